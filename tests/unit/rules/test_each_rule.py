"""Every rule: a map on which it asks, and one hardly different on which it does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from mtd_desktop.model.actors import Membership
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import Funding, Output, Participation, Phase
from mtd_desktop.rules import catalogue
from tests.unit.rules.world import actor, agreement, asked, link, process, trio, world


@dataclass(frozen=True)
class Pair:
    """`asks` raises the rule's question about `about`; `quiet` differs a little and does not."""

    rule: str
    asks: Map
    quiet: Map
    about: tuple[str, ...] = ()
    on: str | None = None


EIGHT = tuple(actor(f"a{n}", n) for n in range(1, 9))
NINE = (*EIGHT, actor("a9", 9))
STAR = tuple(link("a1", f"a{n}") for n in range(2, 9))
PEOPLE = (
    actor("ann", 5, side="north", closeness=2, origin="local", level="middle"),
    actor("bob", 4, side="south", closeness=1, origin="local", level="grassroots"),
    actor("gov", 1, side="north", closeness=3, origin="local", level="top"),
    actor("opp", 1, side="south", closeness=3, origin="local", level="top"),
    actor("ext", 2, side="helpers", closeness=1, origin="external", level="middle"),
)
TALKERS = ("ann", "bob", "ext:convener", "ext:facilitator")


def talks(**fields: Any) -> Map:
    """A dialogue of Ann and Bob, called and facilitated by somebody from outside."""
    kind = fields.pop("kind", "2")
    people = fields.pop("people", TALKERS)
    more = fields.pop("more", ())
    return world(*PEOPLE, *more, process("talks", kind, *people, **fields))


def paid(**fields: Any) -> Map:
    """The dialogue with one funder."""
    return talks(funding=(Funding(name="Purse", **fields),))


def village(*links_: Any, **dup: Any) -> Map:
    """A strong opponent beside a dialogue of two sides."""
    opponent = {"side": "north", "stance": "opposes", "influence": 4, **dup}
    return world(*PEOPLE, actor("dup", 6, **opponent), *links_, process("talks", "2", *TALKERS))


def chain(*more: Any) -> Map:
    """Ann and Bob in government, Cid and Dee in business, and a go-between from religion."""
    people = (*trio(1, 1, 3), actor("dee", 3), actor("go", 7))
    return world(*people, link("ann", "bob"), link("bob", "go"), link("go", "cid"), link("cid", "dee"), *more)


def deal(*more: Any, **fields: Any) -> Map:
    """An agreement of 2000, perhaps with processes after it."""
    return world(*PEOPLE, agreement("deal", date="2000", **fields), *more)


FOLLOWED = {"follow_ups": ("talks",)}

PAIRS = (
    Pair("R1", world(*EIGHT), world(*NINE), ("track:9",)),
    Pair("R1", world(*EIGHT), world(*EIGHT[:-1], actor("a8", 8, 9)), ("track:9",)),
    Pair(
        "R1",
        world(*EIGHT, actor("a9", 9, since="1994")),
        world(*EIGHT, actor("a9", 9, since="1993")),
        ("track:9",),
        "1993",
    ),
    Pair("R2", talks(kind="1"), talks(kind="1.5")),
    Pair("R3", world(*trio(1, 2, 3), link("bob", "cid")), world(*trio(1, 2, 3), link("ann", "cid"))),
    Pair(
        "R3",
        world(*trio(4, 2, 3), link("bob", "cid")),
        world(*trio(1, 2, 3), process("p", "1", "ann", "bob")),
    ),
    Pair(
        "R4",
        world(*trio(1, 2, 3), link("ann", "bob")),
        world(*trio(1, 2, 3), link("ann", "bob"), link("bob", "cid", "opposes")),
        ("track:3",),
    ),
    Pair(
        "R4",
        world(*trio(1, 2, 3), link("ann", "bob")),
        world(*trio(1, 2, 3), link("ann", "bob"), process("p", "3", "bob", "cid")),
        ("track:3",),
    ),
    Pair(
        "R5",
        world(*trio(1, 2, 3), link("ann", "bob"), process("p", "3", "cid")),
        world(*trio(1, 2, 3), link("ann", "bob"), process("p", "3", "cid", "bob")),
        ("cid",),
    ),
    Pair(
        "R5",
        world(*trio(1, 2, 3), link("ann", "bob"), link("bob", "cid", until="1990")),
        world(*trio(1, 2, 3), link("ann", "bob"), link("bob", "cid", until="1991")),
        ("cid",),
        "1991",
    ),
    Pair(
        "R6",
        world(*NINE, link("a1", "a2")),
        world(*NINE, *STAR, link("a2", "a3"), link("a2", "a4"), link("a2", "a5"), link("a2", "a9")),
    ),
    Pair(
        "R6",
        world(*trio(1, 2, 3), link("ann", "bob", "opposes")),
        world(*trio(1, 2, 3), link("ann", "bob", "funds")),
    ),
    Pair(
        "R7",
        world(*NINE, *STAR),
        world(*NINE, *STAR, *(link(f"a{n}", f"a{n + 1}") for n in range(2, 9))),
    ),
    Pair("R8", chain(), chain(link("bob", "cid")), ("go",)),
    Pair("R8", chain(), chain(process("p", "1", "bob", "cid")), ("go",)),
    Pair("R8", chain(), chain(process("p", "3", "bob:facilitator", "cid")), ("go",)),
    Pair("R8", chain(), chain(link("bob", "cid"), link("ann", "go", "opposes")), ("go",)),
    Pair("R8", chain(link("bob", "cid", "opposes")), chain(link("bob", "cid", "contacts")), ("go",)),
    Pair(
        "R8",
        world(*trio(4, 1, 7), actor("eve", 4), link("ann", "bob"), link("ann", "cid")),
        world(*trio(4, 1, 7), actor("eve", 4), link("ann", "bob"), link("eve", "cid")),
        ("ann",),
    ),
    Pair(
        "R8",
        world(*trio(4, 1, 1), actor("eve", 4), link("ann", "bob"), link("bob", "cid"), link("ann", "eve")),
        world(*trio(4, 1, 1), actor("eve", 4), link("ann", "bob"), link("bob", "cid"), link("eve", "cid")),
        ("ann", "bob"),
    ),
    Pair(
        "R9",
        world(*EIGHT, *STAR),
        world(*NINE, *STAR, *(link("a9", f"a{n}") for n in (1, 2, 3))),
        ("track:9",),
    ),
    Pair(
        "R9",
        world(*NINE, link("a9", "a1"), link("a9", "a2"), link("a9", "a3", "opposes")),
        world(*NINE, link("a9", "a1"), link("a9", "a2"), link("a9", "a3", "reports")),
        ("track:9",),
    ),
    Pair("R10", talks(), talks(more=(link("ann", "gov", "informs"),)), ("talks",)),
    Pair("R10", talks(), talks(aims=("society",)), ("talks",)),
    Pair("R10", talks(aims=("society", "policy")), talks(kind="3"), ("talks",)),
    Pair("R10", talks(), talks(people=("ann", "gov")), ("talks",)),
    Pair("R10", talks(more=(link("ann", "gov", "opposes"),)), talks(more=(link("ann", "gov"),)), ("talks",)),
    Pair("R11", talks(people=("gov", "opp")), talks(people=("gov", "opp", "bob")), ("talks",)),
    Pair("R12", talks(people=("bob", "ext"), aims=("policy",)), talks(aims=("policy",)), ("talks",)),
    Pair("R12", talks(people=("bob", "ext"), aims=("policy",)), talks(people=("bob", "ext")), ("talks",)),
    Pair(
        "R13",
        world(*trio(5, 5, 5), process("talks", "2", "ann", "bob", "cid")),
        world(*trio(5, 5, 4), process("talks", "2", "ann", "bob", "cid")),
        ("talks",),
    ),
    Pair(
        "R13",
        world(*PEOPLE, actor("top", 7, level="top"), process("talks", "1.5", "gov", "opp", "top")),
        world(*PEOPLE, actor("top", 7, level="middle"), process("talks", "1.5", "gov", "opp", "top")),
        ("talks",),
    ),
    Pair(
        "R14",
        talks(more=(link("ann", "gov", "advises"),)),
        talks(more=(link("ann", "gov", "advises"), link("bob", "opp", "advises"))),
        ("talks", "south"),
    ),
    Pair("R15", talks(people=("ann", "gov")), talks(people=("ann", "bob")), ("talks",)),
    Pair(
        "R15", talks(people=("ann", "gov")), talks(people=("ann", "gov"), single_community=True), ("talks",)
    ),
    Pair("R15", talks(people=("ext",)), talks(people=("ext",), kind="3"), ("talks",)),
    Pair("R16", talks(sessions=1), talks(sessions=2), ("talks",)),
    Pair("R16", talks(since="1990-01", until="1990-03"), talks(since="1990", until="1990"), ("talks",)),
    Pair("R16", talks(since="1990-01", until="1990-03"), talks(since="1990-01"), ("talks",)),
    Pair("R17", talks(people=("ann", "bob")), talks(), ("talks",)),
    Pair(
        "R17",
        talks(people=("ann", "bob", "gov:facilitator")),
        talks(kind="1", people=("ann", "bob")),
        ("talks",),
    ),
    Pair("R18", paid(disclosure="undisclosed"), paid(disclosure="disclosed"), ("talks",)),
    Pair("R18", paid(disclosure="undisclosed"), paid(), ("talks",)),
    Pair("R18", talks(), talks(kind="1"), ("talks",)),
    Pair("R19", paid(conditions="yes"), paid(conditions="no"), ("talks",)),
    Pair("R19", paid(conditions="yes"), paid(), ("talks",)),
    Pair("R20", paid(approved="no"), paid(approved="yes"), ("talks",)),
    Pair("R20", paid(), talks(), ("talks",)),
    Pair(
        "R21",
        talks(funding=(Funding(actor="gov"),)),
        talks(funding=(Funding(actor="ext"),)),
        ("talks", "gov"),
    ),
    Pair(
        "R21",
        world(*PEOPLE, *(process(i, "3", funding=(Funding(name="Purse"),)) for i in ("one", "two"))),
        world(*PEOPLE, *(process(i, "3", funding=(Funding(name=i),)) for i in ("one", "two"))),
    ),
    Pair("R22", talks(), talks(invited_by=("ann",)), ("talks",)),
    Pair("R22", talks(), talks(invitation="By both sides."), ("talks",)),
    Pair("R22", talks(), talks(people=("ann:convener", "bob", "ext")), ("talks",)),
    Pair("R23", talks(since="1990", until="1993"), talks(since="1990", until="1995"), ("ext",)),
    Pair("R23", talks(since="1990", until="1993"), talks(since="1990"), ("ext",)),
    Pair(
        "R23", talks(since="1990", planned_until="1993"), talks(since="1990", planned_until="1996"), ("ext",)
    ),
    Pair(
        "R23",
        talks(since="1990", until="1993"),
        talks(
            since="1990",
            until="1993",
            more=(process("before", "3", "ext:convener", since="1980", until="1981"),),
        ),
        ("ext",),
        "1991",
    ),
    Pair("R24", talks(), talks(people=(*TALKERS, "ann:convener")), ("talks",)),
    Pair("R24", talks(), talks(people=(*TALKERS, "bob:local partner")), ("talks",)),
    Pair(
        "R24",
        talks(more=(link("ext", "bob", "convenes"),)),
        talks(more=(link("ext", "bob", "partners"),)),
        ("talks",),
    ),
    Pair("R24", talks(), talks(kind="1"), ("talks",)),
    Pair(
        "R25",
        talks(people=("ann", "eve"), more=(actor("eve", 6, women_led=False),)),
        talks(people=("ann", "eve"), more=(actor("eve", 6, women_led=True),)),
        ("talks",),
    ),
    Pair(
        "R25",
        talks(
            people=("ann", Participation(actor="eve", voice="without vote")),
            more=(actor("eve", 6, women_led=True),),
        ),
        talks(
            people=("ann", Participation(actor="eve", voice="full")), more=(actor("eve", 6, women_led=True),)
        ),
        ("talks",),
    ),
    Pair("R26", talks(), talks(more=(link("ext", "gov", "informs"),)), ("talks",)),
    Pair(
        "R26",
        talks(more=(link("ext", "gov", "opposes"),)),
        talks(people=(*TALKERS, "gov:observer")),
        ("talks",),
    ),
    Pair("R26", talks(), talks(aims=("society",)), ("talks",)),
    Pair(
        "R27",
        talks(people=("bob", "ext"), since="1990", until="1993"),
        talks(people=("bob", "ext"), since="1990", until="1993", evaluation="Yearly, by Ann."),
        ("talks",),
        "1992",
    ),
    Pair(
        "R27",
        talks(people=("bob", "ext"), since="1990"),
        talks(people=("bob", "ext"), since="1990", more=(link("bob", "ann"),)),
        ("talks",),
        "1992",
    ),
    Pair("R28", talks(since="1990", until="1991"), talks(since="1990", until="1992"), ("talks",), "1992"),
    Pair(
        "R28",
        talks(until="1991", more=(process("next", "3", "ext:convener", follows=("talks",)),)),
        talks(until="1991", more=(process("next", "3", "ann:convener", follows=("talks",)),)),
        ("talks",),
        "1992",
    ),
    Pair(
        "R28",
        talks(until="1991"),
        talks(until="1991", more=(link("ext", "ann", "trains"),)),
        ("talks",),
        "1992",
    ),
    Pair("R28", talks(until="1991"), talks(until="1991", kind="1"), ("talks",), "1992"),
    Pair("R29", deal(), deal(process("talks", "3"), **FOLLOWED), ("deal",), "2003"),
    Pair(
        "R29",
        deal(process("talks", "3", until="2001"), **FOLLOWED),
        deal(process("talks", "3"), **FOLLOWED),
        ("deal",),
        "2003",
    ),
    Pair(
        "R29",
        deal(process("talks", "1"), **FOLLOWED),
        deal(process("talks", "2"), **FOLLOWED),
        ("deal",),
        "2003",
    ),
    Pair(
        "R30",
        deal(process("talks", "3", categories=("political", "economic-institutional"))),
        deal(process("talks", "3", categories=("political", "economic-institutional", "social"))),
        ("category:social",),
        "2003",
    ),
    Pair("R30", deal(), world(*PEOPLE), ("category:social",), "2003"),
    Pair("R30", deal(), world(*PEOPLE, agreement("deal", date="2004")), ("category:political",), "2003"),
    Pair(
        "R31",
        world(*PEOPLE[:1], *PEOPLE[2:]),
        world(*PEOPLE, link("bob", "ann"), link("ann", "gov")),
        ("level:grassroots",),
    ),
    Pair(
        "R31",
        world(*PEOPLE, link("bob", "ann"), link("ext", "gov")),
        world(*PEOPLE, link("bob", "ann"), link("ann", "ext"), link("ext", "gov")),
        ("level:middle",),
    ),
    Pair("R32", village(), village(stance="undecided"), ("dup",)),
    Pair("R32", village(), village(link("dup", "ann", "supports")), ("dup",)),
    Pair(
        "R32",
        village(link("dup", "ann", "opposes", until="1998")),
        village(link("dup", "ann", "opposes", until="1997")),
        ("dup",),
        "1998",
    ),
    Pair(
        "R32",
        world(actor("dup", 6, side="north", stance="opposes", influence=5), process("talks", "3", "dup")),
        world(
            actor("dup", 6, side="north", stance="opposes", influence=5),
            PEOPLE[1],
            process("talks", "3", "dup", "bob"),
        ),
        ("dup",),
    ),
    Pair(
        "R33",
        talks(people=("ann", "gov")),
        talks(people=("ann", "bob", "gov:observer")),
        ("talks", "phase:0"),
    ),
    Pair("R33", talks(kind="1.5"), talks(kind="1.5", people=("ann", "gov")), ("talks", "phase:0")),
    Pair(
        "R33",
        talks(kind="1", people=("gov", "opp", "ext:facilitator")),
        talks(kind="1", people=("gov", "opp", "gov:facilitator")),
        ("talks", "phase:0"),
    ),
    Pair(
        "R33",
        talks(phases=(Phase(kind="2", until="1990"), Phase(kind="1.5", since="1991")), people=("ann", "gov")),
        talks(
            phases=(Phase(kind="2", until="1990"), Phase(kind="1.5", since="1991")),
            people=("ann", Participation(actor="gov", since="1991")),
        ),
        ("talks", "phase:0"),
        "1992",
    ),
    Pair(
        "R34",
        talks(
            outputs=(Output(text="An idea", delivered="no"),), more=(process("formal", "1", state="stalled"),)
        ),
        talks(
            outputs=(Output(text="An idea", delivered="yes"),),
            more=(process("formal", "1", state="stalled"),),
        ),
        ("talks",),
    ),
    Pair(
        "R34",
        talks(
            outputs=(Output(text="An idea", delivered="no"),),
            more=(process("formal", "1", state="reopening"),),
        ),
        talks(
            outputs=(Output(text="An idea", delivered="no"),), more=(process("formal", "1", state="running"),)
        ),
        ("talks",),
    ),
    Pair(
        "R35",
        world(actor("ann", women_led=False), agreement("deal", signatories=("ann",))),
        world(actor("ann", women_led=True), agreement("deal", signatories=("ann",))),
        ("deal",),
    ),
    Pair(
        "R35",
        world(actor("ann", women_led=False), agreement("deal", signatories=("ann",))),
        world(actor("ann", women_led=False), agreement("deal")),
        ("deal",),
    ),
)


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{pair.rule}-{n}" for n, pair in enumerate(PAIRS)])
def test_a_rule_asks_here_and_not_there(pair: Pair) -> None:
    assert pair.about in [finding.about for finding in asked(pair.asks, pair.rule, pair.on)]
    assert pair.about not in [finding.about for finding in asked(pair.quiet, pair.rule, pair.on)]


def test_every_rule_has_such_a_pair() -> None:
    assert {pair.rule for pair in PAIRS} == {rule.id for rule in catalogue()}


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{pair.rule}-{n}" for n, pair in enumerate(PAIRS)])
def test_a_question_is_a_question_about_things_that_are_there(pair: Pair) -> None:
    m = pair.asks
    known = {e.id for kind in (m.actors, m.links, m.processes, m.agreements) for e in kind}
    for finding in asked(m, pair.rule, pair.on):
        assert "?" in finding.question
        assert not any(sign in finding.question for sign in "{}")
        for subject in finding.subjects:
            assert (
                subject in known
                or subject.split(":")[0] in {"track", "level", "category"}
                or (subject in {side.id for side in m.sides} or subject.startswith("phase:"))
            )


def test_a_membership_that_has_ended_leaves_the_track_empty() -> None:
    gone = Membership(track=9, primary=True, until="1992")
    m = world(*EIGHT, actor("a9").but(memberships=(gone,)))
    assert [f.about for f in asked(m, "R1", "1992")] == []
    assert [f.about for f in asked(m, "R1", "1993")] == [("track:9",)]
