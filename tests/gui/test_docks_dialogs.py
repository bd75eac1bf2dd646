"""The dialogs of sides, relations and tracks: OK is one step, Cancel is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from mtd_desktop.gui.dialogs.conventions import ConventionsDialog
from mtd_desktop.gui.dialogs.draft import DraftDialog
from mtd_desktop.gui.dialogs.sides import SidesDialog
from mtd_desktop.gui.dialogs.tracks import TracksDialog
from mtd_desktop.gui.docks.choice import ChoiceEntry
from mtd_desktop.gui.docks.entry import TextEntry
from mtd_desktop.gui.docks.inspector import Inspector
from mtd_desktop.gui.editor import Editor
from mtd_desktop.model.tracks import NINE_TRACKS

D = TypeVar("D", bound=DraftDialog)
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def sides(editor: Editor, qtbot: QtBot) -> Iterator[SidesDialog]:
    yield from opened(SidesDialog(editor), qtbot)


@pytest.fixture
def conventions(editor: Editor, qtbot: QtBot) -> Iterator[ConventionsDialog]:
    yield from opened(ConventionsDialog(editor), qtbot)


@pytest.fixture
def tracks(editor: Editor, qtbot: QtBot) -> Iterator[TracksDialog]:
    yield from opened(TracksDialog(editor), qtbot)


def opened(dialog: D, qtbot: QtBot) -> Iterator[D]:
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    yield dialog
    dialog.close()


def type_over(field: object, words: str) -> None:
    assert isinstance(field, TextEntry)
    field.edit.setFocus()
    field.edit.selectAll()
    QTest.keyClicks(field.edit, words)


def choose(found: object, value: object) -> None:
    assert isinstance(found, ChoiceEntry)
    index = next(i for i, option in enumerate(found._options) if option.value == value)
    found.box.setCurrentIndex(index)
    found.box.activated.emit(index)


def picture(label: QLabel) -> QImage:
    return label.pixmap().toImage()


def test_many_changes_of_sides_are_one_step(sides: SidesDialog, editor: Editor) -> None:
    start = editor.map
    type_over(sides.rows[0].name, "Northerners")
    choose(sides.rows[1].role, "third party")
    sides.rows[1].colour.choose("#832db6")
    sides.add_side()
    type_over(sides.rows[2].name, HOSTILE)
    assert editor.map is start
    sides.accept()
    assert [side.name for side in editor.map.sides] == ["Northerners", "South", HOSTILE]
    assert (editor.map.sides[1].role, editor.map.sides[1].colour) == ("third party", "#832db6")
    assert editor.map.sides[2].colour not in {side.colour for side in start.sides}
    assert editor.undo_stack.count() == 1
    editor.undo_stack.undo()
    assert editor.map is start


def test_one_change_is_called_by_its_name(sides: SidesDialog, editor: Editor) -> None:
    sides.rows[0].delete.click()
    assert [row.ident for row in sides.rows] == ["south"]
    sides.accept()
    assert editor.undo_stack.undoText() == "Delete side North"
    assert editor.map.actor_by_id["ann"].side is None


@pytest.mark.parametrize("kind", [SidesDialog, ConventionsDialog, TracksDialog])
def test_cancel_leaves_no_trace(kind: Callable[[Editor], DraftDialog], editor: Editor, qtbot: QtBot) -> None:
    start = editor.map
    for dialog in opened(kind(editor), qtbot):
        if isinstance(dialog, SidesDialog):
            dialog.add_side()
        elif isinstance(dialog, ConventionsDialog):
            dialog.copy.click()
        elif isinstance(dialog, TracksDialog):
            type_over(dialog.entries["name"], "Other")
        dialog.reject()
        assert dialog.draft.steps
        assert dialog.result() == QDialog.DialogCode.Rejected
    assert editor.map is start
    assert editor.undo_stack.count() == 0


def test_ok_without_a_change_is_no_step(sides: SidesDialog, editor: Editor) -> None:
    sides.accept()
    assert editor.undo_stack.count() == 0


def test_a_relation_is_redrawn_as_it_is_changed(conventions: ConventionsDialog, editor: Editor) -> None:
    form = conventions.form
    before = picture(form.sample)
    choose(form.entries["line"], "zigzag")
    zigzag = picture(form.sample)
    assert zigzag != before
    form.colour.choose("#832db6")
    assert picture(form.sample) != zigzag
    form.width_box.setValue(4.0)
    type_over(form.entries["name"], "Works closely with")
    assert conventions.list.item(0).text() != ""
    conventions.accept()
    relation = editor.map.convention_set.relations[0]
    assert (relation.name, relation.line, relation.width) == ("Works closely with", "zigzag", 4.0)
    assert relation.colour == "#832db6"
    assert editor.undo_stack.count() == 1


def test_another_row_shows_another_relation(conventions: ConventionsDialog) -> None:
    type_over(conventions.form.entries["name"], "First")
    conventions.list.setCurrentRow(3)
    name = conventions.form.entries["name"]
    assert isinstance(name, TextEntry)
    assert name.text == conventions.set.relations[3].name
    assert conventions.set.relations[0].name == "First"
    assert conventions.list.item(0).text() == "First"


def test_a_set_can_be_copied_and_a_relation_added_to_it(
    conventions: ConventionsDialog, editor: Editor
) -> None:
    known = len(editor.map.convention_set.relations)
    conventions.copy.click()
    assert conventions.set_name.text == "Multi-track, our own"
    conventions.add.click()
    type_over(conventions.form.entries["name"], "Prays with")
    conventions.accept()
    assert len(editor.map.conventions) == 3
    assert editor.map.convention_set.name == "Multi-track, our own"
    assert len(editor.map.convention_set.relations) == known + 1
    assert editor.map.convention_set.relations[-1].name == "Prays with"


def test_a_relation_that_links_have_is_not_deleted(conventions: ConventionsDialog, editor: Editor) -> None:
    choose(conventions.chosen, "responding-to-conflict")
    conventions.remove.click()
    assert conventions.draft.map.convention == "multi-track"
    funds = next(i for i, r in enumerate(conventions.set.relations) if r.id == "funds")
    conventions.list.setCurrentRow(funds)
    conventions.delete.click()
    assert "“Funds”" in conventions.problem.text()
    assert not conventions.problem.isHidden()
    assert any(r.id == "funds" for r in conventions.set.relations)
    conventions.accept()
    assert len(editor.map.conventions) == 1


def test_a_set_whose_relations_are_needed_stays(conventions: ConventionsDialog) -> None:
    choose(conventions.chosen, "responding-to-conflict")
    conventions.add.click()
    own = conventions.set.relations[-1].id
    before = conventions.draft.map
    link = before.links[0].but(relation=own)
    conventions.draft.map = before.but(links=(link,))
    conventions.remove.click()
    assert conventions.draft.map.convention == "responding-to-conflict"
    assert "New relation" in conventions.problem.text()


def test_tracks_are_reworded_and_reset(tracks: TracksDialog, editor: Editor) -> None:
    type_over(tracks.entries["name"], "Regierung")
    type_over(tracks.entries["short"], "Regierung")
    tracks.list.setCurrentRow(2)
    assert tracks.list.item(0).text() == "1 · Regierung"
    type_over(tracks.entries["short"], "Wirtschaft")
    tracks.accept()
    assert [editor.map.framework.track(n).title for n in (1, 3)] == ["1 · Regierung", "3 · Wirtschaft"]
    assert editor.undo_stack.count() == 1


def test_a_reset_brings_the_nine_back(editor: Editor, qtbot: QtBot) -> None:
    for dialog in opened(TracksDialog(editor), qtbot):
        type_over(dialog.entries["motto"], "Something else")
        dialog.accept()
    assert editor.map.framework != NINE_TRACKS
    for dialog in opened(TracksDialog(editor), qtbot):
        assert dialog.reset_one.isEnabled()
        dialog.reset_all.click()
        assert not dialog.reset_all.isEnabled()
        dialog.accept()
    assert editor.map.framework == NINE_TRACKS


def test_hostile_words_are_plain_text(sides: SidesDialog) -> None:
    type_over(sides.rows[0].name, HOSTILE)
    sides.flush()
    assert "<img" not in sides.rows[0].delete.toolTip()
    for label in sides.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()


def test_the_inspector_opens_them_over_its_window(editor: Editor, qtbot: QtBot) -> None:
    inspector = Inspector(editor)
    qtbot.addWidget(inspector)
    inspector.show()
    for kind in ("sides", "conventions", "tracks"):
        inspector.open_dialog(kind)
        dialog = next(child for child in inspector.findChildren(DraftDialog) if child.isVisible())
        assert dialog.isModal()
        dialog.reject()
    inspector.close()


@pytest.mark.parametrize("kind", [SidesDialog, ConventionsDialog, TracksDialog])
def test_tab_comes_to_ok_and_cancel_last(
    kind: Callable[[Editor], DraftDialog], editor: Editor, qtbot: QtBot
) -> None:
    for dialog in opened(kind(editor), qtbot):
        if isinstance(dialog, SidesDialog):
            dialog.add_side()
        assert dialog.focusWidget() not in dialog.buttons.buttons()
        order = dialog.tab_order()
        order[0].setFocus()
        visited = [order[0]]
        while len(visited) < 60:
            dialog.focusNextPrevChild(True)  # noqa: FBT003 - Qt's argument
            if dialog.focusWidget() in visited:
                break
            visited.append(dialog.focusWidget())
        assert [w for w in visited if w in order] == [w for w in order if w.isEnabled()]
        assert visited[-2:] == dialog.buttons.buttons()
