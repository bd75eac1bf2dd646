"""Who is tied to whom, and where everything hangs on one actor: cut vertices in linear time.

Tarjan's search without recursion. Removing each actor in turn and looking again would take minutes on a map
of 2,000 actors; this takes milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from mtd_desktop.model.tracks import TRACK_NUMBERS
from mtd_desktop.rules.running import Running
from mtd_desktop.rules.scene import Scene

Ties: TypeAlias = Mapping[str, Mapping[str, str]]
"""For each actor whom it is tied to, and the id of the link or the process that ties them."""

_WIDTH: Final = len(TRACK_NUMBERS) + 1


def ties(scene: Scene) -> Ties:
    """The links that do not divide, and what processes tie.

    An unofficial process is held together by those who facilitate it, or where none is recorded by those who
    convene it: everybody in it is tied to each of them. In official talks, and where nobody holds it
    together, all meet directly, and are tied in a ring in which nobody is a bridge.
    """
    found: dict[str, dict[str, str]] = {ident: {} for ident in scene.actors}

    def tie(a: str, b: str, by: str) -> None:
        if a != b:
            found[a].setdefault(b, by)
            found[b].setdefault(a, by)

    for link in scene.links:
        if scene.sign(link) != "negative":
            tie(link.from_actor, link.to_actor, link.id)
    for process in scene.processes:
        people, hubs = process.people, _holding(process)
        for hub in hubs:
            for ident in people:
                tie(hub, ident, process.id)
        if not hubs and len(people) > 1:
            for a, b in zip(people, (*people[1:], people[0]), strict=True):
                tie(a, b, process.id)
    return found


def _holding(process: Running) -> tuple[str, ...]:
    if process.kind == "1":
        return ()
    return process.those("facilitator") or process.those("convener")


@dataclass(frozen=True, slots=True)
class Cut:
    """What falls apart without an actor: the smaller parts, each with the tracks it would lose touch with."""

    actor: str
    parts: tuple[tuple[tuple[str, ...], frozenset[int]], ...]

    @property
    def apart(self) -> tuple[str, ...]:
        """Everybody who would lose touch with a track."""
        return tuple(ident for people, _lost in self.parts for ident in people)


def cuts(scene: Scene, known: Ties) -> Iterator[Cut]:
    """Every actor whose going would leave others without a way to a track that they can reach now.

    The largest part that remains is the mainland and loses nothing. Actors come in the order of the map.
    """
    search = _Search(known)
    for root in known:
        if root not in search.index:
            search.run(root)
    counts = _counts(scene, search)
    for actor in known:
        cut = _cut(search, counts, actor)
        if cut is not None:
            yield cut


class _Search:
    """A depth-first search: everything below an actor stands behind it in `order`, up to `end`."""

    def __init__(self, known: Ties) -> None:
        self.known = known
        self.order: list[str] = []
        self.index: dict[str, int] = {}
        self.low: dict[str, int] = {}
        self.end: dict[str, int] = {}
        self.whole: dict[str, tuple[int, int]] = {}
        """From where to where in `order` the actor's whole component stands."""
        self.children: dict[str, list[str]] = {}

    def run(self, root: str) -> None:
        """Search everything that `root` is tied to."""
        start = len(self.order)
        self._enter(root)
        stack = [(root, "", iter(self.known[root]))]
        while stack:
            actor, above, rest = stack[-1]
            for other in rest:
                if other not in self.index:
                    self._enter(other)
                    self.children[actor].append(other)
                    stack.append((other, actor, iter(self.known[other])))
                    break
                if other != above:
                    self.low[actor] = min(self.low[actor], self.index[other])
            else:
                stack.pop()
                self.end[actor] = len(self.order)
                if above:
                    self.low[above] = min(self.low[above], self.low[actor])
        for actor in self.order[start:]:
            self.whole[actor] = (start, len(self.order))

    def _enter(self, actor: str) -> None:
        self.index[actor] = self.low[actor] = len(self.order)
        self.order.append(actor)
        self.children[actor] = []


def _counts(scene: Scene, search: _Search) -> list[list[int]]:
    """How many of the first n actors of the order stand on each track."""
    row = [0] * _WIDTH
    found = [row]
    for actor in search.order:
        zone = scene.zones[actor]
        row = list(row)
        if zone:
            row[zone] += 1
        found.append(row)
    return found


def _cut(search: _Search, counts: list[list[int]], actor: str) -> Cut | None:
    here = search.index[actor]
    start, stop = search.whole[actor]
    below = [
        (search.index[child], search.end[child])
        for child in search.children[actor]
        if search.low[child] >= here
    ]
    beyond = [(start, here), *_between(here + 1, below, search.end[actor]), (search.end[actor], stop)]
    parts = [part for part in ([span] for span in below) if _size(part)]
    if _size(beyond):
        parts.append(beyond)
    if len(parts) < 2:
        return None
    total = _tracks(counts, [(start, here), (here + 1, stop)])
    parts.remove(max(parts, key=_size))
    apart = []
    for part in parts:
        inside = _tracks(counts, part)
        lost = frozenset(track for track in TRACK_NUMBERS if total[track] and not inside[track])
        if lost:
            apart.append((tuple(ident for a, b in part for ident in search.order[a:b]), lost))
    return Cut(actor, tuple(apart)) if apart else None


def _between(start: int, spans: list[tuple[int, int]], stop: int) -> Iterator[tuple[int, int]]:
    """What of start to stop lies in none of the spans, which are in order."""
    for a, b in spans:
        yield start, a
        start = b
    yield start, stop


def _size(spans: list[tuple[int, int]]) -> int:
    return sum(b - a for a, b in spans)


def _tracks(counts: list[list[int]], spans: list[tuple[int, int]]) -> list[int]:
    found = [0] * _WIDTH
    for a, b in spans:
        if a < b:
            found = [n + y - x for n, x, y in zip(found, counts[a], counts[b], strict=True)]
    return found
