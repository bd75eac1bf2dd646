"""The signs of processes and agreements. The form says the kind of a process, as its colour does.

Official talks have the corners of a table, unofficial ones are round, and what lies between them is half of
each; people-to-people work is three rounds that touch. An agreement is a seal with its ribbons.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin
from types import MappingProxyType
from typing import Final

from mtd_desktop.layout.arcs import arc, circle, polygon
from mtd_desktop.layout.drawing import Path, Segment
from mtd_desktop.model.processes import ProcessKind

_SCALLOPS: Final = 10


def _table() -> Path:
    """Straight sides and corners."""
    a = 0.86
    return polygon((-a, -a), (a, -a), (a, a), (-a, a))


def _half_table() -> Path:
    """Round above, corners below."""
    a = 0.9
    return (("M", -a, 0.86), ("L", -a, 0.0), *arc((0.0, 0.0), a, -90.0, 90.0), ("L", a, 0.86), ("Z",))


def _round_table() -> Path:
    return circle((0.0, 0.0), 0.96)


def _three_rounds() -> Path:
    """Three lobes about a middle, one outline."""
    lobe, away = 0.56, 0.5
    segments: list[Segment] = []
    for i, turn in enumerate((0.0, 120.0, 240.0)):
        x, y = away * sin(turn * pi / 180), -away * cos(turn * pi / 180)
        start, end = turn - 118.0, turn + 118.0
        first = (x + lobe * sin(start * pi / 180), y - lobe * cos(start * pi / 180))
        segments.append(("L", *first) if i else ("M", *first))
        segments += arc((x, y), lobe, start, end)
    return (*segments, ("Z",))


def _seal() -> Path:
    """A round with a wavy edge."""
    points = [
        (r * sin(pi * i / _SCALLOPS), -r * cos(pi * i / _SCALLOPS))
        for i, r in ((i, 1.0 if i % 2 == 0 else 0.84) for i in range(2 * _SCALLOPS))
    ]
    return polygon(*points)


def _ribbons() -> Path:
    """Two tails that hang from a seal."""
    left = polygon((-0.62, 0.55), (-0.08, 0.75), (-0.3, 1.75), (-0.56, 1.45), (-0.9, 1.6))
    right = polygon((0.62, 0.55), (0.08, 0.75), (0.3, 1.75), (0.56, 1.45), (0.9, 1.6))
    return (*left, *right)


FORMS: Final[Mapping[ProcessKind, Path]] = MappingProxyType(
    {"1": _table(), "1.5": _half_table(), "2": _round_table(), "3": _three_rounds()}
)
SEAL: Final = _seal()
RIBBONS: Final = _ribbons()
RING: Final = circle((0.0, 0.0), 0.5)
