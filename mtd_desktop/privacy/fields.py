"""Every string of a map by what it is, read from the types of the fields.

A field that is added to an entity tomorrow is found here without a word: a string whose type says nothing
about it counts as free text, the most careful case.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic import StringConstraints

from mtd_desktop.model.base import Colour, Entity, Text
from mtd_desktop.model.dates import PartialDate

E = TypeVar("E", bound=Entity)

Kind = Literal["text", "ident", "fixed", "entity", "other"]
"""Free text; an id or what names one; one of a few words, a date or a colour; an entity; no string at all."""

OnString = Callable[[type[Entity], str, str], str | None]
"""What becomes of a string: of which class, in which field, what it is. `None` takes it out of a row of many,
and empties a field that stands alone."""


def kind(hint: Any) -> Kind:
    """What the values of a type hint are, or the values in it if it is one of many."""
    if hint in (PartialDate, Colour):
        return "fixed"
    if hint in (Text, str):
        return "text"
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return "fixed"
    if origin is Annotated and any(isinstance(a, StringConstraints) and a.pattern for a in args[1:]):
        return "ident"  # only what names something is held to a pattern
    if origin in (Annotated, tuple):
        return kind(args[0])
    if origin in (typing.Union, types.UnionType):
        return next((kind(arg) for arg in args if arg is not type(None)), "other")
    return "entity" if isinstance(hint, type) and issubclass(hint, Entity) else "other"


@cache
def fields_of(owner: type[Entity]) -> dict[str, Kind]:
    """The fields of an entity that hold strings or entities, alone or many."""
    hints = typing.get_type_hints(owner, include_extras=True)
    kinds = {name: kind(hints[name]) for name in owner.model_fields}
    return {name: what for name, what in kinds.items() if what != "other"}


def rewritten(entity: E, text: OnString, ident: OnString, *, extras: bool = True) -> E:
    """The entity with `text` and `ident` asked about every string in it, and in all entities inside.

    What comes out as it went in keeps its identity. `extras=False` drops the keys that this version has no
    field for, everywhere.
    """
    owner = type(entity)
    changes: dict[str, object] = {}
    for name, what in fields_of(owner).items():
        before = getattr(entity, name)
        if what == "fixed" or before is None:
            continue
        ask = ident if what == "ident" else text
        after: object
        if isinstance(before, tuple):
            after = tuple(
                one
                for one in (_one(owner, name, item, ask, (text, ident), extras=extras) for item in before)
                if one is not None
            )
            same = len(after) == len(before) and all(a is b for a, b in zip(after, before, strict=True))
        else:
            after = _one(owner, name, before, ask, (text, ident), extras=extras)
            if after is None and what == "text":
                after = ""
            same = after is before or (isinstance(after, str) and after == before)
        if not same:
            changes[name] = after
    unknown = not extras and entity.__pydantic_extra__
    if not changes and not unknown:
        return entity
    if extras:
        return entity.but(**changes)
    kept = {name: getattr(entity, name) for name in owner.model_fields}
    return owner.model_validate({**kept, **changes})


def _one(
    owner: type[Entity],
    name: str,
    value: object,
    ask: OnString,
    both: tuple[OnString, OnString],
    *,
    extras: bool,
) -> object:
    if isinstance(value, Entity):
        return rewritten(value, *both, extras=extras)
    if isinstance(value, str):
        found = ask(owner, name, value)
        return value if found == value else found
    return value
