"""Stacked bars and matrices as shapes."""

from __future__ import annotations

from typing import Final

from mtd_desktop.charts.pen import GAP, SMALL, WORDS, Pen, line, rectangle
from mtd_desktop.charts.spec import Bars, Matrix, Value
from mtd_desktop.layout.colour import ink_on, mix
from mtd_desktop.layout.drawing import Item, Shape, Stroke
from mtd_desktop.layout.wrap import shown

_LEFT: Final = 32.0
_ROW: Final = 24.0
_BAR: Final = 16.0
_LABELS: Final = 0.36
"""Share of the width that the names of the rows may take."""


def bars(chart: Bars, pen: Pen, top: float, room: float) -> tuple[list[Item], float]:
    """One bar for each category, its parts in the order of the series, the sum at its end."""
    look = pen.look
    items: list[Item] = []
    y = top
    if len(chart.series) > 1:
        legend, height = _legend(chart, pen, y, room)
        items += legend
        y += height
    names = [pen.fitted(shown(name), room * _LABELS) for name in chart.categories]
    start = _LEFT + max(pen.wrapper.width(name, WORDS) for name in names) + 10
    sums = [sum(s.values[n].number for s in chart.series) for n in range(len(names))]
    unit = (_LEFT + room - 34 - start) / max(1.0, *sums)
    height = _ROW * len(names)
    items.append(line(start, y, start, y + height, Stroke(look.faint, 1.0)))
    for n, name in enumerate(names):
        base = y + n * _ROW + _ROW / 2 + WORDS * 0.36
        items.append(pen.text(start - 8, base, name, anchor="end"))
        x = start
        for rank, series in enumerate(chart.series):
            width = series.values[n].number * unit
            if width <= 0:
                continue
            fill = look.actor_fill(series.colour, rank)
            box = rectangle(x, y + n * _ROW + (_ROW - _BAR) / 2, width, _BAR)
            items.append(Shape(box, fill, Stroke(look.edge(series.colour), 1.2)))
            text = _number(series.values[n].number)
            if len(chart.series) > 1 and width > pen.wrapper.width(text, SMALL) + 4:
                middle = y + n * _ROW + _ROW / 2 + SMALL * 0.36
                items.append(
                    pen.text(x + width / 2, middle, text, size=SMALL, colour=ink_on(fill), anchor="middle")
                )
            x += width
        items.append(pen.text(x + 6, base, _number(sums[n]), colour=look.muted))
    return items, y + height - top + GAP


def _legend(chart: Bars, pen: Pen, top: float, room: float) -> tuple[list[Item], float]:
    items: list[Item] = []
    x, y = _LEFT, top
    for rank, series in enumerate(chart.series):
        name = pen.fitted(shown(series.name), room / 2, WORDS)
        width = 18 + pen.wrapper.width(name, WORDS) + 18
        if x + width > _LEFT + room and x > _LEFT:
            x, y = _LEFT, y + 18
        fill, edge = pen.look.actor_fill(series.colour, rank), pen.look.edge(series.colour)
        items.append(Shape(rectangle(x, y, 12, 12), fill, Stroke(edge, 1.2)))
        items.append(pen.text(x + 18, y + 10, name))
        x += width
    return items, y - top + 26


def matrix(chart: Matrix, pen: Pen, top: float, room: float) -> tuple[list[Item], float]:
    """Cells as deep as their numbers, with a sign where links that join or part prevail."""
    look = pen.look
    names = [pen.fitted(shown(name), room * _LABELS) for name in chart.rows]
    start = _LEFT + max(pen.wrapper.width(name, WORDS) for name in names) + 10
    side = min(40.0, (_LEFT + room - start) / len(chart.columns))
    most = max((cell.number for row in chart.cells for cell in row if cell), default=1.0) or 1.0
    items: list[Item] = []
    for n, (name, row) in enumerate(zip(names, chart.cells, strict=True)):
        y = top + n * side
        items.append(pen.text(start - 8, y + side / 2 + WORDS * 0.36, name, anchor="end"))
        for m, cell in enumerate(row):
            if cell is not None:
                items += _cell(pen, start + m * side, y, side, cell, chart.tints[n][m], most)
    foot = top + len(names) * side + 8
    for m, name in enumerate(chart.columns):
        short = pen.fitted(shown(name), side * 3.2, SMALL)
        x = start + m * side + side / 2
        items.append(pen.text(x + 3, foot + 4, short, size=SMALL, colour=look.muted, anchor="end", angle=-45))
    deepest = max(pen.wrapper.width(pen.fitted(shown(c), side * 3.2, SMALL), SMALL) for c in chart.columns)
    return items, foot - top + deepest * 0.71 + 10


def _cell(pen: Pen, x: float, y: float, side: float, cell: Value, tint: float, most: float) -> list[Item]:
    look = pen.look
    share = cell.number / most
    colour = look.line("#bd1f01" if tint < 0 else "#3f90da")
    fill = mix(colour, look.paper, 0.12 + 0.68 * share) if cell.number else look.paper
    box = rectangle(x + 1, y + 1, side - 2, side - 2)
    items: list[Item] = [Shape(box, fill, Stroke(look.faint, 0.8))]
    if cell.number:
        sign = "" if tint == 0 else ("+" if tint > 0 else "−")
        ink = ink_on(fill)
        middle = x + side / 2
        items.append(
            pen.text(middle, y + side / 2 + 4, _number(cell.number), colour=ink, anchor="middle", bold=True)
        )
        if sign:
            items.append(pen.text(x + side - 5, y + 11, sign, size=SMALL, colour=ink, anchor="end"))
    return items


def _number(number: float) -> str:
    return str(round(number)) if abs(number - round(number)) < 1e-9 or number >= 10 else f"{number:.1f}"
