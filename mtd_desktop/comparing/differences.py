"""What differs between two maps: per thing, and in it per field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from mtd_desktop.comparing.parts import (
    ABSENT,
    KEYED,
    Kind,
    Path,
    fields,
    has_elements,
    is_whole,
    keyed,
    same,
)
from mtd_desktop.model.actors import Actor
from mtd_desktop.model.document import Map

Change: TypeAlias = Literal["added", "removed", "moved", "changed", "reordered"]


@dataclass(frozen=True)
class FieldChange:
    """A field, or a part of one, that is another now. `ABSENT` stands for what is not there."""

    path: Path
    old: Any
    new: Any


@dataclass(frozen=True)
class Difference:
    """What became of one thing. `ident` is its id, or what else tells it from others of its kind.

    `moved` is said of an actor that stands elsewhere and is otherwise the same; one that was changed besides
    is `changed`, see `is_moved`. `reordered` is said of a whole kind: the same things in another order.
    """

    kind: Kind
    ident: str
    change: Change
    old: Any = ABSENT
    new: Any = ABSENT
    fields: tuple[FieldChange, ...] = ()

    @property
    def is_moved(self) -> bool:
        """Whether an actor stands in another zone or at another place than before."""
        old, new = self.old, self.new
        if not isinstance(old, Actor) or not isinstance(new, Actor):
            return False
        return (old.standing(), old.place) != (new.standing(), new.place)


def differences(a: Map, b: Map) -> tuple[Difference, ...]:
    """How `b` differs from `a`; nothing exactly if they are equal."""
    return () if a is b else tuple(_differences(a, b))


def _differences(a: Map, b: Map) -> Iterator[Difference]:
    singles: tuple[Kind, ...] = ("meta", "framework", "view")
    for kind in singles:
        old, new = getattr(a, kind), getattr(b, kind)
        if not same(old, new):
            yield Difference(kind, "", "changed", old, new, tuple(_inside((), old, new)))
    for kind in KEYED:
        yield from _in_kind(kind, getattr(a, kind), getattr(b, kind))
    named = {*singles, *KEYED}
    before = {name: value for name, value in fields(a).items() if name not in named}
    after = {name: value for name, value in fields(b).items() if name not in named}
    found = tuple(_between((), before, after))
    if found:
        yield Difference("map", "", "changed", a, b, found)


def _in_kind(kind: Kind, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Difference]:
    if old is new:
        return
    before, after = keyed(old), keyed(new)
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key, ABSENT), after.get(key, ABSENT)
        if same(one, other):
            continue
        ident = str(getattr(one if one is not ABSENT else other, "id", None) or _plain(key[0]))
        if one is ABSENT or other is ABSENT:
            yield Difference(kind, ident, "added" if one is ABSENT else "removed", one, other)
            continue
        found = tuple(_inside((), one, other))
        moved = all(change.path[0] in ("memberships", "place") for change in found)
        made = Difference(kind, ident, "changed", one, other, found)
        yield Difference(kind, ident, "moved", one, other, found) if moved and made.is_moved else made
    if [key for key in before if key in after] != [key for key in after if key in before]:
        yield Difference(kind, "", "reordered", old, new)


def _plain(about: object) -> str:
    return " ".join(str(part) for part in about) if isinstance(about, tuple) else str(about)


def _inside(path: Path, old: Any, new: Any) -> Iterator[FieldChange]:
    """What differs between two values, as deep as its parts can be told apart."""
    if same(old, new):
        return
    if type(old) is type(new) and not is_whole(old):
        yield from _between(path, fields(old), fields(new))
    elif has_elements(old, new):
        before, after = keyed(old), keyed(new)
        found = [*_between(path, before, after)]
        yield from found or [FieldChange(path, old, new)]  # only the order is another
    else:
        yield FieldChange(path, old, new)


def _between(path: Path, before: dict[Any, Any], after: dict[Any, Any]) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*before, *after)):
        yield from _inside((*path, name), before.get(name, ABSENT), after.get(name, ABSENT))
