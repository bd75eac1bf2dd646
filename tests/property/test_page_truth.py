"""The page tells the truth, whatever was done to the map and in whatever order.

What a composer remembers of earlier pages must not show: its page is the one that a fresh composer makes. And
what stands on the page is compared with the map itself: who is there, under which name, on which track, whose
link runs to whom, and what the legend says about it.
"""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from random import Random

import pytest
from PySide6.QtGui import QGuiApplication

from mtd_desktop import paths
from mtd_desktop.editing.actor_ops import AddActor, MoveToZone, SetActorField, new_actor
from mtd_desktop.editing.entity_ops import Delete
from mtd_desktop.editing.link_ops import ReverseLinks
from mtd_desktop.editing.operation import Operation
from mtd_desktop.editing.page_ops import SetRelationField, SetTrackField, SetView
from mtd_desktop.layout.cast import Ended
from mtd_desktop.layout.compose import Composer, Options
from mtd_desktop.layout.drawing import Group, Role, Text
from mtd_desktop.layout.page import Page
from mtd_desktop.layout.wrap import shown
from mtd_desktop.model.actors import Actor
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.qtrender.metrics import QtMeasurer
from mtd_desktop.storage.files import load
from tests.property.deeds import done

SAMPLES = ("northern-ireland", "oslo", "somaliland")
DATES = (None, None, "1993", "1998")
FROM_EDGE = 6.0
"""Page units between the edge of a circle and the end of its link."""
CLOSE = 10.0
"""Circles with less between them have hardly room for a link."""


def some_of(m: Map, hand: Random) -> Map:
    """The map with only a few of its actors, which is quicker and more often one of a kind."""
    kept = {actor.id for actor in hand.sample(m.actors, 14)}
    return Delete(tuple(actor.id for actor in m.actors if actor.id not in kept)).apply(m)


@pytest.mark.parametrize("seed", range(9))
def test_a_page_after_many_edits_is_the_page_of_a_fresh_start(seed: int, qapp: QGuiApplication) -> None:
    assert qapp is not None
    hand = Random(seed)
    m = some_of(load(paths.sample(SAMPLES[seed % 3])).map, hand)
    composer = Composer(QtMeasurer())
    seen = [m]
    for number in range(30):
        m, deed = (hand.choice(seen), "undo") if number % 9 == 8 else done(hand, m)
        seen.append(m)
        options = Options(date=hand.choice(DATES))
        warm, fresh = composer.compose(m, options), Composer(QtMeasurer()).compose(m, options)
        assert list(warm.spots.items()) == list(fresh.spots.items()), deed
        assert warm.routes == fresh.routes, deed
        assert warm.tray == fresh.tray, deed
        assert warm.drawing == fresh.drawing, deed


@pytest.mark.parametrize("seed", range(9))
def test_what_stands_on_the_page_is_true(seed: int, qapp: QGuiApplication) -> None:
    assert qapp is not None
    hand = Random(1000 + seed)
    m = load(paths.sample(SAMPLES[seed % 3])).map
    composer = Composer(QtMeasurer())
    for number in range(90):
        m, _ = done(hand, m)
        if number % 3 == 0:
            date = hand.choice(DATES)
            ended: Ended = hand.choice(("faint", "gone"))
            page = composer.compose(m, Options(date=date, ended=ended))
            assert list(falsehoods(page, m, date, ended)) == []


def falsehoods(page: Page, m: Map, date: str | None, ended: Ended) -> list[str]:
    """What the page says that the map does not, or the other way round."""
    seen = {"faint": ("active", "ended"), "gone": ("active",)}[ended]
    there = {actor.id: actor for actor in m.actors if is_there(actor, m, date, seen)}
    links = [
        link
        for link in m.links
        if link.from_actor in there and link.to_actor in there and link.state_on(date) in seen
    ]
    return [
        *about_actors(page, m, there, date),
        *about_links(page, links),
        *about_tracks(page, m),
        *about_the_legend(page, m, there, links),
    ]


def is_there(actor: Actor, m: Map, date: str | None, seen: tuple[str, ...]) -> bool:
    zone = actor.standing(date)
    hidden = zone is None or (zone == OUTSIDE and not m.view.show_outside)
    return not hidden and actor.state_on(date) in seen


def about_actors(page: Page, m: Map, there: dict[str, Actor], date: str | None) -> list[str]:
    groups = {group.ref: group for group in of_role(page, "actor")}
    if groups.keys() != there.keys() or page.spots.keys() != there.keys():
        return ["others stand there"]
    found = []
    for ident, actor in there.items():
        wanted = {"short": actor.short or actor.name, "name": actor.name, "none": ""}[m.view.label_by]
        written, words = squashed(*texts(groups[ident])), squashed(shown(wanted))
        cut = written.split("…")[0]
        if written != words and not ("…" in written and words.startswith(cut)):
            found.append(f"{actor.name} is called {written}")
        spot = page.spots[ident]
        zone = page.frame.zone_at(spot.x, spot.y) or OUTSIDE
        if not spot.zone == zone == actor.standing(date):
            found.append(f"{actor.name} stands in {zone}")
    return found


def about_links(page: Page, links: list[Link]) -> list[str]:
    if {group.ref for group in of_role(page, "link")} != {link.id for link in links}:
        return ["other links are drawn"]
    found = []
    for link in links:
        points = page.routes[link.id].points
        ends = page.spots[link.from_actor], page.spots[link.to_actor]
        room = hypot(ends[0].x - ends[1].x, ends[0].y - ends[1].y) - ends[0].r - ends[1].r
        for spot, (x, y) in zip(ends, (points[0], points[-1]), strict=True):
            if abs(hypot(x - spot.x, y - spot.y) - spot.r) > FROM_EDGE and room > CLOSE:
                found.append(f"{link.id} does not end at {spot.ident}")
    return found


def about_tracks(page: Page, m: Map) -> list[str]:
    found = []
    for track in m.framework.tracks:
        groups = [group for group in of_role(page, "track") if group.ref == str(track.number)]
        written = squashed(*(text for group in groups for text in texts(group)))
        if squashed(shown(track.title)) not in written:
            found.append(f"track {track.number} is called {written}")
    return found


def about_the_legend(page: Page, m: Map, there: dict[str, Actor], links: list[Link]) -> list[str]:
    groups = of_role(page, "legend")
    if not m.view.show_legend:
        return ["there is a legend"] if groups else []
    written = squashed(*(text for group in groups for text in texts(group)))
    used = {squashed(shown(m.relation(link.relation).name)) for link in links}
    unused = {squashed(shown(r.name)) for s in m.conventions for r in s.relations} - used
    found = [f"the legend lacks {name}" for name in used if name not in written]
    found += [
        f"the legend has {name}"
        for name in unused
        if len(name) > 8 and name in written and not any(name in other for other in used)
    ]
    if m.view.colour_by == "side":
        present = {m.side_by_id[actor.side].name for actor in there.values() if actor.side is not None}
        found += [f"the legend lacks {name}" for name in present if squashed(shown(name)) not in written]
        absent = {side.name for side in m.sides} - present
        found += [f"the legend has {name}" for name in absent if squashed(shown(name)) in written]
    return found


def of_role(page: Page, role: Role) -> list[Group]:
    return [group for group in page.drawing.groups if group.role == role]


def texts(group: Group) -> list[str]:
    return [item.text for item in group.items if isinstance(item, Text)]


def squashed(*parts: str) -> str:
    """Without spaces and hyphens, which come and go where lines are broken."""
    return "".join(c for part in parts for c in part if not c.isspace() and c not in "-\u2010\u00ad\u200b")


LIES: dict[str, Callable[[Map], Operation]] = {
    "a name": lambda m: SetActorField((m.links[0].from_actor,), "short", "Somebody else"),
    "a track": lambda m: MoveToZone((m.links[0].from_actor,), 7),
    "an actor more": lambda m: AddActor(new_actor(m, "New", 3)),
    "an actor less": lambda m: Delete((m.links[0].from_actor,)),
    "a link turned round": lambda m: ReverseLinks((m.links[0].id,)),
    "a link less": lambda m: Delete((m.links[0].id,)),
    "a word for a track": lambda _: SetTrackField(4, "short", "Trade"),
    "a word in the legend": lambda m: SetRelationField(
        m.convention, m.relation(m.links[0].relation).id, "name", "Quite another word"
    ),
    "no legend": lambda _: SetView(field="show_legend", value=False),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_false_page_is_noticed(lie: str, qapp: QGuiApplication) -> None:
    assert qapp is not None
    m = load(paths.sample("oslo")).map
    page = Composer(QtMeasurer()).compose(m)
    assert falsehoods(page, m, None, "faint") == []
    assert falsehoods(page, LIES[lie](m).apply(m), None, "faint") != []
