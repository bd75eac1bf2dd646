"""What is left of a map for an audience: what must go goes, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtd_desktop.model.actors import Actor, Membership, Side
from mtd_desktop.model.base import Confidentiality
from mtd_desktop.model.document import Map, Meta, broken_promises
from mtd_desktop.model.links import Link
from mtd_desktop.model.notes import Reference
from mtd_desktop.model.processes import Agreement, Participation, Phase, Process
from mtd_desktop.privacy.audience import AUDIENCES, MODES, Audience, Mode, holds_confidential
from mtd_desktop.privacy.mask import Mask, masked
from mtd_desktop.privacy.redact import names_for_anybody, redact
from mtd_desktop.privacy.risk import risk, sentence
from mtd_desktop.privacy.wording import summary
from tests.strategies import maps


def person(ident: str, name: str, level: Confidentiality = "public", track: int = 7, **more: object) -> Actor:
    membership = Membership(track=track, primary=True)
    return Actor.model_validate(
        {"id": ident, "name": name, "kind": "person", "memberships": (membership,), "confidentiality": level}
        | more
    )


def channel() -> Map:
    """Three people and a quiet channel of which the public must not know."""
    return Map(
        meta=Meta(
            title="The Rahimi channel", question="Who carries messages?", authors=("Me",), created="2020"
        ),
        sides=(
            Side(id="north", name="North", colour="#112233"),
            Side(id="cell", name="Cell", colour="#332211"),
        ),
        actors=(
            person("rahimi", "Yusuf Rahimi", "secret", side="cell", sources=("interview",)),
            person("noor", "Amina Noor", "restricted", side="north"),
            person("bishop", "The Bishop", side="north", description="Knows Rahimi well.", role="Bishop"),
        ),
        links=(
            Link(
                id="rahimi-bishop",
                from_actor="rahimi",
                to_actor="bishop",
                relation="informs",
                label="at night",
            ),
            Link(id="l2", from_actor="noor", to_actor="bishop", relation="funds"),
            Link(id="l3", from_actor="bishop", to_actor="noor", relation="advises", confidentiality="secret"),
        ),
        processes=(
            Process(
                id="talks",
                name="Talks",
                phases=(Phase(kind="2"),),
                participants=(
                    Participation(actor="rahimi", note="came alone"),
                    Participation(actor="bishop"),
                ),
                invited_by=("rahimi", "noor"),
            ),
        ),
        references=(Reference(id="interview", title="An interview"), Reference(id="book", title="A book")),
    )


def names(m: Map) -> list[str]:
    return [actor.name for actor in m.actors]


@pytest.mark.parametrize(
    ("audience", "left"),
    [
        ("public", ["The Bishop"]),
        ("workshop", ["Amina Noor", "The Bishop"]),
        ("private", ["Yusuf Rahimi", "Amina Noor", "The Bishop"]),
    ],
)
def test_actors_above_the_audience_are_left_out(audience: Audience, left: list[str]) -> None:
    assert names(redact(channel(), audience).map) == left


def test_what_hangs_on_them_goes_along() -> None:
    made = redact(channel(), "public")
    m = made.map
    assert m.links == ()
    assert [p.actor for p in m.processes[0].participants] == [m.actors[0].id]
    assert m.processes[0].invited_by == ()
    assert [side.name for side in m.sides] == ["North"]
    assert [reference.title for reference in m.references] == ["A book"]
    assert m.meta.title == "The … channel"
    assert m.actors[0].description == ""
    assert m.actors[0].role == "Bishop"
    assert (m.meta.authors, m.meta.created) == ((), None)
    assert (made.left_out.actors, made.left_out.links, made.left_out.texts) == (2, 3, 2)


def test_private_changes_nothing() -> None:
    m = channel()
    assert redact(m, "private").map is m


def test_ids_are_neutral_and_fit_together() -> None:
    m = redact(channel(), "workshop").map
    assert [actor.id for actor in m.actors] == ["actor-1", "actor-2"]
    assert [(k.id, k.from_actor, k.to_actor) for k in m.links] == [("link-1", "actor-1", "actor-2")]
    assert [side.id for side in m.sides] == ["side-1"]
    assert m.actors[0].side == "side-1"


def test_pseudonyms_keep_the_picture_and_no_words() -> None:
    m = redact(channel(), "public", "pseudonym").map
    assert names(m) == ["Actor P1", "Actor P2", "The Bishop"]
    assert m.meta.title == "The Actor P1 channel"
    assert len(m.links) == 2
    assert m.links[0].label == ""
    assert m.actors[0].sources == ()
    assert [p.note for p in m.processes[0].participants] == ["", ""]
    assert m.side_by_id[m.actors[0].side or ""].name == "Side 2"


def test_a_pseudonym_is_the_same_for_every_audience_and_on_the_canvas() -> None:
    m = channel()
    everyone = names(redact(m, "private", "pseudonym", everyone=True).map)
    assert names(redact(m, "workshop", "pseudonym").map)[0] == everyone[0] == names(masked(m))[0]
    longer = m.but(actors=(*m.actors, person("new", "Somebody New")))
    assert names(masked(longer))[:3] == names(masked(m))


def test_general_names_say_kind_level_and_track() -> None:
    m = channel()
    leader = m.actors[0].but(level="top", side=None)
    m = m.but(actors=(leader, *m.actors[1:]), sides=m.sides[:1])
    made = redact(m, "public", "generalise").map
    assert made.actors[0].name == "Person, top level, 7 · Religion"
    twins = redact(channel(), "public", "generalise").map
    assert names(twins)[:2] == ["Person 1, 7 · Religion", "Person 2, 7 · Religion"]
    assert twins.actors[0].place is None


def test_names_on_the_clipboard_are_for_anybody() -> None:
    assert names_for_anybody(channel(), ["rahimi", "noor", "bishop"]) == ("The Bishop",)


def test_the_summary_says_what_does_not_leave() -> None:
    assert (
        summary(redact(channel(), "public")) == "Does not leave: 2 actors, 3 links, 2 texts that name them."
    )
    assert summary(redact(channel(), "private")) == "Everything leaves, secrets too."
    assert "every name leaves" in summary(redact(Map(), "public"))


def test_the_risk_names_those_who_stand_alone() -> None:
    made = redact(channel(), "public", "pseudonym")
    assert (risk(made).actors, risk(made).alone) == (2, ())  # each has one link, and the Bishop two
    crowd = Map(actors=tuple(person(f"a{n}", f"N{n}", "secret") for n in range(5)))
    assert risk(redact(crowd, "public", "pseudonym")).alone == ()
    assert sentence(risk(redact(crowd, "public", "pseudonym"))).startswith("None of these")
    lone = crowd.but(actors=(*crowd.actors, person("z", "Z", "secret", track=1)))
    told = sentence(risk(redact(lone, "public", "pseudonym")))
    assert told == ("1 of these 6 actors can be told apart by kind, track and links alone: Actor P6.")
    assert sentence(risk(redact(crowd, "public"))) == ""


def test_a_mask_follows_a_change_as_a_fresh_one_would() -> None:
    m = channel()
    mask = Mask(m)
    changed = m.but(actors=(m.actors[0].but(influence=5), *m.actors[1:]))
    assert Mask(changed, mask).map == Mask(changed).map
    renamed = m.but(actors=(m.actors[0].but(name="Qzeta Bishop"), *m.actors[1:]))
    assert Mask(renamed, mask).map == Mask(renamed).map
    assert Mask(changed, mask).map.actors[1] is mask.map.actors[1]


@given(maps(), st.sampled_from(AUDIENCES), st.sampled_from(MODES), st.booleans())
def test_every_map_can_be_redacted_and_masked(m: Map, audience: Audience, mode: Mode, everyone: bool) -> None:
    made = redact(m, audience, mode, everyone=everyone).map
    assert list(broken_promises(made)) == []
    if audience == "public":
        assert not holds_confidential(made)
    hidden = masked(m)
    assert [a.id for a in hidden.actors] == [a.id for a in m.actors]
    assert {a.name for a in hidden.actors}.isdisjoint({a.name for a in m.actors} - {""})


def test_a_process_that_was_chosen_on_the_whole_map_is_found_again() -> None:
    talks = Process(id="kitchen", name="Kitchen talks", phases=(Phase(kind="2"),))
    hidden = talks.but(id="cellar", name="Cellar talks", confidentiality="secret")
    m = Map(processes=(hidden, talks), agreements=(Agreement(id="deal", name="Deal"),))
    public = redact(m, "public")
    assert public.gathered.keys() == {"kitchen", "deal"}
    assert public.map.process_by_id[public.gathered["kitchen"]].name == "Kitchen talks"
    assert public.map.agreement_by_id[public.gathered["deal"]].name == "Deal"
    assert redact(m, "private").gathered == {"kitchen": "kitchen", "cellar": "cellar", "deal": "deal"}
    assert "kitchen" not in repr(public)
