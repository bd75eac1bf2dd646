"""Operations on processes and agreements: adding them, and what is known about them."""

from __future__ import annotations

from dataclasses import dataclass

from mtd_desktop.editing.field_ops import SetField
from mtd_desktop.editing.idents import new_id, taken_ids
from mtd_desktop.editing.operation import Single
from mtd_desktop.editing.revise import proper_name, replaced, require_free, revised, revised_map
from mtd_desktop.editing.wording import shortened
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import Agreement, Participation, Phase, Process, ProcessKind


def new_process(
    m: Map, name: str, kind: ProcessKind = "2", *, actors: tuple[str, ...] = (), since: str | None = None
) -> Process:
    """A fresh process for `AddProcess`, with these actors around the table. A blank name is refused."""
    return Process(
        id=new_id("process", taken_ids(m)),
        name=proper_name(name),
        phases=(Phase(kind=kind, since=since),),
        participants=tuple(Participation(actor=ident) for ident in dict.fromkeys(actors)),
    )


def new_agreement(
    m: Map,
    name: str,
    *,
    process: str | None = None,
    signatories: tuple[str, ...] = (),
    date: str | None = None,
) -> Agreement:
    """A fresh agreement for `AddAgreement`. A blank name is refused."""
    return Agreement(
        id=new_id("agreement", taken_ids(m)),
        name=proper_name(name),
        process=process,
        signatories=tuple(dict.fromkeys(signatories)),
        date=date,
    )


@dataclass(frozen=True, slots=True)
class AddProcess(Single):
    """Put a new process on the map; `after` is the agreement that it is to carry out, if any."""

    process: Process
    after: str | None = None

    def label(self, _m: Map, /) -> str:
        return translate("Editing", "Add {what}").format(what=shortened(self.process.name))

    def apply(self, m: Map, /) -> Map:
        require_free(m, self.process.id, taken_ids(m))
        process = revised(self.process, self.process.name, name=proper_name(self.process.name))
        agreements = m.agreements
        if self.after is not None:
            agreement = _agreement(m, self.after)
            grown = agreement.but(follow_ups=(*agreement.follow_ups, process.id))
            agreements = replaced(agreements, {agreement.id: grown})
        return revised_map(m, processes=(*m.processes, process), agreements=agreements)


@dataclass(frozen=True, slots=True)
class AddAgreement(Single):
    """Put a new agreement on the map."""

    agreement: Agreement

    def label(self, _m: Map, /) -> str:
        return translate("Editing", "Add {what}").format(what=shortened(self.agreement.name))

    def apply(self, m: Map, /) -> Map:
        require_free(m, self.agreement.id, taken_ids(m))
        agreement = revised(self.agreement, self.agreement.name, name=proper_name(self.agreement.name))
        return revised_map(m, agreements=(*m.agreements, agreement))


class SetProcessField(SetField):
    """Set one field of one process or of many."""

    __slots__ = ()
    kind = "process"

    def apply(self, m: Map, /) -> Map:
        changed = self.revised(_process(m, ident) for ident in self.ids)
        return revised_map(m, processes=replaced(m.processes, changed))


class SetAgreementField(SetField):
    """Set one field of one agreement or of many."""

    __slots__ = ()
    kind = "agreement"

    def apply(self, m: Map, /) -> Map:
        changed = self.revised(_agreement(m, ident) for ident in self.ids)
        return revised_map(m, agreements=replaced(m.agreements, changed))


def _process(m: Map, ident: str) -> Process:
    found = m.process_by_id.get(ident)
    if found is None:
        raise UserError(translate("Editing", "The process is no longer on the map."))
    return found


def _agreement(m: Map, ident: str) -> Agreement:
    found = m.agreement_by_id.get(ident)
    if found is None:
        raise UserError(translate("Editing", "The agreement is no longer on the map."))
    return found
