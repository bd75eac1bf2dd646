"""R29 and R30: what follows an agreement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import get_args

from mtd_desktop.i18n import translate
from mtd_desktop.model.dates import last_day
from mtd_desktop.model.processes import Agreement, Category
from mtd_desktop.rules.finding import Ask, Mend
from mtd_desktop.rules.naming import agreement_name
from mtd_desktop.rules.registry import Setting, rule
from mtd_desktop.rules.running import DAYS_OF_YEAR, Running, called
from mtd_desktop.rules.scene import Scene
from mtd_desktop.rules.words import listing, quoted


def _follow_up(agreement: Agreement) -> Mend:
    return Mend("add follow-up", translate("Rules", "Add a process that follows it"), (agreement.id,))


@rule(
    id="R29",
    family="agreements",
    name=translate("Rules", "Orphaned-agreement risk"),
    level="warning",
    condition=translate(
        "Rules",
        "An agreement is a year old or more, and (a) has no follow-up process, (b) has none that still "
        "runs, or "
        "(c) has only official ones (kind 1).",
    ),
    why=translate(
        "Rules",
        "One agreement is never enough: settlements last where third parties stay and people build on them.",
    ),
    sources=("hauss", "hampson-1996"),
    judgement=translate(
        "Rules", "The one year. Where neither map nor agreement has a date, its age does not matter."
    ),
    settings=(Setting("years", translate("Rules", "Age of the agreement"), 1, "years", 0, 50),),
)
def orphaned_agreement(scene: Scene, *, years: float) -> Iterator[Ask]:
    """One question for each such agreement."""
    running = {process.id: process for process in scene.processes}
    for agreement in scene.agreements:
        if not _old_enough(scene, agreement, years):
            continue
        active = [running[ident] for ident in agreement.follow_ups if ident in running]
        if not agreement.follow_ups:
            words = translate("Rules", "Who builds on {agreement}? No follow-up is recorded.")
        elif not active:
            words = translate(
                "Rules", "Who keeps {agreement} alive now? None of its follow-ups still runs ({which})."
            )
        elif all(process.kind == "1" for process in active):
            words = translate(
                "Rules",
                "Who beside officials builds on {agreement}? What follows it is official only ({which}).",
            )
        else:
            continue
        question = words.format(agreement=agreement_name(agreement), which=_which(scene, agreement, active))
        subjects = (agreement.id, *agreement.follow_ups)
        yield Ask(question, (agreement.id,), subjects, _follow_up(agreement))


def _which(scene: Scene, agreement: Agreement, active: list[Running]) -> str:
    if active:
        return listing([process.name for process in active], 3)
    return listing([called(scene.map.process_by_id[ident]) for ident in agreement.follow_ups], 3)


def _old_enough(scene: Scene, agreement: Agreement, years: float) -> bool:
    """Whether the agreement is surely so old: counted from the last day that its date covers."""
    today: date | None = scene.today
    if today is None or agreement.date is None:
        return True
    return last_day(agreement.date) + timedelta(days=int(years * DAYS_OF_YEAR)) <= today


@rule(
    id="R30",
    family="agreements",
    name=translate("Rules", "Peace-building category missing"),
    level="question",
    condition=translate(
        "Rules", "After an agreement, no process that runs is tagged social, or political, or economic."
    ),
    why=translate("Rules", "Peace is built in three fields; the social one is usually overlooked."),
    sources=("mcdonald-2003",),
    judgement=translate("Rules", "Where a process has no category, the answer may only not be recorded."),
)
def category_missing(scene: Scene) -> Iterator[Ask]:
    """One question for each of the three fields, the social one first."""
    if not scene.agreements:
        return
    running = scene.processes
    present = {category for process in running for category in process.process.categories}
    untagged = [process for process in running if not process.process.categories]
    last = max(
        scene.agreements, key=lambda agreement: last_day(agreement.date) if agreement.date else date.min
    )
    for category in reversed(get_args(Category)):
        if category in present:
            continue
        words = _asked(category)
        if untagged:
            words += " " + translate("Rules", "The category of {processes} is not recorded.")
        question = words.format(
            agreement=agreement_name(last),
            processes=listing([quoted(process.name) for process in untagged], 3),
        )
        yield Ask(
            question,
            (f"category:{category}",),
            (last.id, *(process.id for process in running)),
            _follow_up(last),
            unrecorded=bool(untagged),
        )


def _asked(category: Category) -> str:
    return {
        "social": translate(
            "Rules", "Who works with people and their relations after {agreement}? No social process runs."
        ),
        "economic-institutional": translate(
            "Rules", "Who rebuilds livelihoods and institutions after {agreement}? No such process runs."
        ),
        "political": translate(
            "Rules", "Who goes on with political work after {agreement}? No political process runs."
        ),
    }[category]
