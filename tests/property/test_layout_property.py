"""Whatever is on a map, its page is complete, finite and always the same; automatic places never overlap."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from mtd_desktop.layout.cast import Ended
from mtd_desktop.layout.compose import Composer, Options, compose
from mtd_desktop.layout.drawing import Circle, Drawing, Text
from mtd_desktop.layout.metrics import FixedWidth
from mtd_desktop.model.actors import ACTOR_KINDS, Actor, Membership
from mtd_desktop.model.document import Map
from mtd_desktop.model.tracks import OUTSIDE, TRACK_NUMBERS
from mtd_desktop.model.view import LAYOUTS, View
from tests.strategies import maps, partial_dates, views

ENDED: Final[tuple[Ended, ...]] = ("faint", "gone")
MEASURE = FixedWidth()
COMPOSER = Composer(MEASURE)
WORDS = (
    "Council",
    "of",
    "the",
    "elders",
    "women",
    "Karsa",
    "Friedensinitiative",
    "مجلس",
    "السلام",
    "平和研究所",
)


def numbers(drawing: Drawing) -> Iterator[float]:
    yield from (drawing.width, drawing.height)
    for group in drawing.groups:
        for item in group.items:
            if isinstance(item, Circle):
                yield from (item.x, item.y, item.r)
            elif isinstance(item, Text):
                yield from (item.x, item.y, item.size, item.angle, item.width)
            else:
                for segment in item.path:
                    yield from (float(value) for value in segment[1:])


@settings(max_examples=60)
@given(maps(), views)
def test_every_map_has_a_complete_and_finite_page(m: Map, view: View) -> None:
    page = COMPOSER.compose(m, Options(view=view))
    assert all(isfinite(number) for number in numbers(page.drawing))
    here = {a.id for a in m.actors if a.memberships and (view.show_outside or a.standing() != OUTSIDE)}
    assert set(page.spots) == here
    assert set(page.tray) == {a.id for a in m.actors if not a.memberships}
    assert set(page.routes) == {k.id for k in m.links if {k.from_actor, k.to_actor} <= here}
    idents = [group.ident for group in page.drawing.groups]
    assert len(set(idents)) == len(idents)
    for text in page.drawing.texts():
        assert text.isprintable() or any(ord(c) > 0x2000 for c in text)
    assert page == compose(m, MEASURE, Options(view=view))


@settings(max_examples=60)
@given(maps(), views, st.lists(partial_dates(), min_size=2, max_size=3), st.sampled_from(ENDED))
def test_at_every_date_everybody_keeps_their_spot(m: Map, view: View, years: list[str], ended: Ended) -> None:
    known: dict[tuple[str, int, object], tuple[float, float]] = {}
    for year in years:
        options = Options(view=view, date=year, ended=ended, processes="all")
        page = COMPOSER.compose(m, options)
        assert all(isfinite(number) for number in numbers(page.drawing))
        assert page == compose(m, MEASURE, options)
        idents = [group.ident for group in page.drawing.groups]
        assert len(set(idents)) == len(idents)
        seen = ("active", "ended") if ended == "faint" else ("active",)
        for actor in m.actors:
            zone = actor.standing(year)
            there = zone is not None and (view.show_outside or zone != OUTSIDE)
            assert (actor.id in page.spots) == (there and actor.state_on(year) in seen)
        for spot in page.spots.values():
            place = m.actor_by_id[spot.ident].place_on(year)
            here = spot.x, spot.y
            assert known.setdefault((spot.ident, spot.zone, place), here) == here
            assert spot.zone == m.actor_by_id[spot.ident].standing(year)
        assert page.knots.keys() <= m.process_by_id.keys() | m.agreement_by_id.keys()


@st.composite
def crowds(draw: st.DrawFn) -> tuple[Actor, ...]:
    """Up to sixty actors anywhere, none of them placed by a person."""
    zones = draw(st.lists(st.sampled_from((OUTSIDE, 1, 1, 1, *TRACK_NUMBERS)), max_size=60))
    names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
    return tuple(
        Actor(
            id=f"p{i}",
            name=draw(names),
            kind=draw(st.sampled_from(ACTOR_KINDS)),
            influence=draw(st.none() | st.integers(1, 5)),
            memberships=(Membership(track=zone, primary=True),),
        )
        for i, zone in enumerate(zones)
    )


@settings(max_examples=60)
@given(crowds(), st.sampled_from(LAYOUTS), st.sampled_from((0.0, 22.5, 131.0)))
def test_circles_and_labels_never_overlap(actors: tuple[Actor, ...], layout: str, rotation: float) -> None:
    view = View.model_validate({"layout": layout, "rotation": rotation})
    page = COMPOSER.compose(Map(actors=actors), Options(view=view))
    boxes = []
    for spot in page.spots.values():
        boxes.append((spot.ident, (spot.x - spot.r, spot.y - spot.r, spot.x + spot.r, spot.y + spot.r)))
        boxes.append((spot.ident, spot.label))
        assert page.frame.zone_at(spot.x, spot.y) == spot.zone
    boxes.sort(key=lambda pair: pair[1][0])
    for i, (one, a) in enumerate(boxes):
        for other, b in boxes[i + 1 :]:
            if b[0] >= a[2]:
                break
            assert one == other or a[3] <= b[1] or b[3] <= a[1], (one, other)
