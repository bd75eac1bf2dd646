"""Adding actors by typing: click in a sector, name, Enter, name, Enter; Esc ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, Qt

from mtd_desktop.errors import UserError
from mtd_desktop.gui.canvas import regrouping
from mtd_desktop.gui.canvas.suffix import TRAY, split_zone
from mtd_desktop.gui.canvas.tools.tool import Tool
from mtd_desktop.i18n import translate
from mtd_desktop.layout.words import zone_name
from mtd_desktop.model.actors import Place
from mtd_desktop.model.tracks import OUTSIDE

if TYPE_CHECKING:
    from mtd_desktop.gui.canvas.inline import NameBox

_BELOW: Final = 46
"""Pixels by which the field moves down after a name, so that what was added can be seen."""


class ActorTool(Tool):
    """Keeps a field open in a sector as long as names come."""

    name = "actor"
    cursor = Qt.CursorShape.CrossCursor

    _box: NameBox | None = None
    _zone = 1
    _place: Place | None = None
    _middle = QPoint()

    @property
    def is_busy(self) -> bool:
        """See `Tool.is_busy`. A page may change under an open field."""
        return False

    def begin(self) -> None:
        """Open the field where the person is: by keyboard alone nothing more is needed."""
        zone = self.view.zone_of_interest()
        self.open_in(zone, None, self._middle_of(zone))

    def open_at(self, at: QPointF) -> None:
        """Open the field at a point of the view; the actor will stand there."""
        x, y = self.view.camera.to_page(at)
        zone = self.view.page().frame.zone_at(x, y)
        if zone is not None:
            self.open_in(zone, self.view.page().frame.place_at(zone, x, y), at.toPoint())

    def open_in(self, zone: int, place: Place | None, middle: QPoint) -> None:
        """Open the field for a zone."""
        from mtd_desktop.gui.canvas.inline import NameBox

        self._finish_typed()
        self._zone, self._place, self._middle = zone, place, middle
        if self.view.is_read_only:
            self.view.say_read_only()
            return
        if not regrouping.is_by_tracks(self.view.page()):
            self.view.message.emit(regrouping.why_nobody_new())
            return
        hint = translate("Canvas", "Name outside the compass")
        if zone != OUTSIDE:
            hint = translate("Canvas", "Name in {track}").format(
                track=zone_name(self.view.editor.shown, zone)
            )
        self._box = NameBox(self.view, "", hint, self._named, self._stopped, on_leave=self._left)
        self._box.open_at(middle)
        words = translate(
            "Canvas", "Enter adds it. Ending the name with @7 puts it on {track}, @0 outside, @t in the tray."
        )
        self.view.message.emit(words.format(track=zone_name(self.view.editor.map, 7)))

    def press(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """See `Tool.press`."""
        under = self.view.actor_at(at)
        if under is not None and modifiers == Qt.KeyboardModifier.NoModifier:
            self.view.editor.selection.set((under,))
        self.open_at(at)

    def cancel(self) -> bool:
        """See `Tool.cancel`."""
        if self._box is None:
            return False
        box, self._box = self._box, None
        box.close_quietly()
        return True

    def finish_typing(self) -> None:
        """See `Tool.finish_typing`. An empty field stays open."""
        if self._box is not None and self._box.text().strip():
            self._finish_typed()

    def _finish_typed(self) -> None:
        """Add what stands in the field before it goes elsewhere."""
        box, self._box = self._box, None
        if box is not None:
            box.close_quietly()
            if box.text().strip():
                self._add(box.text())

    def _named(self, text: str) -> None:
        box = self._box
        if not text.strip():
            self._stopped()
            return
        if not self._add(text) or box is None or self._box is not box:
            return
        if not box.isVisible():  # the person went on and left the name behind
            self._box = None
            return
        box.clear()
        self._place = None
        self._middle = self._middle + QPoint(0, _BELOW)
        if self._middle.y() > self.view.height() - _BELOW:
            self._middle = self._middle_of(self._zone)
        box.open_at(self._middle)

    def _add(self, text: str) -> bool:
        from mtd_desktop.editing.actor_ops import AddActor, new_actor

        view = self.view
        name, named = split_zone(view.editor.map, text)
        zone = self._zone if named is None else named
        place = self._place if zone == self._zone else None
        try:
            actor = new_actor(view.editor.map, name, None if zone == TRAY else zone, place)
        except UserError as problem:
            view.message.emit(str(problem))
            return False
        if not view.editor.execute(AddActor(actor)):
            return False
        view.editor.selection.set((actor.id,))
        return True

    def _left(self) -> None:
        """The person went elsewhere; the tool stays in the hand."""
        self._box = None

    def _stopped(self) -> None:
        self.cancel()
        if self.view.tool == self.name:
            self.view.set_tool("select")

    def _middle_of(self, zone: int) -> QPoint:
        """A point of the view in the middle of a zone, if that is in view at all."""
        x, y = self.view.page().frame.point_of(zone, Place(angle=0.5, radius=0.55))
        return self.view.camera.to_view(x, y).toPoint()
