"""Asking a whole map: in order, at a date, with what was dismissed, and without shouting at a new one."""

from __future__ import annotations

import random

import pytest

from mtd_desktop.model.document import Map
from mtd_desktop.model.notes import Dismissal
from mtd_desktop.rules import Finding, catalogue, findings
from mtd_desktop.rules.finding import Ask, lowered
from mtd_desktop.rules.network import cuts, ties
from mtd_desktop.rules.registry import REGISTER, rule
from mtd_desktop.rules.scene import Scene
from mtd_desktop.rules.sources import SOURCES
from tests.unit.rules.world import SIDES, actor, agreement, asked, link, process, trio, world

BUSY = world(
    *trio(1, 2, 3),
    actor("dee", 4),
    actor("eve", 6),
    link("ann", "bob"),
    process("talks", "2", "bob", "cid", since="1990", until="1992"),
    agreement("deal", date="1990"),
)


def open_keys(found: tuple[Finding, ...]) -> set[str]:
    return {finding.key for finding in found if finding.dismissed is None}


def test_the_rules_are_numbered_without_a_gap() -> None:
    assert [rule.id for rule in catalogue()] == [f"R{n}" for n in range(1, len(catalogue()) + 1)]
    assert len(catalogue()) >= 35
    assert all(rule.id == ident for ident, rule in REGISTER.items())


def test_findings_come_in_the_order_of_the_rules() -> None:
    numbers = [int(finding.rule[1:]) for finding in findings(BUSY, "1991")]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) > 5


def test_no_two_findings_have_the_same_key() -> None:
    keys = [finding.key for finding in findings(BUSY, "1991")]
    assert len(set(keys)) == len(keys)


def test_only_the_rules_that_were_named_are_asked() -> None:
    assert {finding.rule for finding in findings(BUSY, "1991", ["R5", "R1"])} == {"R1", "R5"}
    assert findings(BUSY, "1991", []) == ()
    with pytest.raises(KeyError):
        findings(BUSY, "1991", ["R99"])


def test_without_a_date_the_map_s_own_counts() -> None:
    assert findings(BUSY.but(meta=BUSY.meta.but(as_of="1995"))) == findings(BUSY, "1995")
    assert findings(BUSY) != findings(BUSY, "1995")


def test_a_dismissed_question_keeps_its_reason_and_the_others_stand() -> None:
    before = findings(BUSY, "1991")
    lonely = next(finding for finding in before if finding.key == "R5 dee")
    reason = Dismissal(rule="R5", subjects=lonely.about, reason="Dee works alone on purpose.")
    after = findings(BUSY.but(dismissals=(reason,)), "1991")
    assert open_keys(before) - open_keys(after) == {"R5 dee"}
    assert [f.dismissed for f in after if f.key == "R5 dee"] == ["Dee works alone on purpose."]


def test_a_dismissal_of_the_whole_map_s_question_leaves_questions_about_its_parts() -> None:
    m = BUSY.but(dismissals=(Dismissal(rule="R5"), Dismissal(rule="R6"), Dismissal(rule="R1")))
    assert open_keys(findings(BUSY, "1991")) - open_keys(findings(m, "1991")) == {"R6"}


def test_a_question_about_a_track_can_be_dismissed() -> None:
    m = BUSY.but(dismissals=(Dismissal(rule="R9", subjects=("track:9",), reason="no press yet"),))
    assert "R9 track:9" not in open_keys(findings(m, "1991"))


def test_an_answer_holds_while_the_words_of_the_question_change() -> None:
    m = world(*trio(1, 2, 3), link("ann", "bob"))
    answered = m.but(dismissals=(Dismissal(rule="R4", subjects=("track:3",)),))
    grown = answered.but(actors=(*m.actors, actor("dee", 3)))
    (finding,) = asked(grown, "R4")
    assert "Dee" in finding.question
    assert finding.dismissed == ""


@pytest.mark.parametrize(
    "m",
    [
        Map(),
        Map(sides=SIDES),
        world(actor("ann", 1)),
        world(actor("ann", 1), actor("bob", 7)),
        world(actor("ann", None), actor("bob", None), actor("cid", None)),
    ],
)
def test_a_map_that_has_only_begun_is_not_shouted_at(m: Map) -> None:
    assert findings(m) == ()


def test_the_first_actors_bring_one_or_two_quiet_questions() -> None:
    found = findings(world(*trio(1, 2, 3)))
    assert {finding.rule for finding in found} == {"R1", "R9"}
    assert len(found) == 2
    assert not any(finding.level == "warning" for finding in found)


def test_those_who_are_not_there_at_the_date_are_not_asked_about() -> None:
    m = world(*trio(1, 2, 3), actor("dee", 4, since="1995"), link("ann", "bob"))
    assert "R5 dee" not in open_keys(findings(m, "1994"))
    assert "R5 dee" in open_keys(findings(m, "1995"))


def test_a_link_means_the_same_whichever_set_draws_it() -> None:
    m = world(
        actor("dup", 6, stance="opposes", influence=5, side="north"),
        actor("ann", 1, side="south"),
        link("dup", "ann", "mediates"),
        process("talks", "1", "ann"),
    )
    drawn = m.but(convention="responding-to-conflict")
    assert asked(m, "R32") == asked(drawn, "R32") == ()


def test_what_apart_means_is_what_one_finds_by_taking_actors_away() -> None:
    """The quick search against the slow one, on many small networks."""
    hand = random.Random(4)
    for _ in range(150):
        count = hand.randint(2, 9)
        people = [actor(f"p{n}", hand.choice([None, 0, 1, 2, 7])) for n in range(count)]
        links = [
            link(f"p{a}", f"p{b}") for a in range(count) for b in range(a + 1, count) if hand.random() < 0.3
        ]
        scene = Scene(world(*people, *links))
        found = {cut.actor: set(cut.apart) for cut in cuts(scene, ties(scene))}
        for one in people:
            assert found.get(one.id, set()) in _apart(scene, one.id), one.id


def _apart(scene: Scene, gone: str) -> list[set[str]]:
    """Who loses touch with a track when an actor goes: for each choice of the largest part that stays."""
    known = ties(scene)
    parts: list[set[str]] = []
    for near in known[gone]:
        if not any(near in part for part in parts):
            part, waiting = {near}, [near]
            while waiting:
                for other in known[waiting.pop()]:
                    if other != gone and other not in part:
                        part.add(other)
                        waiting.append(other)
            parts.append(part)
    largest = max((len(part) for part in parts), default=0)
    tracks = {zone for part in parts for ident in part if (zone := scene.zones[ident])}
    losing = [part for part in parts if tracks - {scene.zones[ident] for ident in part}]
    stays = [part for part in parts if len(part) == largest]
    return [{i for part in losing if part is not stay for i in part} for stay in stays] or [set()]


def test_a_second_rule_of_the_same_number_or_an_unknown_source_is_refused() -> None:
    said = {"family": "tracks", "name": "n", "level": "question", "condition": "c.", "why": "w."}
    with pytest.raises(ValueError, match="two rules R1"):
        rule(id="R1", sources=("hauss",), **said)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown sources"):
        rule(id="R999", sources=("nobody",), **said)  # type: ignore[arg-type]


def test_the_quietest_level_stays_the_quietest() -> None:
    assert [lowered(level) for level in ("warning", "question", "information")] == [
        "question",
        "information",
        "information",
    ]


def test_every_source_is_used() -> None:
    assert {key for rule in catalogue() for key in rule.sources} == set(SOURCES)


def test_subjects_are_what_it_is_about_unless_said() -> None:
    assert Ask("Why?", ("a",)).subjects == ()
    (finding,) = asked(world(*trio(1, 2, 3), link("ann", "bob")), "R5")
    assert finding.subjects == finding.about == ("cid",)
