"""R23, R27 and R28: how long those from outside stay, what is learnt, and who carries on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from mtd_desktop.i18n import translate
from mtd_desktop.model.dates import first_day, last_day
from mtd_desktop.model.processes import Process
from mtd_desktop.rules import mends
from mtd_desktop.rules.finding import Ask, Mend
from mtd_desktop.rules.naming import names
from mtd_desktop.rules.registry import Setting, rule
from mtd_desktop.rules.running import DAYS_OF_YEAR, UNOFFICIAL, Running, began, called, closed
from mtd_desktop.rules.scene import Scene
from mtd_desktop.rules.standards import OFFICIAL_LEFT_OUT, local, outsiders
from mtd_desktop.rules.words import quoted

RESEARCH: Final = 5


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
    + OFFICIAL_LEFT_OUT,
    settings=(Setting("years", translate("Rules", "Years that are long enough"), 5, "years", 0, 50),),
)
def short_commitment(scene: Scene, *, years: float) -> Iterator[Ask]:
    """One question for each such actor who is at work at the date."""
    words = translate(
        "Rules",
        "Who goes on with {process} after {actor}? On this map their work spans {years}.",
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
    judgement=translate("Rules", "The one year.") + " " + OFFICIAL_LEFT_OUT,
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
    judgement=translate("Rules", "Asked only as of a date, and for ten years.") + " " + OFFICIAL_LEFT_OUT,
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
        and any(part.role == "convener" and local(scene, part.actor) for part in later.participants)
        for later in scene.map.processes
    )


def _trained(scene: Scene, ident: str) -> bool:
    """Whether an actor has ever trained somebody local."""
    return any(
        scene.means(link, frozenset({"trains"}))
        and local(scene, link.to_actor if link.from_actor == ident else link.from_actor)
        for link in scene.map.links_of.get(ident, ())
    )
