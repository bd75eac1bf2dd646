"""A map at a date, as the rules look at it: who is there, what runs, who is tied to whom.

Everything is worked out once and kept, since 35 rules ask for it. Undated is always there; without a date
everything is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from mtd_desktop.model.actors import Actor
from mtd_desktop.model.dates import first_day, last_day
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link, RelationType
from mtd_desktop.model.presence import actors_at, links_at
from mtd_desktop.model.processes import Agreement, Process
from mtd_desktop.model.tracks import TRACK_NUMBERS
from mtd_desktop.model.wording import shortened
from mtd_desktop.rules.running import Running, running
from mtd_desktop.rules.words import LONGEST

GOVERNMENT = 1


def pair(a: int, b: int) -> tuple[int, int]:
    """Two tracks, the smaller first."""
    return (a, b) if a < b else (b, a)


class Scene:
    """What is true of a map at the partial date `on`; `None` is all times at once."""

    def __init__(self, m: Map, on: str | None = None) -> None:
        self.map = m
        self.on = on

    @cached_property
    def own_settings(self) -> Mapping[tuple[str, str], float]:
        """The thresholds that the map sets itself, by rule and name."""
        return {(t.rule, t.name): t.value for t in self.map.thresholds}

    # Who is there

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """The actors that play their part at the date, by id."""
        return actors_at(self.map, self.on)

    @cached_property
    def zones(self) -> Mapping[str, int | None]:
        """Where each of them stands: track 1 to 9, `OUTSIDE`, or `None` in the tray."""
        return {ident: actor.standing(self.on) for ident, actor in self.actors.items()}

    @cached_property
    def standing(self) -> Mapping[int, tuple[str, ...]]:
        """Who stands on each of the nine tracks."""
        found: dict[int, list[str]] = {track: [] for track in TRACK_NUMBERS}
        for ident, zone in self.zones.items():
            if zone in found:
                found[zone].append(ident)
        return {track: tuple(ids) for track, ids in found.items()}

    @cached_property
    def working(self) -> Mapping[int, tuple[str, ...]]:
        """Who works on each of the nine tracks, as the main track or a further one."""
        found = {track: list(ids) for track, ids in self.standing.items()}
        for ident, actor in self.actors.items():
            if len(actor.memberships) > 1:
                for track in actor.other_tracks(self.on):
                    found[track].append(ident)
        return {track: tuple(ids) for track, ids in found.items()}

    @cached_property
    def officials(self) -> frozenset[str]:
        """Who works on track 1."""
        return frozenset(self.working[GOVERNMENT])

    @cached_property
    def placed(self) -> int:
        """How many actors stand on the nine tracks."""
        return sum(len(ids) for ids in self.standing.values())

    # Links

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links of the date; both ends are there."""
        return links_at(self.map, self.actors, self.on)

    @cached_property
    def links_of(self) -> Mapping[str, tuple[Link, ...]]:
        """Them by actor, for each that has any."""
        found: dict[str, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.from_actor, []).append(link)
            found.setdefault(link.to_actor, []).append(link)
        return {ident: tuple(links) for ident, links in found.items()}

    @cached_property
    def _meanings(self) -> dict[str, RelationType]:
        return {}

    def meaning(self, relation: str) -> RelationType:
        """What a relation means: in the set that has a word of its own for it, else as the map draws it.

        Another convention set may draw "mediates" as a plain arrow; it is mediation all the same.
        """
        known = self._meanings.get(relation)
        if known is None:
            sets = (self.map.convention_set, *self.map.conventions)
            own = (r for s in sets for r in s.relations if r.id == relation)
            known = self._meanings[relation] = next(own, None) or self.map.relation(relation)
        return known

    def sign(self, link: Link) -> str:
        """Whether a link brings together, divides, or neither."""
        return self.meaning(link.relation).sign

    def means(self, link: Link, words: frozenset[str]) -> bool:
        """Whether a link's relation is one of `words`, or stands for one of them in its convention set."""
        return link.relation in words or not words.isdisjoint(self.meaning(link.relation).covers)

    @cached_property
    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """Whom each actor is linked with by a relation that does not divide."""
        found: dict[str, set[str]] = {}
        for link in self.links:
            if self.sign(link) != "negative":
                found.setdefault(link.from_actor, set()).add(link.to_actor)
                found.setdefault(link.to_actor, set()).add(link.from_actor)
        return {ident: frozenset(others) for ident, others in found.items()}

    def crossing(self) -> Iterator[tuple[Link, int, int]]:
        """The links between two different tracks, with the tracks of their ends."""
        for link in self.links:
            a, b = self.zones[link.from_actor], self.zones[link.to_actor]
            if a and b and a != b:  # neither in the tray nor outside
                yield link, a, b

    @cached_property
    def joined(self) -> frozenset[tuple[int, int]]:
        """The pairs of tracks that a link which does not divide, or a process, brings together."""
        found = {pair(a, b) for link, a, b in self.crossing() if self.sign(link) != "negative"}
        for process in self.processes:
            found |= self._meeting(process)
        return frozenset(found)

    def _meeting(self, process: Running) -> set[tuple[int, int]]:
        tracks = {zone for ident in process.people if (zone := self.zones[ident])}
        return {(a, b) for a in tracks for b in tracks if a < b}

    # Processes and agreements

    @cached_property
    def processes(self) -> tuple[Running, ...]:
        """The processes of the date."""
        found = (running(process, self.on, self.actors) for process in self.map.processes)
        return tuple(process for process in found if process is not None)

    @cached_property
    def processes_of(self) -> Mapping[str, tuple[Running, ...]]:
        """Them by actor, for each that takes part in any."""
        found: dict[str, list[Running]] = {}
        for process in self.processes:
            for ident in process.people:
                found.setdefault(ident, []).append(process)
        return {ident: tuple(processes) for ident, processes in found.items()}

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements made by the date; undated ones too."""
        return tuple(a for a in self.map.agreements if a.state_on(self.on) == "active")

    def ended(self, process: Process) -> bool:
        """Whether a process is known to be over by the date."""
        if self.on is None:
            return False
        ends = [phase.until for phase in process.phases]
        return all(end is not None and last_day(end) < first_day(self.on) for end in ends)

    # Sides

    @cached_property
    def parties(self) -> frozenset[str]:
        """The sides that the conflict is about."""
        return frozenset(side.id for side in self.map.sides if side.role == "party")

    def party(self, ident: str) -> str | None:
        """The party to the conflict that an actor belongs to."""
        side = self.actors[ident].side
        return side if side in self.parties else None

    # Time

    @cached_property
    def today(self) -> date | None:
        """The last day that the date covers."""
        return None if self.on is None else last_day(self.on)

    # Words

    def name(self, ident: str) -> str:
        """What an actor is called in a sentence."""
        actor = self.map.actor_by_id[ident]
        return actor.label.strip() or ident

    def track(self, number: int) -> str:
        """A track by number and name."""
        return shortened(self.map.framework.track(number).title, LONGEST)
