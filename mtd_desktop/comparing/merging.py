"""Two versions of a map become one, with the version both came from or without it.

What only one side changed is taken, what both changed alike too. What they changed differently is a conflict,
and so is a thing that one side removed while the other changed it or came to name it: nothing is decided
behind a person's back, and what comes out keeps all promises of a map.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

from pydantic import ValidationError

from mtd_desktop.comparing.mentions import Parts, Target, missing, renamed, without
from mtd_desktop.comparing.parts import ABSENT, KINDS, Path, fields, in_order, keyed, kind_of_ids
from mtd_desktop.comparing.threeway import Choice, Conflict, Decisions, ThreeWay
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import ConventionSet

MISSING: Final = "missing"
"""Beginning of the path of a conflict about something that one side removed and the other names."""

_STEM: Final = 70
"""Characters kept of an id that gets a number behind it."""

Both: TypeAlias = Mapping[Choice, Map]


@dataclass(frozen=True)
class Merged:
    """What comes of a merge with the decisions made so far.

    `map` is `None` as long as a conflict is undecided. `draft` is the map with the undecided ones taken from
    `a`, to look at. Decisions can raise further conflicts: merge again with every one.
    """

    map: Map | None
    conflicts: tuple[Conflict, ...]
    draft: Map

    @property
    def undecided(self) -> tuple[Conflict, ...]:
        """What a person still has to decide."""
        return tuple(conflict for conflict in self.conflicts if conflict.choice is None)


def merge(
    base: Map | None,
    a: Map,
    b: Map,
    decisions: Decisions | None = None,
    *,
    prefer: Choice | None = None,
) -> Merged:
    """`a` and `b` as one map. `base` is the version that both came from; `None` if nobody has it.

    `decisions` say for the path of a conflict which side is taken, `prefer` which for all others. Without
    `base` nothing counts as removed, and what one side left blank is taken from the other.
    """
    if base is not None and base in (a, b):  # one side changed nothing at all
        one = b if base == a else a
        return Merged(one, (), one)
    base, b = _apart(base, a, b)
    both: Both = {"a": a, "b": b}
    revived: dict[Choice, frozenset[str]] = {}
    holders: dict[Path, tuple[Path, ...]] = {}
    while True:
        ways = ThreeWay(decisions or {}, prefer, revived)
        parts = _held(ways.parts((), ABSENT if base is None else base, a, b), base, both, ways)
        draft = _whole(parts, base, both, ways)
        holders = {**{conflict.path: conflict.holders for conflict in ways.conflicts}, **holders}
        again = {side: revived.get(side, frozenset()) | _revived(base, m, draft) for side, m in both.items()}
        if again == revived or not any(again.values()):
            break
        revived = again
    found = {conflict.path: conflict for conflict in ways.conflicts}
    # What comes along only with what is kept is no reason to keep it.
    conflicts = tuple(replace(c, holders=holders.get(c.path, c.holders)) for c in found.values())
    decided = all(conflict.choice is not None for conflict in conflicts)
    return Merged(draft if decided else None, conflicts, draft)


def _revived(base: Map | None, side: Map, draft: Map) -> frozenset[str]:
    """What a side removed and a decision brought back: with it comes what had only gone along."""
    if base is None:
        return frozenset()
    return frozenset((kind_of_ids(base).keys() & kind_of_ids(draft).keys()) - kind_of_ids(side).keys())


def _held(parts: Parts, base: Map | None, both: Both, ways: ThreeWay) -> Parts:
    """`parts` in which nothing names what is not there: brought back, or named no more, as is decided."""
    while lost := missing(parts):
        target, holders = next(iter(lost.items()))
        values = {side: _found(m, target) for side, m in both.items()}
        old = ABSENT if base is None else _found(base, target)
        choice = ways.decide((MISSING, *target), old, values["a"], values["b"], holders)
        if values[choice] is ABSENT:
            other = next((value for value in values.values() if value is not ABSENT), ABSENT)
            parts = _let_go(parts, target, both[choice], getattr(other, "name", ""))
        else:
            parts = _brought_back(parts, target, choice, base, both)
    return parts


def _found(m: Map, target: Target) -> Any:
    """What an id means on a map, `ABSENT` if it has no such thing."""
    kind, ident = target
    if kind == "relation":
        known = (one.relation(ident) for one in m.conventions)
        return next((relation for relation in known if relation is not None), ABSENT)
    kinds = {"convention": ("conventions",), "subject": ("actors", "processes")}.get(kind, (kind,))
    return next((e for name in kinds for e in getattr(m, name) if e.id == ident), ABSENT)


def _let_go(parts: Parts, target: Target, winner: Map, name: str) -> Parts:
    if target[0] != "convention":
        return without(parts, target, name)
    sets: tuple[ConventionSet, ...] = parts["conventions"]
    if not any(one.id == winner.convention for one in sets):
        sets = (*sets, winner.convention_set)
    return parts | {"convention": winner.convention, "conventions": sets}


def _brought_back(parts: Parts, target: Target, choice: Choice, base: Map | None, both: Both) -> Parts:
    winner = both[choice]
    kind, ident = target
    if kind == "relation":
        return parts | {"conventions": _with_relation(parts["conventions"], ident, winner)}
    if kind == "subject":
        kind = "actors" if ident in winner.actor_by_id else "processes"
    kind = "conventions" if kind == "convention" else kind
    grown = (*parts[kind], _found(winner, target))
    # Back to where it stood, not to the end.
    places = {key: i for i, key in enumerate(_sequence(kind, base, both))}
    by_key = keyed(grown)
    return parts | {
        kind: tuple(by_key[key] for key in sorted(by_key, key=lambda k: places.get(k, len(places))))
    }


def _sequence(kind: str, base: Map | None, both: Both) -> list[Any]:
    before = () if base is None else tuple(keyed(getattr(base, kind)))
    return in_order(before, *(tuple(keyed(getattr(both[side], kind))) for side in ("a", "b")))


def _with_relation(sets: tuple[ConventionSet, ...], ident: str, winner: Map) -> tuple[ConventionSet, ...]:
    """`sets` in which a relation is known again as it is on `winner`."""
    home = next(one for one in winner.conventions if one.relation(ident) is not None)
    relation = home.relation(ident)
    grown = next((one for one in sets if one.id == home.id), None)
    if grown is None or relation is None:
        return (*sets, home)
    known = {r.id: r for r in grown.relations}
    if relation.id in known:  # it is there, and does not stand for `ident` any more
        mine = known[relation.id]
        known[relation.id] = mine.but(covers=(*mine.covers, ident))
    else:
        known[relation.id] = relation
    after = grown.but(relations=tuple(known.values()))
    return tuple(after if one is grown else one for one in sets)


def _whole(parts: Parts, base: Map | None, both: Both, ways: ThreeWay) -> Map:
    """The map of these parts. If they break a promise all the same, one side as it is."""
    for side in both.values():
        if all(parts.get(name) == value for name, value in fields(side).items()) and len(parts) == len(
            fields(side)
        ):
            return side
    try:
        return Map.model_validate(parts)
    except ValidationError:
        ways.conflicts.clear()
        return both[ways.decide(("map",), ABSENT if base is None else base, both["a"], both["b"])]


# One id for two things


def _apart(base: Map | None, a: Map, b: Map) -> tuple[Map | None, Map]:
    """The base and `b`, with new ids for what in `b` has the id of something of another kind in `a`."""
    here, there_ = kind_of_ids(a), kind_of_ids(b)
    clashes = [ident for ident, kind in there_.items() if here.get(ident, kind) != kind]
    if not clashes:
        return base, b
    taken = {ident for m in (base, a, b) if m is not None for ident in kind_of_ids(m)}
    fresh: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for ident in clashes:
        stem = ident[:_STEM]
        new = next(f"{stem}-{n}" for n in itertools.count(2) if f"{stem}-{n}" not in taken)
        fresh[there_[ident]][ident] = new
        taken.add(new)
    return None if base is None else renamed(base, fresh), renamed(b, fresh)
