"""Operations on assessments: one intervention against the twelve standards, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from mtd_desktop.editing.field_ops import typing_key
from mtd_desktop.editing.idents import new_id, taken_ids
from mtd_desktop.editing.operation import Single
from mtd_desktop.editing.revise import proper, proper_name, replaced, require_free, revised, revised_map
from mtd_desktop.editing.wording import field_name, shortened
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.model.notes import STANDARDS, Assessment, Score, Standard


def new_assessment(m: Map, name: str, subject: str | None = None) -> Assessment:
    """A fresh assessment for `AddAssessment` in which nothing is assessed yet."""
    return Assessment(id=new_id("assessment", taken_ids(m)), name=proper_name(name), subject=subject)


@dataclass(frozen=True, slots=True)
class AddAssessment(Single):
    """Put a new assessment into the map."""

    assessment: Assessment

    def label(self, _m: Map, /) -> str:
        return translate("Editing", "Add {what}").format(what=shortened(self.assessment.name))

    def apply(self, m: Map, /) -> Map:
        require_free(m, self.assessment.id, taken_ids(m))
        return revised_map(m, assessments=(*m.assessments, self.assessment))


@dataclass(frozen=True, slots=True)
class DeleteAssessment(Single):
    """Remove an assessment."""

    id: str

    def label(self, m: Map, /) -> str:
        return translate("Editing", "Delete {what}").format(what=shortened(_found(m, self.id).name))

    def apply(self, m: Map, /) -> Map:
        gone = _found(m, self.id)
        return revised_map(m, assessments=tuple(each for each in m.assessments if each is not gone))


@dataclass(frozen=True, slots=True)
class SetAssessmentField:
    """Set one field of an assessment: name, subject, assessor, date, note."""

    id: str
    field: str
    value: object
    gesture: str | None = None

    @property
    def merge_key(self) -> str | None:
        """Typing merges; a choice from a list is a step of its own."""
        return typing_key("assessment", (self.id,), self.field, self.gesture)

    def label(self, m: Map, /) -> str:
        what = shortened(_found(m, self.id).name)
        return translate("Editing", "Change {field} of {what}").format(
            field=field_name(self.field), what=what
        )

    def apply(self, m: Map, /) -> Map:
        before = _found(m, self.id)
        after = revised(before, before.name, **{self.field: proper(self.field, self.value)})
        return revised_map(m, assessments=replaced(m.assessments, {self.id: after}))


@dataclass(frozen=True, slots=True)
class SetScore:
    """Say how far a standard is met, 0 to 4 or `None` for not assessed, and on what evidence."""

    id: str
    standard: Standard
    score: int | None
    evidence: str
    gesture: str | None = None

    @property
    def merge_key(self) -> str | None:
        """Typing evidence merges; a choice of the score is a step of its own."""
        return f"score {self.id} {self.standard} {self.gesture}" if self.gesture else None

    def label(self, m: Map, /) -> str:
        what = shortened(_found(m, self.id).name)
        return translate("Editing", "Assess {what}").format(what=what)

    def apply(self, m: Map, /) -> Map:
        before = _found(m, self.id)
        scores = {score.standard: score for score in before.scores}
        known = scores.get(self.standard, Score(standard=self.standard))
        said = revised(known, before.name, score=self.score, evidence=self.evidence.strip())
        scores[self.standard] = said
        if said == Score(standard=self.standard):
            del scores[self.standard]  # nothing is said any more
        ordered = tuple(scores[standard] for standard in STANDARDS if standard in scores)
        after = revised(before, before.name, scores=ordered)
        return revised_map(m, assessments=replaced(m.assessments, {self.id: after}))


def _found(m: Map, ident: str) -> Assessment:
    found = next((each for each in m.assessments if each.id == ident), None)
    if found is None:
        raise UserError(translate("Editing", "The assessment is no longer on the map."))
    return found
