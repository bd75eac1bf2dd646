"""Actors that are dragged from the tray or the outline on to the compass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QPainter

from mtd_desktop.gui.canvas import overlay, regrouping
from mtd_desktop.gui.carried import idents_in

if TYPE_CHECKING:
    from mtd_desktop.gui.canvas.surface import Surface


class Arriving:
    """One drag over one view."""

    def __init__(self, view: Surface) -> None:
        self._view = view
        self._at: QPointF | None = None

    def enter(self, event: QDragMoveEvent) -> None:
        """Take actors, and nothing else. Who refuses a drag at the edge, where there is no zone yet, hears
        nothing more of it.
        """
        if idents_in(event.mimeData(), self._view.editor) and not self._view.is_read_only:
            self.move(event)
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def move(self, event: QDragMoveEvent) -> None:
        """Light the zone under the pointer."""
        self._at = event.position()
        self._view.update()
        if self._view.zone_at(self._at) is None:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def leave(self) -> None:
        """They went elsewhere."""
        self._at = None
        self._view.update()

    def drop(self, event: QDropEvent) -> None:
        """Put them down: the first where it was dropped, the others near it by themselves."""
        view = self._view
        at, zone = event.position(), view.zone_at(event.position())
        self.leave()
        idents = idents_in(event.mimeData(), view.editor)
        if zone is None or not idents or view.is_read_only:
            event.ignore()
            return
        if not regrouping.is_by_tracks(view.page()):
            view.message.emit(regrouping.why_nobody_new())
            event.ignore()
            return
        place = view.page().frame.place_at(zone, *view.camera.to_page(at))
        from mtd_desktop.editing.actor_ops import PlaceActors

        moves = [(ident, zone, place if i == 0 else None) for i, ident in enumerate(idents)]
        if view.editor.execute(PlaceActors(tuple(moves), on=view.page().date)):
            view.editor.selection.set(idents)
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def paint(self, p: QPainter) -> None:
        """Draw the zone that would take them."""
        zone = None if self._at is None else self._view.zone_at(self._at)
        if zone is not None and self._at is not None:
            view, page = self._view, self._view.page()
            name = regrouping.name_of(page, view.editor.shown, zone)
            overlay.paint_zone(p, page, zone, view.camera)
            overlay.paint_chip(p, page, name, self._at, view.seen_rect(), view.font())
