"""How an actor is drawn: circle, sign of its kind, notches for further tracks, double edge, lock, label."""

from __future__ import annotations

from math import sqrt
from typing import Final, NamedTuple

from mtd_desktop.layout.arcs import open_arc
from mtd_desktop.layout.colour import ink_on, legible
from mtd_desktop.layout.drawing import Circle, Item, Shape, Stroke
from mtd_desktop.layout.faint import faint
from mtd_desktop.layout.glyphs import GLYPHS, LOCK, moved
from mtd_desktop.layout.labels import label_texts
from mtd_desktop.layout.placing import Standing
from mtd_desktop.layout.theme import KIND_COLOURS, Theme
from mtd_desktop.model.actors import Actor, ActorKind
from mtd_desktop.model.document import Map
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import View

_AREA: Final = 10.4
"""Radius of a circle of influence 1; the area, not the radius, grows with influence."""
_MODEST: Final = 2.0
"""The influence that an actor of unknown influence is drawn with, and all when size means nothing."""
_MOST_LINKS: Final = 24
_EDGE: Final = 2.0
_SIGN: Final = 0.54
"""Size of the sign in a circle as a share of its radius."""


class Style(NamedTuple):
    """What an actor's circle says besides its size."""

    colour: str
    kind: ActorKind | None
    rank: int | None = None
    """The how-manieth side it belongs to, for fills that are told apart without colour."""
    hollow: bool = False
    """Without fill: nobody recorded what the colour would say."""
    notches: tuple[int, ...] = ()
    former: tuple[int, ...] = ()
    """Tracks on which it does not work any more."""
    double: bool = False
    lock: bool = False


def radius_of(actor: Actor, m: Map, view: View) -> float:
    """The radius before the page's scale, so that areas compare."""
    if view.size_by == "influence":
        worth = float(actor.influence or _MODEST)
    elif view.size_by == "links":
        worth = 0.8 + 4.2 * min(len(m.links_of.get(actor.id, ())), _MOST_LINKS) / _MOST_LINKS
    else:
        worth = _MODEST
    return _AREA * sqrt(worth + 0.45)


def style_of(actor: Actor, m: Map, view: View, look: Theme, date: str | None) -> Style:
    """What the circle of an actor says in a view at a date."""
    return Style(
        colour=_colour(actor, m, view, look, date),
        kind=actor.kind,
        rank=_rank(actor, m) if view.colour_by == "side" else None,
        hollow=view.colour_by == "side" and actor.side is None,
        notches=actor.other_tracks(date),
        former=actor.former_tracks(date),
        double=actor.is_us,
        lock=actor.confidentiality != "public",
    )


def _colour(actor: Actor, m: Map, view: View, look: Theme, date: str | None) -> str:
    if view.colour_by == "side":
        return m.side_by_id[actor.side].colour if actor.side is not None else look.neutral
    if view.colour_by == "track":
        return look.track(actor.standing(date) or OUTSIDE)
    if view.colour_by == "kind":
        return KIND_COLOURS[actor.kind]
    return look.neutral


def _rank(actor: Actor, m: Map) -> int | None:
    return None if actor.side is None else list(m.side_by_id).index(actor.side)


def figure_items(
    standing: Standing,
    style: Style,
    look: Theme,
    x: float,
    y: float,
    *,
    halo: bool = True,
    least: float = 0.0,
    is_over: bool = False,
) -> tuple[Item, ...]:
    """The whole of an actor with its circle's centre at `x`, `y`; the label moves along.

    Signs smaller than `least` units are left out. `is_over`: faint.
    """
    dx, dy = x - standing.x, y - standing.y
    left, top, right, bottom = standing.box
    box = (left + dx, top + dy, right + dx, bottom + dy)
    ground = look.ground(standing.figure.zone) if halo else None
    items = (
        *token(style, look, x, y, standing.r, least=least),
        *label_texts(standing.label, box, standing.side, look.ink, ground),
    )
    return faint(items, look.ground(standing.figure.zone)) if is_over else items


def token(style: Style, look: Theme, x: float, y: float, r: float, *, least: float = 0.0) -> tuple[Item, ...]:
    """The circle with everything on it but the label; no sign of its kind that is smaller than `least`."""
    edge = look.edge(style.colour)
    width = _EDGE * look.stroke * (0.8 if r < 10 else 1.0)
    fill = look.paper if style.hollow else look.actor_fill(style.colour, style.rank)
    items: list[Item] = []
    if style.double:
        items.append(Circle(x, y, r + width * 1.9, look.paper, Stroke(edge, width)))
    items.append(Circle(x, y, r - width / 2, fill, Stroke(edge, width)))
    if style.kind is not None and r >= 5.0 and 2 * (r - width) * _SIGN >= least:
        items.append(
            Shape(
                moved(GLYPHS[style.kind], x, y, (r - width) * _SIGN),
                fill=_sign_colour(style, look, edge, fill),
            )
        )
    items += _notches(style, look, x, y, r + (width * 2.4 if style.double else 0.0))
    if style.lock:
        items += _locked(look, x, y, r)
    return tuple(items)


def _sign_colour(style: Style, look: Theme, edge: str, fill: str) -> str:
    """That of the edge on a light fill, black or white where the fill itself tells the side."""
    return ink_on(fill) if look.steps and style.rank is not None else legible(edge, fill)


def _notches(style: Style, look: Theme, x: float, y: float, r: float) -> list[Item]:
    """Short arcs on the edge in the colours of further tracks, from the upper right clockwise."""
    items: list[Item] = []
    thick = max(4.0, r * 0.27) * (1 + (look.stroke - 1) / 2)
    for i, track in enumerate((*style.notches, *style.former)):
        start = 18.0 + i * 46.0
        path = open_arc((x, y), r + thick * 0.1, start, start + 36.0)
        notch = Shape(path, stroke=Stroke(look.line(look.track(track)), thick))
        items.append(Shape(path, stroke=Stroke(look.paper, thick + 2.4)))
        items += (notch,) if i < len(style.notches) else faint((notch,), look.paper)
    return items


def _locked(look: Theme, x: float, y: float, r: float) -> list[Item]:
    """A padlock on the lower right of the edge."""
    size = max(4.6, r * 0.34)
    lx, ly = x + r * 0.76, y + r * 0.76
    return [
        Circle(lx, ly, size * 1.25, look.paper, Stroke(look.muted, 0.8 * look.stroke)),
        Shape(moved(LOCK, lx, ly - size * 0.02, size * 0.72), fill=look.ink),
    ]
