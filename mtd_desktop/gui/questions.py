"""What the program asks a person in a box of its own. Tests answer in its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mtd_desktop.errors import UserError
from mtd_desktop.gui.plain import one_line
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

Unsaved = Literal["save", "discard", "cancel"]
OnDisk = Literal["save as", "overwrite", "cancel"]


class Questions(Protocol):
    """Everything that stops until a person has answered."""

    def unsaved(self, name: str) -> Unsaved:
        """The map has changes that are not in its file."""
        ...

    def changed_on_disk(self, path: Path) -> OnDisk:
        """Somebody else wrote the file since it was opened."""
        ...

    def replace(self, path: Path) -> bool:
        """A file of that name is there already."""
        ...

    def open_path(self, folder: str) -> Path | None:
        """Which file to open."""
        ...

    def save_path(self, suggestion: str, what: str, filters: str) -> Path | None:
        """Where to save; `what` is the title of the dialog."""
        ...

    def tell(self, error: UserError) -> None:
        """Something a person can mend."""
        ...


class Boxes:
    """The questions as message boxes and native file dialogs over `window`."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def _box(self, text: str, more: str) -> QMessageBox:
        from PySide6.QtWidgets import QLabel, QMessageBox

        if not self._window.isVisible():
            self._window.show()  # at the start, when the map to be opened cannot be
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(translate("Questions", "MTD Desktop"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setText(text)
        box.setInformativeText(more)
        for part in box.findChildren(QLabel):
            part.setTextFormat(Qt.TextFormat.PlainText)  # the box's own setting is for the first text only
        return box

    def unsaved(self, name: str) -> Unsaved:
        """See `Questions.unsaved`."""
        box = self._box(
            translate("Questions", "Save the changes to “{name}”?").format(name=one_line(name)),
            translate("Questions", "What you changed since the last save would be lost."),
        )
        buttons = box.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        answers: dict[int, Unsaved] = {buttons.Save.value: "save", buttons.Discard.value: "discard"}
        return answers.get(box.exec(), "cancel")

    def changed_on_disk(self, path: Path) -> OnDisk:
        """See `Questions.changed_on_disk`."""
        box = self._box(
            translate("Questions", "“{name}” has changed on disk.").format(name=one_line(path.name)),
            translate(
                "Questions",
                "Somebody else, or a cloud folder, wrote it since you opened it. "
                "Saving under another name keeps both.",
            ),
        )
        role = box.ButtonRole
        save_as = box.addButton(translate("Questions", "Save As…"), role.AcceptRole)
        overwrite = box.addButton(translate("Questions", "Overwrite"), role.DestructiveRole)
        box.addButton(box.StandardButton.Cancel)
        box.setDefaultButton(save_as)
        box.exec()
        clicked = box.clickedButton()
        if clicked is save_as:
            return "save as"
        return "overwrite" if clicked is overwrite else "cancel"

    def replace(self, path: Path) -> bool:
        """See `Questions.replace`."""
        box = self._box(
            translate("Questions", "Replace “{name}”?").format(name=one_line(path.name)),
            translate("Questions", "A file of that name is already there. What it holds would be lost."),
        )
        replace = box.addButton(translate("Questions", "Replace"), box.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(box.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is replace

    def open_path(self, folder: str) -> Path | None:
        """See `Questions.open_path`."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self._window, translate("Questions", "Open map"), folder, map_filters()
        )
        return Path(name) if name else None

    def save_path(self, suggestion: str, what: str, filters: str) -> Path | None:
        """See `Questions.save_path`."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(self._window, what, suggestion, filters)
        return Path(name) if name else None

    def tell(self, error: UserError) -> None:
        """See `Questions.tell`."""
        text = f"{error.where}: {error.message}" if error.where else error.message
        box = self._box(text[:600], error.hint[:600])
        box.setStandardButtons(box.StandardButton.Ok)
        box.exec()


def map_filters() -> str:
    """The kinds of file that the open and save dialogs offer."""
    maps = translate("Questions", "Maps")
    everything = translate("Questions", "All files")
    return f"{maps} (*.mtdmap *.json);;{everything} (*)"
