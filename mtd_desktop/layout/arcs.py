"""Points, arcs and rings as paths. Angles are degrees clockwise from north, as on a compass."""

from __future__ import annotations

from math import ceil, cos, hypot, radians, sin, tan

from mtd_desktop.layout.drawing import Path, Segment
from mtd_desktop.layout.page import Point


def polar(centre: Point, radius: float, angle: float) -> Point:
    """The point at a distance and a direction from `centre`."""
    turn = radians(angle)
    return centre[0] + radius * sin(turn), centre[1] - radius * cos(turn)


def arc(centre: Point, radius: float, start: float, end: float) -> Path:
    """Cubic curves along a circle from one angle to another, either way round, without a move."""
    count = max(1, ceil(abs(end - start) / 45.0))
    step = (end - start) / count
    reach = radius * 4 / 3 * tan(radians(step) / 4)
    segments: list[Segment] = []
    for i in range(count):
        a, b = radians(start + i * step), radians(start + (i + 1) * step)
        x0, y0 = centre[0] + radius * sin(a), centre[1] - radius * cos(a)
        x1, y1 = centre[0] + radius * sin(b), centre[1] - radius * cos(b)
        segments.append(
            (
                "C",
                x0 + reach * cos(a),
                y0 + reach * sin(a),
                x1 - reach * cos(b),
                y1 - reach * sin(b),
                x1,
                y1,
            )
        )
    return tuple(segments)


def circle(centre: Point, radius: float) -> Path:
    """A whole circle, clockwise from north."""
    return (("M", centre[0], centre[1] - radius), *arc(centre, radius, 0.0, 360.0), ("Z",))


def open_arc(centre: Point, radius: float, start: float, end: float) -> Path:
    """A stretch of a circle, to be stroked."""
    return (("M", *polar(centre, radius, start)), *arc(centre, radius, start, end))


def band(centre: Point, inner: float, outer: float, angles: tuple[float, float], gap: float) -> Path:
    """A piece of a ring between two angles, its straight sides drawn in by `gap`: gaps stay parallel."""
    start, end = angles
    outside = _turned_in(outer, gap)
    inside = _turned_in(inner, gap)
    if end - start <= 2 * inside:
        inside = (end - start) / 2
    first = polar(centre, outer, start + outside)
    second = polar(centre, inner, end - inside)
    return (
        ("M", *first),
        *arc(centre, outer, start + outside, end - outside),
        ("L", *second),
        *arc(centre, inner, end - inside, start + inside),
        ("Z",),
    )


def polygon(*points: Point) -> Path:
    """A closed figure with straight sides."""
    head, *rest = points
    return (("M", *head), *(("L", *point) for point in rest), ("Z",))


def distance(one: Point, other: Point) -> float:
    """How far two points are apart."""
    return hypot(one[0] - other[0], one[1] - other[1])


def _turned_in(radius: float, gap: float) -> float:
    """The angle that a distance of `gap` takes up at `radius`."""
    return gap / radius * 57.29577951308232 if radius > gap else 90.0
