"""How values of a map are typed: names, texts, partial dates, lists. Reading refuses in one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from mtd_desktop.editing.revise import is_blank, tidy
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.dates import checked

_BREAK: Final = "⏎"


@dataclass(frozen=True)
class Codec:
    """Text to value and back. `read` raises `UserError`; `needed` values never stay blank."""

    read: Callable[[str], object]
    write: Callable[[object], str]
    lines: int = 1
    """Height of the field."""
    one_line: bool = True
    """Enter ends the typing, even where the text is shown on several lines."""
    example: str = ""
    needed: bool = False


def name() -> Codec:
    """A name: one line that is not blank."""
    return Codec(_read_name, _as_text, needed=True)


def line(example: str = "", lines: int = 1) -> Codec:
    """One line of text, broken over `lines` of the field where it is long."""
    return Codec(tidy, _as_text, lines=lines, example=example)


def prose(lines: int = 3, example: str = "") -> Codec:
    """Text of several lines."""
    return Codec(str.strip, _as_text, lines=lines, one_line=False, example=example)


def date() -> Codec:
    """A year, a month or a day; nothing for not recorded."""
    return Codec(_read_date, _as_text, example=not_recorded())


def number() -> Codec:
    """A whole number from 0 up; nothing for not recorded."""
    return Codec(_read_number, lambda value: "" if value is None else str(value), example=not_recorded())


def not_recorded() -> str:
    """What is shown where nobody wrote anything down."""
    return translate("Inspector", "not recorded")


def several(separator: str, example: str = "") -> Codec:
    """Several short texts in one line with a sign between them; after a backslash the sign is part of one."""
    between = re.compile(rf"(?<!\\)(?:\\\\)*{re.escape(separator)}")

    def read(text: str) -> tuple[str, ...]:
        ends = [match.end() for match in between.finditer(text)]
        pieces = [text[a : b - 1] for a, b in pairwise((0, *ends, len(text) + 1))]
        return _parts([re.sub(r"\\(.)", r"\1", piece) for piece in pieces])

    def write(value: object) -> str:
        return f"{separator} ".join(
            re.sub(rf"[\\{re.escape(separator)}]", r"\\\g<0>", text) for text in _texts(value)
        )

    return Codec(read, write, example=example)


def one_a_line(lines: int = 3, example: str = "") -> Codec:
    """Several texts, each on a line of its own; a line break inside one is shown as a sign."""
    return Codec(
        lambda text: _parts([part.replace(_BREAK, "\n") for part in text.split("\n")]),
        lambda value: "\n".join(text.replace("\n", _BREAK) for text in _texts(value)),
        lines=lines,
        one_line=False,
        example=example,
    )


def _read_name(text: str) -> str:
    if is_blank(text):
        raise UserError(translate("Inspector", "A name cannot be blank."))
    return tidy(text)


def _read_date(text: str) -> str | None:
    written = tidy(text)
    if not written:
        return None
    try:
        return checked(written)
    except ValueError:
        raise UserError(
            translate(
                "Inspector", "Write a date as 1993, 1993-05 or 1993-05-31. Nothing is changed until then."
            )
        ) from None


def _read_number(text: str) -> int | None:
    written = tidy(text)
    if not written:
        return None
    if not written.isdecimal() or len(written) > 6:
        raise UserError(
            translate("Inspector", "Write a whole number, such as 14. Nothing is changed until then.")
        )
    return int(written)


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(part) for part in value) if isinstance(value, tuple) else ()


def _parts(parts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in map(tidy, parts) if not is_blank(part)))
