"""Ids, unknown keys and dates of writing: what nobody reads on the page, and a file would carry along."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from mtd_desktop.model.base import Entity, Identified
from mtd_desktop.model.conventions import SHIPPED_SETS
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import ConventionSet, Link, RelationType
from mtd_desktop.model.notes import Dismissal, Threshold
from mtd_desktop.privacy.audience import Audience
from mtd_desktop.privacy.fields import rewritten
from mtd_desktop.privacy.mentions import Names

_RULES: Final = {(Dismissal, "rule"), (Threshold, "rule"), (Threshold, "name")}
"""These name rules of the program and their figures, nothing on the map."""
_RELATIONS: Final = {(Link, "relation"), (RelationType, "id"), (RelationType, "covers")}
_SETS: Final = {(ConventionSet, "id"), (Map, "convention")}

_SHIPPED_RELATIONS: Final = frozenset(
    ident for s in SHIPPED_SETS for relation in s.relations for ident in (relation.id, *relation.covers)
)
_SHIPPED: Final = frozenset(s.id for s in SHIPPED_SETS)


def neutral(m: Map, names: Names) -> Map:
    """The map with counted ids ("actor-3") in the place of all, and no key that this version does not know.

    An id may be made from a name, also from one that the actor has long since lost. Ids of the convention
    sets that come with the program stay; whatever refers to nothing on the map goes.
    """
    ids = _counted_ids(m)
    relations = _relation_ids(m)
    sets = _numbered("set", (s.id for s in m.conventions if s.id not in _SHIPPED))

    def ident(owner: type[Entity], field: str, value: str) -> str | None:
        if (owner, field) in _RULES:
            return None if names.mentioned(value) else value
        if (owner, field) in _RELATIONS:
            return relations.get(value, value)
        if (owner, field) in _SETS:
            return sets.get(value, value)
        kind, colon, rest = value.rpartition(":")
        if colon and rest.isdigit():
            return value  # a track, by its number
        found = ids.get(rest)
        return f"{kind}{colon}{found}" if found else None

    def text(_owner: type[Entity], field: str, value: str) -> str | None:
        return ids.get(value, value) if field == "sources" else value

    kept = m.but(thresholds=tuple(t for t in m.thresholds if not names.mentioned(f"{t.rule} {t.name}")))
    kept = kept.but(dismissals=tuple(d for d in kept.dismissals if not names.mentioned(d.rule)))
    return rewritten(kept, text, ident, extras=False)


def undated(m: Map, audience: Audience) -> Map:
    """The map without who wrote it and when, as far as that is nothing for the audience.

    Whose view it shows and of when stays: that is part of what it says.
    """
    meta = m.meta.but(created=None, changed=None, **({"authors": ()} if audience == "public" else {}))
    assessor: dict[str, object] = {"assessor": ""} if audience == "public" else {}
    return m.but(
        meta=meta,
        saved_views=(),
        assessments=tuple(a.but(date=None, **assessor) for a in m.assessments),
        dismissals=tuple(d.but(by="", date=None) for d in m.dismissals),
    )


def _counted_ids(m: Map) -> dict[str, str]:
    kinds: tuple[tuple[str, Iterable[Identified]], ...] = (
        ("side", m.sides),
        ("actor", m.actors),
        ("link", m.links),
        ("process", m.processes),
        ("agreement", m.agreements),
        ("assessment", m.assessments),
        ("view", m.saved_views),
        ("reference", m.references),
        ("try", m.tryouts),
    )
    made: dict[str, str] = {}
    for prefix, entities in kinds:
        made |= _numbered(prefix, (entity.id for entity in entities))
    return made


def _relation_ids(m: Map) -> dict[str, str]:
    known = dict.fromkeys(
        ident for s in m.conventions for relation in s.relations for ident in (relation.id, *relation.covers)
    )
    return _numbered("relation", (ident for ident in known if ident not in _SHIPPED_RELATIONS))


def _numbered(prefix: str, idents: Iterable[str]) -> dict[str, str]:
    return {ident: f"{prefix}-{number}" for number, ident in enumerate(idents, start=1)}
