"""Processes and agreements on a page: which are shown when, as what, and what else says so."""

from __future__ import annotations

from itertools import combinations

import pytest

from mtd_desktop.exchange.svg import svg_text
from mtd_desktop.layout.cast import Ended
from mtd_desktop.layout.compose import Composer, Options, compose
from mtd_desktop.layout.drawing import Group, Shape, Text
from mtd_desktop.layout.gatherings import Wanted
from mtd_desktop.layout.metrics import FixedWidth
from mtd_desktop.layout.page import Page
from mtd_desktop.model.actors import Actor, Membership
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import Agreement, Participation, Phase, Process
from mtd_desktop.model.view import LAYOUTS, LayoutName, View

MEASURE = FixedWidth()


def actor(ident: str, track: int) -> Actor:
    return Actor(id=ident, name=f"Name of {ident}", memberships=(Membership(track=track, primary=True),))


def parts(*idents: str) -> tuple[Participation, ...]:
    return tuple(Participation(actor=ident) for ident in idents)


TALKS = Map(
    actors=(actor("a", 1), actor("b", 1), actor("c", 5), actor("d", 7)),
    processes=(
        Process(
            id="channel",
            name="Quiet channel",
            phases=(
                Phase(kind="2", since="1993-01", until="1993-04"),
                Phase(kind="1.5", since="1993-05", until="1993-08"),
            ),
            participants=(*parts("a", "b"), Participation(actor="c", until="1993-03")),
        ),
        Process(id="summit", name="Summit", phases=(Phase(kind="1", since="1995"),), participants=parts("a")),
        Process(id="village", name="Village", phases=(Phase(kind="3"),), participants=parts("c", "d")),
    ),
    agreements=(
        Agreement(id="accord", name="Accord", date="1993-08-20", process="channel", signatories=("a", "b")),
        Agreement(id="letter", name="Letter", date="1994", signatories=("a", "d")),
    ),
)


def page(
    wanted: Wanted = "all", date: str | None = None, ended: Ended = "faint", view: View | None = None
) -> Page:
    return compose(TALKS, MEASURE, Options(view=view, date=date, ended=ended, processes=wanted))


def group(found: Page, ident: str) -> Group:
    return next(g for g in found.drawing.groups if g.ident == ident)


def words(found: Page) -> str:
    return " ".join(found.drawing.texts())


def test_by_default_nothing_of_them_is_on_the_page() -> None:
    found = compose(TALKS, MEASURE)
    assert found.knots == {}
    assert not {g.role for g in found.drawing.groups} & {"process", "agreement"}
    assert "Processes" not in words(found)
    assert page("none", view=View(process_kinds=("1", "2", "3"), show_agreements=True)).knots == {}


@pytest.mark.parametrize(
    ("view", "wanted", "there"),
    [
        (View(process_kinds=("3",)), None, {"village"}),
        (View(process_kinds=("1.5",)), None, {"channel", "accord"}),
        (View(show_agreements=True), None, {"letter", "accord"}),
        (View(process_kinds=("3",)), frozenset({"summit"}), {"village", "summit"}),
        (View(), frozenset({"letter"}), {"letter"}),
        (View(), "all", {"channel", "summit", "village", "accord", "letter"}),
    ],
)
def test_they_are_shown_by_kind_one_at_a_time_or_all(view: View, wanted: Wanted, there: set[str]) -> None:
    assert page(wanted, view=view).knots.keys() == there


@pytest.mark.parametrize(
    ("date", "ended", "there"),
    [
        ("1992", "faint", {"village"}),
        ("1993-02", "faint", {"channel", "village"}),
        ("1993-08-20", "faint", {"channel", "village", "accord"}),
        ("1996", "faint", {"channel", "village", "summit", "accord", "letter"}),
        ("1996", "gone", {"village", "summit", "accord", "letter"}),
    ],
)
def test_at_a_date_what_is_to_come_is_absent_and_what_was_agreed_stays(
    date: str, ended: Ended, there: set[str]
) -> None:
    assert page(date=date, ended=ended).knots.keys() == there


def test_the_form_is_that_of_the_kind_at_the_date() -> None:
    def form(date: str | None) -> tuple[str, ...]:
        shapes = [item for item in group(page(date=date), "process-channel").items if isinstance(item, Shape)]
        return tuple(segment[0] for segment in shapes[-1].path)

    assert form("1993-02") != form("1993-06")  # round, then half round with corners
    assert form("1993-02") == form(None)
    assert "Officials off duty with others (1.5)" in group(page(date="1993-06"), "process-channel").title


def test_a_participant_who_left_has_a_fainter_spoke_or_none() -> None:
    assert len(group(page(date="1993-02"), "spokes-channel").items) == 1
    assert len(group(page(date="1993-06"), "spokes-channel").items) == 2
    assert len(group(page(date="1993-06", ended="gone"), "spokes-channel").items) == 1


def test_a_process_that_is_over_is_fainter_than_its_seal() -> None:
    colour = {
        date: [i.fill for i in group(page(date=date), "process-channel").items if isinstance(i, Shape)][-1]
        for date in ("1993-08", "1996")
    }
    assert colour["1993-08"] != colour["1996"]
    one, other = (group(page(date=date), "agreement-accord") for date in ("1993-08-20", "1996"))
    assert one.items == other.items
    assert one.title == "Accord, Agreement, 1993-08-20, signed by Name of a, Name of b"


def test_an_agreement_whose_process_is_gone_joins_its_signatories_in_the_same_place() -> None:
    gone, there = page(date="1996", ended="gone"), page(date="1996")
    assert any(g.ident == "spokes-accord" for g in gone.drawing.groups)
    assert not any(g.ident == "spokes-accord" for g in there.drawing.groups)
    channel, seal = there.knots["channel"], gone.knots["accord"]
    assert abs(channel.x - seal.x) < 1
    assert abs(channel.y - seal.y) < channel.r


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_knot_moves_when_others_are_shown_or_the_date_changes(layout: LayoutName) -> None:
    composer = Composer(MEASURE)
    known: dict[str, tuple[float, float]] = {}
    view = View(layout=layout)
    for wanted in ("all", frozenset({"village"}), frozenset({"letter", "channel"})):
        for date in (None, "1993-02", "1993-06", "1996"):
            found = composer.compose(TALKS, Options(view=view, date=date, processes=wanted))
            cx, cy = found.frame.centre
            for spot in found.knots.values():
                here = round(spot.x - cx, 6), round(spot.y - cy, 6)
                assert known.setdefault(spot.ident, here) == here
            assert found.spots.keys() <= {"a", "b", "c", "d"}


def test_knots_and_their_words_overlap_nobody() -> None:
    found = page()
    boxes = {f"{s.ident} label": s.label for s in (*found.spots.values(), *found.knots.values())}
    for s in (*found.spots.values(), *found.knots.values()):
        if s.ident != "accord":  # the seal lies on its process
            boxes[s.ident] = (s.x - s.r, s.y - s.r, s.x + s.r, s.y + s.r)
    for (one, first), (other, second) in combinations(boxes.items(), 2):
        across = min(first[2], second[2]) - max(first[0], second[0])
        down = min(first[3], second[3]) - max(first[1], second[1])
        assert across <= 0.01 or down <= 0.01, (one, other)


def test_the_legend_says_what_is_there_and_nothing_else() -> None:
    said = words(page(date="1993-02"))
    assert "Unofficial talks (2)" in said
    assert "People to people (3)" in said
    assert "Official talks (1)" not in said
    assert "Agreement" not in said
    assert "Agreement" in words(page(frozenset({"letter"})))


def test_they_are_in_an_svg_by_id_and_title() -> None:
    text = svg_text(page(date="1993-09").drawing)
    assert '<g id="process-channel" class="process" role="graphics-symbol"><title>Quiet channel, ' in text
    assert '<g id="agreement-accord" class="agreement" role="graphics-symbol"><title>Accord, ' in text
    assert "over by 1993-09</title>" in text


def test_the_words_of_process_and_seal_are_written_once() -> None:
    found = page()
    texts = [i.text for g in found.drawing.groups for i in g.items if isinstance(i, Text)]
    assert texts.count("Quiet channel") == texts.count("Accord") == 1


def test_a_tried_removal_takes_processes_too() -> None:
    options = Options(processes="all", without=frozenset({"channel", "c"}))
    found = compose(TALKS, MEASURE, options)
    assert found.knots.keys() == {"summit", "village", "letter", "accord"}
    assert found.spots.keys() == {"a", "b", "d"}


def test_a_legend_in_the_corner_is_that_of_the_date() -> None:
    legend = [i for i in group(page(date="1992"), "legend").items if isinstance(i, Text)]
    above = [item.text for item in legend if item.y < page().drawing.height / 2]
    assert above == ["Processes", "People to people (3)"]
