"""A drawing as SVG: well-formed whatever the words are, and arranged as the viewers need it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtd_desktop.exchange.svg import content, number, path_data, right_to_left, svg_text
from mtd_desktop.layout.drawing import Circle, Drawing, Group, Item, Path, Shape, Stroke, Text
from tests.strategies import texts

SVG = "{http://www.w3.org/2000/svg}"
ARABIC = "مجلس السلام (1998)"


def page(*items: Item, **named: Any) -> Drawing:
    return Drawing(100, 50, "#fdfcf8", (Group("actor-a", "actor", items, "Ann, person", "a"),), **named)


def written(drawing: Drawing, **named: bool) -> ET.Element:
    return ET.fromstring(svg_text(drawing, **named))


def group(*items: Item) -> list[ET.Element]:
    """The elements that a group's items become."""
    found = written(page(*items)).find(f".//{SVG}g[@id='actor-a']")
    assert found is not None
    return [one for one in found if one.tag != f"{SVG}title"]


def words(drawing: Drawing) -> list[str]:
    """The words of a page as one reads them out of its file: all texts but the halos."""
    found = [one for one in written(drawing).iter(f"{SVG}text") if one.get("class") != "halo"]
    return [re.sub("[\u2067\u2069]", "", one.text or "") for one in found]


def test_the_page_says_what_it_is() -> None:
    root = written(page(title="Peace & <more>", description="Who?", language="ar"))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("100", "50", "0 0 100 50")
    assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    named = {one.get("id"): one.text for one in root if one.tag in {f"{SVG}title", f"{SVG}desc"}}
    assert named[root.get("aria-labelledby")] == "Peace & <more>"
    assert named[root.get("aria-describedby")] == "Who?"


def test_the_paper_can_be_left_out() -> None:
    assert written(page()).find(f"{SVG}rect") is not None
    assert written(page(), transparent=True).find(f"{SVG}rect") is None


def test_each_group_has_its_id_and_its_title() -> None:
    title = Group("title", "title", (Text(0, 0, "T", 10, "#000000"),))
    root = written(Drawing(9, 9, "#ffffff", (title, *page(Circle(1, 2, 3)).groups)))
    groups = {one.get("id"): one for one in root.iter(f"{SVG}g") if one.get("id")}
    assert list(groups) == ["title", "actor-a"]
    assert groups["actor-a"].findtext(f"{SVG}title") == "Ann, person"
    assert groups["actor-a"].get("class") == "actor"
    assert groups["title"].find(f"{SVG}title") is None
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(set(ids)) == len(ids)


def test_an_id_is_safe_whatever_it_was() -> None:
    root = written(Drawing(9, 9, "#fff", (Group('a b"<&é', "actor", ()),)))
    assert [one.get("id") for one in root.iter(f"{SVG}g")][1:] == ["a-b----"]


def test_shapes() -> None:
    triangle: Path = (("M", 0.0, 0.0), ("L", 10.126, -0.001), ("C", 1.0, 2.0, 3.0, 4.0, 5.0, 6.5), ("Z",))
    line, disc, bare = group(
        Shape(triangle, None, Stroke("#123456", 1.5, (0.0, 4.0), round=True, opacity=0.5), opacity=0.5),
        Circle(1, 2, 3, "#abcdef", Stroke("#000000", 2)),
        Shape((("M", 1, 1), ("L", 2, 2)), "#ffffff", Stroke("#000000", 0)),
    )
    assert line.attrib == {
        "d": "M0 0L10.13 0C1 2 3 4 5 6.5Z", "stroke": "#123456", "stroke-width": "1.5",
        "stroke-dasharray": "0 4", "stroke-linecap": "round", "stroke-linejoin": "round",
        "stroke-opacity": "0.25",
    }  # fmt: skip
    assert disc.attrib == {
        "cx": "1", "cy": "2", "r": "3", "fill": "#abcdef", "stroke": "#000000", "stroke-width": "2",
    }  # fmt: skip
    assert bare.attrib == {"d": "M1 1L2 2", "fill": "#ffffff"}


def test_text() -> None:
    plain, styled = group(
        Text(1, 2, "Ann", 10, "#000000", "start"),
        Text(1, 2, "Ann", 10.5, "#000000", "end", bold=True, italic=True, angle=-20),
    )
    assert plain.attrib == {"x": "1", "y": "2", "font-size": "10", "fill": "#000000"}
    assert styled.attrib == {
        "x": "1", "y": "2", "font-size": "10.5", "text-anchor": "end", "font-weight": "bold",
        "font-style": "italic", "transform": "rotate(-20 1 2)", "fill": "#000000",
    }  # fmt: skip


def test_spaces_are_kept_where_there_are_several() -> None:
    space = "{http://www.w3.org/XML/1998/namespace}space"
    kept, single = group(Text(0, 0, "a  b", 10, "#000000"), Text(0, 0, "a b", 10, "#000000"))
    assert kept.get(space) == "preserve"
    assert space not in single.attrib


def test_a_halo_lies_below_all_lines_of_a_label() -> None:
    lines = [Text(0, y, f"line {y}", 10, "#000000", halo="#fdfcf8", halo_width=3) for y in (10, 20)]
    elements = group(Circle(0, 0, 5), *lines)
    assert [one.get("class") for one in elements] == [None, "halo", "halo", None, None]
    halo = elements[1]
    assert (halo.get("stroke"), halo.get("stroke-width"), halo.get("fill")) == ("#fdfcf8", "6", None)
    assert halo.get("aria-hidden") == "true"
    assert [one.text for one in elements[1:3]] == [one.text for one in elements[3:]] == ["line 10", "line 20"]


def test_turned_words_keep_their_width_where_another_font_is_wider() -> None:
    """Words along a band do not run into each other in a viewer without our font."""
    turned, level, unmeasured = group(
        Text(1, 2, "training", 10, "#000000", "middle", angle=-20, width=41.237),
        Text(1, 2, "training", 10, "#000000", "middle", width=41.237),
        Text(1, 2, "training", 10, "#000000", "middle", angle=-20),
    )
    assert (turned.get("textLength"), turned.get("lengthAdjust")) == ("41.24", "spacingAndGlyphs")
    for other in (level, unmeasured):
        assert other.get("textLength") is None is other.get("lengthAdjust")


@pytest.mark.parametrize("text", [ARABIC, "9 · مجلس", "Hizb (حزب)"])
def test_inkscape_shows_right_to_left_words(text: str) -> None:
    """It drops them when they have a `textLength`."""
    (element,) = group(Text(1, 2, text, 10, "#000000", "middle", angle=-20, width=41.2))
    assert element.get("textLength") is None


@pytest.mark.parametrize(("anchor", "x"), [("start", "70"), ("middle", "50"), ("end", "30")])
def test_right_to_left_is_anchored_in_its_middle(anchor: Any, x: str) -> None:
    (element,) = group(Text(50, 9, ARABIC, 10, "#000000", anchor, angle=30, width=40))
    assert (element.get("x"), element.get("text-anchor"), element.get("direction")) == (x, "middle", "rtl")
    assert element.get("transform") == "rotate(30 50 9)"
    assert element.text == f"\u2067{ARABIC}\u2069"


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        (ARABIC, True),
        ("(1998) مجلس", True),
        ("שלום", True),
        ("Hizb (حزب)", False),
        ("1998", False),
        ("", False),
        ("🕊️ سلام", True),
    ],
)
def test_the_first_letter_with_a_direction_decides(text: str, is_so: bool) -> None:
    assert right_to_left(text) is is_so


def test_words_can_be_read_out_of_the_file() -> None:
    lines = ["Sinn Féin", ARABIC, "<b>&amp;</b>", 'a "b"  c', "和平 🕊️"]
    drawing = page(*(Text(0, 0, line, 10, "#000000", halo="#ffffff", halo_width=2) for line in lines))
    assert words(drawing) == lines == list(drawing.texts())


@given(texts, texts, texts)
def test_any_words_give_well_formed_xml(name: str, title: str, colour: str) -> None:
    lines = (Text(0, 0, name, 10, colour, halo=colour, halo_width=1),)
    drawing = Drawing(9, 9, colour, (Group(name, "actor", lines, title),), title, name, colour)
    root = written(drawing)
    assert {one.tag for one in root.iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "title", "desc", "rect", "g", "text")
    }


@given(st.floats(-1e6, 1e6))
def test_numbers_are_short_and_near(value: float) -> None:
    text = number(value)
    assert re.fullmatch(r"-?\d+(\.\d{1,2})?", text)
    assert text != "-0"
    assert not re.search(r"\.\d?0$", text)
    assert abs(float(text) - value) <= 0.005001


def test_content_is_one_line_without_what_xml_forbids() -> None:
    assert content("a\nb\x00\x0b\ufffe\ud800\u202ec\u2067") == "a bc"
    assert content("\u200e\u200dé") == "\u200e\u200dé"


def test_the_same_drawing_gives_the_same_text() -> None:
    drawing = page(Text(1, 2, ARABIC, 10, "#000000", width=3))
    assert svg_text(drawing) == svg_text(drawing)
    assert path_data(()) == ""
