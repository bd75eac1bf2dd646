"""The program as a whole: its windows, its settings, and what is asked of all windows at once."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QWidget

from mtd_desktop import paths
from mtd_desktop.errors import UserError
from mtd_desktop.gui.filenames import same_file
from mtd_desktop.gui.questions import Boxes, Questions, Unanswered, unlocking
from mtd_desktop.gui.settings import WINDOW_THEMES, SettingsFile, Shortcuts, WindowTheme
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.gui.dialogs.recovery import RecoveryDialog
    from mtd_desktop.gui.main_window import MainWindow
    from mtd_desktop.gui.recovered import Remains, Search
    from mtd_desktop.storage.recovery import Snapshot

_STEP = QPoint(32, 32)
"""How far a further window stands from the last, in pixels."""


class Desk(QObject):
    """All windows and the settings they share. `ask` makes the questions of a window."""

    def __init__(
        self,
        settings: SettingsFile,
        parent: QObject | None = None,
        ask: Callable[[QWidget], Questions] = Boxes,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.ask = ask
        self.windows: list[MainWindow] = []
        self.recovery: RecoveryDialog | None = None
        """What asks about maps that survived a crash, while it does."""
        self._search: Search | None = None
        self.ending = False
        """The program ends and nobody may be asked; what is not saved is found at the next start."""
        if settings.values.window_theme != "system":
            self._apply_look()

    def start(self, files: Sequence[Path]) -> None:
        """Open `files`, one window each; without any, a window with the welcome page."""
        first = self._window()
        first.painted.connect(self._look_back)
        for path in files:
            self.open(path, first)
        first.show()

    def _look_back(self) -> None:
        """See what was not saved when the program ended the last time; once, when the window stands."""
        if self._search is not None:
            return
        from mtd_desktop.gui.recovered import Search

        self._search = Search(self)
        self._search.found.connect(self._tell_of_survivors)
        self._search.start()

    def _tell_of_survivors(self, remains: Sequence[Remains]) -> None:
        from mtd_desktop.gui import crash
        from mtd_desktop.gui.dialogs.recovery import RecoveryDialog

        report = crash.taken()
        if not self.windows or not (remains or report):
            return
        near = self.windows[-1]
        self.recovery = RecoveryDialog(
            remains,
            lambda one: self.restore(one, near),
            lambda one: _compare(one, near),
            report=f"{crash.surroundings()}\n\n{report}\n" if report else "",
            parent=near,
        )
        self.recovery.discarded.connect(self._discard)
        self.recovery.finished.connect(self.recovery.deleteLater)
        self.recovery.open()

    def _discard(self, remains: Remains) -> None:
        from mtd_desktop.storage import recovery

        with contextlib.suppress(UserError):  # another window has taken it up meanwhile
            recovery.discard(remains.survivor)

    def new_window(self) -> MainWindow:
        """Show one more window, a little beside the last one."""
        window = self._window()
        window.show()
        return window

    def _window(self) -> MainWindow:
        from mtd_desktop.gui.main_window import MainWindow

        window = MainWindow(self)
        if self.windows:
            window.resize(self.windows[-1].size())
            window.move(self.windows[-1].pos() + _STEP)
            window.editor.viewing.set(masked=self.windows[-1].editor.viewing.look.masked)
        self.windows.append(window)
        return window

    def open(self, path: Path, near: MainWindow) -> bool:
        """Show `path`: in its window if it is open, else in `near` if that is free, else in a new window."""
        if is_sample(path):
            return self.open_copy(path, near)  # saving must not change what came with the program
        for window in self.windows:
            if window.files.path is not None and same_file(window.files.path, path):
                _raise(window)
                return True
        window = self._free(near) or self.new_window()
        opened = window.files.open(path)
        if not opened and window is not near:
            window.close()
        return opened

    def open_copy(self, path: Path, near: MainWindow) -> bool:
        """Show a copy of the map in `path`, such as a sample."""
        window = self._free(near) or self.new_window()
        opened = window.files.open_copy(path)
        if not opened and window is not near:
            window.close()
        return opened

    def restore(self, remains: Remains, near: MainWindow) -> bool:
        """Show a map that survived, as one with unsaved changes; whether it is on the screen."""
        from mtd_desktop.storage import recovery

        questions = near.files.questions
        unlock = unlocking(questions, translate("Recovery", "A map with a passphrase"))
        try:
            snapshot = remains.snapshot or recovery.read(remains.survivor, unlock)
            trail = recovery.adopt(remains.survivor)
        except Unanswered:
            return False
        except UserError as error:
            questions.tell(error)
            return False
        window, path = self._place_for(snapshot, near)
        window.files.restore(snapshot, trail, path)
        _raise(window)
        return True

    def _place_for(self, snapshot: Snapshot, near: MainWindow) -> tuple[MainWindow, Path | None]:
        """The window for a map that survived, and its file: none if another window is at work on it."""
        path = snapshot.base.path
        for window in self.windows if path is not None else ():
            if path is not None and window.files.path is not None and same_file(window.files.path, path):
                window.commit()
                if not window.files.modified:
                    return window, path
                path = None
        return self._free(near) or self.new_window(), path

    def new_map(self, near: MainWindow) -> None:
        """Start a blank map, in `near` if it is free."""
        window = self._free(near) or self.new_window()
        window.files.new()
        _raise(window)

    def show_welcome(self, near: MainWindow) -> None:
        """Show the welcome page, in `near` if nothing would be lost from sight."""
        if self._free(near) is near:
            near.show_welcome()
        else:
            self.new_window()

    def _free(self, window: MainWindow) -> MainWindow | None:
        """The window if its map may give way to another; words that are being typed there count."""
        window.commit()
        return window if window.files.vacant else None

    def closed(self, window: MainWindow) -> None:
        """A window says goodbye."""
        if window in self.windows:
            self.windows.remove(window)
        self.settings.save()

    def keep_now(self) -> bool:
        """Write down what is not saved in any window; whether nothing would be lost now."""
        kept = [window.files.journal.keep_now() for window in self.windows]
        return all(kept)

    def leave(self) -> None:
        """The program has ended; what is not saved waits for the next start."""
        for window in self.windows:
            window.files.leave()

    def quit(self) -> None:
        """Close every window; stop at the first that stays."""
        for window in tuple(self.windows):
            if not window.close():
                return

    def set_look(self, look: str) -> None:
        """Light, dark, or as the system has it, for all windows; pages are not touched."""
        chosen: WindowTheme = next((known for known in WINDOW_THEMES if known == look), "system")
        self.settings.values.window_theme = chosen
        self._apply_look()
        self.settings.save()
        self.refresh()

    def set_shortcuts(self, keys: Shortcuts) -> None:
        """Use `keys`, which differ from those of the table, in all windows, and keep them."""
        self.settings.values.shortcuts = keys
        self.settings.save()
        for window in self.windows:
            window.actions_.set_keys(keys)

    def _apply_look(self) -> None:
        from mtd_desktop.gui import theme

        theme.apply(self.settings.values.window_theme)

    def refresh(self) -> None:
        """Tell all windows that something they share has changed."""
        for window in self.windows:
            window.refresh()

    def samples(self) -> tuple[Path, ...]:
        """The maps that come with the program."""
        return paths.samples()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On macOS a double-clicked file arrives as an event."""
        if isinstance(event, QFileOpenEvent) and self.windows:
            self.open(Path(event.file()), self.windows[-1])
            return True
        return super().eventFilter(watched, event)


def _compare(remains: Remains, near: MainWindow) -> None:
    if remains.on_disk is not None and remains.snapshot is not None:
        near.handler("comparing.compare_maps")(remains.on_disk, remains.snapshot.map)


def is_sample(path: Path) -> bool:
    """Whether `path` is one of the maps that come with the program."""
    return any(same_file(path, sample) for sample in paths.samples())


def _raise(window: MainWindow) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
