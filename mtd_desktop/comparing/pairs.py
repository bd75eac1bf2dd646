"""The same thing drawn twice: what two groups entered each for itself and called by the same name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from mtd_desktop.comparing.mentions import renamed
from mtd_desktop.comparing.parts import KINDS, kind_of_ids
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link

_NAMED: Final = tuple(kind for kind in KINDS if kind != "links")


@dataclass(frozen=True)
class Pair:
    """Two things, one of each map, that may be the same. `name` is what they have in common."""

    kind: str
    a: str
    b: str
    name: str


def matched(a: Map, b: Map, base: Map | None = None) -> tuple[Pair, ...]:
    """Pairs of things of one kind with equal names or aliases that have different ids.

    Only what the other map does not have under its own id, and what was not in `base` either, is paired, and
    each thing once: full names before short labels, and those before aliases.
    """
    known_a, known_b = kind_of_ids(a), kind_of_ids(b)
    before = {} if base is None else kind_of_ids(base)
    return tuple(
        pair
        for kind in _NAMED
        for pair in _pairs(
            kind,
            [e for e in getattr(a, kind) if e.id not in known_b and e.id not in before],
            [e for e in getattr(b, kind) if e.id not in known_a and e.id not in before],
        )
    )


def joined(a: Map, b: Map, pairs: Iterable[Pair]) -> Map:
    """`b` with the ids of `a` for what `pairs` say is the same, and for links that are then the same too:
    those with the same ends, relation and time.
    """
    ids: dict[str, dict[str, str]] = {}
    for pair in pairs:
        ids.setdefault(pair.kind, {})[pair.b] = pair.a
    if not ids:
        return b
    b = renamed(b, ids)
    known_a, known_b = kind_of_ids(a), kind_of_ids(b)
    free = _by_look(link for link in a.links if link.id not in known_b)
    links: dict[str, str] = {}
    for look, there in _by_look(link for link in b.links if link.id not in known_a).items():
        links |= {link.id: mine.id for link, mine in zip(there, free.get(look, ()), strict=False)}
    return renamed(b, {"links": links})


def _pairs(kind: str, here: Sequence[Any], there: Sequence[Any]) -> Iterator[Pair]:
    taken: set[str] = set()
    for level in range(3):
        theirs: dict[str, list[Any]] = {}
        for entity in there:
            for name in _names(entity, level):
                theirs.setdefault(name, []).append(entity)
        for entity in here:
            if entity.id in taken:
                continue
            for name in _names(entity, level):
                other = next((e for e in theirs.get(name, ()) if e.id not in taken), None)
                if other is not None:
                    taken |= {entity.id, other.id}
                    yield Pair(kind, entity.id, other.id, _title(entity))
                    break


def _title(entity: Any) -> str:
    return str(getattr(entity, "name", "") or getattr(entity, "title", ""))


def _names(entity: Any, level: int) -> list[str]:
    """What an entity is called: by its full name; by its short label too; by every name."""
    names = [_title(entity)]
    if level >= 1:
        names.append(getattr(entity, "short", ""))
    if level >= 2:
        names += getattr(entity, "aliases", ())
    return [name for name in map(plain_name, names) if name]


def plain_name(name: str) -> str:
    """A name without what does not tell two names apart: case, spaces, ways to write an accent."""
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold()).split())


def _by_look(links: Iterable[Link]) -> Mapping[tuple[object, ...], list[Link]]:
    found: dict[tuple[object, ...], list[Link]] = {}
    for link in links:
        ends = (link.from_actor, link.to_actor)
        looks = (
            *(ends if link.direction == "forward" else sorted(ends)),
            link.relation,
            link.since,
            link.until,
        )
        found.setdefault((*looks, link.direction), []).append(link)
    return found
