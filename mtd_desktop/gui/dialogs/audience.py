"""For whom a page is printed, asked where the map holds something that is not for everybody."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from mtd_desktop.gui.audience import AudienceChoice
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.privacy.redact import Redacted

WIDTH = 420


class AudienceDialog(QDialog):
    """The choice by itself, with "Continue" and "Cancel"."""

    def __init__(self, m: Map, parent: QWidget | None = None, *, masked: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Export", "Who Will See It?"))
        self.setMinimumWidth(WIDTH)
        self.choice = AudienceChoice(m, masked=masked, parent=self)
        buttons = QDialogButtonBox(self)
        buttons.addButton(translate("Export", "C&ontinue"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.choice)
        column.addSpacing(8)
        column.addWidget(buttons)

    def redacted(self) -> Redacted:
        """What of the map leaves, as the choices stand."""
        return self.choice.redacted()
