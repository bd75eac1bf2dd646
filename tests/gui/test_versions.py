"""Checkpoints and versions in the window: kept by name, shown with a picture, restored as one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from mtd_desktop.gui.dialogs.checkpoint import CheckpointDialog
from mtd_desktop.gui.dialogs.versions import VersionsDialog
from mtd_desktop.gui.keeping import Keeping
from mtd_desktop.gui.main_window import MainWindow
from mtd_desktop.gui.since import changes_in_words
from mtd_desktop.model.changes import difference
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.storage import versions
from mtd_desktop.storage.files import load
from tests.gui.window_stage import Retitle, Stage, write_map


@pytest.fixture
def opened(scene: Stage, tmp_path: Path) -> MainWindow:
    """A window with a map from a file."""
    return scene.open(write_map(tmp_path / "peace.mtdmap", "First"))


def meanwhile(kind: type[QDialog], act: Callable[[QDialog], None]) -> None:
    """Do something as soon as the dialog that is about to be opened is there."""

    def there() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        act(dialog)

    QTimer.singleShot(0, there)


def dialog_of(window: MainWindow, qtbot: QtBot) -> VersionsDialog:
    """The dialog of versions, as it is after every picture was drawn."""
    dialog = VersionsDialog(window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog._later.isActive())
    return dialog


def keep(window: MainWindow, name: str) -> None:
    room = Keeping(window)
    assert room.keep(name)


def titles(dialog: VersionsDialog) -> list[str]:
    return [dialog.list.item(row).text().partition("\n")[0] for row in range(dialog.list.count())]


def test_a_checkpoint_is_kept_under_the_name_that_is_typed(scene: Stage, opened: MainWindow) -> None:
    def type_name(dialog: QDialog) -> None:
        assert isinstance(dialog, CheckpointDialog)
        dialog.edit.setText("  before the break ")
        dialog.keep.click()

    meanwhile(CheckpointDialog, type_name)
    scene.do("keeping.checkpoint")
    assert opened.files.path is not None
    (version,) = versions.versions(opened.files.path)
    assert versions.read(version).name == "before the break"
    assert versions.read(version).map == opened.editor.map


def test_a_checkpoint_given_up_is_none(scene: Stage, opened: MainWindow) -> None:
    meanwhile(CheckpointDialog, lambda dialog: dialog.reject())
    scene.do("keeping.checkpoint")
    assert opened.files.path is not None
    assert versions.versions(opened.files.path) == ()


def test_a_checkpoint_holds_what_is_not_saved_and_saves_nothing(opened: MainWindow) -> None:
    path = opened.files.path
    assert path is not None
    opened.editor.execute(Retitle("Unsaved"))
    keep(opened, "now")
    assert versions.read(versions.versions(path)[0]).map.meta.title == "Unsaved"
    assert load(path).map.meta.title == "First"
    assert opened.files.modified


def test_a_map_without_a_file_is_saved_first(scene: Stage, tmp_path: Path) -> None:
    scene.window.files.new()
    scene.do("keeping.versions")
    assert scene.answers.asked[-1].startswith("save in ")
    assert scene.window.files.path is None, "given up"
    scene.answers.to_save = tmp_path / "new.mtdmap"
    meanwhile(CheckpointDialog, lambda dialog: dialog.accept())
    scene.do("keeping.checkpoint")
    (version,) = versions.versions(tmp_path / "new.mtdmap")
    assert versions.read(version).name == "Checkpoint"


def test_the_dialog_shows_every_version_with_a_picture_and_what_changed(
    opened: MainWindow, qtbot: QtBot
) -> None:
    keep(opened, "before <b>the</b> break")
    opened.editor.execute(Retitle("Second"))
    assert opened.files.save()
    dialog = dialog_of(opened, qtbot)
    assert titles(dialog) == [
        "Checkpoints",
        "before <b>the</b> break",
        "Kept by saving",
        "Before the last save",
    ]
    for row in (1, 3):
        picture = dialog.list.item(row).icon().pixmap(dialog.list.iconSize()).toImage()
        colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
        assert len(colours) > 10
    assert dialog.title.text() == "before <b>the</b> break"
    assert dialog.since.text() == "Since then: title or look of the page changed."
    assert dialog.preview._drawing is not None


def test_restoring_is_one_step_and_leaves_the_file_alone(opened: MainWindow, qtbot: QtBot) -> None:
    path = opened.files.path
    assert path is not None
    keep(opened, "one")
    first = opened.editor.map
    opened.editor.execute(Retitle("Second"))
    assert opened.files.save()
    steps = opened.editor.undo_stack.count()
    dialog_of(opened, qtbot).restore_button.click()
    assert opened.editor.map == first
    assert opened.editor.undo_stack.count() == steps + 1
    assert opened.editor.undo_stack.undoText() == "Restore “one”"
    assert load(path).map.meta.title == "Second"
    assert opened.files.modified
    opened.editor.undo_stack.undo()
    assert opened.editor.map.meta.title == "Second"
    assert not opened.files.modified


def test_a_copy_opens_in_a_window_of_its_own(scene: Stage, opened: MainWindow, qtbot: QtBot) -> None:
    keep(opened, "one")
    dialog_of(opened, qtbot).copy_button.click()
    assert scene.window is not opened
    assert scene.window.files.path is None
    assert scene.window.editor.map == opened.editor.map


@pytest.mark.parametrize("sure", [False, True])
def test_deleting_asks_first(scene: Stage, opened: MainWindow, qtbot: QtBot, *, sure: bool) -> None:
    keep(opened, "one")
    scene.answers.on_delete = sure
    dialog = dialog_of(opened, qtbot)
    dialog.delete_button.click()
    assert scene.answers.asked[-1] == "delete one"
    assert opened.files.path is not None
    assert len(versions.versions(opened.files.path)) == (0 if sure else 1)
    assert dialog.restore_button.isEnabled() is not sure
    assert dialog.empty.isVisible() is sure


def test_without_versions_the_dialog_says_how_to_get_one(opened: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(opened, qtbot)
    assert dialog.empty.isVisible()
    assert "Keep a Checkpoint" in dialog.empty.text()
    buttons = (dialog.restore_button, dialog.copy_button, dialog.delete_button)
    assert [button.isEnabled() for button in buttons] == [False] * 3


def test_a_damaged_version_can_be_deleted_but_not_restored(opened: MainWindow, qtbot: QtBot) -> None:
    keep(opened, "one")
    assert opened.files.path is not None
    (version,) = versions.versions(opened.files.path)
    version.path.write_bytes(b"{")
    dialog = dialog_of(opened, qtbot)
    assert "cut off" in dialog.since.text()
    assert not dialog.restore_button.isEnabled()
    assert dialog.delete_button.isEnabled()


def test_a_map_that_can_only_be_read_is_not_restored_but_copied(opened: MainWindow, qtbot: QtBot) -> None:
    keep(opened, "one")
    opened.editor.locked = "It cannot be changed."
    dialog = dialog_of(opened, qtbot)
    assert not dialog.restore_button.isEnabled()
    assert "It cannot be changed." in dialog.restore_button.toolTip()
    assert dialog.copy_button.isEnabled()


def test_hidden_names_stay_hidden(opened: MainWindow, qtbot: QtBot) -> None:
    keep(opened, "before One left")
    opened.editor.viewing.set(masked=True)
    dialog = dialog_of(opened, qtbot)
    drawing = dialog.preview._drawing
    assert drawing is not None
    assert "One" not in repr(drawing)
    assert "One" not in dialog.title.text()
    assert "One" not in "".join(titles(dialog))


def test_how_many_saves_are_kept_is_remembered_and_followed(
    scene: Stage, opened: MainWindow, qtbot: QtBot
) -> None:
    dialog_of(opened, qtbot).backups.setValue(3)
    assert scene.desk.settings.values.backups == 3
    for title in "bcde":
        opened.editor.execute(Retitle(title))
        assert opened.files.save()
    assert opened.files.path is not None
    found = [versions.read(one).map.meta.title for one in versions.versions(opened.files.path)]
    assert found == ["d", "c", "b"]


def test_what_changed_is_said_in_plain_words(opened: MainWindow) -> None:
    m = opened.editor.map
    fewer = m.but(actors=m.actors[:1], links=())
    renamed = m.but(actors=(m.actors[0].but(name="Other"), m.actors[1]))
    turned = m.but(actors=tuple(reversed(m.actors)))
    assert changes_in_words(difference(m, m)) == ""
    assert changes_in_words(difference(fewer, m)) == "1 actor added, 1 link added"
    assert changes_in_words(difference(m, fewer)) == "1 actor removed, 1 link removed"
    assert changes_in_words(difference(Map(), m.but(meta=Meta()))) == "2 actors added, 1 link added"
    assert changes_in_words(difference(m, renamed)) == "1 actor changed"
    assert changes_in_words(difference(m, turned)) == "order of actors changed"
