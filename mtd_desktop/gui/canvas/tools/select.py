"""The tool that is always at hand: select, drag, rubber band, double click."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from mtd_desktop.gui.canvas import overlay, regrouping
from mtd_desktop.gui.canvas.hit import BESIDE
from mtd_desktop.gui.canvas.tools.moving import Moving
from mtd_desktop.gui.canvas.tools.tool import Tool
from mtd_desktop.model.tracks import OUTSIDE

FAR: Final = 4.0
"""Pixels that a hand may tremble before a click is a drag."""
_ALSO: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class SelectTool(Tool):
    """Click, drag, rubber band."""

    name = "select"

    _pressed: QPointF | None = None
    _under: str | None = None
    _also = False
    _moving: Moving | None = None
    _band: QRectF | None = None
    _before: tuple[str, ...] = ()

    @property
    def is_busy(self) -> bool:
        """See `Tool.is_busy`."""
        return self._moving is not None or self._band is not None

    def press(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """See `Tool.press`."""
        self.cancel()
        selection = self.view.editor.selection
        self._pressed = at
        self._under = self.view.thing_at(at)
        self._also = bool(modifiers & _ALSO)
        self._before = selection.ids
        self.view.focused = self._under if self.view.page().spot_of(self._under) else None
        if self._under is not None and not self._also and self._under not in selection:
            selection.set((self._under,))
        self.view.update()

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """See `Tool.move`."""
        if self._pressed is None:
            return
        if not self.is_busy and (at - self._pressed).manhattanLength() > FAR:
            self._start_drag()
        if self._moving is not None:
            self._moving.move(at, modifiers)
        elif self._band is not None:
            self._band = QRectF(self._pressed, at).normalized()
            self._select_banded()
            self.view.update()

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """See `Tool.release`."""
        moving, pressed = self._moving, self._pressed
        selection = self.view.editor.selection
        if pressed is None:
            return
        if moving is not None:
            moving.move(at, modifiers)
        elif self._band is None:
            if self._under is None:
                if not self._also:
                    selection.clear()
                    self.view.put_out()
            elif self._also:
                selection.toggle(self._under)
            else:
                selection.set((self._under,))
        banded = self._band is not None
        self._forget()
        if moving is not None:
            moving.drop()
        elif banded:
            self.view.hold(held=False)
        self.view.update()

    def double_click(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """See `Tool.double_click`."""
        self.cancel()
        under = self.view.thing_at(at)
        if under is not None:
            self.view.editor.selection.set((under,))
            self.view.edit_requested.emit(under)
        elif self._is_on_words(at):
            self.view.editor.selection.clear()
            self.view.edit_requested.emit("")
        else:
            self.view.name_new_at(at)

    def _is_on_words(self, at: QPointF) -> bool:
        """Whether a double-click means the title, the legend or the credit: beyond the rim also near them."""
        away = BESIDE / self.view.camera.scale if self.view.zone_at(at) == OUTSIDE else 0.0
        return self.view.hits.is_on_words(*self.view.camera.to_page(at), away)

    def cancel(self) -> bool:
        """See `Tool.cancel`."""
        if self._moving is not None:
            self._moving.cancel()
        elif self._band is not None:
            self.view.editor.selection.set(self._before)
            self.view.hold(held=False)
        elif self._pressed is None:
            return False
        self._forget()
        self.view.update()
        return True

    def paint(self, p: QPainter) -> None:
        """See `Tool.paint`."""
        if self._moving is not None:
            self._moving.paint(p)
        elif self._band is not None:
            overlay.paint_band(p, self.view.page(), self._band)

    def _start_drag(self) -> None:
        view = self.view
        assert self._pressed is not None  # noqa: S101 - `move` has looked
        if self._under is None:
            self._band = QRectF(self._pressed, self._pressed)
            view.hold(held=True)
            return
        if view.is_read_only or self._under not in view.page().spots:
            return
        if not regrouping.may_regroup(view.page()):
            view.message.emit(regrouping.why_not_here(view.page()))
            return
        selection = view.editor.selection
        if self._under not in selection:
            selection.add((self._under,))
        actors = selection.actors(view.editor.map)
        self._moving = Moving(view, self._under, actors, self._pressed)

    def _select_banded(self) -> None:
        view, band = self.view, self._band
        if band is None:
            return
        left, top = view.camera.to_page(band.topLeft())
        right, bottom = view.camera.to_page(band.bottomRight())
        box = (left, top, right, bottom)
        found = (*view.hits.actors_in(box), *view.hits.links_in(box))
        view.editor.selection.set((*self._before, *found) if self._also else found)

    def _forget(self) -> None:
        self._pressed = self._under = self._moving = self._band = None
