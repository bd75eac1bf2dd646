"""Marks on the page: told apart by form, with a legend of what is used."""

from __future__ import annotations

from mtd_desktop.comparing.union import union
from mtd_desktop.editing.actor_ops import MoveToZone
from mtd_desktop.editing.entity_ops import Delete
from mtd_desktop.layout.compose import Options, compose
from mtd_desktop.layout.drawing import Circle, Group, Shape, Text
from mtd_desktop.layout.marks import BECAME, Became, Mark, Marks
from mtd_desktop.layout.metrics import FixedWidth
from mtd_desktop.layout.page import Page
from mtd_desktop.model.actors import Place
from tests.unit.editing.small_map import small_map

SMALL = MoveToZone(("cid",), 5).apply(small_map())
MEASURE = FixedWidth()


def page_with(caption: str = "From A to B", **marks: Mark) -> Page:
    return compose(SMALL, MEASURE, Options(marks=Marks(tuple(marks.items()), caption)))


def group(page: Page, ident: str) -> Group:
    return next(g for g in page.drawing.groups if g.ident == ident)


def ring(became: Became) -> object:
    circle = group(page_with(ann=Mark(became)), "mark-ann").items[0]
    assert isinstance(circle, Circle)
    assert circle.stroke is not None
    return circle.stroke.dash, circle.stroke.round, round(circle.stroke.width, 2)


def test_every_ring_and_every_sign_has_a_form_of_its_own() -> None:
    assert len({ring(became) for became in BECAME}) == len(BECAME)
    signs = set()
    for became in BECAME:
        items = group(page_with(ann=Mark(became)), "mark-ann").items
        signs.add(next(item.path for item in items if isinstance(item, Shape)))
    assert len(signs) == len(BECAME)


def test_nothing_else_on_the_page_is_another() -> None:
    plain = compose(SMALL, MEASURE)
    page = page_with(ann=Mark("added"), ab=Mark("removed"))
    assert (page.spots, page.routes) == (plain.spots, plain.routes)
    kept = [g for g in page.drawing.groups if not g.ident.startswith("mark")]
    assert kept == list(plain.drawing.groups)
    assert page.drawing.width == plain.drawing.width
    assert page.drawing.height > plain.drawing.height


def test_the_strip_says_what_is_compared_and_only_what_is_used() -> None:
    page = page_with("From “x” to “y”", ann=Mark("added"), ab=Mark("removed"), gone=Mark("changed"))
    texts = [item for item in group(page, "mark-legend").items if isinstance(item, Text)]
    assert [text.text for text in texts] == ["From “x” to “y”", "added", "removed"]
    assert max(text.y for text in texts) < page.drawing.height


def test_a_moved_actor_has_a_ghost_where_it_stood() -> None:
    place = Place(angle=0.5, radius=0.5)
    page = page_with(ann=Mark("moved", 3, place))
    ghost = group(page, "mark-under-ann").items[0]
    assert isinstance(ghost, Circle)
    assert (ghost.x, ghost.y) == page.frame.point_of(3, place)
    assert group(page_with(ann=Mark("moved")), "mark-under-ann").items == ()


def test_the_word_is_there_for_those_who_hear_the_picture() -> None:
    assert group(page_with(ann=Mark("removed")), "mark-ann").title == "removed"


def test_the_union_has_what_either_has() -> None:
    less = Delete(("bob",)).apply(SMALL)
    both = union(SMALL, less)
    assert both.actor_by_id.keys() == SMALL.actor_by_id.keys()
    assert both.link_by_id.keys() == SMALL.link_by_id.keys()
    assert union(less, SMALL) == SMALL
