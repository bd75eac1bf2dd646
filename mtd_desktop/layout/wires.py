"""The routes of the links between two actors, side by side, from circle to circle."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

from mtd_desktop.layout.page import Point, Route, Spot

VISIBLE: Final = 26.0
"""Length in units that is left visible between two circles, if need be by a steeper bow."""
LEAST_VISIBLE: Final = 13.0
"""Where not even this much can be seen between two circles, the link loops around them."""
SPREAD: Final = 10.0
"""Distance in units between the middles of parallel links."""
FOOT: Final = 5.0
"""Distance in units between the ends of parallel links."""

_FAR: Final = 5.0
"""Sums of both radii from which on two circles are far from each other."""


def wires(
    start: Spot, end: Spot, bundle: Sequence[tuple[str, bool]], a: float, b: float, steps: int = 0
) -> Iterable[Route]:
    """The routes of a bundle with slopes `a` and `b` at the ends; `steps` points each, 0: by length."""
    middle = (len(bundle) - 1) / 2
    sx, sy = start.x, start.y
    dx, dy = end.x - sx, end.y - sy
    distance = math.hypot(dx, dy)
    if distance < 1e-6:
        dx, dy, distance = 1e-6, 0.0, 1e-6
    foot = min(FOOT, 1.2 * min(start.r, end.r) / max(1.0, 2 * middle))
    for i, (ident, turned) in enumerate(bundle):
        shift = i - middle
        lift = 4 * shift * (SPREAD - foot) / distance
        yield _route(
            ident,
            turned,
            (sx, sy, dx, dy, start.r, end.r),
            (shift * foot / distance, a + lift, b + lift),
            steps,
        )


def swift(start: Spot, end: Spot, link: tuple[str, bool], a: float) -> Route | None:
    """The even bow of slope `a` of a link alone in its bundle, where both circles are far from each other.

    There the curve is straight as far as it is under them, so that where it leaves them needs no search.
    """
    dx, dy = end.x - start.x, end.y - start.y
    distance = math.sqrt(dx * dx + dy * dy)
    if distance < _FAR * (start.r + end.r):
        return None
    lean = distance * math.sqrt(1 + a * a)
    first, last = start.r / lean, 1.0 - end.r / lean
    third = (last - first) / 3
    va, vb = a * first * (1 - first), a * last * (1 - last)
    la, lb = va + third * a * (1 - 2 * first), vb - third * a * (1 - 2 * last)
    x, y = start.x, start.y
    w1, w2 = first + third, last - third
    x0, y0 = x + first * dx - va * dy, y + first * dy + va * dx
    x1, y1 = x + w1 * dx - la * dy, y + w1 * dy + la * dx
    x2, y2 = x + w2 * dx - lb * dy, y + w2 * dy + lb * dx
    x3, y3 = x + last * dx - vb * dy, y + last * dy + vb * dx
    ident, turned = link
    if turned:
        return Route(ident, (("M", x3, y3), ("C", x2, y2, x1, y1, x0, y0)), ((x3, y3), (x0, y0)))
    return Route(ident, (("M", x0, y0), ("C", x1, y1, x2, y2, x3, y3)), ((x0, y0), (x3, y3)))


def _route(
    ident: str,
    turned: bool,
    ends: tuple[float, float, float, float, float, float],
    form: tuple[float, float, float],
    steps: int,
) -> Route:
    """One route; `form` is the foot and the slopes, as shares of the distance."""
    sx, sy, dx, dy, start_r, end_r = ends
    foot, a, b = form
    distance = math.sqrt(dx * dx + dy * dy)
    first = _leaves(start_r / distance, foot, a, b)
    last = 1.0 - _leaves(end_r / distance, foot, b, a)
    if (last - first) * distance < LEAST_VISIBLE:
        return _around(ident, turned, ends, a + b)
    # As a curve: position and direction at both ends of the visible part.
    va, vb = _height(first, foot, a, b), _height(last, foot, a, b)
    third = (last - first) / 3
    la = va + third * (a * (1 - first) * (1 - 3 * first) + b * first * (2 - 3 * first))
    lb = vb - third * (a * (1 - last) * (1 - 3 * last) + b * last * (2 - 3 * last))
    x0, y0 = sx + first * dx - va * dy, sy + first * dy + va * dx
    x1, y1 = sx + (first + third) * dx - la * dy, sy + (first + third) * dy + la * dx
    x2, y2 = sx + (last - third) * dx - lb * dy, sy + (last - third) * dy + lb * dx
    x3, y3 = sx + last * dx - vb * dy, sy + last * dy + vb * dx
    count = steps or min(24, max(8, int(distance / 20)))
    points = []
    for i in range(count + 1):
        w = first + (last - first) * i / count
        v = foot + w * (1 - w) * (a * (1 - w) + b * w)
        points.append((sx + w * dx - v * dy, sy + w * dy + v * dx))
    if turned:
        points.reverse()
        return Route(ident, (("M", x3, y3), ("C", x2, y2, x1, y1, x0, y0)), tuple(points))
    return Route(ident, (("M", x0, y0), ("C", x1, y1, x2, y2, x3, y3)), tuple(points))


def _height(w: float, foot: float, a: float, b: float) -> float:
    return foot + w * (1 - w) * (a * (1 - w) + b * w)


def _leaves(r: float, foot: float, a: float, b: float) -> float:
    """Where the curve leaves the circle round its start; all lengths as shares of the distance."""
    r = min(r, 0.98)
    w = math.sqrt(max(0.0, r * r - foot * foot) / (1 + a * a))
    for _ in range(3):
        rest = 1 - w
        v = foot + w * rest * (a * rest + b * w)
        slope = a * rest * (1 - 3 * w) + b * w * (2 - 3 * w)
        away = w * w + v * v - r * r
        rate = 2 * (w + v * slope)
        if rate < 1e-9:
            break
        w = min(0.98, max(0.0, w - away / rate))
    return w


def _around(
    ident: str, turned: bool, ends: tuple[float, float, float, float, float, float], side: float
) -> Route:
    """A loop over two circles that touch or overlap, so that the link is still seen."""
    sx, sy, dx, dy, start_r, end_r = ends
    distance = math.sqrt(dx * dx + dy * dy)
    ux, uy = dx / distance, dy / distance
    up = 1.0 if side >= 0 else -1.0
    # Sixty degrees away from each other; the controls stand straight out from there.
    cx, cy = 0.5, up * math.sqrt(0.75)

    def at(x: float, y: float, sign: float, r: float) -> Point:
        return x + r * (sign * cx * ux - cy * uy), y + r * (sign * cx * uy + cy * ux)

    lift = max(VISIBLE, start_r + end_r) * 0.7
    x0, y0 = at(sx, sy, -1.0, start_r)
    x1, y1 = at(sx, sy, -1.0, start_r + lift)
    x2, y2 = at(sx + dx, sy + dy, 1.0, end_r + lift)
    x3, y3 = at(sx + dx, sy + dy, 1.0, end_r)
    points = []
    for i in range(13):
        t = i / 12
        s = 1 - t
        p, q, m, n = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        points.append((p * x0 + q * x1 + m * x2 + n * x3, p * y0 + q * y1 + m * y2 + n * y3))
    if turned:
        points.reverse()
        return Route(ident, (("M", x3, y3), ("C", x2, y2, x1, y1, x0, y0)), tuple(points))
    return Route(ident, (("M", x0, y0), ("C", x1, y1, x2, y2, x3, y3)), tuple(points))
