"""Small pictures in lists: the colour of a side, the line of a relation."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPen, QPixmap

from mtd_desktop.layout.drawing import Group, Item
from mtd_desktop.layout.lines import line_sample
from mtd_desktop.layout.theme import theme
from mtd_desktop.model.links import RelationType
from mtd_desktop.qtrender.painter import paint

SWATCH = QSize(18, 18)
LINE = QSize(64, 20)


@lru_cache(maxsize=512)
def swatch(colour: str | None, side: int = SWATCH.width()) -> QIcon:
    """A disc in a colour with an edge that is seen on every ground; without a colour, the edge alone."""
    picture = _blank(QSize(side, side))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#7a7a7a"), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush if colour is None else QColor(colour))
    painter.drawEllipse(QRectF(2, 2, side - 4, side - 4))
    painter.end()
    return _untinted(picture)


def line_icon(relation: RelationType, size: QSize = LINE) -> QIcon:
    """A relation as the legend draws it, on paper."""
    return _untinted(line_picture(relation.but(name="", description="", covers=()), size))


@lru_cache(maxsize=512)
def line_picture(relation: RelationType, size: QSize = LINE) -> QPixmap:
    """The same as a picture."""
    picture = _blank(size)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paper = theme("paper")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(paper.paper))
    painter.drawRoundedRect(QRectF(0, 0, size.width(), size.height()), 4, 4)
    items = line_sample(6, size.width() - 6, size.height() / 2, relation, paper)
    paint(painter, (Group("sample", "legend", tuple(items)),))
    painter.end()
    return picture


def item_icon(items: tuple[Item, ...], size: QSize = SWATCH) -> QIcon:
    """Shapes of a drawing as an icon, in pixels from its upper left."""
    picture = _blank(size)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, (Group("sample", "legend", items),))
    return _untinted(picture)


def _untinted(picture: QPixmap) -> QIcon:
    """An icon that keeps its colour in a selected row, where it means something."""
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon


def _blank(size: QSize) -> QPixmap:
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
