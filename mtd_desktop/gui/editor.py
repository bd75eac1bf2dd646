"""The one road by which a map changes: an operation is applied, becomes an undo step, and is told to all.

    tool or panel → Operation → Editor.execute → new map → `changed(ChangeSet)` → canvas, panels, title

The map is applied first and pushed after, because a command whose `redo` raises would stay on the stack.
Undo steps hold whole maps; unchanged entities are shared between them, so a step costs little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from mtd_desktop.errors import UserError
from mtd_desktop.gui.selection import Selection
from mtd_desktop.gui.viewing import Look, Viewing
from mtd_desktop.model.changes import ChangeSet, difference
from mtd_desktop.model.document import Map

if TYPE_CHECKING:
    from mtd_desktop.editing.operation import Operation
    from mtd_desktop.privacy.mask import Mask

UNDO_STEPS = 2000


class Editor(QObject):
    """The open map, its undo steps and its selection.

    `changed` carries a `ChangeSet`, after edits, undo and redo alike; `leaving` says that another map is
    about to be opened, which is the last moment to let go of this one, and `replaced` that it is there;
    `refused` carries the sentence for the person when an operation cannot be.
    """

    changed = Signal(ChangeSet)
    leaving = Signal()
    replaced = Signal()
    refused = Signal(str)

    def __init__(self, m: Map | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._map = m if m is not None else Map()
        self._mask: Mask | None = None
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_STEPS)
        self.selection = Selection(self)
        self.viewing = Viewing(self)
        self.locked = ""
        """Why nothing may be changed, as a sentence; empty while everything may."""

    @property
    def map(self) -> Map:
        """The map as it is now."""
        return self._map

    @property
    def shown(self) -> Map:
        """The map as it may be read on the screen: with pseudonyms while names are hidden, ids as ever."""
        return self._map if self._masked is None else self._masked.map

    def veiled(self, text: str) -> str:
        """A sentence about the map as it may be read on the screen."""
        return text if self._masked is None else self._masked.text(text)

    @property
    def _masked(self) -> Mask | None:
        if not self.viewing.look.masked:
            return None
        from mtd_desktop.privacy.mask import Mask

        if self._mask is None or self._mask.of is not self._map:
            self._mask = Mask(self._map, self._mask)
        return self._mask

    def open(self, m: Map) -> None:
        """Show another map, with a fresh history."""
        self.leaving.emit()
        self._map = m
        self.undo_stack.clear()
        self.selection.clear()
        look = self.viewing.look
        # Names stay hidden whatever is opened; the rest was about the map that has left.
        self.viewing.set(**Look(masked=look.masked, ended=look.ended)._asdict())
        self.replaced.emit()

    def execute(self, operation: Operation) -> bool:
        """Do it and remember how to undo it. False, and nothing changed, if a person asked the impossible."""
        if self.locked:
            self.refused.emit(self.locked)
            return False
        before = self._map
        try:
            after = operation.apply(before)
        except UserError as problem:
            self.refused.emit(str(problem))
            return False
        if after is before:
            return True
        changes = difference(before, after)
        if changes:
            self._map = after
            self.undo_stack.push(_Step(self, before, after, operation.label(before), operation.merge_key))
            self._tell(changes)
        return True

    def _show(self, m: Map) -> None:
        changes = difference(self._map, m)
        self._map = m
        self._tell(changes)

    def _tell(self, changes: ChangeSet) -> None:
        self.selection.keep_existing(self._map)
        self.changed.emit(changes)


class _Step(QUndoCommand):
    def __init__(self, editor: Editor, before: Map, after: Map, label: str, merge_key: str | None) -> None:
        super().__init__(label)
        # An editor without a parent would otherwise hang in a circle with its steps, and the program ends
        # when the collector opens that: Qt deletes the steps while Python clears them.
        self._editor = ref(editor)
        self._before = before
        self._after = after
        self._merge_key = merge_key
        self._fresh = True

    def redo(self) -> None:
        if self._fresh:  # the push itself: the map is already there
            self._fresh = False
        else:
            self._show(self._after)

    def undo(self) -> None:
        self._show(self._before)

    def _show(self, m: Map) -> None:
        editor = self._editor()
        if editor is not None:
            editor._show(m)

    def id(self) -> int:
        return -1 if self._merge_key is None else 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or other._merge_key != self._merge_key:
            return False
        self._after = other._after
        self.setObsolete(not difference(self._before, self._after))  # typed back to what it was: no step
        return True
