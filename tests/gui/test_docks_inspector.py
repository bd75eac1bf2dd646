"""The inspector: typing is one step, many are edited at once, nothing typed is lost or believed too soon."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from mtd_desktop.editing.actor_ops import SetActorField
from mtd_desktop.editing.entity_ops import Delete
from mtd_desktop.gui.docks.choice import Choice, ChoiceEntry, FlagEntry, TurnEntry
from mtd_desktop.gui.docks.entry import PAUSE, TextEntry
from mtd_desktop.gui.docks.inspector import Inspector
from mtd_desktop.gui.docks.panels import ActorPanel, LinkPanel
from mtd_desktop.gui.editor import Editor
from mtd_desktop.model.document import Map
from tests.unit.editing.small_map import small_map

HOSTILE = "<img src=x onerror=alert(1)><b>bold</b> & co"
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def inspector(editor: Editor, qtbot: QtBot) -> Iterator[Inspector]:
    shown = Inspector(editor)
    qtbot.addWidget(shown)
    shown.resize(340, 700)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    yield shown
    shown.close()


def entry(inspector: Inspector, key: str, kind: type[W]) -> W:
    found = inspector.form.entries[key]
    assert isinstance(found, kind)
    return found


def text(inspector: Inspector, key: str) -> TextEntry:
    for section in inspector.form.sections:
        section.unfold()
    return entry(inspector, key, TextEntry)


def choose(found: ChoiceEntry, value: object) -> None:
    index = next(i for i, option in enumerate(found._options) if option.value == value)
    found.box.setCurrentIndex(index)
    found.box.activated.emit(index)


def type_over(field: TextEntry, words: str) -> None:
    field.edit.setFocus()
    field.edit.selectAll()
    QTest.keyClicks(field.edit, words)


def test_without_a_selection_it_shows_the_map(inspector: Inspector, editor: Editor) -> None:
    assert inspector.title.text() == "Small"
    assert inspector.subtitle.text() == "3 actors and 2 links"
    assert text(inspector, "title").text == "Small"
    editor.selection.set(["ann"])
    assert inspector.title.text() == "Ann"
    assert "1 · Government" in inspector.subtitle.text()
    editor.selection.clear()
    assert inspector.title.text() == "Small"


def test_typing_a_name_is_one_step(inspector: Inspector, editor: Editor, qtbot: QtBot) -> None:
    editor.selection.set(["ann"])
    field = text(inspector, "name")
    type_over(field, "Anna")
    qtbot.waitUntil(lambda: editor.map.actor_by_id["ann"].name == "Anna", timeout=20 * PAUSE)
    QTest.keyClicks(field.edit, " Maria ")
    assert field.text == "Anna Maria "
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert editor.map.actor_by_id["ann"].name == "Anna Maria"
    assert field.text == "Anna Maria"
    assert editor.undo_stack.count() == 1
    assert editor.undo_stack.undoText() == "Rename Ann"
    editor.undo_stack.undo()
    assert field.text == "Ann"


def test_two_stretches_of_typing_are_two_steps(inspector: Inspector, editor: Editor) -> None:
    editor.selection.set(["ann"])
    field = text(inspector, "name")
    for words in ("One", "Two"):
        type_over(field, words)
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert editor.undo_stack.count() == 2


def test_escape_brings_the_text_back_and_leaves_no_step(
    inspector: Inspector, editor: Editor, qtbot: QtBot
) -> None:
    editor.selection.set(["ann"])
    field = text(inspector, "name")
    type_over(field, "Anna")
    qtbot.waitUntil(lambda: editor.map.actor_by_id["ann"].name == "Anna", timeout=20 * PAUSE)
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.text == "Ann"
    assert editor.map.actor_by_id["ann"].name == "Ann"
    assert editor.undo_stack.count() == 0


def test_a_blank_name_is_not_taken(inspector: Inspector, editor: Editor) -> None:
    editor.selection.set(["ann"])
    field = text(inspector, "name")
    type_over(field, " ")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.text == "Ann"
    assert "blank" in field.hint.text()
    assert editor.undo_stack.count() == 0


def test_what_is_typed_reaches_the_map_before_the_selection_goes_on(
    inspector: Inspector, editor: Editor
) -> None:
    editor.selection.set(["ann"])
    type_over(text(inspector, "short"), "A.")
    editor.selection.set(["bob"])
    assert editor.map.actor_by_id["ann"].short == "A."
    assert editor.map.actor_by_id["bob"].short == ""
    assert text(inspector, "short").text == ""


@pytest.mark.parametrize("way", ["shortcut", "commit", "hide"])
def test_saving_never_misses_a_word(inspector: Inspector, editor: Editor, way: str) -> None:
    editor.selection.set(["ann"])
    field = text(inspector, "short")
    type_over(field, "A.")
    if way == "shortcut":
        QTest.keyClick(field.edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    elif way == "commit":
        inspector.commit()
    else:
        inspector.hide()
    assert editor.map.actor_by_id["ann"].short == "A."


def test_what_was_typed_does_not_land_on_another_map(
    inspector: Inspector, editor: Editor, qtbot: QtBot
) -> None:
    editor.selection.set(["ann"])
    type_over(text(inspector, "short"), "A.")
    editor.open(small_map())
    editor.selection.set(["ann"])
    assert editor.map.actor_by_id["ann"].short == ""
    assert text(inspector, "short").text == ""
    qtbot.wait(2 * PAUSE)
    assert editor.undo_stack.count() == 0


def test_an_invalid_date_keeps_the_text_and_changes_nothing(inspector: Inspector, editor: Editor) -> None:
    editor.selection.set(["ann"])
    field = text(inspector, "since")
    type_over(field, "spring 1993")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    text(inspector, "role").edit.setFocus()
    assert field.text == "spring 1993"
    assert "1993-05" in field.hint.text()
    assert not field.hint.isHidden()
    assert editor.undo_stack.count() == 0
    editor.selection.set(["bob"])
    assert field.text == ""
    editor.selection.set(["ann"])
    assert field.text == "spring 1993"
    type_over(field, "1993-05")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert editor.map.actor_by_id["ann"].since == "1993-05"
    assert field.hint.isHidden()


def test_an_end_before_the_beginning_keeps_the_text_and_says_why(
    inspector: Inspector, editor: Editor, qtbot: QtBot
) -> None:
    editor.execute(SetActorField(("ann",), "since", "1995"))
    editor.selection.set(["ann"])
    field = text(inspector, "until")
    with qtbot.waitSignal(editor.refused):
        type_over(field, "1990")
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.text == "1990"
    assert "before it begins" in field.hint.text()
    assert editor.map.actor_by_id["ann"].until is None


def test_a_cleared_date_is_not_recorded(inspector: Inspector, editor: Editor) -> None:
    editor.execute(SetActorField(("ann",), "since", "1995"))
    editor.selection.set(["ann"])
    field = text(inspector, "since")
    field.edit.setFocus()
    field.edit.selectAll()
    QTest.keyClick(field.edit, Qt.Key.Key_Backspace)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert editor.map.actor_by_id["ann"].since is None


def test_many_are_edited_at_once_as_one_step(inspector: Inspector, editor: Editor) -> None:
    editor.execute(SetActorField(("ann",), "role", "host"))
    editor.selection.set(["ann", "bob", "cid"])
    influence, role = entry(inspector, "influence", ChoiceEntry), text(inspector, "role")
    assert inspector.title.text() == "3 actors"
    assert role.text == ""
    assert role.edit.placeholderText() == "— several —"
    assert entry(inspector, "side", ChoiceEntry).box.currentIndex() == -1
    assert inspector.form.entries["name"].isHidden()
    choose(influence, 5)
    assert [actor.influence for actor in editor.map.actors] == [5, 5, 5]
    assert editor.undo_stack.undoText() == "Change influence of 3 actors"
    type_over(role, "guest")
    QTest.keyClick(role.edit, Qt.Key.Key_Return)
    assert [actor.role for actor in editor.map.actors] == ["guest"] * 3
    assert editor.undo_stack.count() == 3
    editor.undo_stack.undo()
    assert [actor.role for actor in editor.map.actors] == ["host", "", ""]
    assert role.edit.placeholderText() == "— several —"


def test_leaving_a_field_of_many_without_typing_changes_nothing(inspector: Inspector, editor: Editor) -> None:
    editor.execute(SetActorField(("ann",), "role", "host"))
    editor.selection.set(["ann", "bob"])
    role = text(inspector, "role")
    role.edit.setFocus()
    text(inspector, "description").edit.setFocus()
    assert [actor.role for actor in editor.map.actors] == ["host", "", ""]


def test_actors_and_links_together_show_what_both_have(inspector: Inspector, editor: Editor) -> None:
    editor.selection.set(["ann", "ab"])
    assert inspector.title.text() == "1 actor and 1 link"
    tags = text(inspector, "tags")
    type_over(tags, "Derry, quiet,, Derry")
    QTest.keyClick(tags.edit, Qt.Key.Key_Return)
    assert editor.map.actor_by_id["ann"].tags == editor.map.link_by_id["ab"].tags == ("Derry", "quiet")
    assert editor.undo_stack.count() == 1


@pytest.mark.usefixtures("inspector")
def test_showing_sends_nothing(editor: Editor) -> None:
    before = editor.map
    for ids in ([], ["ann"], ["ann", "bob"], ["ab"], ["ab", "bc"], ["ann", "ab"], []):
        editor.selection.set(ids)
    assert editor.map is before
    assert editor.undo_stack.count() == 0


@pytest.mark.parametrize(
    "key", ["kind", "side", "influence", "stance", "level", "closeness", "origin", "women_led"]
)
def test_every_list_can_say_not_recorded_or_needs_no_such_word(
    inspector: Inspector, editor: Editor, key: str
) -> None:
    editor.selection.set(["ann"])
    found = entry(inspector, key, ChoiceEntry)
    for option in found._options:
        choose(found, option.value)
        assert getattr(editor.map.actor_by_id["ann"], key) == option.value
    assert (found._options[0].text == "not recorded") == (key != "kind")


def test_a_flag_that_differs_is_half_filled_and_a_click_sets_all(
    inspector: Inspector, editor: Editor
) -> None:
    editor.execute(SetActorField(("ann",), "is_us", True))  # noqa: FBT003 - the value of the field
    editor.selection.set(["ann", "bob"])
    flag = entry(inspector, "is_us", FlagEntry)
    assert flag.box.checkState() == Qt.CheckState.PartiallyChecked
    flag.box.click()
    assert [actor.is_us for actor in editor.map.actors] == [True, True, False]
    flag.box.click()
    assert [actor.is_us for actor in editor.map.actors] == [False, False, False]


def test_hostile_names_are_shown_letter_by_letter(inspector: Inspector, editor: Editor) -> None:
    editor.execute(SetActorField(("ann", "bob"), "name", HOSTILE))
    for ids in (["ann"], ["ab"]):
        editor.selection.set(ids)
        labels = inspector.findChildren(QLabel)
        assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels if label.text())
        assert "<img src=x" in inspector.title.text()
        for button in inspector.findChildren(QPushButton):
            assert "&&" in button.text() or "&" not in button.text()
            assert "<img" not in button.toolTip()


def test_tracks_are_chosen_added_and_left(inspector: Inspector, editor: Editor) -> None:
    editor.selection.set(["ann"])
    panel = inspector.form
    assert isinstance(panel, ActorPanel)
    tracks = panel.memberships
    assert [row.track.currentText() for row in tracks._rows] == ["1 · Government", "4 · Private citizens"]
    tracks._rows[1].main.click()
    primary = editor.map.actor_by_id["ann"].primary
    assert primary is not None
    assert primary.track == 4
    tracks._fill_menu()
    assert "1 · Government" not in [action.text() for action in tracks._menu.actions()]
    next(a for a in tracks._menu.actions() if a.text() == "7 · Religion").trigger()
    assert [row.track.currentText() for row in tracks._rows][2] == "7 · Religion"
    tracks._rows[0].remove.click()
    assert [row.isHidden() for row in tracks._rows] == [False, False, True]
    assert [m.track for m in editor.map.actor_by_id["ann"].memberships] == [4, 7]
    since = tracks._rows[1].since
    since.edit.setFocus()
    QTest.keyClicks(since.edit, "1994-10")
    QTest.keyClick(since.edit, Qt.Key.Key_Return)
    assert editor.map.actor_by_id["ann"].memberships[1].since == "1994-10"
    assert editor.undo_stack.count() == 4


def test_a_placed_actor_can_be_left_to_the_program(inspector: Inspector, editor: Editor) -> None:
    editor.selection.set(["bob"])
    panel = inspector.form
    assert isinstance(panel, ActorPanel)
    assert not panel._free.isHidden()
    panel._free.click()
    assert editor.map.actor_by_id["bob"].place is None
    assert panel._free.isHidden()


def test_a_link_shows_its_ends_and_can_be_reversed(inspector: Inspector, editor: Editor) -> None:
    editor.selection.set(["bc"])
    panel = inspector.form
    assert isinstance(panel, LinkPanel)
    assert [button.accessibleName() for button in panel.ends] == ["Bob", "Cid"]
    next(b for b in panel.findChildren(QPushButton) if b.text() == "Reverse").click()
    assert [button.accessibleName() for button in panel.ends] == ["Cid", "Bob"]
    choose(entry(inspector, "relation", ChoiceEntry), "opposes")
    assert editor.map.link_by_id["bc"].relation == "opposes"
    panel.ends[0].click()
    assert editor.selection.ids == ("cid",)


def test_the_page_is_set_from_the_map_panel(inspector: Inspector, editor: Editor) -> None:
    choose(entry(inspector, "theme", ChoiceEntry), "dark")
    entry(inspector, "show_legend", FlagEntry).box.click()
    turn = entry(inspector, "rotation", TurnEntry)
    turn.box.setFocus()
    turn.box.stepUp()
    turn.box.stepUp()
    assert editor.map.view.theme == "dark"
    assert not editor.map.view.show_legend
    assert editor.map.view.rotation == 10.0
    assert editor.undo_stack.count() == 3


def test_deleting_what_is_shown_shows_the_map(inspector: Inspector, editor: Editor, qtbot: QtBot) -> None:
    editor.selection.set(["ann"])
    type_over(text(inspector, "short"), "half a wo")
    editor.execute(Delete(("ann",)))
    assert inspector.title.text() == "Small"
    qtbot.wait(2 * PAUSE)
    assert editor.undo_stack.undoText() == "Delete Ann"


def test_focus_name_goes_to_the_first_field(inspector: Inspector, editor: Editor) -> None:
    editor.selection.set(["ann"])
    inspector.focus_name()
    field = text(inspector, "name")
    assert field.edit.hasFocus()
    editor.selection.set(["ann", "bob"])
    inspector.focus_name()
    assert entry(inspector, "kind", ChoiceEntry).box.hasFocus()


def test_every_control_has_a_name_and_is_large_enough(inspector: Inspector, editor: Editor) -> None:
    for ids in ([], ["ann"], ["ab"], ["ann", "ab"]):
        editor.selection.set(ids)
        for section in inspector.form.sections:
            section.unfold()
        for key, found in inspector.form.entries.items():
            named = found.control.accessibleName() or isinstance(found, FlagEntry)
            assert named, key
            if found.isVisible():
                assert found.control.height() >= 24, key
        assert inspector.form.minimumSizeHint().width() <= 320


def test_a_hidden_inspector_catches_up_when_it_is_shown(editor: Editor, qtbot: QtBot) -> None:
    inspector = Inspector(editor)
    qtbot.addWidget(inspector)
    editor.selection.set(["ann"])
    editor.execute(SetActorField(("ann",), "name", "Anna"))
    inspector.show()
    assert inspector.title.text() == "Anna"
    inspector.close()


def test_many_thousand_selected_actors_are_shown(qtbot: QtBot) -> None:
    from mtd_desktop.bench.make_map import make_map

    editor = Editor(make_map(3000, 0, 1))
    inspector = Inspector(editor)
    qtbot.addWidget(inspector)
    inspector.show()
    editor.selection.set(actor.id for actor in editor.map.actors)
    assert inspector.title.text() == "3000 actors"
    choose(entry(inspector, "stance", ChoiceEntry), "opposes")
    assert {actor.stance for actor in editor.map.actors} == {"opposes"}
    editor.open(Map())
    inspector.close()


def from_top_to_bottom(inspector: Inspector, widgets: list[QWidget]) -> bool:
    heights = [widget.mapTo(inspector, widget.rect().center()).y() for widget in widgets]
    return heights == sorted(heights)


def test_tab_goes_from_top_to_bottom(inspector: Inspector, editor: Editor, qtbot: QtBot) -> None:
    for ids in ([], ["ab"], ["ann"], ["ann", "bob"]):
        editor.selection.set(ids)
        for section in inspector.form.sections:
            section.unfold()
        order = inspector.form.tab_order()
        visited = [next(widget for widget in order[1:] if widget.isVisible())]
        visited[0].setFocus()
        while len(visited) < 60:
            inspector.focusNextPrevChild(True)  # noqa: FBT003 - Qt's argument
            now = inspector.focusWidget()
            if now in visited:
                break
            visited.append(now)
        reached = [w for w in order if not isinstance(w, QRadioButton) or w.isChecked()]  # arrows do the rest
        expected = [widget for widget in reached if widget.isVisible() and widget is not order[0]]
        assert [w for w in visited if w in order and w is not order[0]] == expected
        qtbot.waitUntil(partial(from_top_to_bottom, inspector, expected))


def test_undo_in_a_field_that_has_nothing_to_undo_is_the_windows(
    inspector: Inspector, editor: Editor, qtbot: QtBot
) -> None:
    asked = QShortcut(QKeySequence.StandardKey.Undo, inspector)
    asked.activated.connect(editor.undo_stack.undo)
    editor.selection.set(["ann"])
    editor.execute(SetActorField(("ann",), "name", "Anna"))
    field = text(inspector, "name")
    field.edit.setFocus()
    QTest.keyClick(field.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: field.text == "Ann")
    assert editor.undo_stack.index() == 0
    QTest.keyClicks(field.edit, "ie")
    QTest.keyClick(field.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: editor.map.actor_by_id["ann"].name == field.text == "Ann")
    assert editor.undo_stack.count() == 0


def test_dates_of_a_track_do_not_land_on_another_map(
    inspector: Inspector, editor: Editor, qtbot: QtBot
) -> None:
    editor.selection.set(["ann"])
    panel = inspector.form
    assert isinstance(panel, ActorPanel)
    since = panel.memberships._rows[0].since
    panel.memberships._rows[0].dates.click()
    since.edit.setFocus()
    QTest.keyClicks(since.edit, "1994")
    editor.open(small_map())
    qtbot.wait(2 * PAUSE)
    assert editor.map == small_map()
    assert editor.undo_stack.count() == 0


def test_the_sides_can_be_made_where_one_is_looked_for(inspector: Inspector, editor: Editor) -> None:
    """A new map has no sides; the list that is empty says where they come from."""
    asked: list[str] = []
    before = editor.map
    editor.selection.set(["ann"])
    inspector.form._more = asked.append
    side = entry(inspector, "side", ChoiceEntry)
    shown = side.box.currentText()
    last = side.box.count() - 1
    assert side.box.itemText(last) == "Edit the sides…"
    side.box.setCurrentIndex(last)
    QTest.keyClick(side.box, Qt.Key.Key_Down)  # the closed list: nothing is chosen by passing over it
    side.box.activated.emit(last)
    assert asked == []
    side.box.showPopup()
    QTest.keyClick(side.box.view(), Qt.Key.Key_End)
    QTest.keyClick(side.box.view(), Qt.Key.Key_Return)
    assert asked == ["sides"]
    assert side.box.currentText() == shown
    assert editor.map is before


def test_a_choice_too_long_for_its_field_ends_in_dots(qtbot: QtBot) -> None:
    box = Choice()
    qtbot.addWidget(box)
    box.addItem("5 · Research, training & education")
    shown = {}
    for width in (120, 500):
        box.resize(width, 28)
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        shown[width] = option.currentText
    assert shown[500] == "5 · Research, training & education"
    assert shown[120].endswith("…")
    assert shown[120].startswith("5 · ")
