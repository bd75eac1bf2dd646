"""Processes and agreements in the outline: found, opened, renamed, deleted by keys as actors are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from mtd_desktop import paths
from mtd_desktop.gui.docks.outline import Outline
from mtd_desktop.gui.docks.outline_things import DATES, dates, rename, years
from mtd_desktop.gui.docks.outline_tree import Tree
from mtd_desktop.gui.editor import Editor
from mtd_desktop.model.processes import Agreement, Phase, Process
from mtd_desktop.storage.files import load
from tests.gui.window_stage import Stage


def row_of(outline: Outline, ident: str) -> QModelIndex:
    return outline.model.index_of(outline.model.tree.thing_nodes[ident])


def is_quiet(index: QModelIndex) -> bool:
    quiet = QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
    return bool(index.data(Qt.ItemDataRole.ForegroundRole) == quiet)


def test_choosing_a_process_selects_it_and_the_other_way_round(outline: Outline, editor: Editor) -> None:
    outline.view.setCurrentIndex(row_of(outline, "talks"))
    assert editor.selection.ids == ("talks",)
    editor.selection.set(["deal"])
    assert outline.view.currentIndex() == row_of(outline, "deal")


def test_a_process_is_renamed_in_its_row(outline: Outline, editor: Editor, qtbot: QtBot) -> None:
    outline.view.setFocus()
    outline.view.setCurrentIndex(row_of(outline, "talks"))
    assert outline.rename()
    field = outline.view.viewport().findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Quiet talks")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.map.process_by_id["talks"].name == "Quiet talks")
    assert row_of(outline, "talks").data() == "Quiet talks"
    editor.undo_stack.undo()
    assert row_of(outline, "talks").data() == "Talks"


def test_an_agreement_is_opened_by_enter_and_deleted_by_a_key(
    outline: Outline, editor: Editor, qtbot: QtBot
) -> None:
    asked: list[str] = []
    outline.edit_requested.connect(asked.append)
    outline.view.setFocus()
    outline.view.setCurrentIndex(row_of(outline, "deal"))
    QTest.keyClick(outline.view, Qt.Key.Key_Return)
    assert asked == ["deal"]
    QTest.keyClick(outline.view, Qt.Key.Key_Delete)
    assert "deal" not in editor.map.agreement_by_id
    qtbot.waitUntil(lambda: "deal" not in outline.model.tree.thing_nodes)
    assert [top.kind for top in outline.model.tree.kinds] == ["processes"]


def test_the_search_finds_them_by_name_and_tag(editor: Editor) -> None:
    tagged = editor.map.processes[0].but(tags=("back channel",))
    m = editor.map.but(processes=(tagged,))
    assert list(Tree(m, "channel").thing_nodes) == ["talks"]
    assert list(Tree(m, "deal").thing_nodes) == ["deal"]
    assert Tree(m, "nothing like it").tops == ()


def test_they_stand_in_the_order_of_their_dates(editor: Editor) -> None:
    made = [
        Process(id="p1", name="Undated", phases=(Phase(kind="1"),)),
        Process(id="p2", name="Later", phases=(Phase(kind="1", since="1995"),)),
        Process(id="p3", name="Early", phases=(Phase(kind="3", since="1987-05", until="1990"),)),
    ]
    m = editor.map.but(processes=tuple(made))
    assert [node.ident for node in Tree(m).kinds[0].things] == ["p3", "p2", "p1"]
    assert [years(p) for p in made] == ["", "1995–", "1987–1990"]
    assert [dates(p) for p in made] == ["", "since 1995", "1987-05 to 1990"]
    signed = Agreement(id="a", name="A", date="1998-04-10")
    assert (years(signed), dates(signed)) == ("1998", "1998-04-10")


def test_what_is_over_at_the_map_date_is_quiet_and_says_so(outline: Outline, editor: Editor) -> None:
    editor.open(load(paths.sample("northern-ireland")).map)
    tree = outline.model.tree
    over = [
        node.ident
        for node in tree.kinds[0].things
        if editor.map.process_by_id[node.ident].state_on("1999") == "ended"
    ]
    assert over
    assert not any(is_quiet(row_of(outline, ident)) for ident in tree.thing_nodes)
    editor.viewing.set(date="1999")
    assert [ident for ident in over if not is_quiet(row_of(outline, ident))] == []
    assert "over at this date" in row_of(outline, over[0]).data(Qt.ItemDataRole.AccessibleTextRole)
    there = next(a.id for a in editor.map.agreements if a.state_on("1999") == "active")
    assert not is_quiet(row_of(outline, there))
    assert row_of(outline, there).data(DATES) == (editor.map.agreement_by_id[there].date or "")[:4]


def test_hidden_names_cannot_be_read_or_changed_there(outline: Outline, editor: Editor) -> None:
    editor.execute(rename(editor.map, "talks", "Talks with Ann"))
    editor.viewing.set(masked=True)
    said = row_of(outline, "talks").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Ann" not in said
    assert not row_of(outline, "talks").flags() & Qt.ItemFlag.ItemIsEditable
    outline.view.setCurrentIndex(row_of(outline, "talks"))
    assert not outline.rename()


def test_actors_are_not_dropped_on_a_process(outline: Outline) -> None:
    model = outline.model
    data = model.mimeData([model.index_of(model.tree.actor_nodes["ann"])])
    move = Qt.DropAction.MoveAction
    assert not model.canDropMimeData(data, move, -1, 0, row_of(outline, "talks"))
    assert not model.dropMimeData(data, move, -1, 0, row_of(outline, "talks"))
    assert model.canDropMimeData(data, move, -1, 0, model.index_of(model.tree.zones[0]))


def test_keys_alone_add_name_open_and_delete_a_process(scene: Stage, qtbot: QtBot) -> None:
    scene.do("desk.new")
    window = scene.window
    window.resize(1400, 900)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.panels.find()
    outline = window.panels.outline
    assert outline is not None
    outline.view.setFocus()
    QTest.keyClick(outline.view, Qt.Key.Key_P)
    process = window.editor.map.processes[0]
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Oslo channel")
    window.commit()
    assert window.editor.map.process_by_id[process.id].name == "Oslo channel"
    outline.view.setFocus()
    QTest.keyClick(outline.view, Qt.Key.Key_G)
    agreement = window.editor.map.agreements[0]
    assert agreement.process == process.id
    outline.view.setFocus()
    qtbot.waitUntil(lambda: process.id in outline.model.tree.thing_nodes)
    window.editor.selection.set([process.id])
    QTest.keyClick(outline.view, Qt.Key.Key_Return)
    assert window.panels.is_shown("inspector")
    outline.view.setFocus()
    QTest.keyClick(outline.view, Qt.Key.Key_Delete)
    assert window.editor.map.processes == ()


def test_the_menu_of_a_process_offers_what_can_be_done_with_it(scene: Stage, tmp_path: Path) -> None:
    path = tmp_path / "oslo.mtdmap"
    path.write_bytes(paths.sample("oslo").read_bytes())
    window = scene.open(path)
    window.resize(1400, 900)
    window.show()
    window.panels.find()
    outline = window.panels.outline
    assert outline is not None
    outline.view.setFocus()
    outline.view.setCurrentIndex(row_of(outline, window.editor.map.processes[0].id))
    QTest.keyClick(outline.view, Qt.Key.Key_Menu)
    menu = next(child for child in window.children() if isinstance(child, QMenu) and child.isVisible())
    offered = {entry.objectName() for entry in menu.actions() if entry.isEnabled()}
    assert {"canvas.edit_selected", "window.rename", "edit.delete", "processes.add_agreement"} <= offered
    menu.close()
