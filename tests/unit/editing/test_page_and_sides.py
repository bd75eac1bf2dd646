"""Sides, and what belongs to the map as a whole."""

from __future__ import annotations

import pytest

from mtd_desktop.editing.operation import Operation
from mtd_desktop.editing.page_ops import (
    PutConventionSet,
    RemoveConventionSet,
    SetMeta,
    SetRelationField,
    SetTrackField,
    SetView,
    UseConvention,
)
from mtd_desktop.editing.side_ops import AddSide, RemoveSide, SetSideField
from mtd_desktop.editing.together import Together
from mtd_desktop.errors import UserError
from mtd_desktop.model.actors import Side
from mtd_desktop.model.links import ConventionSet, RelationType
from tests.unit.editing.small_map import small_map


def test_deleting_a_side_leaves_its_actors_without_one() -> None:
    after = RemoveSide("north").apply(small_map())
    assert [side.id for side in after.sides] == ["south"]
    assert [actor.side for actor in after.actors] == [None, "south", None]


def test_sides_are_added_renamed_and_coloured() -> None:
    m = AddSide(Side(id="west", name=" West ", colour="#832db6")).apply(small_map())
    assert m.side_by_id["west"].name == "West"
    m = SetSideField("west", "colour", "#000000").apply(m)
    assert m.side_by_id["west"].colour == "#000000"
    refusals: tuple[Operation, ...] = (
        SetSideField("west", "name", " "), SetSideField("west", "colour", "red"), RemoveSide("east"),
        SetSideField("east", "name", "E"), AddSide(Side(id="ann", name="A", colour="#000000")),
    )  # fmt: skip
    for refused in refusals:
        with pytest.raises(UserError):
            refused.apply(m)


def test_meta_and_view_are_set_field_by_field() -> None:
    m = SetMeta("title", "  Peace\nof mind ").apply(small_map())
    assert m.meta.title == "Peace of mind"
    m = SetView("rotation", 45.0).apply(m)
    assert m.view.rotation == 45.0
    assert SetView("rotation", 45.0).apply(m) is m
    for refused in (
        SetMeta("as_of", "soon"),
        SetView("rotation", 1e9),
        SetView("theme", "pink"),
        SetMeta("x", 1),
    ):
        with pytest.raises(UserError):
            refused.apply(m)


def test_a_track_can_be_reworded_but_keeps_its_number() -> None:
    m = SetTrackField(3, "short", "Commerce").apply(small_map())
    assert m.framework.track(3).title == "3 · Commerce"
    assert SetTrackField(3, "name", "x").label(m) == "Change name of 3 · Commerce"
    for number, field, value in ((3, "number", 4), (3, "name", " "), (0, "name", "x"), (10, "name", "x")):
        with pytest.raises(UserError):
            SetTrackField(number, field, value).apply(m)


def test_a_set_can_be_used_copied_changed_and_deleted() -> None:
    m = small_map()
    own = m.conventions[0].but(id="own", name="Our own")
    m = UseConvention("own").apply(PutConventionSet(own).apply(m))
    assert m.convention_set.name == "Our own"
    with pytest.raises(UserError, match="Choose another set"):
        RemoveConventionSet("own").apply(m)
    m = SetRelationField("own", "funds", "line", "dotted").apply(m)
    assert m.relation("funds").line == "dotted"
    m = RemoveConventionSet("own").apply(UseConvention(m.conventions[0].id).apply(m))
    assert "own" not in [s.id for s in m.conventions]
    with pytest.raises(UserError):
        UseConvention("own").apply(m)


def test_no_link_loses_its_relation() -> None:
    m = small_map()
    only = ConventionSet(id="only", name="Only", relations=(RelationType(id="funds", name="Funds"),))
    both = only.but(relations=(*only.relations, RelationType(id="pays", name="Pays")))
    m = m.but(links=(m.links[1].but(relation="pays"),), conventions=(both, *m.conventions))
    with pytest.raises(UserError, match="“Pays”"):
        PutConventionSet(only).apply(m)
    with pytest.raises(UserError, match="“Pays”"):
        RemoveConventionSet("only").apply(m)


def test_together_is_all_or_nothing() -> None:
    m = small_map()
    both = Together((SetMeta("title", "New"), SetSideField("north", "name", " ")), "Both")
    with pytest.raises(UserError):
        both.apply(m)
    assert both.label(m) == "Both"
    assert Together((SetMeta("title", "New"), SetView("theme", "dark"))).apply(m).view.theme == "dark"
    assert Together(()).apply(m) is m
