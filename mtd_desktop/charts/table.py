"""The table behind a figure: the same numbers as text, for keyboards, screen readers and spreadsheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from mtd_desktop.charts.spec import Bars, Chart, Lines, Matrix, Points, Radar, Spans, Stretch, Table, Value
from mtd_desktop.i18n import translate


def table_of(chart: Chart) -> Table:
    """The numbers of any figure."""
    made: Table = _TABLES[type(chart)](chart)
    return made


def _number(number: float) -> str:
    return str(round(number)) if abs(number - round(number)) < 1e-9 else f"{number:.1f}"


def _joined(values: Iterable[Value | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ident for value in values if value for ident in value.idents))


def _bars(chart: Bars) -> Table:
    rows = list(zip(*(series.values for series in chart.series), strict=True)) if chart.series else []
    return Table(
        ("", *(series.name for series in chart.series)),
        tuple(
            (name, *(_number(value.number) for value in row))
            for name, row in zip(chart.categories, rows, strict=False)
        ),
        tuple(_joined(row) for row in rows),
    )


def _matrix(chart: Matrix) -> Table:
    return Table(
        ("", *chart.columns),
        tuple(
            (name, *("" if cell is None else _number(cell.number) for cell in row))
            for name, row in zip(chart.rows, chart.cells, strict=True)
        ),
        tuple(_joined(row) for row in chart.cells),
    )


def _points(chart: Points) -> Table:
    places = dict(chart.x_places)
    ordered = sorted(chart.dots, key=lambda dot: (-dot.y, dot.x, dot.name))
    return Table(
        (translate("Figures", "Actor"), chart.x_name, chart.y_name),
        tuple((dot.name, places.get(dot.x, _number(dot.x)), _number(dot.y)) for dot in ordered),
        tuple(dot.value.idents for dot in ordered),
    )


def _lines(chart: Lines) -> Table:
    events = [(x, value.words) for x, value in chart.marks]
    rows, idents = [], []
    for at, x in enumerate(chart.x):
        here = [series.values[at] for series in chart.series]
        said = "; ".join(words for when, words in events if x <= when < x + 1)
        rows.append((_number(x), *(_number(value.number) for value in here), said))
        idents.append(_joined(here))
    headings = (
        translate("Figures", "Year"),
        *(s.name for s in chart.series),
        translate("Figures", "Agreements"),
    )
    return Table(headings, tuple(rows), tuple(idents))


def _radar(chart: Radar) -> Table:
    missing = translate("Standards", "not assessed")
    return Table(
        (translate("Standards", "Standard"), translate("Standards", "Score, 0 to 4")),
        tuple(
            (name, missing if value is None else _number(value.number))
            for name, value in zip(chart.spokes, chart.values, strict=True)
        ),
        tuple(_joined([value]) for value in chart.values),
    )


def _spans(chart: Spans) -> Table:
    names = dict(chart.kinds)
    lines = [
        (stretch.first, (name, names.get(stretch.kind, stretch.kind), _time(stretch)), stretch.value.idents)
        for name, stretches in chart.rows
        for stretch in stretches
    ]
    agreement = translate("Figures", "Agreement")
    for when, value in chart.marks:
        date, _, name = value.words.partition(": ")
        lines.append((when, (name, agreement, date), value.idents))
    lines.sort(key=lambda line: line[0])
    headings = (
        translate("Figures", "Process or agreement"),
        translate("Figures", "Kind"),
        translate("Figures", "When"),
    )
    return Table(headings, tuple(row for _, row, _ in lines), tuple(idents for _, _, idents in lines))


def _time(stretch: Stretch) -> str:
    return stretch.value.words.rpartition(", ")[2]


_TABLES: Final[dict[type, Callable[[Any], Table]]] = {
    Bars: _bars,
    Matrix: _matrix,
    Points: _points,
    Lines: _lines,
    Radar: _radar,
    Spans: _spans,
}
