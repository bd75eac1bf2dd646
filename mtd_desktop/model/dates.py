"""Partial dates: a year, a month or a day, as people remember them ("1993", "1993-05", "1993-05-05").

They count generously: "1993" begins on 1 January and ends on 31 December. Undated means always.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator

from mtd_desktop.i18n import translate

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def checked(text: str) -> str:
    """`text` itself if it is a year, month or day that exists; `ValueError` says what is wrong."""
    parts = _parts(text)
    if parts is None:
        raise ValueError(
            translate("Map", "“{text}” is not a date like 1993, 1993-05 or 1993-05-31").format(text=text[:40])
        )
    year, month, day = parts
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise ValueError(translate("Map", "“{text}” is not a day that exists").format(text=text)) from None
    return text


Presence: TypeAlias = Literal["to come", "active", "ended"]
"""How a span stands to a date."""

PartialDate = Annotated[str, AfterValidator(checked)]
"""A string that `checked` accepts."""


@lru_cache(4096)
def first_day(partial: str) -> date:
    """The first day that a partial date covers."""
    year, month, day = _known(partial)
    return date(year, month or 1, day or 1)


@lru_cache(4096)
def last_day(partial: str) -> date:
    """The last day that a partial date covers."""
    year, month, day = _known(partial)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def active(since: str | None, until: str | None, on: str | None) -> bool:
    """Whether a span touches the partial date `on`; open ends reach for ever, and no date means always."""
    return state_at(since, until, on) == "active"


def state_at(since: str | None, until: str | None, on: str | None) -> Presence:
    """How a span stands to the partial date `on`: generously, as in `active`."""
    if on is None:
        return "active"
    if since is not None and first_day(since) > last_day(on):
        return "to come"
    return "ended" if until is not None and last_day(until) < first_day(on) else "active"


def in_order(since: str | None, until: str | None) -> bool:
    """Whether a span can be read forwards."""
    return since is None or until is None or first_day(since) <= last_day(until)


def _parts(text: str) -> tuple[int, int | None, int | None] | None:
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _known(partial: str) -> tuple[int, int | None, int | None]:
    parts = _parts(partial)
    if parts is None:
        raise ValueError(f"not a partial date: {partial!r}")
    return parts
