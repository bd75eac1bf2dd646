"""The only code that draws a display list: on screen, into pictures, on paper.

Groups are turned into Qt's own pens, brushes and paths once and kept as long as the same group comes again,
so that a page of which one actor moved is drawn from ready parts. On screens and in pictures text is drawn
from kept glyphs; on paper it stays text, and a halo is an outline behind it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QTransform,
)

from mtd_desktop.layout.drawing import Anchor, Circle, Drawing, Group, Item, Path, Stroke, Text
from mtd_desktop.qtrender import glyphs
from mtd_desktop.qtrender.fonts import EM, em_font
from mtd_desktop.qtrender.tangle import MANY, without_tangle

SCREEN_DETAIL: Final = 3.5
"""Pixels: on a screen, text whose em is smaller than this is not drawn."""

EXPORT_DETAIL: Final = 1.0
"""Pixels: in pictures, text below one pixel is only a stain."""

_TANGLE: Final = 5_000
"""On a screen, more links than this are drawn without smooth edges: no single one is followed by eye."""

_ROUGH: Final = 1_000
"""On a screen, beyond so many links the dashes of hairlines are left to Qt's quick way, see `_HAIR`."""

_HAIR: Final = 1.0
"""Pixels: Qt has a quick way for pens up to this width, which gets dashes wrong: it counts them in pixels
instead of the pen's width, so that dots become dashes, and more so from right to left.
"""

_COARSE: Final = 20.0
"""Pixels: from this size on a halo is a stroked outline, for the shifted copies would show."""

_SHARES: Final[dict[Anchor, float]] = {"start": 0.0, "middle": 0.5, "end": 1.0}
_RINGS: Final = ((1.2, ((6, 1.0),)), (2.0, ((8, 1.0),)), (math.inf, ((8, 1.0), (6, 0.5))))
"""Halo width in pixels up to which so many copies, at that share of the width, leave no gaps."""

_KEPT: Final = 25_000
"""Prepared groups in one generation; two generations are kept."""


@dataclass(slots=True)  # not frozen: that would take five times as long to make
class _Outline:
    """A path or disc with what fills and what strokes it. `extent` is the longer side of its box (asked of
    the signs in actors only), `dashes` the broken outline as an area, once it was needed.
    """

    path: QPainterPath | None
    centre: QPointF
    radius: float
    brush: QBrush | None
    pen: QPen | None
    extent: float
    dashes: list[QPainterPath] = field(default_factory=list)


_Part: TypeAlias = _Outline | Text

_Ready: TypeAlias = dict[int, tuple[Group, tuple[_Part, ...]]]

_generations: list[_Ready] = [{}, {}]
"""Prepared groups by identity, lately used and older. The group is kept alongside, so that its identity is
not given away to another one.
"""


def paint_page(p: QPainter, drawing: Drawing, *, transparent: bool = False, detail: float = 0.0) -> None:
    """Paint the paper and everything on it; `p` is set to page units."""
    if not transparent:
        p.fillRect(QRectF(0, 0, drawing.width, drawing.height), QColor(drawing.background))
    paint(p, drawing.groups, detail=detail)


def paint(p: QPainter, groups: Iterable[Group], *, detail: float = 0.0, links: int | None = None) -> None:
    """Paint groups in their order with a painter set to page units.

    `links` is how many the page has, where `groups` are only a part of it.
    Text smaller than `detail` device pixels is left out, and the signs inside actors with it. The painter's
    transform is as before afterwards, its pen and brush are not.
    """
    p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    base = p.worldTransform()
    scale = math.sqrt(abs(p.combinedTransform().determinant()))
    if scale == 0.0:
        return
    write = _write_vector if _is_vector(p) else _write_raster
    smallest = detail / scale
    groups = tuple(groups)
    links = _links(groups) if links is None else links
    on_screen = detail >= SCREEN_DETAIL
    tangled = on_screen and links > _TANGLE
    in_picture = detail > 0 and not on_screen and write is _write_raster
    once = in_picture and links > MANY  # and then nobody asks for these groups again
    waiting = without_tangle(p, groups, scale) if once else groups
    parts = _parts if once else _prepared
    hair = _HAIR / scale if write is _write_raster and not (on_screen and links > _ROUGH) else 0.0
    for group in waiting:
        if tangled:
            p.setRenderHint(QPainter.RenderHint.Antialiasing, group.role != "link")
        hides_signs = smallest if group.role == "actor" else 0.0
        for part in parts(group):
            if isinstance(part, Text):
                if part.size >= smallest:
                    write(p, part, base, scale)
            elif part.pen is not None and part.pen.widthF() <= hair and _is_broken(part.pen):
                _paint_dashes(p, part, part.pen)
            elif part.path is None:
                p.setPen(part.pen or _NO_PEN)
                p.setBrush(part.brush or _NO_BRUSH)
                p.drawEllipse(part.centre, part.radius, part.radius)
            elif part.extent >= hides_signs:
                if part.brush is not None:
                    p.fillPath(part.path, part.brush)
                if part.pen is not None:
                    p.strokePath(part.path, part.pen)


def _links(groups: Iterable[Group]) -> int:
    return sum(group.role == "link" for group in groups)


def _is_broken(pen: QPen) -> bool:
    return pen.style() == Qt.PenStyle.CustomDashLine


def _paint_dashes(p: QPainter, part: _Outline, pen: QPen) -> None:
    """Paint a broken line as the area that it covers."""
    path = part.path
    if path is None:
        path = QPainterPath()
        path.addEllipse(part.centre, part.radius, part.radius)
    if part.brush is not None:
        p.fillPath(path, part.brush)
    if not part.dashes:
        part.dashes.append(QPainterPathStroker(pen).createStroke(path))
    p.fillPath(part.dashes[0], pen.brush())


def _is_vector(p: QPainter) -> bool:
    kind = p.paintEngine().type()
    return kind not in (QPaintEngine.Type.Raster, QPaintEngine.Type.OpenGL2)


def _write_raster(p: QPainter, text: Text, base: QTransform, scale: float) -> None:
    ready = glyphs.runs(text.text, text.bold, text.italic)
    local, k = _stand(text)
    p.setWorldTransform(local * base)
    if text.halo and text.halo_width > 0:
        if text.size * scale > _COARSE or text.angle:
            _stroke_halo(p, text, k)
        else:
            rings = next(rings for limit, rings in _RINGS if text.halo_width * scale < limit)
            p.setPen(_colour(text.halo, 1.0))
            for run in glyphs.halo_runs(
                text.text, text.bold, text.italic, round(text.halo_width / k, 3), rings
            ):
                p.drawGlyphRun(QPointF(), run)
    p.setPen(_colour(text.colour, 1.0))
    for run in ready:
        p.drawGlyphRun(QPointF(), run)
    p.setWorldTransform(base)


def _write_vector(p: QPainter, text: Text, base: QTransform, _scale: float) -> None:
    local, k = _stand(text)
    p.setWorldTransform(local * base)
    if text.halo and text.halo_width > 0:
        _stroke_halo(p, text, k)
    p.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    p.setFont(em_font(bold=text.bold, italic=text.italic))
    p.setPen(_colour(text.colour, 1.0))
    p.drawText(QPointF(), text.text)
    p.setWorldTransform(base)


def _stroke_halo(p: QPainter, text: Text, k: float) -> None:
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    brush = QBrush(_colour(text.halo or "#000000", 1.0))
    pen = QPen(brush, 2 * text.halo_width / k, Qt.PenStyle.SolidLine, round_cap, round_join)
    p.strokePath(glyphs.outline(text.text, text.bold, text.italic), pen)


def _stand(text: Text) -> tuple[QTransform, float]:
    """The transform from a line at `EM`, left end at the origin, to its place; and its scale."""
    k = text.size / EM
    share = _SHARES[text.anchor]
    left = -share * _advance(text.text, text.bold, text.italic) * k if share else 0.0
    if not text.angle:
        return QTransform(k, 0, 0, k, text.x + left, text.y), k
    turn = math.radians(text.angle)
    c, s = math.cos(turn), math.sin(turn)
    return QTransform(k * c, k * s, -k * s, k * c, text.x + left * c, text.y + left * s), k


@lru_cache(20_000)
def _advance(text: str, bold: bool, italic: bool) -> float:
    return QFontMetricsF(em_font(bold=bold, italic=italic)).horizontalAdvance(text)


def _prepared(group: Group) -> tuple[_Part, ...]:
    lately, older = _generations
    known = lately.get(id(group))
    if known is not None:
        return known[1]
    if len(lately) >= _KEPT:
        _generations[:] = lately, older = {}, lately
    known = older.get(id(group))
    if known is None:
        known = group, _parts(group)
    lately[id(group)] = known
    return known[1]


def _parts(group: Group) -> tuple[_Part, ...]:
    measured = group.role == "actor"
    return tuple(_part(item, measured=measured) for item in group.items)


def _part(item: Item, *, measured: bool) -> _Part:
    if isinstance(item, Text):
        return item
    brush = _brush(item.fill, item.opacity) if item.fill else None
    pen = _pen(item.stroke, item.opacity) if item.stroke and item.stroke.width > 0 else None
    if isinstance(item, Circle):
        return _Outline(None, QPointF(item.x, item.y), item.r, brush, pen, 2 * item.r)
    path = painter_path(item.path)
    if not measured:
        return _Outline(path, _ORIGIN, 0.0, brush, pen, math.inf)
    box = path.controlPointRect()
    return _Outline(path, _ORIGIN, 0.0, brush, pen, max(box.width(), box.height()))


@lru_cache(4096)
def _brush(colour: str, opacity: float) -> QBrush:
    return QBrush(_colour(colour, opacity))


def painter_path(path: Path) -> QPainterPath:
    """A path of the display list as Qt's; it fills even-odd."""
    made = QPainterPath()
    for segment in path:
        if segment[0] == "M":
            made.moveTo(segment[1], segment[2])
        elif segment[0] == "L":
            made.lineTo(segment[1], segment[2])
        elif segment[0] == "C":
            made.cubicTo(*segment[1:])
        else:
            made.closeSubpath()
    return made


@lru_cache(4096)
def _colour(name: str, opacity: float) -> QColor:
    colour = QColor(name)
    if opacity < 1.0:
        colour.setAlphaF(max(0.0, opacity))
    return colour


@lru_cache(4096)
def _pen(stroke: Stroke, opacity: float) -> QPen:
    pen = QPen(QBrush(_colour(stroke.colour, stroke.opacity * opacity)), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if stroke.round else Qt.PenCapStyle.FlatCap)
    # As the defaults of SVG have it, so that both writers show the same corners.
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if stroke.round else Qt.PenJoinStyle.SvgMiterJoin)
    pen.setMiterLimit(4.0)
    if stroke.dash:
        lengths = stroke.dash if len(stroke.dash) % 2 == 0 else stroke.dash * 2
        pen.setDashPattern([max(length, 1e-3) / stroke.width for length in lengths])
    return pen


_ORIGIN: Final = QPointF()
_NO_BRUSH: Final = QBrush(Qt.BrushStyle.NoBrush)
_NO_PEN: Final = QPen(Qt.PenStyle.NoPen)
