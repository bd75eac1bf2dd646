"""Links and actors of a large page for a picture so small that the finer shapes would be less than a pixel.

What a reader could tell apart stays: colour, width, dashes, teeth, double lines, strokes across, arrowheads.
What could not be seen is left out: the gap before a circle, the run of every tooth along the curve, small
signs. A link's line is its route itself, so that twenty thousand of them take no time to make.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from mtd_desktop.layout.arrows import crosses, head_length
from mtd_desktop.layout.curves import Cubic, cubic, path_of
from mtd_desktop.layout.drawing import Group, Item, Path, Segment, Shape, Stroke
from mtd_desktop.layout.lines import Pen, dashes, line_pen, link_label
from mtd_desktop.layout.metrics import TextMeasurer
from mtd_desktop.layout.page import Route
from mtd_desktop.layout.theme import Theme
from mtd_desktop.layout.wrap import shown
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import LineForm, Link, RelationType

TANGLE: Final = 5_000
"""Links beyond which nobody follows a single one by eye."""
SMALL: Final = 0.5
"""Pixels in a unit from which on a picture shows all that there is."""
SIGN: Final = 4.0
"""Pixels: a sign smaller than this is a stain."""

_NARROW: Final = 0.42
_TEETH: Final = 150
"""Of a zigzag at most; a longer one has longer teeth."""
_TOOTH: Final = 14.0
_TOOTH_HEIGHT: Final = 5.0


def is_coarse(links: int, width: float, pixels: float | None) -> bool:
    """Whether a page `width` units wide may be drawn coarsely for a picture `pixels` wide (`None`: any)."""
    return pixels is not None and links > TANGLE and pixels < SMALL * width


def coarse_links(
    links: Iterable[Link],
    m: Map,
    routes: Mapping[str, Route],
    theme: Theme,
    measurer: TextMeasurer | None,
) -> Iterator[Group]:
    """The groups of links, without titles, for pictures have none; with labels if there is a measurer."""
    relations: dict[str, RelationType] = {}
    for link in links:
        relation = relations.get(link.relation)
        if relation is None:
            relation = relations[link.relation] = m.relation(link.relation)
        items = coarse_link(routes[link.id], relation, link, theme, theme.paper)
        if measurer is not None and link.label:
            items = (*items, *link_label(routes[link.id], shown(link.label), theme, measurer))
        yield Group(f"link-{link.id}", "link", items, "", link.id)


def coarse_link(
    route: Route, relation: RelationType, link: Link, theme: Theme, paper: str
) -> tuple[Item, ...]:
    """The line of a link with its arrowheads, in as few pieces as show its form."""
    pen = line_pen(relation, link, theme, paper)
    form = relation.line
    path = route.path
    draw = _FORMS.get(form)
    line = (Shape(path, stroke=_stroke(form, pen)),) if draw is None else draw(cubic(path), pen)
    if link.direction == "none":
        return line
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = cubic(path)
    length = min(head_length(pen.width), math.hypot(x3 - x0, y3 - y0) * 0.4)
    heads: tuple[Item, ...] = (Shape(_head(x3, y3, x2, y2, length), fill=pen.colour),)
    if link.direction == "both":
        heads = (*heads, Shape(_head(x0, y0, x1, y1, length), fill=pen.colour))
    return (*line, *heads)


@lru_cache(1024)
def _stroke(form: LineForm, pen: Pen) -> Stroke:
    if form in ("dashed", "dotted"):
        return dashes(form, pen)
    return Stroke(pen.colour, pen.width)


def _head(x: float, y: float, from_x: float, from_y: float, length: float) -> Path:
    """A triangle with its tip at `x`, `y`."""
    dx, dy = x - from_x, y - from_y
    k = length / (math.hypot(dx, dy) or 1.0)
    dx, dy = dx * k, dy * k
    bx, by = x - dx, y - dy
    dx, dy = dx * _NARROW, dy * _NARROW
    return ("M", x, y), ("L", bx - dy, by + dx), ("L", bx + dy, by - dx), ("Z",)


def _across(curve: Cubic) -> tuple[float, float, float]:
    """The unit normal of the chord, and its length."""
    dx, dy = curve[3][0] - curve[0][0], curve[3][1] - curve[0][1]
    long = math.hypot(dx, dy) or 1.0
    return -dy / long, dx / long, long


def _double(curve: Cubic, pen: Pen) -> tuple[Item, ...]:
    nx, ny, _ = _across(curve)
    apart = 1.0 + 0.75 * pen.width
    stroke = Stroke(pen.colour, 0.85 * pen.width)
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve
    return tuple(
        Shape(
            path_of(((x0 + ax, y0 + ay), (x1 + ax, y1 + ay), (x2 + ax, y2 + ay), (x3 + ax, y3 + ay))),
            stroke=stroke,
        )
        for ax, ay in ((nx * apart, ny * apart), (-nx * apart, -ny * apart))
    )


def _zigzag(curve: Cubic, pen: Pen) -> tuple[Item, ...]:
    nx, ny, long = _across(curve)
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve
    teeth = max(2, min(_TEETH, int(long / _TOOTH)))
    segments: list[Segment] = [("M", x0, y0)]
    for i in range(1, teeth):
        t = i / teeth
        s = 1.0 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        side = _TOOTH_HEIGHT if i % 2 else -_TOOTH_HEIGHT
        x, y = a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
        segments.append(("L", x + side * nx, y + side * ny))
    segments.append(("L", x3, y3))
    return (Shape(tuple(segments), stroke=Stroke(pen.colour, pen.width)),)


def _crossed(curve: Cubic, pen: Pen) -> tuple[Item, ...]:
    return (
        Shape(path_of(curve), stroke=Stroke(pen.colour, pen.width)),
        Shape(crosses(curve, pen.width), stroke=Stroke(pen.colour, 1.1 * pen.width)),
    )


_FORMS: Final[Mapping[LineForm, Callable[[Cubic, Pen], tuple[Item, ...]]]] = {
    "double": _double,
    "zigzag": _zigzag,
    "crossed": _crossed,
}
"""The forms that are more than a stroke along the route."""
