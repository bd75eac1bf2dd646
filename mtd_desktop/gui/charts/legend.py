"""What the colours of a figure mean, above it: on the figure it would hide what it explains."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from mtd_desktop.gui import plain
from mtd_desktop.gui.charts.ground import Ground, Sign

LETTERS: Final = 40
"""Of a name, at most."""
_SWATCH: Final = 12
_LINE: Final = 22
_GAP: Final = 6
_APART: Final = 16


class Legend(QWidget):
    """Signs beside each other, in as many rows as the width asks for."""

    def __init__(self, signs: tuple[Sign, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs = tuple(sign._replace(name=plain.one_line(sign.name, LETTERS)) for sign in signs)
        self._spots: list[QRect] = []
        self.setAccessibleName(", ".join(sign.name for sign in self._signs))
        self._lay()

    def sizeHint(self) -> QSize:
        """As wide as the panel gives, as high as the rows."""
        return QSize(120, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may be another number of rows."""
        super().resizeEvent(event)
        self._lay()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type is another width of the names."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay()

    def _lay(self) -> None:
        metrics = self.fontMetrics()
        height = max(metrics.height(), _SWATCH) + 4
        self._spots = []
        x = y = 0
        for sign in self._signs:
            width = _width(sign) + _GAP + metrics.horizontalAdvance(sign.name) + 2
            if x and x + width > self.width():
                x, y = 0, y + height
            self._spots.append(QRect(x, y, min(width, max(self.width(), 1)), height))
            x += width + _APART
        self.setFixedHeight(y + height)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Swatches and names, cut with an ellipsis only where one alone is wider than the panel."""
        with QPainter(self) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            metrics, ink = self.fontMetrics(), p.pen()
            for sign, spot in zip(self._signs, self._spots, strict=True):
                p.setPen(sign.pen)
                middle = spot.center().y()
                if sign.fill is None:
                    p.drawLine(spot.left(), middle, spot.left() + _LINE, middle)
                else:
                    p.setBrush(QColor(sign.fill))
                    p.drawRect(spot.left() + 1, middle - _SWATCH // 2, _SWATCH - 2, _SWATCH - 2)
                p.setPen(ink)
                words = spot.adjusted(_width(sign) + _GAP, 0, 0, 0)
                name = metrics.elidedText(sign.name, Qt.TextElideMode.ElideRight, words.width())
                p.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)


def _width(sign: Sign) -> int:
    return _LINE if sign.fill is None else _SWATCH


def framed(ground: Ground, parent: QWidget) -> QWidget:
    """`ground` under its legend, in a page that scrolls where its rows need more room than there is."""
    frame = QWidget(parent)
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    if ground.signs:
        column.addWidget(Legend(tuple(ground.signs), frame))
    page = QScrollArea(frame)
    page.setFrameShape(QFrame.Shape.NoFrame)
    page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    page.setWidgetResizable(True)
    ground.setMinimumHeight(ground.least_height())
    page.setWidget(ground)
    column.addWidget(page, 1)
    return frame
