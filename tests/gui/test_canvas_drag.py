"""Hands on actors: one gesture is one step, and Esc leaves no trace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.gui.canvas_stage import Stage, build

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return build(qtbot)


def test_drag_within_a_sector_is_one_step_and_stays_put(stage: Stage) -> None:
    before = stage.editor.map
    goal = stage.in_zone(1, 0.4, 0.3)
    stage.drag(stage.at("ministry"), goal)
    assert stage.editor.undo_stack.count() == 1
    assert stage.zone("ministry") == 1
    assert (stage.at("ministry") - goal).manhattanLength() <= 3
    assert stage.view.page().spots["ministry"].placed
    stage.editor.undo_stack.undo()
    assert stage.editor.map is before


def test_drag_across_a_border_changes_the_track(stage: Stage) -> None:
    before = stage.editor.map
    stage.drag(stage.at("ministry"), stage.in_zone(3))
    assert stage.zone("ministry") == 3
    assert stage.editor.undo_stack.count() == 1
    assert "Ministry" in stage.editor.undo_stack.undoText()
    stage.editor.undo_stack.undo()
    assert stage.editor.map is before
    stage.editor.undo_stack.redo()
    assert stage.zone("ministry") == 3


def test_drag_beyond_the_rim_puts_an_actor_outside(stage: Stage) -> None:
    stage.drag(stage.at("church"), stage.in_zone(0, 0.78, 0.5))
    assert stage.zone("church") == 0


@pytest.mark.parametrize("modifier", [ALT, CTRL])
def test_drag_with_alt_adds_a_track_and_keeps_the_first(stage: Stage, modifier: Qt.KeyboardModifier) -> None:
    before = stage.at("church")
    stage.drag(before, stage.in_zone(2), modifier)
    memberships = stage.editor.map.actor_by_id["church"].memberships
    assert [(m.track, m.primary) for m in memberships] == [(7, True), (2, False)]
    assert stage.editor.undo_stack.count() == 1
    assert stage.at("church") == before


def test_all_selected_move_together_in_one_step(stage: Stage) -> None:
    stage.editor.selection.set(["ministry", "party"])
    between = stage.at("party") - stage.at("ministry")
    goal = stage.at("ministry") + QPoint(6, 24)
    stage.drag(stage.at("ministry"), goal)
    assert stage.editor.undo_stack.count() == 1
    assert (stage.at("party") - stage.at("ministry") - between).manhattanLength() <= 4
    assert (stage.at("ministry") - goal).manhattanLength() <= 3


def test_esc_gives_a_drag_up(stage: Stage) -> None:
    before = stage.editor.map
    start, goal = stage.at("ministry"), stage.in_zone(4)
    stage.press(start)
    stage.move(start + QPoint(20, 20))
    stage.move(goal)
    stage.key(Qt.Key.Key_Escape)
    stage.release(goal)
    stage.view.settle()
    assert stage.editor.map is before
    assert stage.editor.undo_stack.count() == 0
    assert stage.at("ministry") == start


def test_a_trembling_click_moves_nothing(stage: Stage) -> None:
    before = stage.editor.map
    start = stage.at("ministry")
    stage.drag(start, start + QPoint(2, 1))
    assert stage.editor.map is before
    assert stage.chosen() == ("ministry",)


def test_rubber_band_selects_actors_and_links_inside(stage: Stage) -> None:
    corner = stage.at("ministry") + QPoint(-60, -60)
    stage.drag(corner, stage.at("party") + QPoint(60, 80))
    assert set(stage.chosen()) == {"ministry", "party", "talks"}
    assert stage.editor.undo_stack.count() == 0


def test_esc_gives_a_rubber_band_up(stage: Stage) -> None:
    stage.editor.selection.set(["church"])
    corner = stage.at("ministry") + QPoint(-60, -60)
    stage.press(corner, SHIFT)
    stage.move(stage.at("party") + QPoint(60, 80))
    assert len(stage.chosen()) > 1
    stage.key(Qt.Key.Key_Escape)
    stage.release(corner)
    assert stage.chosen() == ("church",)


def test_click_selects_and_modifiers_toggle(stage: Stage) -> None:
    stage.click(stage.at("ministry"))
    stage.click(stage.at("party"), SHIFT)
    assert stage.chosen() == ("ministry", "party")
    stage.click(stage.at("ministry"), CTRL)
    assert stage.chosen() == ("party",)
    stage.click(stage.on_link("blessing"))
    assert stage.chosen() == ("blessing",)
    stage.click(stage.in_zone(4))
    assert stage.chosen() == ()


def test_double_click_asks_to_edit(stage: Stage, qtbot: QtBot) -> None:
    from PySide6.QtTest import QTest

    with qtbot.waitSignal(stage.view.edit_requested) as asked:
        QTest.mouseDClick(
            stage.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, stage.at("church")
        )
    assert asked.args == ["church"]


def test_read_only_maps_are_not_moved(stage: Stage) -> None:
    before = stage.editor.map
    stage.view.set_read_only(read_only=True)
    stage.drag(stage.at("ministry"), stage.in_zone(3))
    stage.editor.selection.set(["ministry"])
    stage.key(Qt.Key.Key_Right)
    stage.view.rename_selected()
    stage.view.begin_link()
    assert stage.editor.map is before
    assert stage.view.tool == "select"


def test_an_edit_that_arrives_during_a_drag_does_not_move_the_page(stage: Stage) -> None:
    from mtd_desktop.editing.page_ops import SetMeta

    start = stage.at("ministry")
    stage.press(start)
    stage.move(start + QPoint(20, 20))
    page = stage.view.page()
    stage.editor.execute(SetMeta("title", "Another title, long enough to need another line on the page"))
    stage.view.settle()
    assert stage.view.page() is page
    goal = stage.in_zone(2)
    stage.move(goal)
    stage.release(goal)
    stage.view.settle()
    assert stage.zone("ministry") == 2
    assert stage.view.page() is not page
    assert stage.editor.undo_stack.count() == 2
