"""What stands in a list field of the inspector is what the map holds, whatever signs its texts contain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtd_desktop.editing.revise import is_blank, tidy
from mtd_desktop.gui.docks.codecs import one_a_line, several

SIGNS = (
    st.text(st.sampled_from("ab ;,\\⏎é"), min_size=1, max_size=8).map(tidy).filter(lambda t: not is_blank(t))
)


@pytest.mark.parametrize("separator", [";", ","])
@given(texts=st.lists(SIGNS, unique=True))
def test_lists_in_one_line_come_back(separator: str, texts: list[str]) -> None:
    codec = several(separator)
    assert codec.read(codec.write(tuple(texts))) == tuple(texts)


@given(texts=st.lists(SIGNS.filter(lambda t: "⏎" not in t), unique=True))
def test_lists_with_a_line_each_come_back(texts: list[str]) -> None:
    codec = one_a_line()
    assert codec.read(codec.write(tuple(texts))) == tuple(texts)


def test_a_plain_list_is_typed_plainly() -> None:
    codec = several(",")
    assert codec.read("peace, justice ,, peace") == ("peace", "justice")
    assert codec.write(("peace", "law, and order")) == "peace, law\\, and order"
    assert codec.read("peace, law\\, and order") == ("peace", "law, and order")
