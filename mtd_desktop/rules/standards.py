"""R22, R24 to R26: what the standards of the Institute for Multi-Track Diplomacy ask of outsiders.

Official talks (kind 1) are left out: the standards are those of unofficial third parties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from mtd_desktop.i18n import translate
from mtd_desktop.rules import mends
from mtd_desktop.rules.finding import Ask
from mtd_desktop.rules.naming import names
from mtd_desktop.rules.registry import rule
from mtd_desktop.rules.running import UNOFFICIAL, Running
from mtd_desktop.rules.scene import GOVERNMENT, Scene
from mtd_desktop.rules.words import quoted

PARTNERING: Final = frozenset({"partners", "works-with", "member-of", "supports", "trains", "establishes"})
"""Relations by which somebody from outside works with somebody local."""

INFORMING: Final = frozenset(
    {
        "informs",
        "advises",
        "contacts",
        "reports",
        "represents",
        "lobbies",
        "negotiates",
        "directs",
        "mediates",
    }
)
"""Relations by which Track One gets to know what somebody does."""

OFFICIAL_LEFT_OUT: Final = translate(
    "Rules", "The standards are those of unofficial third parties; official talks (kind 1) are left out."
)


def _from_outside(scene: Scene) -> Iterator[tuple[Running, tuple[str, ...]]]:
    """The unofficial processes called by somebody from outside, and who that is."""
    for process in scene.processes:
        callers = outsiders(scene, process.those("convener")) if process.kind in UNOFFICIAL else ()
        if callers:
            yield process, callers


def outsiders(scene: Scene, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of the actors whose origin is recorded as external."""
    return tuple(ident for ident in ids if scene.map.actor_by_id[ident].origin == "external")


def local(scene: Scene, ident: str) -> bool:
    """Whether an actor's origin is recorded as local."""
    return scene.map.actor_by_id[ident].origin == "local"


@rule(
    id="R22",
    family="standards",
    name=translate("Rules", "Uninvited"),
    level="question",
    condition=translate("Rules", "A convener is external, and no invitation is recorded."),
    why=translate("Rules", "The standard of invitation: go only where a party to the conflict asks for it."),
    sources=("mcdonald-2003",),
    judgement=OFFICIAL_LEFT_OUT,
)
def uninvited(scene: Scene) -> Iterator[Ask]:
    """One question for each such process."""
    words = translate("Rules", "Who invited {actors} to convene {process}? It is not recorded.")
    for process, callers in _from_outside(scene):
        if not process.process.invited_by and not process.process.invitation.strip():
            question = words.format(actors=names(scene, callers), process=quoted(process.name))
            yield Ask(question, (process.id,), (process.id, *callers), mends.record(process.id, "invited_by"))


@rule(
    id="R24",
    family="standards",
    name=translate("Rules", "No local partner"),
    level="warning",
    condition=translate(
        "Rules",
        "A convener is external, no local actor convenes or partners the process, and no link joins the "
        "convener with a local partner.",
    ),
    why=translate("Rules", "The standard of partnership: work with those who build peace at home."),
    sources=("mcdonald-2003",),
    judgement=translate(
        "Rules", "Which relations count as partnership: allied with, works with, trains and the like."
    )
    + " "
    + OFFICIAL_LEFT_OUT,
)
def no_local_partner(scene: Scene) -> Iterator[Ask]:
    """One question for each such process."""
    words = translate("Rules", "Who from the place itself could be a partner of {actors} in {process}?")
    for process, callers in _from_outside(scene):
        partners = process.those("convener", "local partner", "host", "facilitator")
        if any(local(scene, ident) for ident in partners) or process.those("local partner"):
            continue
        if any(_partnered(scene, ident) for ident in callers):
            continue
        question = words.format(actors=names(scene, callers), process=quoted(process.name))
        mend = mends.participant(process.id, "local partner")
        yield Ask(question, (process.id,), (process.id, *callers), mend)


def _partnered(scene: Scene, ident: str) -> bool:
    for link in scene.links_of.get(ident, ()):
        other = link.to_actor if link.from_actor == ident else link.from_actor
        if scene.means(link, PARTNERING) and local(scene, other):
            return True
    return False


@rule(
    id="R25",
    family="standards",
    name=translate("Rules", "No women"),
    level="warning",
    condition=translate(
        "Rules",
        "Nobody in a process is recorded as a woman or led by women, or those who are have no vote.",
    ),
    why=translate(
        "Rules",
        "The standard of partnership names women; and agreements that women sign have tended to last longer.",
    ),
    sources=("mcdonald-2003", "krause-2018"),
    judgement=translate(
        "Rules", "The second is a correlation. Where nothing at all is recorded, it is asked quietly."
    ),
)
def no_women(scene: Scene) -> Iterator[Ask]:
    """One question for each such process."""
    for process in scene.processes:
        people = process.people
        women = [ident for ident in people if scene.actors[ident].women_led]
        silent = [p for p in process.parts if p.actor in women and p.voice == "without vote"]
        if not people or any(p.actor in women and p.voice != "without vote" for p in process.parts):
            continue
        known = bool(women) or any(scene.actors[ident].women_led is False for ident in people)
        if silent:
            words = translate(
                "Rules",
                "How could women share in the decisions of {process}? {women} are there without a vote.",
            )
            if len(women) == 1:
                words = translate(
                    "Rules",
                    "How could women share in the decisions of {process}? {women} is there without a vote.",
                )
        elif known:
            words = translate(
                "Rules", "Which women take part in {process}, or could? None is recorded at the table."
            )
        else:
            words = translate("Rules", "Which women take part in {process}? It is not recorded.")
        question = words.format(process=quoted(process.name), women=names(scene, women))
        yield Ask(
            question,
            (process.id,),
            (process.id, *women),
            mends.participant(process.id) if known else mends.record(people[0], "women_led"),
            unrecorded=not known,
        )


@rule(
    id="R26",
    family="standards",
    name=translate("Rules", "Unseen by Track One"),
    level="question",
    condition=translate(
        "Rules",
        "A convener is external, nobody in the process works on the government track, and nobody is "
        "linked with it by a "
        "relation such as informs or advises. Not asked of a process that aims at society only.",
    ),
    why=translate("Rules", "The standard of relationship: be open with Track One, and never a rival to it."),
    sources=("mcdonald-2003",),
    judgement=translate("Rules", "A quiet channel may be quiet on purpose.") + " " + OFFICIAL_LEFT_OUT,
)
def unseen(scene: Scene) -> Iterator[Ask]:
    """One question for each such process."""
    words = translate("Rules", "Does {track} know of {process}? If it is quiet on purpose: until when?")
    for process, callers in _from_outside(scene):
        if process.for_society or any(_seen(scene, ident) for ident in process.people):
            continue
        question = words.format(track=scene.track(GOVERNMENT), process=quoted(process.name))
        yield Ask(question, (process.id,), (process.id, *callers), mends.link(callers[0]))


def _seen(scene: Scene, ident: str) -> bool:
    if ident in scene.officials:
        return True
    for link in scene.links_of.get(ident, ()):
        other = link.to_actor if link.from_actor == ident else link.from_actor
        if other in scene.officials and scene.means(link, INFORMING):
            return True
    return False
