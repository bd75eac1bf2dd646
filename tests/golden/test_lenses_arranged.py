"""Every lens on every sample: everybody once, in their group, nothing on anything else, all on the page."""

from __future__ import annotations

from itertools import combinations
from typing import Final

import pytest

from mtd_desktop.exchange.svg import svg_text
from mtd_desktop.layout.block import text_box
from mtd_desktop.layout.compose import Composer, Options
from mtd_desktop.layout.drawing import Box, Text
from mtd_desktop.layout.lenses.making import lens_of
from mtd_desktop.layout.lenses.pyramid import PyramidFrame
from mtd_desktop.layout.outside import moved_box
from mtd_desktop.layout.page import Page
from mtd_desktop.layout.regions import region
from mtd_desktop.layout.theme import theme
from mtd_desktop.model.document import Map
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import LENSES, THEMES, LensName, ThemeName
from mtd_desktop.qtrender.fonts import load
from mtd_desktop.qtrender.metrics import QtMeasurer
from mtd_desktop.storage.codec import decode
from tests.golden.test_samples_arranged import CASES, FOLDER, circle, meet

pytestmark = pytest.mark.usefixtures("qapp")

DATES: Final = {"northern-ireland": "1994-06", "oslo": "1993-06", "somaliland": "1993-05"}


def sample(name: str) -> Map:
    load()
    return decode((FOLDER / f"{name}.mtdmap").read_bytes(), where=name).map


def drawn(m: Map, lens: LensName, date: str | None = None, look: ThemeName = "paper") -> Page:
    view = m.view.but(theme=look)
    return Composer(QtMeasurer()).compose(m, Options(view=view, lens=lens, date=date))


def boxes(page: Page) -> list[tuple[str, Box]]:
    """All words of the page but those on links."""
    return [
        (group.ident, text_box(item))
        for group in page.drawing.groups
        if group.role != "link"
        for item in group.items
        if isinstance(item, Text)
    ]


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("name", CASES)
def test_everybody_is_there_once_and_in_their_group(name: str, lens: LensName) -> None:
    m = sample(name)
    for date in (None, DATES[name]):
        page = drawn(m, lens, date)
        groups = [group.ref for group in page.drawing.groups if group.role == "actor"]
        assert len(groups) == len(set(groups)) == len(page.spots)
        if date is None:
            assert set(groups) == {actor.id for actor in m.actors}
        made = lens_of(lens, m, theme("paper"))
        for spot in page.spots.values():
            if made.by_tracks:
                assert spot.zone == m.actor_by_id[spot.ident].standing(date)
            else:
                assert spot.zone == made.groups_of(spot.ident, date)[0]
            assert page.frame.zone_at(spot.x, spot.y) == spot.zone, spot.ident


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("name", CASES)
def test_nobody_stands_on_anybody_else(name: str, lens: LensName) -> None:
    m = sample(name)
    for date in (None, DATES[name]):
        for one, other in combinations(drawn(m, lens, date).spots.values(), 2):
            for first in (circle(one), one.label):
                for second in (circle(other), other.label):
                    assert not meet(first, second), f"{one.ident} and {other.ident}"


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("lens", LENSES)
def test_all_words_are_on_the_page_and_off_each_other(lens: LensName, look: ThemeName) -> None:
    page = drawn(sample("northern-ireland"), lens, look=look)
    found = boxes(page)
    for ident, (left, top, right, bottom) in found:
        assert left >= 0, ident
        assert top >= 0, ident
        assert right <= page.drawing.width, ident
        assert bottom <= page.drawing.height, ident
    furniture = [(ident, box) for ident, box in found if ident in ("title", "legend", "credit")]
    others = [(ident, box) for ident, box in found if ident not in ("title", "legend", "credit")]
    for ident, box in furniture:
        for other, near in others:
            assert not meet(box, near), f"{ident} and {other}"


@pytest.mark.parametrize("name", CASES)
def test_words_beside_the_pyramid_keep_off_its_slopes(name: str) -> None:
    page = drawn(sample(name), "pyramid")
    assert isinstance(page.frame, PyramidFrame)
    cx, cy = page.frame.centre
    left, top, right, bottom = page.frame.page
    alone = page.frame._replace(centre=(0.0, 0.0), page=(left - cx, top - cy, right - cx, bottom - cy))
    beside = region(alone, OUTSIDE, 0.0)
    for ident, box in boxes(page):
        if ident in ("title", "legend", "credit"):
            assert beside.holds(moved_box(box, -cx, -cy), 0.0), box


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("name", CASES)
def test_nobody_moves_when_the_date_steps_but_those_who_change_groups(name: str, lens: LensName) -> None:
    m = sample(name)
    composer = Composer(QtMeasurer())
    known: dict[tuple[str, int], tuple[float, float]] = {}
    sizes = set()
    for date in ("1985", "1990-02", "1992", "1993-06", "1995", "1998-05", "2007"):
        page = composer.compose(m, Options(lens=lens, date=date))
        sizes.add((page.drawing.width, page.drawing.height, page.frame.radius))
        for spot in page.spots.values():
            at = known.setdefault((spot.ident, spot.zone), (spot.x, spot.y))
            assert at == (spot.x, spot.y), (spot.ident, date)
    assert len(sizes) == 1


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("name", CASES)
def test_what_a_composer_remembers_of_other_lenses_changes_nothing(name: str, lens: LensName) -> None:
    m = sample(name)
    composer = Composer(QtMeasurer())
    for other in (lens, *LENSES[::-1]):
        composer.compose(m, Options(lens=other))
    assert composer.compose(m, Options(lens=lens)) == drawn(m, lens)


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("name", CASES)
def test_each_lens_can_be_exported_and_says_what_it_shows(name: str, lens: LensName) -> None:
    page = drawn(sample(name), lens)
    text = svg_text(page.drawing)
    for title in page.zones.values():
        for word in title.replace("–", " ").split():
            assert word.strip(",:()") in text or title == page.zones[0]
    titles = [group for group in page.drawing.groups if group.ident == "title"]
    said = " ".join(item.text for group in titles for item in group.items if isinstance(item, Text))
    sources = {
        "nine": "",
        "five": "McDonald 2003",
        "two": "Multi-track history",
        "two-narrow": "Multi-track history",
        "kinds": "USIP 2019",
        "pyramid": "Lederach 1997",
        "categories": "McDonald 2003",
        "sides": "as this map records them",
        "confidentiality": "grades are our own",
    }
    assert sources[lens] in said
