"""Why a file's content is not a map, in one sentence that names the place.

pydantic says where something is wrong by keys and indices; the schema of the map says what should stand
there. Together they make "actors[3] “Sinn Féin”, memberships[0], track: should be a whole number from 0 to 9,
not “three”."
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeAlias

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.base import TEXT_LIMIT
from mtd_desktop.model.document import Map

Schema: TypeAlias = Mapping[str, Any]
Location: TypeAlias = Sequence[str | int]

NAME_SHOWN: Final = 60
"""Characters of a name or value that an error message repeats."""


def explained(error: ValidationError, tree: object) -> UserError:
    """The first problem that `error` found in `tree`, as a sentence with its place."""
    details = error.errors(include_url=False)
    first = details[0]
    message = sentence(first)
    others = error.error_count() - 1
    if others:
        more = translate("Storage", "({count} more problems follow.)")
        one = translate("Storage", "(One more problem follows.)")
        message = f"{message} {one if others == 1 else more.format(count=others)}"
    location = first["loc"][:-1] if first["type"] == "missing" else first["loc"]
    return UserError(message, where=place(location, tree))


def place(location: Location, tree: object) -> str:
    """A location as people find it: keys, indices, and the names of what stands there."""
    steps: list[str] = []
    inside = tree
    for step in location:
        inside = _into(inside, step)
        if isinstance(step, int):
            steps[-1:] = [f"{steps[-1] if steps else ''}[{step}]{_name(inside)}"]
        else:
            steps.append(_short(step))
    return ", ".join(steps)


def shown(value: object) -> str:
    """A value as an error message repeats it."""
    if isinstance(value, str):
        return f"“{_short(value)}”" if value else translate("Storage", "an empty text")
    if isinstance(value, dict):
        return translate("Storage", "an object")
    if isinstance(value, list | tuple):
        return translate("Storage", "a list")
    return _short(json.dumps(value))


def _short(text: str) -> str:
    text = _line(text)
    return text if len(text) <= NAME_SHOWN else f"{text[: NAME_SHOWN - 1]}…"


def _line(text: str) -> str:
    """The same words without line breaks and control characters."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _into(inside: object, step: str | int) -> object:
    if isinstance(inside, dict):
        return inside.get(step)
    if isinstance(inside, list) and isinstance(step, int) and step < len(inside):
        return inside[step]
    return None


def _name(entity: object) -> str:
    if not isinstance(entity, dict):
        return ""
    names = (entity.get(key) for key in ("name", "title", "id"))
    name = next((name for name in names if isinstance(name, str) and name), None)
    return f" “{_short(name)}”" if name else ""


def sentence(problem: ErrorDetails) -> str:
    """What is wrong there."""
    kind, location = problem["type"], problem["loc"]
    if kind == "value_error":
        said = str(problem["ctx"]["error"])
        return f"{_line(said)}."
    if kind == "missing":
        return translate("Storage", "the key “{key}” is missing.").format(key=location[-1])
    if kind == "string_too_long":
        return translate("Storage", "this text is longer than {limit} characters.").format(limit=TEXT_LIMIT)
    if kind == "too_short":
        return translate("Storage", "at least one is needed here.")
    expected = _expected(_schema_at(location))
    if not expected:
        return translate("Storage", "this cannot stand here: {reason}.").format(reason=problem["msg"])
    return translate("Storage", "should be {expected}, not {found}.").format(
        expected=expected, found=shown(problem["input"])
    )


# What should stand at a place, after the schema


@cache
def _schema() -> Schema:
    return Map.model_json_schema()


def _schema_at(location: Location) -> Schema:
    root = _schema()
    node: Schema = root
    for step in location:
        node = _bare(node, root)
        node = node.get("items", {}) if isinstance(step, int) else node.get("properties", {}).get(step, {})
    return _bare(node, root)


def _bare(node: Schema, root: Schema) -> Schema:
    """The schema behind a reference, and that of the value where `null` may stand instead."""
    for alternative in node.get("anyOf", ()):
        if alternative.get("type") != "null":
            node = alternative
            break
    reference = node.get("$ref")
    return root["$defs"][reference.rpartition("/")[2]] if reference else node


def _expected(node: Schema) -> str:
    if "enum" in node:
        choices = ", ".join(f"“{choice}”" for choice in node["enum"])
        return translate("Storage", "one of {choices}").format(choices=choices)
    pattern = str(node.get("pattern", ""))
    if pattern.startswith("^#"):
        return translate("Storage", "a colour like “#3f90da”")
    if pattern:
        return translate("Storage", "an id of at most 80 letters, digits, dots, dashes or underscores")
    kinds = {
        "string": translate("Storage", "a text in double quotes"),
        "boolean": translate("Storage", "true or false"),
        "integer": _numbers(
            node,
            translate("Storage", "a whole number"),
            translate("Storage", "a whole number from {least} to {most}"),
            translate("Storage", "a whole number from {least} up"),
        ),
        "number": _numbers(
            node,
            translate("Storage", "a number"),
            translate("Storage", "a number from {least} to {most}"),
            translate("Storage", "a number from {least} up"),
        ),
        "array": translate("Storage", "a list in square brackets"),
        "object": translate("Storage", "an object in braces"),
    }
    return kinds.get(str(node.get("type")), "")


def _numbers(node: Schema, any_number: str, between: str, from_least: str) -> str:
    least, most = node.get("minimum"), node.get("maximum")
    if least is None:
        return any_number
    if most is None:
        return from_least.format(least=f"{least:g}")
    return between.format(least=f"{least:g}", most=f"{most:g}")
