"""What became of things between two versions, marked on the page of both.

Form says what colour says, so that a copier loses nothing: a whole ring with a plus for what is new, a broken
ring with a minus for what is gone, a dotted ring with a wave for what was changed, and for what was moved a
thin ring with an arrow, a ghost where it stood and a line from there. A strip at the foot of the page says
which versions are compared and what the signs mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Final, Literal, TypeAlias, get_args

from mtd_desktop.i18n import translate
from mtd_desktop.layout.arcs import polar, polygon
from mtd_desktop.layout.colour import ink_on
from mtd_desktop.layout.drawing import Circle, Drawing, Group, Item, Path, Shape, Stroke, Text
from mtd_desktop.layout.glyphs import moved
from mtd_desktop.layout.metrics import ASCENT
from mtd_desktop.layout.page import Page, Point, Route, Spot
from mtd_desktop.layout.theme import Theme
from mtd_desktop.layout.wrap import Wrapper, shown
from mtd_desktop.model.actors import Place

Became: TypeAlias = Literal["added", "removed", "moved", "changed"]
BECAME: Final[tuple[Became, ...]] = get_args(Became)

_COLOURS: Final[Mapping[Became, str]] = {
    "added": "#2f7d4f",
    "removed": "#bd1f01",
    "moved": "#832db6",
    "changed": "#a6701a",
}

_BAR: Final = 0.2
_SIGNS: Final[Mapping[Became, Path]] = {
    "added": polygon(
        (-_BAR, -0.75), (_BAR, -0.75), (_BAR, -_BAR), (0.75, -_BAR), (0.75, _BAR), (_BAR, _BAR),
        (_BAR, 0.75), (-_BAR, 0.75), (-_BAR, _BAR), (-0.75, _BAR), (-0.75, -_BAR), (-_BAR, -_BAR),
    ),
    "removed": polygon((-0.75, -_BAR), (0.75, -_BAR), (0.75, _BAR), (-0.75, _BAR)),
    "moved": polygon(
        (-0.8, -_BAR), (0.05, -_BAR), (0.05, -0.65), (0.85, 0.0), (0.05, 0.65), (0.05, _BAR), (-0.8, _BAR)
    ),
    "changed": (
        ("M", -0.78, 0.05),
        ("C", -0.5, -0.65, -0.2, -0.45, 0.0, -0.15),
        ("C", 0.2, 0.15, 0.45, 0.1, 0.62, -0.35),
        ("L", 0.78, 0.0),
        ("C", 0.5, 0.7, 0.2, 0.5, 0.0, 0.2),
        ("C", -0.2, -0.1, -0.45, -0.05, -0.62, 0.4),
        ("Z",),
    ),
}  # fmt: skip
"""Signs in a box from -1 to 1."""

_SIGN: Final = 9.0
"""Radius of a sign's disc."""
_AWAY: Final = 5.0
"""How far a ring keeps from what it surrounds."""
_SIZE: Final = 13.0
"""Size of type of the strip, at least."""
_SHARE: Final = 0.0105
"""The same as a share of the page's width: on a large page all print is larger."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of one thing. `zone` and `place` are where an actor stood that was moved on the page."""

    became: Became
    zone: int | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks by the ids of actors, links, processes and agreements, and which versions are compared."""

    of: tuple[tuple[str, Mark], ...] = ()
    caption: str = ""


def marked(page: Page, marks: Marks, look: Theme, wrapper: Wrapper) -> Page:
    """The page with its marks, longer by the strip that explains them."""
    drawing = page.drawing
    known = [(ident, mark) for ident, mark in marks.of if _spot(page, ident) or ident in page.routes]
    beneath = [
        Group(f"mark-under-{ident}", "mark", tuple(_beneath(page, ident, mark, look)))
        for ident, mark in known
    ]
    above = [
        Group(
            f"mark-{ident}",
            "mark",
            tuple(_above(page, ident, mark, look)),
            title=became_name(mark.became),
        )
        for ident, mark in known
    ]
    at = next((i for i, g in enumerate(drawing.groups) if g.role in ("link", "actor")), len(drawing.groups))
    used = [became for became in BECAME if any(mark.became == became for _, mark in known)]
    strip, height = _strip(drawing, marks.caption, used, look, wrapper)
    groups = (*drawing.groups[:at], *beneath, *drawing.groups[at:], *above, strip)
    return page._replace(drawing=drawing._replace(height=drawing.height + height, groups=groups))


def became_name(became: Became) -> str:
    """What became of a thing, in a word."""
    words: dict[Became, str] = {
        "added": translate("Page", "added"),
        "removed": translate("Page", "removed"),
        "moved": translate("Page", "moved"),
        "changed": translate("Page", "changed"),
    }
    return words[became]


def _spot(page: Page, ident: str) -> Spot | None:
    return page.spots.get(ident) or page.knots.get(ident)


def _ring(became: Became, look: Theme, width: float = 3.4) -> Stroke:
    colour = look.line(_COLOURS[became])
    width *= look.stroke
    dashes: dict[Became, tuple[float, ...]] = {
        "removed": (width * 2.6, width * 1.8),
        "changed": (0.01, width * 1.9),
    }
    if became == "moved":
        width *= 0.5
    return Stroke(colour, width, dashes.get(became, ()), round=became == "changed")


def _beneath(page: Page, ident: str, mark: Mark, look: Theme) -> Iterator[Item]:
    """What lies under links and actors: a broad band along a link, the ghost of an actor and its way."""
    route = page.routes.get(ident)
    if route is not None:
        yield Shape(
            route.path, stroke=Stroke(look.line(_COLOURS[mark.became]), 9.0 * look.stroke, opacity=0.3)
        )
        if mark.became == "removed":
            yield Shape(route.path, stroke=_ring("removed", look, 4.0))
        return
    spot = page.spots.get(ident)
    if spot is None or mark.zone is None or mark.place is None:
        return
    x, y = page.frame.point_of(mark.zone, mark.place)
    if hypot(x - spot.x, y - spot.y) > 2 * spot.r:
        yield from _way((x, y), spot, look)


def _way(start: Point, spot: Spot, look: Theme) -> Iterator[Item]:
    """A ghost where an actor stood, and a broken line with a head to where it stands."""
    stroke = _ring("moved", look)
    dashed = Stroke(stroke.colour, stroke.width, (5.0, 4.0))
    yield Circle(*start, spot.r, look.paper, dashed, opacity=0.8)
    dx, dy = spot.x - start[0], spot.y - start[1]
    length = hypot(dx, dy)
    ux, uy = dx / length, dy / length
    tip = (spot.x - ux * (spot.r + _AWAY + 2), spot.y - uy * (spot.r + _AWAY + 2))
    tail = (start[0] + ux * spot.r, start[1] + uy * spot.r)
    back = (tip[0] - ux * 9, tip[1] - uy * 9)
    yield Shape((("M", *tail), ("L", *back)), stroke=dashed)
    yield Shape(
        polygon(tip, (back[0] - uy * 4.5, back[1] + ux * 4.5), (back[0] + uy * 4.5, back[1] - ux * 4.5)),
        fill=stroke.colour,
    )


def _above(page: Page, ident: str, mark: Mark, look: Theme) -> Iterator[Item]:
    """What stands on top: the ring and the sign."""
    route = page.routes.get(ident)
    if route is not None:
        yield from _sign(mark.became, *_middle(route), look)
        return
    spot = _spot(page, ident)
    if spot is not None:
        r = spot.r + _AWAY * look.stroke
        yield Circle(spot.x, spot.y, r, None, _ring(mark.became, look))
        yield from _sign(mark.became, *polar((spot.x, spot.y), r + 1, 315.0), look)


def _middle(route: Route) -> Point:
    return route.points[len(route.points) // 2]


def _sign(became: Became, x: float, y: float, look: Theme) -> Iterator[Item]:
    colour = look.line(_COLOURS[became])
    size = _SIGN * (1 + (look.stroke - 1) / 2)
    yield Circle(x, y, size, colour, Stroke(look.paper, 1.6))
    yield Shape(moved(_SIGNS[became], x, y, size * 0.8), fill=ink_on(colour))


def _strip(
    drawing: Drawing, caption: str, used: Sequence[Became], look: Theme, wrapper: Wrapper
) -> tuple[Group, float]:
    """The line at the foot of the page, and how much longer it makes the page."""
    size = max(_SIZE * look.text, drawing.width * _SHARE)
    left, room = size * 2.3, drawing.width - size * 4.6
    items: list[Item] = []
    y = drawing.height
    for line in wrapper.lines(shown(caption), size, room, 3):
        items.append(
            Text(
                left, y + size * ASCENT, line, size, look.ink, anchor="start", width=wrapper.width(line, size)
            )
        )
        y += size * 1.35
    x = left
    for became in used:
        word = became_name(became)
        wide = size * 2.2 + wrapper.width(word, size)
        if x > left and x + wide > left + room:
            x, y = left, y + size * 1.8
        items += _sample(became, x + size * 0.75, y + size * 0.7, size, look)
        items.append(
            Text(x + size * 1.9, y + size * 1.05, word, size, look.ink, anchor="start",
                 width=wrapper.width(word, size))
        )  # fmt: skip
        x += wide + size * 1.4
    end = y + (size * 2.4 if used else size * 0.6)
    return Group("mark-legend", "legend", tuple(items)), end - drawing.height


def _sample(became: Became, x: float, y: float, size: float, look: Theme) -> Iterable[Item]:
    """A small ring with its sign."""
    yield Circle(x, y, size * 0.72, None, _ring(became, look, 2.2))
    yield from (
        Shape(item.path, fill=look.line(_COLOURS[became]))
        for item in _sign(became, x, y, look)
        if isinstance(item, Shape)
    )
