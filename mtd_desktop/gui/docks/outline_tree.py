"""The outline as a tree of plain nodes: zones, the actors that stand there, and each actor's links; then
processes and agreements by their dates.

Made anew from a map in a few milliseconds, so that it never has to be mended. Links are looked up when an
actor is opened. A search keeps the actors whose name, other names or tags hold every word, without regard to
case and accents.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

from mtd_desktop.model.actors import Actor
from mtd_desktop.model.dates import first_day
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import Agreement, Process
from mtd_desktop.model.tracks import OUTSIDE, TRACK_NUMBERS

ZONES: Final[tuple[int | None, ...]] = (*TRACK_NUMBERS, OUTSIDE, None)
"""The rows of the first level: nine tracks, outside the compass, and the tray (`None`)."""


@dataclass(eq=False, slots=True)
class LinkNode:
    """A link as one of its ends sees it."""

    ident: str
    row: int
    parent: ActorNode


@dataclass(eq=False, slots=True)
class ActorNode:
    """An actor in the zone it stands in."""

    ident: str
    row: int
    parent: ZoneNode
    links: list[LinkNode] | None = None


@dataclass(eq=False, slots=True)
class ZoneNode:
    """A track, outside the compass, or the tray. `total` counts its actors before the search."""

    zone: int | None
    row: int
    parent: None = None
    actors: list[ActorNode] = field(default_factory=list)
    total: int = 0


Kind = Literal["processes", "agreements"]


@dataclass(eq=False, slots=True)
class KindNode:
    """The heading of all processes, or of all agreements. `total` counts them before the search."""

    kind: Kind
    row: int
    parent: None = None
    things: list[ThingNode] = field(default_factory=list)
    total: int = 0


@dataclass(eq=False, slots=True)
class ThingNode:
    """A process or an agreement."""

    ident: str
    row: int
    parent: KindNode


Node = ZoneNode | ActorNode | LinkNode | KindNode | ThingNode
Top = ZoneNode | KindNode


class Tree:
    """The nodes of one map under one search."""

    def __init__(self, m: Map, search: str = "") -> None:
        self.map = m
        words = folded(search).split()
        by_zone: dict[int | None, list[Actor]] = {zone: [] for zone in ZONES}
        for actor in m.actors:
            by_zone[actor.standing()].append(actor)
        self.zones: list[ZoneNode] = []
        self.actor_nodes: dict[str, ActorNode] = {}
        for zone in ZONES:
            actors = by_zone[zone]
            found = [a for a in actors if matches(a, words)] if words else actors
            if words and not found:
                continue
            node = ZoneNode(zone, len(self.zones), total=len(actors))
            found.sort(key=_order)
            node.actors = [ActorNode(actor.id, row, node) for row, actor in enumerate(found)]
            self.actor_nodes.update((child.ident, child) for child in node.actors)
            self.zones.append(node)
        self.kinds: list[KindNode] = []
        self.thing_nodes: dict[str, ThingNode] = {}
        self._gather("processes", m.processes, words)
        self._gather("agreements", m.agreements, words)

    def _gather(self, kind: Kind, things: Sequence[Process | Agreement], words: Sequence[str]) -> None:
        found = [thing for thing in things if matches(thing, words)]
        if not found:
            return  # a map without processes has no empty heading for them
        node = KindNode(kind, len(self.zones) + len(self.kinds), total=len(things))
        found.sort(key=_by_date)
        node.things = [ThingNode(thing.id, row, node) for row, thing in enumerate(found)]
        self.thing_nodes.update((child.ident, child) for child in node.things)
        self.kinds.append(node)

    @property
    def tops(self) -> tuple[Top, ...]:
        """The rows of the first level."""
        return (*self.zones, *self.kinds)

    def links(self, node: ActorNode) -> list[LinkNode]:
        """The links of an actor, made when first asked for."""
        if node.links is None:
            links = self.map.links_of.get(node.ident, ())
            node.links = [LinkNode(link.id, row, node) for row, link in enumerate(links)]
        return node.links

    def has_links(self, node: ActorNode) -> bool:
        """Whether an actor can be opened."""
        return node.ident in self.map.links_of

    def shape(self) -> tuple[tuple[int | str | None, tuple[str, ...]], ...]:
        """What rows there are on the first two levels."""
        zones = ((zone.zone, tuple(node.ident for node in zone.actors)) for zone in self.zones)
        kinds = ((top.kind, tuple(node.ident for node in top.things)) for top in self.kinds)
        return (*zones, *kinds)

    def nodes(self, idents: Iterable[str]) -> Iterable[Node]:
        """Where things stand in the tree: actors, processes, agreements, and links under their first end."""
        for ident in idents:
            actor = self.actor_nodes.get(ident) or self.thing_nodes.get(ident)
            if actor is not None:
                yield actor
                continue
            link = self.map.link_by_id.get(ident)
            owner = None if link is None else self.actor_nodes.get(link.from_actor)
            if owner is None and link is not None:
                owner = self.actor_nodes.get(link.to_actor)
            if owner is not None:
                yield from (node for node in self.links(owner) if node.ident == ident)


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """`text` without accents and case, for searching."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def matches(thing: Actor | Process | Agreement, words: Iterable[str]) -> bool:
    """Whether every word is in the names or tags."""
    aliases = thing.aliases if isinstance(thing, Actor) else ()
    text = folded("\n".join((thing.name, thing.short, *aliases, *thing.tags)))
    return all(word in text for word in words)


def begins(thing: Process | Agreement) -> str | None:
    """The partial date at which it begins, if that is known."""
    if isinstance(thing, Agreement):
        return thing.date
    starts = [phase.since for phase in thing.phases]
    known = [since for since in starts if since is not None]
    return min(known, key=first_day) if len(known) == len(starts) else None


def _order(actor: Actor) -> str:
    return folded(actor.name)


def _by_date(thing: Process | Agreement) -> tuple[bool, int, str]:
    """As things happened; what nobody dated comes last."""
    date = begins(thing)
    return date is None, first_day(date).toordinal() if date else 0, folded(thing.name)
