"""The start after a crash: what survived is offered, and nothing is lost whatever a person does."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mtd_desktop import paths
from mtd_desktop.gui.comparing import Comparing
from mtd_desktop.gui.dialogs.recovery import RecoveryDialog
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.storage import lock, recovery, vault
from mtd_desktop.storage.files import load, save
from mtd_desktop.storage.recovery import Base, Trail
from tests.gui.window_stage import Retitle, Stage, stage, write_map

Start = Callable[..., tuple[Stage, RecoveryDialog]]


def left_behind(title: str, path: Path | None = None, key: vault.Key | None = None) -> None:
    """A map called `title` that was not saved when its program ended; `path` holds what it was before."""
    base = Base() if path is None else Base(path, load(path, key).fingerprint)
    m = Map() if path is None else load(path, key).map
    trail = Trail()
    trail.write(m.but(meta=m.meta.but(title=title)), base, key)
    trail.leave()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_map(tmp_path / "map.mtdmap", "In the file")


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    """Start the program and wait until it says what survived."""
    made: list[Stage] = []

    def started(*files: Path) -> tuple[Stage, RecoveryDialog]:
        scene = stage()
        made.append(scene)
        for file in files:
            scene.open(file)
        qtbot.waitUntil(lambda: scene.desk.recovery is not None)
        assert scene.desk.recovery is not None
        return scene, scene.desk.recovery

    yield started
    for scene in made:
        scene.close()


def words(dialog: RecoveryDialog) -> list[list[str]]:
    return [[row.title.text(), row.where.text(), row.what.text()] for row in dialog.rows]


def test_each_map_is_shown_with_title_time_and_what_differs(start: Start, path: Path) -> None:
    left_behind("Changed", path)
    left_behind("Never saved")
    _, dialog = start()
    [never, changed] = sorted(words(dialog), reverse=True)
    assert changed[0] == "Changed"
    assert changed[1].startswith("today at ")
    assert changed[1].endswith("map.mtdmap")
    assert changed[2] == "Changes that the file does not have: 1"
    assert never[0] == "Never saved"
    assert never[1].endswith("never saved")


def test_restoring_opens_it_as_changed_and_bound_to_its_file(start: Start, path: Path) -> None:
    left_behind("Changed", path)
    scene, dialog = start()
    dialog.rows[0].restore.click()
    assert not dialog.isVisible()
    window = scene.window
    assert window.files.path == path
    assert window.isWindowModified()
    assert window.editor.map.meta.title == "Changed"
    assert load(path).map.meta.title == "In the file"
    assert recovery.survivors() == (), "it is open again"
    window.files.journal.leave()
    assert len(recovery.survivors()) == 1, "and would survive another crash"


def test_once_saved_it_is_not_offered_again(start: Start, path: Path) -> None:
    left_behind("Changed", path)
    scene, dialog = start()
    dialog.rows[0].restore.click()
    assert scene.window.files.save()
    assert scene.answers.asked == []
    assert load(path).map.meta.title == "Changed"
    assert recovery.survivors() == ()
    assert not scene.window.isWindowModified()


def test_a_file_that_somebody_changed_since_is_not_overwritten(start: Start, path: Path) -> None:
    left_behind("Mine", path)
    write_map(path, "Theirs")
    scene, dialog = start()
    assert "somebody else" in dialog.rows[0].what.text()
    dialog.rows[0].restore.click()
    scene.answers.on_disk = "cancel"
    assert not scene.window.files.save()
    assert scene.answers.asked == ["changed map.mtdmap"]
    assert load(path).map.meta.title == "Theirs"
    assert scene.window.files.modified


def test_closing_the_window_keeps_everything(start: Start, path: Path) -> None:
    left_behind("Changed", path)
    _, dialog = start()
    dialog.close()
    assert len(recovery.survivors()) == 1
    _, again = start()
    assert again.rows[0].title.text() == "Changed"
    again.later.click()
    assert len(recovery.survivors()) == 1


def test_discarding_is_done_when_the_window_closes_and_can_be_taken_back(start: Start, path: Path) -> None:
    left_behind("Changed", path)
    left_behind("Second")
    _, dialog = start()
    one, two = dialog.rows
    one.discard.click()
    two.discard.click()
    assert not one.restore.isEnabled()
    assert len(recovery.survivors()) == 2
    one.discard.click()
    assert one.restore.isEnabled()
    dialog.close()
    [left] = recovery.survivors()
    assert left.ident == one.remains.survivor.ident


def test_comparing_shows_what_differs_and_decides_nothing(
    start: Start, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_behind("Changed", path)
    shown: list[tuple[str, str]] = []

    def show(_room: Comparing, a: Map, b: Map) -> None:
        shown.append((a.meta.title, b.meta.title))

    monkeypatch.setattr(Comparing, "compare_maps", show)
    _, dialog = start()
    dialog.rows[0].compare.click()
    assert shown == [("In the file", "Changed")]
    assert dialog.isVisible()
    dialog.close()
    assert len(recovery.survivors()) == 1


def test_one_that_cannot_be_read_is_said_and_kept(start: Start) -> None:
    left_behind("Changed")
    [survivor] = recovery.survivors()
    survivor.files[0].write_bytes(b"{")
    _, dialog = start()
    assert dialog.rows[0].title.text() == "A map that cannot be read"
    assert not dialog.rows[0].restore.isEnabled()
    dialog.close()
    assert len(recovery.survivors()) == 1


def test_an_unnamed_map_keeps_its_place_from_other_maps(start: Start, path: Path) -> None:
    left_behind("Never saved")
    scene, dialog = start()
    dialog.rows[0].restore.click()
    assert not scene.window.files.vacant
    scene.open(path)
    assert len(scene.desk.windows) == 2, "opening another map must not take the place of this one"


def test_the_window_that_shows_the_file_takes_it(start: Start, path: Path) -> None:
    left_behind("Changed", path)
    scene, dialog = start(path)
    dialog.rows[0].restore.click()
    assert len(scene.desk.windows) == 1
    assert scene.window.editor.map.meta.title == "Changed"


def test_a_window_at_work_on_the_file_is_left_alone(start: Start, path: Path) -> None:
    left_behind("Changed", path)
    scene, dialog = start(path)
    scene.window.editor.execute(Retitle("At work"))
    dialog.rows[0].restore.click()
    first, second = scene.desk.windows
    assert first.editor.map.meta.title == "At work"
    assert second.editor.map.meta.title == "Changed"
    assert second.files.path is None


def test_a_map_with_a_passphrase_tells_nothing_before_it_is_given(start: Start, tmp_path: Path) -> None:
    key = vault.Key.create("correct horse")
    path = tmp_path / "canary.mtdmap"
    save(path, Map(meta=Meta(title="Canary before")), expected=None, key=key)
    left_behind("Canary after", path, key)
    scene, dialog = start()
    for label in dialog.findChildren(QLabel):
        assert "anary" not in label.text()
    scene.answers.passphrases = ["correct horse"]
    dialog.rows[0].restore.click()
    assert scene.window.editor.map.meta.title == "Canary after"
    assert scene.window.files.path == path
    assert scene.window.files.key is not None
    assert scene.window.files.save()
    assert b"anary" not in path.read_bytes()


def test_nothing_survived_and_nothing_is_said(scene: Stage, qtbot: QtBot) -> None:
    qtbot.wait(200)
    assert scene.desk.recovery is None
    assert not recovery.folder().exists() or recovery.survivors() == ()


def test_what_was_saved_in_the_last_moment_is_no_alarm(scene: Stage, qtbot: QtBot, path: Path) -> None:
    """The program was killed between saving and putting its snapshots away."""
    left_behind("Saved", path)
    [survivor] = recovery.survivors()
    save(path, recovery.read(survivor).map, expected=None)
    scene.desk._search = None
    scene.desk._look_back()
    qtbot.waitUntil(lambda: recovery.survivors() == ())
    qtbot.wait(100)
    assert scene.desk.recovery is None
    assert len(list((recovery.folder() / recovery.KEPT).iterdir())) == 1


def test_what_was_kept_for_a_week_goes_by_itself(scene: Stage, qtbot: QtBot) -> None:
    trail = Trail()
    trail.write(Map(), Base())
    trail.settle()
    [kept] = (recovery.folder() / recovery.KEPT).iterdir()
    os.utime(kept, (0, 0))
    scene.desk._search = None
    scene.desk._look_back()
    qtbot.waitUntil(lambda: not kept.exists())


def test_a_crash_below_python_is_told_once_with_a_report_without_folders(start: Start) -> None:
    crash = paths.log_dir() / "crash-0123.log"
    crash.write_text(
        "Fatal Python error: Segmentation fault\n\nCurrent thread 0x1 (most recent call first):\n"
        '  File "/srv/anna/maps/mtd_desktop/gui/desk.py", line 12 in open\n',
        encoding="utf-8",
    )
    scene, dialog = start()
    assert dialog.rows == []
    dialog.copy.click()
    report = QGuiApplication.clipboard().text()
    assert "Segmentation fault" in report
    assert "mtd_desktop/gui/desk.py:12 in open" in report
    assert "anna" not in report
    assert "MTD Desktop 0." in report
    dialog.close()
    assert not crash.exists()
    scene.desk.recovery = None
    scene.desk._search = None
    scene.desk._look_back()
    assert scene.desk.recovery is None


# --- open elsewhere


def held_elsewhere(path: Path) -> Path:
    place = lock.beside(path)
    assert place is not None
    place.write_text(
        '{"user": "anna", "host": "laptop", "process": 4711, "time": "2026-01-01T10:00:00+00:00"}'
    )
    return place


def test_a_map_that_is_open_elsewhere_can_be_read_only(scene: Stage, path: Path) -> None:
    place = held_elsewhere(path)
    scene.answers.on_held = "read only"
    window = scene.open(path)
    assert scene.answers.asked == ["held map.mtdmap by anna"]
    assert not window.editor.execute(Retitle("No"))
    assert "read only" in window.windowTitle()
    scene.answers.to_save = path
    assert not window.files.save(), "the same name would replace what the other one has open"
    window.close()
    assert place.exists(), "it is the other's"


def test_or_copied_or_opened_anyway_or_not_at_all(scene: Stage, path: Path) -> None:
    place = held_elsewhere(path)
    theirs = place.read_bytes()
    assert not scene.desk.open(path, scene.window)
    assert not scene.window.files.is_open
    scene.answers.on_held = "copy"
    assert scene.desk.open(path, scene.window)
    assert scene.window.files.path is None
    assert place.read_bytes() == theirs
    scene.answers.on_held = "anyway"
    window = scene.open(path)
    assert window.files.path == path
    assert place.read_bytes() != theirs
    assert window.editor.execute(Retitle("Yes"))
    assert window.files.save()
    window.close()
    assert not place.exists()


def test_the_sign_follows_the_map_to_its_new_name(scene: Stage, path: Path, tmp_path: Path) -> None:
    window = scene.open(path)
    here = lock.beside(path)
    there = lock.beside(tmp_path / "new.mtdmap")
    assert here is not None
    assert there is not None
    assert here.exists()
    scene.answers.to_save = tmp_path / "new.mtdmap"
    assert window.files.save_as()
    assert not here.exists()
    assert there.exists()
    scene.close()
    assert not there.exists()


def test_replacing_what_another_has_open_is_asked_about(scene: Stage, path: Path, tmp_path: Path) -> None:
    window = scene.open(path)
    window.editor.execute(Retitle("Mine"))
    theirs = write_map(tmp_path / "theirs.mtdmap", "Theirs")
    held_elsewhere(theirs)
    scene.answers.to_save = theirs
    assert not window.files.save_as()
    assert scene.answers.asked[-1] == "replace held theirs.mtdmap by anna"
    assert load(theirs).map.meta.title == "Theirs"


# --- saves that fail


def test_a_save_that_fails_keeps_a_snapshot_and_offers_another_name(
    scene: Stage, path: Path, tmp_path: Path
) -> None:
    window = scene.open(path)
    window.editor.execute(Retitle("Changed"))
    path.chmod(0o400)
    scene.answers.on_not_saved = ["save as"]
    scene.answers.to_save = tmp_path / "else.mtdmap"
    assert window.files.save()
    assert load(tmp_path / "else.mtdmap").map.meta.title == "Changed"
    assert load(path).map.meta.title == "In the file"
    window.editor.execute(Retitle("Again"))
    (tmp_path / "else.mtdmap").chmod(0o400)
    assert not window.files.save()
    assert window.files.modified
    snapshots = [p for p in recovery.folder().glob("*/*.mtdmap") if p.parent.name != recovery.KEPT]
    assert [load(p).map.meta.title for p in snapshots] == ["Again"]


def test_direct_writing_is_offered_only_where_nothing_else_is_possible(
    scene: Stage, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.unit.storage.test_inplace import allow_nothing_new

    window = scene.open(path)
    window.editor.execute(Retitle("Changed"))
    with monkeypatch.context() as patch:
        allow_nothing_new(patch, path.parent)
        assert not window.files.save(), "never without being asked"
        assert scene.answers.asked[-1] == "not saved, in place True"
        assert load(path).map.meta.title == "In the file"
        scene.answers.on_not_saved = ["in place"]
        assert window.files.save()
    assert load(path).map.meta.title == "Changed"
    assert not window.isWindowModified()
    window.editor.execute(Retitle("Again"))
    assert window.files.save(), "the safe way works again and finds the file as it left it"


def test_what_others_changed_can_be_compared_and_merged(scene: Stage, path: Path) -> None:
    window = scene.open(path)
    window.editor.execute(Retitle("Mine"))
    wanted: list[str] = []
    window.files.wanted.disconnect()
    window.files.wanted.connect(wanted.append)
    write_map(path, "Theirs")
    for answer in ("compare", "merge"):
        scene.answers.on_disk = answer
        assert not window.files.save()
    assert wanted == ["comparing.compare_with_disk", "comparing.merge_with_disk"]
    window.files.met(load(path).fingerprint)
    assert window.files.save(), "what was merged is saved without another question"
    assert load(path).map.meta.title == "Mine"
