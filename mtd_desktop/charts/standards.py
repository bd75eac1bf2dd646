"""The twelve standards of an assessment as a radar."""

from __future__ import annotations

from typing import Final

from mtd_desktop.charts.spec import Radar, Value
from mtd_desktop.i18n import translate
from mtd_desktop.model.notes import STANDARDS, Assessment, Standard

TOP: Final = 4.0
SOURCE: Final = "J. W. McDonald, Multi-Track Diplomacy, Beyond Intractability, 2003"


def standard_name(standard: Standard) -> str:
    """A standard in the reader's language."""
    return {
        "invitation": translate("Standards", "Invitation"),
        "long-term commitment": translate("Standards", "Long-term commitment"),
        "relationship": translate("Standards", "Relationship"),
        "trust": translate("Standards", "Trust"),
        "engagement": translate("Standards", "Engagement"),
        "partnership": translate("Standards", "Partnership"),
        "synthesis of wisdom": translate("Standards", "Synthesis of wisdom"),
        "multiple technologies": translate("Standards", "Multiple technologies"),
        "action research": translate("Standards", "Action research"),
        "responsibility": translate("Standards", "Responsibility"),
        "empowerment": translate("Standards", "Empowerment"),
        "transformation": translate("Standards", "Transformation"),
    }[standard]


def standard_meaning(standard: Standard) -> str:
    """What a standard asks, in our words after McDonald's essay of 2003."""
    return {
        "invitation": translate("Standards", "Go only if a party asks, and weigh the request first."),
        "long-term commitment": translate("Standards", "Stay at least about five years, or while wanted."),
        "relationship": translate("Standards", "Be open with officials and everyone else; never a rival."),
        "trust": translate("Standards", "Peace is the only agenda."),
        "engagement": translate("Standards", "Be present and caring; take no fees, seek no publicity."),
        "partnership": translate(
            "Standards", "Work with local peace-builders, other professionals, and women."
        ),
        "synthesis of wisdom": translate("Standards", "Blend local and outside knowledge."),
        "multiple technologies": translate("Standards", "Vary methods and trainers to fit."),
        "action research": translate("Standards", "Evaluate all the time and apply the lessons."),
        "responsibility": translate("Standards", "Outsiders supply skills; participants use them."),
        "empowerment": translate("Standards", "Local people can carry on alone."),
        "transformation": translate(
            "Standards", "Thinking about the enemy changes: living together without violence or fear."
        ),
    }[standard]


def groups() -> tuple[tuple[str, int], ...]:
    """Four groups of neighbouring standards. The groups are Notter and Diamond's; which standard belongs to
    which is inferred from the order of McDonald's list, and so our own judgement.
    """
    return (
        (translate("Standards", "Entry"), 2),
        (translate("Standards", "Involvement"), 4),
        (translate("Standards", "Approach"), 3),
        (translate("Standards", "Goals"), 3),
    )


def score_name(score: int | None) -> str:
    """A score in words."""
    words = (
        translate("Standards", "not at all"),
        translate("Standards", "a little"),
        translate("Standards", "partly"),
        translate("Standards", "mostly"),
        translate("Standards", "fully"),
    )
    return translate("Standards", "not assessed") if score is None else words[score]


def standards_chart(assessment: Assessment) -> Radar:
    """The twelve standards with what an assessment says of each."""
    scores = {score.standard: score for score in assessment.scores}
    values: list[Value | None] = []
    for standard in STANDARDS:
        score = scores.get(standard)
        if score is None or score.score is None:
            values.append(None)
            continue
        words = f"{standard_name(standard)}: {score_name(score.score)}"
        values.append(Value(score.score, words, (assessment.subject,) if assessment.subject else ()))
    return Radar(
        title=assessment.name,
        says=translate("Standards", "How far each of the twelve standards is met. A gap is not assessed."),
        source=SOURCE,
        spokes=tuple(standard_name(standard) for standard in STANDARDS),
        values=tuple(values),
        top=TOP,
        groups=groups(),
        empty=""
        if any(v is not None for v in values)
        else translate("Standards", "Nothing is assessed yet."),
    )
