"""Menus, toolbar and shortcuts, made from the action table and kept in step with the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from mtd_desktop.gui.actions import Action, menu_titles, table
from mtd_desktop.gui.conditions import CHECKED, ENABLED, Moment, stays_while_masked
from mtd_desktop.gui.plain import menu_text, tooltip
from mtd_desktop.i18n import translate

_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "about": QAction.MenuRole.AboutRole,
    "preferences": QAction.MenuRole.PreferencesRole,
    "": QAction.MenuRole.NoRole,
}

_CONTEXTS = {
    "window": Qt.ShortcutContext.WindowShortcut,
    "map": Qt.ShortcutContext.WidgetShortcut,
    # A text field keeps every letter for itself; lists, buttons and figures do not.
    "untyped": Qt.ShortcutContext.WidgetWithChildrenShortcut,
}


class Actions(QObject):
    """One `QAction` for every row of the table, by the row's id.

    `handler` returns the method of a name such as "edit.undo". `about_to_run` lets fields that are being
    typed in give their words to the map first.
    """

    about_to_run = Signal()

    def __init__(
        self,
        handler: Callable[[str], Callable[..., Any]],
        keys: Mapping[str, Sequence[str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._handler = handler
        self.rows = {row.id: row for row in table()}
        self.by_id = {ident: self._made(row) for ident, row in self.rows.items()}
        self._groups: dict[tuple[str, str], QActionGroup] = {}
        self.set_keys(keys)

    def _made(self, row: Action) -> QAction:
        action = QAction(row.text, self)
        action.setObjectName(row.id)
        action.setMenuRole(_ROLES[row.role])
        action.setCheckable(bool(row.checked))
        action.setShortcutContext(_CONTEXTS[row.scope])
        action.triggered.connect(partial(self._run, row))
        return action

    def _run(self, row: Action, _checked: bool = False) -> None:
        self.about_to_run.emit()
        handler = self._handler(row.handler)
        if row.argument is None:
            handler()
        else:
            handler(row.argument)

    def set_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Give every action its shortcuts: those in `keys`, else those of the table."""
        for ident, action in self.by_id.items():
            row = self.rows[ident]
            own = [
                QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
                for key in keys.get(ident, row.keys)
            ]
            action.setShortcuts(own)
            shown = own[0].toString(QKeySequence.SequenceFormat.NativeText) if own else ""
            text = row.tip or row.plain
            action.setToolTip(tooltip(f"{text} ({shown})" if shown else text))
            action.setStatusTip("")

    def refresh(self, moment: Moment) -> None:
        """Enable and tick what can be used and what is on."""
        enabled = {name: ask(moment) for name, ask in ENABLED.items()}
        stack = moment.editor.undo_stack
        masked = moment.editor.viewing.look.masked
        undo, redo = ("", "") if masked else (stack.undoText(), stack.redoText())
        for ident, action in self.by_id.items():
            row = self.rows[ident]
            action.setEnabled(enabled[row.enabled] and (not masked or stays_while_masked(row)))
            if row.checked:
                action.setChecked(CHECKED[row.checked](moment, row))
        self.by_id["edit.undo"].setText(
            _step(translate("Action", "&Undo"), translate("Action", "&Undo {step}"), undo)
        )
        self.by_id["edit.redo"].setText(
            _step(translate("Action", "&Redo"), translate("Action", "&Redo {step}"), redo)
        )
        for track in moment.editor.shown.framework.tracks:
            self.by_id[f"edit.move_to:{track.number}"].setText(menu_text(track.title))

    def of_menu(self, menu: str) -> tuple[str, ...]:
        """The ids of a menu's rows in order."""
        return tuple(ident for ident, row in self.rows.items() if row.menu == menu)

    def fill(self, menu: QMenu, idents: Iterable[str]) -> None:
        """Add the rows `idents` to `menu`, with their lines."""
        for ident in idents:
            if self.rows[ident].line and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(self.by_id[ident])

    def fill_bar(self, bar: QMenuBar) -> dict[str, QMenu]:
        """All menus of the table in `bar`, by their paths."""
        made: dict[str, QMenu] = {}
        for path, title in menu_titles().items():
            above = path.rpartition("/")[0]
            if not above:
                made[path] = Menu(title, bar)
                bar.addMenu(made[path])
                self.fill(made[path], self.of_menu(path))
        for path, title in menu_titles().items():
            above = path.rpartition("/")[0]
            if above:
                made[path] = Menu(title, made[above])
                self.fill(made[path], self.of_menu(path))
                anchor = _SUBMENU_BEFORE.get(path)
                if anchor:
                    made[above].insertMenu(self.by_id[anchor], made[path])
                else:
                    made[above].addMenu(made[path])
        return made


class Menu(QMenu):
    """A menu that keeps a bare key for its mnemonics while it is open, though the page would know it too."""

    def event(self, event: QEvent) -> bool:
        """A letter chooses an entry here; it does not reach the single keys of the map."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        ):
            event.accept()
            return True
        return super().event(event)


_SUBMENU_BEFORE = {
    "file/recent": "desk.new_window",
    "file/samples": "desk.new_window",
    "actor/move": "edit.free_places",
}
"""Before which row of its parent a submenu stands; the others stand at the end."""


def _step(bare: str, named: str, step: str) -> str:
    return named.format(step=menu_text(step)) if step else bare


def context_idents(actors: int, links: int, gatherings: int = 0) -> tuple[str, ...]:
    """The rows of the menu under the right mouse button for so many selected things; "" is a line."""
    if actors:
        return (
            "canvas.edit_selected",
            *(("window.rename",) if actors == 1 and not links else ()),
            "canvas.begin_link",
            "edit.select_neighbours",
            "",
            "processes.add",
            "questions.try_without",
            "",
            "edit.toggle_us",
            "edit.free_places",
            "",
            "edit.cut",
            "edit.copy",
            "edit.duplicate",
            "edit.delete",
        )
    if links:
        return ("canvas.edit_selected", "edit.reverse", "questions.try_without", "", "edit.delete")
    if gatherings:
        return (
            "canvas.edit_selected",
            *(("window.rename",) if gatherings == 1 else ()),
            "processes.add_agreement",
            "questions.try_without",
            "",
            "edit.delete",
        )
    return (
        "canvas.set_tool:actor",
        "edit.paste",
        "edit.select_all",
        "",
        "window.map_properties",
        "window.tracks",
        "window.sides",
        "",
        "canvas.fit",
    )
