"""Other shortcuts for those who want them: conflicts are shown, and the table's own are one click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mtd_desktop.gui import plain
from mtd_desktop.gui.actions import conflicts, menu_titles, table
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.gui.desk import Desk

_PORTABLE, _NATIVE = QKeySequence.SequenceFormat.PortableText, QKeySequence.SequenceFormat.NativeText
_ID = Qt.ItemDataRole.UserRole


class ShortcutsDialog(QDialog):
    """`keys` holds what differs from the table, by the id of the action. OK gives it to every window."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Shortcuts", "Keyboard Shortcuts"))
        self._desk = desk
        self._rows = {row.id: row for row in table()}
        self.keys = {k: list(v) for k, v in desk.settings.values.shortcuts.items() if k in self._rows}
        self._items: dict[str, QTreeWidgetItem] = {}
        self._build()
        self._fill()
        self._show_current()
        self.resize(620, 640)

    def _build(self) -> None:
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(translate("Shortcuts", "Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(translate("Shortcuts", "Search"))
        self.search.textChanged.connect(self._filter)
        self.tree = QTreeWidget(self)
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([translate("Shortcuts", "Action"), translate("Shortcuts", "Shortcut")])
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setAccessibleName(translate("Shortcuts", "Actions and their shortcuts"))
        self.tree.currentItemChanged.connect(self._show_current)
        self.editor = QKeySequenceEdit(self)
        self.editor.setMaximumSequenceLength(1)
        self.editor.setClearButtonEnabled(True)
        self.editor.setAccessibleName(translate("Shortcuts", "New shortcut"))
        self.editor.editingFinished.connect(self._take)
        self.reset = QPushButton(translate("Shortcuts", "&Reset"), self)
        self.reset.clicked.connect(self._reset_current)
        self.reset_all = QPushButton(translate("Shortcuts", "Reset &All"), self)
        self.reset_all.clicked.connect(self._reset_all)
        self.warning = plain.label(parent=self)
        self.warning.setWordWrap(True)
        for button in (self.reset, self.reset_all):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(plain.label(translate("Shortcuts", "New shortcut"), self))
        row.addWidget(self.editor, 1)
        row.addWidget(self.reset)
        row.addWidget(self.reset_all)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.search, self.tree):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.warning)
        column.addWidget(self.buttons)

    def _fill(self) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        titles = menu_titles()
        for ident, row in self._rows.items():
            menu = row.menu.partition("/")[0]
            if menu not in groups:
                groups[menu] = QTreeWidgetItem(self.tree, [plain.without_mnemonic(titles[menu])])
                groups[menu].setFlags(Qt.ItemFlag.ItemIsEnabled)
            item = QTreeWidgetItem(groups[menu], [self._name(ident), ""])
            item.setData(0, _ID, ident)
            self._items[ident] = item
        self.tree.expandAll()
        self._show_keys()

    def _name(self, ident: str) -> str:
        row = self._rows[ident]
        above = menu_titles().get(row.menu, "") if "/" in row.menu else ""
        return f"{plain.without_mnemonic(above)}: {row.plain}" if above else row.plain

    def keys_of(self, ident: str) -> list[str]:
        """The shortcuts of an action as they stand in the dialog."""
        return self.keys.get(ident, list(self._rows[ident].keys))

    def _show_keys(self) -> None:
        for ident, item in self._items.items():
            native = [QKeySequence(key, _PORTABLE).toString(_NATIVE) for key in self.keys_of(ident)]
            item.setText(1, ", ".join(native))
            font = item.font(1)
            font.setBold(ident in self.keys)
            item.setFont(1, font)
        found = conflicts(tuple(self._rows.values()), self.keys)
        lines = [
            translate("Shortcuts", "{key} would mean two things: {names}").format(
                key=QKeySequence(key, _PORTABLE).toString(_NATIVE),
                names=", ".join(self._name(ident) for ident in idents),
            )
            for key, idents in found.items()
        ]
        self.warning.setText("\n".join(lines))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not found)

    def _current(self) -> str | None:
        item = self.tree.currentItem()
        found = item.data(0, _ID) if item is not None else None
        return found if isinstance(found, str) else None

    def _show_current(self) -> None:
        ident = self._current()
        self.editor.setEnabled(ident is not None)
        self.reset.setEnabled(ident is not None)
        keys = self.keys_of(ident) if ident is not None else []
        self.editor.setKeySequence(QKeySequence(keys[0], _PORTABLE) if keys else QKeySequence())

    def _take(self) -> None:
        ident = self._current()
        if ident is not None:
            text = self.editor.keySequence().toString(_PORTABLE)
            self.set_keys(ident, [text] if text else [])

    def set_keys(self, ident: str, keys: list[str]) -> None:
        """Give an action these shortcuts; those of the table count as no change."""
        if keys == list(self._rows[ident].keys) or (
            keys and keys[0] == next(iter(self._rows[ident].keys), "")
        ):
            self.keys.pop(ident, None)
        else:
            self.keys[ident] = keys
        self._show_keys()

    def _reset_current(self) -> None:
        ident = self._current()
        if ident is not None:
            self.keys.pop(ident, None)
            self._show_keys()
            self._show_current()

    def _reset_all(self) -> None:
        self.keys = {}
        self._show_keys()
        self._show_current()

    def _filter(self, text: str) -> None:
        wanted = text.casefold()
        for item in self._items.values():
            item.setHidden(wanted not in f"{item.text(0)} {item.text(1)}".casefold())

    def accept(self) -> None:
        """Keep the choice and tell the windows."""
        self._desk.set_shortcuts(self.keys)
        super().accept()
