"""Which way a link bends: towards the centre, and clear of other actors and their labels.

Between two actors the curve is the graph of a cubic over the line that joins them: with `w` running from 0
to 1 along that line, `v(w) = a·w(1-w)² + b·w²(1-w)` is how far it stands off. With `a = b` it is an even bow,
whose height as a share of the distance is called `bow`. An obstacle forbids an interval of bows, so the bow
that is nearest to the wanted one and free of obstacles is found without trying. Where no near bow is free,
the same is asked of curves with some sway, an S laid over the bow; only where that fails too, what is
touched is weighed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from mtd_desktop.layout.corridor import Body, Met, Nearby, Span, Taken, forbidden, foreign, own_labels, seen
from mtd_desktop.layout.page import Point, Spot
from mtd_desktop.layout.wires import SPREAD, VISIBLE

BOW: Final = 0.12
"""The wanted bow."""
LEAST_BOW: Final = 0.04
"""The wanted bow of a link that runs close to the centre, where there is hardly anywhere to bend to."""
MOST_BOW: Final = 0.30

_RIM: Final = 0.88
"""Share of the compass's radius that a link between two actors inside does not leave."""
_NEAR: Final = 0.13
"""Bows that far from the wanted one are looked at before any others."""
_FAR: Final = 0.15
"""The least cost that is noted for a bend that was not found among them."""
_FAINT: Final = 5
"""How many of the sways are weighed where nothing is free: a detour that touches all the same is no gain."""

_WRONG_SIDE: Final = 0.06
"""What bending away from the centre costs, as a difference of bow."""
_FOR_OWN_LABEL: Final = 0.11
"""How much bow is given up to stay off the labels of the link's own ends."""
_SWAYS: Final = (0.0, 0.35, -0.35, 0.7, -0.7, 1.05, -1.05)
"""S-shapes that are laid over the bow where no even bow is free: half the difference of the directions at
both ends (rise over run), cheapest first."""
_TIGHT: Final = 0.04
"""The share of its price for coming nearer to an obstacle than its clearance, without touching it."""
_KEEP: Final = 0.2
"""The share of the clearance within which it counts as touched all the same."""


class Bend(NamedTuple):
    """How the links of one pair run, as directions (rise over run) at the two ends.

    `bow` is the wanted one, and `cost` how far from it was considered before this bend was found: what does
    not reach into that changes nothing. `None`: everything was considered.
    """

    a: float
    b: float
    bow: float
    cost: float | None


def wanted_bow(start: Spot, end: Spot, centre: Point) -> tuple[float, float]:
    """Distance of the two actors, and the bow that the link should have if nothing is in its way."""
    dx, dy = end.x - start.x, end.y - start.y
    distance = math.sqrt(dx * dx + dy * dy)
    if distance < 1e-6:
        return distance, MOST_BOW
    inwards = ((centre[1] - (start.y + end.y) / 2) * dx - (centre[0] - (start.x + end.x) / 2) * dy) / distance
    bow = min(BOW, max(LEAST_BOW, 0.6 * abs(inwards) / distance))
    circles = start.r + end.r
    if distance - circles < VISIBLE and circles > 0:
        cosine = min(1.0, max(0.5, (distance - VISIBLE) / circles))
        bow = max(bow, math.sqrt(1 / (cosine * cosine) - 1) / 4)
    return distance, bow if inwards >= 0 else -bow


def bend_of(start: Spot, end: Spot, near: Nearby, centre: Point, radius: float, count: int) -> Bend:
    """The bend of the `count` links between two actors, around what stands between them."""
    distance, wanted = wanted_bow(start, end, centre)
    if distance < 1e-6:
        return Bend(4 * wanted, 4 * wanted, wanted, 0.0)
    span = _span(start, end, distance, wanted, centre, radius)
    widen = _widening(count)
    close = foreign(span, near, widen, _NEAR)
    taken = forbidden(span, close, 0.0)
    own = own_labels(span, near) if near.labels else []
    if own:
        free = _free(span, taken + forbidden(span, own, 0.0), 0.0, _FOR_OWN_LABEL)
        if free is not None:
            return Bend(*free[:2], wanted, free[2])
    free = _free(span, taken, 0.0, _NEAR)
    if free is not None:
        return Bend(*free[:2], wanted, max(free[2], _FOR_OWN_LABEL))
    if near.labels:
        return _searched(span, foreign(span, near, widen, math.inf), own)
    # So many links are not worth a search: the least bad of the near bows.
    span = span._replace(least=max(span.least, wanted - _NEAR), most=min(span.most, wanted + _NEAR))
    taken = [(low, high, _TIGHT * price) for low, high, price in taken] + forbidden(span, close, 0.0, _KEEP)
    return Bend(*_least_bad(span, [(0.0, taken)]), wanted, _NEAR)


def _searched(span: Span, others: Sequence[Met], own: Sequence[Met]) -> Bend:
    """The bend where no near, even bow is free: any bow, with sway, and at last what touches least."""
    most, best = math.inf, None
    taken = {}
    for sway in _SWAYS:
        taken[sway] = forbidden(span, others, sway)
        free = _free(span, taken[sway], sway, most)
        if free is not None:
            best, most = free[:2], free[2]
    if best is not None:
        return Bend(*best, span.bow, max(most, _FAR))
    weighed = []
    for sway in _SWAYS[:_FAINT]:
        near = taken[sway] + forbidden(span, own, sway)
        intervals = [(low, high, _TIGHT * price) for low, high, price in near]
        intervals += forbidden(span, [*others, *own], sway, _KEEP)
        weighed.append((sway, intervals))
    return Bend(*_least_bad(span, weighed), span.bow, None)


def touched(start: Spot, end: Spot, bend: Bend, count: int, changed: Iterable[tuple[str, Body]]) -> bool:
    """Whether something that came, went or moved may change how the `count` links of a pair bend."""
    distance = math.hypot(end.x - start.x, end.y - start.y)
    if distance < 1e-6:
        return False
    widen = _widening(count)
    x, y = (end.x - start.x) / distance, (end.y - start.y) / distance
    off = math.inf if bend.cost is None else bend.cost
    close = off <= _NEAR
    span = Span(start, end, x, y, distance, bend.bow, min(-MOST_BOW, bend.bow), max(MOST_BOW, bend.bow))
    ends = start.ident, end.ident
    low, high, margin = span.lens(_NEAR if close else math.inf, widen)
    for ident, body in changed:
        if ident in ends or not span.passes(body, low, high, margin):
            continue
        if bend.cost is None:
            return True
        met = seen(span, body, widen)
        for sway in _SWAYS[:1] if close else _SWAYS:
            room = off - _sway_cost(sway)
            if room >= 0 and any(
                left <= bend.bow + room and right >= bend.bow - room
                for left, right, _ in forbidden(span, met, sway)
            ):
                return True
    return False


def _span(start: Spot, end: Spot, distance: float, wanted: float, centre: Point, radius: float) -> Span:
    """The span, with the bows that stay inside the compass where both actors do."""
    least, most = min(-MOST_BOW, wanted), max(MOST_BOW, wanted)
    cx, cy = centre
    if math.hypot(start.x - cx, start.y - cy) < radius and math.hypot(end.x - cx, end.y - cy) < radius:
        middle = math.hypot((start.x + end.x) / 2 - cx, (start.y + end.y) / 2 - cy)
        room = max(0.0, _RIM * radius - middle) / distance
        least, most = (max(least, -room), most) if wanted > 0 else (least, min(most, room))
    x, y = (end.x - start.x) / distance, (end.y - start.y) / distance
    return Span(start, end, x, y, distance, wanted, least, most)


def _widening(count: int) -> float:
    return min(30.0, (count - 1) * SPREAD / 2)


def _sway_cost(sway: float) -> float:
    return 0.03 + 0.09 * abs(sway) if sway else 0.0


def _bow_cost(bow: float, wanted: float) -> float:
    return abs(bow - wanted) + (_WRONG_SIDE if bow * wanted < 0 else 0.0)


def _free(span: Span, taken: list[Taken], sway: float, most: float) -> tuple[float, float, float] | None:
    """Directions at both ends of the cheapest curve that touches nothing, and its cost, below `most`."""
    extra = _sway_cost(sway)
    if extra >= most:
        return None
    found = None
    taken.sort()
    for bow in _around(span.bow, taken):
        cost = extra + _bow_cost(bow, span.bow)
        if span.least <= bow <= span.most and cost < most:
            found, most = (4 * bow + sway, 4 * bow - sway, cost), cost
    return found


def _around(wanted: float, taken: Sequence[Taken]) -> tuple[float, float]:
    """The nearest free bows below and above the wanted one; itself twice where it is free.

    `taken` is sorted; what overlaps each other forms a block, and only the block around `wanted` counts.
    """
    low = high = -math.inf
    for left, right, _ in taken:
        if left > high:
            if high > wanted or left >= wanted:
                break
            low = left
        high = max(high, right)
    return (low, high) if low < wanted < high else (wanted, wanted)


def _least_bad(span: Span, taken: Iterable[tuple[float, list[Taken]]]) -> tuple[float, float]:
    """The directions at both ends whose curve touches what matters least; forbidden bows by sway."""
    wanted = span.bow
    best, chosen = math.inf, (4 * wanted, 4 * wanted)
    for sway, intervals in taken:
        steps = [(wanted, 0.0)]
        for low, high, price in intervals:
            if low < span.most and high > span.least:
                steps.append((low, price))
                steps.append((high, -price))
        steps.sort()
        # Walking from the lowest bow up; at the same bow what ends comes before what begins.
        total = _sway_cost(sway)
        for bow, change in steps:
            if change <= 0:
                total += change
            cost = total + _bow_cost(bow, wanted)
            if cost < best and span.least <= bow <= span.most:
                best, chosen = cost, (4 * bow + sway, 4 * bow - sway)
            if change > 0:
                total += change
    return chosen
