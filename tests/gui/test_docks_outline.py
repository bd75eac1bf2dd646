"""The outline: the map as a list, in step with the selection both ways, edited without a mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mtd_desktop.bench.make_map import make_map
from mtd_desktop.editing.actor_ops import AddActor, MoveToZone, SetActorField, new_actor
from mtd_desktop.editing.page_ops import SetTrackField
from mtd_desktop.gui.docks.outline import Outline
from mtd_desktop.gui.docks.outline_tree import Tree, folded
from mtd_desktop.gui.editor import Editor
from mtd_desktop.model.document import Map
from tests.unit.editing.small_map import small_map

HOSTILE = "<img src=x onerror=alert(1)>"


def lines(outline: Outline, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    """What can be seen, indented; folded rows do not count."""
    parent = QModelIndex() if parent is None else parent
    found = []
    for row in range(outline.model.rowCount(parent)):
        index = outline.model.index(row, 0, parent)
        found.append("  " * depth + str(index.data()))
        if outline.view.isExpanded(index):
            found += lines(outline, index, depth + 1)
    return found


def row_of(outline: Outline, ident: str) -> QModelIndex:
    return outline.model.index_of(outline.model.tree.actor_nodes[ident])


def settle(outline: Outline, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not outline._stale)


def test_it_lists_all_zones_with_number_and_name(outline: Outline) -> None:
    shown = lines(outline)
    assert shown[:4] == ["1 · Government", "  Ann", "2 · Conflict resolution", "  Bob"]
    assert "Outside the compass" in shown
    assert shown[-6:] == ["Tray: not placed yet", "  Cid", "Processes", "  Talks", "Agreements", "  Deal"]
    assert len([line for line in shown if not line.startswith(" ")]) == 13


def test_links_stand_under_both_their_ends(outline: Outline) -> None:
    for ident in ("ann", "bob"):
        outline.view.expand(row_of(outline, ident))
    assert lines(outline)[2] == "    Works with – Bob"
    assert [line.strip() for line in lines(outline)[5:7]] == ["Works with – Ann", "Funds → Cid"]
    outline.view.expand(row_of(outline, "cid"))
    assert lines(outline)[-5].strip() == "Funds ← Bob"


def test_choosing_a_row_selects_on_the_map(outline: Outline, editor: Editor) -> None:
    outline.view.setCurrentIndex(row_of(outline, "bob"))
    assert list(editor.selection.ids) == ["bob"]
    flags = QItemSelectionModel.SelectionFlag
    outline.view.selectionModel().select(row_of(outline, "ann"), flags.Select | flags.Rows)
    assert set(editor.selection.ids) == {"ann", "bob"}
    outline.view.setCurrentIndex(outline.model.index(0, 0))
    assert list(editor.selection.ids) == []


def test_selecting_on_the_map_chooses_the_rows(outline: Outline, editor: Editor) -> None:
    editor.selection.set(["cid", "bc", "ann"])
    chosen = {str(index.data()) for index in outline.view.selectionModel().selectedRows()}
    assert chosen == {"Cid", "Funds → Cid", "Ann"}
    assert editor.selection.ids == ("cid", "bc", "ann")
    editor.selection.clear()
    assert not outline.view.selectionModel().hasSelection()


def test_the_selection_survives_search_and_rebuilding(outline: Outline, editor: Editor, qtbot: QtBot) -> None:
    editor.selection.set(["ann"])
    outline.search.setText("bob")
    outline._search_now()
    assert editor.selection.ids == ("ann",)
    outline.search.clear()
    outline._search_now()
    editor.execute(AddActor(new_actor(editor.map, "Dee", 1)))
    settle(outline, qtbot)
    assert editor.selection.ids == ("ann",)
    assert [i.data() for i in outline.view.selectionModel().selectedRows()] == ["Ann"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("SINN FEIN", True),
        ("féin", True),
        ("fein sinn", True),
        ("adams", True),
        ("derry", True),
        ("ira", False),
    ],
)
def test_search_knows_no_case_and_no_accents(
    outline: Outline, editor: Editor, qtbot: QtBot, words: str, found: bool
) -> None:
    editor.execute(SetActorField(("ann",), "name", "Sinn Féin"))
    editor.execute(SetActorField(("ann",), "aliases", ("Adams's party",)))
    editor.execute(SetActorField(("ann",), "tags", ("Derry",)))
    settle(outline, qtbot)
    outline.search.setText(words)
    qtbot.waitUntil(lambda: lines(outline) == (["1 · Government", "  Sinn Féin"] if found else []))
    assert outline._empty.isHidden() == found
    QTest.keyClick(outline.search, Qt.Key.Key_Escape)
    assert outline.search.text() == ""
    qtbot.waitUntil(lambda: len(outline.model.tree.zones) == 11)


def test_f2_renames_in_place_as_one_step(outline: Outline, editor: Editor, qtbot: QtBot) -> None:
    editor.execute(MoveToZone(("bob",), 1))
    settle(outline, qtbot)
    outline.view.setFocus()
    outline.view.setCurrentIndex(row_of(outline, "ann"))
    QTest.keyClick(outline.view, Qt.Key.Key_F2)
    field = outline.view.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.text() == "Ann"
    field.selectAll()
    QTest.keyClicks(field, "Zoe")
    with qtbot.assertNotEmitted(outline.edit_requested):
        QTest.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: editor.map.actor_by_id["ann"].name == "Zoe")
    settle(outline, qtbot)
    assert lines(outline)[:3] == ["1 · Government", "  Bob", "  Zoe"]
    assert editor.undo_stack.undoText() == "Rename Ann"
    assert editor.selection.ids == ("ann",)


def test_delete_and_enter(outline: Outline, editor: Editor, qtbot: QtBot) -> None:
    outline.view.setFocus()
    outline.view.setCurrentIndex(row_of(outline, "bob"))
    with qtbot.waitSignal(outline.edit_requested) as asked:
        QTest.keyClick(outline.view, Qt.Key.Key_Return)
    assert asked.args == ["bob"]
    QTest.keyClick(outline.view, Qt.Key.Key_Delete)
    settle(outline, qtbot)
    assert "bob" not in editor.map.actor_by_id
    assert editor.map.links == ()
    assert "  Bob" not in lines(outline)
    editor.undo_stack.undo()
    settle(outline, qtbot)
    assert "  Bob" in lines(outline)


def test_actors_are_dragged_to_another_track(outline: Outline, editor: Editor) -> None:
    model = outline.model
    data = model.mimeData([row_of(outline, "bob"), row_of(outline, "cid")])
    religion = model.index(6, 0)
    assert model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, religion)
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, religion)
    assert [editor.map.actor_by_id[i].standing() for i in ("bob", "cid")] == [7, 7]
    assert editor.undo_stack.undoText() == "Move 2 actors to 7 · Religion"
    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, QModelIndex())


def test_the_context_menu_is_asked_for_with_its_thing(outline: Outline, qtbot: QtBot) -> None:
    for index, thing in ((row_of(outline, "ann"), "ann"), (outline.model.index(2, 0), 3)):
        with qtbot.waitSignal(outline.context_menu_requested) as asked:
            outline._on_context_menu(outline.view.visualRect(index).center())
        assert asked.args is not None
        assert asked.args[1] == thing


def test_what_was_folded_and_opened_stays_so(outline: Outline, editor: Editor, qtbot: QtBot) -> None:
    outline.view.collapse(outline.model.index(1, 0))
    outline.view.expand(row_of(outline, "ann"))
    before = lines(outline)
    editor.execute(MoveToZone(("cid",), 8))
    settle(outline, qtbot)
    assert lines(outline)[:4] == before[:4]
    assert "  Bob" not in lines(outline)


def test_a_change_of_a_field_keeps_the_rows(outline: Outline, editor: Editor, qtbot: QtBot) -> None:
    model = outline.model
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        editor.execute(SetActorField(("ann",), "side", "south"))
    with qtbot.waitSignal(model.modelReset):
        editor.execute(SetTrackField(1, "short", "Rulers"))
    assert lines(outline)[0] == "1 · Rulers"


def test_hostile_names_are_plain_text(outline: Outline, editor: Editor, qtbot: QtBot) -> None:
    editor.execute(SetActorField(("ann",), "name", HOSTILE))
    settle(outline, qtbot)
    index = row_of(outline, "ann")
    assert index.data() == HOSTILE
    assert "<img" not in str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;img" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    for row in range(11):
        for column in (0, 1):
            assert index.model().index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def test_another_map_starts_afresh(outline: Outline, editor: Editor) -> None:
    outline.search.setText("ann")
    outline._search_now()
    editor.open(Map())
    assert outline.search.text() == ""
    assert outline.model.tree.map is editor.map
    assert not outline._empty.isHidden()
    assert len(lines(outline)) == 11
    assert not outline._pause.isActive()


def test_two_thousand_actors(qtbot: QtBot) -> None:
    editor = Editor(make_map(2000, 4000, 1))
    outline = Outline(editor)
    qtbot.addWidget(outline)
    outline.show()
    editor.selection.set(actor.id for actor in editor.map.actors)
    assert len(outline.view.selectionModel().selectedRows()) == 2000
    editor.execute(MoveToZone(editor.selection.ids, 5))
    settle(outline, qtbot)
    assert outline.model.rowCount(outline.model.index(4, 0)) == 2000
    assert len(editor.selection.ids) == 2000
    outline.close()


def test_folding_of_words() -> None:
    assert folded("ÉIRE Straße İstanbul ﬁn") == "eire strasse istanbul fin"
    assert [zone.zone for zone in Tree(small_map(), "c").zones] == [None]
