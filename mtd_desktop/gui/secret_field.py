"""A field for a passphrase: dots, or the letters themselves while somebody wants to see them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from mtd_desktop.i18n import translate

TALL = 30
"""Least height of the field in pixels, so that a finger hits it."""


class SecretField(QLineEdit):
    """One line that is not shown, not learned by input methods and not copied."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setMinimumHeight(TALL)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase
        )


def reveal_box(*fields: SecretField, parent: QWidget | None = None) -> QCheckBox:
    """The switch that shows the letters of `fields`."""
    box = QCheckBox(translate("Passphrase", "&Show what is typed"), parent)

    def show(on: bool) -> None:
        for field in fields:
            field.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    box.toggled.connect(show)
    return box


@contextmanager
def at_work() -> Iterator[None]:
    """The waiting cursor: making a key takes as long as a blink, on an old machine as long as a breath."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
