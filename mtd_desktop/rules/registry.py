"""Rules and their register: one function each, with everything that is to be said about it.

    @rule(
        id="R99",
        family="tracks",
        name=translate("Rules", "A short name"),
        …
        settings=(Setting("share", translate("Rules", "…"), 0.3, "share", 0.0, 1.0),),
    )
    def short_name(scene: Scene, *, share: float) -> Iterator[Ask]:
        …

A setting reaches the function as the keyword of its name: its default, or what the map says instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from mtd_desktop.rules.finding import Ask, Finding, Level, lowered
from mtd_desktop.rules.scene import Scene
from mtd_desktop.rules.sources import SOURCES, Source

Family: TypeAlias = Literal[
    "tracks", "bridges", "transfer", "sides", "funding", "standards", "agreements", "pyramid", "kind"
]
Unit: TypeAlias = Literal[
    "share", "actors", "tracks", "links", "processes", "months", "years", "step", "sessions"
]

Evaluation: TypeAlias = Callable[..., Iterator[Ask]]


@dataclass(frozen=True, slots=True)
class Setting:
    """A figure that a rule compares with. `step` is a mark on a scale of the map (influence, closeness)."""

    name: str
    label: str
    default: float
    unit: Unit
    low: float
    high: float

    def within(self, value: float) -> float:
        """`value`, or the nearest that makes sense."""
        return min(max(value, self.low), self.high)


@dataclass(frozen=True, slots=True)
class Rule:
    """One question that may be asked of every map.

    `condition` says when it is asked, `why` for what reason after its sources, `judgement` what in it is our
    own and not the sources'. `sources` are keys of `SOURCES`.
    """

    id: str
    family: Family
    name: str
    level: Level
    condition: str
    why: str
    sources: tuple[str, ...]
    judgement: str
    settings: tuple[Setting, ...]
    evaluation: Evaluation

    @property
    def cited(self) -> tuple[Source, ...]:
        """The sources in full."""
        return tuple(SOURCES[key] for key in self.sources)

    @property
    def source(self) -> str:
        """The sources in one line: "McDonald 2003; Jones 2013"."""
        return "; ".join(source.short for source in self.cited)

    def values(self, own: Mapping[tuple[str, str], float]) -> dict[str, float]:
        """The settings by name: what `own` says for (rule, name), within its bounds, or the default."""
        return {s.name: s.within(own.get((self.id, s.name), s.default)) for s in self.settings}

    def evaluate(self, scene: Scene) -> Iterator[Finding]:
        """What the rule asks of a map at a date, in a steady order, nothing dismissed."""
        for ask in self.evaluation(scene, **self.values(scene.own_settings)):
            yield Finding(
                rule=self.id,
                level=lowered(self.level) if ask.unrecorded else self.level,
                question=ask.question,
                about=ask.about,
                subjects=ask.subjects or ask.about,
                mend=ask.mend,
            )


REGISTER: Final[dict[str, Rule]] = {}
"""Every rule by its id, in the order of the modules; `engine.catalogue` gives them in the order of ids."""


def rule(
    *,
    id: str,  # noqa: A002 - what everything on a map calls it
    family: Family,
    name: str,
    level: Level,
    condition: str,
    why: str,
    sources: tuple[str, ...],
    judgement: str = "",
    settings: tuple[Setting, ...] = (),
) -> Callable[[Evaluation], Evaluation]:
    """Enter the function below into the register. `ValueError` if the id is taken or a source is unknown."""
    if id in REGISTER:
        raise ValueError(f"there are two rules {id}")
    if unknown := [key for key in sources if key not in SOURCES]:
        raise ValueError(f"{id} names unknown sources {unknown}")

    def enter(evaluation: Evaluation) -> Evaluation:
        REGISTER[id] = Rule(id, family, name, level, condition, why, sources, judgement, settings, evaluation)
        return evaluation

    return enter
