"""The compass without its actors: which zone is where, and what an actor's place in a zone means on the page.

A place is kept as shares of its zone, so that it survives another layout, rotation, size of the compass
or of the page. The shares count inside a margin, so that nobody can stand on a border or on the rim.
"""

from __future__ import annotations

from math import asin, atan2, cos, degrees, hypot, inf, radians, sin
from typing import Final, NamedTuple

from mtd_desktop.layout.arcs import band, circle, polar
from mtd_desktop.layout.drawing import Box, Path
from mtd_desktop.layout.page import Point
from mtd_desktop.model.actors import Place
from mtd_desktop.model.tracks import OUTSIDE, TRACK_NUMBERS
from mtd_desktop.model.view import LayoutName, View

BAND: Final = 0.088
"""Width of the rim band as a share of the compass's radius."""
HUB: Final = 0.285
"""Radius of the disc in the middle; it makes the hub about as large as a sector."""
HEART: Final = 0.1
"""Radius left empty in the middle of nine equal sectors."""
GAP: Final = 0.0055
"""Half of the gap between sectors."""
INSET: Final = 0.034
"""How far places keep from the borders of their zone."""
_DIGITS: Final = 5
"""Decimals of a place: a hundredth of a unit on the page, and short in the file."""


class CompassFrame(NamedTuple):
    """See `page.Frame`. `page` is the box of the whole page; before it is known, the compass alone.

    `turns` are where the sectors of a lens begin and the last one ends, in degrees clockwise from north;
    without them the sectors are the tracks and all alike.
    """

    centre: Point
    radius: float
    layout: LayoutName
    rotation: float
    page: Box
    turns: tuple[float, ...] = ()

    @property
    def rim(self) -> float:
        """Inner radius of the rim band: sectors end here."""
        return self.radius * (1 - BAND)

    @property
    def inner(self) -> float:
        """Where the sectors begin: the edge of the hub, or of the empty middle."""
        return self.radius * (HUB if self.layout == "hub" else HEART)

    @property
    def reach(self) -> float:
        """How far from the centre links between those inside may run."""
        return self.radius

    @property
    def gap(self) -> float:
        """Half the width of the gap between two sectors."""
        return self.radius * GAP

    @property
    def inset(self) -> float:
        """How far places keep from borders, in page units."""
        return self.radius * INSET

    @property
    def sectors(self) -> tuple[int, ...]:
        """The tracks, or groups of a lens, that are sectors, clockwise."""
        if self.turns:
            return tuple(range(1, len(self.turns)))
        return TRACK_NUMBERS[:8] if self.layout == "hub" else TRACK_NUMBERS

    @property
    def span(self) -> float:
        """Degrees of a track's sector."""
        return 45.0 if self.layout == "hub" else 40.0

    def is_disc(self, zone: int) -> bool:
        """Whether the zone is the disc in the middle."""
        return zone == 9 and self.layout == "hub"

    def angles(self, track: int) -> tuple[float, float]:
        """Where a sector begins and ends, in degrees clockwise from north."""
        if self.turns:
            return self.turns[track - 1], self.turns[track]
        middle = (track - 1) * self.span + self.rotation
        return middle - self.span / 2, middle + self.span / 2

    def zone_at(self, x: float, y: float) -> int | None:
        """See `page.Frame.zone_at`."""
        dx, dy = x - self.centre[0], y - self.centre[1]
        away = hypot(dx, dy)
        if away > self.radius:
            left, top, right, bottom = self.page
            return OUTSIDE if left <= x <= right and top <= y <= bottom else None
        if self.layout == "hub" and away < self.inner:
            return 9
        if self.turns:
            away = (degrees(atan2(dx, -dy)) - self.turns[0]) % 360.0
            return next((n for n in self.sectors if away < self.turns[n] - self.turns[0]), self.sectors[-1])
        turned = (degrees(atan2(dx, -dy)) - self.rotation + self.span / 2) % 360.0
        return min(int(turned / self.span), len(self.sectors) - 1) + 1

    def place_at(self, zone: int, x: float, y: float) -> Place:
        """See `page.Frame.place_at`."""
        dx, dy = x - self.centre[0], y - self.centre[1]
        away, turn = hypot(dx, dy), degrees(atan2(dx, -dy))
        if self.is_disc(zone) or zone == OUTSIDE:
            low, high = self._reach(zone, turn)
            angle = (turn % 360.0) / 360.0
        else:
            low, high = self._reach(zone, turn)
            away = min(max(away, low), high)
            start, end = self._standing(zone, away)
            middle = (start + end) / 2
            offset = (turn - middle + 180.0) % 360.0 - 180.0
            angle = 0.5 + offset / (end - start)
        return Place(angle=_share(angle), radius=_share((away - low) / (high - low)))

    def point_of(self, zone: int, place: Place) -> Point:
        """See `page.Frame.point_of`."""
        if self.is_disc(zone) or zone == OUTSIDE:
            turn = place.angle * 360.0
            low, high = self._reach(zone, turn)
            return polar(self.centre, low + place.radius * (high - low), turn)
        low, high = self._reach(zone, 0.0)
        away = low + place.radius * (high - low)
        start, end = self._standing(zone, away)
        return polar(self.centre, away, start + place.angle * (end - start))

    def outline(self, zone: int) -> Path:
        """See `page.Frame.outline`."""
        if zone == OUTSIDE:
            left, top, right, bottom = self.page
            page: Path = (
                ("M", left, top),
                ("L", right, top),
                ("L", right, bottom),
                ("L", left, bottom),
                ("Z",),
            )
            return (*page, *circle(self.centre, self.radius))
        if self.is_disc(zone):
            return circle(self.centre, self.inner - self.gap)
        return band(self.centre, self.inner + self.gap, self.radius, self.angles(zone), self.gap)

    def _reach(self, zone: int, turn: float) -> tuple[float, float]:
        """The nearest and the farthest an actor can stand from the centre, in a direction."""
        if self.is_disc(zone):
            return 0.0, self.inner - self.inset
        if zone == OUTSIDE:
            low = self.radius + 1.6 * self.inset
            return low, max(low + 1.0, self._edge(turn) - 1.6 * self.inset)
        return self.inner + self.inset, self.rim - self.inset

    def _standing(self, zone: int, away: float) -> tuple[float, float]:
        """The angles between which an actor can stand in a sector at a distance from the centre."""
        start, end = self.angles(zone)
        margin = min(degrees(asin(min(1.0, self.inset / away))), (end - start) * 0.45)
        return start + margin, end - margin

    def _edge(self, turn: float) -> float:
        """How far the page reaches from the centre in a direction."""
        left, top, right, bottom = self.page
        x, y = sin(radians(turn)), -cos(radians(turn))
        across = ((right if x > 0 else left) - self.centre[0]) / x if abs(x) > 1e-9 else inf
        down = ((bottom if y > 0 else top) - self.centre[1]) / y if abs(y) > 1e-9 else inf
        return min(across, down)


def build_frame(
    view: View,
    radius: float,
    centre: Point = (0.0, 0.0),
    page: Box | None = None,
    turns: tuple[float, ...] = (),
) -> CompassFrame:
    """The compass of a view with its centre somewhere on a page."""
    x, y = centre
    alone = (x - radius, y - radius, x + radius, y + radius)
    return CompassFrame(centre, radius, view.layout, view.rotation, page or alone, turns)


def _share(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), _DIGITS)
