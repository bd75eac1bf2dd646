"""The links between each two tracks: how many, how strong, of what sign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mtd_desktop.analysis.present import Present
from mtd_desktop.model.links import Link
from mtd_desktop.model.tracks import TRACK_NUMBERS


@dataclass(frozen=True)
class Pair:
    """The links between two tracks, or within one. `strength` is the sum of 1 to 3 each."""

    links: tuple[str, ...]
    strength: int
    positive: int
    negative: int

    @property
    def count(self) -> int:
        """How many links there are."""
        return len(self.links)


NO_LINKS = Pair((), 0, 0, 0)


def pairs(there: Present) -> Mapping[tuple[int, int], Pair]:
    """The links by pair of tracks, the lower number first; pairs without a link are left out.

    Links of actors outside the compass or in the tray join no track and are not counted.
    """
    found: dict[tuple[int, int], list[Link]] = {}
    for link in there.links:
        ends = there.zones.get(link.from_actor), there.zones.get(link.to_actor)
        if ends[0] in TRACK_NUMBERS and ends[1] in TRACK_NUMBERS:
            low, high = sorted(end for end in ends if end is not None)
            found.setdefault((low, high), []).append(link)
    return {key: _pair(there, links) for key, links in found.items()}


def _pair(there: Present, links: list[Link]) -> Pair:
    signs = [there.map.relation(link.relation).sign for link in links]
    return Pair(
        links=tuple(link.id for link in links),
        strength=sum(link.strength for link in links),
        positive=signs.count("positive"),
        negative=signs.count("negative"),
    )
