"""Passphrases and locking: the room "vault" of the action table.

While a map is locked, this window holds it only as the bytes of an encrypted file, unsaved changes included.
The key is forgotten; the passphrase brings the map back from those bytes. Its undo steps do not come back:
they were whole maps, and none of them may stay readable.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

from mtd_desktop.errors import UserError
from mtd_desktop.gui.away import bring_back, lock_away, rekey
from mtd_desktop.gui.idle import Idle
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.gui.lock_page import LockPage
    from mtd_desktop.gui.main_window import MainWindow
    from mtd_desktop.storage.vault import Key


class Vault(QObject):
    """Protects, locks and unlocks the map of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._files = window.files
        self._editor = window.editor
        self._page: LockPage | None = None
        self._panels: tuple[str, ...] = ()
        self._protected = False
        self.idle = Idle(self)
        self.idle.passed.connect(self.lock)

    # --- setting, changing and removing the passphrase

    def protect(self) -> None:
        """Ask for a passphrase, for another one, or whether to remove it."""
        from mtd_desktop.gui.dialogs.passphrase import ChoosePassphrase

        settings = self._window.desk.settings
        protected = self._files.key is not None
        dialog = ChoosePassphrase(
            protected=protected, minutes=settings.values.lock_minutes, parent=self._window
        )
        accepted = bool(dialog.exec())
        passphrase, removing = dialog.passphrase, dialog.removing
        dialog.passphrase = ""
        dialog.deleteLater()
        if not accepted:
            return
        if not removing and dialog.minutes != settings.values.lock_minutes:
            settings.values.lock_minutes = dialog.minutes
            settings.save()
        if removing:
            self.remove()
        elif passphrase:
            self.protect_with(passphrase)
        self.watch()

    def protect_with(self, passphrase: str) -> bool:
        """Encrypt the map, its file and what older saves left of it with a new key; whether that was done."""
        from mtd_desktop.gui.secret_field import at_work
        from mtd_desktop.storage.vault import Key

        files = self._files
        self._window.commit()
        try:
            with at_work():
                key = Key.create(passphrase)
        except UserError as error:
            files.questions.tell(error)
            return False
        before = files.key
        saved = rekey(files, key)
        if files.key is key:
            # The file is encrypted, even where the latest changes could not be saved into it.
            self._follow(before)
        if not saved:
            return False
        said = translate("Vault", "The passphrase was changed.")
        if before is None:
            said = translate("Vault", "The map is protected.")
        self._window.status.say(said)
        return True

    def _follow(self, before: Key | None) -> None:
        """Let what older saves left follow the map."""
        from mtd_desktop.storage.inplace import forget_copy
        from mtd_desktop.storage.sealing import rekey_copies

        files = self._files
        if files.key is not None:
            files.journal.erase()
            files.journal.keep_now()
            if files.path is not None:
                forget_copy(files.path)
                self._window.desk.settings.forget(files.path)
        failed = rekey_copies(files.path, files.key, before) if files.path is not None else ()
        if failed:
            text = translate("Vault", "Older copies of the map could not be changed: {names}.")
            names = ", ".join(path.name for path in failed)
            files.questions.tell(
                UserError(
                    text.format(names=names),
                    translate("Vault", "Delete them, or protect the map again when they can be written."),
                )
            )

    def remove(self) -> None:
        """Ask, and save the map so that anybody can read it."""
        files = self._files
        sure = files.questions.sure(
            translate("Vault", "Take the passphrase off this map?"),
            translate(
                "Vault",
                "Whoever gets the file can then read every name in it. It is saved at once, and from now on"
                " its backups are readable too.",
            ),
            translate("Vault", "Remove Protection"),
        )
        if not sure:
            return
        self._window.commit()
        before = files.key
        if rekey(files, None):
            self._follow(before)
            self._window.status.say(translate("Vault", "The map is no longer protected."))

    # --- locking

    def watch(self) -> None:
        """Count the idle minutes of a protected map that is on the screen."""
        protected = self._files.key is not None and self._files.is_open
        if protected:
            self.idle.start(self._window.desk.settings.values.lock_minutes)
        else:
            self.idle.stop()
        if protected != self._protected:
            self._protected = protected
            self._window.refresh()

    def lock(self) -> None:
        """Lock every protected map of the program: who must hide one hides all."""
        with contextlib.ExitStack() as all_of_them:  # a defect in one of them leaves none of the others open
            for window in tuple(self._window.desk.windows):
                if window.files.key is not None and window.files.is_open:
                    all_of_them.callback(window.handler("vault.close_up"))

    def close_up(self) -> None:
        """Lock the map of this window, as soon as dialogs over it have ended."""
        popup = QApplication.activePopupWidget()
        while popup is not None and popup.close():
            popup = QApplication.activePopupWidget()
        dialogs = [one for one in self._window.findChildren(QDialog) if one.isVisible()]
        for dialog in reversed(dialogs):
            dialog.reject()
        if dialogs:
            QTimer.singleShot(0, self, self._close_up)
        else:
            self._close_up()

    def _close_up(self) -> None:
        files, window = self._files, self._window
        if files.key is None or not files.is_open:
            return
        try:
            window.commit()
        finally:  # whatever is wrong with the words that were being typed, the map goes out of sight
            self._put_away()

    def _put_away(self) -> None:
        files, window = self._files, self._window
        self.idle.stop()
        self._panels = window.panels.visible()
        lock_away(files)
        window.show_instead(self._lock_page())
        self._lock_page().begin(unsaved=files.modified)
        self._close_others()
        window.relations.refresh()  # a menu lists them, and a map may have words of its own for them
        window.status.clearMessage()
        QToolTip.hideText()
        clear_clipboard()

    def _close_others(self) -> None:
        """Charts and other windows of their own that belong to this one."""
        for other in QApplication.topLevelWidgets():
            if other is not self._window and other.isVisible() and _belongs(other, self._window):
                other.close()

    def _lock_page(self) -> LockPage:
        if self._page is None:
            from mtd_desktop.gui.lock_page import LockPage

            self._page = LockPage(self.unlock, self._window)
        return self._page

    def unlock(self, passphrase: str) -> None:
        """Bring the map back. Raises `UserError` if the passphrase does not fit."""
        bring_back(self._files, passphrase)
        for name in self._panels:
            self._window.panels.set_shown(name, shown=True)
        self.watch()


def _belongs(widget: QWidget, window: QWidget) -> bool:
    """Whether `window` is above `widget` in the tree; Qt's own question stops at the edge of a window."""
    above: QWidget | None = widget
    while above is not None and above is not window:
        above = above.parentWidget()
    return above is window


def clear_clipboard() -> None:
    """Empty the clipboard and the selection, if what is in them came from this program."""
    from mtd_desktop.editing.clipboard import MIME

    clipboard = QGuiApplication.clipboard()
    found: QMimeData | None = clipboard.mimeData()  # Qt says otherwise, but an empty clipboard gives none
    if clipboard.ownsClipboard() or (found is not None and found.hasFormat(MIME)):
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
