"""Points on a plane, lines over time and radars as shapes."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final

from mtd_desktop.charts.pen import GAP, SMALL, WORDS, Pen, line, mark, polygon, polyline, rectangle
from mtd_desktop.charts.spec import Dot, Lines, Points, Radar
from mtd_desktop.layout.drawing import Anchor, Circle, Item, Shape, Stroke
from mtd_desktop.layout.wrap import shown

_LEFT: Final = 32.0
_AXIS: Final = 84.0
_NAME: Final = 14.0
_HEIGHT: Final = 240.0
_DASHES: Final = ((), (6.0, 3.0), (1.5, 3.0), (9.0, 3.0, 1.5, 3.0))


def points(chart: Points, pen: Pen, top: float, room: float) -> tuple[list[Item], float]:
    """A field for each pair of places, with the names of who stands there below each other."""
    look = pen.look
    columns, rows = chart.x_places, tuple(reversed(chart.y_places))
    start = _LEFT + _AXIS
    wide = (room - _AXIS) / len(columns)
    items: list[Item] = []
    y = top
    for name, colour in chart.signs:
        swatch = rectangle(_LEFT, y, 12, 12)
        items.append(Shape(swatch, look.actor_fill(colour), Stroke(look.edge(colour), 1.0)))
        items.append(pen.text(_LEFT + 18, y + 10, pen.fitted(shown(name), room - 20)))
        y += 17
    y += 6 if chart.signs else 0
    for n, (_, name) in enumerate(columns):
        items.append(pen.text(start + (n + 0.5) * wide, y + 10, name, colour=look.muted, anchor="middle"))
    y += 18
    for at, name in rows:
        cells = [[d for d in chart.dots if (d.x, d.y) == (place, at)] for place, _ in columns]
        height = max(26.0, *(_NAME * len(cell) + 10 for cell in cells))
        label = f"{chart.y_name} {name}"
        items.append(pen.text(start - 10, y + 17, pen.fitted(label, _AXIS - 12), anchor="end"))
        for n, cell in enumerate(cells):
            box = rectangle(start + n * wide, y, wide, height)
            items.append(Shape(box, None, Stroke(look.faint, 0.8)))
            for k, dot in enumerate(cell):
                items += _named(dot, pen, start + n * wide + 12, y + 13 + k * _NAME, wide - 30)
        y += height
    items.append(
        pen.text(start + room / 2 - _AXIS / 2, y + 16, chart.x_name, colour=look.muted, anchor="middle")
    )
    return items, y - top + 24


def _named(dot: Dot, pen: Pen, x: float, y: float, room: float) -> list[Item]:
    fill, edge = pen.look.actor_fill(dot.colour), pen.look.edge(dot.colour)
    name = pen.fitted(shown(dot.name), room, WORDS - 1)
    return [mark(dot.form, x, y, 4.2, fill, edge), pen.text(x + 9, y + 4, name, size=WORDS - 1)]


def lines(chart: Lines, pen: Pen, top: float, room: float) -> tuple[list[Item], float]:
    """A line for each series with its name at its end; agreements as diamonds above."""
    look = pen.look
    most = max((value.number for series in chart.series for value in series.values), default=1.0) or 1.0
    first, last = chart.x[0], chart.x[-1] + 1
    left, right, head, foot = _LEFT + 30, _LEFT + room - 96, top + 22, top + 22 + _HEIGHT

    def x_of(year: float) -> float:
        return left + (year - first) / max(1.0, last - first) * (right - left)

    def y_of(number: float) -> float:
        return foot - number / most * (foot - head)

    items: list[Item] = []
    for tick in ticks(0.0, most, 5):
        items.append(line(left, y_of(tick), right, y_of(tick), Stroke(look.faint, 0.6)))
        items.append(
            pen.text(left - 6, y_of(tick) + 3.5, f"{tick:.0f}", size=SMALL, colour=look.muted, anchor="end")
        )
    for tick in ticks(first, last, 10):
        items.append(line(x_of(tick), foot, x_of(tick), foot + 4, Stroke(look.muted, 1.0)))
        items.append(
            pen.text(x_of(tick), foot + 15, f"{tick:.0f}", size=SMALL, colour=look.muted, anchor="middle")
        )
    for when, _ in chart.marks:
        x = x_of(when)
        items.append(line(x, head - 8, x, foot, Stroke(look.faint, 0.8, (2.0, 3.0))))
        items.append(mark("diamond", x, head - 12, 4.0, look.ink, look.ink))
    ends: list[float] = []
    for n, series in enumerate(chart.series):
        colour = look.line(series.colour)
        route = [(x_of(year + 0.5), y_of(v.number)) for year, v in zip(chart.x, series.values, strict=True)]
        items.append(Shape(polyline(route), None, Stroke(colour, 1.8, _DASHES[n % len(_DASHES)])))
        y = _free(route[-1][1], ends)
        ends.append(y)
        name = pen.fitted(series.name, 88)
        items.append(pen.text(right + 6, y + 4, name, colour=look.words(series.colour)))
    return items, foot - top + 24 + GAP


def _free(y: float, taken: list[float]) -> float:
    """The nearest height at which a name touches none of those above or below."""
    steps = sorted((n * 13.0 for n in range(-8, 9)), key=abs)
    return next((y + step for step in steps if all(abs(y + step - other) >= 13 for other in taken)), y)


def ticks(low: float, high: float, count: int) -> list[float]:
    """At most about `count` round numbers between two."""
    steps = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
    step = next((step for step in steps if (high - low) / step <= count), steps[-1])
    start = int(-(-low // step)) * step
    return [float(tick) for tick in range(start, int(high) + 1, step)]


def radar(chart: Radar, pen: Pen, top: float, room: float) -> tuple[list[Item], float]:
    """Twelve spokes from the middle; what is not assessed has an open ring at its end and breaks the line."""
    look = pen.look
    reach = 150.0
    middle = (_LEFT + room / 2, top + reach + 34)
    count = len(chart.spokes)

    def spot(n: int, number: float) -> tuple[float, float]:
        turn = 2 * pi * n / count
        r = reach * number / chart.top
        return middle[0] + r * sin(turn), middle[1] - r * cos(turn)

    items: list[Item] = [
        Shape(polygon([spot(n, ring) for n in range(count)]), None, Stroke(look.faint, 0.6))
        for ring in range(1, int(chart.top) + 1)
    ]
    blue = look.line("#3f90da")
    for n, (name, value) in enumerate(zip(chart.spokes, chart.values, strict=True)):
        items.append(line(*middle, *spot(n, chart.top), Stroke(look.faint, 0.8)))
        x, y = spot(n, chart.top * 1.1)
        side = x - middle[0]
        anchor: Anchor = "middle" if abs(side) < 5 else ("start" if side > 0 else "end")
        said = name if value is None else f"{name} {value.number:.0f}"
        items.append(pen.text(x, y + 4, said, anchor=anchor, colour=look.muted if value is None else None))
        if value is None:
            items.append(Circle(*spot(n, chart.top), 3.0, look.paper, Stroke(look.muted, 1.0)))
    for n, value in enumerate(chart.values):
        following = chart.values[(n + 1) % count]
        if value is not None and following is not None:
            here, there = spot(n, value.number), spot((n + 1) % count, following.number)
            items.append(Shape(polygon([middle, here, there]), blue, None, 0.16))
            items.append(line(*here, *there, Stroke(blue, 1.8)))
    items += [
        Circle(*spot(n, value.number), 3.6, blue, Stroke(look.paper, 1.0))
        for n, value in enumerate(chart.values)
        if value is not None
    ]
    return items, 2 * reach + 68
