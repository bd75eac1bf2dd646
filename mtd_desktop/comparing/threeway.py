"""Three versions of a value become one: what one side changed is taken, what both did a person decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from pydantic import ValidationError

from mtd_desktop.comparing.mentions import holds_names, names_one_of
from mtd_desktop.comparing.parts import (
    ABSENT,
    Key,
    Path,
    fields,
    has_elements,
    in_order,
    is_whole,
    keyed,
    same,
)
from mtd_desktop.model.actors import Actor, Membership
from mtd_desktop.model.base import Entity

Choice: TypeAlias = Literal["a", "b"]

Decisions: TypeAlias = Mapping[Path, Choice]

TOGETHER: Final = (("since", "until"), ("from_actor", "to_actor"), ("memberships",))
"""Fields that may contradict each other when one comes from here and one from there."""


@dataclass(frozen=True)
class Conflict:
    """Something that both sides changed, each in its own way.

    `path` says where, and is what a decision is kept under. `base`, `a` and `b` are the values, `ABSENT` for
    what is not there; for a path that ends in several fields ("since+until") they are tuples of these.
    `holders` are the paths of what would lose its hold if the side without the thing wins.
    """

    path: Path
    base: Any
    a: Any
    b: Any
    choice: Choice | None = None
    holders: tuple[Path, ...] = ()


class ThreeWay:
    """Merges values and collects conflicts. An undecided conflict counts as decided for `a` meanwhile."""

    def __init__(
        self,
        decisions: Decisions,
        prefer: Choice | None = None,
        revived: Mapping[Choice, frozenset[str]] | None = None,
    ) -> None:
        """`revived` are the ids of what a side removed and what is on the map all the same."""
        self._decisions = decisions
        self._prefer = prefer
        self._revived = revived or {}
        self.conflicts: list[Conflict] = []

    def decide(self, path: Path, base: Any, a: Any, b: Any, holders: tuple[Path, ...] = ()) -> Choice:
        """Which side a person (or the preference) takes here."""
        choice = self._decisions.get(path, self._prefer)
        self.conflicts.append(Conflict(path, base, a, b, choice, holders))
        return choice or "a"

    def value(self, path: Path, base: Any, a: Any, b: Any) -> Any:
        """One value out of three."""
        looked_into = bool(self._revived) and holds_names(path, base, a, b)
        if same(a, b) or (same(base, b) and not looked_into):
            return b if self._went_along(path, base, a, "a") else a
        if same(base, a) and not looked_into:
            return a if self._went_along(path, base, b, "b") else b
        if not is_whole(a) and type(a) is type(b):
            return self.entity(path, base, a, b)
        if has_elements(a, b) and (base is ABSENT or has_elements(base)):
            return self.elements(path, () if base is ABSENT else base, a, b)
        if base is ABSENT and (_blank(a) or _blank(b)):
            return b if _blank(a) else a
        return self._chosen(path, base, a, b)

    def _went_along(self, path: Path, base: Any, now: Any, side: Choice) -> bool:
        """Whether a side let go of something only because it removed what that is about."""
        return now in (None, ABSENT) and names_one_of(path, base, self._revived.get(side, ()))

    def _chosen(self, path: Path, base: Any, a: Any, b: Any) -> Any:
        return a if self.decide(path, base, a, b) == "a" else b

    def elements(self, path: Path, base: Any, a: Any, b: Any) -> tuple[Any, ...]:
        """One tuple out of three, element by element."""
        before, here, there = keyed(base), keyed(a), keyed(b)
        merged: dict[Key, Any] = {}
        for key in in_order(tuple(before), tuple(here), tuple(there)):
            found = self.value(
                (*path, key), before.get(key, ABSENT), here.get(key, ABSENT), there.get(key, ABSENT)
            )
            if found is not ABSENT:
                merged[key] = found
        return tuple(merged.values())

    def parts(self, path: Path, base: Any, a: Entity, b: Entity) -> dict[str, Any]:
        """Every field of two entities, merged; not yet put together."""
        before = {} if base is ABSENT else fields(base)
        here, there = fields(a), fields(b)
        merged = {}
        for name in dict.fromkeys((*here, *there)):
            found = self.value(
                (*path, name), before.get(name, ABSENT), here.get(name, ABSENT), there.get(name, ABSENT)
            )
            if found is not ABSENT:
                merged[name] = found
        return merged

    def entity(self, path: Path, base: Any, a: Any, b: Any) -> Any:
        """One entity out of three that are the same thing."""
        before = base if type(base) is type(a) else ABSENT
        if isinstance(a, Membership) and len({m.track for m in (before, a, b) if m is not ABSENT}) > 1:
            return a if self.decide(path, before, a, b) == "a" else b
        start = len(self.conflicts)
        merged = self.parts(path, before, a, b)
        made = _built(a, b, merged)
        if made is None:
            made = _built(a, b, self._consistent(path, start, before, (a, b), merged))
        if made is None:
            del self.conflicts[start:]
            return a if self.decide(path, before, a, b) == "a" else b
        if isinstance(made, Actor) and a.standing() != b.standing():
            return self._placed(path, start, made, a if made.standing() == a.standing() else b)
        return made

    def _placed(self, path: Path, start: int, made: Actor, side: Actor) -> Actor:
        """`made` at the place of the side whose main track it has: a place means nothing on another one."""
        self.conflicts[start:] = [c for c in self.conflicts[start:] if c.path != (*path, "place")]
        placed = made.but(place=side.place)
        return side if placed == side else placed

    def _consistent(
        self, path: Path, start: int, base: Any, both: tuple[Entity, Entity], merged: dict[str, Any]
    ) -> dict[str, Any]:
        """`merged`, with fields that contradict each other taken from one side together."""
        before = {} if base is ABSENT else fields(base)
        here, there = fields(both[0]), fields(both[1])
        for group in TOGETHER:
            known = [name for name in group if name in merged]
            mixed = [merged[name] for name in known]
            ours, theirs = [here.get(name) for name in known], [there.get(name) for name in known]
            if not known or mixed in (ours, theirs):
                continue
            names = {(*path, name) for name in known}
            self.conflicts[start:] = [
                c for c in self.conflicts[start:] if c.path[: len(path) + 1] not in names
            ]
            one = len(known) == 1
            values = [
                side[known[0]] if one else tuple(side[name] for name in known) for side in (here, there)
            ]
            old = (before.get(known[0]) if one else tuple(before.get(n) for n in known)) if before else ABSENT
            side = here if self.decide((*path, "+".join(known)), old, *values) == "a" else there
            merged |= {name: side[name] for name in known}
        return merged


def _built(a: Entity, b: Entity, merged: dict[str, Any]) -> Entity | None:
    """The entity of these parts, the very one of a side if it is equal; `None` if it cannot be."""
    try:
        made = type(a).model_validate(merged)
    except ValidationError:
        return None
    return next((side for side in (a, b) if side == made), made)


def _blank(value: Any) -> bool:
    """Whether nobody wrote anything there. Without a common ancestor that yields to what somebody wrote."""
    return value is None or value in ("", ())
