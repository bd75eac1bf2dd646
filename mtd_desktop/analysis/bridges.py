"""Who stands between others: brokers, single go-betweens and single links, by networkx.

Betweenness of an actor is the share of all pairs of others whose shortest way runs through it (L. C.
Freeman, "A set of measures of centrality based on betweenness", Sociometry 40, 1977). An articulation point
is an actor without whom a connected part falls apart, a bridge a link of the same kind. What that means for a
peace process is our reading, not the measure's: R8 of the rules asks the question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from mtd_desktop.analysis.present import Present
from mtd_desktop.model.tracks import TRACK_NUMBERS

SAMPLED_FROM: Final = 400
"""Actors from which betweenness is estimated from `PIVOTS` of them: exactly, 2,000 actors take 20 seconds."""
PIVOTS: Final = 40
EXPLAINED: Final = 24
"""So many brokers and single links are looked into; nobody reads more."""
_SEED: Final = 1


@dataclass(frozen=True)
class Broker:
    """An actor on ways between others. `share` is its betweenness, 0 to 1.

    `parts` are the groups that would no longer reach each other without it, each as the ids of its actors,
    the largest first; empty if nothing falls apart.
    """

    ident: str
    share: float
    parts: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Isthmus:
    """A pair of actors between whom one link alone joins two parts; `parts` as in `Broker`."""

    link: str
    parts: tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Bridges:
    """`brokers` by falling betweenness, without those on no way at all; the first `EXPLAINED` with parts.

    `isthmuses` are single links between parts of at least two actors each, the most even first; a link to
    somebody who has no other one is not among them.
    """

    brokers: tuple[Broker, ...]
    isthmuses: tuple[Isthmus, ...]
    estimated: bool


def bridges(there: Present) -> Bridges:
    """The brokers and single links of what is there. Links that part the actors do not count as a way."""
    import networkx as nx

    graph = nx.Graph()
    ways = [link for link in there.links if there.map.relation(link.relation).sign != "negative"]
    graph.add_edges_from((link.from_actor, link.to_actor) for link in ways)
    estimated = len(graph) > SAMPLED_FROM
    shares: dict[str, float] = nx.betweenness_centrality(
        graph, k=PIVOTS if estimated else None, seed=_SEED if estimated else None
    )
    cut = set(nx.articulation_points(graph))
    ranked = sorted(
        ((i, share) for i, share in shares.items() if share > 0), key=lambda item: (-item[1], item[0])
    )
    brokers = tuple(
        Broker(ident, share, _parts_without(graph, ident) if ident in cut and rank < EXPLAINED else ())
        for rank, (ident, share) in enumerate(ranked)
    )
    single = {frozenset(edge) for edge in nx.bridges(graph)}
    doubled = _more_than_once(frozenset((link.from_actor, link.to_actor)) for link in ways)
    alone = [
        link
        for link in ways
        if (ends := frozenset((link.from_actor, link.to_actor))) in single
        and ends not in doubled
        and min(graph.degree(end) for end in ends) > 1
    ]
    isthmuses = [
        Isthmus(link.id, _sides_of(graph, link.from_actor, link.to_actor)) for link in alone[:EXPLAINED]
    ]
    isthmuses.sort(key=lambda isthmus: -min(len(part) for part in isthmus.parts))
    return Bridges(brokers, tuple(isthmuses), estimated)


def tracks_of(there: Present, part: Iterable[str]) -> tuple[int, ...]:
    """The tracks that a group of actors stands on, in order."""
    return tuple(sorted({zone for ident in part if (zone := there.zones.get(ident)) in TRACK_NUMBERS}))


def _more_than_once(ends: Iterable[frozenset[str]]) -> set[frozenset[str]]:
    seen: set[frozenset[str]] = set()
    twice: set[frozenset[str]] = set()
    for pair in ends:
        (twice if pair in seen else seen).add(pair)
    return twice


def _parts_without(graph: Any, ident: str) -> tuple[tuple[str, ...], ...]:
    parts = _reached(graph, list(graph.neighbors(ident)), {ident})
    return tuple(sorted(parts, key=lambda part: (-len(part), part)))


def _reached(graph: Any, starts: list[str], barred: set[str]) -> Iterator[tuple[str, ...]]:
    """The connected parts that begin at `starts`, none of which enters `barred`."""
    seen = set(barred)
    for start in starts:
        if start in seen:
            continue
        part, front = {start}, [start]
        seen.add(start)
        while front:
            for other in graph.neighbors(front.pop()):
                if other not in seen:
                    seen.add(other)
                    part.add(other)
                    front.append(other)
        yield tuple(sorted(part))


def _sides_of(graph: Any, one: str, other: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both shores of a bridge, that of `one` first."""
    shore, front = {one}, [one]
    while front:
        here = front.pop()
        for next_ in graph.neighbors(here):
            if next_ not in shore and {here, next_} != {one, other}:
                shore.add(next_)
                front.append(next_)
    beyond = next(_reached(graph, [other], {one}))
    return tuple(sorted(shore)), beyond
