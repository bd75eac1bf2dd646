"""The forms of lines: what says "alliance", "discord" or "broken" also on a copier without colours."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from mtd_desktop.layout.arrows import crosses, head, head_length
from mtd_desktop.layout.colour import GRAPHIC_CONTRAST, TEXT_CONTRAST, legible
from mtd_desktop.layout.curves import (
    Cubic,
    Ruler,
    away_from_end,
    away_from_start,
    beside,
    cubic,
    direction,
    path_of,
    piece,
    point,
    reversed_curve,
    straight,
)
from mtd_desktop.layout.drawing import Box, Item, Path, Segment, Shape, Stroke, Text
from mtd_desktop.layout.metrics import ASCENT, DESCENT, TextMeasurer
from mtd_desktop.layout.page import Route
from mtd_desktop.layout.theme import Theme
from mtd_desktop.model.links import Direction, LineForm, Link, RelationType

GAP: Final = 2.0
"""Units left free between a circle and the end of a line without arrowhead."""
LABEL_SIZE: Final = 9.5
"""Size of the words on a link, before the theme's scale."""

_STRENGTH: Final = (0.65, 1.0, 1.5)
"""Width of a weak, a middling and a strong link, as a share of the relation's width."""

_LEAD: Final = 9.0
"""Length in units that stays straight at either end of a zigzag."""


class Pen(NamedTuple):
    """Colour and width in units."""

    colour: str
    width: float


def link_items(
    route: Route, relation: RelationType, link: Link, theme: Theme, paper: str
) -> tuple[Item, ...]:
    """The line of a link in its relation's form, with arrowheads as the link's direction says.

    The colour is shifted in lightness until it can be followed on `paper` and on the theme's tints.
    """
    pen = line_pen(relation, link, theme, paper)
    return _items(cubic(route.path), relation.line, link.direction, pen.width, pen.colour)


def line_pen(relation: RelationType, link: Link, theme: Theme, paper: str) -> Pen:
    """What the line of a link is drawn with, see `link_items`."""
    width = relation.width * _STRENGTH[link.strength - 1] * theme.stroke
    return Pen(_seen(relation.colour, theme, paper), width)


def line_sample(x1: float, x2: float, y: float, relation: RelationType, theme: Theme) -> tuple[Item, ...]:
    """A straight line of the relation's form from `x1` to `x2`, as the legend shows it."""
    curve = straight((x1, y), (x2, y))
    colour = _seen(relation.colour, theme, theme.paper)
    return _items(curve, relation.line, relation.arrow, relation.width * theme.stroke, colour)


def link_label(
    route: Route, text: str, theme: Theme, measurer: TextMeasurer, avoid: Sequence[Box] = ()
) -> tuple[Item, ...]:
    """The words of a link, level, on the line near its middle, and clear of `avoid` where possible."""
    if not text.strip():
        return ()
    curve = cubic(route.path)
    size = LABEL_SIZE * theme.text
    wide = measurer.width(text, size)
    best: tuple[int, float, float] | None = None
    for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
        x, y = point(curve, t)
        box = (x - wide / 2, y - size / 2, x + wide / 2, y + size / 2)
        covered = sum(1 for other in avoid if _overlap(box, other))
        if best is None or covered < best[0]:
            best = covered, x, y
        if not covered:
            break
    assert best is not None  # noqa: S101 - the tuple above is not empty
    _, x, y = best
    baseline = y + size * (ASCENT - DESCENT) / 2
    ink = legible(theme.muted, theme.paper, TEXT_CONTRAST)
    halo = 2.4 * theme.text
    return (Text(x, baseline, text, size, ink, italic=True, halo=theme.paper, halo_width=halo, width=wide),)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@lru_cache(1024)
def _seen(colour: str, theme: Theme, paper: str) -> str:
    return legible(theme.line(colour), paper, GRAPHIC_CONTRAST)


def _items(curve: Cubic, form: LineForm, arrows: Direction, width: float, colour: str) -> tuple[Item, ...]:
    room = math.dist(curve[0], curve[3])
    length = min(head_length(width), room * (0.4 if arrows == "both" else 0.7))
    heads: list[Item] = []
    gap = min(GAP, room / 6)
    if arrows == "none":
        end = away_from_end(curve, gap)
    else:
        path, end = head(curve, length)
        heads.append(Shape(path, fill=colour))
    if arrows == "both":
        path, back = head(reversed_curve(curve), length)
        start = 1.0 - back
        heads.append(Shape(path, fill=colour))
    else:
        start = away_from_start(curve, gap)
    if end - start < 1e-3:
        return tuple(heads)
    return (*_FORMS[form](piece(curve, start, end), width, colour), *heads)


def _solid(curve: Cubic, width: float, colour: str) -> tuple[Item, ...]:
    return (Shape(path_of(curve), stroke=Stroke(colour, width)),)


def dashes(form: Literal["dashed", "dotted"], pen: Pen) -> Stroke:
    """The stroke of a broken line."""
    colour, width = pen
    if form == "dashed":
        return Stroke(colour, width, dash=(3.0 + 2.6 * width, 2.0 + 1.5 * width))
    # Dots need more body than a line of the same name.
    wide = 1.25 * width
    return Stroke(colour, wide, dash=(0.01, 1.5 + 1.9 * wide), round=True)


def _dashed(curve: Cubic, width: float, colour: str) -> tuple[Item, ...]:
    return (Shape(path_of(curve), stroke=dashes("dashed", Pen(colour, width))),)


def _dotted(curve: Cubic, width: float, colour: str) -> tuple[Item, ...]:
    return (Shape(path_of(curve), stroke=dashes("dotted", Pen(colour, width))),)


def _double(curve: Cubic, width: float, colour: str) -> tuple[Item, ...]:
    apart = 1.0 + 0.75 * width
    stroke = Stroke(colour, 0.85 * width)
    return tuple(Shape(beside(curve, side * apart), stroke=stroke) for side in (-1, 1))


def _zigzag(curve: Cubic, width: float, colour: str) -> tuple[Item, ...]:
    return (Shape(_lightning(curve, width), stroke=Stroke(colour, width)),)


def _lightning(curve: Cubic, width: float) -> Path:
    """Straight at both ends, teeth between; as many whole teeth as there is room for."""
    ruler = Ruler(curve)
    tooth = 6.0 + 2.0 * width
    high = 3.2 + 1.0 * width
    lead = min(_LEAD, ruler.length / 4)
    inner = ruler.length - 2 * lead
    teeth = max(2, round(inner / tooth))
    segments: list[Segment] = [("M", *curve[0])]
    start = ruler.parameter(lead)
    segments.append(_curve(piece(curve, 0.0, start)))
    for i in range(teeth):
        t = ruler.parameter(lead + inner * (i + 0.5) / teeth)
        x, y = point(curve, t)
        ux, uy = direction(curve, t)
        side = high if i % 2 else -high
        segments.append(("L", x - uy * side, y + ux * side))
    end = ruler.parameter(ruler.length - lead)
    segments.append(("L", *point(curve, end)))
    segments.append(_curve(piece(curve, end, 1.0)))
    return tuple(segments)


def _curve(curve: Cubic) -> Segment:
    return ("C", *curve[1], *curve[2], *curve[3])


def _crossed(curve: Cubic, width: float, colour: str) -> tuple[Item, ...]:
    return (
        Shape(path_of(curve), stroke=Stroke(colour, width)),
        Shape(crosses(curve, width), stroke=Stroke(colour, 1.1 * width)),
    )


_FORMS: Final[Mapping[LineForm, Callable[[Cubic, float, str], tuple[Item, ...]]]] = {
    "solid": _solid,
    "dashed": _dashed,
    "dotted": _dotted,
    "double": _double,
    "zigzag": _zigzag,
    "crossed": _crossed,
}
