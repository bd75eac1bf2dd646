"""The map date: a bar with a line, steps from change to change, play, and the way back to all times."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mtd_desktop import paths
from mtd_desktop.gui.time import Time
from tests.gui.window_stage import Stage, write_map


def opened(scene: Stage, name: str) -> Time:
    path = next(path for path in paths.samples() if path.stem == name)
    scene.desk.open_copy(path, scene.window)
    scene.window.resize(1400, 900)
    scene.do("time.toggle")
    room = scene.window.handler("time.toggle").__self__  # type: ignore[attr-defined]
    assert isinstance(room, Time)
    return room


def shown(room: Time) -> bool:
    return room.shown


def playing(room: Time) -> bool:
    return room.playing


def ended(scene: Stage) -> str:
    return scene.window.editor.viewing.look.ended


def date(scene: Stage) -> str | None:
    return scene.window.editor.viewing.look.date


def test_the_bar_begins_where_the_map_begins_and_goes_back_to_all_times(scene: Stage) -> None:
    room = opened(scene, "somaliland")
    assert shown(room)
    assert date(scene) == "1990-01"
    assert scene.window.actions_.by_id["time.toggle"].isChecked()
    scene.do("time.toggle")
    assert not shown(room)
    assert date(scene) is None
    assert not scene.window.actions_.by_id["time.toggle"].isChecked()


def test_stepping_visits_every_month_in_which_something_changes_and_no_other(scene: Stage) -> None:
    room = opened(scene, "somaliland")
    seen = [date(scene)]
    for _ in range(200):
        scene.do("time.forward")
        if date(scene) == seen[-1]:
            break
        seen.append(date(scene))
    assert seen == sorted(set(seen), key=str)
    assert {"1991-05", "1993-01", "1993-07"} <= set(seen)
    assert "1992-05" not in seen
    for _ in seen:
        scene.do("time.back")
    assert date(scene) == seen[0]
    assert shown(room)


def test_the_bar_tells_the_story(scene: Stage) -> None:
    room = opened(scene, "somaliland")
    told = []
    for _ in range(40):
        told.append(room.bar.says)
        scene.do("time.forward")
    story = "\n".join(told)
    assert any(line.startswith("January 1993") and "Borama" in line for line in told), story
    elders = next(line for line in told if "elders" in line and "moves to" in line)
    assert "June 1993" in elders
    assert "1 · Government" in elders


def test_play_runs_to_the_end_and_can_be_paused(scene: Stage) -> None:
    room = opened(scene, "somaliland")
    scene.do("time.play")
    assert playing(room)
    assert scene.window.actions_.by_id["time.play"].isChecked()
    before = date(scene)
    room._tick()
    assert date(scene) != before
    scene.do("time.play")
    assert not playing(room)
    scene.do("time.play")
    for _ in range(100):
        room._tick()
    assert not playing(room)
    assert not scene.window.actions_.by_id["time.play"].isChecked()
    assert date(scene) == "1999-01"
    scene.do("time.play")
    assert date(scene) == "1990-01"


def test_the_mouse_and_the_keys_move_the_handle(scene: Stage) -> None:
    room = opened(scene, "oslo")
    line = room.bar.line
    seal = next(month for month, name in line._seals if name == "Declaration of Principles")
    at = QPoint(round(line.x_of(seal)) + 3, 15)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=at)
    assert date(scene) == "1993-09"
    assert "Declaration of Principles" in room.bar.says
    QTest.keyClick(line, Qt.Key.Key_Left)
    assert date(scene) == "1993-08"
    QTest.keyClick(line, Qt.Key.Key_PageDown)
    assert date(scene) == "1992-08"
    QTest.keyClick(line, Qt.Key.Key_Home)
    assert date(scene) == "1971-01"
    QTest.keyClick(line, Qt.Key.Key_Period)
    assert date(scene) not in {"1971-01", None}


def test_all_times_and_what_ended_are_buttons(scene: Stage) -> None:
    room = opened(scene, "oslo")
    room.bar.all_times.click()
    assert date(scene) is None
    assert shown(room)
    assert not room.bar.ended.isEnabled()
    room.bar.all_times.click()
    assert date(scene) == "1971-01"
    assert ended(scene) == "faint"
    room.bar.ended.click()
    assert ended(scene) == "gone"
    scene.do("time.set_ended:faint")
    assert room.bar.ended.isChecked()


def test_the_date_is_no_edit(scene: Stage) -> None:
    opened(scene, "oslo")
    scene.do("time.forward")
    assert scene.window.editor.undo_stack.count() == 0
    assert not scene.window.isWindowModified()


def test_a_map_without_dates_says_so(scene: Stage, tmp_path: Path) -> None:
    scene.open(write_map(tmp_path / "map.mtdmap"))
    scene.do("time.toggle")
    assert not scene.window.handler("time.toggle").__self__.shown  # type: ignore[attr-defined]
    assert "has a date" in scene.window.status.currentMessage()


def test_another_map_in_the_window_has_its_own_time(scene: Stage, tmp_path: Path) -> None:
    room = opened(scene, "oslo")
    scene.desk.open_copy(next(p for p in paths.samples() if p.stem == "somaliland"), scene.window)
    assert date(scene) == "1990-01"
    scene.desk.open(write_map(tmp_path / "map.mtdmap"), scene.window)
    assert not shown(room)
    assert date(scene) is None
