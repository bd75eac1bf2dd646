"""Identities for new entities: short, random, and easy to read aloud or to find in a file."""

from __future__ import annotations

import random
from collections.abc import Container
from typing import Final

from mtd_desktop.model.document import Map

_LETTERS: Final = "bcdfghjkmnpqrstvwxz23456789"
"""Without vowels, so that no words arise, and without signs that look alike."""

_LENGTH: Final = 6


def new_id(prefix: str, taken: Container[str]) -> str:
    """An id such as `actor-k7m2qp` that is not in `taken`."""
    while True:
        ident = f"{prefix}-{''.join(random.choices(_LETTERS, k=_LENGTH))}"
        if ident not in taken:
            return ident


def taken_ids(m: Map) -> set[str]:
    """Every id of the map that a new entity must not have."""
    kinds = (
        m.sides,
        m.actors,
        m.links,
        m.processes,
        m.agreements,
        m.assessments,
        m.saved_views,
        m.references,
        m.tryouts,
    )
    return {entity.id for kind in kinds for entity in kind}
