"""What things and values of a map are called in a sentence: names instead of ids, words instead of codes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from mtd_desktop.comparing.parts import ABSENT, MAIN, Kind, fields
from mtd_desktop.i18n import translate
from mtd_desktop.model.actors import Membership, Place
from mtd_desktop.model.base import Entity
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.model.notes import Dismissal, Score, Threshold, TrackNote
from mtd_desktop.model.processes import Funding, Output, Participation, Phase
from mtd_desktop.model.tracks import OUTSIDE, TRACK_NUMBERS, Track
from mtd_desktop.model.wording import choice_name, field_name, shortened

_LONGEST: Final = 160
"""Characters of a value that are shown."""
_MOST: Final = 12
"""Elements of a list that are named."""

_ACTORS: Final = ("from_actor", "to_actor", "actor", "invited_by", "signatories")
_PROCESSES: Final = ("process", "follows", "follow_ups")


def kind_name(kind: Kind) -> str:
    """What one thing of a kind is called."""
    return _kinds()[kind]


def _kinds() -> Mapping[Kind, str]:
    return {
        "meta": translate("Comparing", "About the map"),
        "framework": translate("Comparing", "Names of the tracks"),
        "view": translate("Comparing", "Look of the page"),
        "map": translate("Comparing", "The map"),
        "sides": translate("Comparing", "Side"),
        "actors": translate("Comparing", "Actor"),
        "links": translate("Comparing", "Link"),
        "processes": translate("Comparing", "Process"),
        "agreements": translate("Comparing", "Agreement"),
        "track_notes": translate("Comparing", "Note on a track"),
        "assessments": translate("Comparing", "Assessment"),
        "saved_views": translate("Comparing", "Saved view"),
        "references": translate("Comparing", "Source"),
        "dismissals": translate("Comparing", "Answered question"),
        "thresholds": translate("Comparing", "Figure of a question"),
        "tryouts": translate("Comparing", "Try-out"),
        "conventions": translate("Comparing", "Conventions"),
    }


def name_of(entity: Any, m: Map) -> str:
    """What people call a thing; empty for what there is but one of. `m` is a map that has it."""
    if isinstance(entity, Link):
        ends = (actor_name(entity.from_actor, m), actor_name(entity.to_actor, m))
        return " – ".join(ends)
    if isinstance(entity, TrackNote):
        return zone_name(entity.track, m)
    if isinstance(entity, Threshold):
        return f"{entity.rule}, {entity.name}"
    if isinstance(entity, Dismissal):
        about = ", ".join(_any_name(ident, m) for ident in entity.subjects[:_MOST])
        return f"{entity.rule}: {about}" if about else entity.rule
    found = getattr(entity, "name", None) or getattr(entity, "title", None)
    if isinstance(found, str) and not isinstance(entity, Map):
        return _short(found) or translate("Comparing", "(no name)")
    return ""


def actor_name(ident: str, m: Map) -> str:
    """The name of an actor of a map; its id if it has none of that id."""
    actor = m.actor_by_id.get(ident)
    return ident if actor is None else _short(actor.name) or translate("Comparing", "(no name)")


def zone_name(zone: int | None, m: Map) -> str:
    """Number and name of a track, outside the compass, or the tray."""
    if zone is None:
        return translate("Zone", "In the tray")
    if zone == OUTSIDE:
        return translate("Zone", "Outside the compass")
    return _short(m.framework.track(zone).title) if zone in TRACK_NUMBERS else str(zone)


def part_name(about: Any, field: str, m: Map) -> str:
    """What an element of a tuple is called that is known by `about`."""
    if field == "memberships":
        return field_name("primary") if about == MAIN else zone_name(about[0], m)
    if field == "funding" and isinstance(about, tuple):
        return actor_name(about[0], m) if about[0] is not None else _short(about[1])
    if field in ("tracks", "hidden_tracks") and isinstance(about, int):
        return zone_name(about, m)
    return value_name(about, field, m)


def value_name(value: Any, field: str, m: Map) -> str:
    """A value of a field in words. `m` is a map that has what it names."""
    if value is ABSENT:
        return translate("Comparing", "(not there)")
    if value is None:
        return _nothing(field)
    if isinstance(value, bool):
        return translate("Answer", "Yes") if value else translate("Answer", "No")
    if isinstance(value, Entity):
        return _entity_name(value, m)
    if isinstance(value, tuple):
        return _listed((value_name(part, field, m) for part in value), len(value))
    if isinstance(value, str):
        return _text_name(value, field, m)
    if isinstance(value, int) and field in ("track", "tracks", "hidden_tracks"):
        return zone_name(value, m)
    chosen = choice_name(field, value)
    return chosen if chosen is not None else _short(_plain(value))


def _text_name(value: str, field: str, m: Map) -> str:
    if not value.strip():
        return translate("Comparing", "(blank)")
    names: Mapping[str, str] = {}
    if field == "side":
        names = {side.id: side.name for side in m.sides}
    elif field == "relation":
        found = next((r for s in m.conventions if (r := s.relation(value)) is not None), None)
        names = {} if found is None else {value: m.relation(value).name}
    elif field == "convention":
        names = {one.id: one.name for one in m.conventions}
    elif field in _PROCESSES:
        names = {process.id: process.name for process in m.processes}
    elif field in _ACTORS:
        return actor_name(value, m)
    elif field in ("subject", "without", "subjects"):
        return _any_name(value, m)
    elif field == "sources":
        names = {reference.id: reference.title for reference in m.references}
    found_name = names.get(value) or choice_name(field, value) or value
    return _short(found_name)


def _any_name(ident: str, m: Map) -> str:
    link = m.link_by_id.get(ident)
    if link is not None:
        return name_of(link, m)
    named = {process.id: process.name for process in m.processes}
    return _short(named.get(ident, "")) or actor_name(ident, m)


def _nothing(field: str) -> str:
    if field == "place":
        return translate("Comparing", "placed by the program")
    if field == "side":
        return translate("Comparing", "no side")
    return translate("Inspector", "not recorded")


def _place(place: Place, _m: Map) -> str:
    return translate("Comparing", "placed by hand ({angle} % round, {radius} % out)").format(
        angle=round(100 * place.angle), radius=round(100 * place.radius)
    )


def _span(entity: Any) -> str:
    if entity.since is None and entity.until is None:
        return ""
    return f"{entity.since or '…'}–{entity.until or '…'}"


def _joined(*parts: str) -> str:
    return _short(", ".join(part for part in parts if part.strip()))


_ENTITIES: Final[Mapping[type[Entity], Callable[[Any, Map], str]]] = {
    Place: _place,
    Membership: lambda e, m: _joined(
        zone_name(e.track, m), field_name("primary") if e.primary else "", _span(e), e.note
    ),
    Participation: lambda e, m: _joined(
        actor_name(e.actor, m), value_name(e.role, "role", m), _span(e), e.note
    ),
    Funding: lambda e, m: _joined(e.name if e.actor is None else actor_name(e.actor, m), e.note),
    Phase: lambda e, _: _joined(e.kind, e.name, _span(e), e.note),
    Output: lambda e, _: _joined(e.text, e.date or ""),
    Score: lambda e, _: _joined(e.standard, "–" if e.score is None else str(e.score), e.evidence),
    Track: lambda e, _: _joined(e.title),
}


def _entity_name(entity: Entity, m: Map) -> str:
    """The name of a thing that has one; else what is recorded of it."""
    worded = _ENTITIES.get(type(entity))
    if worded is not None:
        return worded(entity, m)
    name = name_of(entity, m)
    if name:
        return name
    known = (
        (field_name(field), value) for field, value in fields(entity).items() if value not in (None, "", ())
    )
    return _joined(*(f"{field}: {value_name(value, field, m)}" for field, value in known))


def _listed(parts: Iterable[str], count: int) -> str:
    shown = [part for part, _ in zip(parts, range(_MOST), strict=False)]
    if not shown:
        return translate("Comparing", "(none)")
    rest = translate("Comparing", "and {n} more").format(n=count - _MOST)
    return _short("; ".join([*shown, rest] if count > _MOST else shown), 2 * _LONGEST)


def _short(text: str, longest: int = _LONGEST) -> str:
    return shortened(text, longest)


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def pair_names(old: Any, new: Any, field: str, m_old: Map, m_new: Map) -> tuple[str, str]:
    """Two values of a field in words; long texts from a little before the point where they part."""
    if not (isinstance(old, str) and isinstance(new, str) and max(len(old), len(new)) > _LONGEST):
        return value_name(old, field, m_old), value_name(new, field, m_new)
    one, other = " ".join(old.split()), " ".join(new.split())
    at = next(
        (i for i, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other))
    )
    start = max(0, at - _LONGEST // 3)
    if start == 0:
        return value_name(old, field, m_old), value_name(new, field, m_new)
    return f"…{_short(one[start:])}", f"…{_short(other[start:])}"
