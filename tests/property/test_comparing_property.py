"""Merging never loses, never breaks a promise, and never decides for a person."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtd_desktop.comparing.differences import differences
from mtd_desktop.comparing.merging import merge
from mtd_desktop.comparing.pairs import joined, matched
from mtd_desktop.comparing.parts import kind_of_ids
from mtd_desktop.comparing.threeway import Choice, Conflict
from mtd_desktop.model.document import Map, broken_promises
from mtd_desktop.paths import sample
from mtd_desktop.storage.codec import decode, encode
from mtd_desktop.storage.files import load
from tests.property.deeds import done
from tests.strategies import maps

seeds = st.integers(0, 2**32)
few = settings(max_examples=25)
SIDES: tuple[Choice, ...] = ("a", "b")


versions = st.tuples(maps(), seeds, seeds)
"""What `three` makes three maps of; deeds draw ids on their own, which a strategy must not."""


def three(found: tuple[Map, int, int]) -> tuple[Map, Map, Map]:
    """A map and two that people made of it, each by some deeds of their own."""
    base, one, other = found
    return base, _later(base, one, 6), _later(base, other, 6)


def _later(m: Map, seed: int, most: int) -> Map:
    hand = Random(seed)
    for _ in range(hand.randint(0, most)):
        with suppress(IndexError):  # a convention set without relations gives a hand nothing to change
            m, _ = done(hand, m)
    return m


def whole(m: Map | None) -> Map:
    """A map that keeps its promises, also when it is read again from a file."""
    assert m is not None
    assert list(broken_promises(m)) == []
    assert decode(encode(m), where="").map == m
    return m


def decided(base: Map | None, a: Map, b: Map, choose: Callable[[Conflict], Choice]) -> Map:
    """The map once every conflict is decided, those too that come up on the way."""
    decisions: dict[Any, Choice] = {}
    for _ in range(200):
        merged = merge(base, a, b, decisions)
        assert (merged.map is None) == bool(merged.undecided)
        if merged.map is not None:
            return whole(merged.map)
        decisions |= {conflict.path: choose(conflict) for conflict in merged.undecided}
    raise AssertionError("the conflicts never end")


@few
@given(maps())
def test_a_map_merged_with_itself_is_that_map(m: Map) -> None:
    again = decode(encode(m), where="").map
    for base in (m, None):
        merged = merge(base, m, again)
        assert merged.map == m
        assert merged.conflicts == ()


@few
@given(maps(), maps())
def test_who_changed_nothing_gets_what_the_other_has(base: Map, other: Map) -> None:
    for a, b in ((base, other), (other, base)):
        merged = merge(base, a, b)
        assert merged.conflicts == ()
        assert merged.map == other


@few
@given(versions)
def test_a_merge_is_a_map_or_a_list_of_conflicts(found: tuple[Map, int, int]) -> None:
    base, a, b = three(found)
    merged = merge(base, a, b)
    whole(merged.draft)
    assert (merged.map is None) == bool(merged.conflicts)
    assert len({conflict.path for conflict in merged.conflicts}) == len(merged.conflicts)


@few
@given(versions, st.sampled_from(SIDES), seeds)
def test_deciding_everything_gives_a_map(found: tuple[Map, int, int], side: Choice, seed: int) -> None:
    base, a, b = three(found)
    hand = Random(seed)
    for origin in (base, None):
        decided(origin, a, b, lambda _: side)
        decided(origin, a, b, lambda _: hand.choice(SIDES))
        whole(merge(origin, a, b, prefer=side).map)


@few
@given(maps(), maps(), maps(), st.sampled_from(SIDES), seeds)
def test_maps_that_have_nothing_to_do_with_each_other_give_a_map(
    base: Map, a: Map, b: Map, side: Choice, seed: int
) -> None:
    hand = Random(seed)
    for origin in (base, None):
        whole(merge(origin, a, b, prefer=side).map)
        decided(origin, a, b, lambda _: hand.choice(SIDES))


@few
@given(versions, st.sampled_from(SIDES))
def test_what_neither_side_removed_is_still_there(found: tuple[Map, int, int], side: Choice) -> None:
    base, a, b = three(found)
    outcome = merge(base, a, b, prefer=side)
    here, there, now = kind_of_ids(a), kind_of_ids(b), kind_of_ids(whole(outcome.map))
    # Links of what a person let go of are no loss.
    holders = [holder for conflict in outcome.conflicts for holder in conflict.holders if len(holder) > 1]
    dropped = {holder[1][0] for holder in holders if isinstance(holder[1], tuple)}
    assert (here.keys() & there.keys()) - dropped <= now.keys()
    new = (here.keys() | there.keys()) - kind_of_ids(base).keys()
    assert new - dropped <= now.keys()


@few
@given(versions, st.sampled_from(SIDES))
def test_without_a_common_version_nothing_counts_as_removed(
    found: tuple[Map, int, int], side: Choice
) -> None:
    _, a, b = three(found)
    merged = whole(merge(None, a, b, prefer=side).map)
    assert kind_of_ids(a).keys() | kind_of_ids(b).keys() <= kind_of_ids(merged).keys()


@few
@given(versions)
def test_what_only_one_side_changed_is_no_conflict(found: tuple[Map, int, int]) -> None:
    base, a, b = three(found)
    touched = [{(d.kind, d.ident) for d in differences(base, side)} for side in (a, b)]
    if touched[0].isdisjoint(touched[1]):
        for conflict in merge(base, a, b).conflicts:
            assert conflict.path[0] == "missing"


@few
@given(maps(), maps())
def test_there_are_no_differences_exactly_if_maps_are_equal(a: Map, b: Map) -> None:
    assert differences(a, decode(encode(a), where="").map) == ()
    assert bool(differences(a, b)) == (a != b)


@few
@given(versions)
def test_differences_can_be_read_both_ways(found: tuple[Map, int, int]) -> None:
    _, a, b = three(found)
    there, back = differences(a, b), differences(b, a)
    turned = {"added": "removed", "removed": "added"}
    assert {(d.kind, d.ident, turned.get(d.change, d.change)) for d in there} == {
        (d.kind, d.ident, d.change) for d in back
    }
    assert {(d.kind, d.ident, f.path) for d in there for f in d.fields} == {
        (d.kind, d.ident, f.path) for d in back for f in d.fields
    }


@few
@given(maps(), maps())
def test_pairs_join_what_has_one_name(a: Map, b: Map) -> None:
    pairs = matched(a, b)
    for side in ("a", "b"):
        ids = [getattr(pair, side) for pair in pairs]
        assert len(set(ids)) == len(ids)
    other = whole(joined(a, b, pairs))
    assert {pair.a for pair in pairs} <= kind_of_ids(other).keys()
    assert len(kind_of_ids(other)) == len(kind_of_ids(b))
    whole(merge(None, a, other, prefer="a").map)


@pytest.mark.parametrize("side", SIDES)
def test_the_strategies_really_make_conflicts(side: Choice) -> None:
    """Else all the rest would say nothing."""
    base = load(sample("oslo")).map
    kinds = set()
    for seed in range(60):
        a, b = _later(base, seed, 30), _later(base, seed + 1000, 30)
        merged = merge(base, a, b)
        kinds |= {conflict.path[0] for conflict in merged.conflicts}
        whole(merge(base, a, b, prefer=side).map)
    assert {"actors", "links", "view", "meta", "missing"} <= kinds
