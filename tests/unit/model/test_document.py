"""What every map promises, and how it says that a promise would be broken."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from mtd_desktop.i18n import install
from mtd_desktop.model import actors
from mtd_desktop.model.actors import Actor, Membership, Side
from mtd_desktop.model.changes import difference
from mtd_desktop.model.conventions import MULTI_TRACK, RESPONDING_TO_CONFLICT, SHIPPED_SETS
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.model.processes import Agreement, Funding, Participation, Phase, Process
from mtd_desktop.model.tracks import NINE_TRACKS, OUTSIDE

REID = Actor(id="reid", name="Fr Alec Reid", memberships=(Membership(track=7, primary=True),))
SDLP = Actor(id="sdlp", name="SDLP", memberships=(Membership(track=1, primary=True),))
LINK = Link(id="l1", from_actor="reid", to_actor="sdlp", relation="mediates")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"actors": (REID, REID)}, "already that of actors\\[0\\]"),
        ({"actors": (REID,), "links": (LINK,)}, "there is no actor “sdlp”"),
        ({"actors": (REID.but(side="x"),)}, "there is no side “x”"),
        (
            {"actors": (REID, SDLP), "links": (LINK.but(relation="woos"),)},
            "no convention set knows the relation “woos”",
        ),
        ({"convention": "x"}, "there is no convention set “x”"),
        (
            {"sides": (Side(id="reid", name="S", colour="#000000"),), "actors": (REID,)},
            "already that of sides",
        ),
        (
            {"processes": (Process(id="p", name="P", phases=(Phase(kind="2"),), follows=("q",)),)},
            "no process “q”",
        ),
        (
            {
                "processes": (
                    Process(
                        id="p", name="P", phases=(Phase(kind="2"),), participants=(Participation(actor="a"),)
                    ),
                )
            },
            "no actor “a”",
        ),
        (
            {
                "processes": (
                    Process(id="p", name="P", phases=(Phase(kind="2"),), funding=(Funding(actor="a"),)),
                )
            },
            "no actor “a”",
        ),
        ({"agreements": (Agreement(id="g", name="G", process="p"),)}, "no process “p”"),
    ],
)
def test_a_broken_promise_is_named(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        Map(**fields)


def test_every_promise_can_be_said_in_another_language() -> None:
    """Sentences with a person's words in them must not be put together before they are translated."""
    folder = Path(actors.__file__).parent
    raised = [
        (path.name, ast.unparse(node))
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "ValueError"
    ]
    assert len(raised) > 8
    bare = {call for _, call in raised if call.startswith(("ValueError('", "ValueError(f", 'ValueError("'))}
    assert bare == {"ValueError(f'not a partial date: {partial!r}')"}, "that one is for programmers"
    install(lambda _context, text: f"«{text}»")
    try:
        with pytest.raises(ValidationError, match="«there is no actor “sdlp”»"):
            Map(actors=(REID,), links=(LINK,))
    finally:
        install(None)


@pytest.mark.parametrize(
    "memberships",
    [
        (Membership(track=1),),
        (Membership(track=1, primary=True), Membership(track=2, primary=True)),
        (Membership(track=1, primary=True), Membership(track=1)),
    ],
)
def test_exactly_one_track_is_the_primary_one(memberships: tuple[Membership, ...]) -> None:
    with pytest.raises(ValidationError):
        Actor(id="a", name="A", memberships=memberships)


@pytest.mark.parametrize("value", ["7", 7.0, True, 10, -1])
def test_a_track_is_a_whole_number_and_nothing_that_looks_like_one(value: object) -> None:
    with pytest.raises(ValidationError):
        Membership.model_validate({"track": value})


def test_an_actor_stands_where_its_memberships_say_at_that_date() -> None:
    elders = Actor(
        id="e",
        name="Elders",
        memberships=(
            Membership(track=4, primary=True, until="1993-05"),
            Membership(track=1, since="1993-05"),
        ),
    )
    assert (elders.standing(), elders.standing("1992"), elders.standing("1993-06")) == (4, 4, 1)
    front = Actor(
        id="f",
        name="Front",
        memberships=(
            Membership(track=OUTSIDE, primary=True, until="1991-05"),
            Membership(track=1, since="1991-05"),
        ),
    )
    assert (front.standing("1990"), front.standing("1994")) == (OUTSIDE, 1)
    assert front.other_tracks() == (1,)
    assert Actor(id="t", name="T").standing("1990") is None


def test_an_edit_keeps_what_it_does_not_touch_and_what_it_does_not_know() -> None:
    m = Map.model_validate({"actors": [{"id": "a", "name": "A", "mood": {"x": [1]}}], "weather": "mild"})
    after = m.but(actors=(m.actors[0].but(name="B"),))
    assert after.model_dump(exclude_defaults=True)["actors"] == (
        {"id": "a", "name": "B", "mood": {"x": [1]}},
    )
    assert after.model_dump()["weather"] == "mild"
    assert after.but(view=after.view.but(rotation=90.0)).actors is after.actors
    both = after.but(actors=(*after.actors, SDLP))
    assert both.actors[0] is after.actors[0]


def test_an_edit_is_validated() -> None:
    with pytest.raises(ValidationError):
        SDLP.but(influence=9)


def test_differences_name_what_changed() -> None:
    before = Map(actors=(REID, SDLP), links=(LINK,))
    after = before.but(actors=(REID.but(name="Alec Reid"), SDLP), links=())
    changes = difference(before, after)
    assert changes.actors.altered == {"reid"}
    assert changes.links.removed == {"l1"}
    assert not changes.page
    assert difference(before, before.but(meta=before.meta.but(title="T"))).page
    assert not difference(before, before.but(actors=before.actors))


def test_the_nine_tracks_are_nine_and_never_a_bare_number() -> None:
    assert [t.number for t in NINE_TRACKS.tracks] == list(range(1, 10))
    assert NINE_TRACKS.track(1).title == "1 · Government"
    assert len({t.name for t in NINE_TRACKS.tracks}) == 9


def test_every_shipped_relation_is_drawn_in_every_shipped_set() -> None:
    for shown in SHIPPED_SETS:
        m = Map(convention=shown.id)
        for other in SHIPPED_SETS:
            for relation in other.relations:
                drawn = m.relation(relation.id)
                assert drawn in shown.relations, (shown.id, relation.id)
                assert drawn.sign == relation.sign or "neutral" in (drawn.sign, relation.sign)


def test_six_line_forms_can_be_told_apart_in_the_shipped_sets() -> None:
    assert {r.line for r in RESPONDING_TO_CONFLICT.relations} == {
        "solid",
        "double",
        "dotted",
        "zigzag",
        "crossed",
    }
    assert {r.line for r in MULTI_TRACK.relations} >= {
        "solid",
        "double",
        "dotted",
        "zigzag",
        "crossed",
        "dashed",
    }
