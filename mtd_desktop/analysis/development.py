"""How a map grows and thins out: what is active in each year of its life."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from mtd_desktop.analysis.present import present
from mtd_desktop.model.actors import Actor, Membership
from mtd_desktop.model.dates import first_day, last_day
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.model.processes import Phase

LIMIT = 400
"""Years beyond which a life is shown in longer steps."""


@dataclass(frozen=True)
class Year:
    """What was active at some time of a year. `agreements` were made in it."""

    year: int
    actors: tuple[str, ...]
    links: tuple[str, ...]
    processes: tuple[str, ...]
    agreements: tuple[str, ...]


def life(m: Map) -> tuple[int, int] | None:
    """The first and the last year that a date of the map names; `None` if nothing is dated."""
    years = [year for text in dates(m) for year in (first_day(text).year, last_day(text).year)]
    return (min(years), max(years)) if years else None


def dates(m: Map) -> Iterator[str]:
    """Every partial date of actors, memberships, links, phases and agreements."""
    memberships = (membership for actor in m.actors for membership in actor.memberships)
    phases = (phase for process in m.processes for phase in process.phases)
    for span in chain[Actor | Membership | Link | Phase](m.actors, memberships, m.links, phases):
        yield from (date for date in (span.since, span.until) if date)
    yield from (agreement.date for agreement in m.agreements if agreement.date)


def development(m: Map) -> tuple[Year, ...]:
    """The years of the map's life in order; none for a map without dates."""
    span = life(m)
    if span is None:
        return ()
    first, last = span
    step = max(1, -(-(last - first + 1) // LIMIT))
    return tuple(_year(m, year) for year in range(first, last + 1, step))


def _year(m: Map, year: int) -> Year:
    date = f"{year:04d}"
    there = present(m, date)
    linked = {end for link in there.links for end in (link.from_actor, link.to_actor)}
    return Year(
        year=year,
        actors=tuple(ident for ident in there.actors if ident in linked),
        links=tuple(link.id for link in there.links),
        processes=tuple(process.id for process in there.processes),
        agreements=tuple(a.id for a in m.agreements if a.date and a.date[:4] == date),
    )
