"""A process as it is at one date: its phase, and who takes part in which role."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from mtd_desktop.model.dates import active, first_day, last_day
from mtd_desktop.model.processes import Participation, Phase, Process, ProcessKind

UNOFFICIAL: Final[frozenset[ProcessKind]] = frozenset({"1.5", "2", "3"})
DIALOGUE: Final[frozenset[ProcessKind]] = frozenset({"1.5", "2"})
"""The kinds that what is written on track two speaks of."""

DAYS_OF_YEAR: Final = 365.25
DAYS_OF_MONTH: Final = DAYS_OF_YEAR / 12


@dataclass(frozen=True)
class Running:
    """A process that runs at the date, with what is there of it then."""

    process: Process
    phase: Phase
    parts: tuple[Participation, ...]

    @property
    def id(self) -> str:
        """The id of the process."""
        return self.process.id

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return called(self.process)

    @property
    def kind(self) -> ProcessKind:
        """Its kind at the date."""
        return self.phase.kind

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Everybody in it, in any role, each once."""
        return tuple(dict.fromkeys(part.actor for part in self.parts))

    def those(self, *roles: str) -> tuple[str, ...]:
        """Everybody in one of these roles, each once."""
        return tuple(dict.fromkeys(part.actor for part in self.parts if part.role in roles))

    @cached_property
    def table(self) -> tuple[str, ...]:
        """Who talks, as a participant or with a full voice; not who only calls, hosts or watches."""
        return tuple(dict.fromkeys(part.actor for part in self.parts if at_table(part)))

    @cached_property
    def hubs(self) -> frozenset[str]:
        """Those who convene and facilitate it."""
        return frozenset(self.those("convener", "facilitator"))

    @property
    def for_society(self) -> bool:
        """Whether it is marked as aiming at society, and not at policy."""
        return "society" in self.process.aims and "policy" not in self.process.aims


def called(process: Process) -> str:
    """What a process is called in a sentence."""
    return process.short.strip() or process.name.strip() or process.id


def at_table(part: Participation) -> bool:
    """Whether somebody talks: a participant, or anybody who is recorded with a full voice."""
    return part.role == "participant" or part.voice == "full"


def dialogues(running_now: Iterable[Running]) -> Iterator[Running]:
    """Those of kinds 1.5 and 2."""
    return (process for process in running_now if process.kind in DIALOGUE)


def running(process: Process, on: str | None, there: Container[str]) -> Running | None:
    """The process as it is at a partial date with the actors that are `there`; `None` if it does not run."""
    phase = process.phase(on)
    if phase is None:
        return None
    parts = tuple(
        part for part in process.participants if part.actor in there and active(part.since, part.until, on)
    )
    return Running(process, phase, parts)


def began(process: Process) -> date | None:
    """The first day of a process; `None` if the start of a phase is not recorded."""
    starts = [phase.since for phase in process.phases]
    return None if None in starts else min(first_day(start) for start in starts if start is not None)


def closed(process: Process) -> date | None:
    """The last day of a process; `None` if a phase is open or its end is not recorded."""
    ends = [phase.until for phase in process.phases]
    return None if None in ends else max(last_day(end) for end in ends if end is not None)
