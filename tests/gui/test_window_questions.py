"""The boxes themselves: every button means what it says, and no word in them is taken for a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from mtd_desktop.errors import UserError
from mtd_desktop.gui.questions import Boxes

HOSTILE = "<img src=file:///etc/passwd>"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def answered(ask: Callable[[], object], press: str) -> tuple[object, QMessageBox]:
    """What `ask` returns when the button whose text begins with `press` is pressed; "Esc" is the key."""
    seen: list[QMessageBox] = []

    def push() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box)
        for part in box.findChildren(QLabel):
            assert part.textFormat() == Qt.TextFormat.PlainText or not part.text()
        if press == "Esc":
            QTest.keyClick(box, Qt.Key.Key_Escape)
        else:
            next(b for b in box.buttons() if b.text().replace("&", "").startswith(press)).click()

    QTimer.singleShot(0, push)
    return ask(), seen[0]


@pytest.mark.parametrize(
    ("press", "answer"),
    [("Save", "save"), ("Discard", "discard"), ("Cancel", "cancel"), ("Esc", "cancel")],
)
def test_unsaved(press: str, answer: str, window: QWidget) -> None:
    boxes = Boxes(window)
    got, box = answered(lambda: boxes.unsaved(HOSTILE), press)
    assert got == answer
    assert HOSTILE in box.text()


@pytest.mark.parametrize(
    ("press", "answer"),
    [("Save As", "save as"), ("Overwrite", "overwrite"), ("Cancel", "cancel"), ("Esc", "cancel")],
)
def test_changed_on_disk(press: str, answer: str, window: QWidget) -> None:
    assert answered(lambda: Boxes(window).changed_on_disk(Path("a.mtdmap")), press)[0] == answer


@pytest.mark.parametrize(("press", "answer"), [("Replace", True), ("Cancel", False), ("Esc", False)])
def test_replace(press: str, answer: bool, window: QWidget) -> None:
    got, box = answered(lambda: Boxes(window).replace(Path("a.mtdmap")), press)
    assert got is answer
    assert box.defaultButton().text().replace("&", "") == "Cancel", "Enter must not destroy anything"


def test_an_error_says_where_what_and_what_to_do(window: QWidget) -> None:
    error = UserError(f"No actor {HOSTILE}.", f"Look at {HOSTILE}.", where="a.mtdmap: line 3")
    _, box = answered(lambda: Boxes(window).tell(error), "OK")
    assert box.text() == f"a.mtdmap: line 3: No actor {HOSTILE}."
    assert box.informativeText() == f"Look at {HOSTILE}."


def test_a_box_before_the_window_brings_the_window_along(window: QWidget) -> None:
    answered(lambda: Boxes(window).tell(UserError("Bad.")), "OK")
    assert window.isVisible()
