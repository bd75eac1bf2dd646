"""A lens: who belongs to which group when, what is greyed and counted, and what standing somewhere means."""

from __future__ import annotations

from itertools import pairwise

import pytest

from mtd_desktop.layout.compose import Options, compose
from mtd_desktop.layout.drawing import Text
from mtd_desktop.layout.lenses.making import lens_of, round_the_circle
from mtd_desktop.layout.lenses.meaning import FIELDS, means
from mtd_desktop.layout.lenses.naming import lens_meanings, lens_names
from mtd_desktop.layout.lenses.pyramid import PyramidFrame
from mtd_desktop.layout.metrics import FixedWidth
from mtd_desktop.layout.page import Page
from mtd_desktop.layout.theme import theme
from mtd_desktop.model.actors import Actor, Membership, Place, Side
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import Participation, Phase, Process
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import LENSES, LensName, View
from mtd_desktop.rules.sources import SOURCES

MEASURE = FixedWidth()
LOOK = theme("paper")


def actor(ident: str, track: int | None, **fields: object) -> Actor:
    held = () if track is None else (Membership(track=track, primary=True),)
    return Actor.model_validate({"id": ident, "name": ident.title(), "memberships": held} | fields)


def side(ident: str, role: str = "party") -> Side:
    return Side.model_validate({"id": ident, "name": ident.title(), "colour": "#3f90da", "role": role})


TALKS = Process(
    id="talks",
    name="Talks",
    phases=(Phase(kind="2", since="1992", until="1992"), Phase(kind="1", since="1993", until="1994")),
    participants=(Participation(actor="envoy"), Participation(actor="scholar", until="1992")),
    categories=("social", "political"),
)
SCHOOL = Process(
    id="school",
    name="School",
    phases=(Phase(kind="3", since="1990"),),
    participants=(Participation(actor="scholar"),),
)
SMALL = Map(
    sides=(side("north"), side("south"), side("neighbours", "third party")),
    actors=(
        actor("envoy", 1, side="north", level="top"),
        actor("scholar", 5, side="south", level="middle"),
        actor("paper", 9, confidentiality="restricted"),
        actor("village", 4, level="grassroots"),
        actor("mediator", 2, side="neighbours", place=Place(angle=0.1, radius=0.9)),
        actor("militia", OUTSIDE, side="north"),
        actor("waiting", None, side="south", level="top"),
    ),
    processes=(TALKS, SCHOOL),
)


def page(lens: LensName, date: str | None = None, m: Map = SMALL, view: View | None = None) -> Page:
    return compose(m, MEASURE, Options(lens=lens, date=date, view=view))


def zones(lens: LensName, date: str | None = None) -> dict[str, str]:
    found = page(lens, date)
    return {ident: found.zones[spot.zone] for ident, spot in found.spots.items()}


def said(found: Page, ident: str) -> str:
    groups = [group for group in found.drawing.groups if group.ident == ident]
    return " ".join(item.text for group in groups for item in group.items if isinstance(item, Text))


def test_every_lens_has_a_name_and_says_what_it_shows() -> None:
    assert tuple(lens_names()) == tuple(lens_meanings()) == LENSES
    assert all(lens_of(name, SMALL, LOOK).name == name for name in LENSES)


def test_sources_are_named_as_in_the_manual_of_the_questions() -> None:
    meanings = lens_meanings()
    for lens, source in (
        ("five", "mcdonald-2003"),
        ("two", "expanded-history"),
        ("two-narrow", "expanded-history"),
        ("kinds", "usip-2019"),
        ("pyramid", "lederach-1997"),
        ("categories", "mcdonald-2003"),
    ):
        assert SOURCES[source].short in meanings[lens]  # type: ignore[index]


@pytest.mark.parametrize("lens", LENSES)
def test_the_tray_is_the_tray_in_every_lens(lens: LensName) -> None:
    found = page(lens)
    assert found.tray == ("waiting",)
    assert len(found.spots) == 6


@pytest.mark.parametrize("lens", LENSES)
def test_a_map_without_anything_has_a_page(lens: LensName) -> None:
    assert page(lens, m=Map()).spots == {}


def test_kinds_follow_the_phases_and_the_time_that_somebody_takes_part() -> None:
    official, _, unofficial, people, none = lens_of("kinds", SMALL, LOOK).groups
    assert zones("kinds", "1992")["envoy"] == unofficial.title
    assert zones("kinds", "1993")["envoy"] == official.title
    assert zones("kinds", "1996")["envoy"] == none.title
    assert zones("kinds", "1992")["scholar"] == unofficial.title
    assert zones("kinds", "1993")["scholar"] == people.title
    assert zones("kinds")["envoy"] == official.title
    assert zones("kinds")["village"] == none.title
    assert "4 of 6 actors are in none." in said(page("kinds"), "title")


def test_who_is_in_several_groups_stands_in_the_first_with_a_notch() -> None:
    lens = lens_of("kinds", SMALL, LOOK)
    assert lens.groups_of("scholar", "1992") == (3, 4)
    assert "Notch: belongs to a further group" in said(page("kinds", "1992"), "legend")
    assert "Notch" not in said(page("kinds", "1996"), "legend")


def test_fields_of_peace_building_come_in_their_own_order() -> None:
    lens = lens_of("categories", SMALL, LOOK)
    assert lens.groups_of("envoy", "1993") == (1, 3)
    assert zones("categories", "1993")["scholar"] == "In no process with a category"


def test_five_tracks_grey_the_four_of_1991_and_count_who_stands_there() -> None:
    found = page("five")
    assert found.zones[5].endswith("added 1991")
    assert found.zones[9] == "Media"  # as it was called in 1989
    assert "1 of 6 actors stand on tracks that this lens does not name." in said(found, "title")
    assert said(found, "track-7").endswith("1991")
    narrow = page("two-narrow")
    assert "3 of 6 actors" in said(narrow, "title")
    assert "actors stand" not in said(page("two"), "title")


def test_greyed_actors_are_drawn_faintly_where_they_stand() -> None:
    plain, five = page("nine"), page("five")

    def ink(found: Page, ident: str) -> set[str]:
        group = next(g for g in found.drawing.groups if g.ident == f"actor-{ident}")
        return {item.colour for item in group.items if isinstance(item, Text)}

    assert ink(five, "scholar") != ink(plain, "scholar")
    assert ink(five, "envoy") == ink(plain, "envoy")
    assert "faint" not in said(five, "credit")


@pytest.mark.parametrize("lens", ["five", "two", "two-narrow"])
def test_lenses_by_tracks_leave_everybody_where_a_person_put_them(lens: LensName) -> None:
    place = SMALL.actor_by_id["mediator"].place
    assert place is not None
    for found in (page("nine"), page(lens)):
        spot = found.spots["mediator"]
        assert found.frame.point_of(2, place) == pytest.approx((spot.x, spot.y))


def test_places_mean_nothing_in_the_other_lenses() -> None:
    assert page("sides").spots["mediator"].placed is False


def test_two_parties_stand_opposite_each_other() -> None:
    sides = page("sides", m=SMALL.but(actors=tuple(a for a in SMALL.actors if a.side is not None)))
    frame = sides.frame
    order = round_the_circle(SMALL.sides)
    assert [side.id for side in order] == ["north", "neighbours", "south"]
    angles = getattr(frame, "angles")  # noqa: B009 - of this kind of frame
    north, south = (sum(angles(zone)) / 2 for zone in (1, 3))
    assert north == pytest.approx(270.0)
    assert len({round(angles(zone)[1] - angles(zone)[0], 6) for zone in (1, 3)}) == 1
    many = page(
        "sides",
        m=SMALL.but(sides=(*SMALL.sides, side("friends", "third party"))),
    ).frame
    middles = [sum(getattr(many, "angles")(zone)) / 2 for zone in (1, 3)]  # noqa: B009
    assert middles[1] - middles[0] == pytest.approx(180.0)
    assert south > north


def test_sectors_go_once_round_the_circle() -> None:
    for lens in ("kinds", "categories", "sides", "confidentiality"):
        turns = getattr(page(lens).frame, "turns")  # noqa: B009
        assert turns[-1] - turns[0] == pytest.approx(360.0)
        assert all(b - a > 25.0 for a, b in pairwise(turns))


def test_the_pyramid_has_the_levels_from_above_and_the_rest_beside() -> None:
    found = page("pyramid")
    frame = found.frame
    assert isinstance(frame, PyramidFrame)
    assert found.spots["envoy"].y < found.spots["scholar"].y < found.spots["village"].y
    assert found.spots["paper"].zone == OUTSIDE
    assert "Level not recorded" in said(found, "outside")
    assert "The level of 3 of 6 actors is not recorded." in said(found, "title")


@pytest.mark.parametrize("zone", [0, 1, 2, 3])
def test_a_place_in_the_pyramid_is_kept(zone: int) -> None:
    frame = page("pyramid").frame
    for angle in (0.0, 0.3, 1.0):
        for radius in (0.0, 0.5, 1.0):
            place = Place(angle=angle, radius=radius)
            x, y = frame.point_of(zone, place)
            if zone != OUTSIDE:
                assert frame.zone_at(x, y) == zone
            back = frame.place_at(zone, x, y)
            assert (back.angle, back.radius) == pytest.approx((angle, radius), abs=1e-4)


def test_the_borders_of_a_lens_hold_when_one_more_actor_comes() -> None:
    more = SMALL.but(actors=(*SMALL.actors, actor("another", 3, level="middle", side="south")))
    for lens in ("pyramid", "sides", "confidentiality"):
        before, after = page(lens), page(lens, m=more)
        assert before.frame == after.frame
        same = [i for i, spot in before.spots.items() if after.spots[i][1:4] == spot[1:4]]
        assert len(same) == len(before.spots)


@pytest.mark.parametrize(
    ("lens", "zone", "meaning"),
    [
        ("pyramid", 1, ("level", "top")),
        ("pyramid", OUTSIDE, ("level", None)),
        ("sides", 2, ("side", "neighbours")),
        ("sides", 4, ("side", None)),
        ("sides", OUTSIDE, None),
        ("confidentiality", 3, ("confidentiality", "secret")),
        ("confidentiality", OUTSIDE, None),
        ("kinds", 1, None),
        ("nine", 1, None),
    ],
)
def test_what_standing_somewhere_means(lens: LensName, zone: int, meaning: object) -> None:
    assert means(lens, zone, SMALL) == meaning


def test_what_a_zone_means_is_what_puts_an_actor_there() -> None:
    for lens, field in FIELDS.items():
        made = lens_of(lens, SMALL, LOOK)  # type: ignore[arg-type]
        for zone in range(1, len(made.groups) + 1):
            meaning = means(made.name, zone, SMALL)
            assert meaning is not None
            m = SMALL.but(actors=(SMALL.actors[0].but(**{field: meaning[1]}), *SMALL.actors[1:]))
            assert lens_of(made.name, m, LOOK).groups_of("envoy", None)[0] == zone


def test_the_group_is_told_to_readers() -> None:
    titles = {group.ref: group.title for group in page("sides").drawing.groups if group.role == "actor"}
    assert ", North, " in titles["envoy"]
    assert "No side recorded" in titles["paper"]


def test_a_lens_of_groups_has_no_rings_that_mean_something() -> None:
    found = page("sides", view=View(distance="influence", rotation=30.0))
    assert "5" not in said(found, "frame").split()
    assert found.spots == page("sides").spots
