"""What is read has 4.5:1, what is followed by eye 3:1, in every theme, for any colour that people choose."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from mtd_desktop.layout.colour import contrast, hexadecimal, ink_on, legible, luminance, mix
from mtd_desktop.layout.theme import KIND_COLOURS, TRACK_COLOURS, Theme, theme
from mtd_desktop.model.conventions import SHIPPED_SETS
from mtd_desktop.model.processes import PROCESS_KINDS
from mtd_desktop.model.tracks import OUTSIDE, TRACK_NUMBERS
from mtd_desktop.model.view import THEMES
from tests.strategies import colours

LOOKS = [theme(name) for name in THEMES]
every_look = pytest.mark.parametrize("look", LOOKS, ids=THEMES)
PETROFF = (
    "#3f90da", "#ffa90e", "#bd1f01", "#94a4a2", "#832db6",
    "#a96b59", "#e76300", "#b9ac70", "#717581", "#92dadd",
)  # fmt: skip


def grounds(look: Theme) -> list[str]:
    return [look.ground(zone) for zone in (OUTSIDE, *TRACK_NUMBERS)]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#bd1f01", "#bd1f01") == 1.0


def test_mixing_goes_from_one_to_the_other() -> None:
    assert mix("#102030", "#ffffff", 1.0) == "#102030"
    assert mix("#102030", "#ffffff", 0.0) == "#ffffff"
    assert mix("#000000", "#ffffff", 0.5) in {"#808080", "#7f7f7f"}


def grey(colour: str) -> str:
    """What a copier without colour makes of it: the grey of the same luminance."""
    linear = luminance(colour)
    value = 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return hexadecimal(*(255 * value,) * 3)


def test_grey_keeps_the_luminance() -> None:
    for colour in PETROFF:
        assert luminance(grey(colour)) == pytest.approx(luminance(colour), abs=0.005)


@given(colours)
def test_ink_on_any_fill_can_be_read(fill: str) -> None:
    assert contrast(ink_on(fill), fill) >= 4.58


@given(colours, colours)
def test_any_colour_becomes_legible_on_any_paper(colour: str, paper: str) -> None:
    # The root of 21 is the most that every paper allows.
    assert contrast(legible(colour, paper, 4.5), paper) >= 4.5


@given(colours)
def test_what_is_legible_stays(colour: str) -> None:
    if contrast(colour, "#ffffff") >= 3.0:
        assert legible(colour, "#ffffff", 3.0) == colour


@every_look
def test_text_can_be_read(look: Theme) -> None:
    for ground in grounds(look):
        assert contrast(look.ink, ground) >= 7.0
        assert contrast(look.words(look.muted), ground) >= 4.5
        assert contrast(look.words(look.track(9)), ground) >= 4.5
    assert contrast(look.muted, look.paper) >= 4.5
    for number in TRACK_NUMBERS:
        assert contrast(look.track_ink(number), look.track(number)) >= 4.5


@every_look
@given(colour=colours)
def test_edges_and_lines_of_any_colour_can_be_followed(look: Theme, colour: str) -> None:
    for ground in (*grounds(look), look.actor_fill(colour)):
        assert contrast(look.edge(colour), ground) >= 2.99
    for ground in grounds(look):
        assert contrast(look.line(colour), ground) >= 2.99


@every_look
def test_shipped_relations_can_be_followed(look: Theme) -> None:
    for relation in (relation for s in SHIPPED_SETS for relation in s.relations):
        assert contrast(look.line(relation.colour), look.paper) >= 3.0


@every_look
def test_tints_are_seen_and_stay_a_breath(look: Theme) -> None:
    for number in TRACK_NUMBERS:
        assert look.ground(number) != look.paper
        assert contrast(look.ground(number), look.paper) < 1.35


def test_rim_colours_are_petroffs_and_neighbours_differ_in_lightness() -> None:
    assert set(TRACK_COLOURS) <= set(PETROFF)
    assert len(set(TRACK_COLOURS)) == 9
    ring = TRACK_COLOURS[:8]
    for one, other in (*pairwise(ring), (ring[7], ring[0])):
        # On a copier neighbours must still be told apart.
        assert contrast(one, other) > 1.4, (one, other)


def test_in_print_sides_are_told_apart_without_colour() -> None:
    look = theme("print")
    for count, least in ((2, 2.5), (4, 1.5), (6, 1.25)):
        fills = sorted((look.actor_fill("#832db6", rank) for rank in range(count)), key=luminance)
        for one, other in pairwise(fills):
            assert contrast(grey(one), grey(other)) > least, (count, one, other)


def test_every_kind_has_a_colour_of_its_own() -> None:
    assert len(set(KIND_COLOURS.values())) == len(KIND_COLOURS)


def test_the_projector_has_larger_type_and_the_print_is_white() -> None:
    assert theme("projector").text > 1.2
    assert theme("projector").stroke > 1.2
    assert theme("print").paper == "#ffffff"


@every_look
def test_kinds_of_processes_are_told_apart_on_any_page(look: Theme) -> None:
    ladder = [look.process(kind) for kind in PROCESS_KINDS]
    assert all(contrast(one, following) > 1.3 for one, following in pairwise(ladder))
    away = [contrast(colour, look.paper) for colour in ladder]
    assert away == sorted(away, reverse=True), "the more official, the further from the paper"
    assert away[-1] >= 3
