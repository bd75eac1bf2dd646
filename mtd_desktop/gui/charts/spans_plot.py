"""Bars along time as a plot, for the figure and for the timeline panel."""

from __future__ import annotations

from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from mtd_desktop.charts.draw_spans import kind_colour
from mtd_desktop.charts.spec import Spans
from mtd_desktop.gui.charts.ground import NAME, Ground, Sign, Target
from mtd_desktop.layout.colour import ink_on

_BAR: Final = 0.66
_SMALL: Final = 0.75
"""Size of the words on a bar, as a share of the window's."""
_LONG: Final = 8
"""Rows above which the years stand above as well."""
_LEAST: Final = 0.005
"""Share of the whole time that the shortest bar takes: a day can be seen too."""


def spans(chart: Spans, ground: Ground, letters: int = NAME) -> None:
    """Draw rows from above in the order in which they begin, agreements above all."""
    count = len(chart.rows)
    least = (chart.last - chart.first) * _LEAST
    ground.name_rows(tuple(name for name, _ in reversed(chart.rows)), letters)
    for n, (_, stretches) in enumerate(chart.rows):
        y = count - 1 - n
        for stretch in stretches:
            width = max(least, stretch.last - stretch.first)
            colour = QColor(kind_colour(ground.look, stretch.kind))
            bar = pg.QtWidgets.QGraphicsRectItem(QRectF(stretch.first, y - _BAR / 2, width, _BAR))
            bar.setBrush(QBrush(colour))
            bar.setPen(pg.mkPen(ground.look.paper, width=1))
            ground.addItem(bar)
            box = stretch.first, y - _BAR / 2, stretch.first + width, y + _BAR / 2
            ground.targets.append(Target(*box, stretch.value))
            if width > 6 * least:
                text = pg.TextItem(color=QColor(ink_on(colour.name())), anchor=(0.5, 0.5))
                text.setText(stretch.kind)
                font = QFont(ground.font())
                font.setPointSizeF(max(6.5, font.pointSizeF() * _SMALL))
                text.setFont(font)
                text.setPos(stretch.first + width / 2, y)
                ground.addItem(text)
    for when, value in chart.marks:
        ground.addItem(pg.InfiniteLine(when, pen=pg.mkPen(ground.look.faint, style=Qt.PenStyle.DotLine)))
        ground.addItem(pg.ScatterPlotItem([when], [count - 0.3], symbol="d", size=11, brush=ground.ink))
        ground.targets.append(Target(when - 3 * least, count - 0.6, when + 3 * least, count, value))
    for kind, name in chart.kinds:
        ground.signs.append(Sign(name, kind_colour(ground.look, kind), pg.mkPen(None)))
    if count > _LONG:  # it scrolls, and the years below would be out of sight
        ground.showAxis("top")
    ground.setXRange(chart.first, chart.last, padding=0.01)
    ground.setYRange(-0.7, count + 0.1, padding=0)
