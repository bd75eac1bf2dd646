"""A dialog's own copy of the map: tried out until OK, then done as one step; Cancel leaves no trace."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from mtd_desktop.editing.operation import Operation
from mtd_desktop.editing.together import Together
from mtd_desktop.errors import UserError
from mtd_desktop.gui.docks.entry import quiet, wrapped_label
from mtd_desktop.gui.editor import Editor
from mtd_desktop.model.document import Map


class Draft(QObject):
    """The map as it would be. `changed` after every step, `refused` with the reason when one cannot be."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, m: Map, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.map = m
        self.steps: list[Operation] = []

    def execute(self, operation: Operation) -> bool:
        """Try it."""
        try:
            after = operation.apply(self.map)
        except UserError as problem:
            self.refused.emit(str(problem))
            return False
        if after is not self.map:
            self.map = after
            self.steps.append(operation)
            self.refused.emit("")
            self.changed.emit()
        return True


class DraftDialog(QDialog):
    """A dialog over a draft, with a line for refusals and the buttons OK and Cancel."""

    def __init__(self, editor: Editor, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.draft = Draft(editor.map, self)
        self.setWindowTitle(title)
        self.setModal(True)
        self.problem = quiet(wrapped_label(parent=self))
        self.problem.hide()
        self.draft.refused.connect(self._say)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.flush: Callable[[], None] = lambda: None
        """Sends what is still being typed to the draft."""

    def tab_order(self) -> list[QWidget]:
        """The controls in the order in which they are seen, without the buttons below."""
        return []

    def chain(self) -> None:
        """Let Tab visit the controls from top to bottom, the buttons last."""
        for before, after in pairwise((*self.tab_order(), *self.buttons.buttons())):
            QWidget.setTabOrder(before, after)

    def accept(self) -> None:
        """Do all that was tried, as one step."""
        self.flush()
        steps = tuple(self.draft.steps)
        if steps:
            self.editor.execute(Together(steps, self.step_name()))
        super().accept()

    def step_name(self) -> str:
        """What the step is called in the Undo menu."""
        return self.windowTitle()

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
