"""The picture of the export dialog, as it will be."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mtd_desktop.i18n import translate
from mtd_desktop.layout.drawing import Drawing
from mtd_desktop.qtrender.targets import image

LONGEST = 1600
"""Pixels of the longest side that the preview is ever drawn at."""
MARGINS = QMargins(8, 8, 8, 8)


class Preview(QWidget):
    """The picture on the desk of the dialog; squares show through where it is transparent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(360, 280)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(translate("Export", "Preview"))
        self._drawing: Drawing | None = None
        self._clear = False
        self._image: QImage | None = None

    def show_drawing(self, drawing: Drawing, *, clear: bool) -> None:
        """Show `drawing`, without its paper if `clear`."""
        self._drawing = drawing
        self._clear = clear
        self._image = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again in the new size."""
        super().resizeEvent(event)
        self._image = None

    def sizeHint(self) -> QSize:
        """Large enough to judge the picture by."""
        return QSize(640, 500)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture in the middle, with an edge."""
        if self._drawing is None:
            return
        ratio = self.devicePixelRatioF()
        room = self.size().shrunkBy(MARGINS)
        size = QSize(round(self._drawing.width), round(self._drawing.height))
        size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        if self._image is None:
            self._image = image(self._drawing, min(round(size.width() * ratio), LONGEST), self._clear)
        with QPainter(self) as p:
            place = self.rect()
            place.setSize(size)
            place.moveCenter(self.rect().center())
            if self._clear:
                p.fillRect(place, Qt.GlobalColor.white)
                p.fillRect(place, Qt.BrushStyle.Dense6Pattern)
            p.drawImage(place, self._image)
            p.setPen(self.palette().mid().color())
            p.drawRect(place)
