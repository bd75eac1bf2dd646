"""The insides of the zones, as tests whether a box keeps clear of their borders. The centre is at 0, 0."""

from __future__ import annotations

from math import cos, hypot, pi, radians, sin
from typing import NamedTuple, Protocol, TypeAlias

from mtd_desktop.layout.drawing import Box
from mtd_desktop.layout.frame import CompassFrame
from mtd_desktop.layout.lenses.pyramid import PyramidFrame
from mtd_desktop.layout.page import Point
from mtd_desktop.model.tracks import OUTSIDE

Ground: TypeAlias = CompassFrame | PyramidFrame
"""All that actors can be placed on."""


class Region(Protocol):
    """A zone that boxes can lie in."""

    def holds(self, box: Box, margin: float) -> bool:
        """Whether `box` lies inside, `margin` away from the straight borders, and off the rim and the hub."""
        ...


class SectorRegion(NamedTuple):
    """A sector: between two rays and two circles. `left` and `right` point inwards from its sides."""

    inner: float
    outer: float
    left: Point
    right: Point
    wide: bool = False
    """More than half a circle: then it is enough to be on one side's inside."""

    def holds(self, box: Box, margin: float) -> bool:
        """See `Region.holds`; a negative margin lets a box reach over into the neighbour."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        wide, high = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
        clear = [
            nx * x + ny * y - abs(nx) * wide - abs(ny) * high >= margin for nx, ny in (self.left, self.right)
        ]
        if not (any(clear) if self.wide else all(clear)):
            return False
        x, y = abs(x), abs(y)
        return (
            hypot(x + wide, y + high) <= self.outer
            and hypot(max(x - wide, 0.0), max(y - high, 0.0)) >= self.inner
        )


class DiscRegion(NamedTuple):
    """The disc in the middle."""

    radius: float

    def holds(self, box: Box, margin: float) -> bool:
        """See `Region.holds`."""
        away = hypot(max(abs(box[0]), abs(box[2])), max(abs(box[1]), abs(box[3])))
        return away <= self.radius - max(margin, 0.0)


class OutsideRegion(NamedTuple):
    """The page beyond the rim."""

    radius: float
    page: Box

    def holds(self, box: Box, margin: float) -> bool:
        """See `Region.holds`."""
        margin = max(margin, 0.0)
        left, top, right, bottom = self.page
        if box[0] < left + margin or box[1] < top + margin:
            return False
        if box[2] > right - margin or box[3] > bottom - margin:
            return False
        x = max(box[0], -box[2], 0.0)
        y = max(box[1], -box[3], 0.0)
        return hypot(x, y) >= self.radius + margin


def region(frame: Ground, zone: int, air: float) -> Region:
    """The inside of a zone; labels and circles keep `air` away from the rim and the edge of the hub."""
    if isinstance(frame, PyramidFrame):
        return frame.region(zone, air)
    if zone == OUTSIDE:
        return OutsideRegion(frame.radius + air, frame.page)
    if frame.is_disc(zone):
        return DiscRegion(frame.inner - air)
    start, end = (radians(angle) for angle in frame.angles(zone))
    return SectorRegion(
        inner=frame.inner + air,
        outer=frame.rim - air,
        left=(cos(start), sin(start)),
        right=(-cos(end), -sin(end)),
        wide=end - start > pi,
    )
