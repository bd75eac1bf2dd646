"""Several dates on one page: the same compass again, everybody in the same spot, everything else once."""

from __future__ import annotations

import pytest

from mtd_desktop.layout.compose import Options
from mtd_desktop.layout.drawing import Circle, Drawing, Text
from mtd_desktop.layout.metrics import FixedWidth
from mtd_desktop.layout.multiples import columns_for, multiples
from mtd_desktop.model.view import View
from tests.unit.layout.test_gatherings import TALKS

MEASURE = FixedWidth()
DATES = ("1993-02", "1993-06", "1996")


def centre(drawing: Drawing, ident: str) -> tuple[float, float]:
    items = next(g.items for g in drawing.groups if g.ident == ident)
    circle = next(item for item in items if isinstance(item, Circle))
    return circle.x, circle.y


def test_everybody_stands_in_the_same_spot_of_every_compass() -> None:
    drawing = multiples(TALKS, DATES, MEASURE)
    shifts = {
        (
            round(centre(drawing, f"date-{i}-actor-{who}")[0] - centre(drawing, f"date-1-actor-{who}")[0], 6),
            round(centre(drawing, f"date-{i}-actor-{who}")[1] - centre(drawing, f"date-1-actor-{who}")[1], 6),
        )
        for i in (1, 2, 3)
        for who in "abcd"
    }
    assert len(shifts) == 3  # one for each compass


def test_every_date_is_named_and_the_rest_is_said_once() -> None:
    drawing = multiples(TALKS, DATES, MEASURE, Options(processes="all"))
    texts = list(drawing.texts())
    assert all(texts.count(date) == 1 for date in DATES)
    for once in ("Kinds of actors", "Processes", "People to people (3)", "Official talks (1)"):
        assert texts.count(once) == 1
    assert "as of 1993-02, 1993-06, 1996 · faint: over by then" in texts
    idents = [group.ident for group in drawing.groups]
    assert len(set(idents)) == len(idents)
    assert "date-1-process-channel" in idents
    assert "date-1-process-summit" not in idents


def test_nothing_leaves_the_page() -> None:
    drawing = multiples(TALKS, DATES, MEASURE, Options(view=View(layout="equal"), processes="all"))
    for group in drawing.groups:
        for item in group.items:
            if isinstance(item, Text):
                assert 0 <= item.x <= drawing.width
                assert 0 <= item.y <= drawing.height


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (2, 2), (3, 3), (4, 2), (6, 3), (8, 4), (9, 3)])
def test_compasses_fill_a_page_that_lies(count: int, columns: int) -> None:
    assert columns_for(count, 1.05) == columns
