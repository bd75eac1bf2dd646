"""Bars along time as shapes: processes by their phases, agreements above them."""

from __future__ import annotations

from typing import Final

from mtd_desktop.charts.draw_planes import ticks
from mtd_desktop.charts.pen import GAP, SMALL, WORDS, Pen, line, mark, rectangle
from mtd_desktop.charts.spec import Spans
from mtd_desktop.layout.colour import ink_on
from mtd_desktop.layout.drawing import Item, Shape, Stroke
from mtd_desktop.layout.theme import Theme
from mtd_desktop.layout.wrap import shown
from mtd_desktop.model.processes import PROCESS_KINDS

_LEFT: Final = 32.0
_ROW: Final = 22.0
_BAR: Final = 14.0
_LABELS: Final = 0.34
_LEAST: Final = 3.0
"""Width of the shortest bar: a day can be seen too."""


def kind_colour(look: Theme, kind: str) -> str:
    """The fill of a bar of a kind of process, the further from the paper the more official."""
    return next((look.process(known) for known in PROCESS_KINDS if known == kind), look.line(look.neutral))


def spans(chart: Spans, pen: Pen, top: float, room: float) -> tuple[list[Item], float]:
    """One row for each process, the kind written on its bars where there is room."""
    look = pen.look
    items, y = _legend(chart, pen, top)
    names = [pen.fitted(shown(name), room * _LABELS, WORDS - 1) for name, _ in chart.rows]
    widest = max((pen.wrapper.width(name, WORDS - 1) for name in names), default=0.0)
    start = _LEFT + widest + 10
    head, foot = y + 18, y + 18 + _ROW * len(names)

    def x_of(year: float) -> float:
        inside = min(max(year, chart.first), chart.last)
        return start + (inside - chart.first) / (chart.last - chart.first) * (_LEFT + room - start)

    for tick in ticks(chart.first, chart.last, 10):
        items.append(line(x_of(tick), head, x_of(tick), foot, Stroke(look.faint, 0.6)))
        year = f"{tick:.0f}"
        items.append(pen.text(x_of(tick), foot + 14, year, size=SMALL, colour=look.muted, anchor="middle"))
    for when, _ in chart.marks:
        items.append(line(x_of(when), head - 6, x_of(when), foot, Stroke(look.muted, 0.7, (2.0, 3.0))))
        items.append(mark("diamond", x_of(when), head - 8, 4.0, look.ink, look.ink))
    for n, (name, (_, stretches)) in enumerate(zip(names, chart.rows, strict=True)):
        above = head + n * _ROW
        base = above + _ROW / 2 + WORDS * 0.34
        items.append(pen.text(start - 8, base, name, size=WORDS - 1, anchor="end"))
        for stretch in stretches:
            x = x_of(stretch.first)
            width = max(_LEAST, x_of(stretch.last) - x)
            fill = kind_colour(look, stretch.kind)
            items.append(Shape(rectangle(x, above + (_ROW - _BAR) / 2, width, _BAR), fill))
            if width > pen.wrapper.width(stretch.kind, SMALL) + 4:
                ink = ink_on(fill)
                middle = x + width / 2
                items.append(
                    pen.text(middle, base - 0.5, stretch.kind, size=SMALL, colour=ink, anchor="middle")
                )
    return items, foot + 22 + GAP - top


def _legend(chart: Spans, pen: Pen, top: float) -> tuple[list[Item], float]:
    items: list[Item] = []
    y = top
    for kind, name in chart.kinds:
        items.append(Shape(rectangle(_LEFT, y, 12, 12), kind_colour(pen.look, kind)))
        items.append(pen.text(_LEFT + 18, y + 10, name))
        y += 17
    return items, y + 6
