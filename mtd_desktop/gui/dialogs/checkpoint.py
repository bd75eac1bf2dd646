"""The name under which a checkpoint is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from mtd_desktop.gui.docks.entry import TALL, quiet, wrapped_label
from mtd_desktop.i18n import translate
from mtd_desktop.storage.versions import NAME_LIMIT


class CheckpointDialog(QDialog):
    """One line to type, and Enter keeps the checkpoint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Keeping", "Keep a Checkpoint"))
        self.edit = QLineEdit(self)
        self.edit.setMaxLength(NAME_LIMIT)
        self.edit.setMinimumHeight(TALL)
        self.edit.setPlaceholderText(translate("Keeping", "before the break"))
        self.edit.setAccessibleName(translate("Keeping", "Name of the checkpoint"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.keep = buttons.addButton(translate("Keeping", "Keep"), buttons.ButtonRole.AcceptRole)
        self.keep.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setSpacing(10)
        box.addWidget(
            wrapped_label(translate("Keeping", "Keep the map as it is now, under this name:"), self)
        )
        box.addWidget(self.edit)
        more = translate("Keeping", "It stays on this computer. File > Versions brings it back.")
        box.addWidget(quiet(wrapped_label(more, self)))
        box.addWidget(buttons)
        self.setMinimumWidth(420)
        self.edit.setFocus()

    def name(self) -> str:
        """What was typed; without a word, that it is a checkpoint."""
        return self.edit.text().strip() or translate("Keeping", "Checkpoint")
