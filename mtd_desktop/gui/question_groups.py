"""Questions in groups by what they concern, and the words that a panel needs about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map

if TYPE_CHECKING:
    from mtd_desktop.rules.finding import Finding, Level

TRACK = "track:"
_PAIR = 2
"""What concerns more tracks than these concerns the whole map."""


@dataclass(frozen=True)
class QuestionGroup:
    """A heading and the questions below it, the most pressing first. `ident` is what they concern, or ""."""

    title: str
    ident: str
    findings: tuple[Finding, ...]


def grouped(m: Map, findings: Iterable[Finding]) -> tuple[QuestionGroup, ...]:
    """The whole map first, then tracks, processes, agreements, actors and links that are asked about."""
    from mtd_desktop.rules.finding import LEVELS

    found: dict[tuple[int, int, str], list[Finding]] = {}
    for finding in findings:
        found.setdefault(_place(m, finding), []).append(finding)
    return tuple(
        QuestionGroup(
            title_of(m, key[2]),
            key[2],
            tuple(sorted(those, key=lambda finding: LEVELS.index(finding.level))),
        )
        for key, those in sorted(found.items())
    )


def _place(m: Map, finding: Finding) -> tuple[int, int, str]:
    """Where the group of a finding stands: by kind, then in the order of the map."""
    if not finding.about or sum(ident.startswith(TRACK) for ident in finding.about) > _PAIR:
        return 0, 0, ""
    ident = finding.about[0]
    if ident.startswith(TRACK):
        return 1, int(ident.removeprefix(TRACK)), ident
    kinds = (m.process_by_id, m.agreement_by_id, m.actor_by_id, m.link_by_id)
    for kind, known in enumerate(kinds, start=2):
        if ident in known:
            return kind, list(known).index(ident), ident
    return 9, 0, ""


def title_of(m: Map, ident: str) -> str:
    """What an id stands for, in the words of the map."""
    if not ident:
        return translate("Questions", "The map as a whole")
    if ident.startswith(TRACK):
        return m.framework.track(int(ident.removeprefix(TRACK))).title
    if ident in m.link_by_id:
        link = m.link_by_id[ident]
        ends = (m.actor_by_id[end].label for end in (link.from_actor, link.to_actor))
        return " – ".join(ends)
    for known in (m.process_by_id, m.agreement_by_id, m.actor_by_id):
        if ident in known:
            return known[ident].name
    return ident


def level_name(level: Level) -> str:
    """How pressing a question is, in words."""
    return {
        "warning": translate("Questions", "To look at first"),
        "question": translate("Questions", "Question"),
        "information": translate("Questions", "To know"),
    }[level]


def lit_by(m: Map, finding: Finding) -> frozenset[str]:
    """The ids that stand out on the compass for a finding; of a track, those who stand on it."""
    lit = {ident for ident in finding.subjects if not ident.startswith(TRACK)}
    tracks = {int(i.removeprefix(TRACK)) for i in finding.subjects if i.startswith(TRACK)}
    if tracks and not lit:
        lit = {actor.id for actor in m.actors if actor.standing() in tracks}
    return frozenset(lit)
