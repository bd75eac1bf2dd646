"""Who can still be recognised in what leaves.

A name is not all that tells who somebody is: whoever knows the field recognises the only religious leader
with four links. In published networks the pattern of links around a person is often unique by itself (Hay et
al., "Anonymizing Social Networks", 2007). So what leaves is looked at as a reader without names would: actors
that nobody shares kind, track and number of links with.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from mtd_desktop.i18n import translate
from mtd_desktop.model.wording import shortened
from mtd_desktop.privacy.redact import Redacted

_NAMED: Final = 3
"""Actors that the sentence names before it says "and more"."""


@dataclass(frozen=True)
class Risk:
    """How many actors go by another name, and those among them that stand alone, in the order of the map."""

    actors: int
    alone: tuple[str, ...]


def risk(redacted: Redacted) -> Risk:
    """The disguised actors that kind, main track and number of links tell apart from all others."""
    m = redacted.map
    marks = {
        actor.id: (actor.kind, actor.standing(), len(m.links_of.get(actor.id, ()))) for actor in m.actors
    }
    many = Counter(marks.values())
    hidden = [actor for actor in m.actors if actor.id in redacted.disguised]
    return Risk(len(hidden), tuple(a.label for a in hidden if many[marks[a.id]] == 1))


def sentence(found: Risk) -> str:
    """The risk in one sentence; empty where no actor goes by another name."""
    if not found.actors:
        return ""
    if not found.alone:
        return translate("Privacy", "None of these actors can be told apart by kind, track and links alone.")
    words = translate(
        "Privacy", "{alone} of these {all} actors can be told apart by kind, track and links alone: {names}."
    )
    names = [shortened(name, 30) for name in found.alone[:_NAMED]]
    listed = ", ".join(names)
    if len(found.alone) > _NAMED:
        listed = translate("Privacy", "{names} and {more} more").format(
            names=listed, more=len(found.alone) - _NAMED
        )
    return words.format(alone=len(found.alone), all=found.actors, names=listed)
