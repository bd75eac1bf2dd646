"""One map with everything that two have, to draw what differs."""

from __future__ import annotations

from typing import Any

from mtd_desktop.comparing.mentions import there
from mtd_desktop.comparing.parts import fields, kind_of_ids
from mtd_desktop.model.document import Map


def union(a: Map, b: Map) -> Map:
    """`b` as it is, and after its own all sides, actors and links of `a` that it does not have.

    A link of a relation that `b` does not know brings the convention set that draws it along. Of one id that
    means two different kinds of things, `b` has the say.
    """
    taken = kind_of_ids(b)
    gone: dict[str, tuple[Any, ...]] = {
        kind: tuple(entity for entity in getattr(a, kind) if entity.id not in taken)
        for kind in ("sides", "actors", "links")
    }
    sides = (*b.sides, *gone["sides"])
    known = {side.id for side in sides}
    actors = (*b.actors, *(x if x.side in known else x.but(side=None) for x in gone["actors"]))
    present = {actor.id for actor in actors}
    links = tuple(x for x in gone["links"] if {x.from_actor, x.to_actor} <= present)
    words = there(fields(b))["relation"]
    ids = {one.id for one in b.conventions}
    sets = tuple(
        one
        for one in a.conventions
        if one.id not in ids and any(one.relation(x.relation) for x in links if x.relation not in words)
    )
    words = there({**fields(b), "conventions": (*b.conventions, *sets)})["relation"]
    return b.but(
        sides=sides,
        actors=actors,
        links=(*b.links, *(x for x in links if x.relation in words)),
        conventions=(*b.conventions, *sets),
    )
