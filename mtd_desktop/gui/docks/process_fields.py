"""The table of what can be said about processes and agreements."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mtd_desktop.editing.process_ops import SetAgreementField, SetProcessField
from mtd_desktop.gui import plain
from mtd_desktop.gui.docks import codecs
from mtd_desktop.gui.docks.choice import ChoiceEntry, Option
from mtd_desktop.gui.docks.entry import Entry
from mtd_desktop.gui.docks.parts import Part, builder, evidence, flag, typed
from mtd_desktop.gui.docks.rows import ITSELF, Cell, Lines, RowsEntry
from mtd_desktop.gui.docks.ticks import TicksEntry
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import Funding, Output, Participation, Phase
from mtd_desktop.model.wording import choices

_process = builder(
    lambda m, i: m.process_by_id[i], lambda _m, ids, key, v, g: SetProcessField(ids, key, v, g)
)
_agreement = builder(
    lambda m, i: m.agreement_by_id[i], lambda _m, ids, key, v, g: SetAgreementField(ids, key, v, g)
)


def process_parts() -> tuple[Part, ...]:
    """What can be said about processes, the essentials first."""
    return (
        _who_and_when(),
        _aims_and_results(),
        _who_pays(),
        _how_it_works(),
        Part(translate("Inspector", "Tags, sources, confidentiality"), evidence(_process)),
    )


def _who_and_when() -> Part:
    return Part(
        "",
        (
            _process("name", translate("Inspector", "Name"), typed(codecs.name()), shown="one"),
            _process(
                "short",
                translate("Inspector", "Short label"),
                typed(codecs.line(translate("Inspector", "as on the compass"))),
                shown="one",
            ),
            _process(
                "phases", translate("Inspector", "Kind and time"), _rows(_phases), shown="one", above=True
            ),
            _process(
                "participants",
                translate("Inspector", "Who takes part"),
                _rows(_participants),
                shown="one",
                above=True,
            ),
            _process("state", translate("Inspector", "State"), ChoiceEntry, _of("state")),
            _process("place", translate("Inspector", "Where"), typed(codecs.line())),
        ),
    )


def _aims_and_results() -> Part:
    return Part(
        translate("Inspector", "Aims and results"),
        (
            _process(
                "aims", translate("Inspector", "It aims"), lambda: TicksEntry(choices("aims")), above=True
            ),
            _process(
                "categories",
                translate("Inspector", "Field of peace building"),
                lambda: TicksEntry(choices("categories")),
                above=True,
            ),
            _process("purpose", translate("Inspector", "Purpose"), typed(codecs.prose(2)), above=True),
            _process("outputs", translate("Inspector", "Results"), _rows(_outputs), shown="one", above=True),
            _process("outcome", translate("Inspector", "Outcome"), typed(codecs.prose(3)), above=True),
            _process(
                "evaluation",
                translate("Inspector", "What was learnt"),
                typed(codecs.prose(3)),
                above=True,
            ),
        ),
    )


def _who_pays() -> Part:
    return Part(
        translate("Inspector", "Who pays"),
        (_process("funding", translate("Inspector", "Funding"), _rows(_funding), shown="one", above=True),),
    )


def _how_it_works() -> Part:
    return Part(
        translate("Inspector", "How it works"),
        (
            _process("sessions", translate("Inspector", "Meetings"), typed(codecs.number())),
            _process("planned_until", translate("Inspector", "Planned to"), typed(codecs.date())),
            _process(
                "invited_by",
                translate("Inspector", "Invited by"),
                _rows(lambda: _actors(translate("Inspector", "Add who invited…"))),
                shown="one",
                above=True,
            ),
            _process("invitation", translate("Inspector", "Invitation"), typed(codecs.line())),
            _process(
                "methods",
                translate("Inspector", "Methods"),
                typed(codecs.several(";", translate("Inspector", "separated by semicolons"))),
            ),
            _process(
                "single_community", "", flag(translate("Inspector", "Within one community, on purpose"))
            ),
            _process(
                "follows",
                translate("Inspector", "Follows on"),
                _rows(lambda: _processes(translate("Inspector", "Add the one before…"))),
                shown="one",
                above=True,
            ),
            _process(
                "description", translate("Inspector", "Description"), typed(codecs.prose(4)), above=True
            ),
        ),
    )


def agreement_parts() -> tuple[Part, ...]:
    """What can be said about agreements."""
    return (
        Part(
            "",
            (
                _agreement("name", translate("Inspector", "Name"), typed(codecs.name()), shown="one"),
                _agreement(
                    "short",
                    translate("Inspector", "Short label"),
                    typed(codecs.line(translate("Inspector", "as on the compass"))),
                    shown="one",
                ),
                _agreement("date", translate("Inspector", "Date"), typed(codecs.date())),
                _agreement("process", translate("Inspector", "Came out of"), ChoiceEntry, _origins),
                _agreement(
                    "signatories",
                    translate("Inspector", "Signed by"),
                    _rows(lambda: _actors(translate("Inspector", "Add who signed…"))),
                    shown="one",
                    above=True,
                ),
                _agreement(
                    "follow_ups",
                    translate("Inspector", "Carried out by"),
                    _rows(lambda: _processes(translate("Inspector", "Add a process that follows it…"))),
                    shown="one",
                    above=True,
                ),
                _agreement(
                    "issues",
                    translate("Inspector", "Issues"),
                    typed(codecs.one_a_line(3, translate("Inspector", "one on each line"))),
                    above=True,
                ),
                _agreement(
                    "description", translate("Inspector", "Description"), typed(codecs.prose(4)), above=True
                ),
            ),
        ),
        Part(translate("Inspector", "Tags, sources, confidentiality"), evidence(_agreement)),
    )


def _rows(lines: Callable[[], Lines]) -> Callable[[], Entry]:
    return lambda: RowsEntry(lines())


def _of(field: str) -> Callable[[Map], Sequence[Option]]:
    return lambda _m: tuple(Option(value, text) for value, text in choices(field).items())


def actor_options(m: Map) -> tuple[Option, ...]:
    """All actors by name."""
    by_name = sorted(m.actors, key=lambda actor: actor.name.casefold())
    return tuple(Option(actor.id, plain.one_line(actor.name, 60)) for actor in by_name)


def process_options(m: Map) -> tuple[Option, ...]:
    """All processes in the order of the map."""
    return tuple(Option(process.id, plain.one_line(process.name, 60)) for process in m.processes)


def _origins(m: Map) -> tuple[Option, ...]:
    return (Option(None, codecs.not_recorded()), *process_options(m))


def _since() -> Cell:
    return Cell("since", translate("Inspector", "From"), typed(codecs.date()))


def _until() -> Cell:
    return Cell("until", translate("Inspector", "To"), typed(codecs.date()))


def _note() -> Cell:
    return Cell("note", translate("Inspector", "Note"), typed(codecs.line()))


def _phases() -> Lines:
    kind = Cell("kind", translate("Inspector", "Kind"), ChoiceEntry, _of("process kind"), brief=True)
    name = Cell("name", translate("Inspector", "Name of the phase"), typed(codecs.line()))
    return Lines(
        (kind, name, _since(), _until(), _note()),
        translate("Inspector", "Add a phase"),
        lambda _: Phase(kind="2"),
        first_open=True,
    )


def _participants() -> Lines:
    return Lines(
        (
            Cell("actor", translate("Inspector", "Actor"), ChoiceEntry, actor_options, brief=True),
            Cell("role", translate("Inspector", "Role"), ChoiceEntry, _of("role in process"), brief=True),
            Cell("voice", translate("Inspector", "Voice"), ChoiceEntry, _of("voice")),
            _since(),
            _until(),
            _note(),
        ),
        translate("Inspector", "Add who takes part…"),
        lambda ident: Participation(actor=str(ident)),
        actor_options,
        translate("Inspector", "Nobody is recorded yet."),
    )


def _funding() -> Lines:
    answers = _of("answer")
    return Lines(
        (
            Cell("actor", translate("Inspector", "Funder on the map"), ChoiceEntry, _funders, brief=True),
            Cell("name", translate("Inspector", "Funder not on the map"), typed(codecs.line())),
            Cell("disclosure", translate("Inspector", "Disclosed"), ChoiceEntry, _of("disclosure")),
            Cell("conditions", translate("Inspector", "Conditions attached"), ChoiceEntry, answers),
            Cell("approved", translate("Inspector", "Participants agreed"), ChoiceEntry, answers),
            _note(),
        ),
        translate("Inspector", "Add a funder"),
        lambda _: Funding(),
        empty=translate("Inspector", "Who pays is not recorded."),
    )


def _funders(m: Map) -> tuple[Option, ...]:
    return (Option(None, translate("Inspector", "not on the map")), *actor_options(m))


def _outputs() -> Lines:
    return Lines(
        (
            Cell("text", translate("Inspector", "Result"), typed(codecs.line()), brief=True),
            Cell("delivered", translate("Inspector", "Delivered"), ChoiceEntry, _of("answer")),
            Cell("date", translate("Inspector", "Date"), typed(codecs.date())),
        ),
        translate("Inspector", "Add a result"),
        lambda _: Output(text=translate("Inspector", "New result")),
    )


def _actors(add: str) -> Lines:
    itself = Cell(ITSELF, translate("Inspector", "Actor"), ChoiceEntry, actor_options, brief=True)
    return Lines((itself,), add, lambda ident: ident, actor_options)


def _processes(add: str) -> Lines:
    itself = Cell(ITSELF, translate("Inspector", "Process"), ChoiceEntry, process_options, brief=True)
    return Lines((itself,), add, lambda ident: ident, process_options)
