"""What is not recorded is asked about quietly, in words that hold it against nobody."""

from __future__ import annotations

import re
from typing import Any

import pytest

from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import Funding, Output, Participation
from mtd_desktop.rules import Finding, catalogue
from mtd_desktop.rules.engine import rule_by_id
from mtd_desktop.rules.finding import LEVELS
from tests.unit.rules.test_each_rule import PAIRS
from tests.unit.rules.world import actor, agreement, asked, link, process, trio, world


def one(m: Map, rule: str, on: str | None = None) -> Finding:
    (finding,) = asked(m, rule, on)
    return finding


def room(**fields: Any) -> Map:
    """A dialogue of three people of whom nothing but the track is recorded."""
    people = fields.pop("people", ("ann", "bob", "cid"))
    return world(*trio(5, 4, 7), process("talks", "2", *people, **fields))


UNRECORDED = (
    ("R10", room(people=())),
    ("R12", room(aims=("policy",))),
    ("R15", room()),
    ("R18", room()),
    ("R20", room(funding=(Funding(name="Purse"),))),
    ("R25", room()),
    ("R30", world(agreement("deal"), process("bare"), process("two", categories=("social", "political")))),
    ("R34", world(process("formal", "1", state="stalled"), process("two", outputs=(Output(text="x"),)))),
    ("R35", world(*trio(5, 4, 7), agreement("deal", signatories=("ann",)))),
)  # fmt: skip


@pytest.mark.parametrize(("rule", "m"), UNRECORDED, ids=[rule for rule, _m in UNRECORDED])
def test_not_recorded_is_one_level_quieter_and_says_so(rule: str, m: Map) -> None:
    finding = one(m, rule)
    assert "not recorded" in finding.question
    assert LEVELS.index(finding.level) == min(LEVELS.index(rule_by_id(rule).level) + 1, 2)


HARSH = re.compile(
    r"\b(fail\w*|wrong|bad|must|should|violat\w*|lack\w*|refus\w*|error|never|guilty)\b", re.IGNORECASE
)


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{pair.rule}-{n}" for n, pair in enumerate(PAIRS)])
def test_no_question_judges(pair: Any) -> None:
    for finding in asked(pair.asks, pair.rule, pair.on):
        assert not HARSH.search(finding.question)
        assert not re.search(r"\b[Tt]rack \d", finding.question), "a number without its name"


def test_the_concerned_are_named() -> None:
    people = (*trio(1, 1, 3), actor("abe", 1), actor("dee", 3), actor("reid", 7).but(name="Fr Alec Reid"))
    ways = (("abe", "ann"), ("ann", "bob"), ("bob", "reid"), ("reid", "cid"), ("cid", "dee"))
    found = {
        finding.about: finding for finding in asked(world(*people, *(link(a, b) for a, b in ways)), "R8")
    }
    reid = found["reid",]
    assert reid.question == (
        "If Fr Alec Reid were gone, who else could carry messages from Cid and Dee to 1 · Government?"
    )
    assert reid.subjects == ("reid", "cid", "dee")
    assert reid.key == "R8 reid"


def test_many_names_are_counted() -> None:
    people = [actor(f"p{n}", 6) for n in range(9)]
    m = world(*people, actor("ann", 1), actor("bob", 2), link("ann", "bob"))
    (question,) = (finding.question for finding in asked(m, "R4") if finding.about == ("track:6",))
    assert (
        question == "Who could connect P0, P1, P2, P3, P4 and 4 more on 6 · Activism with the other tracks?"
    )


def test_names_are_plain_one_line_and_may_hold_anything() -> None:
    odd = "<b>{name}\n%s" + "x" * 200
    m = world(actor("ann", 1).but(name=odd), actor("bob", 2), actor("cid", 3), link("bob", "cid"))
    (finding,) = asked(m, "R5")
    assert "<b>{name} %s" in finding.question
    assert "\n" not in finding.question
    assert "…" in finding.question


def test_without_vote_is_said_of_those_whom_it_concerns() -> None:
    eve = Participation(actor="eve", role="observer", voice="without vote")
    m = world(actor("eve", 6, women_led=True), actor("ann", 1), process("talks", "1", "ann", eve))
    assert one(m, "R25").question == (
        "How could women share in the decisions of “Talks”? Eve is there without a vote."
    )


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.id)
def test_a_rule_says_when_and_why_and_whence(rule: Any) -> None:
    for text in (rule.name, rule.condition, rule.why):
        assert text.strip() == text
        assert text
    assert rule.condition.endswith(".")
    assert rule.why.endswith(".")
    assert rule.cited
    assert all(source.title and source.short for source in rule.cited)
