"""Operations on what a map's people answer to its questions: dismissals, and thresholds of their own."""

from __future__ import annotations

from dataclasses import dataclass

from mtd_desktop.editing.operation import Single
from mtd_desktop.editing.revise import is_blank, revised_map
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.model.notes import Dismissal


@dataclass(frozen=True, slots=True)
class Dismiss(Single):
    """Lay a question aside, with the reason. A question dismissed before gets the new reason in its place.

    `rule` and `about` are those of the finding; `by` and `date` (a partial date) may stay open.
    """

    rule: str
    about: tuple[str, ...]
    reason: str
    by: str = ""
    date: str | None = None

    def label(self, _m: Map, /) -> str:
        return translate("Editing", "Dismiss question {rule}").format(rule=self.rule)

    def apply(self, m: Map, /) -> Map:
        if is_blank(self.reason):
            raise UserError(
                translate("Editing", "A question is dismissed with a reason."),
                translate("Editing", "Say in a few words why it does not matter here."),
            )
        said = {
            "rule": self.rule,
            "subjects": self.about,
            "reason": self.reason.strip(),
            "by": self.by.strip(),
            "date": self.date,
        }
        others = tuple(d for d in m.dismissals if not _answers(d, self.rule, self.about))
        # As plain data, so that the map checks it and a bad date becomes a sentence.
        return revised_map(m, dismissals=(*others, said))


@dataclass(frozen=True, slots=True)
class RevokeDismissal(Single):
    """Let a dismissed question stand again."""

    rule: str
    about: tuple[str, ...]

    def label(self, _m: Map, /) -> str:
        return translate("Editing", "Ask question {rule} again").format(rule=self.rule)

    def apply(self, m: Map, /) -> Map:
        kept = tuple(d for d in m.dismissals if not _answers(d, self.rule, self.about))
        if len(kept) == len(m.dismissals):
            raise UserError(translate("Editing", "The question is not dismissed."))
        return revised_map(m, dismissals=kept)


@dataclass(frozen=True, slots=True)
class SetThreshold:
    """Let a rule compare with another figure on this map; `None` goes back to the rule's own."""

    rule: str
    name: str
    value: float | None
    gesture: str | None = None

    @property
    def merge_key(self) -> str | None:
        """Turning the figure up and down in one stay merges."""
        return f"threshold {self.rule} {self.name} {self.gesture}" if self.gesture else None

    def label(self, _m: Map, /) -> str:
        if self.value is None:
            return translate("Editing", "Reset threshold of {rule}").format(rule=self.rule)
        return translate("Editing", "Change threshold of {rule}").format(rule=self.rule)

    def apply(self, m: Map, /) -> Map:
        present = next((t for t in m.thresholds if (t.rule, t.name) == (self.rule, self.name)), None)
        if (None if present is None else present.value) == self.value:
            return m
        others = tuple(t for t in m.thresholds if t is not present)
        if self.value is None:
            return revised_map(m, thresholds=others)
        figure = {"rule": self.rule, "name": self.name, "value": float(self.value)}
        return revised_map(m, thresholds=(*others, figure))


def _answers(dismissal: Dismissal, rule: str, about: tuple[str, ...]) -> bool:
    return dismissal.rule == rule and set(dismissal.subjects) == set(about)
