"""One edit is one undo step, undo brings back the very same map, and a refusal changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from mtd_desktop.errors import UserError
from mtd_desktop.gui.editor import Editor
from mtd_desktop.model.changes import ChangeSet
from mtd_desktop.model.document import Map

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass(frozen=True)
class Title:
    """Writes the title."""

    text: str
    merge_key: str | None = None

    def label(self, _m: Map) -> str:
        return "Change title"

    def apply(self, m: Map) -> Map:
        if not self.text:
            raise UserError("A title needs words.")
        return m.but(meta=m.meta.but(title=self.text))


def test_undo_brings_back_the_very_same_map(qtbot: QtBot) -> None:
    start = Map()
    editor = Editor(start)
    with qtbot.waitSignal(editor.changed) as told:
        assert editor.execute(Title("One"))
    assert isinstance(told.args[0], ChangeSet)
    assert told.args[0].page
    after = editor.map
    assert editor.undo_stack.undoText() == "Change title"
    editor.undo_stack.undo()
    assert editor.map is start
    editor.undo_stack.redo()
    assert editor.map is after


def test_steps_with_the_same_key_are_one() -> None:
    editor = Editor()
    start = editor.map
    for text in ("N", "No", "Nor"):
        editor.execute(Title(text, merge_key="title"))
    assert editor.undo_stack.count() == 1
    editor.execute(Title("Other", merge_key="another"))
    assert editor.undo_stack.count() == 2
    editor.undo_stack.undo()
    assert editor.map.meta.title == "Nor"
    editor.undo_stack.undo()
    assert editor.map is start


def test_a_refusal_is_said_and_changes_nothing(qtbot: QtBot) -> None:
    editor = Editor()
    start = editor.map
    with qtbot.waitSignal(editor.refused) as told:
        assert not editor.execute(Title(""))
    assert told.args == ["A title needs words."]
    assert editor.map is start
    assert editor.undo_stack.count() == 0


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    editor = Editor(Map().but(meta=Map().meta.but(title="Same")))
    assert editor.execute(Title("Same"))
    assert editor.undo_stack.count() == 0


def test_selection_forgets_what_is_gone() -> None:
    editor = Editor()
    editor.selection.set(["ghost", "link"])
    editor.execute(Title("One"))
    assert editor.selection.ids == ()


def test_typing_a_text_back_leaves_no_step() -> None:
    editor = Editor(Map().but(meta=Map().meta.but(title="One")))
    assert editor.execute(Title("One two", merge_key="title"))
    assert editor.execute(Title("One", merge_key="title"))
    assert editor.undo_stack.count() == 0
    assert editor.undo_stack.isClean()
    assert editor.map.meta.title == "One"
