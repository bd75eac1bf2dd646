"""From a question to the place where it is answered: each step that a rule suggests, done or opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from mtd_desktop.gui.question_groups import TRACK
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow
    from mtd_desktop.rules.finding import Mend


def mend(window: MainWindow, step: Mend) -> None:
    """Take the step, or open what it needs a person for. What changes the map is one undo step."""
    _STEPS[step.kind](window, step)


def _actor(window: MainWindow, step: Mend) -> None:
    canvas = window.canvas
    canvas.set_tool("actor")
    canvas.setFocus()
    track = next((i for i in step.ids if i.startswith(TRACK)), "")
    if track:
        title = window.editor.map.framework.track(int(track.removeprefix(TRACK))).title
        where = translate("Questions", "Click on {track} and type the name.").format(track=title)
        window.status.say(where)


def _link(window: MainWindow, step: Mend) -> None:
    window.editor.selection.set(step.ids[:1])
    window.canvas.setFocus()
    window.canvas.begin_link()


def _process(window: MainWindow, step: Mend) -> None:
    window.handler("processes.add_for")(step.ids[0] if step.ids else "")


def _participant(window: MainWindow, step: Mend) -> None:
    window.handler("processes.open")(step.ids[0], "participants")


def _follow_up(window: MainWindow, step: Mend) -> None:
    window.handler("processes.open")(step.ids[0], "follow_ups")


def _kind(window: MainWindow, step: Mend) -> None:
    window.handler("processes.set_kind")(step.ids[0], int(step.field), step.value)


def _record(window: MainWindow, step: Mend) -> None:
    ident = step.ids[0]
    m = window.editor.map
    if ident in m.process_by_id or ident in m.agreement_by_id:
        window.handler("processes.open")(ident, step.field)
        return
    window.editor.selection.set([ident])
    window.panels.set_shown("inspector", shown=True)
    inspector = window.panels.inspector
    if inspector is not None:
        inspector.focus_field(step.field)


_STEPS: Final[Mapping[str, Callable[[MainWindow, Mend], None]]] = {
    "add actor": _actor,
    "add link": _link,
    "add process": _process,
    "add participant": _participant,
    "add follow-up": _follow_up,
    "change kind": _kind,
    "record": _record,
}
