"""Opening, saving and closing: nothing good gives way to anything bad, and nothing is lost unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from mtd_desktop import paths
from mtd_desktop.gui.filenames import file_stem
from mtd_desktop.gui.settings import SettingsFile
from mtd_desktop.storage.files import load
from tests.gui.window_stage import Retitle, Stage, write_map

BAD = {
    "not json": b"hello",
    "truncated": b'{"format": "mtd-map", "version": 1, "map": {"actors": [',
    "empty": b"",
    "another program's": b'{"nodes": []}',
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_leaves_the_map_and_says_why(kind: str, scene: Stage, tmp_path: Path) -> None:
    window = scene.open(write_map(tmp_path / "good.mtdmap"))
    window.editor.execute(Retitle("Changed"))
    before, title = window.editor.map, window.windowTitle()
    bad = tmp_path / "bad.mtdmap"
    bad.write_bytes(BAD[kind])
    assert not scene.desk.open(bad, window)
    assert window.editor.map is before
    assert window.editor.undo_stack.undoText() == "Change title"
    assert window.windowTitle() == title
    assert scene.desk.windows == [window], "an empty window stays behind"
    [error] = scene.answers.told
    assert "bad.mtdmap" in str(error)
    assert bad.read_bytes() == BAD[kind]


def test_a_vanished_file_leaves_the_list_of_recent_ones(scene: Stage, tmp_path: Path) -> None:
    path = write_map(tmp_path / "gone.mtdmap")
    scene.open(path)
    path.unlink()
    assert not scene.window.files.open(path)
    assert scene.desk.settings.recent() == ()
    assert scene.answers.told


def test_a_failed_save_keeps_the_map_modified(
    scene: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_map(tmp_path / "map.mtdmap")
    window = scene.open(path)
    window.editor.execute(Retitle("Changed"))
    before = path.read_bytes()

    def full_disk(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.write", full_disk)
    assert not window.files.save()
    monkeypatch.undo()
    assert window.isWindowModified()
    assert window.files.modified
    assert path.read_bytes() == before
    assert len(scene.answers.told) == 1
    assert window.files.save()
    assert not window.isWindowModified()
    assert load(path).map.meta.title == "Changed"


def test_undo_back_to_the_saved_state_is_unmodified(scene: Stage, tmp_path: Path) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap"))
    assert not window.isWindowModified()
    window.editor.execute(Retitle("Changed"))
    assert window.isWindowModified()
    scene.do("edit.undo")
    assert not window.isWindowModified()
    scene.do("edit.redo")
    scene.do("files.save")
    assert not window.isWindowModified()
    scene.do("edit.undo")
    assert window.isWindowModified()


@pytest.mark.parametrize(
    ("answer", "closed", "written"),
    [("cancel", False, False), ("discard", True, False), ("save", True, True)],
)
def test_closing_asks(answer: str, closed: bool, written: bool, scene: Stage, tmp_path: Path) -> None:
    path = write_map(tmp_path / "map.mtdmap")
    window = scene.open(path)
    window.editor.execute(Retitle("Changed"))
    scene.answers.on_unsaved = answer  # type: ignore[assignment]
    assert window.close() is closed
    assert scene.answers.asked == ["unsaved map"]
    assert (window not in scene.desk.windows) is closed
    assert (load(path).map.meta.title == "Changed") is written


def test_closing_stops_when_saving_fails(scene: Stage, tmp_path: Path) -> None:
    scene.do("desk.new")
    scene.window.editor.execute(Retitle("Changed"))
    scene.answers.on_unsaved = "save"
    scene.answers.to_save = None  # cancelled in the file dialog
    assert not scene.window.close()
    scene.answers.to_save = tmp_path / "no such folder" / "map.mtdmap"
    assert not scene.window.close()
    assert len(scene.answers.told) == 1
    assert scene.window.files.modified


def test_an_unchanged_map_closes_without_a_question(scene: Stage, tmp_path: Path) -> None:
    scene.open(write_map(tmp_path / "map.mtdmap"))
    assert scene.window.close()
    assert scene.answers.asked == []


def test_quitting_stops_at_the_first_window_that_stays(scene: Stage, tmp_path: Path) -> None:
    scene.open(write_map(tmp_path / "one.mtdmap"))
    scene.window.editor.execute(Retitle("Changed"))
    scene.open(write_map(tmp_path / "two.mtdmap"))
    scene.answers.on_unsaved = "cancel"
    scene.do("desk.quit")
    assert len(scene.desk.windows) == 2


def test_somebody_else_wrote_the_file(scene: Stage, tmp_path: Path) -> None:
    path = write_map(tmp_path / "map.mtdmap")
    window = scene.open(path)
    window.editor.execute(Retitle("Mine"))
    write_map(path, "Theirs")
    scene.answers.on_disk = "cancel"
    assert not window.files.save()
    assert load(path).map.meta.title == "Theirs"
    scene.answers.on_disk = "save as"
    scene.answers.to_save = tmp_path / "mine.mtdmap"
    assert window.files.save()
    assert load(path).map.meta.title == "Theirs"
    assert load(tmp_path / "mine.mtdmap").map.meta.title == "Mine"
    assert window.files.path == tmp_path / "mine.mtdmap"


def test_overwriting_what_somebody_else_wrote_must_be_said(scene: Stage, tmp_path: Path) -> None:
    path = write_map(tmp_path / "map.mtdmap")
    window = scene.open(path)
    window.editor.execute(Retitle("Mine"))
    write_map(path, "Theirs")
    scene.answers.on_disk = "overwrite"
    assert window.files.save()
    assert load(path).map.meta.title == "Mine"
    window.editor.execute(Retitle("Mine again"))
    assert window.files.save()
    assert scene.answers.asked == ["changed map.mtdmap"]


def test_save_as_adds_the_suffix_and_asks_before_replacing(scene: Stage, tmp_path: Path) -> None:
    taken = write_map(tmp_path / "taken.mtdmap", "Keep me")
    scene.do("desk.new")
    scene.answers.to_save = tmp_path / "taken"
    assert not scene.window.files.save()
    assert scene.answers.asked[-1] == "replace taken.mtdmap"
    assert load(taken).map.meta.title == "Keep me"
    scene.answers.to_save = tmp_path / "free"
    assert scene.window.files.save()
    assert scene.window.files.path == tmp_path / "free.mtdmap"
    assert scene.window.windowTitle() == "free[*] – MTD Desktop"


def test_a_sample_is_opened_as_a_copy(scene: Stage) -> None:
    sample = paths.sample("northern-ireland")
    before = sample.read_bytes()
    assert scene.desk.open_copy(sample, scene.window)
    window = scene.window
    assert window.files.path is None
    assert not window.isWindowModified()
    window.editor.execute(Retitle("Mine"))
    scene.answers.to_save = None
    assert not window.files.save()
    assert scene.answers.asked[-1].startswith("save in ")
    assert sample.read_bytes() == before
    assert scene.desk.settings.recent() == ()


def test_a_file_of_a_newer_version_is_never_overwritten(scene: Stage, tmp_path: Path) -> None:
    path = write_map(tmp_path / "new.mtdmap")
    text = path.read_text(encoding="utf-8").replace('"version": 1', '"version": 99', 1)
    lines = [line for line in text.splitlines(keepends=True) if '"sha256"' not in line]
    path.write_text("".join(lines), encoding="utf-8")
    before = path.read_bytes()
    window = scene.open(path)
    assert window.files.read_only is True
    assert "read only" in window.windowTitle()
    assert window._notices.text
    assert not window._notices.isHidden()
    shown = window.editor.map
    assert not window.editor.execute(Retitle("Mine"))
    assert window.editor.map is shown
    assert "another name" in window.status.currentMessage()
    scene.answers.to_save = path
    assert not window.files.save()
    assert path.read_bytes() == before
    assert scene.answers.told
    scene.answers.to_save = tmp_path / "copy.mtdmap"
    assert window.files.save()
    assert path.read_bytes() == before
    assert scene.window.files.read_only is False
    assert window.editor.execute(Retitle("Mine"))


def test_recent_files(scene: Stage, tmp_path: Path) -> None:
    one, two = write_map(tmp_path / "one.mtdmap"), write_map(tmp_path / "two.mtdmap")
    scene.open(one)
    scene.open(two)
    scene.open(one)
    assert scene.desk.settings.recent() == (two, one), (
        "a window that is only brought to the front opens nothing"
    )
    assert SettingsFile().recent() == (two, one), "not written"
    window = scene.window
    window.menus["file/recent"].aboutToShow.emit()
    texts = [action.text() for action in window.menus["file/recent"].actions()]
    assert texts[:2] == ["two", "one"]
    scene.do("desk.forget_recent")
    assert SettingsFile().recent() == ()
    assert not window.actions_.by_id["desk.forget_recent"].isEnabled()


def test_no_recent_keeps_nothing_and_shows_nothing(scene: Stage, tmp_path: Path) -> None:
    scene.open(write_map(tmp_path / "one.mtdmap"))
    quiet = SettingsFile(no_recent=True)
    assert quiet.recent() == ()
    quiet.remember(tmp_path / "secret.mtdmap")
    quiet.save()
    assert SettingsFile().recent() == (tmp_path / "one.mtdmap",)


def test_a_map_is_shown_once(scene: Stage, tmp_path: Path) -> None:
    path = write_map(tmp_path / "one.mtdmap")
    first = scene.open(path)
    scene.open(write_map(tmp_path / "two.mtdmap"))
    assert len(scene.desk.windows) == 2
    scene.desk.open(path, scene.window)
    assert len(scene.desk.windows) == 2
    assert first.files.path == path


def test_dropping_files_opens_them(scene: Stage, tmp_path: Path) -> None:
    files = [write_map(tmp_path / f"{name}.mtdmap", name) for name in ("one", "two")]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    window = scene.window
    rest = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), *rest)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(5, 5), *rest))
    assert [w.editor.map.meta.title for w in scene.desk.windows] == ["one", "two"]


def test_a_dropped_picture_is_refused_with_a_sentence(scene: Stage, tmp_path: Path) -> None:
    picture = tmp_path / "holiday.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    window = scene.open(write_map(tmp_path / "one.mtdmap"))
    before = window.editor.map
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture))])
    window.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert window.editor.map is before
    assert "holiday.png" in str(scene.answers.told[0])


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Peace", "Peace"),
        ("a/b\\c:d", "a b c d"),
        ("../../etc/passwd", "etc passwd"),
        ("line\nbreak\ttab", "line break tab"),
        ("", "Untitled map"),
        ("...", "Untitled map"),
        ("x" * 500, "x" * 60),
        ("سلام", "سلام"),
    ],
)
def test_a_title_becomes_a_file_name_that_every_system_takes(name: str, stem: str) -> None:
    assert file_stem(name) == stem
