"""While names are hidden nothing in the program shows one; while the screen is black nothing shows at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)

from mtd_desktop.editing import clipboard
from mtd_desktop.editing.actor_ops import SetActorField
from mtd_desktop.gui import dock_table
from mtd_desktop.gui.canvas.access import described
from mtd_desktop.gui.dialogs.audience import AudienceDialog
from mtd_desktop.gui.dialogs.export import ExportDialog
from mtd_desktop.gui.key_button import KeyButton
from mtd_desktop.gui.main_window import MainWindow
from mtd_desktop.privacy.mask import masked
from mtd_desktop.storage.files import load, save
from mtd_desktop.storage.vault import Key
from tests.canaries import LEVELS, marked_map, names_of
from tests.gui.window_stage import Stage, write_map


@pytest.fixture
def marked(scene: Stage, tmp_path: Path) -> tuple[MainWindow, set[str]]:
    """A window that shows a map with canaries for names, with every panel and the line of time."""
    m, _ = marked_map()
    path = tmp_path / "map.mtdmap"
    save(path, m.but(links=m.links[:1]), expected=None)
    window = scene.open(path)
    for name in dock_table.panels():
        window.panels.set_shown(name, shown=True)
    scene.do("time.toggle")
    window.canvas.settle()
    return window, set(names_of(window.editor.map, *LEVELS))


@pytest.fixture(autouse=True)
def nothing_left_on_the_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.clipboard().clear()


def texts_of_model(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    roles = Qt.ItemDataRole
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        for role in (roles.DisplayRole, roles.ToolTipRole, roles.AccessibleTextRole, roles.EditRole):
            yield str(model.data(index, role))
        yield from texts_of_model(model, index)


def on_screen(window: QWidget) -> Iterator[str]:
    """Every word that a person could see, hear or be told in a window."""
    yield window.windowTitle()
    yield window.windowFilePath()
    for part in (window, *window.findChildren(QWidget)):
        if not part.isVisible():
            continue
        yield from (part.toolTip(), part.accessibleName(), part.accessibleDescription(), part.statusTip())
        if isinstance(part, QLabel | QLineEdit):
            yield part.text()
        elif isinstance(part, QPlainTextEdit | QTextEdit):
            yield part.toPlainText()
        elif isinstance(part, QAbstractItemView) and part.model() is not None:
            yield from texts_of_model(part.model(), QModelIndex())
    for action in window.findChildren(QAction):
        yield from (action.text(), action.toolTip(), action.statusTip())


def names_seen(window: MainWindow, names: set[str]) -> set[str]:
    words = "\n".join(on_screen(window))
    words += "\n".join(described(window.canvas, ident) for ident in window.canvas.page().spots)
    words += "\n".join(group.title for group in window.canvas.page().drawing.groups)
    words += "\n".join(
        str(getattr(item, "text", ""))
        for group in window.canvas.page().drawing.groups
        for item in group.items
    )
    return {name for name in names if name in words}


def test_no_name_is_left_on_the_screen(marked: tuple[MainWindow, set[str]], scene: Stage) -> None:
    window, names = marked
    assert names_seen(window, names), "the test sees nothing"
    ident = window.editor.map.actors[0].id
    window.editor.execute(SetActorField((ident,), "name", "qzpub9999z"))
    assert any(name in window.actions_.by_id["edit.undo"].text() for name in names)
    window.editor.selection.set([ident])
    scene.do("privacy.hide_names")
    names.add("qzpub9999z")
    assert names_seen(window, names) == set()
    assert window.canvas.page().spots.keys() >= {ident}
    window.canvas.settle()
    assert names_seen(window, names) == set()
    scene.do("privacy.hide_names")
    window.canvas.settle()
    assert names_seen(window, names)


def test_everything_can_be_done_while_names_are_hidden(
    marked: tuple[MainWindow, set[str]], scene: Stage
) -> None:
    window, names = marked
    scene.do("privacy.hide_names")
    ident = window.editor.map.actors[0].id
    window.editor.selection.set([ident])
    scene.do("edit.move_to:7")
    assert window.editor.map.actor_by_id[ident].standing() == 7
    window.canvas.settle()
    assert names_seen(window, names) == set()
    assert not window.actions_.by_id["window.rename"].isEnabled()
    assert not window.actions_.by_id["window.sides"].isEnabled()
    window.canvas.rename_selected()
    assert names_seen(window, names) == set()
    window.panels.edit()
    assert names_seen(window, names) == set()
    scene.do("edit.undo")
    assert names_seen(window, names) == set()


def test_what_the_status_line_says_has_no_names(marked: tuple[MainWindow, set[str]], scene: Stage) -> None:
    window, names = marked
    scene.do("privacy.hide_names")
    name = next(iter(names))
    window.editor.refused.emit(f"“{name}” cannot be there.")
    assert name not in window.status.currentMessage()
    assert "Actor" in window.status.currentMessage()


def test_tooltips_on_the_page_have_pseudonyms(marked: tuple[MainWindow, set[str]], scene: Stage) -> None:
    window, names = marked
    scene.do("privacy.hide_names")
    ident, spot = next(iter(window.canvas.page().spots.items()))
    at = window.canvas.camera.to_view(spot.x, spot.y).toPoint()
    QApplication.sendEvent(window.canvas, QHelpEvent(QEvent.Type.ToolTip, at, window.canvas.mapToGlobal(at)))
    assert window.canvas.title_of(ident).startswith("Actor ")
    assert not any(name in QToolTip.text() for name in names)


def test_other_windows_and_new_ones_hide_names_too(
    marked: tuple[MainWindow, set[str]], scene: Stage, tmp_path: Path
) -> None:
    window, _ = marked
    other = scene.desk.new_window()
    scene.desk.open(write_map(tmp_path / "Rahimi.mtdmap", names=("Yusuf Rahimi", "B")), other)
    other.canvas.settle()
    assert "Rahimi" in other.windowTitle()
    assert "Rahimi" in other.canvas.title_of("a1")
    window.handler("privacy.hide_names")()
    assert "Rahimi" not in other.windowTitle() + other.canvas.title_of("a1")
    third = scene.desk.new_window()
    assert third.editor.viewing.look.masked
    window.handler("privacy.hide_names")()
    assert not third.editor.viewing.look.masked


def test_a_mask_keeps_ids_and_places() -> None:
    m, _ = marked_map()
    hidden = masked(m)
    assert [a.id for a in hidden.actors] == [a.id for a in m.actors]
    assert [a.place for a in hidden.actors] == [a.place for a in m.actors]
    assert [(k.id, k.from_actor, k.to_actor) for k in hidden.links] == [
        (k.id, k.from_actor, k.to_actor) for k in m.links
    ]


def test_a_picture_copied_while_names_are_hidden_has_none(
    marked: tuple[MainWindow, set[str]], scene: Stage
) -> None:
    window, names = marked
    scene.do("privacy.hide_names")
    scene.do("output.copy_picture")
    svg = bytes(QApplication.clipboard().mimeData().data("image/svg+xml").data()).decode()
    assert "Actor P1" in svg
    assert not any(name in svg for name in names)
    dialog = ExportDialog(window.editor.map, window.files, scene.desk.settings, window, masked=True)
    assert dialog.audience.redacted().mode == "pseudonym"
    assert not any(name in dialog.audience.summary.text() for name in names)
    dialog.deleteLater()


def test_text_on_the_clipboard_is_for_anybody(marked: tuple[MainWindow, set[str]], scene: Stage) -> None:
    window, _ = marked
    window.editor.selection.set(actor.id for actor in window.editor.map.actors)
    scene.do("edit.copy")
    data = QApplication.clipboard().mimeData()
    public = set(names_of(window.editor.map, "public"))
    assert set(data.text().split("\n")) <= public
    assert data.data("x-kde-passwordManagerHint").data() == b"secret"
    everything = bytes(data.data(clipboard.MIME).data()).decode()
    assert all(name in everything for name in names_of(window.editor.map, "secret"))
    scene.do("privacy.hide_names")
    scene.do("edit.copy")
    assert not public & set(QApplication.clipboard().mimeData().text().split("\n"))


# --- for whom


@pytest.fixture
def confidential(scene: Stage, tmp_path: Path) -> MainWindow:
    """A window with a map of two actors, one of them secret."""
    path = write_map(tmp_path / "Rahimi.mtdmap", "The Rahimi map", names=("Yusuf Rahimi", "Two"))
    m = load(path).map
    save(path, m.but(actors=(m.actors[0].but(confidentiality="secret"), m.actors[1])), expected=None)
    return scene.open(path)


def dialog_of(window: MainWindow, scene: Stage) -> ExportDialog:
    return ExportDialog(window.editor.map, window.files, scene.desk.settings, window)


def test_an_export_begins_with_what_anybody_may_see(
    confidential: MainWindow, scene: Stage, tmp_path: Path
) -> None:
    dialog = dialog_of(confidential, scene)
    assert dialog.audience.audience.currentData() == "public"
    assert dialog.audience.summary.text().startswith("Does not leave: 1 actor")
    out = tmp_path / "out.svg"
    scene.answers.to_save = out
    next(b for b in dialog.formats.buttons() if b.property("form") == "svg").click()
    dialog.audience.audience.setCurrentIndex(dialog.audience.audience.findData("private"))
    dialog.export()
    assert "Yusuf Rahimi" in out.read_text(encoding="utf-8")
    again = dialog_of(confidential, scene)
    assert again.audience.audience.currentData() == "public", "a choice for secrets is not remembered"
    again.export()
    words = out.read_text(encoding="utf-8")
    assert "Rahimi" not in words
    assert "Two" in words
    assert "Rahimi" not in scene.answers.asked[-1].rpartition(" as ")[2], "the name of the file says more"
    for made in (dialog, again):
        made._timer.stop()
        made.deleteLater()


def test_printing_asks_for_whom_where_something_is_confidential(
    confidential: MainWindow, scene: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[AudienceDialog] = []

    def say_no(dialog: AudienceDialog) -> int:
        asked.append(dialog)
        return 0

    monkeypatch.setattr(AudienceDialog, "exec", say_no)
    scene.do("output.print")
    assert len(asked) == 1
    assert confidential.editor.map.actors[0].name not in asked[0].choice.summary.text()


def test_the_key_table_needs_a_passphrase(confidential: MainWindow, scene: Stage, tmp_path: Path) -> None:
    out = tmp_path / "who.key"
    scene.answers.to_save = out
    dialog = dialog_of(confidential, scene)
    dialog.audience.mode.setCurrentIndex(dialog.audience.mode.findData("pseudonym"))
    button = dialog.findChild(KeyButton)
    assert isinstance(button, KeyButton)
    assert not button.isHidden()
    assert not button.isEnabled()
    button.save()
    assert not out.exists()
    confidential.files.key = Key.create("word")
    other = dialog_of(confidential, scene)
    found = other.findChild(KeyButton)
    assert isinstance(found, KeyButton)
    found.save()
    assert b"Rahimi" not in out.read_bytes()
    assert b"Yusuf Rahimi" in confidential.files.key.unsealed(out.read_bytes())
    confidential.files.key = None
    for made in (dialog, other):
        made._timer.stop()
        made.deleteLater()
