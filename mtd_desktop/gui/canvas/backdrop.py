"""The page beneath everything that moves: the best ready picture now, a sharp one soon.

Two pictures are kept: a sharp one of what the view shows and some way around it, and one of the whole page
for what comes into view before the next sharp one is ready.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter

from mtd_desktop.gui.canvas import coarse
from mtd_desktop.gui.canvas.camera import Camera
from mtd_desktop.gui.canvas.picture import Painting, Picture, seen_groups
from mtd_desktop.layout.drawing import Box
from mtd_desktop.layout.page import Page

REST_MS: Final = 120
"""Milliseconds without a new zoom after which the page is painted sharp."""
AROUND: Final = 160.0
"""Pixels around the view that are painted too, so that a small pan needs nothing new."""
WHOLE: Final = 1400.0
"""Pixels of the longer side of the picture of the whole page."""
AT_ONCE: Final = 400
"""Groups up to which a page is painted in one go when there is nothing to show yet."""


class Backdrop(QObject):
    """`refreshed`: there is a better picture to show."""

    refreshed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._without: frozenset[str] = frozenset()
        self._camera = Camera()
        self._size = QSizeF(1, 1)
        self._ratio = 1.0
        self._sharp: Picture | None = None
        self._whole: Picture | None = None
        self._painting: Painting | None = None
        self._for_whole = False
        self._stale = self._whole_stale = True
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._slice)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._begin)

    @property
    def is_sharp(self) -> bool:
        """Whether the picture in view is of the page as it is now."""
        return not self._stale

    @property
    def without(self) -> frozenset[str]:
        """The entities that are left out, because something else shows them."""
        return self._without

    def set_page(self, page: Page, without: frozenset[str] = frozenset()) -> None:
        """Show another page, or the same without some entities; the old pictures stay until it is ready."""
        if page is not self._page:
            self._whole_stale = True
        elif without == self._without:
            return
        self._page, self._without = page, without
        self._stale = True
        self._begin()

    def forget(self, blank: Page) -> None:
        """Another map: what was shown must not be seen again."""
        self._sharp = self._whole = self._painting = None
        self._stale = self._whole_stale = True
        self._page, self._without = blank, frozenset()

    def set_camera(self, camera: Camera, size: QSizeF, ratio: float) -> None:
        """Look from elsewhere."""
        zoomed = camera.scale != self._camera.scale or ratio != self._ratio
        self._camera, self._size, self._ratio = camera, size, ratio
        if zoomed:
            self._painting = None
            self._stale = True
            self._rest.start()
        elif not self._rest.isActive() and not self._is_enough(self._sharp):
            self._stale = True
            if self._painting is None or self._for_whole or not self._is_enough(self._painting.picture):
                self._begin()

    def rebase(self, before: Camera, after: Camera) -> None:
        """The page's own measures changed, and the camera with them: keep what is seen where it is."""
        self._sharp = _rebased(self._sharp, before, after)
        self._whole = _rebased(self._whole, before, after)

    def paint(self, p: QPainter, desk: QColor) -> None:
        """Fill the view; `p` is set to its pixels."""
        everything = QRectF(0, 0, self._size.width(), self._size.height())
        p.fillRect(everything, desk)
        page = self._page
        if page is None:
            return
        if self._sharp is None and self._painting is None and page.drawing.groups:
            self._rest.stop()
            self._begin()
        sheet = self._camera.box_to_view((0, 0, page.drawing.width, page.drawing.height))
        p.fillRect(sheet, QColor(page.drawing.background))
        if self._sharp is None:
            if self._whole is not None:
                self._whole.show(p, self._camera)
            elif self._painting is not None:
                self._painting.picture.show(p, self._camera)
            return
        if self._whole is not None and not self._is_enough(self._sharp):
            self._whole.show(p, self._camera)
        self._sharp.show(p, self._camera)

    def settle(self) -> None:
        """Paint everything that is due now, without waiting."""
        if self._rest.isActive():
            self._rest.stop()
            self._begin()
        while self._painting is not None:
            self._slice(60.0)

    def stop(self) -> None:
        """Paint nothing more; the window is closing."""
        self._slices.stop()
        self._rest.stop()
        self._painting = None

    def _seen(self, margin: float = 0.0) -> Box:
        """The part of the page in view, cut to the page."""
        page = self._page
        assert page is not None  # noqa: S101 - the callers have looked
        left, top, right, bottom = self._camera.seen(self._size, margin)
        wide, high = page.drawing.width, page.drawing.height
        return (
            min(max(left, 0.0), wide),
            min(max(top, 0.0), high),
            max(min(right, wide), 0.0),
            max(min(bottom, high), 0.0),
        )

    def _is_enough(self, picture: Picture | None) -> bool:
        return picture is not None and (self._page is None or picture.covers(self._seen()))

    def _begin(self) -> None:
        """Start the sharp picture anew."""
        page = self._page
        if page is None or not page.drawing.groups or self._rest.isActive():
            return
        box = self._seen(AROUND)
        if box[2] - box[0] < 1e-6 or box[3] - box[1] < 1e-6:
            return
        self._start(page, box, self._camera.scale, for_whole=False)
        if self._sharp is None and len(page.drawing.groups) <= AT_ONCE:
            self._slice(60.0)
        elif self._sharp is None and self._whole is None and len(page.drawing.groups) >= coarse.FROM:
            self._whole = coarse.glance(page, box, self._camera, self._ratio)
            self.refreshed.emit()

    def _begin_whole(self) -> None:
        page = self._page
        if page is None:
            return
        scale = min(WHOLE / max(page.drawing.width, page.drawing.height), self._camera.scale)
        self._start(page, (0.0, 0.0, page.drawing.width, page.drawing.height), scale, for_whole=True)

    def _start(self, page: Page, box: Box, scale: float, *, for_whole: bool) -> None:
        groups = seen_groups(page, box, frozenset() if for_whole else self._without)
        self._for_whole = for_whole
        ratio, align = (1.0, Camera()) if for_whole else (self._ratio, self._camera)
        paper, links = page.drawing.background, len(page.routes)
        self._painting = Painting(groups, paper, box, scale, ratio, align, links)
        self._slices.start()

    def _slice(self, seconds: float = 0.0) -> None:
        painting = self._painting
        if painting is None:
            self._slices.stop()
            return
        if not (painting.work(seconds) if seconds else painting.work()):
            if self._sharp is None and self._whole is None:
                self.refreshed.emit()
            return
        self._painting = None
        if self._for_whole:
            self._whole = painting.picture
            self._whole_stale = False
        else:
            self._sharp = painting.picture
            self._stale = False
        page = self._page
        if page is not None and not self._for_whole and not self._without:
            if painting.picture.covers((0.0, 0.0, page.drawing.width, page.drawing.height)):
                self._whole, self._whole_stale = painting.picture, False
            elif self._whole_stale:
                self._begin_whole()
        if self._painting is None:
            self._slices.stop()
        self.refreshed.emit()


def _rebased(picture: Picture | None, before: Camera, after: Camera) -> Picture | None:
    if picture is None:
        return None
    k = before.scale / picture.camera.scale
    at_x, at_y = before.dx - picture.camera.dx * k, before.dy - picture.camera.dy * k
    camera = Camera(after.scale / k, (after.dx - at_x) / k, (after.dy - at_y) / k)
    return Picture(picture.pixmap, camera, picture.box)
