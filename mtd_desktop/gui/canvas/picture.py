"""Ready pictures of the page, and how they are painted little by little.

A page is painted into a picture in slices of a few milliseconds, so that ten thousand actors never stop
the window. A ready picture can be shown at another place and another scale than it was painted for, which
costs a tenth of a millisecond; that is what a hand sees while it pans and zooms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from time import perf_counter
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from mtd_desktop.gui.canvas.camera import Camera
from mtd_desktop.layout.drawing import Box, Group, Text
from mtd_desktop.layout.page import Page
from mtd_desktop.qtrender.painter import SCREEN_DETAIL, paint

SLICE: Final = 0.008
"""Seconds of painting between two looks at what the hands do."""
_THINGS: Final = frozenset({"actor", "link", "process", "agreement"})
_CHUNK: Final = 12
_AROUND_ACTOR: Final = 14.0
_AROUND_LINK: Final = 16.0


class Picture(NamedTuple):
    """A part of the page, ready to be shown. `camera` leads from the page to the picture's pixels
    (device-independent), `box` is the part of the page that it covers.
    """

    pixmap: QPixmap
    camera: Camera
    box: Box

    def show(self, p: QPainter, camera: Camera, opacity: float = 1.0) -> None:
        """Show it where `camera` wants that part of the page; `p` is set to the view's pixels."""
        k = camera.scale / self.camera.scale
        ratio = self.pixmap.devicePixelRatio()
        size = QSizeF(self.pixmap.size()) / ratio
        at = QPointF(camera.dx - self.camera.dx * k, camera.dy - self.camera.dy * k)
        p.setOpacity(opacity)
        if abs(k - 1.0) < 1e-9:
            # On whole pixels of the screen, or every picture that is moved would be blurred.
            p.drawPixmap(QPointF(round(at.x() * ratio) / ratio, round(at.y() * ratio) / ratio), self.pixmap)
        else:
            p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            p.drawPixmap(QRectF(at, size * k), self.pixmap, QRectF(self.pixmap.rect()))
        p.setOpacity(1.0)

    def covers(self, box: Box) -> bool:
        """Whether it shows all of `box`."""
        return (
            self.box[0] <= box[0] + 1e-6
            and self.box[1] <= box[1] + 1e-6
            and self.box[2] >= box[2] - 1e-6
            and self.box[3] >= box[3] - 1e-6
        )


class Painting:
    """A picture in the making: `work` until it says that it is done. `links`: how many the page has."""

    def __init__(
        self,
        groups: Iterable[Group],
        paper: str,
        box: Box,
        scale: float,
        ratio: float,
        align: Camera,
        links: int = 0,
    ) -> None:
        # The corner stands on a whole pixel of the camera that it is painted for.
        left = -round((box[0] * scale + align.dx) * ratio) / ratio + align.dx
        top = -round((box[1] * scale + align.dy) * ratio) / ratio + align.dy
        wide = max(1, round((box[2] - box[0]) * scale * ratio))
        high = max(1, round((box[3] - box[1]) * scale * ratio))
        pixmap = QPixmap(wide, high)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(paper) if paper else Qt.GlobalColor.transparent)
        self.picture = Picture(pixmap, Camera(scale, left, top), box)
        self._chunks = _chunks(groups)
        self._links = links

    def work(self, seconds: float = SLICE) -> bool:
        """Paint for about so long; whether all is painted now."""
        until = perf_counter() + seconds
        with QPainter(self.picture.pixmap) as p:
            p.setWorldTransform(self.picture.camera.transform())
            for chunk in self._chunks:
                paint(p, chunk, detail=SCREEN_DETAIL, links=self._links)
                if perf_counter() >= until:
                    return False
        return True


def _chunks(groups: Iterable[Group]) -> Iterator[Sequence[Group]]:
    chunk: list[Group] = []
    for group in groups:
        chunk.append(group)
        if len(chunk) >= _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def seen_groups(page: Page, box: Box, leave_out: frozenset[str] = frozenset()) -> Iterator[Group]:
    """The groups that show in a part of the page, in painting order, without the entities of `leave_out`."""
    whole = box[0] <= 0 and box[1] <= 0 and box[2] >= page.drawing.width and box[3] >= page.drawing.height
    for group in page.drawing.groups:
        if group.ref in leave_out and group.role in _THINGS:
            continue
        if whole or _meets(page, group, box):
            yield group


def _meets(page: Page, group: Group, box: Box) -> bool:
    """Whether a group may show in `box`; rather yes than no."""
    left, top, right, bottom = box
    if group.role == "actor":
        spot = page.spots.get(group.ref)
        if spot is None:
            return True
        reach = spot.r + _AROUND_ACTOR
        return (
            min(spot.x - reach, spot.label[0]) <= right
            and max(spot.x + reach, spot.label[2]) >= left
            and min(spot.y - reach, spot.label[1]) <= bottom
            and max(spot.y + reach, spot.label[3]) >= top
        )
    if group.role == "link":
        route = page.routes.get(group.ref)
        if route is None or any(isinstance(item, Text) for item in group.items):
            return True
        xs = [x for x, _ in route.points]
        ys = [y for _, y in route.points]
        return (
            min(xs) - _AROUND_LINK <= right
            and max(xs) + _AROUND_LINK >= left
            and min(ys) - _AROUND_LINK <= bottom
            and max(ys) + _AROUND_LINK >= top
        )
    return True
