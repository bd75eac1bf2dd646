"""The rooms of a window that nobody needs before the map is on the screen: where each is found.

A row of the action table names its handler as "room.method". A room is imported and built, as
`Class(window)`, when one of its rows is used for the first time.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow

ROOMS: Final[Mapping[str, str]] = {
    "edit": "edit_commands:EditCommands",
    "page": "edit_commands:PageCommands",
    "output": "output:Output",
    "keeping": "keeping:Keeping",
    "comparing": "comparing:Comparing",
    "vault": "vault:Vault",
    "privacy": "privacy:Privacy",
    "time": "time:Time",
    "processes": "processes:Processes",
    "lens": "lens:Lens",
    "questions": "questions_room:QuestionRoom",
}
"""Room to "module:Class" inside `mtd_desktop.gui`."""


def entered(room: str, window: MainWindow) -> object:
    """The room of that name, newly built for `window`."""
    module, _, name = ROOMS[room].partition(":")
    build = getattr(import_module(f"mtd_desktop.gui.{module}"), name)
    made: object = build(window)
    return made
