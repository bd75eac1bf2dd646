"""A figure says what was counted, every value knows whom it stands for, and none is drawn without data."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from mtd_desktop.analysis.bridges import bridges
from mtd_desktop.analysis.present import Present, present
from mtd_desktop.charts.actors import broker_words, brokers_chart, isthmus_words, stance_chart
from mtd_desktop.charts.spec import Bars, Chart, Lines, Matrix, Points, Radar, Spans, Value
from mtd_desktop.charts.standards import groups, standard_meaning, standards_chart
from mtd_desktop.charts.table import table_of
from mtd_desktop.charts.time import development_chart, timeline_chart
from mtd_desktop.charts.tracks import coverage_chart, matrix_chart
from mtd_desktop.model.document import Map
from mtd_desktop.model.notes import STANDARDS, Assessment, Score
from mtd_desktop.paths import samples
from mtd_desktop.storage.files import load

MAKERS: dict[str, Callable[[Present], Chart]] = {
    "sides": lambda there: coverage_chart(there, "side"),
    "levels": lambda there: coverage_chart(there, "level"),
    "matrix": matrix_chart,
    "stance": stance_chart,
    "brokers": lambda there: brokers_chart(there, bridges(there)),
    "time": lambda there: development_chart(there.map),
    "timeline": lambda there: timeline_chart(there.map),
}


def sample(name: str) -> Map:
    return load(next(path for path in samples() if path.stem == name)).map


def values(chart: Chart) -> Iterator[Value]:
    match chart:
        case Bars() | Lines():
            yield from (value for series in chart.series for value in series.values)
        case Matrix():
            yield from (cell for row in chart.cells for cell in row if cell is not None)
        case Points():
            yield from (dot.value for dot in chart.dots)
        case Radar():
            yield from (value for value in chart.values if value is not None)
        case Spans():
            yield from (stretch.value for _, stretches in chart.rows for stretch in stretches)
            yield from (value for _, value in chart.marks)


@pytest.mark.parametrize("name", MAKERS)
def test_a_map_without_data_gives_a_sentence_and_no_marks(name: str) -> None:
    chart = MAKERS[name](present(Map(), None))
    assert chart.empty.endswith(".")
    assert not any(value.number for value in values(chart))
    assert table_of(chart).headings


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("map_name", ["northern-ireland", "oslo", "somaliland"])
def test_every_value_of_a_sample_stands_for_what_is_on_the_map(name: str, map_name: str) -> None:
    m = sample(map_name)
    there = present(m, None)
    chart = MAKERS[name](there)
    assert chart.empty == ""
    processes = {process.id for process in m.processes} | {agreement.id for agreement in m.agreements}
    known = m.actor_by_id.keys() | m.link_by_id.keys() | processes
    counted = [value for value in values(chart) if value.number]
    assert counted
    for value in counted:
        assert value.idents
        assert set(value.idents) <= known
        assert value.words
    if name in {"sides", "levels", "matrix"}:
        assert all(value.number == len(value.idents) for value in counted)


@pytest.mark.parametrize("name", MAKERS)
def test_the_table_has_the_numbers_of_the_figure(name: str) -> None:
    chart = MAKERS[name](present(sample("oslo"), None))
    table = table_of(chart)
    assert len(table.rows) == len(table.idents) > 0
    assert {len(row) for row in table.rows} == {len(table.headings)}
    if name == "timeline":
        assert len(table.rows) == len(list(values(chart)))
        return
    shown = {round(float(cell), 1) for row in table.rows for cell in row[1:] if _is_number(cell)}
    assert {round(value.number, 1) for value in values(chart)} <= shown


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace("-", "", 1).isdigit()


def test_oslo_in_june_1993_has_no_media_and_later_it_has() -> None:
    m = sample("oslo")
    for date, wanted in (("1993-06", 0), ("1993-09", 1)):
        chart = coverage_chart(present(m, date), "side")
        assert sum(series.values[8].number for series in chart.series) == wanted, date


def test_a_go_between_is_explained_in_words() -> None:
    there = present(sample("northern-ireland"), "1988")
    found = bridges(there)
    duddy = next(b for b in found.brokers if "Duddy" in there.actors[b.ident].name)
    words = broker_words(there, duddy)
    assert words.startswith("Only Brendan Duddy joins ")
    assert "Oatley" in words
    ira = next(i for i in found.isthmuses if i.link == "l-duddy-ira")
    said = isthmus_words(there, ira)
    assert said.startswith("Only the link of Duddy and ")
    assert said in brokers_chart(there, found).says


def test_who_is_left_out_for_want_of_data_is_counted() -> None:
    m = sample("oslo")
    actors = (m.actors[0].but(stance=None), m.actors[1].but(influence=None), *m.actors[2:])
    chart = stance_chart(present(m.but(actors=actors), None))
    assert len(chart.dots) == len(m.actors) - 2
    assert "2 actors are not shown" in chart.says
    assert {dot.colour for dot in chart.dots} == {colour for _, colour in chart.signs}


def test_a_standard_that_was_not_assessed_is_a_gap_and_not_a_zero() -> None:
    scores = (Score(standard="trust", score=0), Score(standard="empowerment"))
    chart = standards_chart(Assessment(id="a", name="A", scores=scores))
    assert [v.number for v in chart.values if v is not None] == [0.0]
    assert chart.empty == ""
    table = table_of(chart)
    assert [row[1] for row in table.rows].count("not assessed") == len(STANDARDS) - 1
    assert sum(count for _, count in groups()) == len(STANDARDS)
    assert all(standard_meaning(standard) for standard in STANDARDS)
    assert standards_chart(Assessment(id="a", name="A")).empty
