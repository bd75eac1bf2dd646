"""Links run from edge to edge, keep clear of others where there is a way, and stay where nothing changed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtd_desktop.layout.curves import cubic, sampled
from mtd_desktop.layout.page import Point, Route, Spot
from mtd_desktop.layout.routing import LABELS_UP_TO, QUICK_ABOVE, RouteCache, route_links
from mtd_desktop.model.links import Link

CENTRE, RADIUS = (500.0, 500.0), 480.0
SAMPLES = 200


def spot(ident: str, x: float, y: float, r: float = 15.0, label: float = 60.0) -> Spot:
    box = (x - label / 2, y + r + 3, x + label / 2, y + r + 17) if label else (x, y, x, y)
    return Spot(ident, x, y, r, box, 1, placed=False)


def link(one: str, other: str, ident: str = "") -> Link:
    return Link(id=ident or f"{one}-{other}", from_actor=one, to_actor=other, relation="close")


def named(*spots: Spot) -> dict[str, Spot]:
    return {found.ident: found for found in spots}


def routed(
    links: Sequence[Link], spots: Mapping[str, Spot], cache: RouteCache | None = None
) -> dict[str, Route]:
    return route_links(links, spots, CENTRE, RADIUS, cache=cache)


def along(route: Route) -> tuple[Point, ...]:
    return sampled(cubic(route.path), SAMPLES)


def from_edge(point: Point, actor: Spot) -> float:
    return math.hypot(point[0] - actor.x, point[1] - actor.y) - actor.r


def in_box(point: Point, actor: Spot) -> bool:
    left, top, right, bottom = actor.label
    return left < point[0] < right and top < point[1] < bottom


# One obstacle or more between a (left) and b (right); there is always a way around.
ROOMY = {
    "in the middle": [spot("c", 500, 400)],
    "near the start": [spot("c", 260, 400)],
    "near the end": [spot("c", 735, 402)],
    "a gate": [spot("c", 400, 380), spot("d", 600, 420)],
    "a row": [spot("c", 350, 400), spot("d", 450, 400), spot("e", 550, 400), spot("f", 650, 400)],
    "large": [spot("c", 520, 410, r=45)],
    "a long label": [spot("c", 500, 376, label=150)],
    "on the wanted way": [spot("c", 500, 470), spot("d", 480, 425)],
}


@pytest.mark.parametrize("case", ROOMY)
@pytest.mark.parametrize("turned", [False, True])
def test_a_link_keeps_clear_of_everybody_else(case: str, turned: bool) -> None:
    spots = named(spot("a", 200, 400), spot("b", 800, 400), *ROOMY[case])
    route = routed([link("b", "a") if turned else link("a", "b")], spots)[("b-a" if turned else "a-b")]
    for other in ROOMY[case]:
        assert min(from_edge(point, other) for point in along(route)) > 2
        assert not any(in_box(point, other) for point in along(route))


def test_a_link_alone_bends_towards_the_centre() -> None:
    for x, y in ((500, 200), (500, 800)):
        route = routed([link("a", "b")], named(spot("a", x - 200, y), spot("b", x + 200, y)))["a-b"]
        middle = along(route)[SAMPLES // 2]
        assert 20 < abs(middle[1] - y) < 80
        assert math.dist(middle, CENTRE) < math.dist((x, y), CENTRE)


@pytest.mark.parametrize("count", [2, 3, 5])
def test_links_between_the_same_two_lie_side_by_side(count: int) -> None:
    spots = named(spot("a", 300, 300), spot("b", 650, 420))
    links = [link(*(("a", "b") if i % 2 else ("b", "a")), ident=f"l{i}") for i in range(count)]
    routes = routed(links, spots)
    assert list(routes) == [one.id for one in links]
    middles = sorted(min(along(route), key=lambda p: abs(p[0] - 475)) for route in routes.values())
    for one, other in combinations(middles, 2):
        assert math.dist(one, other) > 7
    for route in routes.values():
        assert min(from_edge(route.points[0], end) for end in spots.values()) == pytest.approx(0, abs=0.5)


@pytest.mark.parametrize("gap", [-20.0, -5.0, 0.0, 2.0, 6.0, 12.0, 25.0])
def test_close_pairs_show_a_piece_of_line(gap: float) -> None:
    spots = named(spot("a", 500, 300, r=20, label=0), spot("b", 536 + gap, 300, r=16, label=0))
    points = along(routed([link("a", "b")], spots)["a-b"])
    outside = [p for p in points if all(from_edge(p, end) > -0.5 for end in spots.values())]
    assert len(outside) > 0.6 * SAMPLES
    assert sum(math.dist(p, q) for p, q in pairwise(points)) > 12


def test_a_route_runs_from_the_first_actor_to_the_second() -> None:
    spots = named(spot("z", 300, 300), spot("a", 600, 500, r=30))
    for one, other in (("z", "a"), ("a", "z")):
        route = routed([link(one, other)], spots)[f"{one}-{other}"]
        ends = cubic(route.path)[0], cubic(route.path)[3]
        assert route.points[0] == pytest.approx(ends[0])
        assert route.points[-1] == pytest.approx(ends[1])
        assert from_edge(ends[0], spots[one]) == pytest.approx(0, abs=0.1)
        assert from_edge(ends[1], spots[other]) == pytest.approx(0, abs=0.1)


def test_links_to_actors_who_wait_in_the_tray_have_no_route() -> None:
    assert routed([link("a", "b"), link("a", "c")], named(spot("a", 1, 1), spot("b", 300, 300))).keys() == {
        "a-b"
    }


def test_what_nothing_touches_stays_the_same_object() -> None:
    spots = named(spot("a", 300, 300), spot("b", 600, 300), spot("c", 450, 700))
    cache = RouteCache()
    before = routed([link("a", "b"), link("a", "c")], spots, cache)
    after = routed([link("a", "b"), link("a", "c")], {**spots, "c": spot("c", 470, 720)}, cache)
    assert after["a-b"] is before["a-b"]
    assert after["a-c"] != before["a-c"]


coordinates = st.integers(20, 980).map(float)
people = st.lists(
    st.tuples(
        coordinates, coordinates, st.sampled_from((0.0, 5.0, 14.0, 40.0)), st.sampled_from((0.0, 40.0, 130.0))
    ),
    min_size=2,
    max_size=14,
)


def crowd(drawn: Sequence[tuple[float, float, float, float]]) -> dict[str, Spot]:
    return named(*(spot(f"a{i}", *one) for i, one in enumerate(drawn)))


def every_link(spots: Mapping[str, Spot]) -> list[Link]:
    return [link(*pair) for i, pair in enumerate(combinations(spots, 2)) if i % 3 != 1]


@given(people)
@settings(max_examples=60, deadline=None)
def test_every_route_is_finite_whatever_lies_on_whatever(
    drawn: Sequence[tuple[float, float, float, float]],
) -> None:
    spots = crowd([*drawn, drawn[0]])
    for route in routed([link(*pair) for pair in combinations(spots, 2)], spots).values():
        for segment in route.path:
            assert all(math.isfinite(value) and abs(value) < 1e4 for value in segment[1:])
        assert all(math.isfinite(x) and math.isfinite(y) for x, y in route.points)


@given(people, st.lists(st.tuples(st.integers(0, 13), coordinates, coordinates), min_size=1, max_size=6))
@settings(max_examples=80, deadline=None)
def test_with_a_cache_the_routes_are_the_same_as_without(
    drawn: Sequence[tuple[float, float, float, float]], moves: Sequence[tuple[int, float, float]]
) -> None:
    spots = crowd(drawn)
    cache = RouteCache()
    for which, x, y in moves:
        links = every_link(spots)
        assert routed(links, spots, cache) == routed(links, spots)
        ident = list(spots)[which % len(spots)]
        if len(spots) > 2 and x > 900:
            del spots[ident]
        else:
            spots[ident] = spot(ident, x, y, spots[ident].r)
    links = every_link(spots)
    assert routed(links, spots, cache) == routed(links, spots)


@pytest.mark.parametrize("count", [LABELS_UP_TO + 1, QUICK_ABOVE + 1])
def test_many_links_still_run_from_edge_to_edge(count: int) -> None:
    spots = {
        f"a{i}": spot(
            f"a{i}",
            500 + 430 * math.cos(i * 2.4) * (i / 90) ** 0.5,
            500 + 430 * math.sin(i * 2.4) * (i / 90) ** 0.5,
            r=8,
        )
        for i in range(90)
    }
    pairs = list(combinations(spots, 2))
    links = [link(*pairs[i * 7 % len(pairs)], ident=f"l{i}") for i in range(count)]
    routes = routed(links, spots)
    assert len(routes) == count
    for one in links:
        route = routes[one.id]
        assert from_edge(route.points[0], spots[one.from_actor]) == pytest.approx(0, abs=2.6)
        assert from_edge(route.points[-1], spots[one.to_actor]) == pytest.approx(0, abs=2.6)
