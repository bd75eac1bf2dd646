"""Laying out JSON so that two versions of a map differ where the maps differ.

Every entity is a block of lines, a key a line; a value inside it stands on one line as long as it is short,
else with one element or key a line. Keys come as they come: the same tree gives the same text.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring as quoted
from typing import Final

LINE: Final = 100
"""Characters that a list or object inside an entity may have and still stand on one line."""

ALWAYS_SPREAD: Final = 4
"""Indentation up to which everything is spread: the envelope, the map, its lists and their entities."""

_encode: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False).encode


def block(fields: Mapping[str, object], depth: int = 0) -> str:
    """An object with a key a line, its braces at `depth`. `ValueError` for a number that JSON cannot hold."""
    inner = f",\n{'  ' * (depth + 1)}".join(
        [f"{quoted(key)}: {_value(value, depth + 1)}" for key, value in fields.items()]
    )
    return _bracketed("{", inner, "}", depth)


def _list(elements: Sequence[object], depth: int) -> str:
    inner = f",\n{'  ' * (depth + 1)}".join([_value(element, depth + 1) for element in elements])
    return _bracketed("[", inner, "]", depth)


def _bracketed(start: str, inner: str, end: str, depth: int) -> str:
    return f"{start}\n{'  ' * (depth + 1)}{inner}\n{'  ' * depth}{end}" if inner else f"{start}{end}"


def _value(value: object, depth: int) -> str:
    if type(value) is str:
        return quoted(value)
    if type(value) is int or (type(value) is float and math.isfinite(value)):
        return repr(value)
    if isinstance(value, dict):
        short = _short(value) if depth >= ALWAYS_SPREAD else None
        return short or block(value, depth)
    if isinstance(value, list | tuple):
        simple = depth >= ALWAYS_SPREAD or not (value and isinstance(value[0], dict))
        return (_short(value) if simple else None) or _list(value, depth)
    return _encode(value)


def _short(value: object) -> str | None:
    line = _encode(value)
    return line if len(line) <= LINE else None
