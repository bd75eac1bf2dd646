"""Who and what is on the page in a view at a date, and what each wants there before anyone has a spot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mtd_desktop.layout.figures import radius_of
from mtd_desktop.layout.placing import Figure
from mtd_desktop.layout.wrap import shown
from mtd_desktop.model.actors import LEVELS, Actor
from mtd_desktop.model.dates import active
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import View


@dataclass(frozen=True, slots=True)
class Cast:
    """Actors on the page by id, the links between them, figures to place, and who waits in the tray."""

    actors: Mapping[str, Actor]
    links: tuple[Link, ...]
    inside: tuple[Figure, ...]
    outside: tuple[Figure, ...]
    tray: tuple[str, ...]


def cast_of(m: Map, view: View, date: str | None) -> Cast:
    """Everyone who has a zone and is there at the date, in the order of the map."""
    actors: dict[str, Actor] = {}
    figures: list[Figure] = []
    tray: list[str] = []
    for actor in m.actors:
        zone = actor.standing(date)
        if zone is None:
            tray.append(actor.id)
            continue
        if not active(actor.since, actor.until, date) or (zone == OUTSIDE and not view.show_outside):
            continue
        actors[actor.id] = actor
        text = {"short": actor.label, "name": actor.name, "none": ""}[view.label_by]
        figures.append(
            Figure(actor.id, zone, radius_of(actor, m, view), shown(text), actor.place, ring_of(actor, view))
        )
    links = tuple(
        link
        for link in m.links
        if link.from_actor in actors and link.to_actor in actors and active(link.since, link.until, date)
    )
    return Cast(
        actors,
        links,
        tuple(figure for figure in figures if figure.zone != OUTSIDE),
        tuple(figure for figure in figures if figure.zone == OUTSIDE),
        tuple(tray),
    )


def ring_of(actor: Actor, view: View) -> tuple[float, float]:
    """The shares of a sector's depth between which an actor stands.

    All of it if distance means nothing; the middle third if the actor's value is not recorded.
    """
    if view.distance == "none":
        return 0.0, 1.0
    if view.distance == "influence":
        count, index = 5, None if actor.influence is None else 5 - actor.influence
    elif view.distance == "level":
        count, index = 3, None if actor.level is None else LEVELS.index(actor.level)
    else:
        count, index = 4, None if actor.closeness is None else 3 - actor.closeness
    return (0.34, 0.66) if index is None else (index / count, (index + 1) / count)
