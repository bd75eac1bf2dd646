"""Nobody overlaps, what a person placed stays, and little moves when others come and go."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

import pytest

from mtd_desktop.bench.make_map import make_map
from mtd_desktop.layout.compose import Composer, Options
from mtd_desktop.layout.depths import borders
from mtd_desktop.layout.drawing import Group, Text
from mtd_desktop.layout.metrics import FixedWidth
from mtd_desktop.layout.page import Page, Spot
from mtd_desktop.model.actors import Actor, Membership, Place
from mtd_desktop.model.document import Map
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import DISTANCES, LAYOUTS, Distance, LayoutName, ThemeName, View


def page(m: Map, view: View | None = None) -> Page:
    return Composer(FixedWidth()).compose(m, Options(view=view))


def person(ident: str, track: int, *, place: Place | None = None, influence: int | None = None) -> Actor:
    membership = Membership(track=track, primary=True)
    name = f"Council of {ident} for peace"
    return Actor(id=ident, name=name, memberships=(membership,), place=place, influence=influence)


def crowd(track: int, count: int) -> tuple[Actor, ...]:
    return tuple(person(f"c{track}-{i}", track, influence=1 + i % 5) for i in range(count))


def circle(spot: Spot) -> tuple[float, float, float, float]:
    return spot.x - spot.r, spot.y - spot.r, spot.x + spot.r, spot.y + spot.r


def overlaps(found: Page) -> list[tuple[str, str]]:
    boxes = [
        (spot.ident, box)
        for spot in found.spots.values()
        for box in (circle(spot), spot.label)
        if box[2] > box[0]
    ]
    return [
        (one, other)
        for i, (one, a) in enumerate(boxes)
        for other, b in boxes[i + 1 :]
        if one != other and a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("count", [1, 6, 20, 40])
def test_a_crowded_sector_still_reads(layout: LayoutName, count: int) -> None:
    found = page(Map(actors=(*crowd(1, count), *crowd(6, 3))), View(layout=layout))
    assert overlaps(found) == []
    assert all(spot.label[3] > spot.label[1] for spot in found.spots.values())
    sizes = {item.size for g in found.drawing.groups if g.role == "actor" for item in texts_of(g)}
    assert min(sizes) >= 8.5


def texts_of(group: Group) -> list[Text]:
    return [item for item in group.items if isinstance(item, Text)]


@pytest.mark.parametrize("theme", ["paper", "projector"])
def test_a_map_of_fifty_has_no_overlaps(theme: ThemeName) -> None:
    m = make_map(50, 0, 4)
    free = m.but(actors=tuple(actor.but(place=None) for actor in m.actors))
    assert overlaps(page(free, View(theme=theme))) == []


def test_everyone_stands_in_the_zone_of_the_main_track() -> None:
    m = make_map(120, 0, 7)
    found = page(m)
    for actor in m.actors:
        if actor.memberships:
            spot = found.spots[actor.id]
            assert spot.zone == actor.standing()
            assert found.frame.zone_at(spot.x, spot.y) == spot.zone


def test_the_tray_holds_those_without_a_track() -> None:
    m = Map(actors=(person("a", 1), Actor(id="b", name="B"), Actor(id="c", name="C")))
    found = page(m)
    assert found.tray == ("b", "c")
    assert set(found.spots) == {"a"}


def test_what_a_person_placed_stays_whatever_comes() -> None:
    place = Place(angle=0.3, radius=0.7)
    alone = page(Map(actors=(person("me", 4, place=place),)))
    many = page(Map(actors=(*crowd(4, 12), person("me", 4, place=place))))
    for found in (alone, many):
        spot = found.spots["me"]
        assert spot.placed
        assert found.frame.place_at(4, spot.x, spot.y) == place
    shares = [
        (hypot(s.x - p.frame.centre[0], s.y - p.frame.centre[1]) / p.frame.radius)
        for p, s in ((alone, alone.spots["me"]), (many, many.spots["me"]))
    ]
    assert shares[0] == pytest.approx(shares[1], abs=1e-4)


def test_two_that_a_person_put_on_one_spot_stay_there() -> None:
    place = Place(angle=0.5, radius=0.5)
    found = page(Map(actors=(person("a", 2, place=place), person("b", 2, place=place))))
    a, b = found.spots["a"], found.spots["b"]
    assert (a.x, a.y) == (b.x, b.y)
    # Their labels still keep apart.
    assert (
        a.label[3] <= b.label[1]
        or b.label[3] <= a.label[1]
        or a.label[2] <= b.label[0]
        or b.label[2] <= a.label[0]
    )


def relative(found: Page) -> dict[str, tuple[float, float]]:
    cx, cy = found.frame.centre
    return {
        ident: (round(s.x - cx, 6), round(s.y - cy, 6))
        for ident, s in found.spots.items()
        if s.zone != OUTSIDE
    }


def test_an_actor_added_at_the_end_moves_no_other() -> None:
    m = make_map(40, 0, 3)
    everyone = tuple(actor.but(place=None) for actor in m.actors)
    steps = [relative(page(m.but(links=(), actors=everyone[:count]))) for count in range(1, 41)]
    moved = [sum(after[ident] != before[ident] for ident in before) for before, after in pairwise(steps)]
    # Only where the compass itself has to grow a step may others move.
    growths = [step for step in moved if step]
    assert len(growths) <= 3
    assert moved.count(0) >= 36


def test_removing_one_moves_few() -> None:
    m = make_map(40, 0, 3)
    everyone = tuple(actor.but(place=None) for actor in m.actors)
    full = page(m.but(links=(), actors=everyone))
    before = relative(full)
    resized = 0
    for gone in range(40):
        less = page(m.but(links=(), actors=(*everyone[:gone], *everyone[gone + 1 :])))
        if less.frame.radius != full.frame.radius:
            resized += 1
            continue
        after = relative(less)
        assert sum(after[ident] != before[ident] for ident in after) <= 6
    # The compass is sized in steps: one actor less seldom makes it smaller.
    assert resized <= 10


def test_drawing_a_link_moves_nobody() -> None:
    m = make_map(40, 30, 3)
    assert relative(page(m)) == relative(page(m.but(links=())))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_more_in_a_ring_seldom_moves_a_border(layout: LayoutName) -> None:
    found = [borders((2.0, many * 1.0, 5.0), layout) for many in range(30)]
    moved = sum(one != other for one, other in pairwise(found))
    assert moved <= 10
    assert all(low < high for ring in found for low, high in pairwise(ring))
    assert all(ring[0] == 0.0 and ring[-1] == pytest.approx(1.0) for ring in found)
    depths = [ring[2] - ring[1] for ring in found]
    assert depths == sorted(depths)
    assert depths[-1] > 2 * depths[0]


@pytest.mark.parametrize("distance", [d for d in DISTANCES if d != "none"])
def test_distance_orders_actors_by_what_it_means(distance: Distance) -> None:
    levels = ("top", "middle", "grassroots")
    actors = tuple(
        leveled(person(f"p{i}", 1 + i % 8, influence=1 + i % 5), levels[i % 3], i % 4) for i in range(40)
    )
    found = page(Map(actors=actors), View(distance=distance))
    cx, cy = found.frame.centre
    away: dict[int, list[float]] = {}
    for actor in actors:
        nearness = {
            "influence": actor.influence or 0,
            "level": 2 - levels.index(actor.level or "top"),
            "closeness": actor.closeness or 0,
        }[distance]
        spot = found.spots[actor.id]
        away.setdefault(nearness, []).append(hypot(spot.x - cx, spot.y - cy))
    nearest_first = [away[key] for key in sorted(away, reverse=True)]
    for nearer, farther in pairwise(nearest_first):
        assert max(nearer) <= min(farther) + 1e-6


def leveled(actor: Actor, level: str, closeness: int) -> Actor:
    return actor.but(level=level, closeness=closeness)


def test_who_is_outside_stands_on_the_page_beyond_the_rim() -> None:
    found = page(Map(actors=(*crowd(OUTSIDE, 14), *crowd(2, 4))))
    assert overlaps(found) == []
    for spot in found.spots.values():
        if spot.zone == OUTSIDE:
            away = hypot(spot.x - found.frame.centre[0], spot.y - found.frame.centre[1])
            assert away - spot.r > found.frame.radius
            assert spot.label[0] > 0
            assert spot.label[2] < found.drawing.width
    assert "Outside the compass" in set(found.drawing.texts())


def test_thousands_find_a_spot_each() -> None:
    m = make_map(3000, 0, 2)
    found = page(m.but(actors=tuple(actor.but(place=None) for actor in m.actors)))
    inside = [spot for spot in found.spots.values() if spot.zone != OUTSIDE]
    assert len({(spot.x, spot.y) for spot in inside}) == len(inside)
    for spot in inside:
        assert found.frame.zone_at(spot.x, spot.y) == spot.zone
