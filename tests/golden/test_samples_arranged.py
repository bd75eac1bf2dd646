"""The samples as they are drawn: everybody in their sector, nothing on top of anything else."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import hypot
from pathlib import Path
from typing import Final

import pytest

from mtd_desktop.layout.block import text_box
from mtd_desktop.layout.cast import Ended
from mtd_desktop.layout.compose import Composer, Options
from mtd_desktop.layout.depths import steps_of
from mtd_desktop.layout.drawing import Box, Text
from mtd_desktop.layout.page import Page, Spot
from mtd_desktop.model.document import Map
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import DISTANCES, LAYOUTS, Distance, LayoutName
from mtd_desktop.qtrender.fonts import load
from mtd_desktop.qtrender.metrics import QtMeasurer
from mtd_desktop.storage.codec import decode

pytestmark = pytest.mark.usefixtures("qapp")

FOLDER: Final = Path(__file__).parents[2] / "resources" / "samples"
CASES: Final = ("northern-ireland", "oslo", "somaliland")
TOUCH: Final = 1.0
"""Page units by which boxes may meet: their corners are emptier than they."""


def drawn(
    name: str,
    layout: LayoutName,
    date: str | None = None,
    ended: Ended = "gone",
    distance: Distance = "none",
) -> tuple[Map, Page]:
    load()
    m = decode((FOLDER / f"{name}.mtdmap").read_bytes(), where=name).map
    options = Options(view=m.view.but(layout=layout, distance=distance), date=date, ended=ended)
    return m, Composer(QtMeasurer()).compose(m, options)


def circle(spot: Spot) -> Box:
    # The square inside the circle, a little larger: two circles side by side do not touch at their corners.
    reach = spot.r * 0.86
    return spot.x - reach, spot.y - reach, spot.x + reach, spot.y + reach


def meet(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > TOUCH and down > TOUCH


@pytest.mark.parametrize("distance", DISTANCES)
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", CASES)
def test_nobody_stands_on_anybody_else(name: str, layout: LayoutName, distance: Distance) -> None:
    _, page = drawn(name, layout, distance=distance)
    for one, other in combinations(page.spots.values(), 2):
        for first in (circle(one), one.label):
            for second in (circle(other), other.label):
                assert not meet(first, second), f"{one.ident} and {other.ident}"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", CASES)
def test_no_link_runs_through_somebody_whom_it_does_not_concern(name: str, layout: LayoutName) -> None:
    m, page = drawn(name, layout)
    through = [
        (link.id, spot.ident)
        for link in m.links
        for spot in page.spots.values()
        if spot.ident not in (link.from_actor, link.to_actor)
        and any(is_within(x, y, spot) for x, y in page.routes[link.id].points)
    ]
    assert through == []


def is_within(x: float, y: float, spot: Spot) -> bool:
    left, top, right, bottom = spot.label
    return (left < x < right and top < y < bottom) or hypot(x - spot.x, y - spot.y) < spot.r


@pytest.mark.parametrize("distance", DISTANCES)
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", CASES)
def test_nobody_stands_on_the_words_in_the_corners(name: str, layout: LayoutName, distance: Distance) -> None:
    _, page = drawn(name, layout, distance=distance)
    words = [
        text_box(item)
        for group in page.drawing.groups
        if group.role in ("title", "legend", "credit")
        for item in group.items
        if isinstance(item, Text)
    ]
    assert words
    for spot in page.spots.values():
        for box in (circle(spot), spot.label):
            assert not any(meet(box, word) for word in words), spot.ident


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", CASES)
def test_everybody_stands_on_their_track_where_they_were_put(name: str, layout: LayoutName) -> None:
    m, page = drawn(name, layout)
    assert page.spots.keys() == {actor.id for actor in m.actors}
    for spot in page.spots.values():
        assert spot.placed
        assert page.frame.zone_at(spot.x, spot.y) == m.actor_by_id[spot.ident].standing()


@pytest.mark.parametrize("distance", [d for d in DISTANCES if d != "none"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", CASES)
def test_whoever_stands_nearer_to_the_centre_has_more_of_what_distance_means(
    name: str, layout: LayoutName, distance: Distance
) -> None:
    m, page = drawn(name, layout, distance=distance)
    rings: dict[int, list[float]] = {}
    for spot in page.spots.values():
        if spot.zone == OUTSIDE or (spot.zone == 9 and layout == "hub"):
            continue
        steps = steps_of(m.actor_by_id[spot.ident], distance)
        if len(steps) == 1:
            away = hypot(spot.x - page.frame.centre[0], spot.y - page.frame.centre[1])
            rings.setdefault(steps[0], []).append(away)
    assert len(rings) > 1
    for inner, outer in pairwise(sorted(rings)):
        assert max(rings[inner]) < min(rings[outer])


@pytest.mark.parametrize("name", CASES)
def test_the_saved_views_of_a_sample_can_be_drawn_and_show_fewer(name: str) -> None:
    m, whole = drawn(name, "hub")
    for view in m.saved_views:
        _, page = drawn(name, "hub", view.date)
        assert page.spots.keys() < whole.spots.keys()
        assert page.routes.keys() < whole.routes.keys()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", CASES)
def test_stepping_the_date_moves_nobody_but_those_who_change_tracks(name: str, layout: LayoutName) -> None:
    m, whole = drawn(name, layout)
    composer = Composer(QtMeasurer())
    known: dict[tuple[str, int], tuple[float, ...]] = {
        (spot.ident, spot.zone): (spot.x, spot.y, *spot.label) for spot in whole.spots.values()
    }
    moved = set()
    for date in dates(m):
        page = composer.compose(m, Options(view=m.view.but(layout=layout), date=date))
        assert page.frame == whole.frame
        assert (page.drawing.width, page.drawing.height) == (whole.drawing.width, whole.drawing.height)
        for spot in page.spots.values():
            assert spot.zone == m.actor_by_id[spot.ident].standing(date)
            here = spot.x, spot.y, *spot.label
            assert known.setdefault((spot.ident, spot.zone), here) == here
            if spot.zone != m.actor_by_id[spot.ident].standing():
                moved.add(spot.ident)
    assert moved == ({"guurti", "snm"} if name == "somaliland" else set())


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", CASES)
def test_all_processes_find_room_on_the_same_page(name: str, layout: LayoutName) -> None:
    m, plain = drawn(name, layout)
    options = Options(view=m.view.but(layout=layout), processes="all")
    page = Composer(QtMeasurer()).compose(m, options)
    assert page.frame == plain.frame
    assert page.spots == plain.spots
    assert page.knots.keys() == m.process_by_id.keys() | m.agreement_by_id.keys()
    actors = [box for spot in page.spots.values() for box in (circle(spot), spot.label)]
    processes = [page.knots[process.id] for process in m.processes]
    for knot in processes:
        for box in actors:
            assert not meet(circle(knot), box), knot.ident
            assert not meet(knot.label, box), knot.ident
    for one, other in combinations(processes, 2):
        assert not meet(one.label, other.label), (one.ident, other.ident)


def dates(m: Map) -> list[str]:
    """Every year and every date of the map, in their order."""
    given = {text for actor in m.actors for text in (actor.since, actor.until) if text}
    given |= {text for a in m.actors for one in a.memberships for text in (one.since, one.until) if text}
    given |= {text for link in m.links for text in (link.since, link.until) if text}
    given |= {str(year) for year in range(1970, 2012)}
    return sorted(given)
