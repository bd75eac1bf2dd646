"""Which tracks are covered, and by whom: actors counted by track and by what they have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mtd_desktop.analysis.present import Present
from mtd_desktop.model.actors import LEVELS, Actor
from mtd_desktop.model.tracks import TRACK_NUMBERS

By = Literal["side", "level"]


@dataclass(frozen=True)
class Coverage:
    """`members[track, value]` are the ids of the actors on a track with a side or level; `None` is not
    recorded. `values` are in the order of the map, with `None` last and only if it occurs.
    """

    by: By
    values: tuple[str | None, ...]
    members: Mapping[tuple[int, str | None], tuple[str, ...]]

    def count(self, track: int) -> int:
        """How many actors a track has."""
        return sum(len(self.members.get((track, value), ())) for value in self.values)


def coverage(there: Present, by: By) -> Coverage:
    """The actors on the nine tracks, counted where they stand; further memberships are not counted."""
    known: tuple[str | None, ...] = tuple(s.id for s in there.map.sides) if by == "side" else LEVELS
    members: dict[tuple[int, str | None], list[str]] = {}
    for ident, zone in there.zones.items():
        if zone in TRACK_NUMBERS:
            members.setdefault((zone, _value(there.actors[ident], by)), []).append(ident)
    used = {value for _, value in members}
    values = (*(value for value in known if value in used), *((None,) if None in used else ()))
    return Coverage(by, values, {key: tuple(ids) for key, ids in members.items()})


def _value(actor: Actor, by: By) -> str | None:
    return actor.side if by == "side" else actor.level
