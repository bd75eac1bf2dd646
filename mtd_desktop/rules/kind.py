"""R33: whether a process is of the kind that it is said to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mtd_desktop.i18n import translate
from mtd_desktop.model.actors import Actor, Membership
from mtd_desktop.model.dates import active, first_day, last_day
from mtd_desktop.model.processes import Participation, Phase, ProcessKind
from mtd_desktop.rules.finding import Ask, Mend
from mtd_desktop.rules.naming import names
from mtd_desktop.rules.registry import Setting, rule
from mtd_desktop.rules.running import Running, at_table
from mtd_desktop.rules.scene import GOVERNMENT, Scene
from mtd_desktop.rules.words import quoted

LEADING: Final = ("participant", "convener", "facilitator", "host")


@rule(
    id="R33",
    family="kind",
    name=translate("Rules", "Kind mismatch"),
    level="information",
    condition=translate(
        "Rules",
        "A phase of kind 2 has officials among its participants; one of kind 1.5 has none in any "
        "leading role; "
        "or one of kind 1 has a facilitator who is no official.",
    ),
    why=translate(
        "Rules",
        "By definition kind 2 is without officials, and kind 1.5 is officials off duty together with "
        "others; in "
        "another use of the word, official parties with an unofficial mediator.",
    ),
    sources=("usip-2019", "usip-glossary", "mapendere"),
    judgement=translate(
        "Rules",
        "An official works on the government track and is as close to officials as can be, or is a "
        "state. We look at "
        "every "
        "phase up to the date of a process that runs.",
    ),
    settings=(Setting("closeness", translate("Rules", "Closeness of an official"), 3, "step", 0, 3),),
)
def kind_mismatch(scene: Scene, *, closeness: float) -> Iterator[Ask]:
    """One question for each such phase."""
    for process in scene.processes:
        for index, phase in enumerate(process.process.phases):
            if active(phase.since, None, scene.on):
                ask = _about(scene, process, index, phase, closeness)
                if ask is not None:
                    yield ask


def _about(scene: Scene, process: Running, index: int, phase: Phase, closeness: float) -> Ask | None:
    parts = [p for p in process.process.participants if _there(scene, p, phase)]
    officials = [p.actor for p in parts if _official(scene.map.actor_by_id[p.actor], phase, closeness)]
    table = [p.actor for p in parts if at_table(p)]
    named = quoted(process.name)
    if phase.name.strip():
        named = translate("Rules", "{process}, {phase},").format(process=named, phase=quoted(phase.name))
    if phase.kind == "2":
        sitting = [ident for ident in dict.fromkeys(table) if ident in officials]
        words = translate("Rules", "Would {process} be better called kind 1.5? {actors} are officials.")
        if len(sitting) == 1:
            words = translate("Rules", "Would {process} be better called kind 1.5? {actors} is an official.")
        return _ask(scene, process, index, (words, named), sitting, "1.5") if sitting else None
    if phase.kind == "1.5":
        leading = [p.actor for p in parts if p.role in LEADING]
        if not table or set(leading) & set(officials) or _unknown(scene, leading):
            return None
        words = translate("Rules", "Would {process} be better called kind 2? Nobody in it is an official.")
        return _ask(scene, process, index, (words, named), list(dict.fromkeys(table)), "2")
    if phase.kind == "1":
        helping = [p.actor for p in parts if p.role == "facilitator" and p.actor not in officials]
        helping = [ident for ident in dict.fromkeys(helping) if not _unknown(scene, [ident])]
        words = translate(
            "Rules",
            "Is {process} rather kind 1.5, in the sense of official parties with an unofficial mediator "
            "({actors})?",
        )
        return _ask(scene, process, index, (words, named), helping, "1.5") if helping else None
    return None


def _ask(
    scene: Scene, process: Running, index: int, words: tuple[str, str], people: list[str], kind: ProcessKind
) -> Ask:
    question = words[0].format(process=words[1], actors=names(scene, people))
    text = translate("Rules", "Change the kind to {kind}").format(kind=kind)
    mend = Mend("change kind", text, (process.id,), str(index), kind)
    return Ask(question, (process.id, f"phase:{index}"), (process.id, *people), mend)


def _there(scene: Scene, part: Participation, phase: Phase) -> bool:
    """Whether somebody took part in a phase: an undated part lasts as long as the process."""
    actor = scene.map.actor_by_id[part.actor]
    return _meet(part, phase) and _meet(actor, phase)


def _meet(span: Participation | Actor | Membership, phase: Phase) -> bool:
    """Whether two spans have a day in common, with more than the border of a partial date between them."""
    before = span.until is not None and phase.since is not None
    after = span.since is not None and phase.until is not None
    if before and last_day(str(span.until)) < first_day(str(phase.since)):
        return False
    # Somebody who came in the very month in which a phase ended came for the next one.
    return not (
        after and first_day(str(span.since)) >= first_day(str(phase.until)) and span.since != phase.since
    )


def _official(actor: Actor, phase: Phase, closeness: float) -> bool:
    if not any(m.track == GOVERNMENT and _meet(m, phase) for m in actor.memberships):
        return False
    return actor.kind == "state" or (actor.closeness is not None and actor.closeness >= closeness)


def _unknown(scene: Scene, ids: list[str]) -> bool:
    """Whether somebody works on track 1 and it is not recorded how close they are to officials."""
    actors = (scene.map.actor_by_id[ident] for ident in ids)
    return any(
        actor.closeness is None and any(m.track == GOVERNMENT for m in actor.memberships) for actor in actors
    )
