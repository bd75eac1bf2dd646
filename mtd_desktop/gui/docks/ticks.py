"""A field of which several may be ticked: the aims of a process, its fields of peace building."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from mtd_desktop.gui.docks.entry import Entry


class TicksEntry(Entry):
    """A box for each choice, below each other. The value is a tuple in the order of the choices."""

    def __init__(self, choices: Mapping[str | int, str], parent: QWidget | None = None) -> None:
        holder = QWidget()
        super().__init__(holder, parent)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        self.boxes: dict[object, QCheckBox] = {}
        for value, text in choices.items():
            box = QCheckBox(text, holder)
            box.clicked.connect(self._on_click)
            column.addWidget(box)
            self.boxes[value] = box
        holder.setFocusProxy(next(iter(self.boxes.values())))

    def show_value(self, value: object) -> None:
        """Tick what a tuple holds."""
        ticked = value if isinstance(value, tuple) else ()
        for choice, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(choice in ticked)

    def _on_click(self) -> None:
        self.say(self.send(tuple(choice for choice, box in self.boxes.items() if box.isChecked()), ""))
