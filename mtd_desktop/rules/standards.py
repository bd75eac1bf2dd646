"""R22 to R28: what the standards of the Institute for Multi-Track Diplomacy ask of those from outside.

Official talks (kind 1) are left out: the standards are those of unofficial third parties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from mtd_desktop.i18n import translate
from mtd_desktop.model.dates import first_day, last_day
from mtd_desktop.model.processes import Process
from mtd_desktop.rules import mends
from mtd_desktop.rules.finding import Ask, Mend
from mtd_desktop.rules.registry import Setting, rule
from mtd_desktop.rules.running import DAYS_OF_YEAR, UNOFFICIAL, Running, began, called, closed
from mtd_desktop.rules.scene import GOVERNMENT, Scene
from mtd_desktop.rules.transfer import names
from mtd_desktop.rules.words import quoted

RESEARCH: Final = 5

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

_OFFICIAL_LEFT_OUT: Final = translate(
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


def _local(scene: Scene, ident: str) -> bool:
    return scene.map.actor_by_id[ident].origin == "local"


@rule(
    id="R22",
    family="standards",
    name=translate("Rules", "Uninvited"),
    level="question",
    condition=translate("Rules", "A convener is external, and no invitation is recorded."),
    why=translate("Rules", "The standard of invitation: go only where a party to the conflict asks for it."),
    sources=("mcdonald-2003",),
    judgement=_OFFICIAL_LEFT_OUT,
)
def uninvited(scene: Scene) -> Iterator[Ask]:
    """One question for each such process."""
    words = translate("Rules", "Who invited {actors} to convene {process}? It is not recorded.")
    for process, callers in _from_outside(scene):
        if not process.process.invited_by and not process.process.invitation.strip():
            question = words.format(actors=names(scene, callers), process=quoted(process.name))
            yield Ask(question, (process.id,), (process.id, *callers), mends.record(process.id, "invited_by"))


@rule(
    id="R23",
    family="standards",
    name=translate("Rules", "Short commitment"),
    level="question",
    condition=translate(
        "Rules",
        "All processes that an external convener or facilitator works in are closed or have a planned "
        "end, and "
        "span less than five years together.",
    ),
    why=translate(
        "Rules", "The standard of long-term commitment: stay for about five years, or as long as wanted."
    ),
    sources=("mcdonald-2003",),
    judgement=translate("Rules", "We look at the whole engagement of an actor, not at one process.")
    + " "
    + _OFFICIAL_LEFT_OUT,
    settings=(Setting("years", translate("Rules", "Years that are long enough"), 5, "years", 0, 50),),
)
def short_commitment(scene: Scene, *, years: float) -> Iterator[Ask]:
    """One question for each such actor who is at work at the date."""
    words = translate(
        "Rules",
        "Who goes on with {process} when {actor} has left? So far their work spans {years} on this map.",
    )
    for ident in scene.actors:
        now = [p for p in scene.processes_of.get(ident, ()) if p.kind in UNOFFICIAL and ident in p.hubs]
        if not now or scene.actors[ident].origin != "external":
            continue
        span = _engagement(scene, ident)
        if span is not None and span < years * DAYS_OF_YEAR:
            question = words.format(
                process=quoted(now[0].name), actor=names(scene, [ident]), years=_length(span)
            )
            subjects = (ident, *(process.id for process in now))
            yield Ask(question, (ident,), subjects, mends.record(now[0].id, "planned_until"))


def _engagement(scene: Scene, ident: str) -> int | None:
    """Days from the first to the last day of all processes and links of an actor; `None` if one is open."""
    starts: list[date] = []
    ends: list[date] = []
    for process in scene.map.processes:
        if any(part.actor == ident for part in process.participants):
            start, end = began(process), planned_end(process)
            if start is None or end is None:
                return None
            starts.append(start)
            ends.append(end)
    for link in scene.map.links_of.get(ident, ()):
        if link.since is None or link.until is None:
            return None
        starts.append(first_day(link.since))
        ends.append(last_day(link.until))
    return (max(ends) - min(starts)).days + 1 if starts else None


def planned_end(process: Process) -> date | None:
    """The last day of a process as recorded or planned; `None` if it is open."""
    return closed(process) or (last_day(process.planned_until) if process.planned_until else None)


def _length(days: int) -> str:
    years = int(days / DAYS_OF_YEAR)
    if years < 1:
        return translate("Rules", "less than a year")
    if years == 1:
        return translate("Rules", "about one year")
    return translate("Rules", "about {n} years").format(n=years)


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
    + _OFFICIAL_LEFT_OUT,
)
def no_local_partner(scene: Scene) -> Iterator[Ask]:
    """One question for each such process."""
    words = translate("Rules", "Who from the place itself could be a partner of {actors} in {process}?")
    for process, callers in _from_outside(scene):
        partners = process.those("convener", "local partner", "host", "facilitator")
        if any(_local(scene, ident) for ident in partners) or process.those("local partner"):
            continue
        if any(_partnered(scene, ident) for ident in callers):
            continue
        question = words.format(actors=names(scene, callers), process=quoted(process.name))
        mend = mends.participant(process.id, "local partner")
        yield Ask(question, (process.id,), (process.id, *callers), mend)


def _partnered(scene: Scene, ident: str) -> bool:
    for link in scene.links_of.get(ident, ()):
        other = link.to_actor if link.from_actor == ident else link.from_actor
        if scene.means(link, PARTNERING) and _local(scene, other):
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
    judgement=translate("Rules", "A quiet channel may be quiet on purpose.") + " " + _OFFICIAL_LEFT_OUT,
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


@rule(
    id="R27",
    family="standards",
    name=translate("Rules", "No learning loop"),
    level="information",
    condition=translate(
        "Rules",
        "An unofficial process has run for more than a year, has no evaluation, and nobody in it works on "
        "the track of research and training or is linked with it.",
    ),
    why=translate(
        "Rules", "The standard of action research: evaluate all the time, and use what was learnt."
    ),
    sources=("mcdonald-2003",),
    judgement=translate("Rules", "The one year.") + " " + _OFFICIAL_LEFT_OUT,
    settings=(Setting("years", translate("Rules", "Years before it is asked"), 1, "years", 0, 50),),
)
def no_learning_loop(scene: Scene, *, years: float) -> Iterator[Ask]:
    """One question for each such process."""
    words = translate(
        "Rules", "What has been learnt from {process} so far, and who looks at it? Nothing is recorded."
    )
    researchers = frozenset(scene.working[RESEARCH])
    for process in scene.processes:
        if process.kind not in UNOFFICIAL or process.process.evaluation.strip():
            continue
        if _days_so_far(scene, process) <= years * DAYS_OF_YEAR:
            continue
        near = {i for ident in process.people for i in (ident, *scene.neighbours.get(ident, ()))}
        if not near & researchers:
            question = words.format(process=quoted(process.name))
            yield Ask(question, (process.id,), mend=mends.record(process.id, "evaluation"))


def _days_so_far(scene: Scene, process: Running) -> int:
    """How long the process has run by the date; 0 where that is not recorded."""
    start, end = began(process.process), closed(process.process)
    until = min(filter(None, (end, scene.today)), default=None)
    return 0 if start is None or until is None else (until - start).days + 1


@rule(
    id="R28",
    family="standards",
    name=translate("Rules", "No handover"),
    level="question",
    condition=translate(
        "Rules",
        "An unofficial process with an external convener has ended, no process with a local convener follows "
        "it, and nobody local was trained by those who called it.",
    ),
    why=translate(
        "Rules", "The standards of responsibility and empowerment: local people can carry on alone."
    ),
    sources=("mcdonald-2003",),
    judgement=translate("Rules", "Asked only as of a date, and for ten years.") + " " + _OFFICIAL_LEFT_OUT,
    settings=(Setting("years", translate("Rules", "Years in which it is asked"), 10, "years", 0, 100),),
)
def no_handover(scene: Scene, *, years: float) -> Iterator[Ask]:
    """One question for each such process."""
    words = translate("Rules", "Who at home carries on what {actors} began in {process}?")
    for process in scene.map.processes:
        if not _ended_lately(scene, process, years) or all(phase.kind == "1" for phase in process.phases):
            continue
        callers = outsiders(scene, (p.actor for p in process.participants if p.role == "convener"))
        if not callers or _followed(scene, process) or any(_trained(scene, ident) for ident in callers):
            continue
        question = words.format(actors=names(scene, callers), process=quoted(called(process)))
        text = translate("Rules", "Add a process that follows it")
        yield Ask(question, (process.id,), (process.id, *callers), Mend("add process", text, (process.id,)))


def _ended_lately(scene: Scene, process: Process, years: float) -> bool:
    end, today = closed(process), scene.today
    if end is None or today is None or not scene.ended(process):
        return False
    return (today - end).days <= years * DAYS_OF_YEAR


def _followed(scene: Scene, process: Process) -> bool:
    return any(
        process.id in later.follows
        and any(part.role == "convener" and _local(scene, part.actor) for part in later.participants)
        for later in scene.map.processes
    )


def _trained(scene: Scene, ident: str) -> bool:
    """Whether an actor has ever trained somebody local."""
    return any(
        scene.means(link, frozenset({"trains"}))
        and _local(scene, link.to_actor if link.from_actor == ident else link.from_actor)
        for link in scene.map.links_of.get(ident, ())
    )
