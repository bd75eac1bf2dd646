"""Every figure of a rule: just enough, just not enough, and set otherwise by a map."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest

from mtd_desktop.model.document import Map
from mtd_desktop.model.notes import Threshold
from mtd_desktop.model.processes import Funding
from mtd_desktop.rules import catalogue
from mtd_desktop.rules.engine import rule_by_id
from tests.unit.rules.world import actor, agreement, asked, link, process, world


@dataclass(frozen=True)
class Edge:
    """`build(asks)` raises the question, `build(quiet)` does not: the two sides of a rule's own figure.

    With the figure set to `other`, `build(quiet)` asks or `build(asks)` does not.
    """

    rule: str
    name: str
    build: Callable[[Any], Map]
    asks: Any
    quiet: Any
    other: float
    on: str | None = None


def crowd(count: int, track: int = 1, **fields: Any) -> list[Any]:
    return [actor(f"p{n}", track, **fields) for n in range(count)]


def tracks(joined: int) -> Map:
    """Five tracks with one actor each, and so many of the ten pairs joined."""
    pairs = [(a, b) for a in range(1, 6) for b in range(a + 1, 6)]
    people = [actor(f"a{n}", n) for n in range(1, 6)]
    return world(*people, *(link(f"a{a}", f"a{b}") for a, b in pairs[:joined]))


def few_tracks(count: int) -> Map:
    """So many tracks with actors, and one link within a track."""
    people = [actor(f"a{n}", n) for n in range(1, count + 1)]
    return world(*people, actor("b1", 1), link("a1", "b1"))


def touching(links: int, government: int) -> Map:
    """So many links between tracks, of which so many go to government."""
    people = [actor("gov", 1), actor("biz", 3), *(actor(f"c{n}", 4) for n in range(links))]
    ends = ["gov"] * government + ["biz"] * (links - government)
    return world(*people, *(link(end, f"c{n}") for n, end in enumerate(ends)))


def behind(count: int) -> Map:
    """A go-between in a circle of citizens, behind whom so many of government stand in a row."""
    row = ["go", *(f"p{n}" for n in range(count))]
    circle = ["go", *(f"far{n}" for n in range(5)), "go"]
    return world(
        *crowd(count), actor("go", 4), *(actor(ident, 4) for ident in circle[1:-1]),
        *(link(a, b) for a, b in pairwise(row)), *(link(a, b) for a, b in pairwise(circle)),
    )  # fmt: skip


def only_way(others: int) -> Map:
    """One priest with two ways to other tracks, and so many who have none."""
    people = (
        actor("gov", 1),
        actor("biz", 3),
        actor("go", 7),
        *(actor(f"more{n}", 7) for n in range(others)),
    )
    return world(*people, link("go", "gov"), link("go", "biz"), link("gov", "biz"))


def media(reached: int) -> Map:
    people = [actor("press", 9), *(actor(f"a{n}", n) for n in range(1, 9))]
    return world(*people, *(link("press", f"a{n}") for n in range(1, reached + 1)))


def hops(count: int) -> Map:
    """A dialogue of Ann, who is so many links away from government, and Bob, who is not linked."""
    between = [actor(f"m{n}", 4) for n in range(count - 1)]
    row = ["ann", *(f"m{n}" for n in range(count - 1)), "gov"]
    return world(
        actor("ann", 5, side="north"), actor("gov", 1), *between,
        *(link(a, b) for a, b in pairwise(row)), process("talks", "2", "ann"),
    )  # fmt: skip


def both_sides(near: int) -> Map:
    """A dialogue in which Bob's way to government is so many links long, and Ann is of it."""
    between = [actor(f"m{n}", 4) for n in range(near - 1)]
    row = ["bob", *(f"m{n}" for n in range(near - 1)), "gov"]
    return world(
        actor("ann", 1, side="north"), actor("bob", 5, side="south"), actor("gov", 1), *between,
        *(link(a, b) for a, b in pairwise(row)), process("talks", "2", "ann", "bob"),
    )  # fmt: skip


def close(share: int) -> Map:
    """A dialogue of ten, of whom so many are officials."""
    people = [actor(f"p{n}", 5, closeness=3 if n < share else 1) for n in range(10)]
    return world(*people, process("talks", "2", *(p.id for p in people)))


def table(count: int, **fields: Any) -> Map:
    people = crowd(count, 5, **fields)
    return world(*people, process("talks", "2", *(p.id for p in people), aims=("policy",)))


def told(**fields: Any) -> Map:
    return world(actor("ann", 5), process("talks", "2", "ann", **fields))


def funded(count: int) -> Map:
    return world(*(process(f"talks{n}", "3", funding=(Funding(name="Purse"),)) for n in range(count)))


def helped(until: str) -> Map:
    ext = actor("ext", 2, origin="external")
    return world(ext, process("talks", "2", "ext:convener", since="1990", until=until))


def running(since: str) -> Map:
    return world(actor("ann", 4), process("talks", "2", "ann", since=since))


def signed(date: str) -> Map:
    return world(agreement("deal", date=date))


def levels(count: int) -> Map:
    return world(*crowd(count, level="top"))


def opponent(influence: int) -> Map:
    return world(actor("dup", 6, stance="opposes", influence=influence))


def official(closeness: int) -> Map:
    return world(actor("gov", 1, closeness=closeness), process("talks", "2", "gov"))


def empty_tracks(count: int) -> Map:
    return world(*(actor(f"a{n}", n) for n in range(1, 10 - count)))


EDGES = (
    Edge("R1", "actors", lambda n: world(*crowd(n)), 3, 2, 2),
    Edge("R3", "actors", lambda n: world(*crowd(n, 4), link("p0", "p1")), 3, 2, 2),
    Edge("R6", "share", tracks, 2, 3, 0.35),
    Edge("R6", "tracks", few_tracks, 3, 2, 2),
    Edge("R7", "share", lambda n: touching(10, n), 7, 6, 0.5),
    Edge("R7", "links", lambda n: touching(n, n), 5, 4, 4),
    Edge("R8", "apart", behind, 2, 1, 1),
    Edge("R8", "company", only_way, 1, 0, 1),
    Edge("R9", "tracks", media, 2, 3, 4),
    Edge("R9", "actors", lambda n: world(*crowd(n)), 3, 2, 2),
    Edge("R10", "hops", hops, 2, 1, 2),
    Edge("R11", "share", close, 8, 7, 0.7),
    Edge("R11", "fewest", lambda n: table(n, closeness=3), 2, 1, 1),
    Edge("R12", "closeness", lambda n: table(2, closeness=n), 1, 2, 3),
    Edge("R13", "fewest", table, 3, 2, 2),
    Edge("R14", "hops", both_sides, 2, 1, 2),
    Edge("R16", "sessions", lambda n: told(sessions=n), 1, 2, 2),
    Edge("R16", "months", lambda day: told(since="1990-01-01", until=day), "1990-06-30", "1990-07-05", 12),
    Edge("R21", "processes", funded, 2, 1, 3),
    Edge("R23", "years", helped, "1994-12-30", "1995-01-02", 10),
    Edge("R27", "years", running, "1990-12-30", "1991-01-02", 0, "1991-12-31"),
    Edge("R28", "years", helped, "1992-01-01", "1991-01-01", 20, "2001-12-01"),
    Edge("R29", "years", signed, "1990-12-31", "1991-01-01", 0, "1991-12-31"),
    Edge("R31", "actors", levels, 3, 2, 2),
    Edge("R32", "influence", opponent, 4, 3, 3),
    Edge("R33", "closeness", official, 3, 2, 2),
)  # fmt: skip

NOT_EDGES = {("R1", "apart"), ("R4", "apart")}
"""Figures that change how a question is put, not whether; tested by name below."""


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: f"{edge.rule}-{edge.name}")
def test_the_figure_is_where_the_rule_begins_to_ask(edge: Edge) -> None:
    assert asked(edge.build(edge.asks), edge.rule, edge.on)
    assert not asked(edge.build(edge.quiet), edge.rule, edge.on)


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: f"{edge.rule}-{edge.name}")
def test_a_map_sets_its_own_figure(edge: Edge) -> None:
    own = (Threshold(rule=edge.rule, name=edge.name, value=edge.other),)
    before = [bool(asked(edge.build(n), edge.rule, edge.on)) for n in (edge.asks, edge.quiet)]
    after = [
        bool(asked(edge.build(n).but(thresholds=own), edge.rule, edge.on)) for n in (edge.asks, edge.quiet)
    ]
    assert after != before


def test_every_figure_of_every_rule_stands_in_this_table() -> None:
    there = {(rule.id, setting.name) for rule in catalogue() for setting in rule.settings}
    assert {(edge.rule, edge.name) for edge in EDGES} | NOT_EDGES == there


def test_many_empty_tracks_are_one_question() -> None:
    assert len(asked(empty_tracks(4), "R1")) == 4
    (one,) = asked(empty_tracks(5), "R1")
    assert one.subjects == tuple(f"track:{n}" for n in range(5, 10))
    apart = (Threshold(rule="R1", name="apart", value=9),)
    assert len(asked(empty_tracks(5).but(thresholds=apart), "R1")) == 5


def test_many_isolated_tracks_are_one_question() -> None:
    people = [actor(f"a{n}", n) for n in range(1, 6)]
    four = world(*people[:4], actor("b1", 1), link("a1", "b1"))
    assert len(asked(four, "R4")) == 4
    (one,) = asked(four.but(actors=(*four.actors, people[4])), "R4")
    assert one.subjects == tuple(f"track:{n}" for n in range(1, 6))


def test_a_figure_that_makes_no_sense_is_the_nearest_that_does() -> None:
    rule = rule_by_id("R6")
    assert rule.values({("R6", "share"): 7.0, ("R6", "tracks"): -1.0, ("R7", "share"): 0.1}) == {
        "share": 1.0,
        "tracks": 2.0,
    }


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.id)
def test_settings_are_the_keywords_of_the_function(rule: Any) -> None:
    keywords = list(inspect.signature(rule.evaluation).parameters)[1:]
    assert sorted(keywords) == sorted(setting.name for setting in rule.settings)
    for setting in rule.settings:
        assert setting.low <= setting.default <= setting.high
        assert setting.label
