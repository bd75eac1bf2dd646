"""Reading JSON without mercy, and saying in one sentence where it is broken.

The syntax is checked by pydantic's parser: it refuses NaN, half surrogates and deep nesting, and does not
recurse in Python. Python's own parser then builds the values, because it alone shows every key of an object
and so finds one that stands twice.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from pydantic_core import from_json

from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate

MOST_SEARCHED: Final = 5_000_000
"""Characters of text that are searched for the place of a doubled key or of a number that is too large."""

MOST_KEYS: Final = 100_000
"""Keys that one object may have: a hostile file of a million must not hold the program up."""

MOST_OBJECTS: Final = 300_000
"""Opening braces in a file: each entity costs 1.6 KB of memory, and the largest maps have some thousand."""

MOST_VALUES: Final = 10_000_000
"""Commas in a file."""

_MARK: Final = b"\xef\xbb\xbf"
_PLACED: Final = re.compile(r"(.*) at line (\d+) column (\d+)", re.DOTALL)
_TOKEN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[0-9.eE+-]*|[{}\[\]:,]')


def parse(data: bytes) -> object:
    """The value that `data` holds as JSON in UTF-8, with or without a byte order mark.

    Raises `UserError`, with line and column as `where`, for anything that is not strictly JSON, for a key
    that stands twice in one object, for too many keys, and for numbers that a computer cannot hold.
    """
    _check_kind(data)
    _check_amount(data)
    text = _text(data)
    try:
        from_json(text, allow_inf_nan=False, cache_strings="none")
    except ValueError as error:
        raise _syntax_error(str(error), text) from None
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_float=_finite)
    except _Doubled as doubled:
        raise _doubled_key(doubled.key, text) from None
    except _TooLarge as large:
        raise _too_large(large.literal, text) from None


def line_and_column(text: str, position: int) -> str:
    """The place of a character, as people count: from 1."""
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    return _place(line, column)


def _place(line: int, column: int) -> str:
    return translate("Storage", "line {line}, column {column}").format(line=line, column=column)


# What is not JSON text at all


def _kinds() -> tuple[tuple[bytes, str], ...]:
    """First bytes of files that people take for maps, and what they are."""
    return (
        (b"PK\x03\x04", translate("Storage", "a ZIP archive or an Office document")),
        (b"%PDF", translate("Storage", "a PDF document")),
        (b"\x89PNG", translate("Storage", "a PNG picture")),
        (b"\xff\xd8\xff", translate("Storage", "a JPEG picture")),
        (b"\x1f\x8b", translate("Storage", "a compressed file")),
        (b"SQLite format 3", translate("Storage", "a database")),
        (b"<", translate("Storage", "XML or HTML, perhaps an exported picture")),
    )


def _check_kind(data: bytes) -> None:
    start = data[:64].removeprefix(_MARK).lstrip()
    if not start and not data[64:].strip():
        raise UserError(
            translate("Storage", "The file is empty."),
            translate(
                "Storage", "If it once held a map, look for an older version beside it, ending in .bak."
            ),
        )
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in data[:4]:
        raise UserError(
            translate("Storage", "The text is in UTF-16 or UTF-32, not in UTF-8."),
            translate("Storage", "Save it as UTF-8 in the program that wrote it."),
        )
    for magic, what in _kinds():
        if start.startswith(magic):
            raise UserError(
                translate("Storage", "This is {what}, not a map.").format(what=what),
                translate("Storage", "Maps are files ending in .mtdmap."),
            )


def _check_amount(data: bytes) -> None:
    """A file of 100 MB may hold four million actors, and they would fill the memory of a laptop."""
    for mark, most in ((b"{", MOST_OBJECTS), (b",", MOST_VALUES)):
        if len(data) > most and data.count(mark) > most:
            raise UserError(
                translate("Storage", "The file holds more than {most} things; no map is that large.").format(
                    most=most
                ),
                translate("Storage", "Choose another file."),
            )


def _text(data: bytes) -> str:
    try:
        return data.removeprefix(_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        raise UserError(
            translate("Storage", "Here stands a byte that is not text in UTF-8."),
            translate("Storage", "Save the file as UTF-8, or go back to an older version."),
            where=line_and_column(before + " ", len(before)),
        ) from None


# Broken syntax


def _sentences() -> tuple[tuple[str, str], ...]:
    """Beginnings of the parser's messages, and what people read instead."""
    return (
        ("EOF while parsing", translate("Storage", "The text ends too early: the file is cut off.")),
        ("trailing comma", translate("Storage", "There is a comma too many.")),
        ("expected `,` or `]`", translate("Storage", "A comma or ] is missing.")),
        ("expected `,` or `}`", translate("Storage", "A comma or } is missing.")),
        ("expected `:`", translate("Storage", "A colon is missing after a key.")),
        ("key must be a string", translate("Storage", "A key in double quotes is missing.")),
        ("expected value", translate("Storage", "Here should stand a value; NaN and Infinity are none.")),
        ("expected ident", translate("Storage", "A word is misspelt: only true, false and null exist.")),
        ("invalid number", translate("Storage", "A number is written in a way that JSON does not know.")),
        ("number out of range", translate("Storage", "A number has too many digits.")),
        ("control character", translate("Storage", "A text holds a raw line break or control character.")),
        ("invalid escape", translate("Storage", "A backslash is followed by something JSON does not know.")),
        ("unexpected end of hex escape", translate("Storage", "A \\u escape is half a character.")),
        ("lone leading surrogate", translate("Storage", "A \\u escape is half a character.")),
        ("trailing characters", translate("Storage", "Something stands after the end.")),
        ("recursion limit exceeded", translate("Storage", "Too many brackets stand inside each other.")),
    )


def _syntax_error(reason: str, text: str) -> UserError:
    match = _PLACED.fullmatch(reason)
    if match is None:
        return UserError(translate("Storage", "The text is not JSON."), reason)
    said, line, column = match[1], int(match[2]), int(match[3])
    if said.startswith("expected") and text.lstrip()[:1].isalpha():
        return UserError(
            translate("Storage", "This is {what}, not a map.").format(
                what=translate("Storage", "plain text")
            ),
            translate("Storage", "Maps are files ending in .mtdmap."),
        )
    message = next((ours for theirs, ours in _sentences() if said.startswith(theirs)), None)
    return UserError(
        message or translate("Storage", "The text is not JSON: {reason}.").format(reason=said),
        translate("Storage", "Mend it there, or open an older version of the file."),
        where=_counted(text, line, column),
    )


def _counted(text: str, line: int, column: int) -> str:
    """The parser counts columns in bytes and puts a line break at column 0 of the next line."""
    lines = text.split("\n", line)
    if column == 0 and line > 1:
        return _place(line - 1, len(lines[line - 2]) + 1)
    before = lines[line - 1].encode()[: max(column - 1, 0)]
    return _place(line, len(before.decode(errors="ignore")) + 1)


# Keys that stand twice, numbers that are none


class _Doubled(Exception):
    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class _TooLarge(Exception):
    def __init__(self, literal: str) -> None:
        super().__init__(literal)
        self.literal = literal


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(pairs) > MOST_KEYS:
        raise UserError(
            translate("Storage", "One object has {count} keys; more than {most} are not read.").format(
                count=len(pairs), most=MOST_KEYS
            ),
            translate("Storage", "No map needs so many: choose another file."),
        )
    found = dict(pairs)
    if len(found) != len(pairs):
        counts = Counter(key for key, _ in pairs)
        raise _Doubled(next(key for key in found if counts[key] > 1))
    return found


def _finite(literal: str) -> float:
    number = float(literal)
    if math.isinf(number):
        raise _TooLarge(literal)
    return number


def _doubled_key(key: str, text: str) -> UserError:
    return UserError(
        translate("Storage", "The key “{key}” stands twice in the same object.").format(key=key[:60]),
        translate("Storage", "Keep one of the two."),
        where=_search(text, lambda: _first_doubled(text)),
    )


def _too_large(literal: str, text: str) -> UserError:
    return UserError(
        translate("Storage", "The number {number} is too large.").format(number=literal[:40]),
        translate("Storage", "Write a smaller one."),
        where=_search(text, lambda: _first_number(literal, text)),
    )


def _search(text: str, find: Callable[[], str]) -> str:
    return find() if len(text) <= MOST_SEARCHED else ""


def _first_number(literal: str, text: str) -> str:
    return next(line_and_column(text, m.start()) for m in _TOKEN.finditer(text) if m[0] == literal)


def _first_doubled(text: str) -> str:
    """The place of the first key that stands twice, as a path and as line and column."""
    return next(f"{_path(steps)}{line_and_column(text, position)}" for steps, position in _doubled(text))


def _path(steps: Sequence[str | int]) -> str:
    inside = steps[1:] if steps[:1] == ("map",) else steps
    path = "".join(f"[{step}]" if isinstance(step, int) else f", {step[:60]}" for step in inside)
    return f"{path.removeprefix(', ')}, " if path else ""


def _doubled(text: str) -> Iterator[tuple[tuple[str | int, ...], int]]:
    """Paths of the objects that have a key twice, and where its second coming stands. `text` is JSON."""
    seen: list[set[str] | None] = []  # None for a list
    steps: list[str | int] = []  # the key or index that is being read at each depth
    key_next = False
    for match in _TOKEN.finditer(text):
        mark = match[0]
        if mark in "{[":
            seen.append(set() if mark == "{" else None)
            steps.append("" if mark == "{" else 0)
        elif mark in "}]":
            seen.pop()
            steps.pop()
        elif mark == "," and isinstance(index := steps[-1], int):
            steps[-1] = index + 1
        elif key_next and (keys := seen[-1]) is not None and mark[0] == '"':
            key = json.loads(mark)
            if key in keys:
                yield tuple(steps[:-1]), match.start()
            keys.add(key)
            steps[-1] = key
        key_next = mark in "{,"
