"""What stands in the way of a link: other actors and their labels, as the link sees them.

A link looks along the line between its two actors. An obstacle at the share `w` of that line, standing off
by `off`, forbids an interval of bows (see `avoidance` for what a bow is).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from math import ceil, hypot, sqrt
from typing import Final, NamedTuple, TypeAlias

from mtd_desktop.layout.page import Spot

CLEARANCE: Final = 6.0
"""Units kept free around circles, and around labels, whose boxes are higher than their letters."""
LABEL_CLEARANCE: Final = 2.5
CIRCLE_PRICE: Final = 4.0
"""What touching costs, as a difference of bow: another actor, its label, the label of an own end."""
LABEL_PRICE: Final = 1.0
OWN_PRICE: Final = 0.1

_TILE: Final = 50.0
"""A label near a short link is cut into tiles at most this wide: over a tile a link is nearly straight."""
_LEAST_TILE: Final = 9.0
_LONG: Final = 500.0
"""Links from this length on are nearly straight over a whole label."""

NO_SWAY: Final = 0.14
"""Bows no further than this from the wanted one are even ones only."""

Blot: TypeAlias = tuple[float, float, float, float, float, float, float]
"""An obstacle: centre, half width and height of its box, radius around it, clearance, what touching costs."""
Body: TypeAlias = tuple[float, float, float, tuple[Blot, ...], tuple[Blot, ...]]
"""An actor with its label: a disc around all, and the obstacles it is made of, circle first; coarse, fine."""
Met: TypeAlias = tuple[float, float, float, float, float, float, float]
"""An obstacle as the link sees it, in shares of the distance: how far along, how far off, the rest alike."""
Taken: TypeAlias = tuple[float, float, float]
"""An interval of bows that an obstacle forbids, and what touching it costs."""


class Span(NamedTuple):
    """The line from actor to actor: direction, length, the wanted bow, and the bows that may be used."""

    start: Spot
    end: Spot
    x: float
    y: float
    length: float
    bow: float
    least: float
    most: float

    def lens(self, off: float, widen: float) -> tuple[float, float, float]:
        """The bows at most `off` from the wanted one, as directions, and a margin for sway: see `passes`."""
        low, high = max(self.least, self.bow - off), min(self.most, self.bow + off)
        return 4 * low, 4 * high, widen + (0.0 if off <= NO_SWAY else 0.08 * self.length)

    def passes(self, body: Body, low: float, high: float, margin: float) -> bool:
        """Whether a body reaches between the bows of a lens."""
        x, y = body[0] - self.start.x, body[1] - self.start.y
        around, length = body[2], self.length
        along = x * self.x + y * self.y
        if not -around < along < length + around:
            return False
        off = y * self.x - x * self.y
        rise = along * (length - along) / length if 0 < along < length else 0.0
        reach = 1.3 * around + margin
        return low * rise - reach < off < high * rise + reach


class Nearby:
    """All bodies, ordered by x, to find those that a link may meet; with or without their labels."""

    def __init__(self, bodies: Mapping[str, tuple[Spot, Body]], *, labels: bool = True) -> None:
        self.labels = labels
        self._bodies = bodies
        self._rows = sorted((body[0], ident, body) for ident, (_, body) in bodies.items())
        self._xs = [row[0] for row in self._rows]
        self.reach = max((row[2][2] for row in self._rows), default=0.0)

    def of(self, spot: Spot) -> Body:
        """The body of an actor."""
        return self._bodies[spot.ident][1]

    def between(self, left: float, right: float) -> list[tuple[float, str, Body]]:
        """The bodies that may touch the strip from `left` to `right`."""
        first = bisect_left(self._xs, left - self.reach)
        return self._rows[first : bisect_right(self._xs, right + self.reach)]


def body_of(spot: Spot, *, labels: bool = True) -> Body:
    """An actor and, if wanted, its label as obstacles, with the room to be kept around them."""
    circle: Blot = (spot.x, spot.y, 0.0, 0.0, spot.r, CLEARANCE, CIRCLE_PRICE)
    left, top, right, bottom = spot.label
    if not labels or right <= left or bottom <= top:
        return spot.x, spot.y, spot.r + CLEARANCE, (circle,), (circle,)
    count = ceil((right - left) / _TILE)
    y, high = (top + bottom) / 2, (bottom - top) / 2
    coarse, fine = (
        (
            circle,
            *(
                (left + (2 * i + 1) * wide, y, wide, high, 0.0, LABEL_CLEARANCE, LABEL_PRICE)
                for i in range(tiles)
            ),
        )
        for tiles, wide in ((1, (right - left) / 2), (count, (right - left) / count / 2))
    )
    left, top = min(left, spot.x - spot.r), min(top, spot.y - spot.r)
    right, bottom = max(right, spot.x + spot.r), max(bottom, spot.y + spot.r)
    around = hypot(right - left, bottom - top) / 2 + CLEARANCE
    return (left + right) / 2, (top + bottom) / 2, around, coarse, fine


def foreign(span: Span, near: Nearby, widen: float, off: float) -> list[Met]:
    """The obstacles of other actors that may reach into the bows at most `off` from the wanted one."""
    low, high, margin = span.lens(off, widen)
    start, end = span.start, span.end
    aside = abs(span.y) * (0.25 * span.length * max(-low, high, 0.0) + 0.3 * near.reach + margin)
    left, right = min(start.x, end.x) - aside, max(start.x, end.x) + aside
    ends = start.ident, end.ident
    bodies = [
        body
        for _, ident, body in near.between(left, right)
        if span.passes(body, low, high, margin) and ident not in ends
    ]
    return [met for body in bodies for met in seen(span, body, widen)]


def own_labels(span: Span, near: Nearby) -> list[Met]:
    """The labels of the two ends."""
    bodies = near.of(span.start), near.of(span.end)
    return [(*met[:6], OWN_PRICE) for body in bodies for met in seen(span, body, 0.0, slice(1, None))]


def seen(span: Span, body: Body, widen: float, which: slice = slice(None)) -> list[Met]:
    """The obstacles of a body as the link sees them, without those beyond its ends."""
    sx, sy, ux, uy, length = span.start.x, span.start.y, span.x, span.y, span.length
    # The line is seen between the circles only; what stands beside or behind them counts where it reaches in.
    first = min(max(span.start.r, 0.02 * length), 0.45 * length)
    last = length - min(max(span.end.r, 0.02 * length), 0.45 * length)
    found: list[Met] = []
    blots = list((body[3] if length > _LONG else body[4])[which])
    for x, y, wide, high, radius, clear, price in blots:
        dx, dy = x - sx, y - sy
        core = radius + widen
        along = dx * ux + dy * uy
        share = 1.0 / length
        to_end = along if along + along < length else length - along
        if wide > _LEAST_TILE and wide > 0.4 * to_end:
            # Close to an end a link turns much over the width of a label.
            part = wide / 2
            blots.append((x - part, y, part, high, radius, clear, price))
            blots.append((x + part, y, part, high, radius, clear, price))
            continue
        inside = first - along if along < first else along - last
        if inside > 0:
            reach = core + clear + wide * abs(ux) + high * abs(uy)
            if inside >= reach:
                continue
            share *= sqrt(1 - (inside / reach) ** 2)
            along = first if along < first else last
        off = (dy * ux - dx * uy) / length
        found.append((along / length, off, wide * share, high * share, core * share, clear * share, price))
    return found


def forbidden(span: Span, met: Sequence[Met], sway: float, clear: float = 1.0) -> list[Taken]:
    """The bows that each obstacle forbids to curves with that much sway, and what they cost.

    `clear` is the share of the clearance to keep. At every obstacle the curve is taken as the straight line
    that it is nearest to there.
    """
    ux, uy = span.x, span.y
    found = []
    for w, off, wide, high, core, clearance, price in met:
        even = 4 * w * (1 - w)
        odd = 1 - 2 * w
        middle = off / even - sway * odd / 4
        room = core + clearance * clear
        turn = 4 * odd
        steep = turn * middle + sway * (1 - 1.5 * even)
        if steep > 2.0:
            steep = 2.0
        elif steep < -2.0:
            steep = -2.0
        reach = room * (1 + 0.4 * steep * steep) if -0.5 < steep < 0.5 else room * sqrt(1 + steep * steep)
        reach = (reach + wide * abs(uy + steep * ux) + high * abs(ux - steep * uy)) / even
        if even > 0.6:
            found.append((middle - reach, middle + reach, price))
            continue
        # Near an end the direction changes much from one bow to the next.
        turn *= reach
        low, top = max(-2.0, min(2.0, steep - turn)), max(-2.0, min(2.0, steep + turn))
        below = room * sqrt(1 + low * low) + wide * abs(uy + low * ux) + high * abs(ux - low * uy)
        above = room * sqrt(1 + top * top) + wide * abs(uy + top * ux) + high * abs(ux - top * uy)
        found.append((middle - below / even, middle + above / even, price))
    return found
