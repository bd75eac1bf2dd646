"""What a rule says: a question about some part of a map, and how the map could be mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Level: TypeAlias = Literal["warning", "question", "information"]

LEVELS: Final[tuple[Level, ...]] = ("warning", "question", "information")
"""From the most pressing to the quietest."""

MendKind: TypeAlias = Literal[
    "add actor", "add link", "add process", "add participant", "add follow-up", "change kind", "record"
]


@dataclass(frozen=True, slots=True)
class Mend:
    """A step that may answer a question, as data; whoever shows it turns it into an operation.

    `ids` are what the step is about, the first of them what is opened: a track ("track:9"), an actor, a
    process, an agreement. `add actor`: to that track. `add link`: from the first to the second, or from the
    first to whom the person chooses. `add participant`, `add follow-up`: to that process or agreement.
    `change kind`: the process gets the kind `value` in the phase whose index is `field`. `record`: fill in
    the field `field` of the entity. `text` says it in words for a button.
    """

    kind: MendKind
    text: str
    ids: tuple[str, ...] = ()
    field: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """What one rule wants to ask.

    `about` is what the question stays the same for, even when its words change: its identity within the
    rule. `subjects` are all that it concerns, to be lit up: ids of the map, or a track as "track:9"; left
    empty, they are `about`. With `unrecorded` the question is about something that nobody wrote down: it is
    put one level lower than the rule's own.
    """

    question: str
    about: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    mend: Mend | None = None
    unrecorded: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A question that a map raises. It asks; it does not judge.

    `key` is the same as long as the question is the same one. `dismissed` is the reason that the map's people
    gave for laying it aside (perhaps an empty one), `None` while it stands open.
    """

    rule: str
    level: Level
    question: str
    about: tuple[str, ...]
    subjects: tuple[str, ...]
    mend: Mend | None = None
    dismissed: str | None = None

    @property
    def key(self) -> str:
        """Rule and `about` in one line, as "R8 duddy"."""
        return " ".join((self.rule, *self.about))


def lowered(level: Level) -> Level:
    """One level quieter; the quietest stays."""
    return LEVELS[min(LEVELS.index(level) + 1, len(LEVELS) - 1)]
