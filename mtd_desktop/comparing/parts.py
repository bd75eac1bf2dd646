"""What a map consists of, as comparing sees it: fields, and elements that are the same thing in two versions.

Most things have an id. The elements of a tuple that have none are known by what they are about: a
participation by its actor, a membership by its track and beginning (the main one by being that), a tag by
itself. Where several elements of a tuple are about the same, they are told apart by their order.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from enum import Enum
from typing import Any, Final, Literal, TypeAlias

from mtd_desktop.model.actors import Membership, Place
from mtd_desktop.model.base import Entity
from mtd_desktop.model.document import Map
from mtd_desktop.model.notes import Dismissal, Score, Threshold, TrackNote
from mtd_desktop.model.processes import Funding, Output, Participation, Phase
from mtd_desktop.model.tracks import Track

Path: TypeAlias = tuple[Hashable, ...]
"""From the map to something in it: names of fields, and `Key`s of elements."""

Key: TypeAlias = tuple[Hashable, int]
"""What an element is about, and the how-manieth it is that is about that."""


class Absent(Enum):
    """That something is not there at all, which is not the same as `None`."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT

MAIN: Final = "main"
"""What the main membership of an actor is about."""

_ABOUT: Final[Mapping[type[Entity], Callable[[Any], Hashable]]] = {
    Membership: lambda m: MAIN if m.primary else (m.track, m.since),
    Participation: lambda p: p.actor,
    Funding: lambda f: (f.actor, f.name),
    Output: lambda o: o.text,
    Score: lambda s: s.standard,
    Track: lambda t: t.number,
    TrackNote: lambda n: n.track,
    Threshold: lambda t: (t.rule, t.name),
    Dismissal: lambda d: (d.rule, d.subjects),
}

_AS_A_WHOLE: Final = (Place, Phase)
"""Whoever changes a part of one means the whole; in a tuple of them their order says what they are."""

Kind: TypeAlias = Literal[
    "sides",
    "actors",
    "links",
    "processes",
    "agreements",
    "assessments",
    "saved_views",
    "references",
    "tryouts",
    "conventions",
    "track_notes",
    "dismissals",
    "thresholds",
    "tracks",
    "framework",
    "meta",
    "view",
    "map",
]
"""A field of a map, "tracks" inside its framework, or the rest of the map."""

KINDS: Final[tuple[Kind, ...]] = (
    "sides",
    "actors",
    "links",
    "processes",
    "agreements",
    "assessments",
    "saved_views",
    "references",
    "tryouts",
)
"""Fields of a map that hold what has an id of its own."""

KEYED: Final[tuple[Kind, ...]] = (*KINDS, "conventions", "track_notes", "dismissals", "thresholds")
"""Fields of a map that hold many things."""


def fields(entity: Entity) -> dict[str, Any]:
    """All fields in their order, and after them the keys that this version does not know."""
    known = {name: getattr(entity, name) for name in type(entity).model_fields}
    return known | (entity.__pydantic_extra__ or {})


def same(one: object, other: object) -> bool:
    """Whether two values are equal and of one kind: `True` is not 1."""
    return one is other or (type(one) is type(other) and one == other)


def is_whole(value: object) -> bool:
    """Whether a value is compared and chosen as a whole."""
    return not isinstance(value, Entity) or isinstance(value, _AS_A_WHOLE)


def has_elements(*values: object) -> bool:
    """Whether all values are tuples whose elements can be told apart by what they are about."""
    return all(
        isinstance(value, tuple) and not any(isinstance(element, _AS_A_WHOLE) for element in value)
        for value in values
    )


def keyed(values: Sequence[Any]) -> dict[Key, Any]:
    """Elements by what they are about, in their order."""
    found: dict[Key, Any] = {}
    turns: dict[Hashable, int] = {}
    for value in values:
        about = _about(value)
        turn = turns[about] = turns.get(about, -1) + 1
        found[about, turn] = value
    return found


def _about(value: Any) -> Hashable:
    if not isinstance(value, Entity):
        return _frozen(value)
    about = _ABOUT.get(type(value), _ident)
    return about(value)


def _ident(value: Any) -> Hashable:
    ident: str = value.id
    return ident


def _frozen(value: Any) -> Hashable:
    """`value` as something that can be a key."""
    return value if isinstance(value, str | int) else repr(value)


def in_order(base: Sequence[Key], a: Sequence[Key], b: Sequence[Key]) -> list[Key]:
    """All elements of `a` and `b`: in the order of the side that changed the order, else as `a` has them,
    with the new ones of the other side behind. What only the other side kept stands where it stood there.
    """
    follow_b = _reordered(base, b) and not _reordered(base, a)
    first, second = (b, a) if follow_b else (a, b)
    known, old = set(first), set(base)
    found: list[Key] = []
    kept_behind: dict[Key | None, list[Key]] = {}
    last: Key | None = None
    for key in second:
        if key in known:
            last = key
        elif key in old:
            kept_behind.setdefault(last, []).append(key)
    found += kept_behind.get(None, ())
    for key in first:
        found += (key, *kept_behind.get(key, ()))
    return found + [key for key in second if key not in known and key not in old]


def _reordered(before: Sequence[Key], after: Sequence[Key]) -> bool:
    common = set(before) & set(after)
    return [key for key in before if key in common] != [key for key in after if key in common]


def kind_of_ids(m: Map) -> dict[str, str]:
    """Of everything that has an id of its own, what kind it is."""
    return {entity.id: kind for kind in KINDS for entity in getattr(m, kind)}
