"""One cubic curve: points, directions, pieces, and curves beside it."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from typing import TypeAlias

from mtd_desktop.layout.drawing import Path, Segment
from mtd_desktop.layout.page import Point

Cubic: TypeAlias = tuple[Point, Point, Point, Point]
"""Start, two controls, end."""


def cubic(path: Path) -> Cubic:
    """The curve of a path of one move and one line or curve, as routes are."""
    first, last = path[0], path[-1]
    if first[0] == "M" and last[0] == "C":
        return (first[1], first[2]), (last[1], last[2]), (last[3], last[4]), (last[5], last[6])
    if first[0] == "M" and last[0] == "L":
        return straight((first[1], first[2]), (last[1], last[2]))
    raise ValueError("not the path of a single curve")


def straight(start: Point, end: Point) -> Cubic:
    """A straight line as a curve of even speed."""
    dx, dy = (end[0] - start[0]) / 3, (end[1] - start[1]) / 3
    return start, (start[0] + dx, start[1] + dy), (end[0] - dx, end[1] - dy), end


def path_of(curve: Cubic) -> Path:
    """The curve as a path of the display list."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve
    return ("M", x0, y0), ("C", x1, y1, x2, y2, x3, y3)


def point(curve: Cubic, t: float) -> Point:
    """The point at `t` from 0 to 1."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve
    s = 1.0 - t
    a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def speed(curve: Cubic, t: float) -> Point:
    """The derivative at `t`."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve
    s = 1.0 - t
    a, b, c = 3 * s * s, 6 * s * t, 3 * t * t
    return (
        a * (x1 - x0) + b * (x2 - x1) + c * (x3 - x2),
        a * (y1 - y0) + b * (y2 - y1) + c * (y3 - y2),
    )


def direction(curve: Cubic, t: float) -> Point:
    """The unit tangent at `t`; that of the chord where the curve stands still."""
    dx, dy = speed(curve, t)
    length = math.hypot(dx, dy)
    if length < 1e-9:
        dx, dy = curve[3][0] - curve[0][0], curve[3][1] - curve[0][1]
        length = math.hypot(dx, dy)
        if length < 1e-9:
            return 1.0, 0.0
    return dx / length, dy / length


def piece(curve: Cubic, t0: float, t1: float) -> Cubic:
    """The part of the curve between two parameters."""
    start, end = point(curve, t0), point(curve, t1)
    (ax, ay), (bx, by) = speed(curve, t0), speed(curve, t1)
    k = (t1 - t0) / 3
    return start, (start[0] + ax * k, start[1] + ay * k), (end[0] - bx * k, end[1] - by * k), end


def reversed_curve(curve: Cubic) -> Cubic:
    """The curve walked from its end."""
    return curve[3], curve[2], curve[1], curve[0]


def away_from_start(curve: Cubic, distance: float) -> float:
    """The parameter at which the curve is `distance` away from its start (as the crow flies), at most 1."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve
    # As powers of t, seen from the start; large pages ask this a hundred thousand times.
    ax, ay = 3 * (x1 - x0), 3 * (y1 - y0)
    bx, by = 3 * (x2 - x1) - ax, 3 * (y2 - y1) - ay
    cx, cy = x3 - x0 - ax - bx, y3 - y0 - ay - by
    first = math.hypot(ax, ay)
    t = min(1.0, distance / first) if first > 1e-9 else 0.5
    for _ in range(4):
        x, y = t * (ax + t * (bx + t * cx)), t * (ay + t * (by + t * cy))
        gone = math.hypot(x, y)
        if gone < 1e-9:
            t = min(1.0, t + 0.1)
            continue
        too_far = gone - distance
        if -1e-9 < too_far < 1e-9:
            break
        rate = ((ax + t * (2 * bx + 3 * t * cx)) * x + (ay + t * (2 * by + 3 * t * cy)) * y) / gone
        if rate < 1e-6:
            break
        t = min(1.0, max(0.0, t - too_far / rate))
    return t


def away_from_end(curve: Cubic, distance: float) -> float:
    """The parameter at which the curve comes within `distance` of its end, at least 0."""
    return 1.0 - away_from_start(reversed_curve(curve), distance)


def sampled(curve: Cubic, count: int) -> tuple[Point, ...]:
    """`count` + 1 points at even parameters, both ends among them."""
    return tuple(point(curve, i / count) for i in range(count + 1))


class Ruler:
    """Lengths along a curve, by `steps` chords (within 0.1 % for the gentle curves of links)."""

    def __init__(self, curve: Cubic, steps: int = 24) -> None:
        self.curve = curve
        self._marks = [0.0]
        points = sampled(curve, steps)
        for one, other in itertools.pairwise(points):
            self._marks.append(self._marks[-1] + math.dist(one, other))
        self.length = self._marks[-1]

    def parameter(self, length: float) -> float:
        """The parameter at that length from the start, clamped to the curve."""
        marks = self._marks
        if length <= 0 or self.length <= 0:
            return 0.0
        if length >= self.length:
            return 1.0
        low = bisect_right(marks, length, 1, len(marks) - 1) - 1
        span = marks[low + 1] - marks[low]
        share = (length - marks[low]) / span if span > 0 else 0.0
        return (low + share) / (len(marks) - 1)


def beside(curve: Cubic, offset: float, pieces: int = 3) -> Path:
    """A curve at a constant distance, to the right for positive offsets (y runs down).

    Each piece keeps the directions of the curve at its ends, so that the pieces join without a kink.
    """
    segments: list[Segment] = []
    for i in range(pieces):
        part = piece(curve, i / pieces, (i + 1) / pieces)
        (ax, ay), (bx, by) = direction(part, 0.0), direction(part, 1.0)
        start = part[0][0] - ay * offset, part[0][1] + ax * offset
        end = part[3][0] - by * offset, part[3][1] + bx * offset
        chord = math.dist(part[0], part[3])
        ratio = math.dist(start, end) / chord if chord > 1e-9 else 1.0
        first = math.dist(part[0], part[1]) * ratio
        second = math.dist(part[2], part[3]) * ratio
        if not segments:
            segments.append(("M", *start))
        segments.append(
            (
                "C",
                start[0] + ax * first,
                start[1] + ay * first,
                end[0] - bx * second,
                end[1] - by * second,
                *end,
            )
        )
    return tuple(segments)
