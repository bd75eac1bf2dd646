"""For whom something leaves the program, and how what is not for them is treated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, get_args

from mtd_desktop.model.base import Confidentiality
from mtd_desktop.model.document import Map

Audience = Literal["public", "workshop", "private"]
"""Anybody; the people in the room; only those who work with the map itself."""

Mode = Literal["leave out", "pseudonym", "generalise"]
"""What becomes of an actor above the audience. Links, processes and agreements above it always stay out:
they have no name to hide, it is their being there that is confidential."""

AUDIENCES: Final[tuple[Audience, ...]] = get_args(Audience)
MODES: Final[tuple[Mode, ...]] = get_args(Mode)

_SEES: Final[dict[Audience, frozenset[Confidentiality]]] = {
    "public": frozenset({"public"}),
    "workshop": frozenset({"public", "restricted"}),
    "private": frozenset({"public", "restricted", "secret"}),
}


def sees(audience: Audience, level: Confidentiality) -> bool:
    """Whether what is marked `level` is for the audience."""
    return level in _SEES[audience]


def holds_confidential(m: Map) -> bool:
    """Whether anything on the map is not for everybody."""
    return any(level != "public" for level in _levels(m))


def _levels(m: Map) -> Iterator[Confidentiality]:
    for actor in m.actors:
        yield actor.confidentiality
    for link in m.links:
        yield link.confidentiality
    for process in m.processes:
        yield process.confidentiality
    for agreement in m.agreements:
        yield agreement.confidentiality
