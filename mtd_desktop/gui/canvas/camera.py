"""Where the page stands in the view: a scale and a shift, and every way in which a person changes them."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

from mtd_desktop.layout.drawing import Box

LEAST: Final = 0.05
MOST: Final = 8.0
STEP: Final = 1.25
"""What one press of Ctrl and plus does, and one notch of a wheel."""
MARGIN: Final = 12.0
"""Pixels left free around a page that is fitted into the view."""
KEPT: Final = 80.0
"""Pixels of the page that stay in view, however far it is pushed."""


class Camera(NamedTuple):
    """Pixels of the view (device-independent) = page units times `scale` plus (`dx`, `dy`)."""

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def to_view(self, x: float, y: float) -> QPointF:
        """A point of the page in the view."""
        return QPointF(x * self.scale + self.dx, y * self.scale + self.dy)

    def to_page(self, at: QPointF) -> tuple[float, float]:
        """A point of the view on the page."""
        return (at.x() - self.dx) / self.scale, (at.y() - self.dy) / self.scale

    def box_to_view(self, box: Box) -> QRectF:
        """A box of the page in the view."""
        return QRectF(self.to_view(box[0], box[1]), self.to_view(box[2], box[3]))

    def seen(self, size: QSizeF, margin: float = 0.0) -> Box:
        """The part of the page that a view of `size` shows, with `margin` pixels more on every side."""
        left, top = self.to_page(QPointF(-margin, -margin))
        right, bottom = self.to_page(QPointF(size.width() + margin, size.height() + margin))
        return left, top, right, bottom

    def transform(self) -> QTransform:
        """For a painter: page units in, pixels of the view out."""
        return QTransform(self.scale, 0, 0, self.scale, self.dx, self.dy)

    def moved(self, by: QPointF) -> Camera:
        """Pushed by so many pixels."""
        return self._replace(dx=self.dx + by.x(), dy=self.dy + by.y())

    def zoomed(self, factor: float, at: QPointF) -> Camera:
        """Nearer or farther, with what lies under `at` staying there."""
        scale = min(max(self.scale * factor, LEAST), MOST)
        k = scale / self.scale
        return Camera(scale, at.x() - (at.x() - self.dx) * k, at.y() - (at.y() - self.dy) * k)

    def centred(self, x: float, y: float, size: QSizeF) -> Camera:
        """With a point of the page in the middle of the view."""
        return self._replace(dx=size.width() / 2 - x * self.scale, dy=size.height() / 2 - y * self.scale)

    def kept_near(self, page: QSizeF, size: QSizeF) -> Camera:
        """Pushed back so far that the page does not get lost beside the view."""
        wide, high = page.width() * self.scale, page.height() * self.scale
        dx = min(max(self.dx, KEPT - wide), size.width() - KEPT)
        dy = min(max(self.dy, KEPT - high), size.height() - KEPT)
        return self._replace(dx=dx, dy=dy)

    def between(self, other: Camera, share: float) -> Camera:
        """On the way to `other`; zooms evenly for the eye."""
        if share >= 1.0:
            return other
        scale = self.scale * (other.scale / self.scale) ** share
        # The point that both cameras show in the same place stays there; a mere shift moves evenly.
        done = share if other.scale == self.scale else (scale - self.scale) / (other.scale - self.scale)
        return Camera(scale, self.dx + (other.dx - self.dx) * done, self.dy + (other.dy - self.dy) * done)


def fitted(page: QSizeF, size: QSizeF) -> Camera:
    """The camera that shows the whole page in the middle of the view."""
    room_x, room_y = max(size.width() - 2 * MARGIN, 1.0), max(size.height() - 2 * MARGIN, 1.0)
    scale = min(room_x / page.width(), room_y / page.height(), MOST)
    return Camera(
        scale, (size.width() - page.width() * scale) / 2, (size.height() - page.height() * scale) / 2
    )
