"""Where the knots stand: one for each process, and one for each agreement that came out of none.

Every knot wants to stand in the middle of those it joins and takes the nearest spot that nobody needs. All of
them are placed, whichever are shown, for all times at once: so showing one more, or stepping the date, moves
none. Coordinates have the centre of the compass at 0, 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import hypot
from typing import Final

from mtd_desktop.layout.density import Scale
from mtd_desktop.layout.drawing import Box
from mtd_desktop.layout.gatherings import joined
from mtd_desktop.layout.labels import SIDES, Label, Side, label_box, make_label
from mtd_desktop.layout.lenses.pyramid import PyramidFrame
from mtd_desktop.layout.metrics import LINE_HEIGHT
from mtd_desktop.layout.obstacles import Obstacles
from mtd_desktop.layout.page import Point
from mtd_desktop.layout.placing import Standing
from mtd_desktop.layout.regions import Ground
from mtd_desktop.layout.wrap import Wrapper, shown
from mtd_desktop.model.document import Map

_RADIUS: Final = 10.5
"""Radius of a knot before the page's scale."""
_WITH_SEALS: Final = 1.62
"""What seals add to the radius."""
_GRAIN: Final = 9.0
_TYPE: Final = 0.9
"""Size of the words as a share of that of actors' names."""
_CLEAR: Final = 7.0
"""Units that a knot with its words keeps off the rim and the hub."""
_TRIES: Final = (
    (15.0, SIDES[:1], 1.0),
    (9.0, SIDES[:4], 1.0),
    (4.0, SIDES, 0.94),
    (1.5, SIDES, 0.87),
)
"""Distance from others, sides for the words, and their size."""
_FURTHER: Final = (0.34, 0.34, 0.4, 2.0)
"""How far from the wanted spot each try looks, in radii of the compass."""


@dataclass(frozen=True, slots=True)
class Knot:
    """A knot in its spot. `lines` are of the process itself and of each of its agreements by their ids."""

    x: float
    y: float
    r: float
    label: Label
    side: Side
    box: Box
    lines: tuple[tuple[str, int], ...]
    """Whose words they are, and how many lines of the label they take up, from the top."""


def words_of(knot: Knot, ident: str) -> Box:
    """The part of a knot's words that are those of a process or of an agreement."""
    left, top, right, _ = knot.box
    high = knot.label.size * LINE_HEIGHT
    first = 0
    for whose, count in knot.lines:
        if whose == ident:
            return left, top + first * high, right, top + (first + count) * high
        first += count
    return left, top, left, top


def placed_knots(
    m: Map,
    standing: Mapping[str, Standing],
    taken: tuple[Box, ...],
    frame: Ground,
    scale: Scale,
    wrapper: Wrapper,
) -> dict[str, Knot]:
    """Every knot of the map in its spot, by the id of its process or agreement."""
    obstacles = Obstacles(taken)
    for one in standing.values():
        obstacles.add(one.circle)
        if one.label.lines:
            obstacles.add(one.box)
    found: dict[str, Knot] = {}
    for ident, ends, texts, seals in _wanted(m):
        target = _target([standing[end] for end in ends if end in standing], frame)
        r = _RADIUS * scale.circle
        knot = _placed(target, r, texts, obstacles, frame, scale, wrapper, sealed=seals)
        obstacles.add((knot.x - r, knot.y - r, knot.x + r, knot.y + r))
        if knot.label.lines:
            obstacles.add(knot.box)
        found[ident] = knot
    return found


def _wanted(m: Map) -> Iterator[tuple[str, tuple[str, ...], tuple[tuple[str, str], ...], bool]]:
    """Id, ends, words and whether there are seals, of each knot."""
    for process in m.processes:
        seals = [agreement for agreement in m.agreements if agreement.process == process.id]
        texts = [(process.id, process.short or process.name)]
        texts += [(agreement.id, agreement.short or agreement.name) for agreement in seals]
        yield process.id, joined(process), tuple(texts), bool(seals)
    for agreement in m.agreements:
        if agreement.process is None:
            text = (agreement.id, agreement.short or agreement.name)
            yield agreement.id, agreement.signatories, (text,), False


def _target(ends: list[Standing], frame: Ground) -> Point:
    """The middle of those it joins, but not on the disc in the middle, which is a track of its own."""
    if isinstance(frame, PyramidFrame):
        return _middle(ends)
    if not ends:
        return 0.0, -frame.inner - 3 * _CLEAR
    x, y = _middle(ends)
    away = hypot(x, y)
    if len(ends) == 1:
        # Beside the only one, towards the centre.
        x, y = x * 0.9, y * 0.9
        away *= 0.9
    least = frame.inner + 3 * _CLEAR
    if frame.layout == "hub" and away < least:
        x, y = (x / away * least, y / away * least) if away > 1.0 else (0.0, least)
    return x, y


def _middle(ends: list[Standing]) -> Point:
    count = max(len(ends), 1)
    return sum(one.x for one in ends) / count, sum(one.y for one in ends) / count


def _placed(
    target: Point,
    r: float,
    texts: tuple[tuple[str, str], ...],
    obstacles: Obstacles,
    frame: Ground,
    scale: Scale,
    wrapper: Wrapper,
    *,
    sealed: bool,
) -> Knot:
    reach = r * _WITH_SEALS if sealed else r
    for (gap, sides, smaller), far in zip(_TRIES, _FURTHER, strict=True):
        label, lines = _label(texts, scale.type * _TYPE * smaller, scale.room * smaller, wrapper)
        for dx, dy in _spiral():
            if hypot(dx, dy) > far * frame.radius:
                break
            x, y = target[0] + dx, target[1] + dy
            circle = (x - reach, y - reach, x + reach, y + reach)
            if not (_inside(circle, frame) and obstacles.free(circle, gap)):
                continue
            for side in sides:
                box = label_box(label, x, y, reach, side)
                if _inside(box, frame) and obstacles.free(box, gap):
                    return Knot(x, y, r, label, side, box, lines)
    x, y = target
    label, lines = _label(texts, scale.type * _TYPE * 0.85, scale.room, wrapper)
    return Knot(x, y, r, label, "below", label_box(label, x, y, reach), lines)


def _label(
    texts: tuple[tuple[str, str], ...], size: float, room: float, wrapper: Wrapper
) -> tuple[Label, tuple[tuple[str, int], ...]]:
    """All words one under the other, and how many lines belong to whom."""
    labels = [(ident, make_label(shown(text), size, room, wrapper)) for ident, text in texts]
    lines = tuple(line for _, label in labels for line in label.lines)
    widths = tuple(width for _, label in labels for width in label.widths)
    return Label(lines, widths, size), tuple((ident, len(label.lines)) for ident, label in labels)


def _inside(box: Box, frame: Ground) -> bool:
    """Whether a box keeps within the rim, and off the disc in the middle."""
    if isinstance(frame, PyramidFrame):
        return any(frame.region(zone, _CLEAR).holds(box, 0.0) for zone in (1, 2, 3))
    left, top, right, bottom = box
    if hypot(max(abs(left), abs(right)), max(abs(top), abs(bottom))) > frame.rim - _CLEAR:
        return False
    least = frame.inner + _CLEAR if frame.layout == "hub" else 0.0
    return hypot(max(left, -right, 0.0), max(top, -bottom, 0.0)) >= least


@lru_cache(maxsize=1)
def _spiral() -> tuple[Point, ...]:
    """Shifts to try, the nearest first."""
    reach = 80
    grid = range(-reach, reach + 1)
    points = ((i * _GRAIN, j * _GRAIN) for i in grid for j in grid if i * i + j * j <= reach * reach)
    return tuple(sorted(points, key=lambda shift: shift[0] ** 2 + shift[1] ** 2))
