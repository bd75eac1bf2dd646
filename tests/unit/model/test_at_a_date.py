"""Who stands where at a date, and what is over by then: on a small actor and on the samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtd_desktop.model.actors import Actor, Membership, Place
from mtd_desktop.model.document import Map
from mtd_desktop.storage.codec import decode

FOLDER = Path(__file__).parents[3] / "resources" / "samples"
OLD, NEW = Place(angle=0.1, radius=0.1), Place(angle=0.9, radius=0.9)
ELDERS = Actor(
    id="elders",
    name="Elders",
    memberships=(
        Membership(track=4, primary=True, until="1993-05"),
        Membership(track=1, since="1993-05", until="1999", place=NEW),
    ),
    place=OLD,
)


def sample(name: str) -> Map:
    return decode((FOLDER / f"{name}.mtdmap").read_bytes(), where=name).map


@pytest.mark.parametrize(
    ("on", "zone", "place", "state", "former"),
    [
        (None, 4, OLD, "active", ()),
        ("1991", 4, OLD, "active", ()),
        ("1993", 4, OLD, "active", ()),  # both count, and the main one goes first
        ("1993-06", 1, NEW, "active", (4,)),
        ("2005", 1, NEW, "ended", (4,)),  # where it stood last
    ],
)
def test_an_actor_stands_on_the_track_of_its_time_with_the_place_made_there(
    on: str | None, zone: int, place: Place, state: str, former: tuple[int, ...]
) -> None:
    assert (ELDERS.standing(on), ELDERS.place_on(on)) == (zone, place)
    assert ELDERS.state_on(on) == state
    assert ELDERS.former_tracks(on) == former


def test_somebody_whose_first_membership_has_not_begun_is_to_come() -> None:
    one = Actor(id="a", name="A", memberships=(Membership(track=4, primary=True, since="1993"),))
    assert one.state_on("1992") == "to come"
    assert Actor(id="a", name="A").state_on("1992") == "active"  # in the tray, at all times


def test_the_elders_of_somaliland_become_part_of_the_government() -> None:
    guurti = sample("somaliland").actor_by_id["guurti"]
    assert [guurti.standing(on) for on in ("1991", "1993-05", "1993-06", "1997")] == [4, 4, 1, 1]
    snm = sample("somaliland").actor_by_id["snm"]
    assert [snm.standing(on) for on in ("1990", "1992")] == [0, 1]


@pytest.mark.parametrize(
    ("name", "on", "states"),
    [
        ("northern-ireland", "1988", {"blair": "to come", "duddy": "active", "oatley": "active"}),
        ("northern-ireland", "2010", {"blair": "ended", "ifi": "active", "uk": "active"}),
        ("oslo", "1993-06", {"press": "to come", "holst": "active", "rabin": "active"}),
        ("oslo", "1996", {"rabin": "ended", "press": "active", "bat-shalom": "active"}),
        ("somaliland", "1994", {"snm-government": "ended", "apd": "to come", "guurti": "active"}),
    ],
)
def test_actors_of_the_samples_at_dates(name: str, on: str, states: dict[str, str]) -> None:
    m = sample(name)
    found = {ident: m.actor_by_id[ident].state_on(on) for ident in states if ident in m.actor_by_id}
    assert found == {ident: state for ident, state in states.items() if ident in m.actor_by_id}
    assert len(found) >= 2


@pytest.mark.parametrize(
    ("on", "state", "kind"),
    [
        ("1992", "to come", "2"),
        ("1993-02", "active", "2"),
        ("1993-06", "active", "1.5"),
        ("1993-08-10", "active", "1"),
        ("1994", "ended", "1"),
        (None, "active", "2"),
    ],
)
def test_the_oslo_channel_changes_its_kind_with_time(on: str | None, state: str, kind: str) -> None:
    channel = sample("oslo").process_by_id["p-oslo"]
    assert (channel.state_on(on), channel.phase_near(on).kind) == (state, kind)


def test_an_agreement_is_there_from_its_day_on() -> None:
    agreement = sample("northern-ireland").agreement_by_id["g-good-friday"]
    states = [agreement.state_on(on) for on in ("1998-04-09", "1998-04-10", "2020")]
    assert states == ["to come", "active", "active"]
