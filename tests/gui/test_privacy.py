"""While names are hidden nothing in the program shows one; while the screen is black nothing shows at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mtd_desktop import paths
from mtd_desktop.editing import clipboard
from mtd_desktop.editing.actor_ops import SetActorField
from mtd_desktop.gui.blank import Blank, Sheet, the_blank, watch
from mtd_desktop.gui.canvas.access import described
from mtd_desktop.gui.dialogs.export import ExportDialog
from mtd_desktop.gui.main_window import MainWindow
from mtd_desktop.privacy.mask import masked
from mtd_desktop.storage.files import save
from tests.canaries import LEVELS, marked_map, names_of
from tests.gui.window_stage import Stage, write_map


@pytest.fixture
def marked(scene: Stage, tmp_path: Path) -> tuple[MainWindow, set[str]]:
    """A window that shows a map with canaries for names, with outline, inspector and tray."""
    m, _ = marked_map()
    path = tmp_path / "map.mtdmap"
    save(path, m.but(links=m.links[:1]), expected=None)
    window = scene.open(path)
    window.panels.set_shown("outline", shown=True)
    window.panels.set_shown("inspector", shown=True)
    window.canvas.settle()
    return window, set(names_of(window.editor.map, *LEVELS))


@pytest.fixture(autouse=True)
def nothing_left_on_the_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.clipboard().clear()


@pytest.fixture
def black(scene: Stage) -> Iterator[Blank]:
    assert scene.window is not None
    made = the_blank()
    yield made
    made.turn_off()


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


# --- black


def colours(window: QWidget) -> set[int]:
    image: QImage = window.grab().toImage()
    return {
        image.pixelColor(x, y).rgb() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)
    }


BLACK = {QColor("black").rgb()}


def test_every_window_is_black_at_once(scene: Stage, black: Blank, tmp_path: Path, qtbot: QtBot) -> None:
    window = scene.open(write_map(tmp_path / "Rahimi.mtdmap", "Rahimi"))
    window.panels.set_shown("outline", shown=True)
    dialog = QDialog(window)
    dialog.setWindowTitle("Rahimi")
    dialog.show()
    qtbot.waitExposed(dialog)
    QToolTip.showText(QPoint(5, 5), "Rahimi", window)
    scene.do("privacy.blank")
    assert colours(window) == colours(dialog) == BLACK
    assert "Rahimi" not in window.windowTitle() + dialog.windowTitle()
    late = QDialog(window)
    late.setWindowTitle("Rahimi, late")
    late.show()
    assert colours(late) == BLACK
    assert late.windowTitle() == "MTD Desktop"
    window.panels.set_shown("inspector", shown=True)
    window.resize(window.width() + 60, window.height() + 40)
    qtbot.wait(20)
    assert colours(window) == BLACK
    window.setWindowTitle("Rahimi, changed")
    assert window.windowTitle() == "MTD Desktop"
    black.turn_off()
    assert colours(window) != BLACK
    assert window.windowTitle() == "Rahimi, changed"
    assert dialog.windowTitle() == "Rahimi"


def test_keys_and_clicks_say_how_to_go_on_and_do_nothing(
    scene: Stage, black: Blank, tmp_path: Path, qtbot: QtBot
) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap"))
    window.editor.selection.set(["a1"])
    before = window.editor.map
    scene.do("privacy.blank")
    sheet = window.findChild(Sheet)
    assert isinstance(sheet, Sheet)
    silent = sheet.grab().toImage()
    QTest.keyClick(window, Qt.Key.Key_7)
    assert sheet.says
    assert sheet.grab().toImage() != silent
    QTest.keyClick(window.canvas, Qt.Key.Key_Delete)
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton)
    assert window.editor.map is before
    QTest.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not black.on)
    QTest.keyClick(window.canvas, Qt.Key.Key_7)
    assert window.editor.map is not before


def test_a_snapshot_is_written_when_the_screen_goes_black(
    scene: Stage, black: Blank, tmp_path: Path, qtbot: QtBot
) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap"))
    window.editor.execute(SetActorField(("a1",), "name", "Qzsnapshotz"))
    scene.do("privacy.blank")
    assert black.on

    def kept() -> bool:
        files = (path for path in paths.state_dir().rglob("*") if path.is_file())
        return any(b"Qzsnapshotz" in path.read_bytes() for path in files)

    qtbot.waitUntil(kept)


def test_black_covers_a_full_screen(scene: Stage, black: Blank, tmp_path: Path) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap"))
    scene.do("window.toggle_full")
    scene.do("privacy.blank")
    assert colours(window) == BLACK
    black.turn_off()
    assert window.isFullScreen()


def test_a_key_makes_all_black_from_a_field_of_a_dialog(
    scene: Stage, black: Blank, tmp_path: Path, qtbot: QtBot
) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap"))
    watch()
    dialog = QDialog(window)
    dialog.setModal(True)
    field = QLineEdit("Rahimi", dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: black.on)
    assert colours(dialog) == colours(window) == BLACK
