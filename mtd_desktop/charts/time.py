"""Figures of time: how a map develops over the years, and when its processes ran."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as date_

from mtd_desktop.analysis.development import Year, development, life
from mtd_desktop.charts.spec import Lines, Series, Spans, Stretch, Value
from mtd_desktop.i18n import translate
from mtd_desktop.model.dates import first_day, last_day
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import Process
from mtd_desktop.model.wording import choices


def development_chart(m: Map) -> Lines:
    """Linked actors, links and active processes in each year, with the agreements as marks."""
    years = development(m)
    rows: tuple[tuple[str, str, Callable[[Year], tuple[str, ...]]], ...] = (
        (translate("Figures", "links"), "#717581", lambda year: year.links),
        (translate("Figures", "linked actors"), "#3f90da", lambda year: year.actors),
        (translate("Figures", "processes"), "#bd1f01", lambda year: year.processes),
    )
    return Lines(
        title=translate("Figures", "Development over time"),
        says=translate("Figures", "What was active in each year. What has no date counts in every year."),
        source="",
        x=tuple(float(year.year) for year in years),
        series=tuple(
            Series(name, colour, tuple(_value(name, year, of(year)) for year in years), texture=number)
            for number, (name, colour, of) in enumerate(rows)
        ),
        marks=tuple(
            (year_of(agreement.date), Value(1.0, f"{agreement.date}: {agreement.name}", (agreement.id,)))
            for agreement in sorted(m.agreements, key=lambda a: a.date or "")
            if agreement.date
        ),
        empty="" if years else translate("Figures", "Nothing on this map has a date."),
    )


def timeline_chart(m: Map) -> Spans:
    """Processes as bars by their phases, agreements as marks, in the order in which they begin."""
    span = life(m)
    first, last = (0.0, 1.0) if span is None else (float(span[0]), span[1] + 1.0)
    rows = sorted(
        ((process.name, _stretches(process, first, last)) for process in m.processes),
        key=lambda row: (row[1][0].first, row[1][-1].last),
    )
    used = {stretch.kind for _, stretches in rows for stretch in stretches}
    marks = tuple(
        (year_of(agreement.date), Value(1.0, f"{agreement.date}: {agreement.name}", (agreement.id,)))
        for agreement in sorted(m.agreements, key=lambda a: a.date or "")
        if agreement.date
    )
    return Spans(
        title=translate("Figures", "Processes and agreements over time"),
        says=translate("Figures", "When each process ran, of which kind; diamonds are agreements."),
        source="",
        first=first,
        last=last,
        rows=tuple(rows),
        marks=marks,
        kinds=tuple((str(kind), text) for kind, text in choices("process kind").items() if kind in used),
        empty=""
        if rows or marks
        else translate("Figures", "This map has no processes and no agreements yet."),
    )


def _stretches(process: Process, first: float, last: float) -> tuple[Stretch, ...]:
    kinds = choices("process kind")
    made = []
    for phase in process.phases:
        begin = year_of(phase.since) if phase.since else first
        end = year_after(phase.until) if phase.until else last
        since, until = phase.since or "…", phase.until or "…"
        words = f"{process.name}: {kinds[phase.kind]}, {since} – {until}"
        made.append(Stretch(begin, max(end, begin), phase.kind, Value(1.0, words, (process.id,))))
    return tuple(sorted(made, key=lambda stretch: stretch.first))


def _value(name: str, year: Year, idents: tuple[str, ...]) -> Value:
    return Value(len(idents), f"{year.year}: {len(idents)} {name}", idents)


def year_of(date: str) -> float:
    """The beginning of a partial date in years with a fraction."""
    return _fraction(first_day(date))


def year_after(date: str) -> float:
    """The end of the last day of a partial date in years with a fraction."""
    return _fraction(last_day(date)) + 1 / 366


def _fraction(day: date_) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366
