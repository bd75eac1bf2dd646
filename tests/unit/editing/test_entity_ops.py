"""Deleting takes every mention along; what is inserted brings what it needs."""

from __future__ import annotations

import pytest

from mtd_desktop.editing.entity_ops import Delete, Insert
from mtd_desktop.errors import UserError
from mtd_desktop.model.actors import Actor
from mtd_desktop.model.links import Link, RelationType
from tests.unit.editing.small_map import small_map


def test_with_an_actor_go_its_links_and_every_mention() -> None:
    after = Delete(("ann",)).apply(small_map())
    assert [actor.id for actor in after.actors] == ["bob", "cid"]
    assert [link.id for link in after.links] == ["bc"]
    (talks,) = after.processes
    assert [p.actor for p in talks.participants] == ["bob"]
    assert talks.invited_by == ()
    assert after.agreements[0].signatories == ("bob",)
    assert after.assessments[0].subject is None
    assert [d.subjects for d in after.dismissals] == [("bob",), ()]


def test_who_paid_stays_by_name() -> None:
    (talks,) = Delete(("ann", "bob")).apply(small_map()).processes
    assert [(f.actor, f.name) for f in talks.funding] == [
        (None, "Ann"),
        (None, "Bob's fund"),
        (None, "A purse"),
    ]


def test_a_link_goes_alone() -> None:
    m = small_map()
    after = Delete(("ab",)).apply(m)
    assert [link.id for link in after.links] == ["bc"]
    assert all(new is old for new, old in zip(after.actors, m.actors, strict=True))
    assert after.processes[0] is m.processes[0]


def test_untouched_processes_stay_the_same_object() -> None:
    m = small_map()
    assert Delete(("cid",)).apply(m).processes[0] is m.processes[0]


def test_what_is_gone_cannot_be_deleted_again() -> None:
    m = Delete(("ann",)).apply(small_map())
    with pytest.raises(UserError, match="no longer"):
        Delete(("ann",)).apply(m)
    assert Delete(()).apply(m) is m


def test_labels_count() -> None:
    m = small_map()
    assert Delete(("ann",)).label(m) == "Delete Ann"
    assert Delete(("ab",)).label(m) == "Delete Ann – Bob"
    assert Delete(("ann", "bob", "ab")).label(m) == "Delete 2 actors and 1 link"


def test_unknown_relations_join_the_set_in_use() -> None:
    m = small_map()
    link = Link(id="new", from_actor="x", to_actor="y", relation="adores")
    actors = (Actor(id="x", name="X"), Actor(id="y", name="Y"))
    with pytest.raises(UserError):
        Insert(actors, (link,)).apply(m)
    after = Insert(actors, (link,), relations=(RelationType(id="adores", name="Adores"),)).apply(m)
    assert after.relation("adores").name == "Adores"
    assert after.convention_set.relations[-1].id == "adores"
    assert len(after.conventions) == len(m.conventions)


def test_nothing_is_inserted_under_an_id_that_is_taken() -> None:
    with pytest.raises(UserError, match="ann"):
        Insert((Actor(id="ann", name="Other"),), ()).apply(small_map())
    with pytest.raises(UserError, match="twin"):
        Insert((Actor(id="twin", name="A"), Actor(id="twin", name="B")), ()).apply(small_map())
