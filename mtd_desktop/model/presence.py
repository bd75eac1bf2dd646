"""Who is there at a date and what ties them: one answer for questions and figures, the same as the page's."""

from __future__ import annotations

from collections.abc import Container

from mtd_desktop.model.actors import Actor
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link


def actors_at(m: Map, on: str | None) -> dict[str, Actor]:
    """The actors that play their part at a partial date (`None`: at all times), by id in their order."""
    return {actor.id: actor for actor in m.actors if actor.state_on(on) == "active"}


def links_at(m: Map, there: Container[str], on: str | None) -> tuple[Link, ...]:
    """The links that hold at a partial date between those who are `there`."""
    return tuple(
        link
        for link in m.links
        if link.from_actor in there and link.to_actor in there and link.state_on(on) == "active"
    )
