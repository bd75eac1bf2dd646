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
from mtd_desktop.model.document import Map
from mtd_desktop.model.wording import shortened

_NAMED: Final = 3
"""Actors that the sentence names before it says "and more"."""


@dataclass(frozen=True)
class Risk:
    """How many actors stay, and the labels of those that stand alone, in the order of the map."""

    actors: int
    alone: tuple[str, ...]


def risk(m: Map) -> Risk:
    """The actors of `m` that kind, main track and number of links tell apart from every other."""
    marks = {
        actor.id: (actor.kind, actor.standing(), len(m.links_of.get(actor.id, ()))) for actor in m.actors
    }
    many = Counter(marks.values())
    return Risk(len(m.actors), tuple(a.label for a in m.actors if many[marks[a.id]] == 1))


def sentence(found: Risk) -> str:
    """The risk in one sentence; empty for a map without actors."""
    if not found.actors:
        return ""
    if not found.alone:
        return translate("Privacy", "No actor stands out by kind, track and number of links alone.")
    words = translate(
        "Privacy", "{alone} of {all} actors can be told apart by kind, track and links alone: {names}."
    )
    names = [shortened(name, 30) for name in found.alone[:_NAMED]]
    listed = ", ".join(names)
    if len(found.alone) > _NAMED:
        listed = translate("Privacy", "{names} and {more} more").format(
            names=listed, more=len(found.alone) - _NAMED
        )
    return words.format(alone=len(found.alone), all=found.actors, names=listed)
