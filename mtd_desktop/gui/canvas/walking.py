"""Going about the compass by keyboard: from actor to actor, and pushing those that are selected.

Tab and Shift+Tab select the next and the last actor, track by track, and leave the compass at its ends.
Arrows push what is selected; with nothing selected they go to the nearest actor in that direction and change
nothing, Space or Enter then selects it. Ctrl and an arrow always goes to the nearest actor.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from mtd_desktop.gui.canvas import access, regrouping
from mtd_desktop.gui.canvas.tools.linking import DIRECTIONS
from mtd_desktop.gui.canvas.tools.moving import zone_under
from mtd_desktop.i18n import translate
from mtd_desktop.layout.page import Page, Point
from mtd_desktop.model.tracks import OUTSIDE

if TYPE_CHECKING:
    from mtd_desktop.gui.canvas.view import CompassView

STEP: Final = 2.0
"""Page units of a nudge; with Shift ten times that."""
_PAUSE: Final = 1.2
"""Seconds without a nudge after which the next one is a step of its own."""


def key_rows() -> tuple[tuple[str, str], ...]:
    """Keys of the compass that no menu shows, and what they do, for the help sheet."""
    return (
        (translate("Canvas", "Tab, Shift+Tab"), translate("Canvas", "Select the next or the last actor")),
        (translate("Canvas", "Ctrl+Tab"), translate("Canvas", "Leave the compass")),
        (
            translate("Canvas", "Arrows"),
            translate("Canvas", "Nudge what is selected; otherwise go to the nearest actor"),
        ),
        (translate("Canvas", "Shift+Arrows"), translate("Canvas", "Nudge in larger steps")),
        (translate("Canvas", "Ctrl+Arrows"), translate("Canvas", "Select the nearest actor there")),
        (translate("Canvas", "Home, End"), translate("Canvas", "Select the first or the last actor")),
        (translate("Canvas", "Space"), translate("Canvas", "Select the actor with the dashed ring")),
        (translate("Canvas", "Ctrl+Space"), translate("Canvas", "Add it to the selection, or take it out")),
        (translate("Canvas", "L, name, Enter"), translate("Canvas", "Link the selected actor with another")),
        (
            translate("Canvas", "N, name @7, Enter"),
            translate("Canvas", "Add an actor to the track with that number"),
        ),
        (
            translate("Canvas", "Esc"),
            translate("Canvas", "Stop what was begun; then, one by one: light, selection, try-out, lens"),
        ),
    )


class Walking:
    """The keys of one view."""

    def __init__(self, view: CompassView) -> None:
        self._view = view
        self._pushed: dict[str, Point] = {}
        self._pushed_on: Page | None = None
        self._gesture = 0
        self._last = 0.0

    def key(self, event: QKeyEvent) -> bool:
        """Handle a key; whether it was one of ours."""
        key, modifiers = event.key(), event.modifiers()
        if key in DIRECTIONS:
            direction = DIRECTIONS[Qt.Key(key)]
            selected = self._view.editor.selection.actors(self._view.editor.map)
            if modifiers & Qt.KeyboardModifier.ControlModifier:
                self._go(direction, select=True)
            elif selected:
                self._push(selected, direction, far=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
            else:
                self._go(direction, select=False)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._view.leave_by_key(forwards=key == Qt.Key.Key_Tab)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            order = self._view.actors_in_order()
            if order:
                self._select(order[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._view.editor.selection.ids:
            self.select_focused(add=False)
        else:
            return False
        return True

    def walk(self, by: int) -> bool:
        """Select the next (1) or the last (-1) actor; False beyond the end."""
        order = self._view.actors_in_order()
        here = self._view.focused
        at = order.index(here) + by if here in order else (0 if by > 0 else len(order) - 1)
        if not 0 <= at < len(order):
            self._view.focused = None
            return False
        self._select(order[at])
        return True

    def select_focused(self, *, add: bool) -> None:
        """Select the actor with the dashed ring."""
        focused = self._view.focused
        if focused is None:
            return
        selection = self._view.editor.selection
        if add:
            selection.toggle(focused)
        else:
            selection.set((focused,))

    def _select(self, ident: str) -> None:
        self._view.focused = ident
        self._view.editor.selection.set((ident,))
        self._view.show_thing(ident)
        access.focus_moved(self._view, ident)

    def _go(self, direction: Point, *, select: bool) -> None:
        view = self._view
        page = view.page()
        here = page.spot_of(view.focused)
        if here is None:
            selected = [i for i in view.editor.selection.ids if i in page.spots]
            here = page.spots[selected[-1]] if selected else None
        origin = page.frame.centre if here is None else (here.x, here.y)
        skip = frozenset() if here is None else frozenset((here.ident,))
        found = view.hits.nearest(origin, direction, skip)
        if found is None:
            return
        view.focused = found
        view.show_thing(found)
        if select:
            view.editor.selection.set((found,))
        else:
            access.focus_moved(view, found)
            view.update()

    def _push(self, idents: tuple[str, ...], direction: Point, *, far: bool) -> None:
        view = self._view
        if view.is_read_only:
            view.say_read_only()
            return
        page = view.page()
        if not regrouping.is_by_tracks(page):
            view.message.emit(regrouping.why_not_here(page))
            return
        now = monotonic()
        spots = {ident: page.spots[ident] for ident in idents if ident in page.spots}
        another = now - self._last > _PAUSE or self._pushed.keys() != spots.keys()
        if another:
            self._gesture += 1
        if another or (page is not self._pushed_on and not view.is_composing):
            self._pushed = {ident: (spot.x, spot.y) for ident, spot in spots.items()}
        self._last, self._pushed_on = now, page
        step = STEP * (10 if far else 1)
        moves = []
        for ident, (x, y) in self._pushed.items():
            there = x + direction[0] * step, y + direction[1] * step
            zone = zone_under(page, *there)
            place = page.frame.place_at(zone, *there)
            if zone != OUTSIDE or spots[ident].zone == OUTSIDE:
                there = page.frame.point_of(zone, place)
            self._pushed[ident] = there
            moves.append((ident, zone, place))
        if moves:
            from mtd_desktop.editing.actor_ops import PlaceActors

            view.editor.execute(PlaceActors(tuple(moves), f"nudge {self._gesture}", page.date))
