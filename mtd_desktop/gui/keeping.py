"""The room "keeping" of the action table: checkpoints, and going back to an earlier state of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow


class Keeping(QObject):
    """Earlier states of the map of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def checkpoint(self) -> None:
        """Ask for a name and keep the map under it as it is now."""
        from mtd_desktop.gui.dialogs.checkpoint import CheckpointDialog

        if not self._has_file():
            return
        dialog = CheckpointDialog(self._window)
        if dialog.exec():
            self.keep(dialog.name())
        dialog.deleteLater()

    def keep(self, name: str) -> bool:
        """Keep the map under `name`. False, and the person was told why, if that cannot be."""
        from mtd_desktop.storage import versions

        files = self._window.files
        if files.path is None:
            return False
        try:
            versions.keep(files.path, self._window.editor.map, name, key=files.key)
        except UserError as error:
            files.questions.tell(error)
            return False
        self._window.status.say(translate("Keeping", "Checkpoint kept. File > Versions brings it back."))
        return True

    def versions(self) -> None:
        """Show the earlier states of the map."""
        from mtd_desktop.gui.dialogs.versions import VersionsDialog

        if not self._has_file():
            return
        dialog = VersionsDialog(self._window)
        dialog.exec()
        dialog.deleteLater()

    def _has_file(self) -> bool:
        """Checkpoints belong to a file: a map that has none yet is saved first, if the person wants that."""
        files = self._window.files
        if files.path is not None:
            return True
        self._window.status.say(
            translate("Keeping", "Versions and checkpoints belong to a file: the map is saved first.")
        )
        return files.save()
