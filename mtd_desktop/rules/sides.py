"""R15 to R17 and R32: who sits with whom, how often, who helps, and who is left outside."""

from __future__ import annotations

from collections.abc import Iterator

from mtd_desktop.i18n import translate
from mtd_desktop.rules import mends
from mtd_desktop.rules.finding import Ask
from mtd_desktop.rules.naming import names, side_name
from mtd_desktop.rules.registry import Setting, rule
from mtd_desktop.rules.running import DAYS_OF_MONTH, Running, began, closed, dialogues
from mtd_desktop.rules.scene import Scene
from mtd_desktop.rules.words import listing, quoted


@rule(
    id="R15",
    family="sides",
    name=translate("Rules", "One side only"),
    level="warning",
    condition=translate(
        "Rules",
        "The participants of a process of kind 1, 1.5 or 2 belong to fewer than two sides of the conflict. "
        "Not asked of work within a single community.",
    ),
    why=translate("Rules", "A dialogue needs those who disagree."),
    sources=("jones-2013", "hauss"),
    judgement=translate("Rules", "Asked only where the map has two sides; third parties are not counted."),
)
def one_side_only(scene: Scene) -> Iterator[Ask]:
    """One question for each such process."""
    if len(scene.parties) < 2:
        return
    for process in scene.processes:
        table = process.table
        if process.kind == "3" or process.process.single_community or not table:
            continue
        sides = {party for ident in table if (party := scene.party(ident)) is not None}
        if len(sides) >= 2:
            continue
        unknown = [ident for ident in table if scene.actors[ident].side is None]
        if unknown:
            words = translate(
                "Rules",
                "Do the sides meet in {process}? Which side {actors} belong to is not recorded.",
            )
        elif sides:
            words = translate("Rules", "Who from another side could take part in {process} beside {side}?")
        else:
            words = translate("Rules", "Who from the sides of the conflict could take part in {process}?")
        side = side_name(scene, next(iter(sides))) if sides else ""
        yield Ask(
            words.format(process=quoted(process.name), actors=names(scene, unknown), side=side),
            (process.id,),
            (process.id, *table),
            mends.record(unknown[0], "side") if unknown else mends.participant(process.id),
            unrecorded=bool(unknown),
        )


@rule(
    id="R16",
    family="sides",
    name=translate("Rules", "One-off"),
    level="question",
    condition=translate(
        "Rules", "A process of kind 1.5 or 2 has one session at most, or lasts less than half a year."
    ),
    why=translate("Rules", "Change needs a process that goes on, over many sessions."),
    sources=("jones-2013", "hauss"),
    judgement=translate("Rules", "The six months. What is not dated to the end is not asked about."),
    settings=(
        Setting("sessions", translate("Rules", "Sessions that are too few"), 1, "sessions", 0, 100),
        Setting("months", translate("Rules", "Months that are long enough"), 6, "months", 0, 120),
    ),
)
def one_off(scene: Scene, *, sessions: float, months: float) -> Iterator[Ask]:
    """One question for each such process."""
    for process in dialogues(scene.processes):
        count = process.process.sessions
        start, end = began(process.process), closed(process.process)
        short = start is not None and end is not None and (end - start).days + 1 < months * DAYS_OF_MONTH
        if count is not None and count <= sessions:
            words = translate("Rules", "What followed the few sessions of {process} ({count} recorded)?")
        elif short:
            words = translate("Rules", "What followed {process}? It lasted less than {months} months.")
        else:
            continue
        question = words.format(process=quoted(process.name), count=count, months=f"{months:g}")
        yield Ask(question, (process.id,), mend=mends.record(process.id, "phases"))


@rule(
    id="R17",
    family="sides",
    name=translate("Rules", "No impartial third party"),
    level="question",
    condition=translate(
        "Rules",
        "A process of kind 1.5 or 2 has no facilitator, or only some who belong to a side.",
    ),
    why=translate("Rules", "An impartial third party is common and builds trust."),
    sources=("jones-2013", "hauss"),
    judgement=translate("Rules", "The sources say often, not always."),
)
def no_third_party(scene: Scene) -> Iterator[Ask]:
    """One question for each such process."""
    for process in dialogues(scene.processes):
        helpers = process.those("facilitator")
        if any(scene.party(ident) is None for ident in helpers):
            continue
        if helpers:
            words = translate(
                "Rules", "Do all sides accept that {actors}, of {sides}, helps them to talk in {process}?"
            )
            if len(helpers) > 1:
                words = translate(
                    "Rules", "Do all sides accept that {actors}, of {sides}, help them to talk in {process}?"
                )
        else:
            words = translate(
                "Rules", "Who helps the sides in {process} to talk? No facilitator is recorded."
            )
        sides = {party: None for ident in helpers if (party := scene.party(ident)) is not None}
        question = words.format(
            actors=names(scene, helpers),
            process=quoted(process.name),
            sides=listing([side_name(scene, side) for side in sides]),
        )
        yield Ask(
            question, (process.id,), (process.id, *helpers), mends.participant(process.id, "facilitator")
        )


@rule(
    id="R32",
    family="sides",
    name=translate("Rules", "Left outside"),
    level="warning",
    condition=translate(
        "Rules",
        "A strong actor opposes the process, is in no process together with another side, and has no good "
        "link with anybody who takes part in one.",
    ),
    why=translate("Rules", "Opponents who are left out can undo an agreement."),
    sources=("hauss", "spoilers"),
    judgement=translate(
        "Rules",
        "The mark 4 on the scale of influence. A stance has no date; where links of opposition have dates, "
        "the actor counts as opposed while one lasts.",
    ),
    settings=(Setting("influence", translate("Rules", "Influence that is strong"), 4, "step", 1, 5),),
)
def left_outside(scene: Scene, *, influence: float) -> Iterator[Ask]:
    """One question for each such actor."""
    words = translate(
        "Rules", "Who could talk with {actor}, and about which needs? So far they stand outside."
    )
    for ident, actor in scene.actors.items():
        if actor.stance != "opposes" or (actor.influence or 0) < influence or not opposes_now(scene, ident):
            continue
        if any(_across(scene, process, ident) for process in scene.processes_of.get(ident, ())):
            continue
        if not _befriends_participant(scene, ident):
            question = words.format(actor=names(scene, [ident]))
            yield Ask(question, (ident,), mend=mends.link(ident))


def opposes_now(scene: Scene, ident: str) -> bool:
    """Whether an actor's links of opposition, if the map has any at all, last at the date."""
    hostile = [link for link in scene.map.links_of.get(ident, ()) if scene.sign(link) == "negative"]
    now = scene.links_of.get(ident, ())
    return not hostile or any(scene.sign(link) == "negative" for link in now)


def _across(scene: Scene, process: Running, ident: str) -> bool:
    """Whether somebody of another side takes part in the process."""
    own = scene.actors[ident].side
    return any(
        other != ident and (party := scene.party(other)) is not None and party != own
        for other in process.people
    )


def _befriends_participant(scene: Scene, ident: str) -> bool:
    for link in scene.links_of.get(ident, ()):
        other = link.to_actor if link.from_actor == ident else link.from_actor
        if scene.sign(link) == "positive" and other in scene.processes_of:
            return True
    return False
