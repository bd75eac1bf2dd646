"""Small signs for the kinds of actors and for what is confidential: filled shapes, crisp at any size.

Every sign fills a box from -1 to 1 both ways and is drawn even-odd, so that inner outlines are holes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from mtd_desktop.layout.arcs import arc, circle, polar, polygon
from mtd_desktop.layout.drawing import Path, Segment
from mtd_desktop.layout.page import Point
from mtd_desktop.model.actors import ActorKind


def moved(path: Path, x: float, y: float, scale: float = 1.0) -> Path:
    """A path scaled about the origin and moved from there to `x`, `y`."""
    found: list[Segment] = []
    for segment in path:
        if segment[0] == "C":
            _, a, b, c, d, e, f = segment
            found.append(
                (
                    "C",
                    x + a * scale,
                    y + b * scale,
                    x + c * scale,
                    y + d * scale,
                    x + e * scale,
                    y + f * scale,
                )
            )
        elif segment[0] == "Z":
            found.append(segment)
        else:
            found.append((segment[0], x + segment[1] * scale, y + segment[2] * scale))
    return tuple(found)


def _box(left: float, top: float, right: float, bottom: float) -> Path:
    return polygon((left, top), (right, top), (right, bottom), (left, bottom))


def _bust(x: float, y: float, scale: float) -> Path:
    """A head and shoulders."""
    shoulders: Path = (
        ("M", -0.8, 0.95),
        ("C", -0.8, 0.15, -0.45, -0.02, 0.0, -0.02),
        ("C", 0.45, -0.02, 0.8, 0.15, 0.8, 0.95),
        ("Z",),
    )
    return moved((*circle((0.0, -0.52), 0.43), *shoulders), x, y, scale)


def _house() -> Path:
    """A block with windows and a door: an organisation."""
    windows = [_box(x, y, x + 0.3, y + 0.3) for y in (-0.65, -0.1) for x in (-0.43, 0.13)]
    return (
        *_box(-0.72, -0.95, 0.72, 0.95),
        *(segment for window in windows for segment in window),
        *_box(-0.17, 0.45, 0.17, 0.95),
    )


def _temple() -> Path:
    """A gable on columns: a state."""
    columns = [_box(x - 0.13, -0.18, x + 0.13, 0.55) for x in (-0.6, 0.0, 0.6)]
    return (
        *polygon((0.0, -0.95), (0.95, -0.36), (-0.95, -0.36)),
        *(segment for column in columns for segment in column),
        *_box(-0.95, 0.68, 0.95, 0.95),
    )


def _speech() -> Path:
    """A speech bubble with two lines: media and arts."""
    bubble: Path = (
        ("M", -0.6, -0.85),
        ("L", 0.6, -0.85),
        ("C", 0.8, -0.85, 0.95, -0.7, 0.95, -0.5),
        ("L", 0.95, 0.15),
        ("C", 0.95, 0.35, 0.8, 0.5, 0.6, 0.5),
        ("L", 0.05, 0.5),
        ("L", -0.5, 0.95),
        ("L", -0.4, 0.5),
        ("L", -0.6, 0.5),
        ("C", -0.8, 0.5, -0.95, 0.35, -0.95, 0.15),
        ("L", -0.95, -0.5),
        ("C", -0.95, -0.7, -0.8, -0.85, -0.6, -0.85),
        ("Z",),
    )
    return (*bubble, *_box(-0.55, -0.5, 0.55, -0.3), *_box(-0.55, -0.06, 0.2, 0.14))


def _chevrons() -> Path:
    """Two chevrons as on a sleeve: an armed group."""
    return tuple(
        segment
        for y in (-0.75, 0.05)
        for segment in polygon(
            (0.0, y),
            (0.85, y + 0.48),
            (0.85, y + 0.86),
            (0.0, y + 0.38),
            (-0.85, y + 0.86),
            (-0.85, y + 0.48),
        )
    )


def _currency() -> Path:
    """The general sign for money, a ring with four rays: a fund."""
    rays: list[Segment] = []
    for turn in (45.0, 135.0, 225.0, 315.0):
        rays += polygon(*(polar((0.0, 0.0), away, turn + side) for away, side in _RAY))
    return (*circle((0.0, 0.0), 0.66), *circle((0.0, 0.0), 0.4), *rays)


_RAY: Final = ((0.7, -11.0), (1.1, -7.0), (1.1, 7.0), (0.7, 11.0))


def _people() -> Path:
    """One person before two others: a group."""
    back = 0.62
    return (*_bust(-0.52, -0.3, back * 0.75), *_bust(0.52, -0.3, back * 0.75), *_bust(0.0, 0.32, back))


def _diamond() -> Path:
    """A diamond: any other actor."""
    corners: tuple[Point, ...] = ((0.0, -0.8), (0.8, 0.0), (0.0, 0.8), (-0.8, 0.0))
    return polygon(*corners)


def _lock() -> Path:
    """A padlock: restricted or secret."""
    shackle: Path = (
        ("M", -0.5, 0.0),
        ("L", -0.5, -0.4),
        *arc((0.0, -0.4), 0.5, -90.0, 90.0),
        ("L", 0.5, 0.0),
        ("L", 0.26, 0.0),
        ("L", 0.26, -0.4),
        *arc((0.0, -0.4), 0.26, 90.0, -90.0),
        ("L", -0.26, 0.0),
        ("Z",),
    )
    return (*shackle, *_box(-0.72, 0.0, 0.72, 0.9))


LOCK: Final = _lock()
GLYPHS: Final[Mapping[ActorKind, Path]] = MappingProxyType(
    {
        "person": _bust(0.0, 0.0, 1.0),
        "organisation": _house(),
        "group": _people(),
        "state": _temple(),
        "media": _speech(),
        "armed group": _chevrons(),
        "fund": _currency(),
        "other": _diamond(),
    }
)
