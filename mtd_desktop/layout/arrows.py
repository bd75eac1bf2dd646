"""Arrowheads whose tip touches the circle, and the short strokes across a broken relation."""

from __future__ import annotations

import math
from typing import Final

from mtd_desktop.layout.curves import Cubic, away_from_end, direction, point
from mtd_desktop.layout.drawing import Path
from mtd_desktop.layout.page import Point

_NARROW: Final = 0.42
"""Half the width of a head as a share of its length."""
_NOTCH: Final = 0.24
"""How far the back of a head is drawn in, as a share of its length."""


def head_length(width: float) -> float:
    """The length of an arrowhead on a line of that width."""
    return 5.0 + 3.0 * width


def head(curve: Cubic, length: float) -> tuple[Path, float]:
    """An arrowhead with its tip at the end of the curve, and the parameter where the line meets its back.

    The head lies along the chord over its own length, so it sits well on a bent line.
    """
    tip = curve[3]
    back = point(curve, away_from_end(curve, length))
    dx, dy = tip[0] - back[0], tip[1] - back[1]
    long = math.hypot(dx, dy)
    ux, uy = (dx / long, dy / long) if long > 1e-9 else direction(curve, 1.0)

    def at(along: float, across: float) -> Point:
        return tip[0] - ux * along - uy * across, tip[1] - uy * along + ux * across

    left, right = at(length, length * _NARROW), at(length, -length * _NARROW)
    notch = at(length * (1 - _NOTCH), 0.0)
    # The line ends inside the head, so that no gap shows between them.
    meets = away_from_end(curve, length * (1 - _NOTCH) - 0.5)
    return (("M", *tip), ("L", *left), ("L", *notch), ("L", *right), ("Z",)), meets


def crosses(curve: Cubic, width: float) -> Path:
    """Two short strokes across the middle of the curve."""
    x, y = point(curve, 0.5)
    ux, uy = direction(curve, 0.5)
    reach = 4.5 + 1.6 * width
    apart = 2.2 + 0.8 * width
    # Slanted, so that they are not taken for a part of a grid or a tick on a scale.
    sx, sy = 0.35 * ux - 0.94 * uy, 0.35 * uy + 0.94 * ux
    strokes: list[Point] = []
    for side in (-1.0, 1.0):
        mx, my = x + side * apart * ux, y + side * apart * uy
        strokes += [(mx - sx * reach, my - sy * reach), (mx + sx * reach, my + sy * reach)]
    return ("M", *strokes[0]), ("L", *strokes[1]), ("M", *strokes[2]), ("L", *strokes[3])
