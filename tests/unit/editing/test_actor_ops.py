"""What happens to actors: fields, tracks and places, and what is refused."""

from __future__ import annotations

import pytest

from mtd_desktop.editing.actor_ops import (
    AddActor,
    AddMembership,
    FreePlaces,
    MoveToZone,
    PlaceActors,
    RemoveMembership,
    SetActorField,
    SetMemberships,
    new_actor,
)
from mtd_desktop.errors import UserError
from mtd_desktop.model.actors import Actor, Membership, Place
from mtd_desktop.model.document import Map
from mtd_desktop.model.tracks import OUTSIDE
from tests.unit.editing.small_map import small_map

HERE = Place(angle=0.25, radius=0.75)


def tracks(m: Map, ident: str) -> list[tuple[int, bool]]:
    return [(membership.track, membership.primary) for membership in m.actor_by_id[ident].memberships]


def test_an_added_actor_stands_last_with_a_trimmed_name() -> None:
    m = small_map()
    actor = new_actor(m, "  Dee \n Doe ", 7, HERE)
    after = AddActor(actor).apply(m)
    assert after.actors[-1].name == "Dee   Doe"
    assert after.actors[-1].place == HERE
    assert tracks(after, actor.id) == [(7, True)]
    assert AddActor(actor).label(m) == "Add Dee Doe"
    assert tracks(AddActor(new_actor(m, "T", None)).apply(m), m.actors[0].id) == tracks(m, "ann")


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\u200b\u200e", "\x00"])
def test_a_name_that_nobody_could_see_is_refused(name: str) -> None:
    m = small_map()
    with pytest.raises(UserError, match="blank"):
        new_actor(m, name, 1)
    with pytest.raises(UserError, match="blank"):
        SetActorField(("ann",), "name", name).apply(m)
    with pytest.raises(UserError, match="blank"):
        AddActor(Actor(id="x", name=name)).apply(m)


def test_an_id_is_given_once() -> None:
    m = small_map()
    for taken in ("ann", "ab", "north", "talks"):
        with pytest.raises(UserError, match=taken):
            AddActor(Actor(id=taken, name="Twin")).apply(m)


def test_one_field_of_many_actors_is_set_and_the_rest_stays_the_same_object() -> None:
    m = small_map()
    after = SetActorField(("ann", "cid"), "influence", 4).apply(m)
    assert [actor.influence for actor in after.actors] == [4, None, 4]
    assert after.actor_by_id["bob"] is m.actor_by_id["bob"]
    assert all(new is old for new, old in zip(after.links, m.links, strict=True))


def test_setting_what_is_set_already_changes_nothing() -> None:
    m = small_map()
    assert SetActorField(("ann",), "name", " Ann ").apply(m) is m
    assert SetActorField((), "influence", 4).apply(m) is m
    assert MoveToZone(("ann",), 1).apply(m) is m
    assert FreePlaces(("ann",)).apply(m) is m
    assert PlaceActors(()).apply(m) is m


@pytest.mark.parametrize(
    ("field", "value"),
    [("influence", 9), ("influence", True), ("kind", "wizard"), ("since", "yesterday"), ("side", "west"),
     ("id", "z"), ("no_such", 1), ("memberships", (Membership(track=1),))],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_a_sentence(field: str, value: object) -> None:
    with pytest.raises(UserError) as refused:
        SetActorField(("ann",), field, value).apply(small_map())
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    m = SetActorField(("ann",), "since", "1995").apply(small_map())
    with pytest.raises(UserError, match="before it begins"):
        SetActorField(("ann",), "until", "1990").apply(m)


def test_an_actor_that_is_gone_is_missed_in_words() -> None:
    for operation in (
        SetActorField(("zoe",), "name", "Z"), PlaceActors((("zoe", 1, None),)), MoveToZone(("zoe",), 1),
        AddMembership("zoe", 1), RemoveMembership("zoe", 1), SetMemberships("zoe", ()), FreePlaces(("zoe",)),
    ):  # fmt: skip
        with pytest.raises(UserError, match="no longer on the map"):
            operation.apply(small_map())


def test_placing_in_the_same_zone_only_moves() -> None:
    after = PlaceActors((("ann", 1, HERE), ("bob", 2, None))).apply(small_map())
    assert tracks(after, "ann") == [(1, True), (4, False)]
    assert after.actor_by_id["ann"].place == HERE
    assert after.actor_by_id["bob"].place is None


def test_placing_across_a_border_changes_the_main_track() -> None:
    after = PlaceActors((("ann", 7, HERE),)).apply(small_map())
    assert tracks(after, "ann") == [(7, True), (4, False)]
    assert after.actor_by_id["ann"].memberships[1].since == "1990"


def test_placing_on_a_track_it_has_already_swaps_and_loses_nothing() -> None:
    after = PlaceActors((("ann", 4, HERE),)).apply(small_map())
    assert tracks(after, "ann") == [(1, False), (4, True)]
    assert after.actor_by_id["ann"].memberships[1].since == "1990"


def test_placing_from_the_tray_gives_the_first_track() -> None:
    after = PlaceActors((("cid", OUTSIDE, HERE),)).apply(small_map())
    assert tracks(after, "cid") == [(OUTSIDE, True)]


def test_a_nudge_leaves_the_main_track_alone_where_the_date_shows_another() -> None:
    m = small_map()
    turned = (Membership(track=4, primary=True, until="1993"), Membership(track=1, since="1994"))
    m = SetMemberships("ann", turned).apply(m)
    assert m.actor_by_id["ann"].standing("1995") == 1
    after = PlaceActors((("ann", 1, HERE),), on="1995").apply(m)
    assert after.actor_by_id["ann"].memberships == (turned[0], turned[1].but(place=HERE))
    assert after.actor_by_id["ann"].place == m.actor_by_id["ann"].place


def test_a_drop_on_a_new_track_at_a_date_moves_the_membership_of_that_date() -> None:
    turned = (Membership(track=4, primary=True, until="1993"), Membership(track=1, since="1994"))
    m = SetMemberships("ann", turned).apply(small_map())
    after = PlaceActors((("ann", 7, HERE),), on="1995").apply(m)
    assert after.actor_by_id["ann"].memberships == (turned[0], turned[1].but(track=7, place=HERE))


def test_a_place_is_left_behind_with_its_track() -> None:
    turned = (Membership(track=4, primary=True, until="1993"), Membership(track=1, since="1994", place=HERE))
    m = SetMemberships("ann", turned).apply(small_map())
    later = SetMemberships("ann", (turned[0], turned[1].but(since="1995"))).apply(m)
    assert later.actor_by_id["ann"].place_on("1996") == HERE
    elsewhere = SetMemberships("ann", (turned[0], turned[1].but(track=7))).apply(m)
    assert elsewhere.actor_by_id["ann"].place_on("1996") is None


def test_places_change_their_keeper_with_the_main_track() -> None:
    m = SetMemberships("ann", (Membership(track=4, primary=True), Membership(track=1, place=HERE))).apply(
        small_map()
    )
    old = Place(angle=0.5, radius=0.5)
    m = PlaceActors((("ann", 4, old),)).apply(m)
    led = SetMemberships(
        "ann", tuple(one.but(primary=one.track == 1) for one in m.actor_by_id["ann"].memberships)
    ).apply(m)
    assert led.actor_by_id["ann"].place == HERE
    assert [one.place for one in led.actor_by_id["ann"].memberships] == [old, None]
    back = MoveToZone(("ann",), 4).apply(led)
    assert back.actor_by_id["ann"].place == old
    assert FreePlaces(("ann",)).apply(led).actor_by_id["ann"].place_on() is None


def test_moving_to_a_zone_lets_the_program_place() -> None:
    after = MoveToZone(("bob", "cid"), 9).apply(small_map())
    assert (tracks(after, "bob"), tracks(after, "cid")) == ([(9, True)], [(9, True)])
    assert after.actor_by_id["bob"].place is None
    assert MoveToZone(("bob",), 2).apply(small_map()).actor_by_id["bob"].place is not None
    tray = MoveToZone(("ann", "bob"), None).apply(small_map())
    assert all(tray.actor_by_id[i].memberships == () for i in ("ann", "bob"))


def test_a_second_membership_keeps_the_first_and_is_had_once() -> None:
    after = AddMembership("bob", 5, HERE).apply(small_map())
    assert tracks(after, "bob") == [(2, True), (5, False)]
    assert after.actor_by_id["bob"].place == Place(angle=0.5, radius=0.5)
    with pytest.raises(UserError, match="already on 5 · Research"):
        AddMembership("bob", 5).apply(after)
    assert AddMembership("cid", 5, HERE).apply(small_map()).actor_by_id["cid"].place == HERE


def test_leaving_the_main_track_makes_the_next_one_the_main() -> None:
    after = RemoveMembership("ann", 1).apply(small_map())
    assert tracks(after, "ann") == [(4, True)]
    assert tracks(RemoveMembership("ann", 4).apply(after), "ann") == []
    assert RemoveMembership("bob", 2).apply(small_map()).actor_by_id["bob"].place is None


def test_memberships_set_anew_have_one_main_track() -> None:
    none = (Membership(track=3), Membership(track=5))
    both = (Membership(track=3, primary=True), Membership(track=5, primary=True))
    for given in (none, both):
        assert tracks(SetMemberships("ann", given).apply(small_map()), "ann") == [(3, True), (5, False)]


def test_labels_name_the_thing() -> None:
    m = small_map()
    assert SetActorField(("ann",), "name", "Anna").label(m) == "Rename Ann"
    assert SetActorField(("ann",), "influence", 1).label(m) == "Change influence of Ann"
    assert PlaceActors((("ann", 1, None), ("bob", 1, None))).label(m) == "Move 2 actors"
    assert MoveToZone(("ann",), 3).label(m) == "Move Ann to 3 · Business"
    assert MoveToZone(("ann",), OUTSIDE).label(m) == "Move Ann to outside the compass"
    assert MoveToZone(("ann",), None).label(m) == "Move Ann to the tray"


def test_typing_and_nudging_merge_and_choices_do_not() -> None:
    assert (
        SetActorField(("a",), "name", "x").merge_key
        == SetActorField(("a",), "name", "xy").merge_key
        is not None
    )
    assert SetActorField(("a",), "name", "x").merge_key != SetActorField(("b",), "name", "x").merge_key
    assert (
        SetActorField(("a",), "name", "x", "1").merge_key != SetActorField(("a",), "name", "x", "2").merge_key
    )
    assert SetActorField(("a",), "kind", "person").merge_key is None
    assert PlaceActors((("a", 1, None),)).merge_key is None
    assert (
        PlaceActors((("a", 1, None),), "n").merge_key
        == PlaceActors((("a", 2, HERE),), "n").merge_key
        is not None
    )
