"""Rules on any map: they never fail, say the same twice, and a dismissal hides one question."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtd_desktop.editing.finding_ops import Dismiss, RevokeDismissal
from mtd_desktop.model.dates import active
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import Process
from mtd_desktop.rules import catalogue, findings
from mtd_desktop.storage.codec import decode, encode
from tests.strategies import maps, partial_dates

dates = st.none() | partial_dates()

OF_THE_DATE = [f"R{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 25, 31, 34)]
"""Rules that look only at what is there at the date; the others look at what was before, too."""


@given(maps(), dates)
def test_every_map_can_be_asked(m: Map, on: str | None) -> None:
    found = findings(m, on)
    order = [rule.id for rule in catalogue()]
    places = [order.index(finding.rule) for finding in found]
    assert places == sorted(places)
    keys = [finding.key for finding in found]
    assert len(set(keys)) == len(keys)
    for finding in found:
        assert finding.question.strip()
        assert "\n" not in finding.question
        assert finding.mend is None or "\n" not in finding.mend.text


@given(maps(), dates)
def test_the_same_map_is_asked_the_same(m: Map, on: str | None) -> None:
    again = decode(encode(m), where="again").map
    assert findings(again, on) == findings(m, on)


@given(maps(), dates, st.data())
def test_dismissing_hides_exactly_that_question(m: Map, on: str | None, data: st.DataObject) -> None:
    bare = m.but(dismissals=())
    before = findings(bare, on)
    if not before:
        return
    one = data.draw(st.sampled_from(before))
    after_map = Dismiss(one.rule, one.about, "because").apply(bare)
    after = findings(after_map, on)
    assert [f.key for f in after] == [f.key for f in before]
    assert [f.key for f in after if f.dismissed is not None] == [one.key]
    assert findings(RevokeDismissal(one.rule, one.about).apply(after_map), on) == before


@given(maps(), partial_dates())
def test_what_is_not_of_the_date_does_not_matter(m: Map, on: str) -> None:
    assert findings(of_the_date(m, on), on, OF_THE_DATE) == findings(m, on, OF_THE_DATE)


def of_the_date(m: Map, on: str) -> Map:
    """The map without the links and parts that are not of the date; actors stay, as others name them."""
    there = {actor.id for actor in m.actors if actor.state_on(on) == "active"}

    def kept(process: Process) -> Process:
        parts = tuple(p for p in process.participants if p.actor in there and active(p.since, p.until, on))
        return process.but(participants=parts)

    return m.but(
        links=tuple(
            link
            for link in m.links
            if active(link.since, link.until, on) and {link.from_actor, link.to_actor} <= there
        ),
        processes=tuple(kept(process) for process in m.processes),
        dismissals=m.dismissals,
    )
