"""Taking entities off a map with everything that hangs on them."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

from mtd_desktop.model.base import Identified
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import Agreement, Process
from mtd_desktop.privacy.audience import Audience, sees

N = TypeVar("N", bound=Identified)


@dataclass(frozen=True)
class Gone:
    """Ids of what does not leave. `links` includes those that only lost an end.

    `veiled` are sides to which only actors above the audience belong, whether they stay on the map or not:
    the name of such a side is as confidential as they are.
    """

    actors: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    processes: frozenset[str] = frozenset()
    agreements: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    veiled: frozenset[str] = frozenset()
    references: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        """Every id that is gone."""
        return self.actors | self.links | self.processes | self.agreements | self.sides | self.references


def gone_for(m: Map, audience: Audience, bare: AbstractSet[str]) -> Gone:
    """What is not for the audience. Actors in `bare` stay, but without what would tell who they are."""
    actors = {a.id for a in m.actors if not sees(audience, a.confidentiality) and a.id not in bare}
    links = {
        link.id
        for link in m.links
        if not sees(audience, link.confidentiality) or {link.from_actor, link.to_actor} & actors
    }
    processes = {p.id for p in m.processes if not sees(audience, p.confidentiality)}
    agreements = {a.id for a in m.agreements if not sees(audience, a.confidentiality)}
    sides = _sides_without(m, {a.id for a in m.actors if a.id not in actors})
    veiled = _sides_without(m, {a.id for a in m.actors if sees(audience, a.confidentiality)})
    gone = actors | links | processes | agreements
    return Gone(
        frozenset(actors),
        frozenset(links),
        frozenset(processes),
        frozenset(agreements),
        sides,
        veiled,
        _references(m, gone, bare),
    )


def _sides_without(m: Map, actors: AbstractSet[str]) -> frozenset[str]:
    """The sides that have actors, but none of these."""
    used = {actor.side for actor in m.actors if actor.side is not None}
    return frozenset(used - {actor.side for actor in m.actors if actor.id in actors})


def _references(m: Map, gone: AbstractSet[str], bare: AbstractSet[str]) -> frozenset[str]:
    """References that are used, but by nothing that stays."""
    hidden: set[str] = set()
    open_: set[str] = set()
    for actor in m.actors:
        (hidden if actor.id in gone or actor.id in bare else open_).update(actor.sources)
    for link in m.links:
        touches = {link.from_actor, link.to_actor} & bare
        (hidden if link.id in gone or touches else open_).update(link.sources)
    for process in m.processes:
        (hidden if process.id in gone else open_).update(process.sources)
        for funding in process.funding:
            unseen = process.id in gone or funding.actor in gone or funding.actor in bare
            (hidden if unseen else open_).update(funding.sources)
    for agreement in m.agreements:
        (hidden if agreement.id in gone else open_).update(agreement.sources)
    return frozenset((hidden - open_) & {reference.id for reference in m.references})


def without(m: Map, gone: Gone, bare: AbstractSet[str] = frozenset()) -> Map:
    """The map without what is gone, and without every part of the rest that names it.

    Of actors in `bare` goes what was written about them: assessments, answers to questions, tries.
    """
    away, about = gone.all, gone.all | bare
    if not about:
        return m
    return m.but(
        sides=_left(m.sides, away),
        actors=_left(m.actors, away),
        links=_left(m.links, away),
        processes=tuple(_process(p, away) for p in m.processes if p.id not in away),
        agreements=tuple(_agreement(a, away) for a in m.agreements if a.id not in away),
        assessments=tuple(a for a in m.assessments if a.subject not in about),
        references=_left(m.references, away),
        dismissals=tuple(d for d in m.dismissals if about.isdisjoint(map(_ident, d.subjects))),
        tryouts=tuple(t for t in m.tryouts if about.isdisjoint(t.without)),
    )


def _left(entities: Iterable[N], away: AbstractSet[str]) -> tuple[N, ...]:
    return tuple(entity for entity in entities if entity.id not in away)


def _process(process: Process, away: AbstractSet[str]) -> Process:
    return process.but(
        participants=tuple(p for p in process.participants if p.actor not in away),
        funding=tuple(f for f in process.funding if f.actor not in away),
        invited_by=tuple(ident for ident in process.invited_by if ident not in away),
        follows=tuple(ident for ident in process.follows if ident not in away),
    )


def _agreement(agreement: Agreement, away: AbstractSet[str]) -> Agreement:
    return agreement.but(
        signatories=tuple(ident for ident in agreement.signatories if ident not in away),
        follow_ups=tuple(ident for ident in agreement.follow_ups if ident not in away),
        process=None if agreement.process in away else agreement.process,
    )


def _ident(subject: str) -> str:
    """The id in what a question is about, which may say its kind before a colon."""
    return subject.rpartition(":")[2]
