"""Who and what is on the page in a view at a date, and what each wants there before anyone has a spot.

Figures to place do not depend on the date: there is one for every zone in which an actor ever stands, so that
a spot is the same at every date, and whoever changes tracks has one of its own in each. An actor's first
figure has its id; those of its other memberships have ids that no actor can have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import MAXYEAR, timedelta
from itertools import chain
from typing import Literal, NamedTuple, TypeAlias

from mtd_desktop.layout.depths import borders, crowds, even, steps_of
from mtd_desktop.layout.figures import radius_of
from mtd_desktop.layout.lenses.lens import Lens
from mtd_desktop.layout.placing import Figure
from mtd_desktop.layout.wrap import shown
from mtd_desktop.model.actors import Actor, Place
from mtd_desktop.model.dates import first_day, last_day
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import View

Ended: TypeAlias = Literal["faint", "gone"]
"""How a page shows what is over by its date."""
_Stand: TypeAlias = tuple[int, Place | None]
"""A zone, and the place in it that a person chose."""


class Moment(NamedTuple):
    """When and how the page is looked at. `without` leaves out actors and links for a try, by their ids."""

    date: str | None = None
    ended: Ended = "faint"
    without: frozenset[str] = frozenset()


class Cast(NamedTuple):
    """Actors on the page by id, the links between them, and who waits in the tray; what is over comes first.

    `faint` holds the ids of what is over. `figures` says by which figure each actor stands. `inside` and
    `outside` are all figures of all times, `ever` and `ever_links` all actors and links of all times. `crowd`
    and `rings` are how many the fullest sector has in each ring, and where the rings begin; see `depths`.
    """

    actors: Mapping[str, Actor]
    links: tuple[Link, ...]
    faint: frozenset[str]
    figures: Mapping[str, str]
    inside: tuple[Figure, ...]
    outside: tuple[Figure, ...]
    tray: tuple[str, ...]
    ever: Mapping[str, Actor]
    ever_links: tuple[Link, ...]
    crowd: tuple[float, ...]
    rings: tuple[float, ...]


def cast_of(m: Map, view: View, moment: Moment, lens: Lens | None = None) -> Cast:
    """Everyone who has a zone and is there at the moment, in the order of the map.

    In a lens that does not group by tracks zones are its groups, and nobody has a place that was chosen.
    """
    grouping = None if lens is None or lens.by_tracks else lens
    date = moment.date
    actors: dict[str, Actor] = {}
    over: dict[str, Actor] = {}
    standing: dict[str, str] = {}
    first: list[Figure] = []
    further: list[Figure] = []
    tray: list[str] = []
    ever: dict[str, Actor] = {}
    crowd, rings = _depths(m, view)
    for actor in m.actors:
        membership = actor.membership(date) if date is not None else actor.primary
        if membership is None:
            tray.append(actor.id)
            continue
        stands = _stands(actor)
        if not view.show_outside:
            stands = {stand: key for stand, key in stands.items() if stand[0] != OUTSIDE}
        if not stands:
            continue
        if grouping is not None:
            stands = _grouped(grouping, actor.id, moment)
        ever[actor.id] = actor
        figures = [_figure(key, actor, stand, m, view, rings) for stand, key in stands.items()]
        first += [figure for figure in figures if figure.ident == actor.id]
        further += [figure for figure in figures if figure.ident != actor.id]
        state = actor.state_on(date) if date is not None else "active"
        if grouping is None:
            key = _key(stands, membership.track, actor.place if membership.primary else membership.place)
        else:
            key = stands[grouping.groups_of(actor.id, date)[0], None]
        if key is not None and actor.id not in moment.without and _seen(state, moment):
            (over if state == "ended" else actors)[actor.id] = actor
            standing[actor.id] = key
    there = over | actors
    everyone = tuple(link for link in m.links if link.from_actor in ever and link.to_actor in ever)
    strong: list[Link] = []
    faint: list[Link] = []
    for link in everyone:
        state = link.state_on(date) if date is not None else "active"
        if not (link.from_actor in there and link.to_actor in there and _seen(state, moment)):
            continue
        if link.id in moment.without:
            continue
        is_over = state == "ended" or link.from_actor in over or link.to_actor in over
        (faint if is_over else strong).append(link)
    all_figures = (*first, *further)
    return Cast(
        actors=there,
        links=(*faint, *strong),
        faint=frozenset(chain(over, (link.id for link in faint))),
        figures=standing,
        inside=tuple(figure for figure in all_figures if figure.zone != OUTSIDE),
        outside=tuple(figure for figure in all_figures if figure.zone == OUTSIDE),
        tray=tuple(tray),
        ever=ever,
        ever_links=everyone,
        crowd=crowd,
        rings=rings,
    )


def _seen(state: str, moment: Moment) -> bool:
    return state == "active" or (state == "ended" and moment.ended == "faint")


def _depths(m: Map, view: View) -> tuple[tuple[float, ...], tuple[float, ...]]:
    if view.distance == "none":
        return (), even(view.distance)
    standing = ((zone, steps_of(actor, view.distance)) for actor in m.actors for zone, _ in _stands(actor))
    crowd = crowds(standing, view)
    return crowd, borders(crowd, view.layout)


def _figure(key: str, actor: Actor, stand: _Stand, m: Map, view: View, rings: tuple[float, ...]) -> Figure:
    text = {"short": actor.label, "name": actor.name, "none": ""}[view.label_by]
    steps = steps_of(actor, view.distance)
    ring = rings[steps.start], rings[steps.stop]
    return Figure(key, stand[0], radius_of(actor, m, view), shown(text), stand[1], ring)


def _stands(actor: Actor) -> dict[_Stand, str]:
    """Everywhere that the actor ever stands, with the ids of the figures; the main track first."""
    primary = actor.primary
    if primary is None:
        return {}
    stands: dict[_Stand, str] = {(primary.track, actor.place): actor.id}
    if len(actor.memberships) > 1 and (primary.since or primary.until):
        for day in _turns(actor):
            zone, place = actor.standing(day), actor.place_on(day)
            if zone is not None and _key(stands, zone, place) is None:
                stands[zone, place] = f"{actor.id}@{len(stands)}"
    return stands


def _grouped(lens: Lens, actor: str, moment: Moment) -> dict[_Stand, str]:
    """Where an actor ever stands in a lens, with the ids of the figures; without a date that is one group."""
    zones = lens.zones_of(actor, dated=moment.date is not None)
    return {(zone, None): f"{actor}@{i}" if i else actor for i, zone in enumerate(zones)}


def _key(stands: Mapping[_Stand, str], zone: int, place: Place | None) -> str | None:
    """The figure for a place in a zone; where nobody chose a place, that of the zone."""
    if place is not None:
        return stands.get((zone, place))
    return next((key for stand, key in stands.items() if stand[0] == zone), None)


def _turns(actor: Actor) -> Iterator[str]:
    """The days on which something begins, and those after which something has ended."""
    for membership in actor.memberships:
        if membership.since is not None:
            yield first_day(membership.since).isoformat()
        if membership.until is not None:
            last = last_day(membership.until)
            if last.year < MAXYEAR:
                yield (last + timedelta(days=1)).isoformat()
    earliest = min((first_day(m.since) for m in actor.memberships if m.since is not None), default=None)
    if earliest is not None and earliest.year > 1:
        yield (earliest - timedelta(days=1)).isoformat()
