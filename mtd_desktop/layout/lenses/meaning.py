"""What standing in a zone of a lens means, where that is something that is recorded about an actor."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from mtd_desktop.layout.lenses.making import CONFIDENTIALITY, round_the_circle
from mtd_desktop.model.actors import LEVELS
from mtd_desktop.model.document import Map
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import LensName

FIELDS: Final = MappingProxyType({"sides": "side", "pyramid": "level", "confidentiality": "confidentiality"})
"""The field of an actor that the zones of a lens stand for."""
BY_TRACKS: Final = frozenset({"nine", "five", "two", "two-narrow"})
"""The lenses in which zones are tracks: there places that a person chooses hold."""


def means(lens: LensName, zone: int, m: Map) -> tuple[str, str | None] | None:
    """The field that a zone stands for and its value there; `None` where a zone stands for nothing."""
    field = FIELDS.get(lens)
    if field is None:
        return None
    if lens == "pyramid":
        return field, None if zone == OUTSIDE else LEVELS[zone - 1]
    if zone == OUTSIDE:
        return None
    if lens == "confidentiality":
        return field, CONFIDENTIALITY[zone - 1]
    order = round_the_circle(m.sides)
    return field, order[zone - 1].id if zone <= len(order) else None
