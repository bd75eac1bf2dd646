"""What stands in the view: which page, from where it is looked at, and the pictures of it.

A new page waits while something is in the hand, so that nothing moves under a drag.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal
from PySide6.QtGui import QColor, QPainter

from mtd_desktop.gui.canvas.backdrop import Backdrop
from mtd_desktop.gui.canvas.camera import Camera, fitted
from mtd_desktop.gui.canvas.composing import Composing
from mtd_desktop.gui.canvas.gliding import Gliding
from mtd_desktop.gui.canvas.hit import Hits
from mtd_desktop.gui.canvas.tools.moving import Moving
from mtd_desktop.layout.compose import Options
from mtd_desktop.layout.drawing import Box, Drawing, Group
from mtd_desktop.layout.frame import build_frame
from mtd_desktop.layout.page import Page, Point
from mtd_desktop.layout.theme import theme
from mtd_desktop.model.document import Map
from mtd_desktop.model.view import View
from mtd_desktop.qtrender.metrics import QtMeasurer

_THINGS: Final = frozenset({"actor", "link", "process", "agreement"})
_BLANK: Final = QSizeF(1000.0, 750.0)


class Shown:
    """A page with what is asked of it again and again."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.hits = Hits(page)
        self.size = QSizeF(page.drawing.width, page.drawing.height)

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """The groups of actors, links, processes and agreements by their ids."""
        return {g.ref: g for g in self.page.drawing.groups if g.role in _THINGS}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The actors track by track, those outside last, then processes and agreements."""
        spots = self.page.spots.values()
        return (*(s.ident for s in sorted(spots, key=lambda s: s.zone or 10)), *self.page.knots)

    def where(self, ident: str) -> Point | None:
        """A point of an actor, a process, an agreement or a link."""
        spot = self.page.spot_of(ident)
        if spot is not None:
            return spot.x, spot.y
        route = self.page.routes.get(ident)
        return route.points[len(route.points) // 2] if route is not None and route.points else None


class Stage(QObject):
    """`moved`: everything stands elsewhere in the view; `shown`: another page; `refreshed`: paint again."""

    moved = Signal()
    shown = Signal()
    refreshed = Signal()
    zoomed = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.camera = Camera()
        self.size = QSizeF(1.0, 1.0)
        self.now = Shown(_blank_page())
        self.is_held = False
        self._ratio = 1.0
        self._fits = True
        self._next: Page | None = None
        self._kept: Moving | None = None
        self._composing = Composing(QtMeasurer, self)
        self._backdrop = Backdrop(self)
        self.gliding = Gliding(self)
        self._map = Map()
        self._composing.ready.connect(self._ready)
        self._backdrop.refreshed.connect(self._redrawn)
        self.gliding.refreshed.connect(self.refreshed)
        self.gliding.arrived.connect(self.land)

    @property
    def is_composing(self) -> bool:
        """Whether a newer page is on its way."""
        return self._composing.is_busy

    @property
    def is_sharp(self) -> bool:
        """Whether the picture in the view is drawn for just this page and camera."""
        return self._backdrop.is_sharp

    # --- pages

    def show_map(self, m: Map, options: Options) -> None:
        """Another map was opened."""
        self._kept = self._next = None
        self.gliding.stop()
        self._map = m
        self._fits = True
        self.now = Shown(_blank_page())
        self._backdrop.forget(self.now.page)
        self._composing.want(m, options, fresh=True)
        self.shown.emit()

    def follow(self, m: Map, options: Options) -> None:
        """The map was changed, or is looked at in another way."""
        self._map = m
        self._composing.want(m, options)

    def show_without(self, idents: frozenset[str]) -> None:
        """Leave these out of the page, because a hand shows them; nothing brings all back."""
        self._kept = None
        self.gliding.stop()
        self._backdrop.set_page(self.now.page, idents)

    def keep_until_redrawn(self, moving: Moving) -> None:
        """Go on drawing what was dropped until the page shows it in its new place."""
        self._kept = moving
        self._next = None
        self.refreshed.emit()

    def hold(self, *, held: bool) -> None:
        """Something is in the hand, or not any more: then the page that waited is shown."""
        self.is_held = held
        if not held and self._next is not None and self._kept is None:
            self._adopt(self._next)

    def settle(self) -> None:
        """Compose and paint all that is due, at once."""
        self._composing.now()
        self.land()
        self._backdrop.settle()

    def land(self) -> None:
        """Let everybody be where the page has them."""
        if self.gliding.is_on:
            if self.gliding.is_moving:
                self.gliding.stop()
            self._backdrop.set_page(self.now.page)

    def stop(self) -> None:
        """Compose and paint nothing more."""
        self._composing.stop()
        self.gliding.stop()
        self._backdrop.stop()

    def paint(self, p: QPainter, desk: QColor) -> None:
        """Fill the view with the page; `p` is set to the view's pixels."""
        self._backdrop.paint(p, desk)

    def paint_kept(self, p: QPainter) -> None:
        """Draw what was dropped just now, and who is on the way."""
        self.gliding.paint(p, self.now.page, self.camera)
        if self._kept is not None:
            self._kept.paint(p)

    def _ready(self, page: Page) -> None:
        if self.is_held:
            self._next = page
        elif self._kept is None or not self._composing.is_busy:
            self._adopt(page)

    def _adopt(self, page: Page) -> None:
        before, camera = self.now, self.camera
        self.now, self._next = Shown(page), None
        if self._fits:
            self.camera = fitted(self.now.size, self.size)
        else:
            # The compass stays where it is, even if the page around it grew.
            at = camera.to_view(*before.page.frame.centre)
            self.camera = camera.moved(at - camera.to_view(*page.frame.centre))
        if self.camera != camera:
            self._backdrop.rebase(camera, self.camera)
        self._look(camera)
        movers: frozenset[str] = frozenset()
        if self._kept is None:
            movers = self.gliding.prepare(self._map, before.page, page, self.camera, self._ratio)
        else:
            self.gliding.stop()
        self._backdrop.set_page(page, movers)
        self.shown.emit()

    def _redrawn(self) -> None:
        if self._backdrop.is_sharp and self.gliding.is_on:
            if self._backdrop.without:
                self.gliding.start()
            else:
                self.gliding.stop()
        if self._kept is not None and self._backdrop.is_sharp and not self._backdrop.without:
            self._kept = None
        self.refreshed.emit()

    # --- from where

    def set_camera(self, camera: Camera) -> None:
        """Look from `camera`, kept near the page."""
        before = self.camera
        self.camera = camera.kept_near(self.now.size, self.size)
        if self.camera != before:
            self._fits = self.camera == self.fitting
            self._look(before)
            self.moved.emit()

    @property
    def fitting(self) -> Camera:
        """The camera that shows the whole page."""
        return fitted(self.now.size, self.size)

    def resize(self, size: QSizeF, ratio: float) -> None:
        """The view has another size: a page that was fitted stays so, else the middle stays the middle."""
        before, by = self.camera, (size - self.size) / 2
        self.size, self._ratio = size, ratio
        self.camera = self.fitting if self._fits else before.moved(QPointF(by.width(), by.height()))
        self._look(before)
        self.moved.emit()

    def _look(self, before: Camera) -> None:
        self._backdrop.set_camera(self.camera, self.size, self._ratio)
        if self.camera.scale != before.scale:
            self.zoomed.emit(self.camera.scale)

    @property
    def ratio(self) -> float:
        """Pixels of the screen in a pixel of the view."""
        return self._ratio

    def seen_rect(self) -> QRectF:
        """The view's own rectangle."""
        return QRectF(QPointF(), self.size)

    def seen_box(self) -> Box:
        """The part of the page in view."""
        left, top, right, bottom = self.camera.seen(self.size)
        wide, high = self.now.size.width(), self.now.size.height()
        return max(left, 0.0), max(top, 0.0), min(right, wide), min(bottom, high)


def _blank_page() -> Page:
    """Paper with nothing on it, until the first page is composed."""
    wide, high = _BLANK.width(), _BLANK.height()
    frame = build_frame(View(), high * 0.45, (wide / 2, high / 2), (0.0, 0.0, wide, high))
    return Page(Drawing(wide, high, theme("paper").paper, ()), frame)
