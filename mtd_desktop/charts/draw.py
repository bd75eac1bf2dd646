"""A figure as a drawing of its own, for files and paper: what it is, what it says, the marks, its source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from mtd_desktop.charts.draw_bars import bars, matrix
from mtd_desktop.charts.draw_planes import lines, points, radar
from mtd_desktop.charts.draw_spans import spans
from mtd_desktop.charts.pen import SMALL, WORDS, Pen, depth
from mtd_desktop.charts.spec import Bars, Chart, Lines, Matrix, Points, Radar, Spans
from mtd_desktop.i18n import translate
from mtd_desktop.layout.drawing import Drawing, Group, Item
from mtd_desktop.layout.metrics import TextMeasurer
from mtd_desktop.layout.theme import Theme
from mtd_desktop.layout.wrap import Wrapper, shown

WIDTH: Final = 720.0
MARGIN: Final = 32.0
_TITLE: Final = 18.0

Part: TypeAlias = tuple[list[Item], float]
"""The marks with their upper edge at 0, and how high they are."""

_DRAWERS: Final[dict[type, Callable[[Any, Pen, float, float], Part]]] = {
    Bars: bars,
    Matrix: matrix,
    Points: points,
    Lines: lines,
    Radar: radar,
    Spans: spans,
}


def drawn(
    chart: Chart, look: Theme, measurer: TextMeasurer, *, of: str = "", language: str = "en"
) -> Drawing:
    """The figure on a page as wide as a column of a report. `of` says of which map and when."""
    pen = Pen(look, Wrapper(measurer))
    room = WIDTH - 2 * MARGIN
    y = MARGIN + _TITLE
    head: list[Item] = []
    for title in pen.wrapper.lines(chart.title, _TITLE, room, 3, bold=True):
        head.append(pen.text(MARGIN, y, title, size=_TITLE, bold=True))
        y += _TITLE * 1.25
    under = " · ".join(part for part in (shown(of), chart.says) if part)
    words = pen.paragraph(MARGIN, y, under, room, size=WORDS, colour=look.muted)
    y += depth(words) + 10
    if chart.empty:
        body: list[Item] = [*pen.paragraph(MARGIN, y + WORDS, chart.empty, room, size=13, colour=look.ink)]
        y += 30
    else:
        body, height = _DRAWERS[type(chart)](chart, pen, y, room)
        y += height
    if chart.source:
        source = translate("Figures", "Source: {source}").format(source=chart.source)
        foot = pen.paragraph(MARGIN, y + 16, source, room, size=SMALL, colour=look.muted)
        words += foot
        y += 6 + depth(foot)
    groups = (
        Group("figure-head", "title", tuple(head)),
        Group("figure", "frame", tuple(body), title=shown(chart.title)),
        Group("figure-words", "legend", tuple(words)),
    )
    return Drawing(
        WIDTH,
        y + MARGIN,
        look.paper,
        groups,
        title=shown(chart.title),
        description=chart.says,
        language=language,
    )
