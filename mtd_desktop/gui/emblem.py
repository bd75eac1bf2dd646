"""The program's own icon: the compass with its nine tracks, drawn at every size it is asked for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPen, QPixmap

from mtd_desktop.layout.theme import TRACK_COLOURS

SIZES = (16, 24, 32, 48, 64, 128, 256)
SECTORS = 8
GAP = 6.0
"""Degrees between two sectors."""


def show() -> None:
    """Give all windows the icon, unless they have it."""
    if QGuiApplication.windowIcon().isNull():
        made = QIcon()
        for size in SIZES:
            made.addPixmap(picture(size))
        QGuiApplication.setWindowIcon(made)


def picture(size: int) -> QPixmap:
    """The icon `size` pixels wide and high."""
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    p = QPainter(made)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.scale(size / 100, size / 100)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QColor("#fdfcf8"))
    p.drawEllipse(QPointF(50, 50), 48, 48)
    rim = QPen(QColor(), 17)
    rim.setCapStyle(Qt.PenCapStyle.FlatCap)
    p.setBrush(Qt.BrushStyle.NoBrush)
    for n in range(SECTORS):
        rim.setColor(QColor(TRACK_COLOURS[n]))
        p.setPen(rim)
        # Qt counts sixteenths of a degree against the clock from the right; Track 1 is at the top.
        middle = 90.0 - n * 360.0 / SECTORS
        span = 360.0 / SECTORS - GAP
        p.drawArc(QRectF(11, 11, 78, 78), round((middle - span / 2) * 16), round(span * 16))
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QColor(TRACK_COLOURS[8]))
    p.drawEllipse(QPointF(50, 50), 14, 14)
    p.end()
    return made
