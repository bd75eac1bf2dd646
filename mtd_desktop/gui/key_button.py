"""Saving which pseudonym stands for whom, encrypted, beside a dialog that gives pseudonyms."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from mtd_desktop.errors import UserError
from mtd_desktop.gui import plain
from mtd_desktop.gui.audience import AudienceChoice
from mtd_desktop.gui.document_controller import DocumentController
from mtd_desktop.gui.filenames import same_file
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map

SUFFIX = ".key"


class KeyButton(QPushButton):
    """Offered where there are pseudonyms; it can be used where there is a passphrase to encrypt with."""

    def __init__(
        self, m: Map, files: DocumentController, choice: AudienceChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(translate("Export", "Save &Key Table…"), parent)
        self._map = m
        self._files = files
        self._choice = choice
        protected = files.key is not None
        self.setEnabled(protected)
        words = (
            translate("Export", "Write who is who into a file of its own, under the passphrase of the map")
            if protected
            else translate("Export", "Protect the map with a passphrase first: the key table needs one")
        )
        self.setToolTip(plain.tooltip(words))
        self.clicked.connect(self.save)
        choice.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.setVisible(self._choice.redacted().mode == "pseudonym")

    def save(self) -> None:
        """Ask for a file and write it."""
        from mtd_desktop.privacy.key_table import key_table
        from mtd_desktop.storage.files import write_bytes

        files, key = self._files, self._files.key
        if key is None:
            return
        folder = files.path.parent if files.path is not None else Path.home()
        name = translate("Export", "Key table")
        title, filters = translate("Export", "Save key table"), f"{name} (*{SUFFIX})"
        path = files.questions.save_path(str(folder / f"{name}{SUFFIX}"), title, filters)
        if path is None:
            return
        if files.path is not None and same_file(path, files.path):
            files.questions.tell(
                UserError(
                    translate("Export", "The key table would take the place of the map."),
                    translate("Export", "Choose another name."),
                )
            )
            return
        try:
            write_bytes(path, key.sealed(key_table(self._map)))
        except UserError as error:
            files.questions.tell(error)
