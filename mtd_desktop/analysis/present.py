"""Who is there at a date: the actors that are active then, where they stand, and the links between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mtd_desktop.model.actors import Actor
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.model.presence import actors_at, links_at
from mtd_desktop.model.processes import Process


@dataclass(frozen=True)
class Present:
    """The part of a map that is active at `date` (`None`: at any time).

    `zones` are those of actors on the page, 1 to 9 or `OUTSIDE`; who waits in the tray has none.
    """

    map: Map
    date: str | None
    actors: Mapping[str, Actor]
    zones: Mapping[str, int]
    links: tuple[Link, ...]
    processes: tuple[Process, ...]


def present(m: Map, date: str | None) -> Present:
    """What of `m` is there at a partial date."""
    actors = actors_at(m, date)
    standing = ((ident, actor.standing(date)) for ident, actor in actors.items())
    return Present(
        map=m,
        date=date,
        actors=actors,
        zones={ident: zone for ident, zone in standing if zone is not None},
        links=links_at(m, actors, date),
        processes=tuple(process for process in m.processes if process.phase(date) is not None),
    )
