"""Copying actors and what joins them, within a map and from one map to another.

What is copied travels as JSON: the actors, the links between them, the sides they belong to, the relation
types of those links and the references their sources name. Nothing of it is trusted when it comes back:
any program may have put it on the clipboard.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from mtd_desktop.editing.entity_ops import Insert
from mtd_desktop.editing.idents import new_id, taken_ids
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.actors import Actor, Place, Side
from mtd_desktop.model.base import Entity
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link, RelationType
from mtd_desktop.model.notes import Reference

MIME: Final = "application/x-mtd-fragment+json"
_FORMAT: Final = "mtd-fragment"
LARGEST: Final = 64 * 1024 * 1024
"""Characters of a fragment that are still looked at."""

_STEP: Final = 0.06
"""How far a pasted actor stands from the one it would cover, as a share of the sector."""

E = TypeVar("E", bound=Entity)


def copy(m: Map, ids: Iterable[str]) -> str:
    """The chosen actors and the links between them as JSON. Refused if no actor is among `ids`."""
    chosen = frozenset(ids)
    actors = [actor for actor in m.actors if actor.id in chosen]
    if not actors:
        raise UserError(
            translate("Editing", "There is no actor to copy."),
            translate("Editing", "Select actors; the links between them come along."),
        )
    links = [link for link in m.links if link.from_actor in chosen and link.to_actor in chosen]
    sides = {actor.side for actor in actors}
    sources = {source for a in actors for source in a.sources} | {s for link in links for s in link.sources}
    fragment = {
        "format": _FORMAT,
        "version": 1,
        "actors": _plain(actors),
        "links": _plain(links),
        "sides": _plain(side for side in m.sides if side.id in sides),
        "relations": _plain(_relation(m, ident) for ident in dict.fromkeys(link.relation for link in links)),
        "references": _plain(reference for reference in m.references if reference.id in sources),
    }
    return json.dumps(fragment, ensure_ascii=False)


def paste(text: str, m: Map) -> Insert:
    """What was copied, with fresh ids, ready to be inserted into `m`.

    Sides are matched by name or brought along, relations that `m` has no word for are brought along, and
    an actor that would cover another stands a little beside it. Refused if it is not part of a map.
    """
    fragment = _read(text)
    actors = _entities(fragment, "actors", Actor)
    links = _entities(fragment, "links", Link)
    if not actors or len({actor.id for actor in actors}) != len(actors):
        raise _nothing()
    taken = taken_ids(m)
    sides, side_of = _sides(m, _entities(fragment, "sides", Side), taken)
    known = {reference.id for reference in m.references}
    titles = {r.id: r.title for r in _entities(fragment, "references", Reference) if r.id not in known}
    ids: dict[str, str] = {}
    step = _step_aside(m, actors)
    fresh: list[Actor] = []
    for actor in actors:
        ids[actor.id] = _fresh("actor", taken)
        fresh.append(
            actor.but(
                id=ids[actor.id],
                side=side_of.get(actor.side or ""),
                place=_beside(actor.place, step),
                sources=tuple(titles.get(source, source) for source in actor.sources),
            )
        )
    joins = [link for link in links if link.from_actor in ids and link.to_actor in ids]
    brought = {r.id: r for r in _entities(fragment, "relations", RelationType)}
    needed = {link.relation for link in joins}
    missing = {ident for ident in needed if not any(s.relation(ident) for s in m.conventions)}
    return Insert(
        actors=tuple(fresh),
        links=tuple(
            link.but(
                id=_fresh("link", taken),
                from_actor=ids[link.from_actor],
                to_actor=ids[link.to_actor],
                sources=tuple(titles.get(source, source) for source in link.sources),
            )
            for link in joins
            if link.relation not in missing or link.relation in brought
        ),
        sides=sides,
        relations=tuple(brought[ident] for ident in sorted(missing) if ident in brought),
    )


def duplicate(m: Map, ids: Iterable[str]) -> Insert:
    """The chosen actors a second time, with the links between them."""
    again = paste(copy(m, ids), m)
    return Insert(again.actors, again.links, again.sides, again.relations, manner="duplicate")


def _plain(entities: Iterable[Entity]) -> list[dict[str, Any]]:
    return [entity.model_dump(mode="json", exclude_defaults=True) for entity in entities]


def _relation(m: Map, ident: str) -> RelationType:
    exact = (r for s in (m.convention_set, *m.conventions) for r in s.relations if r.id == ident)
    found = next(exact, None)
    return m.relation(ident).but(id=ident, covers=()) if found is None else found


def _nothing() -> UserError:
    return UserError(
        translate("Editing", "The clipboard holds no actors."),
        translate("Editing", "Copy actors from a map first."),
    )


def _read(text: str) -> Mapping[str, Any]:
    if len(text) > LARGEST:
        raise _nothing()
    try:
        # As strict as a file, and as deep as it will stand in one. What is unknown is kept as it comes:
        # a number or half a character that cannot be written would keep the whole map from being saved.
        from_json(f'{{"map":{text}}}'.encode(), allow_inf_nan=False, cache_strings="none")
        fragment = json.loads(text, parse_float=_finite)
    except (ValueError, RecursionError) as problem:
        raise _nothing() from problem
    if not isinstance(fragment, dict) or fragment.get("format") != _FORMAT:
        raise _nothing()
    return fragment


def _finite(literal: str) -> float:
    number = float(literal)
    if math.isinf(number):
        raise ValueError(literal)
    return number


def _entities(fragment: Mapping[str, Any], key: str, kind: type[E]) -> list[E]:
    entries = fragment.get(key, [])
    if not isinstance(entries, list):
        raise _nothing()
    try:
        return [kind.model_validate(entry) for entry in entries]
    except (ValidationError, RecursionError) as problem:
        raise _nothing() from problem


def _sides(m: Map, brought: list[Side], taken: set[str]) -> tuple[tuple[Side, ...], dict[str, str]]:
    """The sides that `m` lacks, with fresh ids, and the id here of every side that comes along."""
    here = {side.name.casefold(): side.id for side in m.sides}
    new: list[Side] = []
    side_of: dict[str, str] = {}
    for side in brought:
        name = side.name.casefold()
        if name not in here:
            here[name] = side.id if side.id not in taken else new_id("side", taken)
            taken.add(here[name])
            new.append(side.but(id=here[name]))
        side_of[side.id] = here[name]
    return tuple(new), side_of


def _fresh(prefix: str, taken: set[str]) -> str:
    ident = new_id(prefix, taken)
    taken.add(ident)
    return ident


def _step_aside(m: Map, actors: Iterable[Actor]) -> float:
    """How far all of them must move together so that none covers an actor of the map."""
    occupied = {(a.standing(), a.place.angle, a.place.radius) for a in m.actors if a.place is not None}
    placed = [(a.standing(), a.place) for a in actors if a.place is not None]

    def free(step: float) -> bool:
        return not any((zone, *_shifted(place, step)) in occupied for zone, place in placed)

    return next((step for step in (_STEP * n for n in range(9)) if free(step)), _STEP)


def _beside(place: Place | None, step: float) -> Place | None:
    if place is None or not step:
        return place
    angle, radius = _shifted(place, step)
    return place.but(angle=angle, radius=radius)


def _shifted(place: Place, step: float) -> tuple[float, float]:
    """The same point a step further on, or back where the sector ends."""
    angle, radius = place.angle, place.radius
    return (
        angle + step if angle + step <= 1.0 else angle - step,
        radius + step if radius + step <= 1.0 else radius - step,
    )
