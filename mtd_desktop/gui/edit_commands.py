"""What the Edit, Actor, Link and Page menus do to the map: each makes one operation of what is selected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from mtd_desktop.editing import actor_ops, clipboard, entity_ops, link_ops, page_ops
from mtd_desktop.editing.together import Together
from mtd_desktop.errors import UserError
from mtd_desktop.model.processes import PROCESS_KINDS
from mtd_desktop.model.view import View

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow

CLIPBOARD_LIMIT = 5 * 1024 * 1024
"""Bytes that are still looked at when another program offers them."""

_KEEP_NOT: Mapping[str, bytes] = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"\x01",
    "org.nspasteboard.ConcealedType": b"",
}
"""What asks the programs that keep a history of the clipboard not to (KDE, Windows, macOS)."""


class EditCommands(QObject):
    """The room "edit" of the action table. `message` carries a sentence for the status line."""

    message = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._editor = window.editor
        self._files = window.files
        self.message.connect(window.status.say)

    @property
    def _actors(self) -> tuple[str, ...]:
        return self._editor.selection.actors(self._editor.map)

    def undo(self) -> None:
        """Take back the last step."""
        self._editor.undo_stack.undo()

    def redo(self) -> None:
        """Do the step again that was taken back."""
        self._editor.undo_stack.redo()

    def cut(self) -> None:
        """Copy the selected actors and delete them."""
        if self._copied():
            self._editor.execute(entity_ops.Delete(self._editor.selection.ids))

    def copy(self) -> None:
        """Put the selected actors and the links between them on the clipboard."""
        self._copied()

    def _copied(self) -> bool:
        m = self._editor.map
        from mtd_desktop.privacy.redact import names_for_anybody

        try:
            text = clipboard.copy(m, self._editor.selection.ids)
        except UserError as problem:
            self.message.emit(str(problem))
            return False
        # Windows of this program get the actors as they are, other programs only what anybody may read.
        data = QMimeData()
        data.setData(clipboard.MIME, QByteArray(text.encode()))
        words = names_for_anybody(m, self._actors)
        hidden = len(words) < len(self._actors) or self._files.key is not None
        if self._editor.viewing.look.masked:
            words, hidden = tuple(self._editor.shown.actor_by_id[i].name for i in self._actors), True
        if words:
            data.setText("\n".join(words))
        if hidden:
            for kind, value in _KEEP_NOT.items():
                data.setData(kind, QByteArray(value))
        QGuiApplication.clipboard().setMimeData(data)
        return True

    def paste(self) -> None:
        """Put the actors of the clipboard on the map, and select them."""
        data = QGuiApplication.clipboard().mimeData()
        own = data.hasFormat(clipboard.MIME)
        raw = data.data(clipboard.MIME).data() if own else data.text().encode()
        limit = clipboard.LARGEST if own else CLIPBOARD_LIMIT
        text = bytes(raw[: limit + 1]).decode(errors="replace")
        self._insert(lambda: clipboard.paste(text, self._editor.map))

    def duplicate(self) -> None:
        """Put copies of the selected actors beside them."""
        self._insert(lambda: clipboard.duplicate(self._editor.map, self._editor.selection.ids))

    def _insert(self, make: Callable[[], entity_ops.Insert]) -> None:
        try:
            insert = make()
        except UserError as problem:
            self.message.emit(str(problem))
            return
        if self._editor.execute(insert):
            self._editor.selection.set(insert.ids)

    def delete(self) -> None:
        """Delete what is selected; actors take their links with them."""
        self._editor.execute(entity_ops.Delete(self._editor.selection.ids))

    def select_all(self) -> None:
        """Select every actor."""
        self._editor.selection.set(actor.id for actor in self._editor.map.actors)

    def select_links(self) -> None:
        """Select the links of the selected actors instead of them."""
        of = self._editor.map.links_of
        self._editor.selection.set(link.id for ident in self._actors for link in of.get(ident, ()))

    def select_neighbours(self) -> None:
        """Select those linked with the selected actors too."""
        of = self._editor.map.links_of
        self._editor.selection.add(
            end
            for ident in self._actors
            for link in of.get(ident, ())
            for end in (link.from_actor, link.to_actor)
        )

    def deselect(self) -> None:
        """Select nothing."""
        self._editor.selection.clear()

    def move_to(self, zone: int) -> None:
        """Move the selected actors to a track, or outside the compass."""
        self._editor.execute(actor_ops.MoveToZone(self._actors, zone))

    def to_tray(self) -> None:
        """Take the selected actors off the page."""
        self._editor.execute(actor_ops.MoveToZone(self._actors, None))

    def free_places(self) -> None:
        """Let the program place the selected actors again."""
        self._editor.execute(actor_ops.FreePlaces(self._actors))

    def toggle_us(self) -> None:
        """Mark the selected actors as the mapper's own organisation, or no longer."""
        known = self._editor.map.actor_by_id
        ours = all(known[ident].is_us for ident in self._actors)
        self._editor.execute(actor_ops.SetActorField(self._actors, "is_us", not ours))

    def reverse(self) -> None:
        """Turn the selected links around."""
        self._editor.execute(link_ops.ReverseLinks(self._editor.selection.links(self._editor.map)))


class PageCommands(QObject):
    """The room "page" of the action table: each sets one field of the map's view."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._editor = window.editor

    def set(self, choice: str) -> None:
        """Set a field to a value, as "theme=dark"."""
        field, _, value = choice.partition("=")
        self._editor.execute(page_ops.SetView(field, value))

    def toggle(self, field: str) -> None:
        """Show a part of the page, or leave it out."""
        self._editor.execute(page_ops.SetView(field, not getattr(self._editor.map.view, field)))

    def toggle_kind(self, kind: str) -> None:
        """Show the processes of a kind, or leave them out."""
        shown = frozenset(self._editor.map.view.process_kinds) ^ {kind}
        self._set_kinds(shown)

    def show_processes(self, which: str) -> None:
        """Show "all" processes and agreements, or "none"."""
        self._set_kinds(frozenset(PROCESS_KINDS if which == "all" else ()), agreements=which == "all")
        self._editor.viewing.set(processes=frozenset())

    def _set_kinds(self, kinds: frozenset[str], *, agreements: bool | None = None) -> None:
        steps = [page_ops.SetView("process_kinds", tuple(kind for kind in PROCESS_KINDS if kind in kinds))]
        if agreements is not None:
            steps.append(page_ops.SetView("show_agreements", agreements))
        self._editor.execute(steps[0] if len(steps) == 1 else Together(tuple(steps)))

    def use_convention(self, ident: str) -> None:
        """Draw relations as another convention set does."""
        self._editor.execute(page_ops.UseConvention(ident))

    def rotate(self, sectors: int) -> None:
        """Turn the compass clockwise by so many sectors; 0 brings Track 1 back to the top."""
        view = self._editor.map.view
        self._editor.execute(page_ops.SetView("rotation", turned(view, sectors)))


def turned(view: View, sectors: int) -> float:
    """The rotation after a turn, in degrees from -180 to 180."""
    if sectors == 0:
        return 0.0
    step = 45.0 if view.layout == "hub" else 40.0
    return (view.rotation + sectors * step + 180.0) % 360.0 - 180.0
