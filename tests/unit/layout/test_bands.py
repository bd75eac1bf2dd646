"""Names on the rim: upright, in order, and never over the edge of their band."""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtd_desktop.layout.bands import band_title, hub_title, in_sight
from mtd_desktop.layout.density import scale_at
from mtd_desktop.layout.drawing import Text
from mtd_desktop.layout.frame import build_frame
from mtd_desktop.layout.metrics import FixedWidth
from mtd_desktop.layout.theme import theme
from mtd_desktop.layout.wrap import Wrapper
from mtd_desktop.model.tracks import NINE_TRACKS
from mtd_desktop.model.view import LAYOUTS, THEMES, LayoutName, ThemeName, View
from tests.strategies import texts

WRAPPER = Wrapper(FixedWidth(0.58))
LONG = (
    "Research, training & education",
    "Forschungseinrichtungen, Weiterbildungsorganisationen & Bildungswesen",
    "Entwicklungszusammenarbeitsfinanzierungsgesellschaften",
    "البحث والتدريب والتعليم العالي",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z " * 4,
)
titles = st.sampled_from([*LONG, *(track.short for track in NINE_TRACKS.tracks)]) | texts


def corners(text: Text) -> list[tuple[float, float]]:
    """The corners of the letters' box, from the baseline to the height of capitals."""
    turn = radians(text.angle)
    return [
        (text.x + dx * cos(turn) - dy * sin(turn), text.y + dx * sin(turn) + dy * cos(turn))
        for dx in (-text.width / 2, text.width / 2)
        for dy in (-0.72 * text.size, 0.0)
    ]


@given(
    titles,
    st.integers(1, 9),
    st.sampled_from(LAYOUTS),
    st.floats(-360, 360),
    st.sampled_from(THEMES),
    st.integers(0, 8),
)
def test_titles_stay_on_their_band(
    title: str, number: int, layout: LayoutName, rotation: float, name: ThemeName, level: int
) -> None:
    look = theme(name)
    scale = scale_at(level, look)
    frame = build_frame(View(layout=layout, rotation=rotation), scale.radius)
    if number not in frame.sectors:
        return
    start, end = frame.angles(number)
    for text in band_title(frame, number, f"{number} · {title}", look, scale, WRAPPER):
        for x, y in corners(text):
            assert frame.rim - 1.0 <= hypot(x, y) <= frame.radius + 1.0
            offset = (degrees(atan2(x, -y)) - (start + end) / 2 + 180) % 360 - 180
            assert abs(offset) <= frame.span / 2


@given(st.integers(1, 8), st.floats(-360, 360), st.sampled_from(LONG[:2]))
def test_no_title_is_upside_down(number: int, rotation: float, title: str) -> None:
    look = theme("paper")
    scale = scale_at(2, look)
    frame = build_frame(View(rotation=rotation), scale.radius)
    texts = band_title(frame, number, title, look, scale, WRAPPER)
    middle = sum(text.angle for text in texts) / len(texts)
    if max(abs(text.angle) for text in texts) < 150:
        # Words differ in length, so their mean is not quite the middle of the band.
        assert abs(middle) <= 95


@pytest.mark.parametrize("number", [1, 5])
def test_words_are_whole_and_read_from_left_to_right(number: int) -> None:
    look = theme("paper")
    scale = scale_at(0, look)
    frame = build_frame(View(), scale.radius)
    texts = band_title(frame, number, f"{number} · Research, training & education", look, scale, WRAPPER)
    assert [text.text for text in texts] == [str(number), "·", "Research,", "training", "&", "education"]
    assert [text.x for text in texts] == sorted(text.x for text in texts)


def test_a_title_that_runs_to_the_left_stands_so() -> None:
    words = [("2", False), ("·", True), ("حل", True), ("UN", True), ("agency", True), ("النزاعات", True)]
    assert [word for word, _ in in_sight(words)] == ["النزاعات", "UN", "agency", "حل", "·", "2"]


@given(titles, st.integers(0, 8), st.sampled_from(THEMES))
def test_the_title_of_the_hub_stays_in_the_disc(title: str, level: int, name: ThemeName) -> None:
    look = theme(name)
    scale = scale_at(level, look)
    frame = build_frame(View(), scale.radius)
    lines, (left, top, right, bottom) = hub_title(frame, f"9 · {title}", look, scale, WRAPPER)
    assert 1 <= len(lines) <= 3
    for line in lines:
        for x, y in corners(line):
            assert hypot(x, y) < frame.inner
            assert left - 0.01 <= x <= right + 0.01
            assert top <= y <= bottom
