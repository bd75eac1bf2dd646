"""What happens when: everything dated on a map in the order of months, so that a story can be told by them.

Months are whole numbers, year times twelve plus month, January being 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mtd_desktop.model.actors import Actor
from mtd_desktop.model.dates import first_day, last_day
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import Process

What = Literal["arrives", "leaves", "moves", "begins", "ends", "signed"]
"""Actors arrive, leave and move to another track; links and processes begin and end; agreements are made."""
Kind = Literal["actors", "links", "processes", "agreements"]


@dataclass(frozen=True)
class Event:
    """One change. `kind` is the collection of the map that `ident` stands in."""

    month: int
    what: What
    kind: Kind
    ident: str


@dataclass(frozen=True)
class Span:
    """The life of a process or a phase on the line of months; open ends reach the ends of the map's life."""

    ident: str
    first: int
    last: int


def month_of(day: date) -> int:
    """The month that a day lies in."""
    return day.year * 12 + day.month - 1


def month_text(month: int) -> str:
    """A month as a partial date; what lies beyond the years that a date can have is the last month."""
    month = min(max(month, 12), 12 * 10_000 - 1)
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def events(m: Map) -> tuple[Event, ...]:
    """All dated changes in their order. An end shows in the month after the last one."""
    return tuple(sorted(_events(m), key=lambda event: event.month))


def _events(m: Map) -> Iterator[Event]:
    for actor in m.actors:
        yield from _span(actor.since, actor.until, "arrives", "leaves", "actors", actor.id)
        yield from _moves(actor)
    for link in m.links:
        yield from _span(link.since, link.until, "begins", "ends", "links", link.id)
    for process in m.processes:
        yield from _phases(process)
    for agreement in m.agreements:
        yield from _span(agreement.date, None, "signed", "ends", "agreements", agreement.id)


def _span(
    since: str | None, until: str | None, first: What, last: What, kind: Kind, ident: str
) -> Iterator[Event]:
    if since:
        yield Event(_begin(since), first, kind, ident)
    if until:
        yield Event(_over(until), last, kind, ident)


def _moves(actor: Actor) -> Iterator[Event]:
    """The months in which the actor stands elsewhere than in the month before."""
    if len(actor.memberships) < 2:
        return
    starts = {_begin(each.since) for each in actor.memberships if each.since}
    overs = {_over(each.until) for each in actor.memberships if each.until}
    for month in sorted(starts | overs):
        if actor.standing(month_text(month)) != actor.standing(month_text(month - 1)):
            yield Event(month, "moves", "actors", actor.id)


def _phases(process: Process) -> Iterator[Event]:
    """Each phase begins; the process ends with the last of them."""
    for month in sorted({_begin(phase.since) for phase in process.phases if phase.since}):
        yield Event(month, "begins", "processes", process.id)
    ends = [_over(phase.until) for phase in process.phases if phase.until]
    if len(ends) == len(process.phases):
        yield Event(max(ends), "ends", "processes", process.id)


def _begin(partial: str) -> int:
    return month_of(first_day(partial))


def _over(partial: str) -> int:
    return month_of(last_day(partial)) + 1


def life_in_months(found: Sequence[Event]) -> tuple[int, int] | None:
    """The first and the last month in which something happens; `None` if nothing is dated."""
    return (found[0].month, found[-1].month) if found else None


def spans(m: Map, life: tuple[int, int]) -> tuple[Span, ...]:
    """How long each process lasts within `life`, in the order of their beginnings."""
    first, last = life
    made = []
    for process in m.processes:
        starts = [_begin(phase.since) if phase.since else first for phase in process.phases]
        ends = [month_of(last_day(phase.until)) if phase.until else last for phase in process.phases]
        made.append(Span(process.id, max(first, min(starts)), min(last, max(ends))))
    return tuple(sorted(made, key=lambda span: (span.first, span.last)))
