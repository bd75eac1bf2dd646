"""What is counted on a map is what is there."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest

from mtd_desktop.analysis.bridges import SAMPLED_FROM, bridges, tracks_of
from mtd_desktop.analysis.coverage import coverage
from mtd_desktop.analysis.development import development, life
from mtd_desktop.analysis.pairs import pairs
from mtd_desktop.analysis.present import present
from mtd_desktop.bench.make_map import make_map
from mtd_desktop.layout.cast import Moment, cast_of
from mtd_desktop.model.actors import Actor, Membership
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.paths import samples
from mtd_desktop.storage.files import load

POSITIVE, NEGATIVE = "supports", "opposes"


def actor(ident: str, track: int | None = 1, **more: object) -> Actor:
    memberships = () if track is None else (Membership(track=track, primary=True),)
    return Actor(id=ident, name=ident.title(), memberships=memberships).but(**more)


def link(one: str, other: str, relation: str = POSITIVE, **more: object) -> Link:
    return Link(id=f"{one}-{other}", from_actor=one, to_actor=other, relation=relation).but(**more)


def chain(*idents: str) -> Map:
    links = tuple(link(one, other) for one, other in pairwise(idents))
    return Map(actors=tuple(actor(ident) for ident in idents), links=links)


def sample(name: str) -> Map:
    return load(next(path for path in samples() if path.stem == name)).map


def test_the_elders_of_somaliland_are_counted_where_they_stand_at_the_date() -> None:
    m = sample("somaliland")
    elders = "guurti"
    early, late = present(m, "1992").zones[elders], present(m, "1994").zones[elders]
    assert (early, late) == (4, 1)
    assert elders in coverage(present(m, "1994"), "side").members[1, m.actor_by_id[elders].side]


def test_every_actor_on_a_track_is_counted_once() -> None:
    for path in samples():
        m = load(path).map
        there = present(m, None)
        on_tracks = [ident for ident, zone in there.zones.items() if zone > 0]
        for by in ("side", "level"):
            found = coverage(there, by)
            counted = [ident for ids in found.members.values() for ident in ids]
            assert sorted(counted) == sorted(on_tracks)
            assert sum(found.count(track) for track in range(1, 10)) == len(on_tracks)


def test_what_is_not_recorded_is_counted_as_that() -> None:
    m = Map(actors=(actor("a", level="top"), actor("b")))
    found = coverage(present(m, None), "level")
    assert found.values == ("top", None)
    assert found.members == {(1, "top"): ("a",), (1, None): ("b",)}


def test_links_between_tracks_are_counted_with_strength_and_sign() -> None:
    m = Map(
        actors=(actor("a", 1), actor("b", 7), actor("c", 7), actor("tray", None), actor("out", 0)),
        links=(
            link("a", "b", strength=3),
            link("c", "a", NEGATIVE, strength=1),
            link("b", "c"),
            link("a", "tray"),
            link("a", "out"),
            link("b", "a", since="1990", until="1991").but(id="old"),
        ),
    )
    found = pairs(present(m, "2000"))
    assert found.keys() == {(1, 7), (7, 7)}
    between = found[1, 7]
    assert (between.links, between.strength, between.positive, between.negative) == (("a-b", "c-a"), 4, 1, 1)


def test_who_stands_between_others_is_named_with_what_falls_apart() -> None:
    m = chain("a", "b", "c")
    found = bridges(present(m, None))
    assert [(b.ident, b.share, b.parts) for b in found.brokers] == [("b", 1.0, (("a",), ("c",)))]
    assert found.isthmuses == ()
    longer = bridges(present(chain("a", "b", "c", "d"), None))
    assert [(i.link, i.parts) for i in longer.isthmuses] == [("b-c", (("a", "b"), ("c", "d")))]


def test_a_second_way_round_or_a_second_link_is_no_bridge() -> None:
    ring = Map(
        actors=tuple(actor(i) for i in "abcd"),
        links=(*(link(a, b) for a, b in ("ab", "bc", "cd", "da")),),
    )
    found = bridges(present(ring, None))
    assert [b.parts for b in found.brokers] == [()] * 4
    assert found.isthmuses == ()
    double = chain("a", "b")
    twice = double.but(links=(*double.links, link("b", "a")))
    assert bridges(present(twice, None)).isthmuses == ()


def test_a_hostile_link_is_no_way() -> None:
    m = Map(actors=tuple(actor(i) for i in "abc"), links=(link("a", "b"), link("b", "c", NEGATIVE)))
    assert bridges(present(m, None)).brokers == ()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_parts_are_what_removing_the_actor_leaves(seed: int) -> None:
    """Against plain searching: remove, and see who still reaches whom."""
    m = make_map(actors=40, links=45, seed=seed)
    there = present(m, None)
    ways = [{x.from_actor, x.to_actor} for x in there.links if m.relation(x.relation).sign != "negative"]

    def reached(start: str, without: str) -> frozenset[str]:
        seen, front = {start}, [start]
        while front:
            here = front.pop()
            for way in ways:
                if here in way and without not in way:
                    for other in way - seen:
                        seen.add(other)
                        front.append(other)
        return frozenset(seen)

    linked = {end for way in ways for end in way}
    found = {b.ident: {frozenset(part) for part in b.parts} for b in bridges(there).brokers}
    for ident in linked:
        neighbours = {other for way in ways if ident in way for other in way - {ident}}
        parts = {reached(n, ident) for n in neighbours}
        assert found.get(ident, set()) == (parts if len(parts) > 1 else set()), ident


def test_a_large_map_says_that_it_estimates_and_answers_the_same_twice() -> None:
    m = make_map(actors=SAMPLED_FROM + 200, links=900, seed=4)
    one, two = bridges(present(m, None)), bridges(present(m, None))
    assert one.estimated
    assert one == two
    assert not bridges(present(chain("a", "b", "c"), None)).estimated


def test_the_tracks_of_a_part() -> None:
    m = Map(actors=(actor("a", 7), actor("b", 1), actor("c", None), actor("d", 0)))
    assert tracks_of(present(m, None), ("a", "b", "c", "d")) == (1, 7)


def test_the_life_of_a_map_reaches_from_its_first_date_to_its_last() -> None:
    assert life(Map()) is None
    assert development(Map()) == ()
    years = development(sample("oslo"))
    assert [year.year for year in years] == list(range(years[0].year, years[-1].year + 1))
    at = {year.year: year for year in years}
    m = sample("oslo")
    assert {a.name for a in m.agreements if a.id in at[1993].agreements} >= {"Declaration of Principles"}
    for year, earlier in combinations((1993, 1972), 2):
        assert len(at[year].links) > len(at[earlier].links)


def test_years_before_the_year_1000_are_years_too() -> None:
    m = Map(actors=(actor("a", since="0800", until="0802"),))
    assert [year.year for year in development(m)] == [800, 801, 802]


def test_who_has_left_every_track_is_not_counted_as_on_the_page() -> None:
    left = Membership(track=5, primary=True, until="1993")
    m = Map(
        actors=(actor("ann").but(memberships=(left,)), actor("bob"), actor("col", None)),
        links=(link("ann", "bob"), link("bob", "col")),
    )
    during, after = present(m, "1993"), present(m, "1994")
    assert (during.zones, len(during.links)) == ({"ann": 5, "bob": 1}, 2)
    assert (after.zones, [each.id for each in after.links]) == ({"bob": 1}, ["bob-col"])
    assert list(after.actors) == ["bob", "col"]


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.stem)
def test_figures_count_whom_the_page_shows(path: Path) -> None:
    m = load(path).map
    for year in range(1970, 2026, 3):
        shown = cast_of(m, m.view.but(show_outside=True), Moment(str(year), ended="gone"))
        there = present(m, str(year))
        assert set(shown.actors) == set(there.zones)
        assert {each.id for each in shown.links} == {
            each.id for each in there.links if {each.from_actor, each.to_actor} <= there.zones.keys()
        }
