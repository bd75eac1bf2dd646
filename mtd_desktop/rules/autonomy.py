"""R11 to R13: how close to officials, and how alike, those are who talk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mtd_desktop.i18n import translate
from mtd_desktop.rules import mends
from mtd_desktop.rules.finding import Ask
from mtd_desktop.rules.naming import level_name, names
from mtd_desktop.rules.registry import Setting, rule
from mtd_desktop.rules.running import dialogues
from mtd_desktop.rules.scene import Scene
from mtd_desktop.rules.words import quoted

OFFICIAL: Final = 3
"""The mark of closeness at which somebody is an official, or as good as one."""


@rule(
    id="R11",
    family="transfer",
    name=translate("Rules", "Autonomy: too close"),
    level="question",
    condition=translate(
        "Rules", "In a process of kind 1.5 or 2, most participants are as close to officials as can be (3)."
    ),
    why=translate("Rules", "Close to power, people may only exchange official positions."),
    sources=("jones-2013",),
    judgement=translate("Rules", "The share of 80 %, of those whose closeness is recorded, if most are."),
    settings=(
        Setting("share", translate("Rules", "Share of those very close"), 0.8, "share", 0.0, 1.0),
        Setting("fewest", translate("Rules", "Participants before it is asked"), 2, "actors", 1, 100),
    ),
)
def too_close(scene: Scene, *, share: float, fewest: float) -> Iterator[Ask]:
    """One question for each such process."""
    words = translate(
        "Rules",
        "{close} of {all} participants of {process} stand very close to officials. Who brings in fresh "
        "thought?",
    )
    for process in dialogues(scene.processes):
        table = process.table
        known = [c for ident in table if (c := scene.actors[ident].closeness) is not None]
        close = sum(c >= OFFICIAL for c in known)
        if len(known) >= fewest and 2 * len(known) > len(table) and close >= share * len(known):
            question = words.format(close=close, all=len(known), process=quoted(process.name))
            yield Ask(question, (process.id,), (process.id, *table), mends.participant(process.id))


@rule(
    id="R12",
    family="transfer",
    name=translate("Rules", "Autonomy: too far"),
    level="question",
    condition=translate(
        "Rules", "A process of kind 1.5 or 2 aims at policy, and no participant is close to officials."
    ),
    why=translate("Rules", "People whom officials do not know can hardly pass results on."),
    sources=("jones-2013",),
    judgement=translate("Rules", "The mark 2 on the scale of closeness."),
    settings=(Setting("closeness", translate("Rules", "Closeness that is enough"), 2, "step", 0, 3),),
)
def too_far(scene: Scene, *, closeness: float) -> Iterator[Ask]:
    """One question for each such process."""
    for process in dialogues(scene.processes):
        table = process.table
        if "policy" not in process.process.aims or not table:
            continue
        known = [c for ident in table if (c := scene.actors[ident].closeness) is not None]
        if any(c >= closeness for c in known):
            continue
        if len(known) == len(table):
            words = translate(
                "Rules",
                "Which of those in {process} would officials listen to? None of them stands close.",
            )
        else:
            words = translate(
                "Rules",
                "Which of those in {process} would officials listen to? How close {actors} are to "
                "officials is not recorded.",
            )
        unknown = [ident for ident in table if scene.actors[ident].closeness is None]
        yield Ask(
            words.format(process=quoted(process.name), actors=names(scene, unknown)),
            (process.id,),
            (process.id, *table),
            mends.record(unknown[0], "closeness") if unknown else mends.participant(process.id),
            unrecorded=bool(unknown),
        )


@rule(
    id="R13",
    family="transfer",
    name=translate("Rules", "Similar elite"),
    level="question",
    condition=translate(
        "Rules", "In a process of kind 1.5 or 2, all participants stand on one track, or on one level."
    ),
    why=translate("Rules", "A small circle of people who are alike tends to think alike."),
    sources=("jones-2013",),
    judgement=translate("Rules", "That fewer than three participants are no circle yet."),
    settings=(Setting("fewest", translate("Rules", "Participants before it is asked"), 3, "actors", 2, 100),),
)
def similar_elite(scene: Scene, *, fewest: float) -> Iterator[Ask]:
    """One question for each such process."""
    for process in dialogues(scene.processes):
        table = process.table
        if len(table) < fewest:
            continue
        zones = {scene.zones[ident] for ident in table}
        levels = {scene.actors[ident].level for ident in table}
        if len(zones) == 1 and (zone := next(iter(zones))):
            words = translate(
                "Rules", "All participants of {process} stand on {where}. Who would see it otherwise?"
            )
            where = scene.track(zone)
        elif len(levels) == 1 and (level := next(iter(levels))):
            words = translate(
                "Rules",
                "All participants of {process} are of one level ({where}). Who would see it otherwise?",
            )
            where = level_name(level)
        else:
            continue
        question = words.format(process=quoted(process.name), where=where)
        yield Ask(question, (process.id,), (process.id, *table), mends.participant(process.id))
