"""A large page at a glance: thin straight links and plain discs, in a tenth of the time of the real one.

It is shown once, when a large map is opened, until the page itself is painted.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from mtd_desktop.gui.canvas.camera import Camera
from mtd_desktop.gui.canvas.picture import Painting, Picture
from mtd_desktop.layout.colour import mix
from mtd_desktop.layout.drawing import Box, Circle, Group, Stroke
from mtd_desktop.layout.page import Page

FROM: Final = 2500
"""Groups from which on a page takes so long to paint that this comes first."""
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
        p.drawLines([_chord(route.points) for route in page.routes.values() if route.points])
        p.setPen(Qt.PenStyle.NoPen)
        for group in drawing.groups:
            spot = page.spots.get(group.ref) if group.role == "actor" else None
            if spot is not None:
                p.setBrush(_brush(_colour(group)))
                p.drawEllipse(QPointF(spot.x, spot.y), spot.r, spot.r)
    return picture


def _chord(points: tuple[tuple[float, float], ...]) -> QLineF:
    return QLineF(*points[0], *points[-1])


def _colour(group: Group) -> str:
    for item in group.items:
        if isinstance(item, Circle) and isinstance(item.stroke, Stroke):
            return item.stroke.colour
    return _GREY


@lru_cache(256)
def _brush(colour: str) -> QBrush:
    return QBrush(QColor(colour))
