"""Very many actors in one zone: in cells of a lattice, labelled while cells are large enough.

An actor's cell is drawn from its id, the next free one if that is taken; so most keep their cell when
others come and go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import cos, pi, radians, sin
from typing import Final
from zlib import crc32

from mtd_desktop.layout.drawing import Box
from mtd_desktop.layout.lenses.pyramid import PyramidFrame
from mtd_desktop.layout.obstacles import Obstacles
from mtd_desktop.layout.page import Point
from mtd_desktop.layout.regions import Ground, region
from mtd_desktop.model.tracks import OUTSIDE

_SPARE: Final = 1.2
"""Cells for every actor, so that most find their own."""
_BARE: Final = 30.0
"""Side of the largest cell without a label."""
_SHRINK: Final = 0.94
_STEPS: Final = 60


class Cells:
    """The free cells of a zone, for `count` actors."""

    def __init__(
        self, frame: Ground, zone: int, count: int, size: float, air: float, obstacles: Obstacles
    ) -> None:
        room = area(frame, zone)
        self.centres: Sequence[Point] = ()
        self.wide, self.high, self.labelled = 1.0, 1.0, False
        for self.wide, self.high, self.labelled in _sizes(size):
            if room < count * _SPARE * self.wide * self.high:
                continue
            cells = _lattice(frame, zone, air, self.wide, self.high)
            self.centres = [cell for cell in cells if obstacles.free(self.box(cell), 0.0)]
            if len(self.centres) >= count * _SPARE:
                break
        self.centres = self.centres or [frame.centre]
        # The next cell that is free from each on; taken ones point further, found in ever fewer steps.
        self._next = list(range(len(self.centres) + 1))

    def box(self, cell: Point) -> Box:
        """The area of a cell."""
        x, y = cell
        return x - self.wide / 2, y - self.high / 2, x + self.wide / 2, y + self.high / 2

    def take(self, ident: str) -> Point:
        """The cell of an actor; the first one again if all are taken."""
        count = len(self.centres)
        index = self._free(crc32(ident.encode()) * 2654435761 % count)
        if index == count:
            index = self._free(0)
        if index == count:
            return self.centres[0]
        self._next[index] = index + 1
        return self.centres[index]

    def _free(self, index: int) -> int:
        path = [index]
        while self._next[path[-1]] != path[-1]:
            path.append(self._next[path[-1]])
        for step, _ in pairwise(path):
            self._next[step] = path[-1]
        return path[-1]


def _sizes(size: float) -> Iterator[tuple[float, float, bool]]:
    """Ever smaller cells: with room for two lines of type of `size`, then for circles alone."""
    wide, high = size * 7.0, size * 2.2 + 22.0
    while wide > size * 5.2:
        yield wide, high, True
        wide *= _SHRINK
    side = _BARE
    for _ in range(_STEPS):
        yield side, side, False
        side *= _SHRINK


def area(frame: Ground, zone: int) -> float:
    """The area of a zone in square units."""
    if isinstance(frame, PyramidFrame):
        return frame.area(zone)
    if zone == OUTSIDE:
        left, top, right, bottom = frame.page
        return (right - left) * (bottom - top) - pi * frame.radius**2
    if frame.is_disc(zone):
        return pi * frame.inner**2
    start, end = frame.angles(zone)
    return pi * (frame.rim**2 - frame.inner**2) * (end - start) / 360.0


def _bounds(frame: Ground, zone: int) -> Box:
    """The box around a zone, without regard to the air at its borders."""
    if isinstance(frame, PyramidFrame):
        return frame.bounds(zone)
    if zone == OUTSIDE:
        return frame.page
    if frame.is_disc(zone):
        return -frame.inner, -frame.inner, frame.inner, frame.inner
    start, end = frame.angles(zone)
    turns = (start, end, *(turn for turn in range(-360, 721, 90) if start < turn < end))
    xs = [r * sin(radians(turn)) for turn in turns for r in (frame.inner, frame.rim)]
    ys = [-r * cos(radians(turn)) for turn in turns for r in (frame.inner, frame.rim)]
    return min(xs), min(ys), max(xs), max(ys)


@lru_cache(maxsize=64)
def _lattice(frame: Ground, zone: int, air: float, wide: float, high: float) -> tuple[Point, ...]:
    inside = region(frame, zone, air)
    reach = frame.reach
    left, top, right, bottom = frame.page if zone == OUTSIDE else (-reach, -reach, reach, reach)
    columns, rows = int((right - left) / wide), int((bottom - top) / high)
    # Only where the zone is: a sector fills a tenth of the square that all of them share.
    west, north, east, south = _bounds(frame, zone)
    found: list[Point] = []
    for j in range(max(0, int((north - top) / high)), min(rows, int((south - top) / high) + 1)):
        y = top + (j + 0.5) * high
        for i in range(max(0, int((west - left) / wide)), min(columns, int((east - left) / wide) + 1)):
            x = left + (i + 0.5) * wide
            if inside.holds((x - wide / 2, y - high / 2, x + wide / 2, y + high / 2), 2.0):
                found.append((x, y))
    return tuple(found)
