"""A small picture of a tangle has less detail, but the same actors, links, colours and forms."""

from __future__ import annotations

import math

import pytest

from mtd_desktop.bench.make_map import make_map
from mtd_desktop.layout.coarse import TANGLE
from mtd_desktop.layout.compose import Options, compose
from mtd_desktop.layout.drawing import Circle, Drawing, Group, Shape
from mtd_desktop.layout.metrics import FixedWidth
from mtd_desktop.layout.page import Page
from mtd_desktop.model.document import Map

MEASURE = FixedWidth()


@pytest.fixture(scope="module")
def tangle() -> Map:
    return make_map(3000, TANGLE + 500, 1)


@pytest.fixture(scope="module")
def pages(tangle: Map) -> tuple[Page, Page]:
    full = compose(tangle, MEASURE)
    return full, compose(tangle, MEASURE, Options(pixels=0.4 * full.drawing.width))


def _of(drawing: Drawing, role: str) -> dict[str, Group]:
    return {group.ref: group for group in drawing.groups if group.role == role}


def test_everybody_stands_where_they_stood(pages: tuple[Page, Page]) -> None:
    full, coarse = pages
    assert full.spots == coarse.spots
    assert [group.ident for group in full.drawing.groups] == [group.ident for group in coarse.drawing.groups]
    there, here = (_of(page.drawing, "actor") for page in pages)
    for ident, group in there.items():
        circles = [item for item in group.items if isinstance(item, Circle)]
        assert [item for item in here[ident].items if isinstance(item, Circle)] == circles


def test_links_run_as_they_ran_to_within_half_a_unit(pages: tuple[Page, Page]) -> None:
    full, coarse = pages
    assert full.routes.keys() == coarse.routes.keys()
    for ident, route in full.routes.items():
        for there, here in zip(route.path, coarse.routes[ident].path, strict=True):
            assert math.dist(there[1:], here[1:]) < 1.5
            assert math.dist(there[-2:], here[-2:]) < 0.5  # type: ignore[arg-type]


def test_links_keep_colour_width_dashes_and_heads(pages: tuple[Page, Page]) -> None:
    there, here = (_of(page.drawing, "link") for page in pages)
    for ident, group in there.items():
        one, other = ([item for item in g.items if isinstance(item, Shape)] for g in (group, here[ident]))
        assert [item.stroke for item in one] == [item.stroke for item in other]
        assert [item.fill for item in one] == [item.fill for item in other]


@pytest.mark.parametrize("share", [0.5, 1.0])
def test_a_picture_that_shows_the_forms_has_all_of_them(
    tangle: Map, pages: tuple[Page, Page], share: float
) -> None:
    full = pages[0].drawing
    assert compose(tangle, MEASURE, Options(pixels=share * full.width)).drawing == full


def test_a_map_whose_links_can_be_followed_has_all_detail_in_the_smallest_picture() -> None:
    few = make_map(100, 300, 1)
    assert compose(few, MEASURE, Options(pixels=50)).drawing == compose(few, MEASURE).drawing
