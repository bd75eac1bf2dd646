"""What changed between two states of a map, in a few plain words."""

from __future__ import annotations

from mtd_desktop.i18n import translate
from mtd_desktop.model.changes import Changed, ChangeSet


def changes_in_words(changes: ChangeSet) -> str:
    """Such as "2 actors added, 1 link changed". Empty if nothing did."""
    kinds = (
        (changes.actors, translate("Since", "1 actor"), translate("Since", "{n} actors")),
        (changes.links, translate("Since", "1 link"), translate("Since", "{n} links")),
        (changes.sides, translate("Since", "1 side"), translate("Since", "{n} sides")),
        (changes.processes, translate("Since", "1 process"), translate("Since", "{n} processes")),
        (changes.agreements, translate("Since", "1 agreement"), translate("Since", "{n} agreements")),
    )
    parts = [part for changed, one, many in kinds for part in _parts(changed, one, many)]
    if changes.page:
        parts.append(translate("Since", "title or look of the page changed"))
    if changes.other:
        parts.append(translate("Since", "notes or saved views changed"))
    return ", ".join(parts)


def _parts(changed: Changed, one: str, many: str) -> list[str]:
    said = (
        (len(changed.added), translate("Since", "{what} added")),
        (len(changed.removed), translate("Since", "{what} removed")),
        (len(changed.altered), translate("Since", "{what} changed")),
    )
    parts = [words.format(what=one if n == 1 else many.format(n=n)) for n, words in said if n]
    if changed.reordered and not parts:
        parts.append(translate("Since", "order of {what} changed").format(what=many.format(n="").strip()))
    return parts
