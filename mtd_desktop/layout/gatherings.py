"""Which processes and agreements are on the page in a view at a date, and whom each joins there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from mtd_desktop.layout.cast import Cast, Moment
from mtd_desktop.model.dates import state_at
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import PROCESS_KINDS, Agreement, Process, ProcessKind
from mtd_desktop.model.view import View

Wanted: TypeAlias = Literal["none", "all"] | frozenset[str] | None
"""Processes and agreements to show: those of the view (`None`), those and these ids, all, or none."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """A process, or an agreement for itself (`kind` is `None`), that joins actors of the page.

    `ident` is the id of either, `at` that of the knot where it stands: an agreement stands where its process
    does. `over` holds the ends whose part is over, and `is_over` says that all of it is. `seals` are the
    agreements that came out of the process.
    """

    ident: str
    at: str
    kind: ProcessKind | None
    ends: tuple[str, ...]
    over: frozenset[str]
    is_over: bool
    seals: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class Gatherings:
    """Those of the page, what is over first, and the kinds that it ever shows, for the legend."""

    shown: tuple[Gathering, ...] = ()
    kinds: tuple[ProcessKind, ...] = ()
    has_seals: bool = False

    @property
    def is_faint(self) -> bool:
        """Whether something of them is over."""
        return any(one.is_over or one.over for one in self.shown)


def gathered(m: Map, view: View, wanted: Wanted, moment: Moment, cast: Cast) -> Gatherings:
    """The processes and agreements of the page, in the order of the map."""
    if wanted == "none" or not (wanted or view.process_kinds or view.show_agreements):
        return Gatherings()
    found: list[Gathering] = []
    ever: set[ProcessKind] = set()
    standing: set[str] = set()
    meant: set[str] = set()
    for process in m.processes:
        kinds = _kinds(process, view, wanted)
        if not kinds or process.id in moment.without:
            continue
        ever |= kinds
        kind = _kind(process, kinds, moment.date)
        if kind is None:
            continue
        meant.add(process.id)
        state = process.state_on(moment.date)
        if state == "active" or (state == "ended" and moment.ended == "faint"):
            seals = tuple(a for a in m.agreements if a.process == process.id and _is_there(a, moment))
            found.append(_process(process, kind, seals, moment, cast, is_over=state == "ended"))
            standing.add(process.id)
    for agreement in m.agreements:
        alone = agreement.process not in standing
        is_meant = agreement.process in meant or _is_meant(agreement, view, wanted)
        if alone and is_meant and _is_there(agreement, moment):
            found.append(_agreement(agreement, cast))
    has_seals = any(_is_meant(a, view, wanted) or a.process in meant for a in m.agreements)
    found.sort(key=lambda one: not one.is_over)
    return Gatherings(tuple(found), tuple(kind for kind in PROCESS_KINDS if kind in ever), has_seals)


def joined(process: Process) -> tuple[str, ...]:
    """The actors that ever take part in a process, each once."""
    return tuple(dict.fromkeys(part.actor for part in process.participants))


def _kinds(process: Process, view: View, wanted: Wanted) -> set[ProcessKind]:
    """The kinds in which the page may show a process."""
    every = {phase.kind for phase in process.phases}
    if wanted == "all" or (isinstance(wanted, frozenset) and process.id in wanted):
        return every
    return every & set(view.process_kinds)


def _kind(process: Process, kinds: set[ProcessKind], date: str | None) -> ProcessKind | None:
    """The kind at the date if the page shows that; without a date the first that it shows."""
    if date is None:
        return next(phase.kind for phase in process.phases if phase.kind in kinds)
    kind = process.phase_near(date).kind
    return kind if kind in kinds else None


def _is_meant(agreement: Agreement, view: View, wanted: Wanted) -> bool:
    by_id = isinstance(wanted, frozenset) and agreement.id in wanted
    return wanted == "all" or by_id or view.show_agreements


def _is_there(agreement: Agreement, moment: Moment) -> bool:
    return agreement.id not in moment.without and agreement.state_on(moment.date) == "active"


def _process(
    process: Process,
    kind: ProcessKind,
    seals: tuple[Agreement, ...],
    moment: Moment,
    cast: Cast,
    *,
    is_over: bool,
) -> Gathering:
    over: dict[str, bool] = {}
    for part in process.participants:
        state = state_at(part.since, part.until, moment.date)
        if part.actor not in cast.actors or state == "to come":
            continue
        if state == "ended" and moment.ended == "gone":
            continue
        ended = state == "ended" or part.actor in cast.faint
        over[part.actor] = ended and over.get(part.actor, True)
    ended_ends = frozenset(actor for actor, ended in over.items() if ended)
    return Gathering(process.id, process.id, kind, tuple(over), ended_ends, is_over, seals)


def _agreement(agreement: Agreement, cast: Cast) -> Gathering:
    ends = tuple(_once(actor for actor in agreement.signatories if actor in cast.actors))
    over = frozenset(actor for actor in ends if actor in cast.faint)
    at = agreement.process or agreement.id
    return Gathering(agreement.id, at, None, ends, over, is_over=False, seals=(agreement,))


def _once(idents: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(idents)
