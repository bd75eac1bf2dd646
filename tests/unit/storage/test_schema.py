"""The schema that is printed describes the files that are written: each is valid, a wrong one is not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from mtd_desktop import paths
from mtd_desktop.model.document import Map
from mtd_desktop.storage.codec import encode
from mtd_desktop.storage.schema import file_schema
from tests.strategies import maps

FROZEN = sorted((Path(__file__).parents[2] / "golden" / "files").glob("*.mtdmap"))
SCHEMA = file_schema()
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
CHECKS: dict[str, Callable[[Any, Any], bool]] = {
    "const": lambda value, wanted: bool(value == wanted),
    "enum": lambda value, wanted: value in wanted,
    "type": lambda value, kind: (
        isinstance(value, TYPES[kind]) and (kind == "boolean") >= (type(value) is bool)
    ),
    "required": lambda value, keys: not isinstance(value, dict) or set(keys) <= value.keys(),
    "pattern": lambda value, form: not isinstance(value, str) or re.search(form, value) is not None,
    "maxLength": lambda value, most: not isinstance(value, str) or len(value) <= most,
    "minItems": lambda value, least: not isinstance(value, list) or len(value) >= least,
    "minimum": lambda value, least: not isinstance(value, int | float) or value >= least,
    "maximum": lambda value, most: not isinstance(value, int | float) or value <= most,
    "additionalProperties": lambda _value, allowed: allowed is True,
}
INSIDE = {"$ref", "anyOf", "properties", "items"}
SAID = {"$schema", "$id", "$defs", "title", "description", "default"}


def faults(value: Any, schema: dict[str, Any], where: str = "file") -> Iterator[str]:
    """Where `value` is not as `schema` says, which uses no keyword but these."""
    assert schema.keys() <= CHECKS.keys() | INSIDE | SAID
    for keyword in schema.keys() & CHECKS.keys():
        if not CHECKS[keyword](value, schema[keyword]):
            yield f"{where}: {keyword}"
    if "$ref" in schema:
        yield from faults(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], where)
    if "anyOf" in schema and all(any(faults(value, one)) for one in schema["anyOf"]):
        yield f"{where}: anyOf"
    for key in schema.get("properties", {}).keys() & (value if isinstance(value, dict) else {}).keys():
        yield from faults(value[key], schema["properties"][key], f"{where}.{key}")
    for i, element in enumerate(value if "items" in schema and isinstance(value, list) else ()):
        yield from faults(element, schema["items"], f"{where}[{i}]")


@pytest.mark.parametrize("path", [*paths.samples(), *FROZEN], ids=lambda path: path.stem)
def test_files_are_as_the_schema_says(path: Path) -> None:
    assert list(faults(json.loads(path.read_bytes()), SCHEMA)) == []


@given(maps())
def test_every_map_is_written_as_the_schema_says(m: Map) -> None:
    assert list(faults(json.loads(encode(m)), SCHEMA)) == []


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("format",), "else", "file.format: const"),
        (("version",), "1", "file.version: const"),
        (("map", "actors", 0, "name"), 7, "file.map.actors[0].name: type"),
        (("map", "actors", 0, "kind"), "robot", "file.map.actors[0].kind: enum"),
        (("map", "actors", 0, "id"), "no id", "file.map.actors[0].id: pattern"),
        (("map", "actors", 0, "influence"), 6, "file.map.actors[0].influence: anyOf"),
        (
            ("map", "actors", 0, "memberships", 0, "primary"),
            1,
            "file.map.actors[0].memberships[0].primary: type",
        ),
        (
            ("map", "actors", 0, "memberships", 0, "track"),
            True,
            "file.map.actors[0].memberships[0].track: type",
        ),
        (("map", "links", 0), {}, "file.map.links[0]: required"),
        (("map", "links", 0, "strength"), 0, "file.map.links[0].strength: minimum"),
        (("map", "processes", 0, "phases"), [], "file.map.processes[0].phases: minItems"),
        (("map", "meta", "title"), "x" * 100_001, "file.map.meta.title: maxLength"),
    ],
)
def test_a_wrong_file_is_not(path: tuple[str | int, ...], value: object, fault: str) -> None:
    tree = json.loads(paths.sample("northern-ireland").read_bytes())
    inner = tree
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert list(faults(tree, SCHEMA)) == [fault]
