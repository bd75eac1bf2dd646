"""What the File, View and Help menus do to windows rather than to the map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow


class DeskCommands(QObject):
    """The room "desk" of the action table: the program as a whole, as seen from one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def new(self) -> None:
        """A blank map."""
        self._desk.new_map(self._window)

    def new_window(self) -> None:
        """One more window."""
        self._desk.new_window()

    def open(self) -> None:
        """Ask for a file and open it."""
        files = self._window.files
        folder = (
            files.path.parent
            if files.path
            else next(iter(self._desk.settings.recent()), Path.home() / "-").parent
        )
        chosen = files.questions.open_path(str(folder))
        if chosen is not None:
            self._desk.open(chosen, self._window)

    def forget_recent(self) -> None:
        """Forget all recent files."""
        self._desk.settings.forget()
        self._desk.refresh()

    def set_appearance(self, look: str) -> None:
        """Light, dark or as the system."""
        self._desk.set_look(look)

    def quit(self) -> None:
        """Close all windows."""
        self._desk.quit()


class WindowCommands(QObject):
    """The room "window" of the action table: panels, dialogs and help of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def close(self) -> None:
        """Close this window."""
        self._window.close()

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        self._window.panels.toggle("inspector")

    def toggle_outline(self) -> None:
        """Show or hide the outline."""
        self._window.panels.toggle("outline")

    def toggle_panel(self, name: str) -> None:
        """Show or hide a panel of the table of docks."""
        self._window.panels.toggle(name)
        self._window.refresh()

    def toggle_tray(self) -> None:
        """Show or hide the tray."""
        self._window.toggle_tray()

    def toggle_full(self) -> None:
        """Fill the screen, or no longer."""
        window = self._window
        window.showNormal() if window.isFullScreen() else window.showFullScreen()
        window.refresh()

    def rename(self) -> None:
        """Rename what is selected."""
        self._window.rename()

    def find(self) -> None:
        """Search in the outline."""
        self._window.panels.find()

    def map_properties(self) -> None:
        """Title, question and the rest of what the map says about itself."""
        self._window.editor.selection.clear()  # the inspector shows the map when nothing is selected
        self._window.panels.edit()

    def tracks(self) -> None:
        """Words for the nine tracks."""
        self._open("tracks")

    def sides(self) -> None:
        """The sides of the conflict."""
        self._open("sides")

    def conventions(self) -> None:
        """How relations are drawn."""
        self._open("conventions")

    def _open(self, kind: str) -> None:
        from mtd_desktop.gui.dialogs.opening import open_for_map

        open_for_map(kind, self._window.editor, self._window)

    def shortcuts(self) -> None:
        """Choose other shortcuts."""
        from mtd_desktop.gui.dialogs.opening import open_over
        from mtd_desktop.gui.dialogs.shortcuts import ShortcutsDialog

        open_over(ShortcutsDialog(self._window.desk, self._window))

    def help(self) -> None:
        """All shortcuts and what the mouse does."""
        from mtd_desktop.gui.dialogs.help import HelpDialog
        from mtd_desktop.gui.dialogs.opening import open_over

        open_over(HelpDialog(self._window.actions_, self._window))

    def about(self) -> None:
        """What program this is."""
        from mtd_desktop.gui.dialogs.help import AboutDialog
        from mtd_desktop.gui.dialogs.opening import open_over

        open_over(AboutDialog(self._window))

    def welcome(self) -> None:
        """Show the welcome page, in this window if it is free."""
        self._window.desk.show_welcome(self._window)
