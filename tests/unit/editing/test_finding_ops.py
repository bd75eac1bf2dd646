"""Dismissing a question with a reason, asking it again, and figures of a map's own."""

from __future__ import annotations

import pytest

from mtd_desktop.editing.finding_ops import Dismiss, RevokeDismissal, SetThreshold
from mtd_desktop.editing.operation import Operation
from mtd_desktop.errors import UserError
from mtd_desktop.model.document import Map
from tests.unit.editing.small_map import small_map


def said(m: Map) -> list[tuple[str, tuple[str, ...], str]]:
    return [(d.rule, d.subjects, d.reason) for d in m.dismissals]


def test_a_dismissal_is_kept_with_its_reason_and_revoked() -> None:
    m = Map()
    operation = Dismiss("R1", ("track:9",), " No press yet. ", by="Mira", date="1993-05")
    after = operation.apply(m)
    (kept,) = after.dismissals
    assert said(after) == [("R1", ("track:9",), "No press yet.")]
    assert (kept.by, kept.date) == ("Mira", "1993-05")
    assert operation.label(m) == "Dismiss question R1"
    back = RevokeDismissal("R1", ("track:9",))
    assert back.apply(after) == m
    assert back.label(after) == "Ask question R1 again"


def test_a_new_reason_takes_the_place_of_the_old_one() -> None:
    m = Dismiss("r8", ("bob", "ann"), "still watched").apply(small_map())
    assert [d for d in said(m) if d[0] == "r8"] == [("r8", ("bob", "ann"), "still watched")]
    assert len(m.dismissals) == len(small_map().dismissals)


def test_only_the_question_that_is_meant_is_answered_or_revoked() -> None:
    m = small_map()
    assert len(Dismiss("r1", ("ann",), "why not").apply(m).dismissals) == len(m.dismissals) + 1
    assert said(RevokeDismissal("r1", ()).apply(m)) == [d for d in said(m) if d[0] != "r1"]


REFUSED: tuple[Operation, ...] = (
    Dismiss("R1", (), " \n"),
    Dismiss("R1", ("not an id",), "because"),
    Dismiss("R1", (), "because", date="May"),
    RevokeDismissal("r5", ()),
    SetThreshold("R6", "share", float("nan")),
)


@pytest.mark.parametrize("operation", REFUSED, ids=repr)
def test_what_cannot_be_is_told(operation: Operation) -> None:
    with pytest.raises(UserError):
        operation.apply(small_map())


def test_a_figure_is_set_changed_and_reset() -> None:
    m = SetThreshold("R6", "share", 0.5).apply(Map())
    assert [(t.rule, t.name, t.value) for t in m.thresholds] == [("R6", "share", 0.5)]
    m = SetThreshold("R29", "years", 2).apply(m)
    changed = SetThreshold("R6", "share", 0.25).apply(m)
    assert {(t.rule, t.value) for t in changed.thresholds} == {("R6", 0.25), ("R29", 2.0)}
    assert SetThreshold("R6", "share", 0.25).apply(changed) is changed
    assert SetThreshold("R7", "share", None).apply(changed) is changed
    reset = SetThreshold("R6", "share", None)
    assert [t.rule for t in reset.apply(changed).thresholds] == ["R29"]
    assert reset.label(changed) == "Reset threshold of R6"
    assert SetThreshold("R6", "share", 0.5).label(changed) == "Change threshold of R6"


def test_turning_a_figure_in_one_gesture_is_one_step() -> None:
    keys = [SetThreshold("R6", "share", v, gesture="1").merge_key for v in (0.2, 0.3)]
    assert keys[0] == keys[1] is not None
    assert SetThreshold("R7", "share", 0.2, gesture="1").merge_key != keys[0]
    assert SetThreshold("R6", "share", 0.2).merge_key is None
