"""The figure of how a map develops over the years."""

from __future__ import annotations

from collections.abc import Callable

from mtd_desktop.analysis.development import Year, development
from mtd_desktop.charts.spec import Lines, Series, Value
from mtd_desktop.i18n import translate
from mtd_desktop.model.dates import first_day
from mtd_desktop.model.document import Map


def development_chart(m: Map) -> Lines:
    """Linked actors, links and active processes in each year, with the agreements as marks."""
    years = development(m)
    rows: tuple[tuple[str, str, Callable[[Year], tuple[str, ...]]], ...] = (
        (translate("Figures", "links"), "#717581", lambda year: year.links),
        (translate("Figures", "linked actors"), "#3f90da", lambda year: year.actors),
        (
            translate("Figures", "processes"),
            "#bd1f01",
            lambda year: tuple(ident for ids in year.processes.values() for ident in ids),
        ),
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
            (_year(agreement.date), Value(1.0, f"{agreement.date}: {agreement.name}", (agreement.id,)))
            for agreement in sorted(m.agreements, key=lambda a: a.date or "")
            if agreement.date
        ),
        empty="" if years else translate("Figures", "Nothing on this map has a date."),
    )


def _value(name: str, year: Year, idents: tuple[str, ...]) -> Value:
    return Value(len(idents), f"{year.year}: {len(idents)} {name}", idents)


def _year(date: str) -> float:
    day = first_day(date)
    return day.year + (day.timetuple().tm_yday - 1) / 366
