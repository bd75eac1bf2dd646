"""Labels break at words, in any script, into few balanced lines that are safe to show."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtd_desktop.layout.metrics import FixedWidth
from mtd_desktop.layout.wrap import ELLIPSIS, Wrapper, is_right_to_left, isolated, pieces, shown
from tests.strategies import texts

WRAPPER = Wrapper(FixedWidth(0.5))
SIZE = 10.0
"""Every letter is five units wide."""


def lines(text: str, room: float = 100.0, most: int = 3) -> tuple[str, ...]:
    return WRAPPER.lines(text, SIZE, room, most)


def test_what_fits_stays_in_one_line() -> None:
    assert lines("Sinn Féin") == ("Sinn Féin",)


def test_lines_are_balanced() -> None:
    assert lines("International Fund for Ireland") == ("International", "Fund for Ireland")


def test_a_line_may_end_after_slash_and_dash() -> None:
    assert lines("Nongovernment/Professional", 80.0) == ("Nongovernment/", "Professional")
    assert [piece for piece, _ in pieces("people-to-people")] == ["people-", "to-", "people"]


def test_a_very_long_label_ends_in_an_ellipsis() -> None:
    found = lines("one two three four five six seven eight nine ten " * 20)
    assert len(found) == 3
    assert found[-1].endswith(ELLIPSIS)


def test_a_word_that_is_a_little_too_wide_is_not_broken() -> None:
    assert lines("Friedensverhandlungen", 80.0) == ("Friedensverhandlungen",)


def test_a_much_too_long_word_is_broken_with_a_hyphen() -> None:
    found = lines("Bundesarbeitsgemeinschaft Frieden", 60.0)
    assert found[0].endswith("-")
    assert "".join(line.removesuffix("-") for line in found).replace(" ", "").startswith("Bundesarb")
    assert all("-" not in line[:-1] for line in found)


def test_scripts_without_spaces_break_between_signs() -> None:
    found = lines("日本国際平和研究所連合会議事務局長", 50.0)
    assert len(found) == 2
    assert "".join(found) == "日本国際平和研究所連合会議事務局長"


def test_cursive_words_are_never_taken_apart() -> None:
    found = lines("والتعاون الدولي", 50.0)
    assert found == ("والتعاون", "الدولي")
    assert is_right_to_left(found[0])


def test_a_line_that_runs_against_its_text_is_isolated() -> None:
    assert lines("صندوق السلام UNDP العالمي", 70.0) == ("صندوق السلام", "\u2067UNDP العالمي\u2069")
    assert isolated("سلام") == "\u2067سلام\u2069"
    assert isolated("peace") == "peace"


@pytest.mark.parametrize(
    "odd", ["\u202egnp", "a\nb\tc", "\x00\x1fx", "\ufeffx", "a\u2066b\u2069", "x\u00ady"]
)
def test_nothing_invisible_is_shown(odd: str) -> None:
    assert all(unicodedata.category(c)[0] != "C" for c in shown(odd))
    assert shown(odd) == shown(odd).strip()


def test_what_joins_letters_is_kept() -> None:
    assert shown("👩‍👩‍👧") == "👩‍👩‍👧"
    assert shown("می‌خواهم") == "می‌خواهم"


@given(st.text(max_size=60) | texts, st.floats(20, 200), st.integers(1, 4))
def test_lines_fit_and_are_few(text: str, room: float, most: int) -> None:
    found = lines(text, room, most)
    assert len(found) <= most
    for line in found:
        bare = line.strip("\u2066\u2067\u2069")
        # A single word may be a little wider than the room, and one letter with an ellipsis may have to be.
        assert WRAPPER.width(bare, SIZE) <= max(room * 1.4, 2 * SIZE) + 0.01
        assert line.strip() == line
