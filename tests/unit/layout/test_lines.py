"""Line forms: what they are made of, where they end, and that they can be told apart without colour."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from mtd_desktop.layout.colour import contrast
from mtd_desktop.layout.curves import beside, cubic, sampled
from mtd_desktop.layout.drawing import Item, Shape, Text
from mtd_desktop.layout.lines import line_sample, link_items, link_label
from mtd_desktop.layout.metrics import FixedWidth
from mtd_desktop.layout.page import Point, Route, Spot
from mtd_desktop.layout.routing import route_links
from mtd_desktop.layout.theme import theme
from mtd_desktop.model.links import DIRECTIONS, LINE_FORMS, Direction, LineForm, Link, RelationType
from mtd_desktop.model.view import THEMES

PAPER = theme("paper")
START = Spot("a", 200, 300, 20, (0, 0, 0, 0), 1, placed=False)
END = Spot("b", 520, 380, 14, (0, 0, 0, 0), 1, placed=False)


def link(direction: Direction = "none", strength: int = 2, label: str = "") -> Link:
    return Link(
        id="l",
        from_actor="a",
        to_actor="b",
        relation="r",
        direction=direction,
        strength=strength,
        label=label,
    )


def relation(form: LineForm, colour: str = "#bd1f01", arrow: Direction = "none") -> RelationType:
    return RelationType(id="r", name="R", line=form, width=1.6, colour=colour, arrow=arrow)


def route() -> Route:
    return route_links([link()], {"a": START, "b": END}, (400, 700), 600)["l"]


def drawn(form: LineForm, direction: Direction = "none", strength: int = 2) -> tuple[Shape, ...]:
    items = link_items(route(), relation(form), link(direction, strength), PAPER, PAPER.paper)
    return tuple(item for item in items if isinstance(item, Shape))


def strokes(shapes: tuple[Item, ...]) -> list[Shape]:
    return [shape for shape in shapes if isinstance(shape, Shape) and shape.stroke is not None]


def heads(shapes: tuple[Item, ...]) -> list[Shape]:
    return [shape for shape in shapes if isinstance(shape, Shape) and shape.fill is not None]


def corners(shape: Shape) -> list[Point]:
    return [(segment[-2], segment[-1]) for segment in shape.path if segment[0] != "Z"]


def from_edge(point: Point, spot: Spot) -> float:
    return math.dist(point, (spot.x, spot.y)) - spot.r


@pytest.mark.parametrize("form", LINE_FORMS)
@pytest.mark.parametrize("strength", [1, 2, 3])
def test_arrow_tips_touch_the_circles(form: LineForm, strength: int) -> None:
    (end,) = heads(drawn(form, "forward", strength))
    assert abs(from_edge(corners(end)[0], END)) < 0.5
    tips = [corners(shape)[0] for shape in heads(drawn(form, "both", strength))]
    assert sorted(
        round(abs(from_edge(tip, spot)), 1) < 0.5 for tip, spot in zip(tips, (END, START), strict=True)
    )


@pytest.mark.parametrize("form", LINE_FORMS)
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_lines_leave_a_gap_and_end_under_their_heads(form: LineForm, direction: Direction) -> None:
    line = strokes(drawn(form, direction))[0]
    first, last = corners(line)[0], corners(line)[-1]
    assert from_edge(first, START) > 1
    assert from_edge(last, END) > 1
    if direction == "forward":
        head = heads(drawn(form, direction))[0]
        length = math.dist(corners(head)[0], corners(head)[1])
        assert from_edge(last, END) < length


def test_every_form_looks_different_without_colour() -> None:
    looks = set()
    for form in LINE_FORMS:
        shapes = strokes(drawn(form))
        looks.add(
            tuple(
                (len(s.path), bool(s.stroke and s.stroke.dash), bool(s.stroke and s.stroke.round))
                for s in shapes
            )
        )
    assert len(looks) == len(LINE_FORMS)


def test_dots_are_round_and_apart() -> None:
    (line,) = strokes(drawn("dotted"))
    assert line.stroke is not None
    assert line.stroke.round
    mark, space = line.stroke.dash
    assert mark < 0.1
    assert space > 1.5 * line.stroke.width


def test_the_two_lines_of_an_alliance_run_side_by_side_without_kinks() -> None:
    one, other = strokes(drawn("double"))
    for left, right in zip(corners(one), corners(other), strict=True):
        assert 2 < math.dist(left, right) < 6
    for segment, following in pairwise(one.path[1:]):
        assert segment[0] == following[0] == "C"
        before = math.atan2(segment[6] - segment[4], segment[5] - segment[3])
        after = math.atan2(following[2] - segment[6], following[1] - segment[5])
        assert before == pytest.approx(after, abs=1e-6)


def test_an_offset_keeps_its_distance_on_a_bent_curve() -> None:
    curve = ((0.0, 0.0), (100.0, 120.0), (200.0, 120.0), (300.0, 0.0))
    middle = sampled(curve, 400)
    x, y = 0.0, 0.0
    for segment in beside(curve, 4):
        if segment[0] == "C":
            piece = ((x, y), (segment[1], segment[2]), (segment[3], segment[4]), (segment[5], segment[6]))
            for point in sampled(piece, 20):
                assert min(math.dist(point, on) for on in middle) == pytest.approx(4, abs=0.35)
        x, y = segment[-2], segment[-1]  # type: ignore[assignment, misc]


def test_discord_is_straight_at_both_ends_and_jagged_between() -> None:
    (line,) = strokes(drawn("zigzag"))
    kinds = "".join(segment[0] for segment in line.path)
    assert kinds.startswith("MC")
    assert kinds.endswith("LC")
    teeth = corners(line)[2:-2]
    assert len(teeth) > 12
    turns = [
        (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
        for a, b, c in zip(teeth, teeth[1:], teeth[2:], strict=False)
    ]
    assert all(one * other < 0 for one, other in pairwise(turns))


def test_strength_says_how_thick() -> None:
    widths = [strokes(drawn("solid", strength=strength))[0].stroke for strength in (1, 2, 3)]
    values = [stroke.width for stroke in widths if stroke]
    assert values[0] * 1.3 < values[1]
    assert values[1] * 1.3 < values[2]


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("colour", ["#ffff00", "#000000", "#ffffff", "#2f7fc9"])
def test_every_colour_can_be_followed_on_every_paper(name: str, colour: str) -> None:
    look = next(theme(one) for one in THEMES if one == name)
    items = link_items(route(), relation("solid", colour), link("forward"), look, look.paper)
    (line,), (head,) = strokes(items), heads(items)
    assert line.stroke is not None
    assert contrast(line.stroke.colour, look.paper) >= 3
    assert head.fill == line.stroke.colour


@pytest.mark.parametrize("form", LINE_FORMS)
def test_the_sample_of_the_legend_has_the_same_form_and_stays_in_its_place(form: LineForm) -> None:
    items = line_sample(100, 140, 50, relation(form, arrow="forward"), PAPER)
    assert len(items) == len(drawn(form, "forward"))
    for shape in items:
        assert isinstance(shape, Shape)
        for x, y in corners(shape):
            assert 99.9 <= x <= 140.1
            assert 40 <= y <= 60


def test_words_on_a_link_stand_on_the_line_and_off_other_words() -> None:
    measurer = FixedWidth()
    (text,) = link_label(route(), "secret talks", PAPER, measurer)
    assert isinstance(text, Text)
    near = [math.dist((text.x, text.y - 3), point) for point in sampled(cubic(route().path), 100)]
    assert min(near) < 2
    taken = (text.x - 20, text.y - 10, text.x + 20, text.y + 5)
    (moved,) = link_label(route(), "secret talks", PAPER, measurer, avoid=[taken])
    assert isinstance(moved, Text)
    assert math.dist((moved.x, moved.y), (text.x, text.y)) > 20
    assert link_label(route(), "  ", PAPER, measurer) == ()


@pytest.mark.parametrize("form", LINE_FORMS)
@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("gap", [-30.0, 0.0, 0.5, 5.0])
def test_links_between_touching_circles_are_drawn_and_finite(
    form: LineForm, direction: Direction, gap: float
) -> None:
    near = Spot("b", START.x + START.r + 14 + gap, START.y, 14, (0, 0, 0, 0), 1, placed=False)
    close = route_links([link()], {"a": START, "b": near}, (400, 700), 600)["l"]
    items = link_items(close, relation(form), link(direction), PAPER, PAPER.paper)
    assert items
    for shape in items:
        assert isinstance(shape, Shape)
        for segment in shape.path:
            assert all(math.isfinite(value) for value in segment[1:])
