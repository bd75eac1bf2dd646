"""While the screen is black nothing shows at all, and nothing happens underneath."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QToolTip, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from mtd_desktop import paths
from mtd_desktop.editing.actor_ops import SetActorField
from mtd_desktop.gui.blank import Blank, Sheet, the_blank, watch
from tests.gui.window_stage import Stage, write_map


@pytest.fixture
def black(scene: Stage) -> Iterator[Blank]:
    assert scene.window is not None
    made = the_blank()
    yield made
    made.turn_off()


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


@pytest.mark.parametrize("panel", ["questions", "figures"])
def test_one_key_is_enough_wherever_nobody_types(
    scene: Stage, black: Blank, tmp_path: Path, qtbot: QtBot, panel: str
) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap"))
    window.panels.set_shown(panel, shown=True)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    dock = window.panels.widget(panel)
    seats = [*dock.findChildren(QTreeView), *(c for c in dock.findChildren(QComboBox) if not c.isEditable())]
    seat = next(seat for seat in seats if seat.isVisible())
    seat.setFocus()
    QTest.keyClick(seat, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: window.editor.viewing.look.masked)
    QTest.keyClick(window, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: not window.editor.viewing.look.masked)
    QTest.keyClick(window, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: black.on)
    assert colours(window) == BLACK


def test_a_letter_that_is_typed_is_only_a_letter(
    scene: Stage, black: Blank, tmp_path: Path, qtbot: QtBot
) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap"))
    window.panels.set_shown("inspector", shown=True)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "bhBH")
    assert field.text() == "bhBH"
    assert not black.on
    assert not window.editor.viewing.look.masked
