"""How deep the rings are where distance from the centre means something: by how many stand in them.

With rings of one depth, the heads of state of a map crowd one narrow ring while three others stand empty. So
each ring gets room for the fullest sector in it, in steps, that one more actor seldom moves a border; and
every ring keeps some depth, that nobody has to stand beside the ring that tells the truth about them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import sqrt
from typing import Final

from mtd_desktop.layout.frame import BAND, HEART, HUB, INSET
from mtd_desktop.model.actors import LEVELS, Actor
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import Distance, LayoutName, View

COUNTS: Final[dict[Distance, int]] = {"none": 3, "influence": 5, "level": 3, "closeness": 4}
"""How many rings there are; where distance means nothing, two faint circles only guide the eye."""
_EVEN: Final = 0.3
"""Share of the depth that all rings have alike."""
_EMPTY: Final = 1.0
"""A ring without anybody is as deep as if it had so many."""
_STEPS: Final = (0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 11.0, 15.0, 20.0, 27.0, 36.0, 48.0)
_NARROW: Final = 0.19
"""Share of the radius within which nine sectors are too narrow for a label."""


def steps_of(actor: Actor, distance: Distance) -> range:
    """The rings among which an actor stands, from the inside; the middle if nobody recorded its value."""
    count = COUNTS[distance]
    if distance == "influence":
        index = None if actor.influence is None else 5 - actor.influence
    elif distance == "level":
        index = None if actor.level is None else LEVELS.index(actor.level)
    elif distance == "closeness":
        index = None if actor.closeness is None else 3 - actor.closeness
    else:
        return range(count)
    return range((count - 1) // 2, count // 2 + 1) if index is None else range(index, index + 1)


def crowds(standing: Iterable[tuple[int, range]], view: View) -> tuple[float, ...]:
    """How many the fullest sector has in each ring; `standing` are zones with the rings there."""
    shares: list[dict[int, float]] = [{} for _ in range(COUNTS[view.distance])]
    for zone, steps in standing:
        if zone == OUTSIDE or (zone == 9 and view.layout == "hub"):
            continue  # there rings mean nothing
        for step in steps:
            shares[step][zone] = shares[step].get(zone, 0.0) + 1 / len(steps)
    return tuple(max(share.values(), default=0.0) for share in shares)


def borders(crowd: Sequence[float], layout: LayoutName) -> tuple[float, ...]:
    """Where the rings begin and the last one ends, as shares of the depth of a sector, from 0 to 1."""
    low, high = (HUB if layout == "hub" else HEART) + INSET, 1 - BAND - INSET
    narrow = low if layout == "hub" else max(low, _NARROW)
    weights = [max(_EMPTY, next((step for step in _STEPS if step >= many), _STEPS[-1])) for many in crowd]
    total = sum(weights)
    found = [0.0]
    for i, sum_ in enumerate(accumulate(weights), 1):
        away = sqrt(narrow * narrow + (high * high - narrow * narrow) * sum_ / total)
        found.append(_EVEN * i / len(weights) + (1 - _EVEN) * (away - low) / (high - low))
    return tuple(found)


def even(distance: Distance) -> tuple[float, ...]:
    """Borders of rings of one depth."""
    return tuple(i / COUNTS[distance] for i in range(COUNTS[distance] + 1))
