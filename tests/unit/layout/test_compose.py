"""A page says what the map says, its legend what is used; what did not change is the same object."""

from __future__ import annotations

import pytest

from mtd_desktop.bench.make_map import make_map
from mtd_desktop.layout.compose import Composer, Options, compose
from mtd_desktop.layout.drawing import Circle, Group, Shape, Text
from mtd_desktop.layout.legend import relation_rows
from mtd_desktop.layout.metrics import FixedWidth
from mtd_desktop.layout.page import Page
from mtd_desktop.model.actors import Actor, Membership, Place, Side
from mtd_desktop.model.conventions import MULTI_TRACK
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.model.links import Link
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import LAYOUTS, THEMES, LayoutName, ThemeName, View

MEASURE = FixedWidth()


def actor(ident: str, track: int, **fields: object) -> Actor:
    given = {"id": ident, "name": f"Name of {ident}", "memberships": (Membership(track=track, primary=True),)}
    return Actor.model_validate(given | fields)


def link(ident: str, start: str, end: str, relation: str) -> Link:
    return Link(id=ident, from_actor=start, to_actor=end, relation=relation)


SMALL = Map(
    meta=Meta(title="Talks in the valley", question="Who talks to whom?", seen_by="a listener", as_of="1998"),
    sides=(
        Side(id="north", name="Northerners", colour="#3f90da"),
        Side(id="idle", name="Nobody", colour="#111111"),
    ),
    actors=(
        actor("a", 1, side="north", influence=5, kind="state"),
        actor("b", 4, kind="person"),
        actor("c", 9, kind="media", is_us=True),
        actor("d", OUTSIDE, kind="armed group", confidentiality="secret"),
    ),
    links=(link("l1", "a", "b", "convenes"), link("l2", "b", "c", "hosts"), link("l3", "a", "d", "opposes")),
)


def page(m: Map = SMALL, view: View | None = None, date: str | None = None) -> Page:
    return compose(m, MEASURE, Options(view=view, date=date))


def words(found: Page, *roles: str) -> str:
    """What groups of these roles say, in one string; all groups if none is named."""
    groups = [g for g in found.drawing.groups if not roles or g.role in roles]
    return " ".join(item.text for g in groups for item in g.items if isinstance(item, Text))


def group(found: Page, ident: str) -> Group:
    return next(g for g in found.drawing.groups if g.ident == ident)


def test_everything_has_its_group_in_painting_order() -> None:
    idents = [g.ident for g in page().drawing.groups]
    assert len(set(idents)) == len(idents)
    assert set(idents) == {
        "frame", *(f"track-{n}" for n in range(1, 10)), "name-9", "outside", "link-l1", "link-l2", "link-l3",
        "actor-a", "actor-b", "actor-c", "actor-d", "title", "legend", "credit",
    }  # fmt: skip
    order = [idents.index(i) for i in ("track-1", "frame", "link-l1", "actor-a", "title", "legend", "credit")]
    assert order == sorted(order)


def test_groups_tell_readers_who_they_are() -> None:
    found = page()
    assert (
        group(found, "actor-a").title
        == "Name of a, State or intergovernmental body, 1 · Government, side: Northerners"
    )
    assert group(found, "actor-a").ref == "a"
    assert "this is us" in group(found, "actor-c").title
    assert group(found, "link-l1").title == "Convenes: Name of a – Name of b"
    assert group(found, "track-3").title == "3 · Business"


@pytest.mark.parametrize(
    ("switch", "gone"),
    [
        ("show_title", "Talks in the valley"),
        ("show_question", "Who talks to whom?"),
        ("show_legend", "Relations"),
        ("show_credit", "as seen by a listener"),
        ("show_outside", "Outside the compass"),
    ],
)
def test_each_switch_takes_its_words_away(switch: str, gone: str) -> None:
    assert gone in words(page())
    without = page(view=View.model_validate({switch: False}))
    assert gone not in words(without)
    assert len(list(without.drawing.texts())) < len(list(page().drawing.texts()))


def test_the_page_gets_the_room_back() -> None:
    bare = View(
        show_title=False, show_question=False, show_legend=False, show_credit=False, show_outside=False
    )
    small, full = page(view=bare).drawing, page().drawing
    assert small.width < full.width
    assert small.height < full.height


def test_the_credit_says_only_what_was_recorded() -> None:
    assert words(page(), "credit") == "as seen by a listener · as of 1998"
    assert words(page(date="1997-05"), "credit") == "as seen by a listener · as of 1997-05"
    assert words(page(Map(actors=SMALL.actors[1:2])), "credit") == ""


def test_the_legend_shows_what_is_used_and_nothing_else() -> None:
    said = words(page(), "legend")
    for used in (
        "Convenes · Hosts",
        "Opposes",
        "Northerners",
        "No side recorded",
        "Person",
        "Armed group",
        "This is us",
    ):
        assert used in said
    for unused in ("Funds", "Nobody", "Fund ", "Notch", "Mediates"):
        assert unused not in said
    assert "Signs: Multi-track" in said
    assert "Nearer to the centre" in words(page(view=View(distance="level")), "legend")


def test_relations_that_look_the_same_share_a_row() -> None:
    rows = [names for _, names in relation_rows(SMALL, SMALL.links)]
    assert rows == [("Convenes", "Hosts"), ("Opposes",)]
    every = tuple(link(f"x{i}", "a", "b", r.id) for i, r in enumerate(MULTI_TRACK.relations))
    rows = [names for _, names in relation_rows(SMALL, every)]
    assert sorted(name for names in rows for name in names) == sorted(r.name for r in MULTI_TRACK.relations)
    looks = {(r.line, r.width, r.colour, r.arrow) for r in MULTI_TRACK.relations}
    assert len(rows) == len(looks)


def test_the_legend_follows_the_convention_set() -> None:
    said = words(page(SMALL.but(convention="responding-to-conflict")), "legend")
    assert "Discord" in said
    assert "Opposes" not in said


def test_a_map_without_actors_shows_the_nine_tracks_and_nothing_more() -> None:
    found = page(Map())
    assert {g.role for g in found.drawing.groups} == {"track", "frame"}
    assert found.spots == {}
    assert "Government" in words(found)


def test_who_is_not_there_at_the_date_is_absent() -> None:
    m = SMALL.but(
        actors=(*SMALL.actors, actor("late", 2, since="2005")),
        links=(*SMALL.links, link("l9", "a", "late", "funds").but(since="2006")),
    )
    assert "late" in page(m).spots
    early = page(m, date="1998")
    assert "late" not in early.spots
    assert "late" not in early.tray
    assert "l9" not in early.routes
    assert "l9" not in page(m, date="2005").routes
    assert "l9" in page(m, date="2006").routes


def test_an_actor_stands_where_it_worked_at_the_date() -> None:
    elder = actor("e", 4).but(
        memberships=(Membership(track=4, primary=True, until="1992"), Membership(track=1, since="1993"))
    )
    assert page(Map(actors=(elder,)), date="1991").spots["e"].zone == 4
    assert page(Map(actors=(elder,)), date="1995").spots["e"].zone == 1


@pytest.mark.parametrize("label_by", ["short", "name", "none"])
def test_labels_show_what_was_chosen(label_by: str) -> None:
    m = Map(actors=(actor("a", 1, name="Long name", short="Brief"),))
    said = words(page(m, View.model_validate({"label_by": label_by})), "actor")
    assert said == {"short": "Brief", "name": "Long name", "none": ""}[label_by]


def test_without_paper_nobody_outside_has_a_halo() -> None:
    found = compose(SMALL, MEASURE, Options(transparent=True))
    for ident, has in (("actor-d", False), ("actor-a", True)):
        labels = [item for item in group(found, ident).items if isinstance(item, Text)]
        assert labels
        assert all((label.halo is not None) == has for label in labels)


def test_area_grows_with_influence_or_links() -> None:
    m = SMALL.but(actors=tuple(a.but(influence=i + 1) for i, a in enumerate(SMALL.actors)))
    spots = page(m).spots
    assert spots["a"].r < spots["b"].r < spots["c"].r
    by_links = page(m, View(size_by="links")).spots
    assert by_links["a"].r > by_links["d"].r
    assert len({spot.r for spot in page(m, View(size_by="none")).spots.values()}) == 1


def test_a_further_track_a_lock_and_a_double_edge_are_drawn() -> None:
    plain = group(page(Map(actors=(actor("a", 1),))), "actor-a")

    def marks(**fields: object) -> int:
        return len(group(page(Map(actors=(actor("a", 1, **fields),))), "actor-a").items) - len(plain.items)

    two = (Membership(track=1, primary=True), Membership(track=8))
    assert marks(memberships=two) == 2
    assert marks(is_us=True) == 1
    assert marks(confidentiality="restricted") == 2


def test_unchanged_groups_are_the_same_objects() -> None:
    m = make_map(40, 50, 6)
    composer = Composer(MEASURE)
    before = composer.compose(m)
    again = composer.compose(m)
    assert all(a is b for a, b in zip(before.drawing.groups, again.drawing.groups, strict=True))
    someone = next(a for a in m.actors if a.memberships and a.place is not None)
    moved = someone.but(place=Place(angle=0.9, radius=0.9))
    after = composer.compose(m.but(actors=tuple(moved if a is someone else a for a in m.actors)))
    known = {g.ident: g for g in before.drawing.groups}
    changed = [g.ident for g in after.drawing.groups if known.get(g.ident) is not g]
    assert f"actor-{someone.id}" in changed
    assert len([ident for ident in changed if ident.startswith("actor-")]) <= 8


def test_what_a_composer_remembers_changes_nothing() -> None:
    composer = Composer(MEASURE)
    maps = [make_map(n, n, seed) for n, seed in ((30, 1), (60, 2), (30, 1), (5, 3))]
    for m in maps:
        for view in (View(), View(layout="equal", theme="dark", distance="influence")):
            assert composer.compose(m, Options(view=view)) == compose(m, MEASURE, Options(view=view))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_runs_off_the_page(layout: LayoutName, theme: ThemeName) -> None:
    m = make_map(60, 0, 8)
    found = page(m.but(actors=tuple(a.but(place=None) for a in m.actors)), View(layout=layout, theme=theme))
    width, height = found.drawing.width, found.drawing.height
    for g in found.drawing.groups:
        for item in g.items:
            if isinstance(item, Text):
                share = {"start": 0.0, "middle": 0.5, "end": 1.0}[item.anchor]
                if not item.angle:
                    assert item.x - share * item.width >= 0, item
                    assert item.x + (1 - share) * item.width <= width, item
                assert 0 < item.y < height, item
            elif isinstance(item, Circle):
                assert item.r <= item.x <= width - item.r
                assert item.r <= item.y <= height - item.r
            elif isinstance(item, Shape):
                for segment in item.path:
                    for x, y in zip(segment[1::2], segment[2::2], strict=True):
                        assert -1 <= float(x) <= width + 1
                        assert -1 <= float(y) <= height + 1


def test_words_round_the_compass_keep_off_each_other_and_the_rim() -> None:
    from mtd_desktop.layout.block import text_box

    m = make_map(60, 200, 8).but(meta=Meta(title="A very long title of a map " * 6, question="Why? " * 40))
    found = page(m)
    (cx, cy), radius = found.frame.centre, found.frame.radius
    boxes = [
        (g.ident, text_box(item))
        for g in found.drawing.groups
        if g.role in ("title", "legend", "credit")
        for item in g.items
        if isinstance(item, Text)
    ]
    for ident, box in boxes:
        dx, dy = max(box[0] - cx, cx - box[2], 0), max(box[1] - cy, cy - box[3], 0)
        assert (dx * dx + dy * dy) ** 0.5 > radius, ident
    for i, (one, a) in enumerate(boxes):
        for other, b in boxes[i + 1 :]:
            if one != other:
                assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]), (one, other)
