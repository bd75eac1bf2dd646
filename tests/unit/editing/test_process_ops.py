"""Processes and agreements are added, changed and deleted as one step each, and nothing is left dangling."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtd_desktop.editing.entity_ops import Delete
from mtd_desktop.editing.process_ops import (
    AddAgreement,
    AddProcess,
    SetAgreementField,
    SetProcessField,
    new_agreement,
    new_process,
)
from mtd_desktop.editing.tryout_ops import ForgetTryOut, KeepTryOut, without
from mtd_desktop.errors import UserError
from mtd_desktop.model.actors import Actor
from mtd_desktop.model.document import Map
from mtd_desktop.model.notes import Assessment, Dismissal
from mtd_desktop.model.processes import Participation, Phase
from mtd_desktop.paths import samples
from mtd_desktop.storage.files import load


@pytest.fixture
def m() -> Map:
    return Map(actors=(Actor(id="a", name="Ann"), Actor(id="b", name="Bo")))


def with_talks(m: Map) -> tuple[Map, str, str, str]:
    """Talks, the agreement they came to, and the process that was to carry it out."""
    talks = new_process(m, "Talks", "1", actors=("a", "b", "a"))
    m = AddProcess(talks).apply(m)
    deal = new_agreement(m, "Deal", process=talks.id, signatories=("a",), date="1998-04-10")
    m = AddAgreement(deal).apply(m)
    follow = new_process(m, "Follow-up", "2")
    m = AddProcess(follow.but(follows=(talks.id,)), after=deal.id).apply(m)
    return m, talks.id, deal.id, follow.id


def test_a_process_begins_with_those_who_were_selected(m: Map) -> None:
    m, talks, deal, follow = with_talks(m)
    process = m.process_by_id[talks]
    assert [p.actor for p in process.participants] == ["a", "b"]
    assert process.phases == (Phase(kind="1"),)
    assert m.agreement_by_id[deal].process == talks
    assert m.agreement_by_id[deal].follow_ups == (follow,)


@pytest.mark.parametrize("name", ["", "  ", "\u200b\n"])
def test_a_blank_name_is_refused(m: Map, name: str) -> None:
    with pytest.raises(UserError, match="blank"):
        new_process(m, name)
    with pytest.raises(UserError, match="blank"):
        new_agreement(m, name)


def test_fields_are_set_and_typing_merges(m: Map) -> None:
    m, talks, deal, _ = with_talks(m)
    one = SetProcessField((talks,), "name", "Many-party talks", "g1")
    assert one.merge_key == SetProcessField((talks,), "name", "Many-party talks 2", "g1").merge_key
    m = one.apply(m)
    assert m.process_by_id[talks].name == "Many-party talks"
    m = SetAgreementField((deal,), "date", "1998").apply(m)
    assert m.agreement_by_id[deal].date == "1998"
    assert SetAgreementField((deal,), "date", "1998").apply(m) is m
    people = (Participation(actor="b", role="facilitator"),)
    m = SetProcessField((talks,), "participants", people).apply(m)
    assert m.process_by_id[talks].participants == people


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("participants", (Participation(actor="nobody"),)),
        ("phases", ()),
        ("follows", ("gone",)),
        ("nonsense", 1),
    ],
)
def test_what_cannot_be_is_a_sentence_and_changes_nothing(m: Map, field: str, value: object) -> None:
    m, talks, _, _ = with_talks(m)
    with pytest.raises(UserError):
        SetProcessField((talks,), field, value).apply(m)


def test_deleting_a_process_leaves_its_agreement_and_nothing_dangling(m: Map) -> None:
    m, talks, deal, follow = with_talks(m)
    m = m.but(
        assessments=(Assessment(id="s", name="S", subject=talks),),
        dismissals=(Dismissal(rule="R1", subjects=(talks,)), Dismissal(rule="R2", subjects=(talks, "a"))),
    )
    left = Delete((talks,)).apply(m)
    assert left.agreement_by_id[deal].process is None
    assert left.process_by_id[follow].follows == ()
    assert left.assessments[0].subject is None
    assert [d.subjects for d in left.dismissals] == [("a",)]
    assert left.actors is m.actors
    assert Delete((talks,)).label(m) == "Delete Talks"
    left = Delete((deal, follow)).apply(left)
    assert (left.processes, left.agreements) == ((), ())


def test_deleting_several_kinds_at_once_names_their_number(m: Map) -> None:
    m, talks, deal, _ = with_talks(m)
    both = Delete((talks, deal, "a"))
    assert both.label(m) == "Delete 3 things"
    left = both.apply(m)
    assert [actor.id for actor in left.actors] == ["b"]
    with pytest.raises(UserError):
        both.apply(left)


def test_a_try_out_takes_things_out_and_the_map_stays(m: Map) -> None:
    m, talks, deal, follow = with_talks(m)
    tried = without(m, {talks, "a", "not there"})
    assert [actor.id for actor in tried.actors] == ["b"]
    assert set(tried.process_by_id) == {follow}
    assert tried.agreement_by_id[deal].signatories == ()
    assert len(m.actors) == 2
    assert without(m, ()) is m


def test_a_try_out_is_kept_under_a_name_and_forgotten(m: Map) -> None:
    kept = KeepTryOut("Without Ann", ("a",)).apply(m)
    (tryout,) = kept.tryouts
    assert (tryout.name, tryout.without) == ("Without Ann", ("a",))
    assert ForgetTryOut(tryout.id).apply(kept).tryouts == ()
    with pytest.raises(UserError):
        KeepTryOut(" ", ("a",)).apply(m)
    with pytest.raises(UserError):
        KeepTryOut("Nothing", ()).apply(m)


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.stem)
def test_each_thing_of_a_sample_can_be_taken_out(path: Path) -> None:
    sample = load(path).map
    for ident in (*sample.actor_by_id, *sample.process_by_id, *sample.agreement_by_id):
        left = Delete((ident,)).apply(sample)
        assert not any(
            ident in known for known in (left.actor_by_id, left.process_by_id, left.agreement_by_id)
        )
