"""Whatever a map says, every lens has a page with everybody on it once, at every date, in the same spots."""

from __future__ import annotations

from math import isfinite

from hypothesis import given, settings
from hypothesis import strategies as st

from mtd_desktop.layout.compose import Composer, Options, compose
from mtd_desktop.layout.lenses.making import lens_of
from mtd_desktop.layout.lenses.meaning import means
from mtd_desktop.layout.metrics import FixedWidth
from mtd_desktop.layout.theme import theme
from mtd_desktop.model.document import Map
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import LENSES, LensName
from tests.property.test_layout_property import numbers
from tests.strategies import maps, partial_dates

MEASURE = FixedWidth()
COMPOSER = Composer(MEASURE)
names = st.sampled_from(LENSES)


@settings(max_examples=80)
@given(maps(), names)
def test_every_lens_has_a_page_with_everybody_once(m: Map, lens: LensName) -> None:
    page = COMPOSER.compose(m, Options(lens=lens, processes="all"))
    view = m.view
    here = {a.id for a in m.actors if a.memberships and (view.show_outside or a.standing() != OUTSIDE)}
    # In a lens of groups those who ever stood on a track are inside.
    assert set(page.spots) <= {a.id for a in m.actors if a.memberships}
    assert here <= set(page.spots)
    assert set(page.routes) == {k.id for k in m.links if {k.from_actor, k.to_actor} <= set(page.spots)}
    assert all(isfinite(number) for number in numbers(page.drawing))
    idents = [group.ident for group in page.drawing.groups]
    assert len(set(idents)) == len(idents)
    made = lens_of(lens, m, theme(view.theme))
    for spot in page.spots.values():
        assert spot.zone in page.zones
        if not made.by_tracks:
            assert spot.zone == made.groups_of(spot.ident, None)[0]
    assert page == compose(m, MEASURE, Options(lens=lens, processes="all"))


@settings(max_examples=50)
@given(maps(), names, st.lists(partial_dates(), min_size=2, max_size=3))
def test_at_every_date_everybody_keeps_their_spot_in_a_lens(m: Map, lens: LensName, years: list[str]) -> None:
    known: dict[tuple[str, int], tuple[float, float]] = {}
    made = lens_of(lens, m, theme(m.view.theme))
    for year in years:
        page = COMPOSER.compose(m, Options(lens=lens, date=year))
        for spot in page.spots.values():
            if made.by_tracks:
                continue
            assert spot.zone == made.groups_of(spot.ident, year)[0]
            assert known.setdefault((spot.ident, spot.zone), (spot.x, spot.y)) == (spot.x, spot.y)


@settings(max_examples=50)
@given(maps(), st.sampled_from(("sides", "pyramid", "confidentiality")))
def test_what_a_zone_means_puts_an_actor_there(m: Map, lens: LensName) -> None:
    made = lens_of(lens, m, theme("paper"))
    for actor in m.actors[:1]:
        for zone in range(1, len(made.groups) + 1):
            meaning = means(lens, zone, m)
            assert meaning is not None
            changed = m.but(actors=(actor.but(**{meaning[0]: meaning[1]}), *m.actors[1:]))
            assert lens_of(lens, changed, theme("paper")).groups_of(actor.id, None)[0] == zone
