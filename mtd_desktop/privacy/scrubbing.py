"""Free texts of what stays on the map, without the names of what does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final, TypeVar

from mtd_desktop.model.actors import Actor
from mtd_desktop.model.base import Entity
from mtd_desktop.model.conventions import SHIPPED_SETS
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import ConventionSet, RelationType
from mtd_desktop.model.tracks import NINE_TRACKS, Framework, Track
from mtd_desktop.privacy.fields import fields_of, rewritten
from mtd_desktop.privacy.folding import words
from mtd_desktop.privacy.leaving import Gone
from mtd_desktop.privacy.mentions import GAP, Names

E = TypeVar("E", bound=Entity)

NAMES: Final = frozenset({"name", "short", "title", "question", "seen_by"})
"""Fields in which a mention is replaced; every other text that mentions a hidden name is emptied."""

_SEVERAL: Final = 2

_SHIPPED_IN: Final = (Framework, Track, ConventionSet, RelationType)


def hidden_names(m: Map, gone: Gone, instead: dict[str, str]) -> Names:
    """The names of what is gone, and of the actors in `instead`, for whom something else may be read."""
    unseen = gone.actors | instead.keys()
    names = Names(shared=_shared(m, unseen, gone.veiled))
    for actor in m.actors:
        if actor.id in unseen:
            for name in names_of(actor):
                names.add(name, instead.get(actor.id, GAP), sparing=actor.kind != "person")
    for entities, away in (
        (m.processes, gone.processes),
        (m.agreements, gone.agreements),
        (m.sides, gone.veiled),
    ):
        for entity in entities:
            if entity.id in away:
                names.add(entity.name, parts=False)
                names.add(getattr(entity, "short", ""), parts=False)
    return names


def names_of(actor: Actor) -> tuple[str, ...]:
    """Everything that an actor is called."""
    return (actor.name, actor.short, *actor.aliases)


def _shared(m: Map, unseen: AbstractSet[str], sides: AbstractSet[str]) -> Iterator[str]:
    """Words that say little: they stand in the names of several visible actors, of a side or of a track."""
    used = Counter(
        word
        for actor in m.actors
        if actor.id not in unseen
        for word in {word for name in names_of(actor) for word in words(name)}
    )
    yield from (word for word, count in used.items() if count >= _SEVERAL)
    yield from (side.name for side in m.sides if side.id not in sides)
    yield from (text for track in NINE_TRACKS.tracks for text in (track.name, track.short))


@cache
def shipped_texts() -> frozenset[str]:
    """Every text that comes with the program in a new map."""
    found: set[str] = set()

    def note(_owner: type[Entity], _field: str, value: str) -> str:
        found.add(value)
        return value

    for entity in (NINE_TRACKS, *SHIPPED_SETS):
        rewritten(entity, note, lambda _owner, _field, value: value)
    return frozenset(found)


def scrubbed(entity: E, names: Names, keep: AbstractSet[str] = frozenset()) -> tuple[E, int]:
    """The map, or a part of it, with every text that mentions one of `names` emptied or mended; how many.

    Texts in `keep` are those that stand instead of names.
    """
    if not names:
        return entity, 0
    shipped = shipped_texts()
    count = 0

    def text(owner: type[Entity], field: str, value: str) -> str | None:
        nonlocal count
        if (
            not value
            or value in keep
            or field == "language"
            or (value in shipped and issubclass(owner, _SHIPPED_IN))
        ):
            return value
        if not names.mentioned(value):
            return value
        count += 1
        return names.replaced(value) if field in NAMES else None

    return rewritten(entity, text, lambda _owner, _field, value: value), count


def emptied(entity: Entity, *, keep: AbstractSet[str] = frozenset()) -> dict[str, object]:
    """Every free text of an entity as it is when nobody wrote any, as changes; fields in `keep` stay."""
    made: dict[str, object] = {}
    for name, what in fields_of(type(entity)).items():
        if what == "text" and name not in keep:
            made[name] = () if isinstance(getattr(entity, name), tuple) else ""
    return made
