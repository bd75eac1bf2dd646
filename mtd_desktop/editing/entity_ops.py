"""Operations on many things at once: deleting, and inserting what was copied."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from mtd_desktop.editing.idents import taken_ids
from mtd_desktop.editing.operation import Single
from mtd_desktop.editing.revise import require_free, revised, revised_map
from mtd_desktop.editing.wording import counted, shortened, things
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.actors import Actor, Side
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import ConventionSet, Link, RelationType
from mtd_desktop.model.notes import Dismissal
from mtd_desktop.model.processes import Agreement, Funding, Process


@dataclass(frozen=True, slots=True)
class Delete(Single):
    """Remove actors, links, processes and agreements.

    With an actor go its links and every mention of it; who paid stays by name. An agreement stays when the
    process it came from goes.
    """

    ids: tuple[str, ...]

    def label(self, m: Map, /) -> str:
        return translate("Editing", "Delete {what}").format(what=things(m, self.ids))

    def apply(self, m: Map, /) -> Map:
        ids = frozenset(self.ids)
        gone = {i: m.actor_by_id[i] for i in ids if i in m.actor_by_id}
        ended = ids & m.process_by_id.keys()
        undone = ids & m.agreement_by_id.keys()
        if ids - gone.keys() - m.link_by_id.keys() - ended - undone:
            raise UserError(translate("Editing", "What was to be deleted is no longer on the map."))
        links = (
            link
            for link in m.links
            if not (link.id in ids or link.from_actor in gone or link.to_actor in gone)
        )
        changes: dict[str, object] = {}
        if ids - ended - undone:
            changes["links"] = tuple(links)
        if gone:
            changes["actors"] = tuple(actor for actor in m.actors if actor.id not in gone)
        if gone or ended or undone:
            away = gone.keys() | ended
            changes |= {
                "processes": tuple(_without(p, gone, ended) for p in m.processes if p.id not in ended),
                "agreements": tuple(_unsigned(a, gone, ended) for a in m.agreements if a.id not in undone),
                "assessments": tuple(a.but(subject=None) if a.subject in away else a for a in m.assessments),
                "dismissals": tuple(_still_meant(m.dismissals, away | undone)),
            }
        return revised_map(m, **changes)


@dataclass(frozen=True, slots=True)
class Insert(Single):
    """Put copied actors and their links on the map, with the sides and relations they bring along."""

    actors: tuple[Actor, ...]
    links: tuple[Link, ...]
    sides: tuple[Side, ...] = ()
    relations: tuple[RelationType, ...] = ()
    manner: Literal["paste", "duplicate"] = "paste"

    @property
    def ids(self) -> tuple[str, ...]:
        """What is to be selected afterwards."""
        return tuple(actor.id for actor in self.actors)

    def label(self, _m: Map, /) -> str:
        one = len(self.actors) == 1
        what = shortened(self.actors[0].name) if one else counted(len(self.actors), len(self.links))
        if self.manner == "duplicate":
            return translate("Editing", "Duplicate {what}").format(what=what)
        return translate("Editing", "Paste {what}").format(what=what)

    def apply(self, m: Map, /) -> Map:
        taken = taken_ids(m)
        ids = [e.id for e in self.actors] + [e.id for e in self.links] + [e.id for e in self.sides]
        for ident in ids:
            require_free(m, ident, taken)
            taken.add(ident)
        return revised_map(
            m,
            sides=(*m.sides, *self.sides) if self.sides else m.sides,
            actors=(*m.actors, *self.actors) if self.actors else m.actors,
            links=(*m.links, *self.links) if self.links else m.links,
            conventions=_with_relations(m, self.relations),
        )


def _without(process: Process, gone: dict[str, Actor], ended: AbstractSet[str]) -> Process:
    participants = _kept(process.participants, lambda p: p.actor not in gone)
    invited_by = _kept(process.invited_by, lambda ident: ident not in gone)
    funding = tuple(_by_name(entry, gone) for entry in process.funding)
    follows = _kept(process.follows, lambda ident: ident not in ended)
    before = (process.participants, process.invited_by, process.funding, process.follows)
    if (participants, invited_by, funding, follows) == before:
        return process
    return process.but(participants=participants, invited_by=invited_by, funding=funding, follows=follows)


def _by_name(entry: Funding, gone: dict[str, Actor]) -> Funding:
    if entry.actor is None or entry.actor not in gone:
        return entry
    return entry.but(actor=None, name=entry.name or gone[entry.actor].name)


def _unsigned(agreement: Agreement, gone: dict[str, Actor], ended: AbstractSet[str]) -> Agreement:
    signatories = _kept(agreement.signatories, lambda ident: ident not in gone)
    follow_ups = _kept(agreement.follow_ups, lambda ident: ident not in ended)
    origin = None if agreement.process in ended else agreement.process
    if (signatories, follow_ups, origin) == (agreement.signatories, agreement.follow_ups, agreement.process):
        return agreement
    return agreement.but(signatories=signatories, follow_ups=follow_ups, process=origin)


def _still_meant(dismissals: Iterable[Dismissal], gone: AbstractSet[str]) -> Iterable[Dismissal]:
    """An answer given for what is gone is not an answer for the whole map."""
    for dismissal in dismissals:
        subjects = _kept(dismissal.subjects, lambda ident: ident not in gone)
        if subjects == dismissal.subjects:
            yield dismissal
        elif subjects:
            yield dismissal.but(subjects=subjects)


def _kept(things_: tuple[object, ...], keep: Callable[..., bool]) -> tuple[object, ...]:
    return tuple(thing for thing in things_ if keep(thing))


def _with_relations(m: Map, relations: tuple[RelationType, ...]) -> tuple[ConventionSet, ...]:
    missing = tuple(r for r in relations if not any(s.relation(r.id) for s in m.conventions))
    if not missing:
        return m.conventions
    active = m.convention_set
    grown = revised(active, active.name, relations=(*active.relations, *missing))
    return tuple(grown if s is active else s for s in m.conventions)
