"""Who names whom on a map: finding mentions of what is not there, taking them away, renaming ids in them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any, Final, TypeAlias, TypeVar

from mtd_desktop.comparing.parts import KINDS, Path, keyed
from mtd_desktop.model.base import Entity
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import ConventionSet, Link
from mtd_desktop.model.processes import Funding, Participation, Process

E = TypeVar("E", bound=Entity)

Parts: TypeAlias = dict[str, Any]
"""The fields of a map, not yet put together."""

Target: TypeAlias = tuple[str, str]
"""What is named: a kind, and an id. Beside those of maps there are "subject" for actors and processes,
"relation" and "convention".
"""

_MENTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "actors": {"side": "sides"},
    "links": {"from_actor": "actors", "to_actor": "actors", "relation": "relation"},
    "processes": {"invited_by": "actors", "follows": "processes"},
    "agreements": {"signatories": "actors", "process": "processes", "follow_ups": "processes"},
    "assessments": {"subject": "subject"},
}
"""Fields of each kind that hold ids, alone or several, and of what."""


def missing(parts: Parts) -> Mapping[Target, tuple[Path, ...]]:
    """What is named but not there, with the paths of the things that name it."""
    found: dict[Target, list[Path]] = {}
    present = there(parts)
    for kind, key, entity in _everything(parts):
        for target in mentions(kind, entity):
            if target[1] not in present[target[0]]:
                found.setdefault(target, []).append((kind, key))
    if parts["convention"] not in present["convention"]:
        found.setdefault(("convention", parts["convention"]), []).append(("convention",))
    return {target: tuple(dict.fromkeys(holders)) for target, holders in found.items()}


def there(parts: Parts) -> Mapping[str, frozenset[str]]:
    """The ids that each kind of target has."""
    ids = {kind: frozenset(entity.id for entity in parts[kind]) for kind in KINDS}
    sets: tuple[ConventionSet, ...] = parts["conventions"]
    relations = frozenset(
        ident for one in sets for relation in one.relations for ident in (relation.id, *relation.covers)
    )
    return ids | {
        "subject": ids["actors"] | ids["processes"],
        "relation": relations,
        "convention": frozenset(one.id for one in sets),
    }


def mentions(kind: str, entity: Entity) -> Iterator[Target]:
    """Everything that an entity of a kind cannot be without."""
    for field, target in _MENTIONS.get(kind, {}).items():
        value = getattr(entity, field)
        for ident in value if isinstance(value, tuple) else (value,):
            if ident is not None:
                yield target, ident
    if isinstance(entity, Process):
        yield from (("actors", p.actor) for p in entity.participants)
        yield from (("actors", f.actor) for f in entity.funding if f.actor is not None)


def without(parts: Parts, target: Target, name: str) -> Parts:
    """The parts without any mention of `target`: links go with it, who paid stays under `name`."""
    changed: Parts = {}
    for kind in {kind for kind, _, entity in _everything(parts) if target in mentions(kind, entity)}:
        left = (
            entity if target not in mentions(kind, entity) else _freed(kind, entity, target, name)
            for entity in parts[kind]
        )
        changed[kind] = tuple(entity for entity in left if entity is not None)
    return parts | changed


def _freed(kind: str, entity: Any, target: Target, name: str) -> Any:
    if kind == "links":
        return None
    gone = target[1]
    changes: dict[str, object] = {}
    for field, what in _MENTIONS[kind].items():
        value = getattr(entity, field)
        if what == target[0] and value == gone:
            changes[field] = None
        elif what == target[0] and isinstance(value, tuple):
            changes[field] = tuple(ident for ident in value if ident != gone)
    if isinstance(entity, Process) and target[0] == "actors":
        changes["participants"] = tuple(p for p in entity.participants if p.actor != gone)
        changes["funding"] = tuple(_by_name(f, name) if f.actor == gone else f for f in entity.funding)
    return entity.but(**changes)


def _by_name(entry: Funding, name: str) -> Funding:
    return entry.but(actor=None, name=entry.name or name)


def _everything(parts: Parts) -> Iterator[tuple[str, Any, Any]]:
    for kind in _MENTIONS:
        for key, entity in keyed(parts[kind]).items():
            yield kind, key, entity


_IDS: Final = frozenset(name for kind in _MENTIONS.values() for name in kind) - {"relation"}

_HOLDERS: Final = _IDS | {*_MENTIONS, "participants", "funding"}


def names_one_of(path: Path, value: Any, idents: Container[str]) -> bool:
    """Whether a value at a path is there only because one of `idents` is: its link, its part in a process."""
    if isinstance(value, Link):
        return value.from_actor in idents or value.to_actor in idents
    if isinstance(value, Participation | Funding):
        return value.actor in idents
    return isinstance(value, str) and value in idents and not _IDS.isdisjoint(path[-2:])


def holds_names(path: Path, *values: Any) -> bool:
    """Whether values at a path may hold something that is there because something else is."""
    if all(isinstance(value, tuple) for value in values):
        return path[-1] in _HOLDERS
    return len(path) == 2 and path[0] in _MENTIONS and all(isinstance(value, Entity) for value in values)


# Other ids for the same things


def renamed(m: Map, ids: Mapping[str, Mapping[str, str]]) -> Map:
    """The map with other ids, by kind: of the things themselves and wherever they are named."""
    if not any(ids.values()):
        return m
    everyone = {old: new for kind in ids.values() for old, new in kind.items()}
    ids = {**ids, "subject": {**ids.get("actors", {}), **ids.get("processes", {})}}
    changes: dict[str, object] = {
        kind: tuple(_renamed(kind, entity, ids) for entity in getattr(m, kind)) for kind in KINDS
    }
    changes["tryouts"] = tuple(
        _renamed("tryouts", t, ids).but(without=_each(t.without, everyone)) for t in m.tryouts
    )
    changes["dismissals"] = tuple(d.but(subjects=_each(d.subjects, everyone)) for d in m.dismissals)
    return m.but(**changes)


def _renamed(kind: str, entity: Any, ids: Mapping[str, Mapping[str, str]]) -> Any:
    changes: dict[str, object] = {"id": ids.get(kind, {}).get(entity.id, entity.id)}
    for field, what in {**_MENTIONS.get(kind, {}), "sources": "references"}.items():
        known = ids.get(what, {})
        value = getattr(entity, field, None)
        changes[field] = _each(value, known) if isinstance(value, tuple) else known.get(value or "", value)
    if isinstance(entity, Process):
        actors = ids.get("actors", {})
        rename: Callable[[Any], Any] = lambda part: part.but(actor=actors.get(part.actor, part.actor))  # noqa: E731
        changes["participants"] = tuple(rename(p) for p in entity.participants)
        changes["funding"] = tuple(rename(f) for f in entity.funding)
    different = {
        field: value
        for field, value in changes.items()
        if field in type(entity).model_fields and value != getattr(entity, field)
    }
    return entity.but(**different) if different else entity


def _each(values: tuple[str, ...], known: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(known.get(value, value) for value in values)
