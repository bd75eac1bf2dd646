"""Lederach's pyramid: a triangle whose bands are the levels of society, the few leaders on top.

Who stands on no recorded level has the zone `OUTSIDE`, which is the page beside the triangle. As in
`CompassFrame`, functions that place actors count from the centre, those of `page.Frame` from the corner.
"""

from __future__ import annotations

from math import atan, degrees, sqrt
from typing import Final, NamedTuple

from mtd_desktop.layout.arcs import polygon
from mtd_desktop.layout.drawing import Box, Path
from mtd_desktop.layout.page import Point
from mtd_desktop.model.actors import Place
from mtd_desktop.model.tracks import OUTSIDE

_TOP: Final = 0.98
"""Height of the tip over the centre, and depth of the base under it, in radii."""
_HALF: Final = 1.4
"""Half the width of the base, in radii."""
_BAND: Final = 0.062
_GAP: Final = 0.0055
_DIGITS: Final = 5
SLOPE: Final = _HALF / (2 * _TOP)
"""How much wider each half becomes on the way down."""
LEAN: Final = degrees(atan(1 / SLOPE))
"""The angle of the left edge with the horizontal."""


class LevelRegion(NamedTuple):
    """The inside of a level: between two heights and the inner edges. See `regions.Region`."""

    tip: float
    top: float
    bottom: float

    def holds(self, box: Box, margin: float) -> bool:
        """See `Region.holds`."""
        left, top, right, bottom = box
        if max(abs(left), abs(right)) > (top - self.tip) * SLOPE:
            return False
        return top >= self.top + max(margin, 0.0) and bottom <= self.bottom - max(margin, 0.0)


class BesideRegion(NamedTuple):
    """The page beside the triangle. See `regions.Region`."""

    tip: float
    base: float
    page: Box

    def holds(self, box: Box, margin: float) -> bool:
        """See `Region.holds`."""
        margin = max(margin, 0.0)
        left, top, right, bottom = box
        if left < self.page[0] + margin or top < self.page[1] + margin:
            return False
        if right > self.page[2] - margin or bottom > self.page[3] - margin:
            return False
        nearest = max(left, -right, 0.0)
        return top > self.base or nearest > (bottom - self.tip) * SLOPE


class PyramidFrame(NamedTuple):
    """See `page.Frame`. `cuts` are the ends of the upper two levels as shares of the height."""

    centre: Point
    radius: float
    page: Box
    cuts: tuple[float, ...]

    @property
    def layout(self) -> str:
        """No layout of the compass."""
        return "pyramid"

    @property
    def reach(self) -> float:
        """How far from the centre links between those inside may run."""
        return self.radius * 1.8

    @property
    def tip(self) -> float:
        """The height of the outer tip."""
        return -self.radius * _TOP

    @property
    def base(self) -> float:
        """The height of the base."""
        return self.radius * _TOP

    @property
    def gap(self) -> float:
        """Half the width of the gap between two levels."""
        return self.radius * _GAP

    @property
    def across(self) -> float:
        """Width of the coloured edge along the horizontal."""
        return self.radius * _BAND * sqrt(1 + SLOPE * SLOPE)

    @property
    def inset(self) -> float:
        """How far places keep from borders."""
        return self.radius * 0.034

    @property
    def inner_tip(self) -> float:
        """The height of the tip of what lies between the coloured edges."""
        return self.tip + (self.across + 2 * self.gap) / SLOPE

    def heights(self, zone: int) -> tuple[float, float]:
        """Where a level begins and ends."""
        shares = (0.0, *self.cuts, 1.0)
        high = self.base - self.tip
        return self.tip + shares[zone - 1] * high, self.tip + shares[zone] * high

    def half(self, y: float) -> float:
        """Half the width between the coloured edges at a height."""
        return max((y - self.inner_tip) * SLOPE, 0.0)

    def is_disc(self, _zone: int) -> bool:
        """There is none."""
        return False

    # --- see `page.Frame`

    def zone_at(self, x: float, y: float) -> int | None:
        """See `page.Frame.zone_at`."""
        dx, dy = x - self.centre[0], y - self.centre[1]
        if self.tip <= dy <= self.base and abs(dx) <= (dy - self.tip) * SLOPE:
            return next((zone for zone in (1, 2) if dy < self.heights(zone)[1]), 3)
        left, top, right, bottom = self.page
        return OUTSIDE if left <= x <= right and top <= y <= bottom else None

    def place_at(self, zone: int, x: float, y: float) -> Place:
        """See `page.Frame.place_at`."""
        left, top, right, bottom = self._bounds_at(zone, y)
        return Place(angle=_share((x - left) / (right - left)), radius=_share((y - top) / (bottom - top)))

    def point_of(self, zone: int, place: Place) -> Point:
        """See `page.Frame.point_of`."""
        _, top, _, bottom = self._bounds_at(zone, self.centre[1])
        y = top + place.radius * (bottom - top)
        left, _, right, _ = self._bounds_at(zone, y)
        return left + place.angle * (right - left), y

    def _bounds_at(self, zone: int, y: float) -> Box:
        """The least and the greatest x at a height, and the ends of the zone, on the page."""
        if zone == OUTSIDE:
            return self.page
        cx, cy = self.centre
        top, bottom = self.heights(zone)
        top = max(top, self.inner_tip + self.inset) + self.inset
        bottom -= self.inset
        half = max(self.half(min(max(y - cy, top), bottom)) - self.inset, 1.0)
        return cx - half, cy + top, cx + half, cy + bottom

    def outline(self, zone: int) -> Path:
        """See `page.Frame.outline`."""
        if zone == OUTSIDE:
            left, top, right, bottom = self.page
            page = polygon((left, top), (right, top), (right, bottom), (left, bottom))
            return (*page, *self._trapeze(self.tip, self.base, 0.0))
        top, bottom = self.heights(zone)
        return self._trapeze(top, bottom - self.gap, 0.0)

    def inside(self, zone: int) -> Path:
        """The area of a level between the coloured edges."""
        top, bottom = self.heights(zone)
        return self._trapeze(top + self.gap, bottom - self.gap, self.across + 2 * self.gap)

    def edges(self, zone: int) -> tuple[Path, ...]:
        """The coloured edges of a level; on top they meet."""
        cx, cy = self.centre
        top, bottom = self.heights(zone)
        top, bottom = (top if zone == 1 else top + self.gap), bottom - self.gap
        paths: list[Path] = []
        for sign in (-1.0, 1.0):
            points = [
                (sign * max((y - self.tip) * SLOPE - off, 0.0), y)
                for y, off in ((top, 0.0), (bottom, 0.0), (bottom, self.across), (top, self.across))
            ]
            if zone == 1:
                points.insert(3, (0.0, self.tip + self.across / SLOPE))
            paths.append(polygon(*((cx + x, cy + y) for x, y in points)))
        return tuple(paths)

    def edge_boxes(self) -> list[Box]:
        """Boxes along the coloured edges, on the page: links keep off them."""
        cx, cy = self.centre
        step = self.across * 0.8
        boxes: list[Box] = []
        y = self.tip
        while y < self.base:
            low = min(y + step, self.base)
            outer, inner = (low - self.tip) * SLOPE, max((y - self.tip) * SLOPE - self.across, 0.0)
            boxes += [(cx + inner, cy + y, cx + outer, cy + low), (cx - outer, cy + y, cx - inner, cy + low)]
            y = low
        return boxes

    def _trapeze(self, top: float, bottom: float, off: float) -> Path:
        cx, cy = self.centre
        top = max(top, self.tip + off / SLOPE)
        upper, lower = (top - self.tip) * SLOPE - off, (bottom - self.tip) * SLOPE - off
        return polygon(
            (cx - upper, cy + top),
            (cx + upper, cy + top),
            (cx + lower, cy + bottom),
            (cx - lower, cy + bottom),
        )

    # --- for placing; the centre is at 0, 0

    def region(self, zone: int, air: float) -> LevelRegion | BesideRegion:
        """The inside of a zone, `air` away from its edges."""
        if zone == OUTSIDE:
            return BesideRegion(self.tip - 2 * air, self.base + air, self.page)
        top, bottom = self.heights(zone)
        return LevelRegion(self.inner_tip + air / SLOPE, top + self.gap + air, bottom - self.gap - air)

    def bounds(self, zone: int) -> Box:
        """The box round a zone."""
        if zone == OUTSIDE:
            return self.page
        top, bottom = self.heights(zone)
        return -self.half(bottom), top, self.half(bottom), bottom

    def area(self, zone: int) -> float:
        """The area of a zone."""
        if zone == OUTSIDE:
            left, top, right, bottom = self.page
            return (right - left) * (bottom - top) - (self.base - self.tip) ** 2 * SLOPE
        top, bottom = self.heights(zone)
        top = max(top, self.inner_tip)
        return (self.half(top) + self.half(bottom)) * (bottom - top)

    def target(self, zone: int, u: float, v: float) -> Point:
        """A point of a zone by two shares that are drawn anew for each actor."""
        if zone == OUTSIDE:
            _, _, right, _ = self.page
            return right - self.radius * (0.05 + 0.2 * u), self.radius * (0.2 + 0.5 * v)
        top, bottom = self.heights(zone)
        low, high = (top - self.tip) ** 2, (bottom - self.tip) ** 2
        y = self.tip + sqrt(low + (0.15 + 0.7 * v) * (high - low))
        return self.half(y) * (1.6 * u - 0.8), y

    def spots(self, zone: int, grain: float) -> list[Point]:
        """Points of a zone in a lattice."""
        left, top, right, bottom = self.bounds(zone)
        columns, rows = int((right - left) / grain), int((bottom - top) / grain)
        return [
            ((left + right) / 2 + (i - (columns - 1) / 2) * grain, top + (j + 0.5) * grain)
            for j in range(rows)
            for i in range(columns)
        ]


def _share(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), _DIGITS)
