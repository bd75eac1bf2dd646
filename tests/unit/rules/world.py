"""Small maps for the rules, in few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mtd_desktop.model.actors import Actor, Membership, Side
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.model.links import Link
from mtd_desktop.model.notes import Threshold
from mtd_desktop.model.processes import Agreement, Participation, Phase, Process
from mtd_desktop.rules import Finding, findings

SIDES = (
    Side(id="north", name="North", colour="#3f90da"),
    Side(id="south", name="South", colour="#e76300"),
    Side(id="helpers", name="Helpers", colour="#717581", role="third party"),
)


def actor(ident: str, track: int | None = 1, *further: int, **fields: Any) -> Actor:
    """An actor named after its id, on a track (`None` is the tray) and further ones."""
    zones = () if track is None else (track, *further)
    memberships = tuple(Membership(track=zone, primary=zone == track) for zone in zones)
    return Actor(id=ident, name=ident.capitalize(), memberships=memberships, **fields)


def link(a: str, b: str, relation: str = "works-with", **fields: Any) -> Link:
    """A link between two actors."""
    return Link(id=f"{a}-{b}-{relation}", from_actor=a, to_actor=b, relation=relation, **fields)


def process(
    ident: str,
    kind: Any = "2",
    *people: str | Participation,
    since: str | None = None,
    until: str | None = None,
    **fields: Any,
) -> Process:
    """A process of one phase; people by id are participants, "ann:convener" is one in a role."""
    phases = fields.pop("phases", (Phase(kind=kind, since=since, until=until),))
    return Process(
        id=ident, name=ident.capitalize(), phases=phases, participants=tuple(map(_part, people)), **fields
    )


def _part(who: str | Participation) -> Participation:
    if isinstance(who, Participation):
        return who
    ident, _, role = who.partition(":")
    return Participation.model_validate({"actor": ident, "role": role or "participant"})


def agreement(ident: str, **fields: Any) -> Agreement:
    """An agreement named after its id."""
    return Agreement(id=ident, name=ident.capitalize(), **fields)


def world(*things: Actor | Link | Process | Agreement | Threshold, as_of: str | None = None) -> Map:
    """A map of all these, with two parties and a third."""
    return Map(
        meta=Meta(as_of=as_of),
        sides=SIDES,
        actors=tuple(t for t in things if isinstance(t, Actor)),
        links=tuple(t for t in things if isinstance(t, Link)),
        processes=tuple(t for t in things if isinstance(t, Process)),
        agreements=tuple(t for t in things if isinstance(t, Agreement)),
        thresholds=tuple(t for t in things if isinstance(t, Threshold)),
    )


def trio(*tracks: int) -> tuple[Actor, ...]:
    """Ann, Bob and Cid on these tracks."""
    return tuple(actor(ident, track) for ident, track in zip(("ann", "bob", "cid"), tracks, strict=True))


def asked(m: Map, rule: str, on: str | None = None) -> tuple[Finding, ...]:
    """What one rule asks."""
    return findings(m, on, [rule])


def questions(found: Sequence[Finding]) -> list[str]:
    """Their words."""
    return [finding.question for finding in found]
