"""What is written about the map rather than drawn on it: track notes, assessments, references, dismissals."""

from typing import Annotated, Final, Literal, Self, get_args

from pydantic import Field, Strict, StringConstraints, model_validator

from mtd_desktop.i18n import translate
from mtd_desktop.model.base import Entity, Ident, Many, Real, Text
from mtd_desktop.model.dates import PartialDate
from mtd_desktop.model.tracks import TrackNumber

Standard = Literal[
    "invitation",
    "long-term commitment",
    "relationship",
    "trust",
    "engagement",
    "partnership",
    "synthesis of wisdom",
    "multiple technologies",
    "action research",
    "responsibility",
    "empowerment",
    "transformation",
]
"""The twelve standards of the Institute for Multi-Track Diplomacy, as in McDonald's essay of 2003."""

STANDARDS: Final[tuple[Standard, ...]] = get_args(Standard)


class TrackNote(Entity):
    """What a track brings in this conflict."""

    track: TrackNumber
    resources: Text = ""
    values: Text = ""
    approach: Text = ""
    note: Text = ""


class Score(Entity):
    """How far one standard is met, 0 (not at all) to 4 (fully), with the evidence; `None` is not assessed."""

    standard: Standard
    score: Annotated[int, Strict(), Field(ge=0, le=4)] | None = None
    evidence: Text = ""


class Assessment(Entity):
    """One intervention (a process or an actor) against the twelve standards."""

    id: Ident
    name: Text
    subject: Ident | None = None
    assessor: Text = ""
    date: PartialDate | None = None
    scores: Many[Score] = ()
    note: Text = ""

    @model_validator(mode="after")
    def _once_each(self) -> Self:
        standards = [score.standard for score in self.scores]
        if len(set(standards)) != len(standards):
            raise ValueError(translate("Map", "a standard is scored twice"))
        return self


class Reference(Entity):
    """A source in full; entities name it by its id among their `sources`, which may also be free text."""

    id: Ident
    title: Text
    url: Text = ""
    note: Text = ""


class Threshold(Entity):
    """A figure of a rule that the map's people have set for themselves."""

    rule: Ident
    name: Ident
    value: Real


class TryOut(Entity):
    """A "what if" worth keeping: the map without these actors, links and processes."""

    id: Ident
    name: Text
    without: Many[Ident] = ()
    note: Text = ""


About = Annotated[str, StringConstraints(pattern=r"^([a-z]+:)?[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")]
"""What a question is about: the id of something on the map, or a track ("track:9") or the like."""


class Dismissal(Entity):
    """A question that the map's people have answered for themselves, with their reason.

    It answers the question of that rule about exactly these subjects; about none of them in particular, the
    one that the rule asks of the map as a whole.
    """

    rule: Ident
    subjects: Many[About] = ()
    reason: Text = ""
    by: Text = ""
    date: PartialDate | None = None
