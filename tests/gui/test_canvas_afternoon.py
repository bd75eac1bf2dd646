"""An afternoon of work in a minute: whatever hands and keys do, undo leads back to the very start."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mtd_desktop.editing.entity_ops import Delete
from mtd_desktop.model.document import broken_promises
from tests.gui.canvas_stage import NONE, Stage, build

KEYS = (
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Left,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_Space,
    Qt.Key.Key_A,
)
MODIFIERS = (NONE, NONE, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier)


class Hand:
    """Does one thing after the other."""

    def __init__(self, stage: Stage, seed: int) -> None:
        self.stage = stage
        self.random = random.Random(seed)

    def somewhere(self) -> QPoint:
        spots = list(self.stage.view.page().spots)
        if spots and self.random.random() < 0.6:
            return self.stage.at(self.random.choice(spots)) + QPoint(self.random.randint(-4, 4), 2)
        return QPoint(self.random.randint(0, 899), self.random.randint(0, 699))

    def press(self) -> None:
        self.stage.press(self.somewhere(), self.random.choice(MODIFIERS))

    def move(self) -> None:
        self.stage.move(self.somewhere())

    def release(self) -> None:
        self.stage.release(self.somewhere(), self.random.choice(MODIFIERS))

    def double_click(self) -> None:
        QTest.mouseDClick(self.stage.view, Qt.MouseButton.LeftButton, NONE, self.somewhere())

    def key(self) -> None:
        QTest.keyClick(self.stage.focus(), self.random.choice(KEYS), self.random.choice(MODIFIERS))

    def words(self) -> None:
        QTest.keyClicks(self.stage.focus(), self.random.choice(("Ann", "Peace @3", "<b>", "mini")))

    def tool(self) -> None:
        view = self.stage.view
        self.random.choice(
            (
                lambda: view.set_tool("actor"),
                lambda: view.set_tool("link"),
                lambda: view.set_tool("select"),
                view.begin_link,
                view.rename_selected,
            )
        )()

    def look(self) -> None:
        view = self.stage.view
        at = QPointF(self.somewhere())
        angle = QPoint(0, self.random.choice((-120, 120)))
        event = QWheelEvent(
            at,
            QPointF(view.mapToGlobal(at)),
            QPoint(),
            angle,
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - Qt has no keyword for it
        )
        QApplication.sendEvent(view, event)

    def fit(self) -> None:
        self.stage.view.fit()

    def undo(self) -> None:
        self.stage.editor.undo_stack.undo()

    def redo(self) -> None:
        self.stage.editor.undo_stack.redo()

    def delete(self) -> None:
        self.stage.editor.execute(Delete(self.stage.chosen()[:1]))

    def rest(self) -> None:
        self.stage.view.settle()
        self.stage.view.repaint()

    def work(self, steps: int) -> None:
        deeds = (
            *(self.press, self.move, self.move, self.release) * 3,
            *(self.double_click, self.key, self.key, self.words, self.tool, self.look, self.fit),
            *(self.undo, self.redo, self.delete, self.rest, self.rest),
        )
        for _ in range(steps):
            self.random.choice(deeds)()


@pytest.mark.parametrize("seed", range(6))
def test_everything_can_be_undone(qtbot: QtBot, seed: int) -> None:
    stage = build(qtbot)
    start = stage.editor.map
    Hand(stage, seed).work(220)
    assert not list(broken_promises(stage.editor.map))
    for _ in range(3):
        QTest.keyClick(stage.view, Qt.Key.Key_Escape)
    stage.view.settle()
    while stage.editor.undo_stack.canUndo():
        stage.editor.undo_stack.undo()
    stage.view.settle()
    assert stage.editor.map is start
    assert set(stage.view.page().spots) == {a.id for a in start.actors if a.memberships}
    assert not stage.view._stage.is_held
