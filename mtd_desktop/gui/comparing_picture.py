"""The page of two versions at once: what became of everything, and one thing of it lit up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mtd_desktop.comparing.differences import Difference
from mtd_desktop.comparing.union import union
from mtd_desktop.i18n import translate
from mtd_desktop.layout.compose import Composer, Options
from mtd_desktop.layout.drawing import Drawing
from mtd_desktop.layout.marks import Became, Mark, Marks
from mtd_desktop.layout.page import Page
from mtd_desktop.model.document import Map
from mtd_desktop.qtrender.painter import painter_path
from mtd_desktop.qtrender.targets import image

LONGEST = 2400
"""Pixels of the longest side that the picture is ever drawn at."""
MARGIN = 8
DIM = 0.72
"""How much of the page is covered while one thing of it is lit up."""
NEAR = 14.0
"""Page units around what is lit."""

_ON_PAGE = frozenset({"actors", "links", "processes", "agreements"})


def compared_page(a: Map, b: Map, found: Iterable[Difference], caption: str, composer: Composer) -> Page:
    """The page of `b` with what `a` had besides, and the differences from `a` to `b` marked on it."""
    before = composer.compose(a)
    marks = Marks(tuple(_marks(found, before)), caption)
    return composer.compose(union(a, b), Options(marks=marks))


def _marks(found: Iterable[Difference], before: Page) -> Iterator[tuple[str, Mark]]:
    for difference in found:
        if difference.kind not in _ON_PAGE or difference.change == "reordered":
            continue
        became: Became = difference.change
        spot = before.spots.get(difference.ident)
        if difference.is_moved and spot is not None:
            yield difference.ident, Mark(became, spot.zone, before.frame.place_at(spot.zone, spot.x, spot.y))
        else:
            yield difference.ident, Mark(became)


class ComparedPicture(QWidget):
    """Shows such a page as large as there is room, dimmed but for what is lit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(320, 260)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(translate("Comparing", "Picture of the differences"))
        self.page: Page | None = None
        self.lit = ""
        self._image: QImage | None = None

    def show_page(self, page: Page) -> None:
        """Show another page, nothing lit."""
        self.page, self.lit, self._image = page, "", None
        self.update()

    def light(self, ident: str) -> bool:
        """Light up one thing, or with "" all of it again; False if it is not on the page."""
        self.lit = ident if self.page is not None and _outline(self.page, ident) is not None else ""
        self.update()
        return bool(self.lit)

    def sizeHint(self) -> QSize:
        """Large enough to read names."""
        return QSize(760, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again in the new size."""
        super().resizeEvent(event)
        self._image = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page in the middle, with an edge, and the dimness over it."""
        if self.page is None:
            return
        drawing = self.page.drawing
        room = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        size = QSize(round(drawing.width), round(drawing.height))
        size = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if self._image is None:
            self._image = image(drawing, min(round(size.width() * self.devicePixelRatioF()), LONGEST))
        place = self.rect()
        place.setSize(size)
        place.moveCenter(self.rect().center())
        with QPainter(self) as p:
            p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            p.drawImage(place, self._image)
            p.setPen(self.palette().mid().color())
            p.drawRect(place)
            outline = _outline(self.page, self.lit) if self.lit else None
            if outline is not None:
                self._dim(p, QRectF(place), outline, drawing)

    def _dim(self, p: QPainter, place: QRectF, outline: QPainterPath, drawing: Drawing) -> None:
        p.translate(place.topLeft())
        p.scale(place.width() / drawing.width, place.height() / drawing.height)
        cover = QPainterPath()
        cover.addRect(0, 0, drawing.width, drawing.height)
        colour = QColor(drawing.background)
        colour.setAlphaF(DIM)
        p.fillPath(cover.subtracted(outline), colour)
        pen = p.pen()
        pen.setCosmetic(True)
        pen.setWidthF(2.0)
        pen.setColor(self.palette().highlight().color())
        p.strokePath(outline, pen)


def _outline(page: Page, ident: str) -> QPainterPath | None:
    """The area round a thing on the page, in page units."""
    route = page.routes.get(ident)
    if route is not None:
        stroker = QPainterPathStroker()
        stroker.setWidth(2 * NEAR)
        stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
        return stroker.createStroke(painter_path(route.path)).simplified()
    spot = page.spot_of(ident)
    if spot is None:
        return None
    found = QPainterPath()
    found.addEllipse(QPointF(spot.x, spot.y), spot.r + NEAR, spot.r + NEAR)
    left, top, right, bottom = spot.label
    if right > left:
        box = QPainterPath()
        box.addRoundedRect(QRectF(left - 4, top - 3, right - left + 8, bottom - top + 6), 5, 5)
        found = found.united(box)
    return found
