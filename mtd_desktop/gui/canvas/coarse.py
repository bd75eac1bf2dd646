"""A large page at a glance: thin straight links and plain discs, in a tenth of the time of the real one.

It is shown once, when a large map is opened, until the page itself is painted.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from math import ceil
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from mtd_desktop.gui.canvas.camera import Camera
from mtd_desktop.gui.canvas.picture import Painting, Picture
from mtd_desktop.layout.colour import mix
from mtd_desktop.layout.drawing import Box, Circle, Group, Stroke
from mtd_desktop.layout.page import Page

FROM: Final = 2500
"""Groups from which on a page takes so long to paint that this comes first."""
_LINES: Final = 6000
"""With more links only some are drawn: the window would stand still for all of them."""
_SPECK: Final = 2.5
"""Pixels: nobody tells a disc of a smaller radius from a square."""
_GREY: Final = "#808080"
_FAINT: Final = 0.45


def glance(page: Page, box: Box, camera: Camera, ratio: float) -> Picture:
    """The page in a hurry."""
    drawing = page.drawing
    furniture = (g for g in drawing.groups if g.role not in ("actor", "link"))
    painting = Painting(furniture, drawing.background, box, camera.scale, ratio, camera)
    painting.work(60.0)
    picture = painting.picture
    with QPainter(picture.pixmap) as p:
        p.setWorldTransform(picture.camera.transform())
        # Opaque: many translucent lines in one call take fifteen times as long.
        pen = QPen(QColor(mix(_GREY, drawing.background, _FAINT)), 1.0)
        pen.setCosmetic(True)
        p.setPen(pen)
        every = ceil(len(page.routes) / _LINES)
        p.drawLines([_chord(route.points) for route in islice(page.routes.values(), 0, None, every or 1)])
        p.setPen(Qt.PenStyle.NoPen)
        specks: dict[str, list[QRectF]] = {}
        for group in drawing.groups:
            spot = page.spots.get(group.ref) if group.role == "actor" else None
            if spot is None:
                continue
            x, y, r = spot.x, spot.y, spot.r
            if r * camera.scale < _SPECK:
                specks.setdefault(_colour(group), []).append(QRectF(x - r, y - r, 2 * r, 2 * r))
            else:
                p.setBrush(_brush(_colour(group)))
                p.drawEllipse(QPointF(x, y), r, r)
        for colour, squares in specks.items():
            p.setBrush(_brush(colour))
            p.drawRects(squares)
    return picture


def _chord(points: tuple[tuple[float, float], ...]) -> QLineF:
    return QLineF(*points[0], *points[-1]) if points else QLineF()


def _colour(group: Group) -> str:
    for item in group.items:
        if isinstance(item, Circle) and isinstance(item.stroke, Stroke):
            return item.stroke.colour
    return _GREY


@lru_cache(256)
def _brush(colour: str) -> QBrush:
    return QBrush(QColor(colour))
