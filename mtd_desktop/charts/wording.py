"""Words that figures share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map

LISTED = 6
"""Names that a sentence holds; more are counted."""


def names(m: Map, idents: Iterable[str]) -> tuple[str, ...]:
    """The labels of actors."""
    return tuple(m.actor_by_id[ident].label for ident in idents)


def listed(words: Sequence[str]) -> str:
    """Names in a row, of very many only the first."""
    if not words:
        return translate("Figures", "nobody")
    if len(words) <= LISTED:
        return ", ".join(words)
    rest = translate("Figures", "{names} and {count} more")
    return rest.format(names=", ".join(words[:LISTED]), count=len(words) - LISTED)
