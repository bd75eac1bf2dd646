"""What the program asks a person in a box of its own. Tests answer in its place."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QWidget

from mtd_desktop.errors import UserError
from mtd_desktop.gui.plain import one_line
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from mtd_desktop.storage.lock import Holder
    from mtd_desktop.storage.vault import Key, Locked

Unsaved = Literal["save", "discard", "cancel"]
OnDisk = Literal["save as", "compare", "merge", "overwrite", "cancel"]
Held = Literal["read only", "copy", "anyway", "cancel"]
NotSaved = Literal["save as", "in place", "cancel"]
Protected = Literal["protected", "plain", "cancel"]


class Unanswered(UserError):
    """Nobody gave the passphrase: there is nothing to tell."""


class Questions(Protocol):
    """Everything that stops until a person has answered."""

    def unsaved(self, name: str) -> Unsaved:
        """The map has changes that are not in its file."""
        ...

    def changed_on_disk(self, path: Path) -> OnDisk:
        """Somebody else wrote the file since it was opened."""
        ...

    def held(self, path: Path, holder: Holder) -> Held:
        """Another program has the map open that is to be opened here."""
        ...

    def replace_held(self, path: Path, holder: Holder) -> bool:
        """Another program has the map open that is to be replaced."""
        ...

    def not_saved(self, error: UserError, *, in_place: bool) -> NotSaved:
        """Why the map could not be saved; with `in_place` its file could be written over directly."""
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

    def delete_version(self, name: str) -> bool:
        """An earlier state of the map is to be deleted for good."""
        ...

    def sure(self, text: str, more: str, button: str) -> bool:
        """Whether to do what cannot be taken back; `button` says what."""
        ...

    def passphrase(self, name: str, attempt: Callable[[str], Key]) -> Key | None:
        """The passphrase of the map `name`, until `attempt` takes it; `None` if nobody gives it."""
        ...

    def keep_protected(self, name: str) -> Protected:
        """Whether the file `name`, a further one of a protected map, is protected too."""
        ...

    def tell(self, error: UserError) -> None:
        """Something a person can mend."""
        ...

    def defect(self, error: UserError, report: str) -> None:
        """Something only we can mend; `report` may be copied and holds nothing from the map."""
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
        answers: dict[object, OnDisk] = {
            save_as: "save as",
            box.addButton(translate("Questions", "Compare"), role.AcceptRole): "compare",
            box.addButton(translate("Questions", "Merge"), role.AcceptRole): "merge",
            box.addButton(translate("Questions", "Overwrite"), role.DestructiveRole): "overwrite",
        }
        box.addButton(box.StandardButton.Cancel)
        box.setDefaultButton(save_as)
        box.exec()
        return answers.get(box.clickedButton(), "cancel")

    def held(self, path: Path, holder: Holder) -> Held:
        """See `Questions.held`."""
        text = translate("Questions", "“{name}” is open elsewhere.")
        more = translate("Questions", "Two people who change one file have to merge it later.")
        box = self._box(text.format(name=one_line(path.name)), f"{who(holder)}\n{more}")
        role = box.ButtonRole
        read_only = box.addButton(translate("Questions", "Open Read-Only"), role.AcceptRole)
        answers: dict[object, Held] = {
            read_only: "read only",
            box.addButton(translate("Questions", "Open a Copy"), role.AcceptRole): "copy",
            box.addButton(translate("Questions", "Open Anyway"), role.DestructiveRole): "anyway",
        }
        box.addButton(box.StandardButton.Cancel)
        box.setDefaultButton(read_only)
        box.exec()
        return answers.get(box.clickedButton(), "cancel")

    def replace_held(self, path: Path, holder: Holder) -> bool:
        """See `Questions.replace_held`."""
        text = translate("Questions", "“{name}” is open elsewhere. Replace it?")
        return self.sure(
            text.format(name=one_line(path.name)), who(holder), translate("Questions", "Replace")
        )

    def not_saved(self, error: UserError, *, in_place: bool) -> NotSaved:
        """See `Questions.not_saved`."""
        more = error.hint
        if in_place:
            direct = translate(
                "Questions",
                "Writing directly is less safe: if the power fails in that moment, the file is damaged."
                " A copy of what it holds now is put aside first.",
            )
            more = f"{more} {direct}"
        text = f"{error.where}: {error.message}" if error.where else error.message
        box = self._box(text[:600], more[:600])
        role = box.ButtonRole
        save_as = box.addButton(translate("Questions", "Save As…"), role.AcceptRole)
        answers: dict[object, NotSaved] = {save_as: "save as"}
        if in_place:
            answers[box.addButton(translate("Questions", "Write Directly"), role.DestructiveRole)] = (
                "in place"
            )
        box.addButton(box.StandardButton.Cancel)
        box.setDefaultButton(save_as)
        box.exec()
        return answers.get(box.clickedButton(), "cancel")

    def replace(self, path: Path) -> bool:
        """See `Questions.replace`."""
        return self.sure(
            translate("Questions", "Replace “{name}”?").format(name=one_line(path.name)),
            translate("Questions", "A file of that name is already there. What it holds would be lost."),
            translate("Questions", "Replace"),
        )

    def delete_version(self, name: str) -> bool:
        """See `Questions.delete_version`."""
        return self.sure(
            translate("Questions", "Delete “{name}” for good?").format(name=one_line(name)),
            translate("Questions", "This earlier state of the map cannot be brought back afterwards."),
            translate("Questions", "Delete"),
        )

    def sure(self, text: str, more: str, button: str) -> bool:
        """See `Questions.sure`."""
        box = self._box(text, more)
        do = box.addButton(button, box.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(box.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is do

    def passphrase(self, name: str, attempt: Callable[[str], Key]) -> Key | None:
        """See `Questions.passphrase`."""
        from mtd_desktop.gui.dialogs.passphrase import AskPassphrase

        if not self._window.isVisible():
            self._window.show()
        dialog = AskPassphrase(name, attempt, self._window)
        dialog.exec()
        dialog.deleteLater()
        return dialog.key

    def keep_protected(self, name: str) -> Protected:
        """See `Questions.keep_protected`."""
        box = self._box(
            translate("Questions", "Protect “{name}” with the passphrase too?").format(name=one_line(name)),
            translate("Questions", "Without it, whoever gets the file can read every name in it."),
        )
        role = box.ButtonRole
        protect = box.addButton(translate("Questions", "Protect"), role.AcceptRole)
        plain = box.addButton(translate("Questions", "Save Without Protection"), role.DestructiveRole)
        box.addButton(box.StandardButton.Cancel)
        box.setDefaultButton(protect)
        box.exec()
        answers: dict[object, Protected] = {protect: "protected", plain: "plain"}
        return answers.get(box.clickedButton(), "cancel")

    def open_path(self, folder: str) -> Path | None:
        """See `Questions.open_path`."""
        from PySide6.QtWidgets import QFileDialog

        _forgetful()
        name, _ = QFileDialog.getOpenFileName(
            self._window, translate("Questions", "Open map"), folder, map_filters()
        )
        return Path(name) if name else None

    def save_path(self, suggestion: str, what: str, filters: str) -> Path | None:
        """See `Questions.save_path`."""
        from PySide6.QtWidgets import QFileDialog

        _forgetful()
        name, _ = QFileDialog.getSaveFileName(self._window, what, suggestion, filters)
        return Path(name) if name else None

    def tell(self, error: UserError) -> None:
        """See `Questions.tell`."""
        text = f"{error.where}: {error.message}" if error.where else error.message
        box = self._box(text[:600], error.hint[:600])
        box.setStandardButtons(box.StandardButton.Ok)
        box.exec()

    def defect(self, error: UserError, report: str) -> None:
        """See `Questions.defect`."""
        from PySide6.QtGui import QGuiApplication

        box = self._box(error.message, error.hint)
        copy = box.addButton(translate("Questions", "Copy Report"), box.ButtonRole.ActionRole)
        copy.clicked.disconnect()  # it copies, and the box stays
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        box.setDefaultButton(box.addButton(box.StandardButton.Ok))
        box.exec()


def who(holder: Holder) -> str:
    """Who has a map open, where and since when, as far as that is known."""
    from PySide6.QtCore import QDateTime, QLocale

    user = one_line(holder.user) or translate("Questions", "Somebody")
    since = QDateTime.fromString(holder.time, Qt.DateFormat.ISODate).toLocalTime()
    if not holder.host:
        return translate("Questions", "{user} has it open.").format(user=user)
    if not since.isValid():
        text = translate("Questions", "{user} has it open on the computer “{host}”.")
        return text.format(user=user, host=one_line(holder.host))
    text = translate("Questions", "{user} has it open on the computer “{host}”, since {time}.")
    time = QLocale().toString(since, QLocale.FormatType.ShortFormat)
    return text.format(user=user, host=one_line(holder.host), time=time)


def unlocking(questions: Questions, name: str) -> Callable[[Locked], Key]:
    """What `load` asks when the map `name` turns out to be encrypted. Raises `Unanswered`."""

    def ask(locked: Locked) -> Key:
        key = questions.passphrase(name, locked.key)
        if key is None:
            raise Unanswered(translate("Questions", "The passphrase was not given."))
        return key

    return ask


def _forgetful() -> None:
    """Let Qt's own dialogs forget: they write the last folders into a file that all its programs share."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def map_filters() -> str:
    """The kinds of file that the open and save dialogs offer."""
    maps = translate("Questions", "Maps")
    everything = translate("Questions", "All files")
    return f"{maps} (*.mtdmap *.json);;{everything} (*)"
