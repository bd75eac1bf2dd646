"""Assessments are filled in standard by standard; what was not assessed stays unsaid."""

from __future__ import annotations

import pytest

from mtd_desktop.editing.assessment_ops import (
    AddAssessment,
    DeleteAssessment,
    SetAssessmentField,
    SetScore,
    new_assessment,
)
from mtd_desktop.errors import UserError
from mtd_desktop.model.actors import Actor
from mtd_desktop.model.document import Map
from mtd_desktop.model.notes import Score


@pytest.fixture
def m() -> Map:
    empty = Map(actors=(Actor(id="q", name="Quaker House"),))
    return AddAssessment(new_assessment(empty, "Quaker House", "q")).apply(empty)


def test_scores_stand_in_the_order_of_the_standards_with_their_evidence(m: Map) -> None:
    ident = m.assessments[0].id
    m = SetScore(ident, "transformation", 2, "Said so in 1998").apply(m)
    m = SetScore(ident, "invitation", 4, "").apply(m)
    assert m.assessments[0].scores == (
        Score(standard="invitation", score=4),
        Score(standard="transformation", score=2, evidence="Said so in 1998"),
    )


def test_taking_back_score_and_evidence_leaves_nothing(m: Map) -> None:
    ident = m.assessments[0].id
    scored = SetScore(ident, "trust", 0, "").apply(m)
    assert scored.assessments[0].scores[0].score == 0
    assert SetScore(ident, "trust", None, " ").apply(scored).assessments[0].scores == ()
    noted = SetScore(ident, "trust", None, "No record found").apply(m)
    assert noted.assessments[0].scores == (Score(standard="trust", evidence="No record found"),)


@pytest.mark.parametrize("score", [-1, 5])
def test_a_score_off_the_scale_is_refused(m: Map, score: int) -> None:
    with pytest.raises(UserError):
        SetScore(m.assessments[0].id, "trust", score, "").apply(m)


def test_fields_and_deleting(m: Map) -> None:
    ident = m.assessments[0].id
    m = SetAssessmentField(ident, "date", "1998").apply(m)
    assert m.assessments[0].date == "1998"
    with pytest.raises(UserError):
        SetAssessmentField(ident, "subject", "nobody").apply(m)
    assert DeleteAssessment(ident).label(m) == "Delete Quaker House"
    left = DeleteAssessment(ident).apply(m)
    assert left.assessments == ()
    for gone in (DeleteAssessment(ident), SetScore(ident, "trust", 1, "")):
        with pytest.raises(UserError):
            gone.apply(left)
