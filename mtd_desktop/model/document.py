"""The map as a whole, and the promises that hold for every map at every moment.

Ids are unique across the whole map, nothing refers to what is not there, and every relation of a link is
known to at least one convention set. A `Map` that exists keeps these promises; its constructor says in one
sentence which one a bad map breaks, and where.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Literal, Self, TypeAlias

from pydantic import model_validator

from mtd_desktop.i18n import translate
from mtd_desktop.model.actors import Actor, Side
from mtd_desktop.model.base import Entity, Ident, Identified, Many, Text
from mtd_desktop.model.conventions import SHIPPED_SETS
from mtd_desktop.model.dates import PartialDate
from mtd_desktop.model.links import ConventionSet, Link, RelationType
from mtd_desktop.model.notes import Assessment, Dismissal, Reference, Threshold, TrackNote, TryOut
from mtd_desktop.model.processes import Agreement, Process
from mtd_desktop.model.tracks import NINE_TRACKS, Framework
from mtd_desktop.model.view import SavedView, View

_Named: TypeAlias = Literal["actor", "process", "subject"]
"""What another entity may name by its id."""


class Meta(Entity):
    """What the map is, whose view it shows, and of when."""

    title: Text = ""
    question: Text = ""
    seen_by: Text = ""
    as_of: PartialDate | None = None
    language: Text = "en"
    authors: Many[Text] = ()
    created: PartialDate | None = None
    changed: PartialDate | None = None
    description: Text = ""


class Map(Entity):
    """A conflict as seen by somebody at some time: actors on tracks, their links, processes, agreements."""

    meta: Meta = Meta()
    framework: Framework = NINE_TRACKS
    conventions: Many[ConventionSet] = SHIPPED_SETS
    convention: Ident = SHIPPED_SETS[0].id
    view: View = View()
    sides: Many[Side] = ()
    actors: Many[Actor] = ()
    links: Many[Link] = ()
    processes: Many[Process] = ()
    agreements: Many[Agreement] = ()
    track_notes: Many[TrackNote] = ()
    assessments: Many[Assessment] = ()
    saved_views: Many[SavedView] = ()
    references: Many[Reference] = ()
    dismissals: Many[Dismissal] = ()
    thresholds: Many[Threshold] = ()
    tryouts: Many[TryOut] = ()

    @model_validator(mode="after")
    def _promises(self) -> Self:
        problem = next(broken_promises(self), None)
        if problem is not None:
            raise ValueError(problem)
        return self

    @cached_property
    def actor_by_id(self) -> Mapping[str, Actor]:
        """All actors by their id."""
        return MappingProxyType({actor.id: actor for actor in self.actors})

    @cached_property
    def link_by_id(self) -> Mapping[str, Link]:
        """All links by their id."""
        return MappingProxyType({link.id: link for link in self.links})

    @cached_property
    def side_by_id(self) -> Mapping[str, Side]:
        """All sides by their id."""
        return MappingProxyType({side.id: side for side in self.sides})

    @cached_property
    def process_by_id(self) -> Mapping[str, Process]:
        """All processes by their id."""
        return MappingProxyType({process.id: process for process in self.processes})

    @cached_property
    def agreement_by_id(self) -> Mapping[str, Agreement]:
        """All agreements by their id."""
        return MappingProxyType({agreement.id: agreement for agreement in self.agreements})

    @cached_property
    def links_of(self) -> Mapping[str, tuple[Link, ...]]:
        """The links of each actor that has any."""
        found: dict[str, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.from_actor, []).append(link)
            found.setdefault(link.to_actor, []).append(link)
        return MappingProxyType({ident: tuple(links) for ident, links in found.items()})

    @cached_property
    def convention_set(self) -> ConventionSet:
        """The set that draws this map."""
        return next(s for s in self.conventions if s.id == self.convention)

    @cached_property
    def _relations(self) -> dict[str, RelationType]:
        return {}

    def relation(self, ident: str) -> RelationType:
        """How the active set draws a relation; where it has no word for it, how another set does."""
        known = self._relations.get(ident)
        if known is None:
            found = self.convention_set.relation(ident)
            others = (s.relation(ident) for s in self.conventions)
            known = found or next(r for r in others if r is not None)
            self._relations[ident] = known
        return known


def broken_promises(m: Map) -> Iterator[str]:
    """Every promise that a map breaks, one sentence each; none for a map that could be built."""
    yield from _sets(m)
    yield from _twice(m)
    actors = {actor.id for actor in m.actors}
    sides = {side.id for side in m.sides}
    processes = {process.id for process in m.processes}
    known = {r for s in m.conventions for relation in s.relations for r in (relation.id, *relation.covers)}
    for i, actor in enumerate(m.actors):
        if actor.side is not None and actor.side not in sides:
            absent = translate("Map", "there is no side “{ident}”").format(ident=actor.side)
            yield f"actors[{i}] “{actor.name[:60]}”: {absent}"
    for i, link in enumerate(m.links):
        for end in (link.from_actor, link.to_actor):
            if end not in actors:
                yield f"links[{i}] “{link.id}”: {_absent('actor', end)}"
        if link.relation not in known:
            unknown = translate("Map", "no convention set knows the relation “{relation}”")
            yield f"links[{i}] “{link.id}”: {unknown.format(relation=link.relation)}"
    for i, process in enumerate(m.processes):
        where = f"processes[{i}] “{process.name[:60]}”"
        funders = tuple(f.actor for f in process.funding if f.actor is not None)
        people = (*(p.actor for p in process.participants), *process.invited_by, *funders)
        yield from _missing(where, "actor", people, actors)
        yield from _missing(where, "process", process.follows, processes)
    for i, agreement in enumerate(m.agreements):
        where = f"agreements[{i}] “{agreement.name[:60]}”"
        origin = () if agreement.process is None else (agreement.process,)
        yield from _missing(where, "actor", agreement.signatories, actors)
        yield from _missing(where, "process", (*origin, *agreement.follow_ups), processes)
    for i, assessment in enumerate(m.assessments):
        subject = () if assessment.subject is None else (assessment.subject,)
        yield from _missing(f"assessments[{i}]", "subject", subject, actors | processes)


def _sets(m: Map) -> Iterator[str]:
    ids = [s.id for s in m.conventions]
    if len(set(ids)) != len(ids):
        twice = translate("Map", "two sets have the same id")
        yield f"conventions: {twice}"
    if m.convention not in ids:
        absent = translate("Map", "there is no convention set “{ident}”")
        yield f"convention: {absent.format(ident=m.convention)}"
    notes = [note.track for note in m.track_notes]
    if len(set(notes)) != len(notes):
        twice = translate("Map", "a track has two notes")
        yield f"track_notes: {twice}"


def _twice(m: Map) -> Iterator[str]:
    kinds: tuple[tuple[str, Iterable[Identified]], ...] = (
        ("sides", m.sides),
        ("actors", m.actors),
        ("links", m.links),
        ("processes", m.processes),
        ("agreements", m.agreements),
        ("assessments", m.assessments),
        ("saved_views", m.saved_views),
        ("references", m.references),
        ("tryouts", m.tryouts),
    )
    seen: dict[str, str] = {}
    for kind, entities in kinds:
        for i, entity in enumerate(entities):
            if entity.id in seen:
                taken = translate("Map", "the id “{ident}” is already that of {other}")
                yield f"{kind}[{i}]: {taken.format(ident=entity.id, other=seen[entity.id])}"
            else:
                seen[entity.id] = f"{kind}[{i}]"


def _missing(where: str, what: _Named, wanted: Iterable[str], present: set[str]) -> Iterator[str]:
    for ident in wanted:
        if ident not in present:
            yield f"{where}: {_absent(what, ident)}"


def _absent(what: _Named, ident: str) -> str:
    sentences: dict[_Named, str] = {
        "actor": translate("Map", "there is no actor “{ident}”"),
        "process": translate("Map", "there is no process “{ident}”"),
        "subject": translate("Map", "there is no actor or process “{ident}”"),
    }
    return sentences[what].format(ident=ident)
