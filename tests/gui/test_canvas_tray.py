"""Actors without a place: the strip that shows them, and every way on to the compass and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mtd_desktop.editing.actor_ops import MoveToZone
from mtd_desktop.gui.canvas.tray import Tray
from mtd_desktop.gui.carried import carried
from mtd_desktop.gui.docks.outline import Outline
from mtd_desktop.gui.editor import Editor
from tests.gui.canvas_stage import Stage, build

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return build(qtbot)


@pytest.fixture
def tray(stage: Stage, qtbot: QtBot) -> Iterator[Tray]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(stage.view, 1)
    strip = Tray(stage.editor, window)
    column.addWidget(strip)
    window.resize(900, 780)
    window.show()
    qtbot.waitExposed(window)
    stage.view.settle()
    yield strip
    assert window is not None  # it lives until here


def drop(stage: Stage, what: tuple[str, ...] | QMimeData, at: QPoint) -> bool:
    data = what if isinstance(what, QMimeData) else carried(what, stage.editor)
    left, move = Qt.MouseButton.LeftButton, Qt.DropAction.MoveAction
    entering = QDragEnterEvent(at, move, data, left, NONE)
    QApplication.sendEvent(stage.view, entering)
    event = QDropEvent(QPointF(at), move, data, left, NONE)
    QApplication.sendEvent(stage.view, event)
    stage.view.settle()
    return entering.isAccepted() and event.isAccepted()


def test_what_comes_from_another_map_is_not_taken(stage: Stage, tray: Tray) -> None:
    before = stage.editor.map
    other = Editor(before, stage.view)
    assert not drop(stage, carried(tray.idents, other), stage.in_zone(7))
    assert stage.editor.map is before


def test_it_shows_itself_only_when_somebody_waits(stage: Stage, tray: Tray) -> None:
    assert tray.idents == ("newcomer",)
    assert tray.isVisible()
    stage.editor.execute(MoveToZone(("newcomer",), 4))
    assert not tray.isVisible()
    stage.editor.undo_stack.undo()
    assert tray.isVisible()


def test_dropped_actors_stand_where_they_were_dropped(stage: Stage) -> None:
    goal = stage.in_zone(5, 0.3, 0.4)
    assert drop(stage, ("newcomer",), goal)
    assert stage.zone("newcomer") == 5
    assert (stage.at("newcomer") - goal).manhattanLength() <= 3
    assert stage.editor.undo_stack.count() == 1
    assert stage.chosen() == ("newcomer",)


def test_a_drag_that_comes_in_beside_the_page_goes_on(stage: Stage) -> None:
    edge = stage.view.rect().bottomLeft()
    assert stage.view.zone_at(QPointF(edge)) is None
    data, left, move = (
        carried(("newcomer",), stage.editor),
        Qt.MouseButton.LeftButton,
        Qt.DropAction.MoveAction,
    )
    entering = QDragEnterEvent(edge, move, data, left, NONE)
    entering.ignore()
    QApplication.sendEvent(stage.view, entering)
    assert entering.isAccepted(), "Qt sends no moves to a widget that refused the drag"
    for at, taken in ((edge, False), (stage.in_zone(7), True)):
        moving = QDragMoveEvent(at, move, data, left, NONE)
        QApplication.sendEvent(stage.view, moving)
        assert moving.isAccepted() is taken


def test_what_is_dragged_out_of_the_outline_can_be_dropped_too(stage: Stage, qtbot: QtBot) -> None:
    outline = Outline(stage.editor)
    qtbot.addWidget(outline)
    row = outline.model.index_of(outline.model.tree.actor_nodes["church"])
    assert drop(stage, outline.model.mimeData([row]), stage.in_zone(5))
    assert stage.zone("church") == 5


def test_nothing_is_dropped_beside_the_page_or_on_a_read_only_map(stage: Stage) -> None:
    before = stage.editor.map
    assert not drop(stage, ("newcomer",), QPoint(1, 1))
    stage.view.set_read_only(read_only=True)
    assert not drop(stage, ("newcomer",), stage.in_zone(5))
    assert stage.editor.map is before


def test_strangers_and_files_are_not_taken(stage: Stage) -> None:
    before = stage.editor.map
    assert not drop(stage, ("nobody-here",), stage.in_zone(5))
    assert stage.editor.map is before


def test_a_digit_puts_the_chosen_on_a_track(stage: Stage, tray: Tray) -> None:
    names = tray.findChild(QListWidget)
    assert names is not None
    names.setFocus()
    names.setCurrentRow(0)
    assert stage.chosen() == ("newcomer",)
    QTest.keyClick(names, Qt.Key.Key_8)
    assert stage.zone("newcomer") == 8


def test_an_actor_dragged_on_to_the_tray_loses_its_place(stage: Stage, tray: Tray) -> None:
    over = tray.mapTo(tray.window(), tray.rect().center())
    goal = stage.view.mapFrom(tray.window(), over)
    stage.drag(stage.at("church"), goal)
    assert stage.zone("church") is None
    assert stage.editor.map.actor_by_id["church"].place is None
    assert tray.idents == ("church", "newcomer")
    stage.editor.undo_stack.undo()
    assert stage.zone("church") == 7
