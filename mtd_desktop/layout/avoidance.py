"""Which way a link bends: towards the centre, and clear of other actors and their labels.

Between two actors the curve is the graph of a cubic over the line that joins them: with `w` running from 0
to 1 along that line, `v(w) = a·w(1-w)² + b·w²(1-w)` is how far it stands off. With `a = b` it is an even bow,
whose height as a share of the distance is called `bow`. An obstacle forbids an interval of bows, so the bow
that is nearest to the wanted one and free of obstacles is found without trying. Where every bow is taken,
uneven and S-shaped curves are weighed against what they touch.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from mtd_desktop.layout.page import Point, Spot
from mtd_desktop.layout.wires import SPREAD, VISIBLE

BOW: Final = 0.12
"""The wanted bow."""
LEAST_BOW: Final = 0.04
"""The wanted bow of a link that runs close to the centre, where there is hardly anywhere to bend to."""
MOST_BOW: Final = 0.30
CLEARANCE: Final = 6.0
"""Units kept free around circles; labels have more height than their letters and need less."""
LABEL_CLEARANCE: Final = 1.0

_WRONG_SIDE: Final = 0.03
"""What bending away from the centre costs, as a difference of bow."""
_FOR_OWN_LABEL: Final = 0.11
"""How much bow is given up to stay off the labels of the link's own ends."""
_SLOPES: Final = (0.0, 0.25, -0.25, 0.5, -0.5, 0.8, -0.8, 1.2, -1.2, 1.7, -1.7)
"""Directions at either end that are tried where no even bow is free, as rise over run."""

_CIRCLE: Final = 8.0
"""What touching costs, as a difference of bow: another actor, its label, the label of an own end."""
_LABEL: Final = 2.0
_OWN: Final = 0.25

_Disc: TypeAlias = tuple[float, float, float, float]
"""Centre, radius with clearance, and what touching it costs."""
Body: TypeAlias = tuple[float, float, float, tuple[_Disc, ...]]
"""An actor with its label: a disc around everything, and the discs it is made of, circle first."""
_Met: TypeAlias = tuple[float, float, float, float]
"""A disc as the link sees it: how far along (0 to 1), how far off, radius, cost."""


@dataclass(frozen=True, slots=True)
class Bend:
    """How the links of one pair run, as directions (rise over run) at the two ends.

    `reach`: the bows that, taken or freed by something that moves, may change this; `None`: any.
    """

    a: float
    b: float
    reach: tuple[float, float] | None


class Nearby:
    """All bodies, ordered by x, to find those that a link may meet."""

    def __init__(self, bodies: Mapping[str, tuple[Spot, Body]]) -> None:
        self._rows = sorted((body[0], ident, body) for ident, (_, body) in bodies.items())
        self._xs = [row[0] for row in self._rows]
        self._reach = max((row[2][2] for row in self._rows), default=0.0)

    def between(self, left: float, right: float) -> list[tuple[float, str, Body]]:
        """The bodies that may touch the strip from `left` to `right`."""
        first = bisect_left(self._xs, left - self._reach)
        return self._rows[first : bisect_right(self._xs, right + self._reach)]


def body_of(spot: Spot) -> Body:
    """An actor and its label as discs, with the room to be kept around them."""
    discs: list[_Disc] = [(spot.x, spot.y, spot.r + CLEARANCE, _CIRCLE)]
    left, top, right, bottom = spot.label
    wide, high = right - left, bottom - top
    if wide > 0 and high > 0:
        # Tiles about 1.4 times as wide as high, each inside a disc.
        across = max(1, math.ceil(wide / (1.4 * high)))
        down = max(1, math.ceil(high / (1.4 * wide)))
        tile_wide, tile_high = wide / across, high / down
        reach = math.hypot(tile_wide, tile_high) / 2 + LABEL_CLEARANCE
        discs.extend(
            (left + (i + 0.5) * tile_wide, top + (j + 0.5) * tile_high, reach, _LABEL)
            for j in range(down)
            for i in range(across)
        )
    xs = [x - r for x, _, r, _ in discs], [x + r for x, _, r, _ in discs]
    ys = [y - r for _, y, r, _ in discs], [y + r for _, y, r, _ in discs]
    x, y = (min(xs[0]) + max(xs[1])) / 2, (min(ys[0]) + max(ys[1])) / 2
    around = max(math.hypot(dx - x, dy - y) + r for dx, dy, r, _ in discs)
    return x, y, around, tuple(discs)


def wanted_bow(start: Spot, end: Spot, centre: Point) -> tuple[float, float]:
    """Distance of the two actors, and the bow that the link should have if nothing is in its way."""
    dx, dy = end.x - start.x, end.y - start.y
    distance = math.hypot(dx, dy)
    if distance < 1e-6:
        return distance, MOST_BOW
    inwards = ((centre[1] - (start.y + end.y) / 2) * dx - (centre[0] - (start.x + end.x) / 2) * dy) / distance
    bow = min(BOW, max(LEAST_BOW, 0.6 * abs(inwards) / distance))
    circles = start.r + end.r
    if distance - circles < VISIBLE and circles > 0:
        cosine = min(1.0, max(0.5, (distance - VISIBLE) / circles))
        bow = max(bow, math.sqrt(1 / (cosine * cosine) - 1) / 4)
    return distance, bow if inwards >= 0 else -bow


def bend_of(start: Spot, end: Spot, near: Nearby, centre: Point, count: int) -> Bend:
    """The bend of the links between two actors, around what stands between them."""
    distance, wanted = wanted_bow(start, end, centre)
    if distance < 1e-6:
        return Bend(4 * wanted, 4 * wanted, (wanted, wanted))
    widen = _widening(count)
    foreign = _met(start, end, near, distance, widen)
    own = _own(start, end, distance)
    blocked = [_interval(met, distance) for met in foreign]
    off_label = [_interval(met, distance) for met in own]
    bow = _free(blocked + off_label, wanted, _FOR_OWN_LABEL)
    if bow is None and off_label:
        bow = _free(blocked, wanted, MOST_BOW)
        if bow is not None:
            off = max(abs(bow - wanted), _FOR_OWN_LABEL)
            return Bend(4 * bow, 4 * bow, (wanted - off, wanted + off))
    if bow is None:
        a, b = _least_bad(foreign + own, wanted, distance)
        return Bend(a, b, None)
    off = abs(bow - wanted)
    return Bend(4 * bow, 4 * bow, (wanted - off, wanted + off))


def _widening(count: int) -> float:
    return min(30.0, (count - 1) * SPREAD / 2)


def _met(start: Spot, end: Spot, near: Nearby, distance: float, widen: float) -> list[_Met]:
    """The discs of other actors in the corridor of the link, as the link sees them."""
    sx, sy = start.x, start.y
    ux, uy = (end.x - sx) / distance, (end.y - sy) / distance
    half = 0.45 * distance + widen
    left, right = min(sx, end.x) - half * abs(uy), max(sx, end.x) + half * abs(uy)
    ends = start.ident, end.ident
    found: list[_Met] = []
    for _, ident, (x, y, around, discs) in near.between(left, right):
        x -= sx  # noqa: PLW2901
        y -= sy  # noqa: PLW2901
        reach = half + around
        if not -reach < y * ux - x * uy < reach or not -around < x * ux + y * uy < distance + around:
            continue
        if ident not in ends:
            found.extend(_seen(discs, start, end, distance, widen))
    return found


def _own(start: Spot, end: Spot, distance: float) -> list[_Met]:
    """The labels of the two ends, as the link sees them."""
    discs = [
        (x, y, r - LABEL_CLEARANCE, _OWN) for spot in (start, end) for x, y, r, _ in body_of(spot)[3][1:]
    ]
    return _seen(discs, start, end, distance, 0.0)


def _seen(discs: Iterable[_Disc], start: Spot, end: Spot, distance: float, widen: float) -> list[_Met]:
    sx, sy = start.x, start.y
    ux, uy = (end.x - sx) / distance, (end.y - sy) / distance
    # The line is seen between the circles only; what stands beside or behind them counts where it reaches in.
    first = min(start.r, 0.45 * distance)
    last = distance - min(end.r, 0.45 * distance)
    found: list[_Met] = []
    for x, y, r, cost in discs:
        x -= sx  # noqa: PLW2901
        y -= sy  # noqa: PLW2901
        along = x * ux + y * uy
        radius = r + widen
        inside = first - along if along < first else along - last
        if inside > 0:
            if inside >= radius:
                continue
            radius = math.sqrt(radius * radius - inside * inside)
            along = first if along < first else last
        found.append((along / distance, y * ux - x * uy, radius, cost))
    return found


def _interval(met: _Met, distance: float) -> tuple[float, float]:
    """The bows that a disc forbids."""
    w, off, radius, _ = met
    k = w * (1 - w)
    steep = off * (1 - 2 * w) / (distance * k)
    reach = radius * math.sqrt(1 + min(4.0, steep * steep))
    k *= 4 * distance
    return (off - reach) / k, (off + reach) / k


def _free(taken: list[tuple[float, float]], wanted: float, most_off: float) -> float | None:
    """The bow outside all `taken` intervals that costs least: near to the wanted one, on its side."""
    limit = max(MOST_BOW, abs(wanted))
    if not any(low < wanted < high for low, high in taken):
        return wanted
    edges = [edge for interval in taken for edge in interval if abs(edge) <= limit]
    edges = [edge for edge in edges if abs(edge - wanted) <= most_off]
    edges.sort(key=lambda edge: abs(edge - wanted) + (_WRONG_SIDE if edge * wanted < 0 else 0.0))
    for edge in edges:
        if not any(low < edge < high for low, high in taken):
            return edge
    return None


def _least_bad(met: list[_Met], wanted: float, distance: float) -> tuple[float, float]:
    """The directions at both ends whose curve touches least."""
    side = 1.0 if wanted >= 0 else -1.0
    seen = [
        (w * (1 - w) ** 2, w * w * (1 - w), (1 - w) * (1 - 3 * w), w * (2 - 3 * w), off, radius, cost)
        for w, off, radius, cost in ((w, off / distance, r / distance, cost) for w, off, r, cost in met)
    ]
    tried = [
        (abs((a + b) / 8 - wanted) + abs(a - b) * 0.06 + (_WRONG_SIDE if (a + b) * side < 0 else 0.0), a, b)
        for a in (side * slope for slope in _SLOPES)
        for b in (side * slope for slope in _SLOPES)
    ]
    tried.sort()
    best, chosen = math.inf, (4 * wanted, 4 * wanted)
    for cost, a, b in tried:
        if cost >= best:
            break
        total = cost
        for ka, kb, sa, sb, off, radius, price in seen:
            steep = a * sa + b * sb
            gap = abs(off - a * ka - b * kb)
            if gap < radius or gap * gap < radius * radius * (1 + steep * steep):
                total += price * (1.0 - 0.5 * gap / (radius * math.sqrt(1 + steep * steep)))
                if total >= best:
                    break
        else:
            best, chosen = total, (a, b)
    return chosen


def touched(start: Spot, end: Spot, bend: Bend, count: int, changed: Iterable[tuple[str, Body]]) -> bool:
    """Whether something that came, went or moved may change how the `count` links of a pair bend."""
    distance = math.hypot(end.x - start.x, end.y - start.y)
    if distance < 1e-6:
        return False
    widen = _widening(count)
    sx, sy = start.x, start.y
    ux, uy = (end.x - sx) / distance, (end.y - sy) / distance
    half = 0.45 * distance + widen
    reach = bend.reach
    ends = start.ident, end.ident
    for ident, (x, y, around, discs) in changed:
        off, along = (y - sy) * ux - (x - sx) * uy, (x - sx) * ux + (y - sy) * uy
        if abs(off) >= half + around or not -around < along < distance + around or ident in ends:
            continue
        if reach is None:
            return True
        for met in _seen(discs, start, end, distance, widen):
            low, high = _interval(met, distance)
            if low <= reach[1] and high >= reach[0]:
                return True
    return False
