"""Actors that stay on the map without what would tell who they are."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import TypeVar

from mtd_desktop.model.actors import Actor, Membership
from mtd_desktop.model.base import Entity
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import Process
from mtd_desktop.privacy.pseudonyms import side_name
from mtd_desktop.privacy.scrubbing import emptied

E = TypeVar("E", bound=Entity)

Labels = Mapping[str, tuple[str, str]]
"""Name and short label by the id of the actor."""


def disguised(m: Map, labels: Labels, veiled: AbstractSet[str] = frozenset(), *, general: bool) -> Map:
    """The map with other names for the actors in `labels`, and no text left that was about them.

    Sides in `veiled` keep their colour and get a number for a name.

    What is drawn stays: kind, tracks, side, links. `general` also takes what narrows down who it is: dates,
    judgements, and the place that somebody who saw the map would recognise.
    """
    if not labels:
        return m
    return m.but(
        sides=tuple(
            bare(side).but(name=side_name(number)) if side.id in veiled else side
            for number, side in enumerate(m.sides, start=1)
        ),
        actors=tuple(actor_as(a, labels[a.id], general=general) if a.id in labels else a for a in m.actors),
        links=tuple(
            bare(link) if {link.from_actor, link.to_actor} & labels.keys() else link for link in m.links
        ),
        processes=tuple(process_as(process, labels) for process in m.processes),
    )


def actor_as(actor: Actor, label: tuple[str, str], *, general: bool) -> Actor:
    """An actor under another name and short label, without its texts and marks."""
    name, short = label
    memberships = tuple(bare(membership) for membership in actor.memberships)
    changes: dict[str, object] = {
        **emptied(actor),
        "name": name,
        "short": short if short != name else "",
        "memberships": memberships,
        "is_us": False,
        "confidentiality": "public",
    }
    if general:
        changes |= dict.fromkeys(
            ("since", "until", "place", "influence", "closeness", "stance", "origin", "women_led")
        )
        changes["memberships"] = tuple(
            m.but(since=None, until=None, place=None) for m in _once_each(memberships)
        )
    return actor.but(**changes)


def _once_each(memberships: tuple[Membership, ...]) -> tuple[Membership, ...]:
    """Without their dates two stays on the same track are one; the main one is kept."""
    by_track: dict[int, Membership] = {}
    for membership in sorted(memberships, key=lambda m: not m.primary):
        by_track.setdefault(membership.track, membership)
    return tuple(m for m in memberships if by_track[m.track] is m)


def bare(entity: E) -> E:
    """Without its free texts; what only links to them, as a source does, is text too."""
    return entity.but(**emptied(entity))


def process_as(process: Process, labels: Labels) -> Process:
    """A process without what was written about the parts that these actors have in it."""
    people = tuple(bare(p) if p.actor in labels else p for p in process.participants)
    funding = tuple(bare(f) if f.actor in labels else f for f in process.funding)
    return process.but(participants=people, funding=funding)
