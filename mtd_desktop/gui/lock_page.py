"""What a window shows while its map is locked: that it is locked, and where the passphrase goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mtd_desktop.errors import UserError
from mtd_desktop.gui import icons, plain
from mtd_desktop.gui.secret_field import SecretField, at_work, reveal_box
from mtd_desktop.i18n import translate

WIDTH = 400
ICON = 56


class LockPage(QWidget):
    """Gives what is typed to `unlock`, which raises `UserError` if it does not fit."""

    def __init__(self, unlock: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unlock = unlock
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        title = plain.label(translate("Lock", "Locked"), self)
        font = QFont(title.font())
        font.setPointSizeF(font.pointSizeF() * 2.0)
        font.setWeight(QFont.Weight.DemiBold)
        title.setFont(font)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.unsaved = _centred(
            translate("Lock", "Changes that are not saved yet are kept, encrypted."), self
        )
        self.field = SecretField(translate("Lock", "Passphrase"), self)
        self.field.setPlaceholderText(translate("Lock", "Passphrase"))
        self.field.returnPressed.connect(self.try_to_open)
        self.field.textChanged.connect(self._typed)
        self.open_button = QPushButton(translate("Lock", "&Unlock"), self)
        self.open_button.setMinimumHeight(self.field.minimumHeight())
        self.open_button.clicked.connect(self.try_to_open)
        self.reveal = reveal_box(self.field, parent=self)
        self.problem = _centred("", self)
        self.problem.setMinimumHeight(2 * self.problem.fontMetrics().lineSpacing())
        self._build(title)

    def _build(self, title: QLabel) -> None:
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.open_button)
        inside = QWidget(self)
        inside.setFixedWidth(WIDTH)
        column = QVBoxLayout(inside)
        column.setSpacing(12)
        column.addWidget(self._icon)
        column.addWidget(title)
        column.addWidget(self.unsaved)
        column.addSpacing(6)
        column.addLayout(row)
        column.addWidget(self.reveal)
        column.addWidget(self.problem)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addWidget(inside, alignment=Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)

    def begin(self, *, unsaved: bool) -> None:
        """The map has just been locked."""
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        self._icon.setPixmap(icons.pixmap("lock", colour, self.devicePixelRatioF(), ICON))
        self.unsaved.setVisible(unsaved)
        self.field.clear()
        self.reveal.setChecked(False)
        self._typed("")
        self.field.setFocus()

    def _typed(self, text: str) -> None:
        self.open_button.setEnabled(bool(text))
        self.problem.clear()

    def try_to_open(self) -> None:
        """Try what was typed."""
        typed = self.field.text()
        if not typed:
            return
        try:
            with at_work():
                self._unlock(typed)
        except UserError as error:
            self.problem.setText(f"{error.message} {error.hint}")
            self.field.setFocus()
            self.field.selectAll()
            return
        self.field.clear()


def _centred(text: str, parent: QWidget) -> QLabel:
    shown = plain.label(text, parent)
    shown.setWordWrap(True)
    shown.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    return shown
