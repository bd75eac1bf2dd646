"""The dialogs about passphrases: asking for the one of a map, and choosing a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mtd_desktop.errors import UserError
from mtd_desktop.gui import plain
from mtd_desktop.gui.docks.entry import rule, wrapped_label
from mtd_desktop.gui.secret_field import TALL, SecretField, at_work, reveal_box
from mtd_desktop.i18n import translate
from mtd_desktop.storage import phrases

if TYPE_CHECKING:
    from mtd_desktop.storage.vault import Key

WIDTH: Final = 500
MINUTES: Final = (1, 2, 5, 10, 15, 30, 60, 0)
"""After how many minutes without a hand a map can lock itself; 0 for never."""

SHORT: Final = 12
"""Characters below which a passphrase of one's own is called short: a machine can try them all."""


class AskPassphrase(QDialog):
    """Asks for the passphrase of the map `name` until `attempt` takes it; `key` is what that gave."""

    def __init__(self, name: str, attempt: Callable[[str], Key], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key: Key | None = None
        self._attempt = attempt
        self.setWindowTitle(translate("Passphrase", "Open a Protected Map"))
        self.setModal(True)
        words = translate("Passphrase", "“{name}” is protected. Enter its passphrase.")
        intro = wrapped_label(words.format(name=plain.one_line(name)), self)
        self.field = SecretField(translate("Passphrase", "Passphrase"), self)
        self.field.textChanged.connect(self._typed)
        self.reveal = reveal_box(self.field, parent=self)
        self.problem = wrapped_label("", self)
        self.problem.setMinimumHeight(2 * self.problem.fontMetrics().lineSpacing())
        self.problem.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.open_button = QPushButton(translate("Passphrase", "&Open"), self)
        self.open_button.setDefault(True)
        self.open_button.setEnabled(False)
        self.buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for widget in (intro, self.field, self.reveal, self.problem, self.buttons):
            column.addWidget(widget)
        self.setFixedWidth(WIDTH)
        self.field.setFocus()

    def _typed(self, text: str) -> None:
        self.open_button.setEnabled(bool(text))
        self.problem.clear()

    def accept(self) -> None:
        """Try what was typed; stay if it does not fit."""
        if not self.field.text():
            return
        try:
            with at_work():
                self.key = self._attempt(self.field.text())
        except UserError as error:
            self.problem.setText(f"{error.message} {error.hint}")
            self.field.setFocus()
            self.field.selectAll()
            return
        super().accept()

    def done(self, result: int) -> None:
        """Leave nothing typed behind."""
        super().done(result)
        self.field.clear()


class ChoosePassphrase(QDialog):
    """A new passphrase, typed twice or made by chance, and when the map locks itself.

    `protected`: the map has a passphrase already; both fields may stay empty, and `removing` is set when the
    protection is to be taken off.
    """

    def __init__(self, *, protected: bool, minutes: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.protected = protected
        self.removing = False
        self.passphrase = ""
        self.setModal(True)
        title = translate("Passphrase", "Protect with a Passphrase")
        self.setWindowTitle(translate("Passphrase", "Protection of This Map") if protected else title)
        self.first = SecretField(translate("Passphrase", "Passphrase"), self)
        self.second = SecretField(translate("Passphrase", "Once more"), self)
        for field in (self.first, self.second):
            field.textChanged.connect(self._typed)
        self.reveal = reveal_box(self.first, self.second, parent=self)
        self.suggest = QPushButton(translate("Passphrase", "S&uggest One"), self)
        self.suggest.setAutoDefault(False)
        self.suggest.clicked.connect(self._suggest)
        self.hint = wrapped_label("", self)
        self.hint.setMinimumHeight(3 * self.hint.fontMetrics().lineSpacing())
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.minutes_box = QComboBox(self)
        for choice in sorted({*MINUTES, minutes}, key=lambda n: n or 10**6):
            self.minutes_box.addItem(_minutes(choice), choice)
        self.minutes_box.setCurrentIndex(self.minutes_box.findData(minutes))
        self._build()
        self.setFixedWidth(WIDTH)
        self._typed()
        self.first.setFocus()

    @property
    def minutes(self) -> int:
        """Minutes without a hand after which the map locks itself; 0 for never."""
        return int(self.minutes_box.currentData())

    def _build(self) -> None:
        intro = wrapped_label(_change_words() if self.protected else _first_words(), self)
        warning = wrapped_label(
            translate("Passphrase", "There is no recovery. Whoever loses the passphrase loses the map."),
            self,
        )
        font = warning.font()
        font.setBold(True)
        warning.setFont(font)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        new = translate("Passphrase", "&New passphrase")
        form.addRow(new if self.protected else translate("Passphrase", "&Passphrase"), self.first)
        form.addRow(translate("Passphrase", "Once &more"), self.second)
        row = QHBoxLayout()
        row.addWidget(self.reveal)
        row.addStretch(1)
        row.addWidget(self.suggest)
        form.addRow("", row)
        form.addRow("", self.hint)
        form.addRow(rule(self))
        form.addRow(translate("Passphrase", "&Lock by itself"), self.minutes_box)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = QPushButton(self)
        self.ok.setDefault(True)
        self.buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        self.remove = QPushButton(translate("Passphrase", "&Remove Protection…"), self)
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._remove)
        self.remove.setVisible(self.protected)
        if self.protected:
            self.buttons.addButton(self.remove, QDialogButtonBox.ButtonRole.DestructiveRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(intro)
        column.addWidget(warning)
        column.addLayout(form)
        column.addWidget(self.buttons)

    def _typed(self, _text: str = "") -> None:
        first, second = self.first.text(), self.second.text()
        self.hint.setText(_judged(first, second))
        unchanged = self.protected and not first and not second
        self.ok.setEnabled(unchanged or (bool(first) and first == second))
        protect, change = translate("Passphrase", "Pro&tect"), translate("Passphrase", "C&hange")
        self.ok.setText(
            translate("Passphrase", "O&K") if unchanged else change if self.protected else protect
        )

    def _suggest(self) -> None:
        made = phrases.phrase()
        self.first.setText(made)
        self.second.setText(made)
        self.reveal.setChecked(True)
        words = translate(
            "Passphrase",
            "{count} words by chance, {bits} bits: nobody guesses them. Write them down now, and keep the"
            " paper away from the computer.",
        )
        self.hint.setText(words.format(count=phrases.COUNT, bits=phrases.bits()))
        self.first.setCursorPosition(0)
        self.second.setCursorPosition(0)
        self.ok.setFocus()

    def _remove(self) -> None:
        self.removing = True
        super().accept()

    def accept(self) -> None:
        """Keep what was typed for the caller."""
        if self.ok.isEnabled():
            self.passphrase = self.first.text()
            super().accept()

    def done(self, result: int) -> None:
        """Leave nothing typed behind."""
        super().done(result)
        self.first.clear()
        self.second.clear()


def _first_words() -> str:
    return translate(
        "Passphrase",
        "The map, its backups and what is kept after a crash are encrypted. Exported pictures are not.",
    )


def _change_words() -> str:
    return translate(
        "Passphrase",
        "This map is protected. A new passphrase counts from now on; copies that you made elsewhere keep the"
        " old one.",
    )


def _judged(first: str, second: str) -> str:
    if not first:
        return translate("Passphrase", "Several words are easier to remember than signs, and hard to guess.")
    if second and first != second and not first.startswith(second):
        return translate("Passphrase", "The two are not the same yet.")
    if len(first) < SHORT:
        return translate("Passphrase", "This is short. A machine can try all that are as short.")
    return "" if first == second else translate("Passphrase", "Type it once more.")


def _minutes(count: int) -> str:
    if not count:
        return translate("Passphrase", "never")
    one = translate("Passphrase", "after 1 minute without mouse and keyboard")
    many = translate("Passphrase", "after {n} minutes without mouse and keyboard")
    return one if count == 1 else many.format(n=count)


__all__ = ("MINUTES", "TALL", "AskPassphrase", "ChoosePassphrase")
