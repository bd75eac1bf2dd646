"""The shipped samples: complete, dated, sourced, and such that the questions they teach can be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from mtd_desktop.model.actors import Actor
from mtd_desktop.model.conventions import SHIPPED_SETS
from mtd_desktop.model.dates import active
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.model.processes import Agreement, Phase, Process
from mtd_desktop.model.tracks import NINE_TRACKS, OUTSIDE
from mtd_desktop.storage.codec import decode, encode

FOLDER: Final = Path(__file__).parents[2] / "resources" / "samples"
CASES: Final = ("northern-ireland", "oslo", "somaliland")
COUNTS: Final = {
    # actors, links, processes, agreements, actors outside the compass
    "northern-ireland": (48, 63, 11, 6, 2),
    "oslo": (37, 51, 6, 5, 2),
    "somaliland": (32, 31, 7, 3, 1),
}
"""Oslo's two phases are one process; so is the mediation that led to Sheikh."""

Sourced = Actor | Link | Process | Agreement


@cache
def sample(name: str) -> Map:
    """The map of a sample; it must open without a notice."""
    loaded = decode((FOLDER / f"{name}.mtdmap").read_bytes(), where=name)
    assert loaded.notices == ()
    assert not loaded.read_only
    return loaded.map


def entries(m: Map) -> Iterator[Sourced]:
    yield from m.actors
    yield from m.links
    yield from m.processes
    yield from m.agreements


def dated(m: Map) -> Iterator[Link | Phase]:
    yield from m.links
    for one in m.processes:
        yield from one.phases


def actors_at(m: Map, on: str, zone: int) -> set[str]:
    """Who stands in a zone at a date."""
    return {a.id for a in m.actors if active(a.since, a.until, on) and a.standing(on) == zone}


def links_at(m: Map, on: str, ident: str) -> list[Link]:
    return [link for link in m.links_of.get(ident, ()) if active(link.since, link.until, on)]


def processes_at(m: Map, on: str) -> list[Process]:
    return [process for process in m.processes if process.phase(on) is not None]


def process(m: Map, ident: str) -> Process:
    return next(p for p in m.processes if p.id == ident)


def partners(links: Iterable[Link], ident: str) -> set[str]:
    return {link.to_actor if link.from_actor == ident else link.from_actor for link in links}


def test_the_folder_holds_these_samples_and_no_others() -> None:
    assert {path.stem for path in FOLDER.glob("*.mtdmap")} == {*CASES, "blank"}


def test_the_blank_map_is_a_plain_new_one() -> None:
    assert sample("blank") == Map()


@pytest.mark.parametrize("name", CASES)
def test_a_sample_holds_every_row_of_its_case(name: str) -> None:
    m = sample(name)
    outside = sum(a.primary is not None and a.primary.track == OUTSIDE for a in m.actors)
    assert (len(m.actors), len(m.links), len(m.processes), len(m.agreements), outside) == COUNTS[name]


@pytest.mark.parametrize("name", CASES)
def test_everything_names_its_source(name: str) -> None:
    m = sample(name)
    references = {reference.id for reference in m.references}
    for entry in entries(m):
        assert entry.sources, entry.id
        for source in entry.sources:
            assert source in references, f"{entry.id} names “{source}”"
    used = {source for entry in entries(m) for source in entry.sources}
    used |= {source for p in m.processes for funding in p.funding for source in funding.sources}
    assert references == used
    assert all(reference.title.strip() for reference in m.references)


@pytest.mark.parametrize("name", CASES)
def test_what_is_uncertain_says_so_and_nothing_else_does(name: str) -> None:
    m = sample(name)
    for entry in entries(m):
        assert ("uncertain" in entry.sources) == entry.description.startswith("Uncertain:"), entry.id
    for p in m.processes:
        for funding in p.funding:
            assert ("uncertain" in funding.sources) == funding.note.startswith("Uncertain:"), p.id


@pytest.mark.parametrize("name", CASES)
def test_every_link_and_every_phase_is_dated(name: str) -> None:
    m = sample(name)
    for span in dated(m):
        assert span.since is not None or span.until is not None, span
    assert all(agreement.date is not None for agreement in m.agreements)


@pytest.mark.parametrize("name", CASES)
def test_a_person_never_speaks_before_entering_the_map(name: str) -> None:
    m = sample(name)
    for link in m.links:
        for end in (link.from_actor, link.to_actor):
            actor = m.actor_by_id[end]
            assert active(actor.since, actor.until, link.since or link.until), f"{link.id}: {end}"


@pytest.mark.parametrize("name", CASES)
def test_a_sample_is_ready_to_be_shown(name: str) -> None:
    m = sample(name)
    assert m.meta.title
    assert m.meta.question
    assert m.meta.seen_by == "an outside trainer"
    assert "our own judgement" in m.meta.description
    assert m.framework == NINE_TRACKS
    assert m.conventions == SHIPPED_SETS
    for actor in m.actors:
        assert actor.role, actor.id
        assert len(actor.label) <= 32, actor.label
        judged = (actor.side, actor.influence, actor.level, actor.closeness, actor.stance, actor.origin)
        assert None not in judged, actor.id
        assert actor.place is not None, actor.id
    labels = [actor.label for actor in m.actors]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("name", [*CASES, "blank"])
def test_writing_a_sample_again_gives_the_same_file(name: str) -> None:
    data = (FOLDER / f"{name}.mtdmap").read_bytes()
    # The version of the program that wrote it, and the sum over it, may differ from release to release.
    varying = re.compile(rb'"(app|sha256)": "[^"]*"')
    again = encode(decode(data, where=name).map)
    assert varying.sub(b"", again, count=2) == varying.sub(b"", data, count=2)


@pytest.mark.parametrize("name", CASES)
def test_the_views_of_a_sample_are_dated_questions(name: str) -> None:
    views = sample(name).saved_views
    assert len(views) == 3
    assert all(view.date and view.caption.endswith("?") for view in views)


# Northern Ireland


def test_in_1988_duddy_alone_ties_the_private_citizens_to_government() -> None:
    m = sample("northern-ireland")
    assert actors_at(m, "1988", 4) == {"duddy"}
    assert partners(links_at(m, "1988", "duddy"), "duddy") == {"oatley", "ira"}
    assert actors_at(m, "1988", 9) == {"coogan", "news-letter"}


def test_in_1988_reid_brings_parties_together_that_nobody_else_does() -> None:
    m = sample("northern-ireland")
    assert {"sinn-fein", "sdlp", "spiecker"} <= partners(links_at(m, "1988", "reid"), "reid")
    hume_adams = process(m, "p-hume-adams")
    assert [p.actor for p in hume_adams.participants if p.role == "facilitator"] == ["reid"]
    assert [phase.kind for phase in hume_adams.phases] == ["2", "1.5"]
    assert process(m, "p-duisburg").sessions == 1


def test_in_april_1998_the_dup_opposes_and_is_in_no_process() -> None:
    m = sample("northern-ireland")
    assert m.actor_by_id["dup"].stance == "opposes"
    running = processes_at(m, "1998-04")
    assert {"p-talks", "p-yes"} <= {p.id for p in running}
    assert not any(p.actor == "dup" for r in running for p in r.participants)
    assert {m.relation(link.relation).sign for link in links_at(m, "1998-04", "dup")} == {"negative"}


def test_in_2008_every_agreement_still_has_a_follow_up_that_is_not_official() -> None:
    m = sample("northern-ireland")
    for agreement in m.agreements:
        going_on = [process(m, ident).phase("2008") for ident in agreement.follow_ups]
        assert any(phase is not None and phase.kind != "1" for phase in going_on), agreement.id
    assert "social" in process(m, "p-reconciliation").categories


def test_the_agreement_was_made_by_two_governments_and_eight_parties() -> None:
    m = sample("northern-ireland")
    agreement = next(a for a in m.agreements if a.id == "g-good-friday")
    assert agreement.date == "1998-04-10"
    assert len(agreement.signatories) == 10
    assert "dup" not in agreement.signatories


# Oslo


def test_in_june_1993_nobody_stands_on_track_nine() -> None:
    m = sample("oslo")
    assert actors_at(m, "1993-06", 9) == set()
    assert actors_at(m, "1993-08", 9) == {"press"}


def test_no_woman_is_among_the_negotiators_of_oslo() -> None:
    m = sample("oslo")
    people = [m.actor_by_id[p.actor] for p in process(m, "p-oslo").participants if p.role == "participant"]
    assert {a.side for a in people} == {"israeli", "palestinian"}
    assert all(a.women_led is False for a in people)


def test_the_opponents_of_oslo_stand_outside_and_in_no_process() -> None:
    m = sample("oslo")
    opponents = {a.id for a in m.actors if a.stance == "opposes"}
    assert opponents == {"hamas", "settlers"} == actors_at(m, "1993-06", OUTSIDE)
    assert not any(p.actor in opponents for r in m.processes for p in r.participants)


def test_the_oslo_channel_goes_from_unofficial_to_official_in_fourteen_rounds() -> None:
    channel = process(sample("oslo"), "p-oslo")
    assert [phase.kind for phase in channel.phases] == ["2", "1.5", "1"]
    phases = [channel.phase(on) for on in ("1993-02", "1993-06", "1993-08", "1993-10")]
    assert [phase and phase.kind for phase in phases] == ["2", "1.5", "1", None]
    assert channel.sessions == 14


def test_nothing_social_goes_on_before_1995_and_nothing_at_all_in_2001() -> None:
    m = sample("oslo")
    assert not any("social" in p.categories for p in processes_at(m, "1994-12"))
    assert [p.id for p in processes_at(m, "1995-02") if "social" in p.categories] == ["p-people"]
    assert processes_at(m, "2001") == []
    assert all(agreement.follow_ups for agreement in m.agreements)


def test_four_actors_of_oslo_stand_without_links() -> None:
    m = sample("oslo")
    alone = {a.id for a in m.actors if a.id not in m.links_of}
    assert alone == {"kelman", "parents-circle", "froman", "peace-now"}


# Somaliland


def test_no_medium_is_known_at_borama() -> None:
    m = sample("somaliland")
    assert actors_at(m, "1993-05", 9) == set()


def test_the_elders_become_part_of_the_state_and_the_movement_enters_the_compass() -> None:
    m = sample("somaliland")
    elders, movement = m.actor_by_id["guurti"], m.actor_by_id["snm"]
    assert [elders.standing(on) for on in (None, "1993-02", "1993-06")] == [4, 4, 1]
    assert [movement.standing(on) for on in (None, "1990", "1991-04", "1991-06")] == [
        OUTSIDE,
        OUTSIDE,
        OUTSIDE,
        1,
    ]


def test_women_were_at_borama_without_a_vote() -> None:
    m = sample("somaliland")
    borama = process(m, "p-borama")
    women = [p for p in borama.participants if m.actor_by_id[p.actor].women_led]
    assert [p.voice for p in women] == ["without vote", "without vote"]


def test_borama_was_called_at_home_and_paid_by_many() -> None:
    m = sample("somaliland")
    borama = process(m, "p-borama")
    conveners = [m.actor_by_id[p.actor] for p in borama.participants if p.role == "convener"]
    assert [a.origin for a in conveners] == ["local"]
    payers = [m.actor_by_id[f.actor] for f in borama.funding if f.actor is not None]
    assert len(payers) == 7
    assert payers[0].side == "across-clans"
    assert all(m.side_by_id[a.side or ""].role == "third party" for a in payers)
    assert all(f.disclosure == "disclosed" for f in borama.funding)


def test_in_july_1993_the_habr_yunis_are_strong_opposed_and_among_themselves() -> None:
    m = sample("somaliland")
    clan = m.actor_by_id["habr-yunis"]
    assert clan.stance == "opposes"
    assert (clan.influence or 0) >= 4
    running = [p for p in processes_at(m, "1993-07") if any(q.actor == clan.id for q in p.participants)]
    assert [p.id for p in running] == ["p-liiban"]
    assert running[0].single_community
    assert {m.relation(link.relation).sign for link in links_at(m, "1993-07", clan.id)} == {"negative"}


def test_the_united_nations_are_not_shown_as_a_supporter_of_borama() -> None:
    m = sample("somaliland")
    (link,) = m.links_of["unosom"]
    assert m.relation(link.relation).sign == "negative"
    borama = process(m, "p-borama")
    assert "unosom" not in {f.actor for f in borama.funding} | {p.actor for p in borama.participants}
