"""Which version two maps both came from, where only people can know."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mtd_desktop.gui import plain
from mtd_desktop.gui.ancestors import Ancestor
from mtd_desktop.gui.docks.entry import TALL, wrapped_label
from mtd_desktop.i18n import translate

_WHICH = Qt.ItemDataRole.UserRole


class AncestorDialog(QDialog):
    """None, one of the versions that are known, or one from a file that `read` asks for."""

    def __init__(
        self,
        name: str,
        known: Sequence[Ancestor],
        read: Callable[[], Ancestor | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Comparing", "Common Version"))
        self._read = read
        words = translate(
            "Comparing",
            "Which version did this map and “{name}” both come from? With it, only what both changed"
            " differently has to be decided, and what one of them removed stays removed.",
        )
        warning = translate(
            "Comparing",
            "Choose one only if you are sure. Without a common version nothing counts as removed: nothing is"
            " lost.",
        )
        self.list = QListWidget(self)
        self.list.setAccessibleName(translate("Comparing", "Versions"))
        self.list.setWordWrap(True)
        self._add(None, translate("Comparing", "I do not know, or there is none"))
        for one in known:
            self._add(one, one.name)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        self.other = QPushButton(translate("Comparing", "Choose a &File…"), self)
        self.other.setMinimumHeight(TALL)
        self.other.setAutoDefault(False)
        self.other.clicked.connect(self._choose)
        self.buttons = QDialogButtonBox(self)
        go_on = self.buttons.addButton(
            translate("Comparing", "Continue"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        go_on.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(wrapped_label(words.format(name=plain.one_line(name)), self))
        box.addWidget(self.list, 1)
        box.addWidget(self.other, alignment=Qt.AlignmentFlag.AlignLeft)
        box.addWidget(wrapped_label(warning, self))
        box.addWidget(self.buttons)
        self.resize(560, 400)
        self.list.setFocus()

    @property
    def chosen(self) -> Ancestor | None:
        """The version that was chosen; `None` for none."""
        item = self.list.item(max(self.list.currentRow(), 0))
        found = item.data(_WHICH)
        return found if isinstance(found, Ancestor) else None

    def _add(self, one: Ancestor | None, words: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_WHICH, one)
        self.list.addItem(item)

    def _choose(self) -> None:
        found = self._read()
        if found is not None:
            self._add(found, found.name)
            self.list.setCurrentRow(self.list.count() - 1)
