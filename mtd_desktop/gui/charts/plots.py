"""The five forms of figures as plots. Each takes its data and fills an empty ground."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin
from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont

from mtd_desktop.charts.spec import Bars, Chart, Lines, Matrix, Points, Radar, Spans
from mtd_desktop.gui.charts.ground import Ground, Sign, Target
from mtd_desktop.gui.charts.spans_plot import spans
from mtd_desktop.layout.colour import ink_on, mix

_BAR: Final = 0.7
_SYMBOLS: Final = {"disc": "o", "square": "s", "triangle": "t1", "diamond": "d"}
_STYLES: Final = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
_COLUMNS: Final = 4
"""Dots beside each other in one field of a plane."""


def filled(chart: Chart, ground: Ground) -> None:
    """Draw `chart` on an empty ground."""
    _FILLERS[type(chart)](chart, ground)


def _bars(chart: Bars, ground: Ground) -> None:
    count = len(chart.categories)
    rows = [count - 1 - n for n in range(count)]  # the first category on top
    ground.name_rows(tuple(reversed(chart.categories)))
    starts = [0.0] * count
    for rank, series in enumerate(chart.series):
        numbers = [value.number for value in series.values]
        look = ground.look
        fill, edge = look.actor_fill(series.colour, rank), pg.mkPen(look.edge(series.colour), width=1)
        item = pg.BarGraphItem(
            x0=list(starts), y=rows, width=numbers, height=_BAR, brush=QColor(fill), pen=edge
        )
        ground.addItem(item)
        if len(chart.series) > 1:
            ground.signs.append(Sign(series.name, fill, edge))
        for n, value in enumerate(series.values):
            if value.number > 0:
                end = starts[n] + value.number
                box = starts[n], rows[n] - _BAR / 2, end, rows[n] + _BAR / 2
                ground.targets.append(Target(*box, value))
                if len(chart.series) > 1:
                    middle = (starts[n] + end) / 2, float(rows[n])
                    _say(
                        ground, *middle, f"{value.number:.0f}", QColor(ink_on(look.actor_fill(series.colour)))
                    )
                starts[n] = end
    for n, total in enumerate(starts):
        text = f"{total:.0f}" if total == round(total) or total >= 10 else f"{total:.1f}"
        _say(ground, total, rows[n], text, ground.ink, anchor=(-0.25, 0.5))
    ground.getAxis("bottom").setVisible(False)
    ground.setXRange(0, max(starts, default=1.0) * 1.12 or 1.0, padding=0)
    ground.setYRange(-0.6, count - 0.4, padding=0)


def _matrix(chart: Matrix, ground: Ground) -> None:
    count = len(chart.rows)
    look = ground.look
    most = max((cell.number for row in chart.cells for cell in row if cell), default=1.0) or 1.0
    for n, row in enumerate(chart.cells):
        for m, cell in enumerate(row):
            if cell is None:
                continue
            tint = chart.tints[n][m]
            colour = look.line("#bd1f01" if tint < 0 else "#3f90da")
            fill = mix(colour, look.paper, 0.12 + 0.68 * cell.number / most) if cell.number else look.paper
            box = pg.QtWidgets.QGraphicsRectItem(m + 0.04, count - 1 - n + 0.04, 0.92, 0.92)
            box.setBrush(QColor(fill))
            box.setPen(pg.mkPen(look.faint, width=1))
            ground.addItem(box)
            ground.targets.append(Target(m, count - 1 - n, m + 1, count - n, cell))
            if cell.number:
                sign = "" if tint == 0 else (" +" if tint > 0 else " −")
                _say(ground, m + 0.5, count - n - 0.5, f"{cell.number:.0f}{sign}", QColor(ink_on(fill)))
    ground.getAxis("left").setTicks([[(count - n - 0.5, _short(name)) for n, name in enumerate(chart.rows)]])
    # Below there is only room for the numbers; the same names stand at the left, in the same order.
    numbers = [(n + 0.5, name.partition(" ")[0]) for n, name in enumerate(chart.columns)]
    ground.getAxis("bottom").setTicks([numbers])
    ground.setXRange(0, len(chart.columns), padding=0.01)
    ground.setYRange(0, count, padding=0.01)


def _points(chart: Points, ground: Ground) -> None:
    for name, colour in chart.signs:
        edge = pg.mkPen(ground.look.edge(colour), width=1)
        ground.signs.append(Sign(name, ground.look.actor_fill(colour), edge))
    taken: dict[tuple[float, float], int] = {}
    for dot in chart.dots:
        nth = taken.get((dot.x, dot.y), 0)
        taken[dot.x, dot.y] = nth + 1
        x = dot.x - 0.36 + 0.24 * (nth % _COLUMNS)
        y = dot.y + 0.36 - 0.14 * (nth // _COLUMNS)
        look = ground.look
        item = pg.ScatterPlotItem(
            [x],
            [y],
            symbol=_SYMBOLS[dot.form],
            size=12,
            brush=QColor(look.actor_fill(dot.colour)),
            pen=pg.mkPen(look.edge(dot.colour), width=1.4),
        )
        ground.addItem(item)
        ground.targets.append(Target(x - 0.1, y - 0.07, x + 0.1, y + 0.07, dot.value))
    ground.getAxis("bottom").setTicks([list(chart.x_places)])
    ground.getAxis("left").setTicks([list(chart.y_places)])
    ground.setLabel("left", chart.y_name)
    ground.setXRange(-1.5, 1.5, padding=0)
    for edge in (-0.5, 0.5):
        ground.addItem(pg.InfiniteLine(edge, angle=90, pen=pg.mkPen(ground.look.faint, width=1)))
    ground.setYRange(0.5, 5.5, padding=0)
    for edge in (1.5, 2.5, 3.5, 4.5):
        ground.addItem(pg.InfiniteLine(edge, angle=0, pen=pg.mkPen(ground.look.faint, width=1)))


def _lines(chart: Lines, ground: Ground) -> None:
    for n, series in enumerate(chart.series):
        pen = pg.mkPen(ground.line_colour(series.colour), width=2, style=_STYLES[n % len(_STYLES)])
        numbers = [value.number for value in series.values]
        ground.plot(list(chart.x), numbers, pen=pen)
        ground.signs.append(Sign(series.name, None, pen))
        for year, value in zip(chart.x, series.values, strict=True):
            ground.targets.append(
                Target(year - 0.5, value.number - 0.6, year + 0.5, value.number + 0.6, value)
            )
    most = max((value.number for series in chart.series for value in series.values), default=1.0)
    for when, value in chart.marks:
        ground.addItem(pg.InfiniteLine(when, pen=pg.mkPen(ground.look.faint, style=Qt.PenStyle.DotLine)))
        ground.addItem(pg.ScatterPlotItem([when], [most * 1.08], symbol="d", size=11, brush=ground.ink))
        ground.targets.append(Target(when - 0.6, most * 1.03, when + 0.6, most * 1.13, value))
    ground.setYRange(0, most * 1.15, padding=0)
    ground.setXRange(chart.x[0] - 0.5, chart.x[-1] + 1)


def _radar(chart: Radar, ground: Ground) -> None:
    count = len(chart.spokes)

    def spot(n: int, number: float) -> tuple[float, float]:
        turn = 2 * pi * (n % count) / count
        return number * sin(turn), number * cos(turn)

    faint, blue = pg.mkPen(ground.look.faint, width=1), ground.line_colour("#3f90da")
    for ring in range(1, int(chart.top) + 1):
        around = [spot(n, ring) for n in range(count + 1)]
        ground.plot([x for x, _ in around], [y for _, y in around], pen=faint)
    for n, (name, value) in enumerate(zip(chart.spokes, chart.values, strict=True)):
        x, y = spot(n, chart.top)
        ground.plot([0, x], [0, y], pen=faint)
        side = 0.5 if abs(x) < 0.1 else (0.0 if x > 0 else 1.0)
        over = 0.5 if abs(y) < chart.top * 0.8 else (1.0 if y > 0 else 0.0)
        _say(ground, x * 1.06, y * 1.06, name, ground.ink, anchor=(side, over), small=True)
        if value is None:
            ground.addItem(pg.ScatterPlotItem([x], [y], symbol="o", size=7, pen=faint, brush=None))
            continue
        here = spot(n, value.number)
        following = chart.values[(n + 1) % count]
        if following is not None:
            there = spot(n + 1, following.number)
            ground.plot([here[0], there[0]], [here[1], there[1]], pen=pg.mkPen(blue, width=1))
        ground.addItem(pg.ScatterPlotItem([here[0]], [here[1]], symbol="o", size=8, brush=blue))
        ground.targets.append(Target(here[0] - 0.3, here[1] - 0.3, here[0] + 0.3, here[1] + 0.3, value))
    for edge in ("left", "bottom"):
        ground.getAxis(edge).setVisible(False)
    ground.setAspectLocked()
    reach = chart.top * 1.5
    ground.setXRange(-reach, reach)
    ground.setYRange(-chart.top * 1.2, chart.top * 1.2)


def _short(name: str) -> str:
    return name if len(name) <= 24 else name[:23].rstrip() + "…"


def _say(
    ground: Ground,
    x: float,
    y: float,
    text: str,
    colour: QColor,
    *,
    anchor: tuple[float, float] = (0.5, 0.5),
    small: bool = False,
) -> None:
    """Plain text in the figure; `setText` never reads it as markup."""
    item: Any = pg.TextItem(color=colour, anchor=anchor)
    item.setText(text)
    font = QFont(ground.font())
    font.setPointSizeF(max(7.0, font.pointSizeF() * (0.8 if small else 0.9)))
    item.setFont(font)
    item.setPos(x, y)
    ground.addItem(item)


_FILLERS: Final[dict[type, Callable[[Any, Ground], None]]] = {
    Bars: _bars,
    Matrix: _matrix,
    Points: _points,
    Lines: _lines,
    Radar: _radar,
    Spans: spans,
}
