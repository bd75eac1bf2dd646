"""Whatever a person does, in whatever order: the map keeps its promises, and undo leads back to the start."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from mtd_desktop.editing import actor_ops, clipboard, entity_ops, link_ops, page_ops, side_ops
from mtd_desktop.editing.operation import Operation
from mtd_desktop.editing.revise import tidy
from mtd_desktop.editing.together import Together
from mtd_desktop.errors import UserError
from mtd_desktop.gui.editor import Editor
from mtd_desktop.model.actors import Actor, Membership, Place, Side
from mtd_desktop.model.changes import difference
from mtd_desktop.model.document import Map, broken_promises
from mtd_desktop.model.links import Link
from mtd_desktop.model.tracks import OUTSIDE, TRACK_NUMBERS
from tests.strategies import actors, colours, maps, memberships, partial_dates, places, texts

ZONES = (OUTSIDE, *TRACK_NUMBERS)
zones = st.sampled_from(ZONES)
values = st.one_of(
    st.none(), st.booleans(), st.integers(-1, 6), texts, partial_dates(),
    st.lists(texts, max_size=2).map(tuple),
    st.sampled_from(("person", "top", "supports", "local", "secret", "funds", "both")),
)  # fmt: skip
ACTOR_FIELDS = sorted(Actor.model_fields)
LINK_FIELDS = sorted(Link.model_fields)


@st.composite
def operations(draw: st.DrawFn, m: Map) -> Operation:
    """Something a person might do on this map, possible or not."""
    people = st.sampled_from([actor.id for actor in m.actors] or ["nobody"])
    joins = st.sampled_from([link.id for link in m.links] or ["nothing"])
    camps = st.sampled_from([side.id for side in m.sides] or ["no-side"])
    sets = st.sampled_from([s.id for s in m.conventions])
    relations = st.sampled_from([r.id for s in m.conventions for r in s.relations] + ["unheard-of"])
    some_people = st.lists(people, max_size=3).map(tuple)
    some_things = st.lists(people | joins, max_size=3).map(tuple)
    ident = st.sampled_from(("new-a", "new-b", *(actor.id for actor in m.actors[:1])))
    actor_values = values | camps | memberships() | places
    link_values = values | relations | people
    kinds: tuple[st.SearchStrategy[Any], ...] = (
        st.builds(actor_ops.AddActor, ident.flatmap(actors)),
        st.builds(actor_ops.SetActorField, some_people, st.sampled_from(ACTOR_FIELDS), actor_values),
        st.builds(
            actor_ops.PlaceActors,
            st.lists(st.tuples(people, zones, st.none() | places), max_size=3).map(tuple),
            st.sampled_from((None, "g")),
        ),
        st.builds(actor_ops.MoveToZone, some_people, st.none() | zones),
        st.builds(actor_ops.AddMembership, people, zones, st.none() | places),
        st.builds(actor_ops.RemoveMembership, people, zones),
        st.builds(
            actor_ops.SetMemberships,
            people,
            memberships() | st.just((Membership(track=3), Membership(track=4))),
        ),
        st.builds(actor_ops.FreePlaces, some_people),
        st.builds(
            link_ops.SetLinkField,
            st.lists(joins, max_size=2).map(tuple),
            st.sampled_from(LINK_FIELDS),
            link_values,
        ),
        st.builds(link_ops.ReverseLinks, st.lists(joins, max_size=2).map(tuple)),
        st.builds(entity_ops.Delete, some_things),
        st.builds(
            side_ops.AddSide, st.builds(Side, id=st.sampled_from(("s1", "s2")), name=texts, colour=colours)
        ),
        st.builds(
            side_ops.SetSideField, camps, st.sampled_from(("name", "colour", "role")), values | colours
        ),
        st.builds(side_ops.RemoveSide, camps),
        st.builds(page_ops.SetMeta, st.sampled_from(("title", "as_of", "authors", "language")), values),
        st.builds(
            page_ops.SetView, st.sampled_from(("theme", "rotation", "show_legend")), values | st.just("dark")
        ),
        st.builds(
            page_ops.SetTrackField, st.integers(0, 10), st.sampled_from(("name", "short", "aliases")), values
        ),
        st.builds(page_ops.UseConvention, sets),
        st.builds(page_ops.RemoveConventionSet, sets),
        st.builds(page_ops.PutConventionSet, sets.map(lambda i: _poorer(m, i))),
        st.builds(
            page_ops.SetRelationField, sets, relations, st.sampled_from(("name", "line", "covers")), values
        ),
    )
    one = st.one_of(kinds)
    drawn: Operation = draw(
        st.one_of(one, one, one, st.builds(Together, st.lists(one, max_size=3).map(tuple)))
    )
    return drawn


def tried(operation: Operation, m: Map) -> tuple[Map | None, str]:
    """The next map, or why not; every other exception is a defect."""
    try:
        return operation.apply(m), ""
    except UserError as refusal:
        return None, str(refusal)


def _poorer(m: Map, ident: str) -> Any:
    """The set without its last relation."""
    chosen = next(s for s in m.conventions if s.id == ident)
    return chosen.but(relations=chosen.relations[:-1])


@given(st.data())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_an_operation_keeps_every_promise_or_refuses_in_words(data: st.DataObject) -> None:
    m = data.draw(maps())
    before = m.model_dump_json()
    operation = data.draw(operations(m))
    assert "\n" not in operation.label(m)
    after, refusal = tried(operation, m)
    if after is None:
        assert refusal.strip()
    else:
        assert list(broken_promises(after)) == []
        assert Map.model_validate(after.model_dump()) == after
        known = {actor.name for actor in m.actors}
        assert all(actor.name in known or tidy(actor.name) == actor.name != "" for actor in after.actors)
        if not difference(m, after):
            assert after == m
    assert m.model_dump_json() == before


@given(maps())
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_copied_into_an_empty_map_has_the_same_shape(m: Map) -> None:
    if not m.actors:
        with pytest.raises(UserError):
            clipboard.copy(m, ())
        return
    ids = [actor.id for actor in m.actors]
    inserted = clipboard.paste(clipboard.copy(m, ids), Map(references=m.references))
    after = inserted.apply(Map(references=m.references))
    twin = dict(zip(ids, (actor.id for actor in after.actors), strict=True))
    for old, new in zip(m.actors, after.actors, strict=True):
        assert new == old.but(id=new.id, side=new.side)
        names = [
            None if i is None else sides[i].name.casefold()
            for i, sides in ((old.side, m.side_by_id), (new.side, after.side_by_id))
        ]
        assert names[0] == names[1]
    for link, copied in zip(m.links, after.links, strict=True):
        assert copied == link.but(
            id=copied.id, from_actor=twin[link.from_actor], to_actor=twin[link.to_actor]
        )
    assert list(broken_promises(after)) == []
    assert not set(twin.values()) & set(ids)


class Afternoon(RuleBasedStateMachine):
    """A person at work: every kind of edit, undo and redo, and a walk back to the very start."""

    def __init__(self) -> None:
        super().__init__()
        self.editor: Editor | None = None

    @rule(m=maps())
    def open(self, m: Map) -> None:
        if self.editor is None:
            self.start = m
            self.first = m.model_dump_json()
            self.editor = Editor(m)

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        if self.editor is not None:
            m = self.editor.map
            if not self.editor.execute(data.draw(operations(m))):
                assert self.editor.map is m

    @rule(data=st.data())
    def paste(self, data: st.DataObject) -> None:
        if self.editor is not None and self.editor.map.actors:
            m = self.editor.map
            ids = data.draw(
                st.lists(st.sampled_from([actor.id for actor in m.actors]), min_size=1, max_size=3)
            )
            assert self.editor.execute(clipboard.duplicate(m, ids))
            assert len(self.editor.map.actors) == len(m.actors) + len(set(ids))

    @rule(data=st.data())
    def select(self, data: st.DataObject) -> None:
        if self.editor is not None and self.editor.map.actors:
            self.editor.selection.set(
                data.draw(st.lists(st.sampled_from([a.id for a in self.editor.map.actors])))
            )

    @rule()
    def undo_and_redo(self) -> None:
        if self.editor is not None and self.editor.undo_stack.canUndo():
            m = self.editor.map
            self.editor.undo_stack.undo()
            self.editor.undo_stack.redo()
            assert not difference(self.editor.map, m)

    @rule()
    def undo(self) -> None:
        if self.editor is not None:
            self.editor.undo_stack.undo()

    @invariant()
    def promises_hold(self) -> None:
        if self.editor is not None:
            m = self.editor.map
            assert list(broken_promises(m)) == []
            assert all(i in m.actor_by_id or i in m.link_by_id for i in self.editor.selection.ids)

    def teardown(self) -> None:
        if self.editor is None:
            return
        while self.editor.undo_stack.canUndo():
            self.editor.undo_stack.undo()
        assert self.editor.map == self.start
        assert self.editor.map.model_dump_json() == self.first
        while self.editor.undo_stack.canRedo():
            self.editor.undo_stack.redo()
        assert list(broken_promises(self.editor.map)) == []


def test_an_afternoon_of_editing_can_be_undone_to_the_very_start() -> None:
    run_state_machine_as_test(
        Afternoon,
        settings=settings(
            deadline=None,
            max_examples=25,
            stateful_step_count=20,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )


def test_places_are_inside_the_sector_after_many_duplicates() -> None:
    m = Map(
        actors=(
            Actor(
                id="a",
                name="A",
                memberships=(Membership(track=1, primary=True),),
                place=Place(angle=1, radius=1),
            ),
        )
    )
    for _ in range(20):
        m = clipboard.duplicate(m, ("a",)).apply(m)
    assert len(m.actors) == 21
