"""Everything a person can tell the program to do, as one table for menus, toolbar, shortcuts and help.

`handler` is "room.method"; the rooms of a window are named in `main_window.py`. `enabled` and `checked` name
conditions of `conditions.py`. `keys` are in Qt's portable form (on macOS "Ctrl" is the command key).

Most shortcuts hold in the whole window; a text field with the focus keeps the keys it needs for itself. Those
with `scope="map"` are single keys and hold only while the compass, the tray or the outline has the focus, so
that a digit typed into a field never moves an actor. Those with `scope="untyped"` hold in the whole window
but where somebody types: what is wanted in a hurry must not ask where the focus is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from mtd_desktop.gui.plain import without_mnemonic
from mtd_desktop.i18n import translate

Scope = Literal["window", "map", "untyped"]
MenuRole = Literal["", "quit", "about", "preferences"]


class Action(NamedTuple):
    """One row. `menu` is a path such as "page/theme", empty for none; `line` draws a line above the row.

    A row with an `argument` calls its handler with it. `tip` says more than the text does. `after` names the
    row of the same menu behind which this one stands, for rows that come from another module.
    """

    handler: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    enabled: str = "open"
    checked: str = ""
    argument: str | int | float | None = None
    line: bool = False
    scope: Scope = "window"
    icon: str = ""
    tip: str = ""
    role: MenuRole = ""
    after: str = ""

    @property
    def id(self) -> str:
        """What the row is called in settings and tests."""
        return self.handler if self.argument is None else f"{self.handler}:{self.argument}"

    @property
    def plain(self) -> str:
        """The text without mnemonics and dots, for help, tooltips and screen readers."""
        return without_mnemonic(self.text)


def menu_titles() -> Mapping[str, str]:
    """Titles of the menus, in the order of the menu bar; a path with a slash is a submenu."""
    return {
        "file": translate("Menu", "&File"),
        "file/recent": translate("Menu", "Open &Recent"),
        "file/samples": translate("Menu", "Open Sa&mple"),
        "edit": translate("Menu", "&Edit"),
        "actor": translate("Menu", "&Actor"),
        "actor/move": translate("Menu", "&Move to Track"),
        "link": translate("Menu", "&Link"),
        "link/relation": translate("Menu", "Relation of &New Links"),
        "process": translate("Menu", "P&rocess"),
        "process/show": translate("Menu", "&Show on the Page"),
        "page": translate("Menu", "&Page"),
        "page/layout": translate("Menu", "&Layout"),
        "page/rotation": translate("Menu", "&Rotation"),
        "page/theme": translate("Menu", "&Theme"),
        "page/distance": translate("Menu", "&Distance from the Middle"),
        "page/colour": translate("Menu", "&Colour"),
        "page/size": translate("Menu", "&Size"),
        "page/label": translate("Menu", "&Names"),
        "page/show": translate("Menu", "S&how"),
        "page/convention": translate("Menu", "Con&ventions"),
        "view": translate("Menu", "&View"),
        "view/lens": translate("Menu", "L&ens"),
        "view/time": translate("Menu", "Ti&me"),
        "view/questions": translate("Menu", "Questions and Tr&y-outs"),
        "view/appearance": translate("Menu", "&Appearance of the Window"),
        "help": translate("Menu", "&Help"),
    }


def table() -> tuple[Action, ...]:
    """All rows, in the order of the menus."""
    from mtd_desktop.gui import (
        action_rows,
        comparing_rows,
        keeping_rows,
        lens_rows,
        page_rows,
        privacy_rows,
        process_rows,
        question_rows,
        time_rows,
        vault_rows,
    )

    rooms = (
        action_rows,
        page_rows,
        keeping_rows,
        comparing_rows,
        vault_rows,
        privacy_rows,
        lens_rows,
        time_rows,
        process_rows,
        question_rows,
    )
    return ordered([row for room in rooms for row in room.rows()])


def ordered(rows: Sequence[Action]) -> tuple[Action, ...]:
    """The rows in their order, but each with `after` behind the row that it names, if that is there."""
    placed = [row for row in rows if not row.after]
    waiting = [row for row in rows if row.after]
    while waiting:
        known = {row.id: at for at, row in enumerate(placed)}
        row = next((row for row in waiting if row.after in known), waiting[0])
        waiting.remove(row)
        placed.insert(known.get(row.after, len(placed) - 1) + 1, row)
    return tuple(placed)


def conflicts(rows: Sequence[Action], keys: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Shortcuts that more than one row has, with the ids of those rows; `keys` are the shortcuts by id."""
    users: dict[str, list[str]] = {}
    for row in rows:
        for key in keys.get(row.id, row.keys):
            users.setdefault(key, []).append(row.id)
    return {key: tuple(ids) for key, ids in users.items() if len(ids) > 1}
