"""When a row of the action table can be used, and when it is ticked: a table of small questions by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from mtd_desktop.gui.actions import Action
from mtd_desktop.gui.editor import Editor
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import PROCESS_KINDS


class Moment(NamedTuple):
    """What the questions are asked about: a window at one moment."""

    editor: Editor
    is_open: bool
    tool: str
    recent: bool
    inspector: bool
    outline: bool
    tray: bool
    full: bool
    look: str
    protected: bool = False
    panels: frozenset[str] = frozenset()
    aloud: bool = False
    time: bool = False
    playing: bool = False

    @property
    def actors(self) -> tuple[str, ...]:
        """The selected actors."""
        return self.editor.selection.actors(self.editor.map)

    @property
    def links(self) -> tuple[str, ...]:
        """The selected links."""
        return self.editor.selection.links(self.editor.map)


def _is_us(moment: Moment, _row: Action) -> bool:
    known = moment.editor.map.actor_by_id
    return bool(moment.actors) and all(known[ident].is_us for ident in moment.actors)


def _kinds(moment: Moment) -> tuple[str, ...]:
    return tuple(kind for kind in PROCESS_KINDS if kind in moment.editor.map.view.process_kinds)


def _has_gatherings(m: Map) -> bool:
    return bool(m.processes or m.agreements)


def _view(moment: Moment, row: Action) -> bool:
    field, _, value = str(row.argument).partition("=")
    found: Any = getattr(moment.editor.map.view, field)
    return bool(found == value)


ENABLED: Mapping[str, Callable[[Moment], bool]] = {
    "always": lambda _: True,
    "open": lambda moment: moment.is_open,
    "recent": lambda moment: moment.recent,
    "protected": lambda moment: moment.is_open and moment.protected,
    "undo": lambda moment: moment.is_open and moment.editor.undo_stack.canUndo(),
    "redo": lambda moment: moment.is_open and moment.editor.undo_stack.canRedo(),
    "selected": lambda moment: moment.is_open and bool(moment.editor.selection.ids),
    "actors": lambda moment: moment.is_open and bool(moment.actors),
    "links": lambda moment: moment.is_open and bool(moment.links),
    "trying": lambda moment: moment.is_open and bool(moment.editor.viewing.look.without),
    "gatherings": lambda moment: moment.is_open and _has_gatherings(moment.editor.map),
    "one": lambda moment: moment.is_open and len(moment.editor.selection.ids) == 1,
}

CHECKED: Mapping[str, Callable[[Moment, Action], bool]] = {
    "tool": lambda moment, row: moment.tool == row.argument,
    "view": _view,
    "shown": lambda moment, row: bool(getattr(moment.editor.map.view, str(row.argument))),
    "us": _is_us,
    "kind": lambda moment, row: row.argument in moment.editor.map.view.process_kinds,
    "kinds": lambda moment, row: _kinds(moment) == (PROCESS_KINDS if row.argument == "all" else ()),
    "process": lambda moment, row: row.argument in moment.editor.viewing.look.processes,
    "inspector": lambda moment, _: moment.inspector,
    "outline": lambda moment, _: moment.outline,
    "tray": lambda moment, _: moment.tray,
    "aloud": lambda moment, _: moment.aloud,
    "panel": lambda moment, row: row.argument in moment.panels,
    "full": lambda moment, _: moment.full,
    "masked": lambda moment, _: moment.editor.viewing.look.masked,
    "time": lambda moment, _: moment.time,
    "playing": lambda moment, _: moment.playing,
    "ended": lambda moment, row: moment.editor.viewing.look.ended == row.argument,
    "lens": lambda moment, row: moment.editor.viewing.look.lens == row.argument,
    "look": lambda moment, row: moment.look == row.argument,
}

_ROOMS_WITHOUT_NAMES = frozenset(
    {"canvas", "edit", "page", "output", "desk", "files", "privacy", "time", "lens", "vault"}
)
_ROWS_WITHOUT_NAMES = frozenset(
    {"close", "toggle_inspector", "toggle_outline", "toggle_tray", "toggle_full", "find", "help", "about"}
)


def stays_while_masked(row: Action) -> bool:
    """Whether a row can be used while names are hidden: not where it would open something that shows them."""
    room, _, method = row.handler.partition(".")
    return room in _ROOMS_WITHOUT_NAMES or (room == "window" and method in _ROWS_WITHOUT_NAMES)
