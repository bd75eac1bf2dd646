"""How processes and agreements are drawn: a knot, soft spokes to those whom it joins, a seal, and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from mtd_desktop.layout.colour import legible, mix
from mtd_desktop.layout.drawing import Item, Path, Shape, Stroke, Text
from mtd_desktop.layout.faint import faint
from mtd_desktop.layout.gatherings import Gathering
from mtd_desktop.layout.glyphs import moved
from mtd_desktop.layout.knots import Knot
from mtd_desktop.layout.labels import label_texts
from mtd_desktop.layout.outside import moved_box
from mtd_desktop.layout.page import Point, Route
from mtd_desktop.layout.seals import FORMS, RIBBONS, RING, SEAL
from mtd_desktop.layout.theme import SEAL_COLOUR, Theme
from mtd_desktop.model.processes import ProcessKind

_BAND: Final = 3.6
"""Width of a spoke."""
_SOFT: Final = 0.3
"""Share of its colour that a spoke has."""
_SEAL: Final = 0.74
"""Size of a seal on a knot, as a share of the knot."""
_CORNERS: Final = ((0.95, 0.72), (-0.95, 0.72), (0.95, -0.8), (-0.95, -0.8))
"""Where the first seals of a knot stand, in its radii."""
_FURTHER: Final = 0.55


def seal_at(knot: Knot, centre: Point, rank: int, *, alone: bool) -> tuple[float, float, float]:
    """Middle and radius of the seal of an agreement on its knot, or in its place."""
    x, y = knot.x + centre[0], knot.y + centre[1]
    if alone:
        return x, y - knot.r * 0.2, knot.r * 0.86
    dx, dy = _CORNERS[rank % len(_CORNERS)]
    out = 1 + _FURTHER * (rank // len(_CORNERS))
    return x + dx * knot.r * out, y + dy * knot.r * out, knot.r * _SEAL


def spoke_items(one: Gathering, routes: Iterable[Route], look: Theme) -> tuple[Item, ...]:
    """Soft bands from a knot to its ends; those of ends that are over are fainter."""
    strong: list[Path] = []
    over: list[Path] = []
    for route in routes:
        end = route.ident.rpartition(" ")[2]
        (over if one.is_over or end in one.over else strong).append(route.path)
    colour = mix(joint_colour(one.kind, look), look.paper, _SOFT)
    bands = Stroke(colour, _BAND * look.stroke, round=True)
    items: list[Item] = []
    if over:
        faded = Shape(_together(over), stroke=Stroke(mix(colour, look.paper, 0.45), bands.width, round=True))
        items.append(faded)
    if strong:
        items.append(Shape(_together(strong), stroke=bands))
    return tuple(items)


def knot_items(one: Gathering, knot: Knot, centre: Point, look: Theme, ground: str) -> tuple[Item, ...]:
    """The sign of a process and its words; `ground` is what lies behind it."""
    colour = joint_colour(one.kind, look)
    x, y = knot.x + centre[0], knot.y + centre[1]
    items: tuple[Item, ...] = ()
    if one.kind is not None:
        items = (*sign(one.kind, x, y, knot.r, look), *_words(one.ident, knot, centre, look, ground, colour))
    return faint(items, ground) if one.is_over else items


def agreement_items(
    ident: str, knot: Knot, centre: Point, rank: int, look: Theme, ground: str, *, alone: bool
) -> tuple[Item, ...]:
    """The seal of an agreement and its words."""
    x, y, r = seal_at(knot, centre, rank, alone=alone)
    return (*seal(x, y, r, look), *_words(ident, knot, centre, look, ground, look.words(SEAL_COLOUR)))


def sign(kind: ProcessKind, x: float, y: float, r: float, look: Theme) -> tuple[Item, ...]:
    """The form of a kind of process."""
    edge = Stroke(look.paper, 2.4 * look.stroke)
    form = moved(FORMS[kind], x, y, r)
    return Shape(form, stroke=edge), Shape(form, fill=joint_colour(kind, look))


def seal(x: float, y: float, r: float, look: Theme) -> tuple[Item, ...]:
    """The sign of an agreement."""
    colour = look.line(SEAL_COLOUR)
    edge = Stroke(look.paper, 2.0 * look.stroke)
    body, tails = moved(SEAL, x, y, r), moved(RIBBONS, x, y, r)
    return (
        Shape(tails, stroke=edge),
        Shape(tails, fill=mix(colour, look.paper, 0.62)),
        Shape(body, stroke=edge),
        Shape(body, fill=colour),
        Shape(moved(RING, x, y, r), stroke=Stroke(look.paper, max(1.0, r * 0.16))),
    )


def joint_colour(kind: ProcessKind | None, look: Theme) -> str:
    """What a kind of process, or an agreement, is drawn in."""
    return look.line(SEAL_COLOUR) if kind is None else look.process(kind)


def _words(ident: str, knot: Knot, centre: Point, look: Theme, ground: str, colour: str) -> tuple[Text, ...]:
    """The lines of one process or agreement out of those of its knot."""
    first = 0
    for whose, count in knot.lines:
        if whose == ident:
            box = moved_box(knot.box, *centre)
            ink = legible(mix(colour, look.ink, 0.55), ground, 4.5)
            texts = label_texts(knot.label, box, knot.side, ink, ground)
            return texts[first : first + count]
        first += count
    return ()


def _together(paths: Sequence[Path]) -> Path:
    return tuple(segment for path in paths for segment in path)
