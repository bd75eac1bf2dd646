"""R18 to R21: who pays for unofficial processes, openly or not, on what conditions, with whose consent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mtd_desktop.i18n import translate
from mtd_desktop.model.processes import Funding
from mtd_desktop.rules import mends
from mtd_desktop.rules.finding import Ask
from mtd_desktop.rules.naming import side_name
from mtd_desktop.rules.registry import Setting, rule
from mtd_desktop.rules.running import DIALOGUE, UNOFFICIAL, Running
from mtd_desktop.rules.scene import Scene
from mtd_desktop.rules.words import listing, quoted

_OFFICIAL_LEFT_OUT: Final = translate(
    "Rules", "The source speaks of track two; official talks (kind 1), which states pay for, are left out."
)


def _unofficial(scene: Scene) -> Iterator[Running]:
    return (process for process in scene.processes if process.kind in UNOFFICIAL)


def _payer(scene: Scene, funding: Funding) -> str:
    """A funder by name."""
    if funding.actor is not None:
        return scene.name(funding.actor)
    return funding.name.strip() or translate("Rules", "somebody without a name")


def _ids(funding: tuple[Funding, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.actor for f in funding if f.actor is not None))


@rule(
    id="R18",
    family="funding",
    name=translate("Rules", "Undisclosed funder"),
    level="warning",
    condition=translate(
        "Rules", "A funder of an unofficial process is marked as undisclosed, or no funder is entered."
    ),
    why=translate("Rules", "To be wholly open about who pays is part of the integrity of a process."),
    sources=("jones-2013",),
    judgement=translate("Rules", "Not recorded is not hidden: it is asked more quietly.")
    + " "
    + _OFFICIAL_LEFT_OUT,
)
def undisclosed_funder(scene: Scene) -> Iterator[Ask]:
    """One question for each such process."""
    for process in _unofficial(scene):
        funding = process.process.funding
        hidden = tuple(f for f in funding if f.disclosure == "undisclosed")
        if funding and not hidden:
            continue
        if hidden:
            words = translate(
                "Rules", "Do all participants of {process} know who pays? {payers} was not disclosed."
            )
            if len(hidden) > 1:
                words = translate(
                    "Rules", "Do all participants of {process} know who pays? {payers} were not disclosed."
                )
        else:
            words = translate("Rules", "Who pays for {process}? It is not recorded.")
        payers = listing([_payer(scene, f) for f in hidden])
        yield Ask(
            words.format(process=quoted(process.name), payers=payers),
            (process.id,),
            (process.id, *_ids(hidden)),
            mends.record(process.id, "funding"),
            unrecorded=not hidden,
        )


@rule(
    id="R19",
    family="funding",
    name=translate("Rules", "Conditions attached"),
    level="warning",
    condition=translate("Rules", "A funder of an unofficial process attaches conditions."),
    why=translate("Rules", "Money that comes with conditions should not be taken."),
    sources=("jones-2013",),
    judgement=_OFFICIAL_LEFT_OUT,
)
def conditions_attached(scene: Scene) -> Iterator[Ask]:
    """One question for each such process."""
    words = translate(
        "Rules", "Which conditions come with the money of {payers} for {process}? Could they be renegotiated?"
    )
    for process in _unofficial(scene):
        tied = tuple(f for f in process.process.funding if f.conditions == "yes")
        if tied:
            payers = listing([_payer(scene, f) for f in tied])
            yield Ask(
                words.format(payers=payers, process=quoted(process.name)),
                (process.id,),
                (process.id, *_ids(tied)),
                mends.record(process.id, "funding"),
            )


@rule(
    id="R20",
    family="funding",
    name=translate("Rules", "Arrangement not approved"),
    level="question",
    condition=translate(
        "Rules",
        "A process of kind 1.5 or 2 has funders, and it is not recorded for all of them that the "
        "participants "
        "approved.",
    ),
    why=translate("Rules", "Support should come only in ways that participants of the region accept."),
    sources=("jones-2013",),
    judgement=translate("Rules", "Not recorded is not refused: it is asked more quietly."),
)
def not_approved(scene: Scene) -> Iterator[Ask]:
    """One question for each such process."""
    for process in scene.processes:
        funding = process.process.funding if process.kind in DIALOGUE else ()
        refused = tuple(f for f in funding if f.approved == "no")
        unknown = tuple(f for f in funding if f.approved == "not recorded")
        if refused:
            words = translate(
                "Rules",
                "How could {process} be paid for so that its participants agree? Now they do not ({payers}).",
            )
        elif unknown:
            words = translate(
                "Rules", "Do the participants of {process} agree to how it is paid for? It is not recorded."
            )
        else:
            continue
        payers = listing([_payer(scene, f) for f in refused])
        yield Ask(
            words.format(process=quoted(process.name), payers=payers),
            (process.id,),
            (process.id, *_ids(refused or unknown)),
            mends.record(process.id, "funding"),
            unrecorded=not refused,
        )


@rule(
    id="R21",
    family="funding",
    name=translate("Rules", "Funder is a party, or the only one"),
    level="question",
    condition=translate(
        "Rules",
        "A funder of an unofficial process belongs to a side of the conflict; or one funder alone pays "
        "for all "
        "unofficial processes, if there are several.",
    ),
    why=translate("Rules", "Who pays can gain influence that is not due; and one purse can close."),
    sources=("jones-2013",),
    judgement=translate("Rules", "The second half.") + " " + _OFFICIAL_LEFT_OUT,
    settings=(
        Setting("processes", translate("Rules", "Processes that one funder carries"), 2, "processes", 2, 100),
    ),
)
def funder_is_party(scene: Scene, *, processes: float) -> Iterator[Ask]:
    """One question for each funder from a side in each process, then one for a funder that is alone."""
    words = translate("Rules", "Do all sides accept that {payer}, of {side}, pays for {process}?")
    unofficial = list(_unofficial(scene))
    for process in unofficial:
        for ident in _ids(process.process.funding):
            side = scene.map.actor_by_id[ident].side
            if side in scene.parties and side is not None:
                question = words.format(
                    payer=listing([scene.name(ident)]),
                    side=side_name(scene, side),
                    process=quoted(process.name),
                )
                mend = mends.record(process.id, "funding")
                yield Ask(question, (process.id, ident), (process.id, ident), mend)
    yield from _only_one(scene, unofficial, processes)


def _only_one(scene: Scene, unofficial: list[Running], fewest: float) -> Iterator[Ask]:
    purses = [{f.actor or f.name.strip() for f in process.process.funding} for process in unofficial]
    together: set[str] = set().union(*purses)
    if len(purses) >= fewest and all(purses) and len(together) == 1:
        (purse,) = together
        if not purse:
            return
        words = translate("Rules", "{payer} alone pays for all of {processes}. What if that ended?")
        known = purse in scene.map.actor_by_id
        question = words.format(
            payer=listing([scene.name(purse) if known else purse]),
            processes=listing([quoted(process.name) for process in unofficial]),
        )
        subjects = (*((purse,) if known else ()), *(process.id for process in unofficial))
        yield Ask(question, subjects=subjects)
