"""A place is the same point both ways, and every point of the page belongs to one zone."""

from __future__ import annotations

from math import cos, hypot, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtd_desktop.layout.frame import CompassFrame, build_frame
from mtd_desktop.model.actors import Place
from mtd_desktop.model.tracks import OUTSIDE, TRACK_NUMBERS
from mtd_desktop.model.view import LAYOUTS, View

PAGE = (0.0, 0.0, 1400.0, 1000.0)
frames = st.builds(
    lambda layout, rotation: build_frame(View(layout=layout, rotation=rotation), 460.0, (700.0, 510.0), PAGE),
    st.sampled_from(LAYOUTS),
    st.floats(-360, 360),
)
zones = st.sampled_from((OUTSIDE, *TRACK_NUMBERS))
shares = st.floats(0, 1).map(lambda share: round(share, 5))


def hub(rotation: float = 0.0) -> CompassFrame:
    return build_frame(View(rotation=rotation), 460.0, (700.0, 510.0), PAGE)


@given(frames, zones, shares, shares)
def test_place_and_point_are_inverse(frame: CompassFrame, zone: int, angle: float, radius: float) -> None:
    x, y = frame.point_of(zone, Place(angle=angle, radius=radius))
    again = frame.point_of(zone, frame.place_at(zone, x, y))
    assert again == pytest.approx((x, y), abs=0.05)


@given(frames, zones, shares, shares)
def test_a_place_lies_in_its_zone(frame: CompassFrame, zone: int, angle: float, radius: float) -> None:
    x, y = frame.point_of(zone, Place(angle=angle, radius=radius))
    assert frame.zone_at(x, y) in ({zone, None} if zone == OUTSIDE else {zone})


@given(frames, st.sampled_from(TRACK_NUMBERS), st.floats(0, 1400), st.floats(0, 1000))
def test_any_point_is_clamped_into_the_zone(frame: CompassFrame, zone: int, x: float, y: float) -> None:
    assert frame.zone_at(*frame.point_of(zone, frame.place_at(zone, x, y))) == zone


@given(frames, st.floats(-100, 1500), st.floats(-100, 1100))
def test_every_point_of_the_page_has_one_zone(frame: CompassFrame, x: float, y: float) -> None:
    zone = frame.zone_at(x, y)
    within = hypot(x - 700, y - 510) <= 460
    if within:
        assert zone in TRACK_NUMBERS
    elif 0 <= x <= 1400 and 0 <= y <= 1000:
        assert zone == OUTSIDE
    else:
        assert zone is None


@given(shares, shares, st.sampled_from(TRACK_NUMBERS[:8]), st.floats(-360, 360))
def test_a_place_turns_with_the_compass(angle: float, radius: float, zone: int, rotation: float) -> None:
    place = Place(angle=angle, radius=radius)
    x, y = hub().point_of(zone, place)
    turn = radians(rotation)
    dx, dy = x - 700, y - 510
    turned = (700 + dx * cos(turn) - dy * sin(turn), 510 + dx * sin(turn) + dy * cos(turn))
    assert hub(rotation).point_of(zone, place) == pytest.approx(turned, abs=1e-6)


def test_tracks_run_clockwise_from_north_with_nine_in_the_middle() -> None:
    frame = hub()
    assert frame.zone_at(700, 510 - 300) == 1
    assert frame.zone_at(700 + 300, 510) == 3
    assert frame.zone_at(700, 510 + 300) == 5
    assert frame.zone_at(700 - 300, 510) == 7
    assert frame.zone_at(700, 510) == 9
    assert frame.zone_at(20, 20) == OUTSIDE


def test_nine_equal_sectors() -> None:
    frame = build_frame(View(layout="equal"), 460.0, (700.0, 510.0), PAGE)
    assert frame.sectors == TRACK_NUMBERS
    assert frame.zone_at(700, 510 - 300) == 1
    turn = radians(320)
    assert frame.zone_at(700 + 300 * sin(turn), 510 - 300 * cos(turn)) == 9


@given(frames, zones)
def test_outlines_are_closed_figures(frame: CompassFrame, zone: int) -> None:
    path = frame.outline(zone)
    assert path[0][0] == "M"
    assert path[-1] == ("Z",)
