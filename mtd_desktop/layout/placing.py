"""Where actors stand: those that a person placed stay there, the others find room by themselves.

Every actor has a target of its own in its zone, drawn from its id, and takes the free spot nearest to it,
one after the other in the order of the map. So an actor that is added at the end moves no other, and one
that is moved or deleted leaves all standing but the few that wanted its spot. (Links do not pull: else
drawing one would make two actors jump.) Coordinates here have the centre of the compass at 0, 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import cos, hypot, log, pi, radians, sin, sqrt
from typing import Final, NamedTuple, TypeAlias
from zlib import crc32

from mtd_desktop.layout.density import QUICK, STEP, UNLABELLED, Scale
from mtd_desktop.layout.drawing import Box
from mtd_desktop.layout.frame import CompassFrame
from mtd_desktop.layout.labels import SIDES, Label, Side, label_box, make_label
from mtd_desktop.layout.lenses.pyramid import PyramidFrame
from mtd_desktop.layout.obstacles import Obstacles
from mtd_desktop.layout.page import Point
from mtd_desktop.layout.regions import Ground, region
from mtd_desktop.layout.rows import Cells
from mtd_desktop.layout.settling import Body, settled
from mtd_desktop.layout.wrap import Wrapper
from mtd_desktop.model.actors import Place
from mtd_desktop.model.tracks import OUTSIDE

_GRAIN: Final = 19.0
"""Distance between spots that are tried."""
_LEAST: Final = 10.0
"""Radius, with its gap, of the smallest circle that is drawn where actors find room one by one."""
_ROOMS: Final = tuple(48.0 - 3.0 * i for i in range(14))
_Free: TypeAlias = tuple[float, float, float]
"""A spot and the radius of the largest circle that keeps within the zone there."""
_CARE: Final = 700
"""With more actors than this to place, those that find no room are put anywhere at once."""


_ANYWHERE: Final = (0.0, 1.0)
"""The whole depth of a sector."""


class Figure(NamedTuple):
    """An actor that wants to stand in a zone, its radius before the page's scale.

    `ring` bounds its distance from the centre, as shares of the sector's depth.
    """

    ident: str
    zone: int
    r: float
    text: str
    place: Place | None
    ring: tuple[float, float] = _ANYWHERE

    @property
    def fixed(self) -> bool:
        """Whether it stands just where a person put it.

        Where distance from the centre means something, a place becomes a wish within the ring.
        """
        return self.place is not None and (self.ring == _ANYWHERE or self.zone == OUTSIDE)


class Standing(NamedTuple):
    """An actor in its spot. `snug` is false if nothing was free and it overlaps something."""

    figure: Figure
    x: float
    y: float
    r: float
    label: Label
    side: Side
    box: Box
    snug: bool = True

    @property
    def circle(self) -> Box:
        """The box round the circle."""
        return self.x - self.r, self.y - self.r, self.x + self.r, self.y + self.r


class _Try(NamedTuple):
    """How hard an actor insists: distance to others and to borders, sides for the label, type and width."""

    gap: float
    margin: float
    sides: tuple[Side, ...]
    type: float = 1.0
    room: float = 1.0


_BESIDE: Final = SIDES[:4]
_TRIES: Final = (
    _Try(15.0, 6.0, SIDES[:1]),
    _Try(7.0, 4.0, _BESIDE),
    _Try(4.0, 2.0, _BESIDE, 0.92, 0.9),
    _Try(2.0, 1.0, SIDES, 0.85, 0.8),
    _Try(1.5, -40.0, SIDES, 0.85, 0.8),
)
_HAND: Final = (
    _Try(1.5, 0.0, SIDES),
    _Try(1.5, 0.0, SIDES, room=0.7),
    _Try(1.0, 0.0, SIDES, 0.92, 0.8),
    _Try(1.0, 0.0, SIDES, 0.85, 0.62),
)
"""The tries of a label whose circle stands already."""


_BARE: Final = Label((), (), 1.0)


class Placer:
    """Places figures on one compass, at one scale; keeps what it placed as obstacles for the next."""

    def __init__(self, frame: Ground, scale: Scale, wrapper: Wrapper, taken: Iterable[Box] = ()) -> None:
        self._frame = frame
        self._scale = scale
        self._wrapper = wrapper
        self._air = 3.0 + scale.radius * 0.004
        self.obstacles = Obstacles(taken)
        self.standing: dict[str, Standing] = {}
        self.missing: Figure | None = None
        self._spots: dict[int, list[_Free]] = {}
        # How hard the last one in a zone had to try: where it is crowded the next need not begin gently.
        self._hardness: dict[int, int] = {}

    def by_hand(self, figures: Sequence[Figure]) -> None:
        """Put those with a place there; only their labels look for room."""
        placed = [figure for figure in figures if self._fixed(figure)]
        counts = Counter(figure.zone for figure in figures)
        bodies = []
        for figure in placed:
            x, y = self._given(figure)
            tries = _HAND if counts[figure.zone] <= QUICK else _HAND[-1:]
            bare = counts[figure.zone] > UNLABELLED
            labels = (_BARE,) if bare else tuple(self._label(figure, attempt) for attempt in tries)
            r = figure.r * self._scale.circle
            bodies.append(Body(x, y, r, labels, region(self._frame, figure.zone, self._air)))
            self.obstacles.add((x - r, y - r, x + r, y + r))
        chosen = settled(bodies, self.obstacles, _HAND[0].gap)
        for figure, body, (choice, free) in zip(placed, bodies, chosen, strict=True):
            self.standing[figure.ident] = Standing(
                figure, body.x, body.y, body.r, choice.label, choice.side, choice.box, snug=free
            )

    def by_itself(self, figures: Sequence[Figure], *, give_up: bool) -> bool:
        """Place those without a place; false if `give_up` and one of them found no room."""
        free = [figure for figure in figures if not self._fixed(figure)]
        careful = len(free) <= _CARE
        for figure in free:
            spots = self._spots.get(figure.zone)
            if spots is None:
                spots = self._spots[figure.zone] = list(_spots(self._frame, figure.zone, self._air))
            found = self._found(figure, spots)
            if found is None and give_up:
                self.missing = figure
                return False
            self._keep(found or self._squeezed(figure, spots if careful else spots[:1]))
            if found is not None:
                self._spots[figure.zone] = _left_over(spots, found)
        return True

    def steps_missing(self, figures: Sequence[Figure]) -> int:
        """About how many steps of density would have made room, after `by_itself` gave up; at least one."""
        if self.missing is None:
            return 1
        zone = self.missing.zone
        wanted = sum(figure.zone == zone for figure in figures)
        found = sum(one.figure.zone == zone for one in self.standing.values())
        return max(1, round(log(wanted / max(found, 1)) / (2 * log(STEP)) * 0.8))

    def in_rows(self, figures: Sequence[Figure]) -> None:
        """Place very many without a place, quickly: in cells, labelled while there is room."""
        by_zone: dict[int, list[Figure]] = {}
        for figure in figures:
            if not self._fixed(figure):
                by_zone.setdefault(figure.zone, []).append(figure)
        for zone, members in by_zone.items():
            self._rows(zone, members)

    def _fixed(self, figure: Figure) -> bool:
        """Whether the figure stands just where a person put it; in the disc rings mean nothing."""
        return figure.fixed or (figure.place is not None and self._frame.is_disc(figure.zone))

    def _given(self, figure: Figure) -> Point:
        """Where a person put the figure, brought into its ring."""
        place = figure.place
        assert place is not None  # noqa: S101 - only called for those that have one
        if not self._fixed(figure):
            low, high = figure.ring
            place = place.but(radius=low + place.radius * (high - low))
        return self._frame.point_of(figure.zone, place)

    def _found(self, figure: Figure, spots: Sequence[_Free]) -> Standing | None:
        """The nearest spot to the figure's target that is free, with the least hard trying that finds one."""
        area = region(self._frame, figure.zone, self._air)
        near = self._ordered(figure, spots)
        r = figure.r * self._scale.circle
        free, holds = self.obstacles.free, area.holds
        first = max(0, self._hardness.get(figure.zone, 0) - 1)
        for hardness in range(first, len(_TRIES)):
            attempt = _TRIES[hardness]
            label = self._label(figure, attempt)
            reach = r + max(attempt.margin, 1.0)
            gap = attempt.gap
            for x, y, room in near:
                if room < reach or not free((x - r, y - r, x + r, y + r), gap):
                    continue
                if not label.lines:
                    self._hardness[figure.zone] = hardness
                    return Standing(figure, x, y, r, label, "below", _nothing(x, y + r))
                for side in attempt.sides:
                    box = label_box(label, x, y, r, side)
                    if holds(box, attempt.margin) and free(box, gap):
                        self._hardness[figure.zone] = hardness
                        return Standing(figure, x, y, r, label, side, box)
        return None

    def _ordered(self, figure: Figure, spots: Sequence[_Free]) -> list[_Free]:
        """Spots within the figure's ring, nearest to its own target first."""
        tx, ty = self._wish(figure)
        frame = self._frame
        if (
            isinstance(frame, CompassFrame)
            and figure.ring != _ANYWHERE
            and figure.zone != OUTSIDE
            and not frame.is_disc(figure.zone)
        ):
            low, high = ring_reach(frame, figure.ring)
            spots = [spot for spot in spots if low <= hypot(spot[0], spot[1]) <= high] or spots
        return sorted(spots, key=lambda spot: (spot[0] - tx) ** 2 + (spot[1] - ty) ** 2)

    def _wish(self, figure: Figure) -> Point:
        return _target(self._frame, figure) if figure.place is None else self._given(figure)

    def _squeezed(self, figure: Figure, spots: Sequence[_Free]) -> Standing:
        """The spot where the figure disturbs least, when none is free."""
        label = self._label(figure, _TRIES[-1])
        near = [(x, y) for x, y, _ in self._ordered(figure, spots)[:80]] or [self._wish(figure)]
        r = figure.r * self._scale.circle
        least: tuple[float, Standing] | None = None
        for x, y in near:
            box = label_box(label, x, y, r) if label.lines else _nothing(x, y + r)
            worth = 3 * self.obstacles.covered((x - r, y - r, x + r, y + r)) + self.obstacles.covered(box)
            if least is None or worth < least[0]:
                least = worth, Standing(figure, x, y, r, label, "below", box, snug=False)
        assert least is not None  # noqa: S101 - `near` is never empty
        return least[1]

    def _rows(self, zone: int, members: Sequence[Figure]) -> None:
        size = self._scale.type
        cells = Cells(self._frame, zone, len(members), size, self._air, self.obstacles)
        small = size * 0.85
        for figure in members:
            x, y = cells.take(figure.ident)
            if cells.labelled:
                r = min(figure.r * self._scale.circle, 9.0)
                lines = self._wrapper.lines(figure.text, small, cells.wide - 6.0, 2)
                label = Label(lines, tuple(self._wrapper.width(line, small) for line in lines), small)
                y += r + 1.0 - cells.high / 2
                box = label_box(label, x, y, r)
            else:
                r = min(figure.r * self._scale.circle, cells.wide * 0.42)
                label, box = _BARE, _nothing(x, y + r)
            self.standing[figure.ident] = Standing(figure, x, y, r, label, "below", box)

    def _label(self, figure: Figure, attempt: _Try) -> Label:
        size = self._scale.type * attempt.type
        room = self._scale.room * attempt.room * attempt.type
        if attempt.room < 1.0:
            # Narrower, but not so that a word must be taken apart.
            room = max(room, min(self._wrapper.widest(figure.text, size), self._scale.room))
        return make_label(figure.text, size, room, self._wrapper)

    def _keep(self, standing: Standing) -> None:
        self.obstacles.add(standing.circle)
        if standing.label.lines:
            self.obstacles.add(standing.box)
        self.standing[standing.figure.ident] = standing


def crowded(figures: Iterable[Figure]) -> bool:
    """Whether some zone holds so many that its actors stand in rows."""
    return max(Counter(figure.zone for figure in figures).values(), default=0) > QUICK


def ring_reach(frame: CompassFrame, ring: tuple[float, float]) -> tuple[float, float]:
    """The nearest and farthest distances from the centre that a ring of the sectors stands for."""
    low, high = frame.inner + frame.inset, frame.rim - frame.inset
    return low + ring[0] * (high - low), low + ring[1] * (high - low)


def _nothing(x: float, y: float) -> Box:
    return x, y, x, y


def _target(frame: Ground, figure: Figure) -> Point:
    """Where the figure would like to stand: drawn from its id, towards the middle of its zone."""
    drawn = crc32(figure.ident.encode()) * 2654435761 & 0xFFFFFFFF
    u, v = (drawn & 0xFFFF) / 0xFFFF, (drawn >> 16) / 0xFFFF
    if isinstance(frame, PyramidFrame):
        return frame.target(figure.zone, u, v)
    if figure.zone == OUTSIDE:
        _, top, right, _ = frame.page
        return right - frame.radius * (0.05 + 0.2 * u), top + frame.radius * (0.12 + 0.3 * v)
    if frame.is_disc(figure.zone):
        away, turn = frame.inner * 0.6 * sqrt(u), v * 2 * pi
        return away * sin(turn), frame.inner * 0.12 - away * cos(turn)
    low, high = ring_reach(frame, figure.ring)
    away = sqrt(low * low + (0.2 + 0.62 * u) * (high * high - low * low))
    start, end = frame.angles(figure.zone)
    turn = radians(start + (end - start) * (0.2 + 0.6 * v))
    return away * sin(turn), -away * cos(turn)


def _left_over(spots: Sequence[_Free], taken: Standing) -> list[_Free]:
    """The spots on which even the smallest circle does not meet `taken`."""
    keep = []
    boxes = (taken.circle, taken.box) if taken.label.lines else (taken.circle,)
    for spot in spots:
        x, y, _ = spot
        for left, top, right, bottom in boxes:
            if left - _LEAST < x < right + _LEAST and top - _LEAST < y < bottom + _LEAST:
                break
        else:
            keep.append(spot)
    return keep


@lru_cache(maxsize=64)
def _spots(frame: Ground, zone: int, air: float) -> tuple[_Free, ...]:
    """The spots of a zone with the largest circle that fits there, border and all.

    They stand on arcs round the centre; on the page's margins in a lattice.
    """
    area = region(frame, zone, air)
    found = []
    for x, y in _points(frame, zone):
        room = next((r for r in _ROOMS if area.holds((x - r, y - r, x + r, y + r), 0.0)), None)
        if room is not None:
            found.append((x, y, room))
    return tuple(found)


def _points(frame: Ground, zone: int) -> list[Point]:
    if isinstance(frame, PyramidFrame):
        return frame.spots(zone, _GRAIN)
    return _lattice(frame) if zone == OUTSIDE else _arcs(frame, zone)


def _lattice(frame: CompassFrame) -> list[Point]:
    left, top, right, bottom = frame.page
    grain = 1.4 * _GRAIN
    columns, rows = int((right - left) / grain), int((bottom - top) / grain)
    points = (
        (left + (i + 0.5) * grain, top + (j + 0.5) * grain) for i in range(columns) for j in range(rows)
    )
    return [point for point in points if hypot(*point) > frame.radius]


def _arcs(frame: CompassFrame, zone: int) -> list[Point]:
    disc = frame.is_disc(zone)
    low, high = (0.0, frame.inner) if disc else (frame.inner, frame.rim)
    start, end = (0.0, 360.0) if disc else frame.angles(zone)
    found: list[Point] = []
    away = low + _GRAIN / 2
    while away < high - 8:
        count = max(1, round(radians(end - start) * away / _GRAIN))
        for i in range(count):
            turn = radians(start + (end - start) * (i + 0.5) / count)
            found.append((away * sin(turn), -away * cos(turn)))
        away += _GRAIN
    return found
