"""What lies under the pointer: actors by circle and label, links by the distance to their course.

Both are found through grids, so that the answer does not take longer on a large map.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from math import ceil, floor, hypot
from typing import Final, TypeAlias

from mtd_desktop.layout.drawing import Box, Text
from mtd_desktop.layout.page import Page, Point, Route, Spot

Cell: TypeAlias = tuple[int, int]

_CELL: Final = 96.0
"""Page units: about an actor with its label."""
_MANY: Final = 3000
"""Links above which their cells are larger, for the grid is made while a hand moves."""
REACH: Final = 7.0
"""Pixels beside a link or a circle that still count as on it."""
LEAST_TARGET: Final = 12.0
"""Pixels: half the smallest target of WCAG 2.2, 2.5.8."""
BESIDE: Final = 12.0
"""Pixels round the words beyond the rim within which nobody means to add an actor."""

_WORDS: Final = frozenset({"title", "legend", "credit"})
"""Groups of the page that say something about the map as a whole."""


class Hits:
    """Answers for one page. Grids are made when first asked for."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._link_cell = _CELL if len(page.routes) <= _MANY else 4 * _CELL

    def actor_at(self, x: float, y: float, scale: float) -> str | None:
        """The actor under a point of the page; circles go before labels, the nearest circle before others."""
        least = LEAST_TARGET / scale
        nearest, best = None, float("inf")
        under_label = None
        reach = least + _CELL
        for spot in self._near((x - reach, y - reach, x + reach, y + reach)):
            away = hypot(x - spot.x, y - spot.y)
            if away <= max(spot.r + 2.0 / scale, least) and away - spot.r < best:
                nearest, best = spot.ident, away - spot.r
            elif _inside(spot.label, x, y):
                under_label = spot.ident
        return nearest if nearest is not None and (best <= 0 or under_label is None) else under_label

    def knot_at(self, x: float, y: float, scale: float) -> str | None:
        """The process or agreement under a point of the page: by its sign, seals first, else by its words."""
        least = LEAST_TARGET / scale
        found, best = None, float("inf")
        for spot in self._page.knots.values():
            away = hypot(x - spot.x, y - spot.y)
            if away <= max(spot.r + 2.0 / scale, least) and away - spot.r < best:
                found, best = spot.ident, away - spot.r
        if found is not None:
            return found
        return next((spot.ident for spot in self._page.knots.values() if _inside(spot.label, x, y)), None)

    def link_at(self, x: float, y: float, scale: float) -> str | None:
        """The link whose course is nearest to a point of the page, if it is near at all."""
        reach = REACH / scale
        found, best = None, reach
        for ident in self._links_near(x, y, reach):
            away = _distance(self._page.routes[ident], x, y, best)
            if away <= best:
                found, best = ident, away
        return found

    def is_on_words(self, x: float, y: float, away: float = 0.0) -> bool:
        """Whether a point of the page lies on the title, the legend or the line beneath the compass, or at
        most `away` page units beside one of them.
        """
        return any(_inside(box, x, y) for box in (_grown(box, away) for box in self._words))

    @cached_property
    def _words(self) -> tuple[Box, ...]:
        groups = (group for group in self._page.drawing.groups if group.role in _WORDS)
        return tuple(_around(item) for group in groups for item in group.items if isinstance(item, Text))

    def actors_in(self, box: Box) -> tuple[str, ...]:
        """The actors whose circles' middles lie in a box, in the order of the map."""
        inside = {spot.ident for spot in self._near(box) if _inside(box, spot.x, spot.y)}
        return tuple(ident for ident in self._page.spots if ident in inside)

    def links_in(self, box: Box) -> tuple[str, ...]:
        """The links that lie wholly in a box."""
        return tuple(
            ident
            for ident, route in self._page.routes.items()
            if all(_inside(box, px, py) for px, py in route.points)
        )

    def nearest(self, origin: Point, direction: Point, skip: frozenset[str]) -> str | None:
        """The actor that lies best in a direction (a unit vector) as seen from `origin`."""
        found, best = None, float("inf")
        for spot in self._page.spots.values():
            if spot.ident in skip:
                continue
            along = (spot.x - origin[0]) * direction[0] + (spot.y - origin[1]) * direction[1]
            if along <= 0.5:
                continue
            across = abs((spot.x - origin[0]) * direction[1] - (spot.y - origin[1]) * direction[0])
            if across > along * 1.8:
                continue
            cost = along + 2.0 * across
            if cost < best:
                found, best = spot.ident, cost
        return found

    @cached_property
    def _actor_grid(self) -> Mapping[Cell, list[Spot]]:
        grid: dict[Cell, list[Spot]] = {}
        for spot in self._page.spots.values():
            for cell in _cells(_extent(spot)):
                grid.setdefault(cell, []).append(spot)
        return grid

    @cached_property
    def _link_grid(self) -> Mapping[Cell, list[str]]:
        grid: dict[Cell, list[str]] = {}
        for ident, route in self._page.routes.items():
            for cell in _course(route, self._link_cell):
                grid.setdefault(cell, []).append(ident)
        return grid

    def _near(self, box: Box) -> Iterator[Spot]:
        if (box[2] - box[0]) * (box[3] - box[1]) > 400 * _CELL * _CELL:
            yield from self._page.spots.values()
            return
        seen: set[str] = set()
        for cell in _cells(box):
            for spot in self._actor_grid.get(cell, ()):
                if spot.ident not in seen:
                    seen.add(spot.ident)
                    yield spot

    def _links_near(self, x: float, y: float, reach: float) -> Iterator[str]:
        seen: set[str] = set()
        for cell in _cells((x - reach, y - reach, x + reach, y + reach), self._link_cell):
            for ident in self._link_grid.get(cell, ()):
                if ident not in seen:
                    seen.add(ident)
                    yield ident


def _extent(spot: Spot) -> Box:
    left, top, right, bottom = spot.label
    return (
        min(left, spot.x - spot.r),
        min(top, spot.y - spot.r),
        max(right, spot.x + spot.r),
        max(bottom, spot.y + spot.r),
    )


def _cells(box: Box, size: float = _CELL) -> Iterator[Cell]:
    for row in range(floor(box[1] / size), floor(box[3] / size) + 1):
        for column in range(floor(box[0] / size), floor(box[2] / size) + 1):
            yield column, row


def _course(route: Route, size: float) -> set[Cell]:
    """The cells that a link runs through, followed in half cells."""
    cells: set[Cell] = set()
    for (x1, y1), (x2, y2) in zip(route.points, route.points[1:], strict=False):
        steps = max(1, ceil(2 * max(abs(x2 - x1), abs(y2 - y1)) / size))
        dx, dy = (x2 - x1) / steps, (y2 - y1) / steps
        for i in range(steps + 1):
            cells.add((floor((x1 + dx * i) / size), floor((y1 + dy * i) / size)))
    return cells


def _distance(route: Route, x: float, y: float, enough: float) -> float:
    best = float("inf")
    for (x1, y1), (x2, y2) in zip(route.points, route.points[1:], strict=False):
        if min(x1, x2) - enough > x or max(x1, x2) + enough < x:
            continue
        dx, dy = x2 - x1, y2 - y1
        length = dx * dx + dy * dy
        t = 0.0 if length == 0 else min(max(((x - x1) * dx + (y - y1) * dy) / length, 0.0), 1.0)
        best = min(best, hypot(x - x1 - t * dx, y - y1 - t * dy))
    return best


def _grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _inside(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _around(text: Text) -> Box:
    """The box of a line of text, with the half of the space between lines and a little at its ends."""
    left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * text.width
    spare = 0.6 * text.size
    return left - spare, text.y - 1.1 * text.size, left + text.width + spare, text.y + 0.4 * text.size
