"""Large maps: hands never wait for composing or painting."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from mtd_desktop.bench.make_map import make_map
from mtd_desktop.editing.actor_ops import SetActorField
from mtd_desktop.gui import pauses
from mtd_desktop.gui.canvas.view import CompassView
from mtd_desktop.gui.editor import Editor
from mtd_desktop.layout.compose import Composer
from tests.gui.canvas_stage import Stage, build

ACTORS = 400


@pytest.fixture
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many actors every page had that was composed."""
    counts: list[int] = []
    real = Composer.compose

    def counted(self: Composer, m, options=None):  # type: ignore[no-untyped-def]
        counts.append(len(m.actors))
        return real(self, m, options)

    monkeypatch.setattr(Composer, "compose", counted)
    return counts


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return build(qtbot, make_map(ACTORS, 2 * ACTORS, 1))


def somebody(stage: Stage) -> str:
    """An actor that nobody stands on."""
    view = stage.view
    linked = stage.editor.map.links_of
    return next(i for i in view.page().spots if i in linked and view.actor_at(QPointF(stage.at(i))) == i)


def test_a_drag_composes_once_at_its_end(stage: Stage, qtbot: QtBot, composed: list[int]) -> None:
    composed.clear()
    who = somebody(stage)
    start = stage.at(who)
    stage.press(start)
    for i in range(30):
        stage.move(start + QPoint(i, i))
        stage.view.repaint()
    qtbot.wait(50)
    assert composed == []
    stage.release(start + QPoint(30, 30))
    stage.view.settle()
    assert composed == [ACTORS]


def test_panning_and_zooming_compose_nothing(stage: Stage, composed: list[int]) -> None:
    composed.clear()
    for i in range(10):
        stage.view.set_camera(stage.view.camera.moved(QPointF(5, i)))
        stage.view.zoom_in()
        stage.view.repaint()
    stage.view.settle()
    assert composed == []


def test_edits_in_a_row_are_composed_together(stage: Stage, composed: list[int], qtbot: QtBot) -> None:
    composed.clear()
    who = somebody(stage)
    for i in range(20):
        stage.editor.execute(SetActorField((who,), "name", f"Name {i}", gesture="test"))
    stage.view.settle()
    qtbot.waitUntil(lambda: not stage.view.is_composing)
    assert len(composed) <= 2
    assert stage.editor.map.actor_by_id[who].name == "Name 19"


def test_the_window_answers_while_a_page_is_composed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    go_on, began = threading.Event(), threading.Event()
    real = Composer.compose

    def slow(self: Composer, m, options=None):  # type: ignore[no-untyped-def]
        began.set()
        go_on.wait(20)
        return real(self, m, options)

    monkeypatch.setattr(Composer, "compose", slow)
    page = stage.view.page()
    who = somebody(stage)
    stage.editor.execute(SetActorField((who,), "name", "Slowly", gesture="test"))
    qtbot.waitUntil(began.is_set)
    camera = stage.view.camera
    stage.view.set_camera(camera.moved(QPointF(7, 0)))
    stage.view.repaint()
    assert stage.view.page() is page
    assert stage.view.camera.dx == camera.dx + 7
    go_on.set()
    qtbot.waitUntil(lambda: stage.view.page() is not page, timeout=20_000)


def test_a_defect_in_composing_reaches_the_handler_of_the_program(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr(Composer, "compose", broken)
    with qtbot.captureExceptions() as caught:
        stage.editor.execute(SetActorField((somebody(stage),), "name", "Bad", gesture="test"))
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    monkeypatch.undo()
    stage.editor.undo_stack.undo()
    stage.view.settle()
    assert stage.view.page().spots


def test_select_all_and_drag_moves_all(stage: Stage) -> None:
    who = somebody(stage)
    stage.editor.selection.set(stage.view.page().spots)
    stage.drag(stage.at(who), stage.at(who) + QPoint(0, 8))
    assert stage.editor.undo_stack.count() == 1


@pytest.mark.usefixtures("thresholds")
def test_searches_for_garbage_are_rare() -> None:
    gc.set_threshold(700, 10, 10)
    pauses.make_rare()
    assert gc.get_threshold()[0] >= 10_000


def test_esc_in_the_middle_of_a_large_drag(stage: Stage) -> None:
    before = stage.editor.map
    who = somebody(stage)
    start = stage.at(who)
    stage.press(start)
    stage.move(start + QPoint(40, 40))
    stage.key(Qt.Key.Key_Escape)
    stage.release(start + QPoint(40, 40))
    stage.view.settle()
    assert stage.editor.map is before
    assert stage.at(who) == start


def test_a_window_may_close_while_its_page_is_composed(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    go_on, began = threading.Event(), threading.Event()
    real = Composer.compose

    def slow(self: Composer, m, options=None):  # type: ignore[no-untyped-def]
        began.set()
        go_on.wait(20)
        return real(self, m, options)

    window = QMainWindow()
    qtbot.addWidget(window)
    view = CompassView(Editor(make_map(80, 100, 1)), window)
    window.setCentralWidget(view)
    window.show()
    monkeypatch.setattr(Composer, "compose", slow)
    qtbot.waitUntil(began.is_set)
    thread = next(thread for thread in threading.enumerate() if thread.name == "compose")
    window.close()
    view.setParent(None)
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    go_on.set()
    thread.join(20)
    assert not thread.is_alive()
    assert gc.isenabled()
