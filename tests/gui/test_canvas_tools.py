"""Naming, linking and going about by keyboard."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mtd_desktop.editing.actor_ops import SetActorField
from mtd_desktop.layout.drawing import Text
from mtd_desktop.model.document import Map
from mtd_desktop.model.tracks import OUTSIDE
from tests.gui.canvas_stage import Stage, build

HOSTILE = "<img src=file:///etc/passwd>=cmd()&amp; \u202egnitset"


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return build(qtbot)


def names(stage: Stage) -> list[tuple[str, int | None]]:
    return [(actor.name, actor.standing()) for actor in stage.editor.map.actors]


def test_three_actors_by_typing(qtbot: QtBot) -> None:
    stage = build(qtbot, Map())
    stage.view.set_tool("actor")
    stage.click(stage.in_zone(6))
    for name in ("Women in Black", "Peace Now @9", "Quakers >relig"):
        stage.type(name)
        stage.key(Qt.Key.Key_Return)
    assert names(stage) == [("Women in Black", 6), ("Peace Now", 9), ("Quakers", 7)]
    assert stage.editor.undo_stack.count() == 3
    assert isinstance(stage.focus(), QLineEdit)
    stage.key(Qt.Key.Key_Escape)
    assert stage.view.tool == "select"
    assert stage.focus() is stage.view
    assert len(stage.editor.map.actors) == 3


def test_double_click_on_the_title_edits_it_instead_of_adding_an_actor(stage: Stage) -> None:
    asked: list[str] = []
    stage.view.edit_requested.connect(asked.append)
    stage.editor.selection.set(("church",))
    for role in ("title", "legend"):
        group = next(group for group in stage.view.page().drawing.groups if group.role == role)
        text = next(item for item in group.items if isinstance(item, Text))
        middle = text.x + text.width * {"start": 0.5, "middle": 0.0, "end": -0.5}[text.anchor]
        at = stage.view.camera.to_view(middle, text.y - text.size / 3).toPoint()
        QTest.mouseDClick(stage.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        assert stage.view.tool == "select"
    assert asked == ["", ""]
    assert stage.editor.selection.ids == ()


def test_double_click_just_beside_the_title_adds_nobody_but_well_off_it_does(stage: Stage) -> None:
    view = stage.view
    group = next(group for group in view.page().drawing.groups if group.role == "title")
    text = next(item for item in group.items if isinstance(item, Text))
    end = view.camera.to_view(text.x + text.width + 0.6 * text.size, text.y - text.size / 3)
    for away, tool in ((10, "select"), (40, "actor")):
        at = (end + QPointF(away, 0)).toPoint()
        assert view.zone_at(QPointF(at)) == OUTSIDE
        QTest.mouseDClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        assert view.tool == tool


def test_the_field_for_a_name_says_how_to_choose_a_track(stage: Stage) -> None:
    said: list[str] = []
    stage.view.message.connect(said.append)
    stage.view.set_tool("actor")
    assert any("@7" in words and "@0" in words and "@t" in words for words in said)


def test_a_name_that_ends_with_t_waits_in_the_tray(stage: Stage) -> None:
    stage.view.set_tool("actor")
    stage.type("Elders @t")
    stage.key(Qt.Key.Key_Return)
    added = stage.editor.map.actors[-1]
    assert (added.name, added.memberships, added.place) == ("Elders", (), None)


def test_the_first_stands_where_was_clicked_and_the_next_beside_it(stage: Stage) -> None:
    at = stage.in_zone(5, 0.3, 0.4)
    stage.view.set_tool("actor")
    stage.click(at)
    for name in ("One", "Two"):
        stage.type(name)
        stage.key(Qt.Key.Key_Return)
    one, two = stage.editor.map.actors[-2:]
    assert one.place is not None
    assert two.place is None
    assert two.standing() == 5
    assert (stage.at(one.id) - at).manhattanLength() <= 3


def test_double_click_in_an_empty_sector_names_an_actor_there(stage: Stage) -> None:
    at = stage.in_zone(4)
    QTest.mouseDClick(stage.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    stage.type("Village council")
    stage.key(Qt.Key.Key_Return)
    assert names(stage)[-1] == ("Village council", 4)


def test_a_new_actor_by_keyboard_stands_in_the_sector_of_the_selected_one(stage: Stage) -> None:
    stage.editor.selection.set(["church"])
    stage.view.set_tool("actor")
    stage.type("Imam")
    stage.key(Qt.Key.Key_Return)
    assert names(stage)[-1] == ("Imam", 7)


def test_esc_adds_nobody(stage: Stage) -> None:
    before = stage.editor.map
    stage.view.set_tool("actor")
    stage.type("Nobod")
    stage.key(Qt.Key.Key_Escape)
    assert stage.editor.map is before
    assert not any(field.isVisible() for field in stage.view.findChildren(QLineEdit))


def test_a_blank_name_ends_the_naming(stage: Stage) -> None:
    before = stage.editor.map
    stage.view.set_tool("actor")
    stage.type("   ")
    stage.key(Qt.Key.Key_Return)
    assert stage.editor.map is before
    assert stage.view.tool == "select"


def test_what_was_typed_is_kept_when_the_person_clicks_on(stage: Stage) -> None:
    stage.view.set_tool("actor")
    stage.click(stage.in_zone(3))
    stage.type("Chamber of commerce")
    stage.click(stage.in_zone(8))
    stage.type("Fund")
    stage.key(Qt.Key.Key_Return)
    assert names(stage)[-2:] == [("Chamber of commerce", 3), ("Fund", 8)]


def test_hostile_names_are_only_words(stage: Stage) -> None:
    stage.view.set_tool("actor")
    stage.click(stage.in_zone(2))
    stage.type(HOSTILE)
    stage.key(Qt.Key.Key_Return)
    stage.key(Qt.Key.Key_Escape)
    added = stage.editor.map.actors[-1]
    assert added.name == HOSTILE
    stage.editor.selection.set([added.id])
    stage.view.rename_selected()
    field = stage.focus()
    assert isinstance(field, QLineEdit)
    assert field.text() == HOSTILE
    stage.key(Qt.Key.Key_Return)
    assert stage.editor.map.actors[-1].name == HOSTILE
    assert not stage.view.grab().isNull()


def test_link_by_drag_takes_the_relation_and_its_arrow(stage: Stage) -> None:
    stage.view.set_relation("mediates")
    stage.view.set_tool("link")
    start, end = stage.at("church"), stage.at("paper")
    stage.drag(start, end)
    link = stage.editor.map.links[-1]
    assert (link.from_actor, link.to_actor, link.relation) == ("church", "paper", "mediates")
    assert link.direction == stage.editor.map.relation("mediates").arrow
    assert stage.chosen() == (link.id,)
    assert stage.editor.undo_stack.count() == 1
    assert stage.view.tool == "link"


def test_link_dropped_on_nothing_leaves_no_trace(stage: Stage) -> None:
    before = stage.editor.map
    stage.view.set_tool("link")
    stage.drag(stage.at("church"), stage.in_zone(4))
    stage.press(stage.at("church"))
    stage.move(stage.at("paper"))
    stage.key(Qt.Key.Key_Escape)
    stage.release(stage.at("paper"))
    assert stage.editor.map is before
    assert stage.editor.undo_stack.count() == 0


def test_link_by_two_clicks(stage: Stage) -> None:
    stage.view.set_tool("link")
    stage.click(stage.at("church"))
    stage.click(stage.at("paper"))
    assert stage.editor.map.links[-1].to_actor == "paper"


def test_link_by_typing_the_other_name(stage: Stage) -> None:
    stage.editor.selection.set(["church"])
    stage.view.begin_link()
    stage.type("mili")
    stage.key(Qt.Key.Key_Return)
    link = stage.editor.map.links[-1]
    assert (link.from_actor, link.to_actor) == ("church", "militia")
    assert stage.chosen() == (link.id,)
    assert stage.view.tool == "select"
    assert stage.focus() is stage.view


def test_link_by_arrows(stage: Stage) -> None:
    stage.editor.selection.set(["ministry"])
    stage.view.begin_link()
    stage.key(Qt.Key.Key_Right)
    stage.key(Qt.Key.Key_Return)
    assert stage.editor.map.links[-1].to_actor == "party"


def test_esc_ends_the_choice_of_a_target(stage: Stage) -> None:
    before = stage.editor.map
    stage.editor.selection.set(["church"])
    stage.view.begin_link()
    stage.type("mili")
    stage.key(Qt.Key.Key_Escape)
    assert stage.editor.map is before
    assert stage.view.tool == "select"


def test_rename_on_the_label(stage: Stage) -> None:
    stage.editor.selection.set(["church"])
    stage.view.rename_selected()
    stage.type("Cathedral")
    stage.key(Qt.Key.Key_Return)
    assert stage.editor.map.actor_by_id["church"].name == "Cathedral"
    assert stage.editor.undo_stack.count() == 1
    stage.view.rename_selected()
    stage.type("Nothing")
    stage.key(Qt.Key.Key_Escape)
    assert stage.editor.map.actor_by_id["church"].name == "Cathedral"


def test_arrows_nudge_in_one_step(stage: Stage) -> None:
    before = stage.editor.map
    stage.editor.selection.set(["church"])
    start = stage.view.page().spots["church"]
    for _ in range(3):
        stage.key(Qt.Key.Key_Right)
    stage.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    moved = stage.view.page().spots["church"]
    assert moved.x - start.x == pytest.approx(26, abs=0.5)
    assert moved.y - start.y == pytest.approx(0, abs=0.5)
    assert stage.editor.undo_stack.count() == 1
    stage.editor.undo_stack.undo()
    assert stage.editor.map is before


def test_arrows_without_a_selection_change_nothing(stage: Stage) -> None:
    before = stage.editor.map
    stage.view.focused = "ministry"
    stage.key(Qt.Key.Key_Right)
    assert stage.view.focused == "party"
    assert stage.chosen() == ()
    assert stage.editor.map is before
    stage.key(Qt.Key.Key_Space)
    assert stage.chosen() == ("party",)


def test_tab_walks_the_actors_track_by_track_and_leaves_at_the_end(stage: Stage) -> None:
    walked = []
    for _ in range(5):
        stage.key(Qt.Key.Key_Tab)
        walked.append(stage.chosen()[0])
    assert walked == ["ministry", "party", "church", "paper", "militia"]
    stage.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert stage.chosen() == ("paper",)
    stage.key(Qt.Key.Key_End)
    assert not stage.view._walking.walk(1)


def test_screen_readers_are_told_of_every_actor(stage: Stage) -> None:
    compass = QAccessible.queryAccessibleInterface(stage.view)
    assert compass.role() == QAccessible.Role.List
    told = [compass.child(i).text(QAccessible.Text.Name) for i in range(compass.childCount())]
    assert len(told) == 5
    assert told[1].startswith("Party, ")
    assert "1 · Government" in told[1]
    assert told[1].endswith("2 links")
    rect = compass.child(1).rect()
    assert rect.contains(stage.view.mapToGlobal(stage.at("party")))
    at = stage.view.mapToGlobal(stage.at("church"))
    assert compass.childAt(at.x(), at.y()).text(QAccessible.Text.Name).startswith("Church")


def test_the_field_stays_in_the_view(stage: Stage) -> None:
    stage.view.set_tool("actor")
    stage.click(stage.in_zone(0, 0.5, 0.9))
    field = stage.focus()
    assert isinstance(field, QLineEdit)
    stage.type("A rather long name that makes the field grow and grow")
    assert stage.view.rect().contains(field.geometry())
    assert field.geometry().center() != QPoint()


def test_a_page_that_arrives_does_not_stop_the_choice_of_a_target(stage: Stage) -> None:
    stage.editor.selection.set(["church"])
    stage.view.begin_link()
    stage.editor.execute(SetActorField(("party",), "name", "Grand Party"))
    stage.view.settle()
    stage.type("grand")
    stage.key(Qt.Key.Key_Return)
    assert stage.editor.map.links[-1].to_actor == "party"


def test_what_was_just_added_can_be_linked_at_once(stage: Stage) -> None:
    stage.view.set_tool("actor")
    QTest.keyClicks(stage.focus(), "Envoy")
    QTest.keyClick(stage.focus(), Qt.Key.Key_Return)
    QTest.keyClick(stage.focus(), Qt.Key.Key_Escape)
    stage.view.begin_link()
    stage.type("church")
    stage.key(Qt.Key.Key_Return)
    link = stage.editor.map.links[-1]
    assert (link.from_actor, link.to_actor) == (stage.editor.map.actors[-1].id, "church")


def test_keys_do_nothing_to_what_is_in_the_hand(stage: Stage) -> None:
    before = stage.editor.map
    start = stage.at("ministry")
    stage.press(start)
    stage.move(start + QPoint(30, 30))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Home):
        stage.key(key)
    stage.key(Qt.Key.Key_Escape)
    stage.release(start)
    assert stage.editor.map is before
    assert stage.chosen() == ("ministry",)


def test_what_is_chosen_elsewhere_comes_into_view(stage: Stage) -> None:
    for _ in range(8):
        stage.view.zoom_in()
    stage.view.centre_on("church")
    assert not stage.view.rect().contains(stage.at("paper"))
    stage.view.clearFocus()
    stage.editor.selection.set(["paper"])
    assert stage.view.rect().contains(stage.at("paper"))


def test_screen_readers_survive_many_windows() -> None:
    """In a process of its own, for what goes wrong here ends the process."""
    program = """
import gc
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
app = QApplication([])
from mtd_desktop.gui.canvas.view import CompassView
from mtd_desktop.gui.editor import Editor
from tests.gui.canvas_stage import small_map
QAccessible.setActive(True)
for _ in range(12):
    view = CompassView(Editor(small_map()))
    view.show()
    view.settle()
    compass = QAccessible.queryAccessibleInterface(view)
    told = [compass.child(i).text(QAccessible.Text.Name) for i in range(compass.childCount())]
    assert len(told) == 5, told
    view._walking.walk(1)
    view.close()
    view.deleteLater()
    del compass
    app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del view
    gc.collect()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
