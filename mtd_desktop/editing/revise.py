"""How operations change entities: checked, by identity, with a sentence for the person when it cannot be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from pydantic import ValidationError

from mtd_desktop.editing.wording import field_name, shortened
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.actors import Actor
from mtd_desktop.model.base import Entity, Identified
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link

E = TypeVar("E", bound=Entity)
I = TypeVar("I", bound=Identified)  # noqa: E741 - an identified entity

ONE_LINE: Final = frozenset(
    {"name", "short", "title", "question", "seen_by", "label", "motto", "language", "role"}
)
"""Fields that hold one line: line breaks become spaces, and the ends are trimmed."""

TYPED: Final = (ONE_LINE - {"language"}) | {"description", "positions", "interests", "needs"}
"""Fields that are typed rather than chosen."""


def tidy(text: str) -> str:
    """`text` as one line: line breaks and control signs become spaces, none at the ends."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text).strip()


def is_blank(text: str) -> bool:
    """Whether nothing of a text could be seen."""
    return not any(c.isprintable() and not c.isspace() for c in text)


def proper_name(name: object) -> str:
    """A name, tidied; a blank one is refused."""
    if not isinstance(name, str) or is_blank(name):
        raise UserError(
            translate("Editing", "A name cannot be blank."), translate("Editing", "Type at least one letter.")
        )
    return tidy(name)


def proper(field: str, value: object) -> object:
    """The value for a field as it will be kept: names are not blank, one-line texts have one line."""
    if field == "name":
        return proper_name(value)
    return tidy(value) if field in ONE_LINE and isinstance(value, str) else value


def revised(entity: E, name: str, /, **changes: object) -> E:
    """`entity` with `changes`, or the very same if they change nothing; errors call it `name`."""
    known = type(entity).model_fields
    for field, value in changes.items():
        if field not in known or field == "id":
            raise UserError(
                translate("Editing", "“{name}” has no field “{field}”.").format(
                    name=shortened(name), field=shortened(field)
                )
            )
        changes[field] = tuple(value) if isinstance(value, list) else value
    if all(_same(getattr(entity, field), value) for field, value in changes.items()):
        return entity
    try:
        return entity.but(**changes)
    except ValidationError as problem:
        raise UserError(_sentence(problem), where=shortened(name)) from problem


def revised_map(m: Map, **changes: object) -> Map:
    """The map with `changes`, or the very same if they change nothing."""
    if all(getattr(m, field) is value for field, value in changes.items()):
        return m
    try:
        return m.but(**changes)
    except ValidationError as problem:
        raise UserError(_sentence(problem)) from problem


def replaced(entities: tuple[I, ...], changed: Mapping[str, I]) -> tuple[I, ...]:
    """The entities with those of `changed` in place of their namesakes; the same tuple if none differs."""
    if not any(changed.get(entity.id, entity) is not entity for entity in entities):
        return entities
    return tuple(changed.get(entity.id, entity) for entity in entities)


def actors_of(m: Map, ids: Iterable[str]) -> list[Actor]:
    """The actors with these ids; a sentence for the person if one is gone."""
    try:
        return [m.actor_by_id[ident] for ident in dict.fromkeys(ids)]
    except KeyError:
        raise UserError(translate("Editing", "The actor is no longer on the map.")) from None


def links_of(m: Map, ids: Iterable[str]) -> list[Link]:
    """The links with these ids; a sentence for the person if one is gone."""
    try:
        return [m.link_by_id[ident] for ident in dict.fromkeys(ids)]
    except KeyError:
        raise UserError(translate("Editing", "The link is no longer on the map.")) from None


def require_free(m: Map, ident: str, taken: Iterable[str]) -> None:
    """Refuse an id that something else on the map has."""
    if ident in taken:
        raise UserError(
            translate("Editing", "The map already has something with the id “{ident}”.").format(ident=ident),
            where=shortened(m.meta.title),
        )


def _same(old: object, new: object) -> bool:
    return old is new or (type(old) is type(new) and old == new)


def _sentence(problem: ValidationError) -> str:
    first = problem.errors(include_url=False)[0]
    message = first["msg"].removeprefix("Value error, ").rstrip(".")
    message = message[:1].upper() + message[1:]
    field = next((part for part in first["loc"] if isinstance(part, str)), None)
    if field is None or first["type"] == "value_error":
        return f"{message}."
    return translate("Editing", "The {field} cannot be that: {reason}.").format(
        field=field_name(field), reason=message[:1].lower() + message[1:]
    )
