"""A field that is a list: the phases of a process, its participants, who signed an agreement.

Each item is a row with what matters most beside each other, and the rest unfolded below. A change sends the
whole list, as one value of the field.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from mtd_desktop.gui import plain
from mtd_desktop.gui.docks import codecs
from mtd_desktop.gui.docks.choice import Choice, ChoiceEntry, Option
from mtd_desktop.gui.docks.entry import TALL, Entry, quiet, wrapped_label
from mtd_desktop.i18n import translate
from mtd_desktop.model.base import Entity
from mtd_desktop.model.document import Map

Items: TypeAlias = tuple[object, ...]

ITSELF = ""
"""The key of a cell that is the whole item, where the list holds plain ids."""


@dataclass(frozen=True)
class Cell:
    """One field of an item. `brief` ones stand in the first line."""

    key: str
    title: str
    make: Callable[[], Entry]
    options: Callable[[Map], Sequence[Option]] | None = None
    brief: bool = False


@dataclass(frozen=True)
class Lines:
    """What a list is made of. `fresh` makes an item of what was chosen to be added, out of `offered`; where
    nothing is to be chosen, `offered` is `None` and `fresh` is called with `None`. With `first_open` all
    fields of the first item are in sight.
    """

    cells: tuple[Cell, ...]
    add: str
    fresh: Callable[[object], object]
    offered: Callable[[Map], Sequence[Option]] | None = None
    empty: str = ""
    first_open: bool = False


class RowsEntry(Entry):
    """The rows, and a way to add one."""

    def __init__(self, lines: Lines, parent: QWidget | None = None) -> None:
        self._adder = _adder(lines)
        super().__init__(self._adder, parent)
        self._lines = lines
        self._items: Items = ()
        self._map: Map | None = None
        self.rows: list[Row] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._empty = quiet(wrapped_label(lines.empty or codecs.not_recorded(), self))
        box = self.layout()
        if isinstance(box, QVBoxLayout):
            box.insertLayout(0, self._list)
            box.insertWidget(1, self._empty)
        if isinstance(self._adder, Choice):
            self._adder.activated.connect(self._chosen)
        else:
            self._adder.clicked.connect(lambda: self._append(None))

    def meet(self, m: Map) -> None:
        """Offer what the map has."""
        self._map = m

    def show_value(self, value: object) -> None:
        """Show the items of a list."""
        self._items = value if isinstance(value, tuple) else ()
        while len(self.rows) < len(self._items):
            row = Row(len(self.rows), self._lines, self)
            self.rows.append(row)
            self._list.addWidget(row)
        for row in self.rows[len(self._items) :]:
            row.forget()
            row.hide()
        for row, item in zip(self.rows, self._items, strict=False):
            row.show_item(item, self._map)
            row.show()
        self._empty.setVisible(not self._items)
        self._offer()

    def flush(self) -> None:
        """Send what was typed in a row."""
        for row in self.rows[: len(self._items)]:
            row.flush()

    def forget(self) -> None:
        """Drop what was typed."""
        for row in self.rows:
            row.forget()

    def alter(self, number: int, key: str, value: object, gesture: str) -> str:
        """Send the list with one field of one item changed; the reason if it cannot be."""
        item = self._items[number]
        try:
            changed = value if key == ITSELF or not isinstance(item, Entity) else item.but(**{key: value})
        except ValueError:
            return translate(
                "Inspector", "That cannot be, such as an end before the beginning. Nothing is changed."
            )
        return self._give((*self._items[:number], changed, *self._items[number + 1 :]), gesture)

    def remove(self, number: int) -> None:
        """Send the list without one item."""
        self.say(self._give((*self._items[:number], *self._items[number + 1 :]), ""))

    def _append(self, value: object) -> None:
        self.say(self._give((*self._items, self._lines.fresh(value)), ""))

    def _give(self, items: Items, gesture: str) -> str:
        return self.send(items, gesture)

    def _chosen(self, index: int) -> None:
        if isinstance(self._adder, Choice):
            value = self._adder.itemData(index)
            self._adder.setCurrentIndex(-1)
            self._append(value)

    def _offer(self) -> None:
        if not isinstance(self._adder, Choice) or self._lines.offered is None or self._map is None:
            return
        first = self._lines.cells[0].key
        taken = {item if first == ITSELF else getattr(item, first) for item in self._items}
        with QSignalBlocker(self._adder):
            self._adder.clear()
            for option in self._lines.offered(self._map):
                if option.value not in taken:
                    self._adder.addItem(option.text, option.value)
            self._adder.setCurrentIndex(-1)
        self._adder.setEnabled(self._adder.count() > 0)


class Row(QWidget):
    """One item: the brief cells in a line, the others in a form below."""

    def __init__(self, number: int, lines: Lines, owner: RowsEntry) -> None:
        super().__init__(owner)
        self._number = number
        self._owner = owner
        self.entries: dict[str, Entry] = {}
        self._cells = lines.cells
        first = QHBoxLayout()
        first.setSpacing(4)
        rest = QWidget(self)
        form = QFormLayout(rest)
        form.setContentsMargins(16, 2, 0, 8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for cell in lines.cells:
            entry = cell.make()
            entry.set_title(cell.title)
            entry.send = partial(owner.alter, number, cell.key)
            self.entries[cell.key] = entry
            if cell.brief:
                first.addWidget(entry, 1)
            else:
                form.addRow(_caption(cell.title, rest, entry), entry)
        self.more = _small("…", translate("Inspector", "More about this"), self)
        self.more.setCheckable(True)
        self.more.toggled.connect(rest.setVisible)
        self.more.setVisible(form.rowCount() > 0)
        remove = _small("✕", translate("Inspector", "Remove"), self)
        remove.clicked.connect(lambda: owner.remove(number))
        first.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        self._open = lines.first_open and number == 0
        rest.setVisible(self._open)
        self.more.setChecked(self._open)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(first)
        box.addWidget(rest)

    def show_item(self, item: object, m: Map | None) -> None:
        """Show an item without sending anything."""
        for cell in self._cells:
            entry = self.entries[cell.key]
            if isinstance(entry, ChoiceEntry) and cell.options is not None and m is not None:
                entry.set_options(cell.options(m))
            entry.show_value(item if cell.key == ITSELF else getattr(item, cell.key))

    def flush(self) -> None:
        """Send what was typed."""
        for entry in self.entries.values():
            entry.flush()

    def forget(self) -> None:
        """Ready for another item."""
        for entry in self.entries.values():
            entry.forget()
        self.more.setChecked(self._open)


def _adder(lines: Lines) -> Choice | QPushButton:
    if lines.offered is None:
        button = QPushButton(lines.add)
        button.setMinimumHeight(TALL)
        return button
    choice = Choice()
    choice.setPlaceholderText(lines.add)
    choice.setAccessibleName(lines.add)
    choice.setCurrentIndex(-1)
    return choice


def _caption(text: str, parent: QWidget, buddy: Entry) -> QLabel:
    label = plain.label(text, parent)
    label.setBuddy(buddy.control)
    return label


def _small(text: str, tip: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText(text)
    button.setToolTip(plain.tooltip(tip))
    button.setAccessibleName(tip)
    button.setAutoRaise(True)
    button.setMinimumSize(TALL, TALL)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
