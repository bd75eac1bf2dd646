"""How large the compass is and how large its type, by how crowded its fullest zone is.

The type stays readable and the page grows, in steps: so one more actor hardly ever changes anything that
stands already, and a page with fifty actors still has letters of three millimetres on an A3 sheet.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import pi
from typing import Final, NamedTuple

from mtd_desktop.layout.frame import BAND, HEART, HUB
from mtd_desktop.layout.theme import Theme, theme
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import View

_RADIUS: Final = 460.0
STEP: Final = 1.09
"""How much wider the compass is at the next step."""
_TYPE: Final = 13.4
_SHRINK: Final = 0.982
_SMALLEST: Final = 10.5
_ROOM: Final = 8.0
"""Width of a label in ems: about fifteen letters."""
_FILL: Final = 1.1
"""Share of a sector that the usual room of its actors may add up to; short labels leave some of it free."""

_OF_CROWD: Final = 0.85
"""Share of what the rings together need, that a page begins with: it grows where that is not enough."""
QUICK: Final = 60
"""From this many actors in one zone on they stand in rows."""
UNLABELLED: Final = 150
"""From this many in one zone on most have no label."""
_CELL: Final = 30.0
"""Room for an actor without a label, across and down."""
MOST: Final = 40
"""The last step; the compass is then thirty times as wide as the first."""


class Scale(NamedTuple):
    """The sizes of one page, in page units."""

    level: int
    radius: float
    type: float
    room: float
    circle: float
    """Factor on the circles."""
    furniture: float
    """Factor on the title, the legend and the words on the rim."""


def scale_at(level: int, look: Theme) -> Scale:
    """The sizes at a step of density."""
    radius = _RADIUS * STEP**level
    size = max(_SMALLEST, _TYPE * _SHRINK**level) * look.text
    return Scale(
        level=level,
        radius=radius,
        type=size,
        # Large type wraps sooner, or the page would grow and the type be as small as before.
        room=size * _ROOM / look.text**0.8,
        circle=max(0.74, 0.965**level) * look.text**0.5,
        furniture=(radius / _RADIUS) ** 0.72 * look.text**0.8,
    )


def level_for(zones: Iterable[int], view: View, crowd: float = 0.0) -> int:
    """The first step at which the actors standing in `zones` (one entry each) should find room.

    `crowd` is how many a sector must have room for, that each of its rings holds as many as stand anywhere in
    that ring. It does not depend on the look: large type is to be large, not small on a larger page.
    """
    counts = [0] * 10
    for zone in zones:
        counts[zone] += 1
    counts[OUTSIDE] = 0
    counts[1] = max(counts[1], min(round(crowd * _OF_CROWD), QUICK))  # sectors are alike
    level = 0
    while level < MOST and not _enough(counts, scale_at(level, theme("paper")), view):
        level += 1
    return level


def _enough(counts: list[int], scale: Scale, view: View) -> bool:
    sectors = 8 if view.layout == "hub" else 9
    inner = HUB if view.layout == "hub" else HEART
    area = pi * scale.radius**2
    sector = area * ((1 - BAND) ** 2 - inner**2) / sectors
    rings = 1.0 if view.distance == "none" else 0.8
    disc = area * HUB**2 * 0.62
    for zone in range(1, 10):
        room = disc if zone == 9 and view.layout == "hub" else sector * rings
        if counts[zone] * footprint(counts[zone], scale) > room * _FILL:
            return False
    return True


def footprint(count: int, scale: Scale) -> float:
    """The area that one of `count` actors in a zone needs."""
    if count > UNLABELLED:
        return _CELL * _CELL * 0.62
    if count > QUICK:
        return scale.type * 7.0 * (scale.type * 2.2 + 22.0) * 1.45
    across = scale.room * 0.82 + scale.type
    down = scale.circle * 30.0 + scale.type * 3.4
    return across * down
