"""What differs between two maps. Unchanged entities are the same objects, so this looks at identity first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mtd_desktop.model.base import Identified
from mtd_desktop.model.document import Map


class Changed(NamedTuple):
    """Ids of one kind of entity that are new, gone, or not what they were."""

    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    altered: frozenset[str] = frozenset()
    reordered: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.altered or self.reordered)


class ChangeSet(NamedTuple):
    """Differences by kind; `page` tells that something changed that every part of the page may show."""

    actors: Changed = Changed()
    links: Changed = Changed()
    sides: Changed = Changed()
    processes: Changed = Changed()
    agreements: Changed = Changed()
    page: bool = False
    other: bool = False

    def __bool__(self) -> bool:
        kinds = (self.actors, self.links, self.sides, self.processes, self.agreements)
        return self.page or self.other or any(kinds)


def difference(before: Map, after: Map) -> ChangeSet:
    """How `after` differs from `before`."""
    if before is after:
        return ChangeSet()
    page = ("meta", "framework", "conventions", "convention", "view")
    other = ("track_notes", "assessments", "saved_views", "references", "dismissals", "thresholds", "tryouts")
    return ChangeSet(
        actors=_changed(before.actors, after.actors),
        links=_changed(before.links, after.links),
        sides=_changed(before.sides, after.sides),
        processes=_changed(before.processes, after.processes),
        agreements=_changed(before.agreements, after.agreements),
        page=any(_differ(before, after, name) for name in page),
        other=any(_differ(before, after, name) for name in other),
    )


def _differ(before: Map, after: Map, name: str) -> bool:
    old, new = getattr(before, name), getattr(after, name)
    return old is not new and old != new


def _changed(before: Sequence[Identified], after: Sequence[Identified]) -> Changed:
    if before is after:
        return Changed()
    old = {entity.id: entity for entity in before}
    new = {entity.id: entity for entity in after}
    common = old.keys() & new.keys()
    return Changed(
        added=frozenset(new.keys() - old.keys()),
        removed=frozenset(old.keys() - new.keys()),
        altered=frozenset(i for i in common if old[i] is not new[i] and old[i] != new[i]),
        reordered=[i for i in old if i in common] != [i for i in new if i in common],
    )
