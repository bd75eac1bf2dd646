"""Dragging actors: within their sector, across a border, on to a further track, or to the tray."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from mtd_desktop.gui.canvas import overlay, regrouping
from mtd_desktop.gui.canvas.live import Held
from mtd_desktop.i18n import translate
from mtd_desktop.layout.page import Page
from mtd_desktop.model.actors import Place
from mtd_desktop.model.document import Map
from mtd_desktop.model.tracks import OUTSIDE

if TYPE_CHECKING:
    from mtd_desktop.editing.operation import Operation
    from mtd_desktop.gui.canvas.view import CompassView

ADDING: Final = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
"""Held at the drop: keep the track and add the new one. Many window managers keep Alt for themselves."""


class Moving:
    """One drag of actors, from the first move to the drop."""

    def __init__(self, view: CompassView, grabbed: str, idents: tuple[str, ...], start: QPointF) -> None:
        self._view = view
        self._grabbed = grabbed
        self._page: Page = view.page()
        self._held = Held(view.editor.map, self._page, idents, view.camera, view.devicePixelRatioF())
        self._start = view.camera.to_page(start)
        self._at = start
        self._shift = (0.0, 0.0)
        self._adds = False
        self._to_tray = False
        self._zone: int | None = None
        self._dropped = False
        view.hold(held=True)
        view.show_without(self._held.without)

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the hand."""
        x, y = self._view.camera.to_page(at)
        self._at = at
        self._shift = x - self._start[0], y - self._start[1]
        self._adds = bool(modifiers & ADDING)
        self._to_tray = self._view.is_over_tray(at)
        spot = self._held.spots[self._grabbed]
        self._zone = zone_under(self._page, spot.x + self._shift[0], spot.y + self._shift[1])
        self._view.update()

    def drop(self) -> None:
        """Let go: one operation, one step."""
        view, before = self._view, self._view.editor.map
        operation = self._operation(before)
        self._dropped = True
        if operation is not None:
            view.editor.execute(operation)
        by_tracks = regrouping.is_by_tracks(self._page)
        if view.editor.map is before and not by_tracks and not self._to_tray:
            view.message.emit(regrouping.why_not_here(self._page))
        # In a lens the page decides where they go, and shows the way from where they stood.
        if view.editor.map is before or self._adds or self._to_tray or not by_tracks:
            view.show_without(frozenset())
        else:
            view.keep_until_redrawn(self)
        view.hold(held=False)

    def cancel(self) -> None:
        """Put everything back."""
        self._view.show_without(frozenset())
        self._view.hold(held=False)
        self._view.update()

    def paint(self, p: QPainter) -> None:
        """Draw the actors in the hand, and where they would go."""
        view = self._view
        spot = self._held.spots[self._grabbed]
        if not self._dropped and self._zone is not None and not self._to_tray and self._zone != spot.zone:
            overlay.paint_zone(p, self._page, self._zone, view.camera)
        self._held.paint(p, view.camera, *self._shift)
        words = self._words(spot.zone)
        if words and not self._dropped:
            overlay.paint_chip(p, self._page, words, self._at, view.seen_rect(), view.font())

    def _words(self, zone: int) -> str:
        if self._to_tray:
            return translate("Canvas", "To the tray")
        if self._zone is None or self._zone == zone:
            return ""
        name = regrouping.name_of(self._page, self._view.editor.shown, self._zone)
        adds = self._adds and regrouping.is_by_tracks(self._page)
        return translate("Canvas", "Also on {track}").format(track=name) if adds else name

    def _operation(self, m: Map) -> Operation | None:
        from mtd_desktop.editing.actor_ops import AddMembership, MoveToZone, PlaceActors
        from mtd_desktop.editing.together import Together

        idents = tuple(ident for ident in self._held.idents if ident in m.actor_by_id)
        if self._to_tray:
            return MoveToZone(idents, None)
        moves = [(ident, *self._target(ident)) for ident in idents]
        if not regrouping.is_by_tracks(self._page):
            return regrouping.regrouped(self._page, m, [(ident, zone) for ident, zone, _ in moves])
        if not self._adds:
            return PlaceActors(tuple(moves), on=self._page.date)
        further = [
            AddMembership(ident, zone, place)
            for ident, zone, place in moves
            if zone != self._held.spots[ident].zone
        ]
        if len(further) > 1:
            return Together(tuple(further))
        return further[0] if further else None

    def _target(self, ident: str) -> tuple[int, Place]:
        spot = self._held.spots[ident]
        x, y = spot.x + self._shift[0], spot.y + self._shift[1]
        zone = zone_under(self._page, x, y)
        return zone, self._page.frame.place_at(zone, x, y)


def zone_under(page: Page, x: float, y: float) -> int:
    """The zone at a point; off the page that is outside the compass."""
    zone = page.frame.zone_at(x, y)
    return OUTSIDE if zone is None else zone
