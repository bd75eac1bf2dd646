"""Names hidden on the screen while people look on: the same map with pseudonyms, its ids as they are.

What is selected, dragged and linked is found by its id, so that everything can be done as before. A mask is
no redaction: it stays inside the program and keeps what a picture of the map needs. What leaves goes through
`redact`, which gives the same pseudonyms.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

from mtd_desktop.model.actors import Actor
from mtd_desktop.model.base import Entity
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.model.processes import Process
from mtd_desktop.privacy.disguise import actor_as, bare, process_as
from mtd_desktop.privacy.leaving import Gone
from mtd_desktop.privacy.mentions import Names
from mtd_desktop.privacy.pseudonyms import codes, pseudonym
from mtd_desktop.privacy.scrubbing import hidden_names, names_of, scrubbed

E = TypeVar("E", bound=Entity)

_MARKS: Final = ("is_us", "confidentiality")
"""What an actor keeps of what is drawn: the people in the room know who they are."""


class Mask:
    """The masked map of `of`. A mask of a map that came before it makes the next one quickly.

    `among` are the maps that are looked at together, this one among them, the one that counts first.
    """

    def __init__(self, of: Map, before: Mask | None = None, among: tuple[Map, ...] = ()) -> None:
        self.of = of
        self._people = tuple((a.id, a.kind, *names_of(a)) for a in of.actors)
        self._names: Names
        self._labels: Mapping[str, tuple[str, str]]
        self._known: dict[int, tuple[Entity, Entity]] = {}
        if before is not None and before._people == self._people:
            self._names, self._labels = before._names, before._labels
            self._earlier = before._known
        else:
            known = codes(*(among or (of,)))
            self._labels = {ident: (pseudonym(code), "") for ident, code in known.items()}
            self._names = hidden_names(of, Gone(), {ident: name for ident, (name, _) in self._labels.items()})
            for actor in (actor for other in among if other is not of for actor in other.actors):
                for word in names_of(actor):
                    self._names.add(word, self._labels[actor.id][0], sparing=actor.kind != "person")
            self._earlier = {}
        self._kept = frozenset(name for name, _ in self._labels.values())
        self.map = self._masked()
        self._earlier = {}

    def text(self, text: str) -> str:
        """A sentence about the map with pseudonyms in the place of names."""
        return self._names.replaced(text)

    def _masked(self) -> Map:
        changes: dict[str, object] = {}
        for name in Map.model_fields:
            value = getattr(self.of, name)
            if isinstance(value, Entity):
                changes[name] = self._one(value)
            elif isinstance(value, tuple):
                changes[name] = tuple(self._one(entity) for entity in value)
        return self.of.but(**changes)

    def _one(self, entity: Entity) -> Entity:
        known = self._known.get(id(entity)) or self._earlier.get(id(entity))
        if known is None:
            known = entity, scrubbed(self._disguised(entity), self._names, self._kept)[0]
        self._known[id(entity)] = known
        return known[1]

    def _disguised(self, entity: Entity) -> Entity:
        if isinstance(entity, Actor):
            marks = {name: getattr(entity, name) for name in _MARKS}
            return actor_as(entity, self._labels[entity.id], general=False).but(**marks)
        if isinstance(entity, Link):
            return bare(entity)
        return process_as(entity, self._labels) if isinstance(entity, Process) else entity


def masked(m: Map) -> Map:
    """The map with pseudonyms and without the texts that were about its actors; ids stay."""
    return Mask(m).map


def masked_together(before: Map, after: Map) -> tuple[Map, Map]:
    """Two versions of a map, in which an actor goes by one pseudonym: else every number would differ."""
    among = (after, before)
    return Mask(before, among=among).map, Mask(after, among=among).map
