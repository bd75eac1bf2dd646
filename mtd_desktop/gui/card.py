"""A sample on the welcome page: a picture of the map with its title and question, to click on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMargins, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mtd_desktop.gui import plain
from mtd_desktop.gui.thumbnails import Thumbnail
from mtd_desktop.i18n import translate

PICTURE = QSize(256, 200)
EDGE = 12
RADIUS = 8.0
MARGINS = QMargins(6, 6, 6, 6)
PAPER = QColor("#fdfcf8")
"""What stands where the picture will be: the colour of the page."""


class Card(QAbstractButton):
    """Drawn by hand, in the colours of the window."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._question = ""
        self._picture = QPixmap()
        self.setText(path.stem.replace("-", " ").title())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(
            translate("Welcome", "Example: {title}").format(title=plain.one_line(self.text()))
        )
        self.setAccessibleDescription(self._question)

    def show_thumbnail(self, thumbnail: Thumbnail) -> None:
        """Show the picture, title and question of the map."""
        self.setText(thumbnail.title or self.text())
        self._question = thumbnail.question
        ratio = self.devicePixelRatioF()
        self._picture = QPixmap.fromImage(
            thumbnail.image.scaled(
                PICTURE.shrunkBy(MARGINS) * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        self._picture.setDevicePixelRatio(ratio)
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        """The picture, and below it two lines of title and three of the question."""
        lines = self.fontMetrics().lineSpacing() * 5
        return QSize(PICTURE.width(), PICTURE.height() + lines + 2 * EDGE + 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Go dark again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Picture above, words below, an edge around both."""
        with QPainter(self) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            palette = self.palette()
            lit = self.underMouse() or self.hasFocus()
            edge = palette.color(QPalette.ColorRole.Highlight if lit else QPalette.ColorRole.Mid)
            whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            shape = QPainterPath()
            shape.addRoundedRect(whole, RADIUS, RADIUS)
            p.setClipPath(shape)
            p.fillRect(self.rect(), palette.color(QPalette.ColorRole.Base))
            frame = QRect(0, 0, self.width(), PICTURE.height())
            p.fillRect(frame, PAPER)
            if not self._picture.isNull():
                size = self._picture.deviceIndependentSize()
                p.drawPixmap(
                    round((frame.width() - size.width()) / 2),
                    round((frame.height() - size.height()) / 2),
                    self._picture,
                )
            p.setClipping(False)
            self._write(p, frame.bottom() + EDGE)
            p.setPen(QPen(edge, 2.0 if lit else 1.0))
            p.drawPath(shape)

    def _write(self, p: QPainter, top: int) -> None:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        top = self._paragraph(p, top, bold, QPalette.ColorRole.Text, plain.one_line(self.text(), 200), 2)
        words = plain.one_line(self._question, 300)
        self._paragraph(p, top + 3, self.font(), QPalette.ColorRole.PlaceholderText, words, 3)

    def _paragraph(
        self, p: QPainter, top: int, font: QFont, role: QPalette.ColorRole, text: str, most: int
    ) -> int:
        """Write `text` in at most `most` lines; returns where the next may begin."""
        room = self.width() - 2 * EDGE
        lines = QTextLayout(text, font)
        lines.beginLayout()
        p.setFont(font)
        p.setPen(self.palette().color(role))
        metrics = QFontMetrics(font)
        for number in range(1, most + 1):
            line = lines.createLine()
            if not line.isValid():
                break
            line.setLineWidth(room)
            rest = text[line.textStart() :]
            last = number == most
            shown = (
                metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
                if last
                else rest[: line.textLength()]
            )
            p.drawText(QRect(EDGE, top, room, metrics.height()), Qt.TextFlag.TextSingleLine, shown)
            top += metrics.lineSpacing()
        lines.endLayout()
        return top
