"""Thousands of hairlines at once: lines of one pen as one path, heads of one colour as one area.

Asking Qt for every line by itself takes as long again as drawing it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from mtd_desktop.layout.drawing import Group, Item, Path, Shape, Stroke

MANY: Final = 5_000
"""Links from which on a page is a tangle."""
_BATCH: Final = 1_000
"""Links whose order is given up: within so many, those of one pen are drawn together."""
_QUICK: Final = 0.999
"""Pixels: the widest line that Qt draws in its quick way."""
_HAIR: Final = 1.5
"""Pixels: lines up to this width are drawn as wide as the quick way goes; wider ones as they are."""
_LEAST_DASH: Final = 1.0
"""Pixels."""


def without_tangle(p: QPainter, groups: Iterable[Group], scale: float) -> Iterator[Group]:
    """Paint the links among `groups` with a painter set to page units, one of which is `scale` pixels.

    The other groups come back when it is their turn, and so does what of a link is neither a hairline nor an
    opaque area.
    """
    for is_link, run in groupby(groups, lambda group: group.role == "link"):
        if not is_link:
            yield from run
            continue
        while batch := tuple(islice(run, _BATCH)):
            yield from _paint(p, batch, scale)


def _paint(p: QPainter, groups: Sequence[Group], scale: float) -> list[Group]:
    others: list[Group] = []
    lines: dict[Stroke, QPainterPath] = {}
    areas: dict[str, QPainterPath] = {}
    for group in groups:
        rest: list[Item] = []
        for item in group.items:
            if not isinstance(item, Shape) or item.opacity < 1.0 or (item.fill and item.stroke):
                rest.append(item)
            elif item.stroke is not None and item.stroke.width * scale <= _HAIR:
                path = lines.get(item.stroke)
                if path is None:
                    path = lines[item.stroke] = QPainterPath()
                _add(path, item.path)
            elif item.fill:
                path = areas.get(item.fill)
                if path is None:
                    path = areas[item.fill] = QPainterPath()
                    path.setFillRule(Qt.FillRule.WindingFill)
                _add(path, item.path)
            else:
                rest.append(item)
        if rest:
            others.append(Group(group.ident, group.role, tuple(rest), group.title, group.ref))
    for stroke, path in lines.items():
        p.strokePath(path, _pen(stroke, scale))
    for colour, path in areas.items():
        p.fillPath(path, QBrush(QColor(colour)))
    return others


def _add(made: QPainterPath, path: Path) -> None:
    for segment in path:
        if segment[0] == "C":
            made.cubicTo(*segment[1:])
        elif segment[0] == "L":
            made.lineTo(segment[1], segment[2])
        elif segment[0] == "M":
            made.moveTo(segment[1], segment[2])


def _pen(stroke: Stroke, scale: float) -> QPen:
    """A pen for Qt's quick way, which counts dashes in pixels."""
    colour = QColor(stroke.colour)
    colour.setAlphaF(stroke.opacity)
    pen = QPen(QBrush(colour), min(stroke.width, _QUICK / scale))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if stroke.dash:
        pen.setDashPattern([max(_LEAST_DASH, length * scale) for length in stroke.dash])
    return pen
