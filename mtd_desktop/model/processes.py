"""Processes (talks, dialogues, campaigns) and the agreements that came out of them.

Process kinds after USIP's primer on multi-track diplomacy (2019): 1 official talks; 1.5 serving officials in
an unofficial capacity together with non-officials; 2 unofficial people of all sides; 3 people-to-people. A
process may change its kind from phase to phase, as the Oslo channel did.
"""

from typing import Annotated, Final, Literal, Self, get_args

from pydantic import Field, Strict, model_validator

from mtd_desktop.model.actors import checked_span
from mtd_desktop.model.base import Answer, Confidentiality, Entity, Flag, Ident, Many, Text
from mtd_desktop.model.dates import PartialDate, Presence, active, last_day, state_at

ProcessKind = Literal["1", "1.5", "2", "3"]
Role = Literal["participant", "convener", "facilitator", "host", "observer", "adviser", "local partner"]
Voice = Literal["full", "without vote", "not recorded"]
Disclosure = Literal["disclosed", "undisclosed", "not recorded"]
Category = Literal["political", "economic-institutional", "social"]
"""The three fields of peace building in McDonald's essay of 2003."""

Aim = Literal["policy", "society"]
State = Literal["running", "stalled", "reopening"]

PROCESS_KINDS: Final[tuple[ProcessKind, ...]] = get_args(ProcessKind)


class Phase(Entity):
    """A stretch of a process with one kind."""

    kind: ProcessKind
    name: Text = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    note: Text = ""

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        return checked_span(self, self.since, self.until)


class Participation(Entity):
    """An actor's part in a process."""

    actor: Ident
    role: Role = "participant"
    voice: Voice = "not recorded"
    since: PartialDate | None = None
    until: PartialDate | None = None
    note: Text = ""

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        return checked_span(self, self.since, self.until)


class Funding(Entity):
    """Who pays: an actor of the map, or a name. What nobody recorded is not the same as what was hidden."""

    actor: Ident | None = None
    name: Text = ""
    disclosure: Disclosure = "not recorded"
    conditions: Answer = "not recorded"
    approved: Answer = "not recorded"
    note: Text = ""
    sources: Many[Text] = ()


class Output(Entity):
    """A result of a process, and whether it was carried to those it was meant for."""

    text: Text
    delivered: Answer = "not recorded"
    date: PartialDate | None = None


class Process(Entity):
    """Something that people do together over time, in one or more phases."""

    id: Ident
    name: Text
    short: Text = ""
    phases: Annotated[Many[Phase], Field(min_length=1)]
    participants: Many[Participation] = ()
    funding: Many[Funding] = ()
    sessions: Annotated[int, Strict(), Field(ge=0)] | None = None
    place: Text = ""
    aims: Many[Aim] = ()
    purpose: Text = ""
    categories: Many[Category] = ()
    outputs: Many[Output] = ()
    outcome: Text = ""
    invited_by: Many[Ident] = ()
    invitation: Text = ""
    methods: Many[Text] = ()
    evaluation: Text = ""
    planned_until: PartialDate | None = None
    single_community: Flag = False
    state: State = "running"
    follows: Many[Ident] = ()
    description: Text = ""
    confidentiality: Confidentiality = "public"
    tags: Many[Text] = ()
    sources: Many[Text] = ()

    def phase(self, on: str | None = None) -> Phase | None:
        """The first phase active at a partial date; without a date, the first."""
        return next((p for p in self.phases if active(p.since, p.until, on)), None)

    def state_on(self, on: str | None = None) -> Presence:
        """How the process stands to a partial date; between two phases it has ended for the time being."""
        states = {state_at(p.since, p.until, on) for p in self.phases}
        if "active" in states:
            return "active"
        return "ended" if "ended" in states else "to come"

    def phase_near(self, on: str | None = None) -> Phase:
        """The phase at a partial date, else the last that ended before it, else the first."""
        found = self.phase(on)
        if found is not None:
            return found
        ended = [p for p in self.phases if state_at(p.since, p.until, on) == "ended"]
        return max(ended, key=lambda p: last_day(p.until or "9999"), default=self.phases[0])


class Agreement(Entity):
    """Something agreed and signed, and what was to follow it."""

    id: Ident
    name: Text
    short: Text = ""
    date: PartialDate | None = None
    signatories: Many[Ident] = ()
    process: Ident | None = None
    follow_ups: Many[Ident] = ()
    issues: Many[Text] = ()
    description: Text = ""
    confidentiality: Confidentiality = "public"
    tags: Many[Text] = ()
    sources: Many[Text] = ()

    def state_on(self, on: str | None = None) -> Presence:
        """What was agreed is there from its day on; nobody records how long it holds."""
        return state_at(self.date, None, on)
