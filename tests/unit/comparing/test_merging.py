"""Merging, case by case: what is taken, what is asked, and in which words."""

from __future__ import annotations

from typing import Any

import pytest

from mtd_desktop.comparing.differences import differences
from mtd_desktop.comparing.merging import Merged, merge
from mtd_desktop.comparing.pairs import joined, matched
from mtd_desktop.comparing.parts import MAIN
from mtd_desktop.comparing.words import asked, described
from mtd_desktop.editing.actor_ops import AddMembership, MoveToZone, PlaceActors, SetActorField
from mtd_desktop.editing.entity_ops import Delete
from mtd_desktop.editing.link_ops import SetLinkField
from mtd_desktop.editing.operation import Operation
from mtd_desktop.editing.page_ops import RemoveConventionSet, SetMeta, UseConvention
from mtd_desktop.editing.side_ops import RemoveSide
from mtd_desktop.model.actors import Actor, Membership, Place, Side
from mtd_desktop.model.document import Map, broken_promises
from mtd_desktop.model.links import ConventionSet, Link, RelationType
from mtd_desktop.model.notes import Threshold, TrackNote, TryOut
from mtd_desktop.model.processes import Participation
from tests.unit.editing.small_map import small_map

BASE = small_map()


def after(*operations: Operation, base: Map = BASE) -> Map:
    for operation in operations:
        base = operation.apply(base)
    return base


def agreed(merged: Merged) -> Map:
    assert merged.conflicts == ()
    assert merged.map is not None
    assert list(broken_promises(merged.map)) == []
    return merged.map


def process(m: Map, **changes: Any) -> Map:
    return m.but(processes=(m.processes[0].but(**changes),))


def tagged(m: Map, *tags: str) -> Map:
    return after(SetActorField(("ann",), "tags", tags), base=m)


def bare(text: str) -> str:
    """`text` without the signs that keep its parts in their own direction."""
    return text.replace("\u2068", "").replace("\u2069", "")


def test_different_fields_of_one_actor_come_together() -> None:
    a, b = (after(SetActorField(("ann",), *what)) for what in (("name", "Anna"), ("influence", 3)))
    ann = agreed(merge(BASE, a, b)).actor_by_id["ann"]
    assert (ann.name, ann.influence) == ("Anna", 3)
    assert agreed(merge(BASE, a, b)).actor_by_id["bob"] is BASE.actor_by_id["bob"]


def test_the_same_change_on_both_sides_is_none_of_a_conflict() -> None:
    one = after(SetActorField(("ann",), "name", "Anna"), SetActorField(("bob",), "influence", 2))
    other = after(SetActorField(("ann",), "name", "Anna"))
    assert agreed(merge(BASE, one, other)) == one


def test_tags_are_merged_one_by_one() -> None:
    base = tagged(BASE, "old", "stays")
    a, b = tagged(base, "stays", "mine"), tagged(base, "old", "stays", "theirs")
    assert agreed(merge(base, a, b)).actor_by_id["ann"].tags == ("stays", "mine", "theirs")


def test_participants_are_known_by_their_actor() -> None:
    ann, bob = BASE.processes[0].participants
    a = process(BASE, participants=(ann.but(role="convener"), bob))
    b = process(BASE, participants=(ann.but(note="by letter"), Participation(actor="cid")))
    merged = agreed(merge(BASE, a, b)).processes[0].participants
    assert [(p.actor, p.role, p.note) for p in merged] == [
        ("ann", "convener", "by letter"),
        ("cid", "participant", ""),
    ]


def test_a_further_track_and_another_main_track_come_together() -> None:
    merged = agreed(merge(BASE, after(MoveToZone(("bob",), 5)), after(AddMembership("bob", 7))))
    assert merged.actor_by_id["bob"].standing() == 5
    assert merged.actor_by_id["bob"].other_tracks() == (7,)


def test_two_main_tracks_are_a_conflict_in_words() -> None:
    a, b = after(MoveToZone(("bob",), 5)), after(MoveToZone(("bob",), 7))
    merged = merge(BASE, a, b)
    (conflict,) = merged.conflicts
    assert conflict.path == ("actors", ("bob", 0), "memberships", (MAIN, 0))
    question = asked(conflict, BASE, a, b)
    assert (question.sort, question.name, question.field) == ("Actor", "Bob", "main track")
    assert question.base == "2 · Conflict resolution, main track"
    assert (question.a, question.b) == (
        "5 · Research, training & education, main track",
        "7 · Religion, main track",
    )
    assert merge(BASE, a, b, {conflict.path: "b"}).map == b


def test_dates_that_would_run_backwards_are_a_conflict_of_both() -> None:
    base = after(SetActorField(("ann",), "since", "1990"), SetActorField(("ann",), "until", "2000"))
    a = after(SetActorField(("ann",), "since", "1999"), base=base)
    b = after(SetActorField(("ann",), "until", "1995"), base=base)
    (conflict,) = merge(base, a, b).conflicts
    assert conflict.path[-1] == "since+until"
    question = asked(conflict, base, a, b)
    assert (question.field, question.base) == ("start / end", "1990 – 2000")
    assert (question.a, question.b) == ("1999 – 2000", "1990 – 1995")
    assert merge(base, a, b, prefer="a").map == a
    assert merge(base, a, b, prefer="b").map == b


def test_both_ends_of_a_link_cannot_become_one_actor() -> None:
    a, b = after(SetLinkField(("ab",), "from_actor", "cid")), after(SetLinkField(("ab",), "to_actor", "cid"))
    (conflict,) = merge(BASE, a, b).conflicts
    assert conflict.path == ("links", ("ab", 0), "from_actor+to_actor")
    assert asked(conflict, BASE, a, b).a == "Cid – Bob"
    assert merge(BASE, a, b, prefer="b").map == b


def test_deleted_here_and_changed_there_is_a_conflict() -> None:
    a, b = after(Delete(("cid",))), after(SetActorField(("cid",), "name", "Cyd"))
    merged = merge(BASE, a, b)
    assert merged.map is None
    (conflict,) = merged.conflicts
    question = asked(conflict, BASE, a, b)
    assert (question.sort, question.field, question.a, question.b) == (
        "Actor",
        "",
        "removed",
        "kept and changed",
    )
    assert merge(BASE, a, b, prefer="a").map == a


def test_what_comes_back_brings_what_only_went_along() -> None:
    """The link to Cid was deleted because Cid was, and nobody else wanted it gone."""
    a, b = after(Delete(("cid",))), after(SetActorField(("cid",), "name", "Cyd"))
    assert "bc" not in a.link_by_id
    assert merge(BASE, a, b, prefer="b").map == b


def test_deleted_here_and_linked_there_is_a_conflict() -> None:
    link = Link(id="ac", from_actor="ann", to_actor="cid", relation="partners")
    a, b = after(Delete(("cid",))), BASE.but(links=(*BASE.links, link))
    (conflict,) = merge(BASE, a, b).conflicts
    assert conflict.holders == (("links", ("ac", 0)),)
    assert merge(BASE, a, b, prefer="a").map == a
    assert merge(BASE, a, b, prefer="b").map == b
    for order in ((a, b), (b, a)):
        question = asked(merge(BASE, *order).conflicts[0], BASE, *order)
        assert {bare(question.a), bare(question.b)} == {
            "removed, and with it: Link Ann – Cid",
            "kept, because of: Link Ann – Cid",
        }


@pytest.mark.parametrize("side", ["a", "b"])
def test_a_side_that_goes_while_someone_joins_it(side: Any) -> None:
    a, b = after(RemoveSide("north")), after(SetActorField(("cid",), "side", "north"))
    merged = merge(BASE, a, b, prefer=side).map
    assert merged is not None
    assert merged.actor_by_id["cid"].side == (None if side == "a" else "north")
    assert merged.actor_by_id["ann"].side == (None if side == "a" else "north")


def test_who_paid_stays_by_name_if_the_actor_goes() -> None:
    from mtd_desktop.model.processes import Funding

    a = after(Delete(("cid",)))
    b = process(BASE, funding=(*BASE.processes[0].funding, Funding(actor="cid")))
    merged = merge(BASE, a, b, prefer="a").map
    assert merged is not None
    assert (merged.processes[0].funding[-1].actor, merged.processes[0].funding[-1].name) == (None, "Cid")


def own_words() -> Map:
    own = ConventionSet(id="own", name="Our own", relations=(RelationType(id="prays", name="Prays with"),))
    return BASE.but(conventions=(*BASE.conventions, own))


@pytest.mark.parametrize("side", ["a", "b"])
def test_a_relation_that_goes_while_a_link_gets_it(side: Any) -> None:
    base = own_words()
    a = after(RemoveConventionSet("own"), base=base)
    b = after(SetLinkField(("ab",), "relation", "prays"), base=base)
    merged = merge(base, a, b, prefer=side)
    question = asked(merged.conflicts[0], base, a, b)
    assert (question.sort, question.name) == ("Relation", "Prays with")
    assert merged.map is not None
    assert ("ab" in merged.map.link_by_id) == (side == "b")


@pytest.mark.parametrize("side", ["a", "b"])
def test_conventions_that_go_while_the_map_is_drawn_by_them(side: Any) -> None:
    base = own_words()
    a, b = after(RemoveConventionSet("own"), base=base), after(UseConvention("own"), base=base)
    merged = merge(base, a, b, prefer=side).map
    assert merged == (a if side == "a" else b)


def test_one_id_for_two_things_becomes_two() -> None:
    a = BASE.but(actors=(*BASE.actors, Actor(id="x", name="Xenia")))
    b = BASE.but(sides=(*BASE.sides, Side(id="x", name="Xs", colour="#123456")))
    b = after(SetActorField(("cid",), "side", "x"), base=b)
    merged = agreed(merge(BASE, a, b))
    assert merged.actor_by_id["x"].name == "Xenia"
    assert merged.side_by_id[str(merged.actor_by_id["cid"].side)].name == "Xs"


def test_unknown_keys_are_merged_as_fields_are() -> None:
    def later(**keys: object) -> Map:
        return BASE.but(actors=(BASE.actors[0].but(**keys), *BASE.actors[1:]))

    base = later(x=1, y=1)
    merged = agreed(merge(base, later(x=2, y=1), later(x=1, y=1, z=[3])))
    assert merged.actor_by_id["ann"].__pydantic_extra__ == {"x": 2, "y": 1, "z": [3]}
    (conflict,) = merge(base, later(x=2, y=1), later(x=3, y=1)).conflicts
    assert conflict.path == ("actors", ("ann", 0), "x")


def test_the_order_is_mine_with_their_new_ones_behind() -> None:
    new = {name: Actor(id=name, name=name) for name in ("m", "t")}
    ann, bob, cid = BASE.actors
    a = BASE.but(actors=(cid, new["m"], ann, bob))
    b = BASE.but(actors=(ann, new["t"], bob, cid))
    assert [actor.id for actor in agreed(merge(BASE, a, b)).actors] == ["cid", "m", "ann", "bob", "t"]


def test_without_a_common_version_blanks_are_filled() -> None:
    a = Map(actors=(Actor(id="x", name="X", influence=3),))
    b = Map(actors=(Actor(id="x", name="X", description="Of the north."), Actor(id="y", name="Y")))
    merged = agreed(merge(None, a, b))
    assert (merged.actors[0].influence, merged.actors[0].description) == (3, "Of the north.")
    assert len(merged.actors) == 2
    other = merge(None, a, Map(actors=(Actor(id="x", name="X", influence=4),)))
    assert [conflict.path[-1] for conflict in other.conflicts] == ["influence"]


def test_two_groups_that_drew_the_same_people() -> None:
    a = Map(
        actors=(
            Actor(id="a1", name="Sinn Féin", memberships=(Membership(track=1, primary=True),)),
            Actor(id="a2", name="Society of Friends", aliases=("Quakers",)),
            Actor(id="a3", name="Only here"),
        ),
        links=(Link(id="al", from_actor="a1", to_actor="a2", relation="partners"),),
    )
    b = Map(
        actors=(
            Actor(id="b1", name="sinn  Fe\u0301in ", influence=4),
            Actor(id="b2", name="QUAKERS"),
            Actor(id="b3", name="Only there"),
        ),
        links=(
            Link(id="bl", from_actor="b2", to_actor="b1", relation="partners", strength=3),
            Link(id="bm", from_actor="b2", to_actor="b3", relation="partners"),
        ),
    )
    pairs = matched(a, b)
    assert [(pair.a, pair.b) for pair in pairs] == [("a1", "b1"), ("a2", "b2")]
    merged = merge(None, a, joined(a, b, pairs), prefer="a").map
    assert merged is not None
    assert [actor.name for actor in merged.actors] == [
        "Sinn Féin",
        "Society of Friends",
        "Only here",
        "Only there",
    ]
    assert [link.id for link in merged.links] == ["al", "bm"]
    assert merged.actors[0].influence == 4
    apart = merge(None, a, joined(a, b, pairs[:1]), prefer="a").map
    assert apart is not None
    assert len(apart.actors) == 5
    assert len(apart.links) == 3


def test_who_was_there_before_is_not_paired() -> None:
    base = Map(actors=(Actor(id="old", name="Ann"),))
    a, b = Map(actors=(Actor(id="new", name="Ann"),)), base
    assert matched(a, b, base) == ()
    assert len(matched(a, b)) == 1


def test_moved_and_changed_are_told_apart() -> None:
    place = Place(angle=0.2, radius=0.2)
    moved = after(PlaceActors((("ann", 1, place),)), MoveToZone(("bob",), 7))
    both = after(MoveToZone(("cid",), 3), SetActorField(("cid",), "name", "Cyd"))
    assert [(d.ident, d.change) for d in differences(BASE, moved)] == [("ann", "moved"), ("bob", "moved")]
    (found,) = differences(BASE, both)
    assert (found.change, found.is_moved) == ("changed", True)
    assert tuple(map(bare, described(found, BASE, both).details)) == (
        "name: Cid → Cyd",
        "tracks: 3 · Business, main track added",
    )


def test_long_texts_are_shown_where_they_part() -> None:
    before = after(SetMeta("description", "word " * 400 + "end one"))
    now = after(SetMeta("description", "word " * 400 + "end two"))
    (detail,) = described(differences(before, now)[0], before, now).details
    assert "end one →" in bare(detail)
    assert bare(detail).endswith("end two")
    assert len(detail) < 400


def test_names_with_markup_and_other_directions_are_left_as_they_are() -> None:
    odd = after(SetActorField(("ann",), "name", "<b>مجلس</b>"))
    (found,) = differences(BASE, odd)
    line = described(found, BASE, odd)
    assert line.name == "<b>مجلس</b>"
    assert line.details == ("name: Ann → \u2068<b>مجلس</b>\u2069",)


def test_a_place_goes_with_its_track() -> None:
    a = after(MoveToZone(("bob",), 5))
    b = after(PlaceActors((("bob", 2, Place(angle=0.1, radius=0.9)),)))
    assert agreed(merge(BASE, a, b)) == a
    c = after(PlaceActors((("bob", 7, Place(angle=0.1, radius=0.9)),)))
    assert len(merge(BASE, a, c).conflicts) == 1
    assert merge(BASE, a, c, prefer="b").map == c
    assert merge(None, a, c, prefer="a").map == a


def test_what_has_no_id_is_known_by_what_it_is_about() -> None:
    def noted(*values: float, reason: str = "", without: tuple[str, ...] = ()) -> Map:
        return BASE.but(
            thresholds=tuple(Threshold(rule="r1", name=f"t{i}", value=v) for i, v in enumerate(values)),
            track_notes=(TrackNote(track=3, note=reason),),
            tryouts=(TryOut(id="try", name="Without Bob", without=without),),
        )

    base = noted(1.0, 2.0)
    merged = agreed(merge(base, noted(1.0, 5.0, without=("bob",)), noted(3.0, 2.0, 4.0, reason="Shops")))
    assert [t.value for t in merged.thresholds] == [3.0, 5.0, 4.0]
    assert merged.track_notes[0].note == "Shops"
    assert merged.tryouts[0].without == ("bob",)
    found = differences(base, merged)
    assert {(d.kind, described(d, base, merged).name) for d in found} == {
        ("thresholds", "r1, t0"),
        ("thresholds", "r1, t1"),
        ("thresholds", "r1, t2"),
        ("track_notes", "3 · Business"),
        ("tryouts", "Without Bob"),
    }
