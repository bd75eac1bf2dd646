"""The program's own icons: strokes on a grid of 24, drawn in the text colour of the window at any resolution.

Each icon is a list of small drawings in the words of SVG paths (`M x y`, `L x y`, `C x1 y1 x2 y2 x y`, `Z`)
and `O x y r` for a circle. A drawing that begins with `!` is filled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPalette, QPen, QPixmap

GRID = 24
STROKE = 1.7

ICONS: Mapping[str, tuple[str, ...]] = {
    "new": (
        "M 6 3 L 14 3 L 19 8 L 19 21 L 6 21 Z",
        "M 14 3 L 14 8 L 19 8",
        "M 12.5 11.5 L 12.5 17.5",
        "M 9.5 14.5 L 15.5 14.5",
    ),
    "open": ("M 3 19 L 3 5 L 9 5 L 11.5 8 L 19 8 L 19 11", "M 3 19 L 6.4 11 L 22 11 L 18.6 19 Z"),
    "save": (
        "M 4 4 L 17 4 L 20 7 L 20 20 L 4 20 Z",
        "M 8 4 L 8 9 L 15 9 L 15 4",
        "M 7.5 20 L 7.5 13.5 L 16.5 13.5 L 16.5 20",
    ),
    "select": ("M 6 3 L 6 18.5 L 10 14.8 L 12.9 21 L 15.5 19.8 L 12.7 13.8 L 18.2 13.4 Z",),
    "actor": ("O 10.5 10.5 6.5", "M 18.5 14.5 L 18.5 21.5", "M 15 18 L 22 18"),
    "link": ("O 5.5 17.5 3.2", "O 18.5 6.5 3.2", "M 8 15.2 C 10 11 12 9 15.8 8.1"),
    "undo": (
        "M 8.5 4.5 L 4 9 L 8.5 13.5",
        "M 4 9 L 14 9 C 18 9 20 11.6 20 14.4 C 20 17.4 17.6 19.5 14.5 19.5 L 10 19.5",
    ),
    "redo": (
        "M 15.5 4.5 L 20 9 L 15.5 13.5",
        "M 20 9 L 10 9 C 6 9 4 11.6 4 14.4 C 4 17.4 6.4 19.5 9.5 19.5 L 14 19.5",
    ),
    "zoom-in": ("O 10.5 10.5 6.5", "M 15.3 15.3 L 21 21", "M 7.5 10.5 L 13.5 10.5", "M 10.5 7.5 L 10.5 13.5"),
    "zoom-out": ("O 10.5 10.5 6.5", "M 15.3 15.3 L 21 21", "M 7.5 10.5 L 13.5 10.5"),
    "fit": (
        "M 4 9 L 4 4 L 9 4",
        "M 15 4 L 20 4 L 20 9",
        "M 20 15 L 20 20 L 15 20",
        "M 9 20 L 4 20 L 4 15",
        "O 12 12 3.4",
    ),
    "page": (
        "O 12 12 8.5",
        "O 12 12 2.8",
        "M 12 3.5 L 12 9.2",
        "M 12 14.8 L 12 20.5",
        "M 3.5 12 L 9.2 12",
        "M 14.8 12 L 20.5 12",
    ),
    "lens": ("O 12 12 8.5", "M 12 3.5 L 4.6 16.3", "M 12 3.5 L 19.4 16.3", "M 7.2 12 L 16.8 12"),
    "export": ("M 12 3.5 L 12 15", "M 7.5 8 L 12 3.5 L 16.5 8", "M 4.5 14 L 4.5 20 L 19.5 20 L 19.5 14"),
    "outline": (
        "M 9 6 L 20 6",
        "M 9 12 L 20 12",
        "M 9 18 L 20 18",
        "!O 4.8 6 1.3",
        "!O 4.8 12 1.3",
        "!O 4.8 18 1.3",
    ),
    "inspector": (
        "M 3.5 5 L 20.5 5 L 20.5 19 L 3.5 19 Z",
        "M 14 5 L 14 19",
        "M 16.3 9 L 18.3 9",
        "M 16.3 12 L 18.3 12",
    ),
    "lock": ("M 5 11 L 19 11 L 19 21 L 5 21 Z", "M 8 11 L 8 8 C 8 1.5 16 1.5 16 8 L 16 11", "!O 12 16 1.6"),
    "menu": ("M 4 7 L 20 7", "M 4 12 L 20 12", "M 4 17 L 20 17"),
    "play": ("!M 7 4.5 L 19.5 12 L 7 19.5 Z",),
    "pause": ("!M 6.5 5 L 10 5 L 10 19 L 6.5 19 Z", "!M 14 5 L 17.5 5 L 17.5 19 L 14 19 Z"),
    "on": ("!M 5 5 L 15 12 L 5 19 Z", "M 18 5 L 18 19"),
    "back": ("!M 19 5 L 9 12 L 19 19 Z", "M 6 5 L 6 19"),
    "warning": ("M 12 3.5 L 21.5 20 L 2.5 20 Z", "M 12 9.5 L 12 14.5", "!O 12 17.2 1"),
    "question": (
        "O 12 12 8.8",
        "M 9.3 9.6 C 9.3 6.2 14.7 6.2 14.7 9.6 C 14.7 11.9 12 11.8 12 14.2",
        "!O 12 17 1",
    ),
    "information": ("O 12 12 8.8", "M 12 11 L 12 17", "!O 12 7.6 1.1"),
    "time": ("O 12 12 8.5", "M 12 6.5 L 12 12 L 16 14.5"),
    "close": ("M 6 6 L 18 18", "M 18 6 L 6 18"),
}


def icon(name: str, palette: QPalette, ratio: float, size: int = GRID) -> QIcon:
    """The icon `name` in the colours of `palette`, `size` logical pixels wide, sharp at `ratio`."""
    made = QIcon()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        made.addPixmap(pixmap(name, palette.color(group, QPalette.ColorRole.ButtonText), ratio, size), mode)
    return made


def pixmap(name: str, colour: QColor, ratio: float, size: int = GRID) -> QPixmap:
    """The icon `name` as a picture in one colour."""
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / GRID, size / GRID)
    pen = QPen(colour, STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for drawing in ICONS[name]:
        path = _path(drawing.lstrip("!"))
        if drawing.startswith("!"):
            painter.fillPath(path, colour)
        else:
            painter.strokePath(path, pen)
    painter.end()
    return picture


def _path(text: str) -> QPainterPath:
    path = QPainterPath()
    words = iter(text.split())
    for word in words:
        if word == "M":
            path.moveTo(_point(words))
        elif word == "L":
            path.lineTo(_point(words))
        elif word == "C":
            path.cubicTo(_point(words), _point(words), _point(words))
        elif word == "O":
            centre, radius = _point(words), float(next(words))
            path.addEllipse(centre, radius, radius)
        else:
            path.closeSubpath()
    return path


def _point(words: Iterator[str]) -> QPointF:
    return QPointF(float(next(words)), float(next(words)))
