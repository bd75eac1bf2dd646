"""The months of a story: what is dated is told once, in order, where it shows on the map."""

from __future__ import annotations

from hypothesis import given

from mtd_desktop.analysis.events import events, life_in_months, month_text, spans
from mtd_desktop.model.actors import Actor, Membership
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.model.processes import Agreement, Phase, Process
from tests.strategies import maps


def told(m: Map) -> list[tuple[str, str, str]]:
    return [(month_text(event.month), event.what, event.ident) for event in events(m)]


def test_partial_dates_begin_with_their_first_and_end_after_their_last_month() -> None:
    m = Map(
        actors=(Actor(id="a", name="A", since="1990", until="1992-02"), Actor(id="b", name="B")),
        links=(
            Link(id="l", from_actor="a", to_actor="b", relation="supports", since="1991-05-06", until="1991"),
        ),
        agreements=(Agreement(id="g", name="G", date="1993-05-05"),),
    )
    assert told(m) == [
        ("1990-01", "arrives", "a"),
        ("1991-05", "begins", "l"),
        ("1992-01", "ends", "l"),
        ("1992-03", "leaves", "a"),
        ("1993-05", "signed", "g"),
    ]


def test_an_actor_moves_in_the_month_in_which_it_stands_elsewhere() -> None:
    memberships = (
        Membership(track=4, primary=True, until="1993-05"),
        Membership(track=1, since="1993-05"),
        Membership(track=7, since="1980"),
    )
    m = Map(actors=(Actor(id="a", name="A", memberships=memberships),))
    assert told(m) == [("1993-06", "moves", "a")]


def test_each_phase_begins_and_the_process_ends_once() -> None:
    phases = (
        Phase(kind="2", since="1993-01", until="1993-05"),
        Phase(kind="1", since="1993-08", until="1993-08-20"),
    )
    m = Map(processes=(Process(id="p", name="P", phases=phases),))
    assert told(m) == [
        ("1993-01", "begins", "p"),
        ("1993-08", "begins", "p"),
        ("1993-09", "ends", "p"),
    ]
    life = life_in_months(events(m))
    assert life is not None
    (span,) = spans(m, life)
    assert (month_text(span.first), month_text(span.last)) == ("1993-01", "1993-08")


def test_a_process_without_an_end_lasts_as_long_as_the_map() -> None:
    m = Map(
        processes=(Process(id="p", name="P", phases=(Phase(kind="3"),)),),
        agreements=(Agreement(id="a", name="A", date="1990"), Agreement(id="b", name="B", date="1999-12")),
    )
    life = life_in_months(events(m))
    assert life is not None
    (span,) = spans(m, life)
    assert (span.first, span.last) == life


def test_nothing_dated_is_no_life() -> None:
    assert events(Map()) == ()
    assert life_in_months(()) is None


@given(maps())
def test_events_are_in_order_and_their_months_are_dates(m: Map) -> None:
    found = events(m)
    assert [event.month for event in found] == sorted(event.month for event in found)
    for event in found:
        assert len(month_text(event.month)) == 7
    life = life_in_months(found)
    if life is not None:
        assert all(life[0] <= span.first <= life[1] for span in spans(m, life))
