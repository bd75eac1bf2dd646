"""A figure in a file: all of it on the page, the same words as in the table, in every theme."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from mtd_desktop.analysis.bridges import bridges
from mtd_desktop.analysis.present import present
from mtd_desktop.charts.actors import brokers_chart, stance_chart
from mtd_desktop.charts.draw import WIDTH, drawn
from mtd_desktop.charts.spec import Chart
from mtd_desktop.charts.standards import standards_chart
from mtd_desktop.charts.time import development_chart, timeline_chart
from mtd_desktop.charts.tracks import coverage_chart, matrix_chart
from mtd_desktop.exchange.svg import svg_text
from mtd_desktop.layout.block import text_box
from mtd_desktop.layout.drawing import Text
from mtd_desktop.layout.metrics import FixedWidth
from mtd_desktop.layout.theme import theme
from mtd_desktop.model.document import Map
from mtd_desktop.model.notes import STANDARDS, Assessment, Score
from mtd_desktop.model.view import THEMES, ThemeName
from mtd_desktop.paths import samples
from mtd_desktop.storage.files import load


def sample(name: str) -> Map:
    return load(next(path for path in samples() if path.stem == name)).map


def charts(m: Map) -> list[Chart]:
    there = present(m, None)
    scores = tuple(Score(standard=s, score=n % 5) for n, s in enumerate(STANDARDS) if n != 3)
    return [
        coverage_chart(there, "side"),
        coverage_chart(there, "level"),
        matrix_chart(there),
        stance_chart(there),
        brokers_chart(there, bridges(there)),
        development_chart(m),
        timeline_chart(m),
        standards_chart(Assessment(id="a", name="An assessment", scores=scores)),
    ]


@pytest.mark.parametrize("name", ["northern-ireland", "oslo", "somaliland"])
@pytest.mark.parametrize("look", THEMES)
def test_every_word_is_on_the_page(name: str, look: ThemeName) -> None:
    for chart in charts(sample(name)):
        drawing = drawn(chart, theme(look), FixedWidth(), of="A map, 1993")
        for group in drawing.groups:
            for item in group.items:
                if isinstance(item, Text):
                    left, top, right, bottom = text_box(item)
                    assert left >= 0, item
                    assert right <= WIDTH, item
                    assert top >= 0, item
                    assert bottom <= drawing.height, item
        assert "A map, 1993" in " ".join(drawing.texts())


def test_names_that_look_like_markup_or_never_end_stay_text_on_the_page() -> None:
    m = sample("oslo")
    first = m.actors[0].but(name="<b>" + "very long " * 80, short="")
    arabic = m.actors[1].but(name="محمود عباس", short="")
    for chart in charts(m.but(actors=(first, arabic, *m.actors[2:]))):
        drawing = drawn(chart, theme("paper"), FixedWidth())
        root = ET.fromstring(svg_text(drawing))
        assert root.tag.endswith("svg")
        for group in drawing.groups:
            for item in group.items:
                if isinstance(item, Text):
                    assert text_box(item)[2] <= WIDTH


def test_an_empty_map_gives_figures_that_say_so() -> None:
    there = present(Map(), None)
    for chart in (
        coverage_chart(there, "side"),
        matrix_chart(there),
        stance_chart(there),
        development_chart(Map()),
    ):
        drawing = drawn(chart, theme("paper"), FixedWidth())
        assert chart.empty
        assert chart.empty.split()[0] in " ".join(drawing.texts())
