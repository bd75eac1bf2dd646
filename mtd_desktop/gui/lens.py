"""The room "lens" of the action table: grouping the actors in another way, for the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from mtd_desktop.layout.lenses.naming import lens_meanings, lens_names
from mtd_desktop.model.view import LensName

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow


class Lens(QObject):
    """The lens of one window; it is in `editor.viewing`, and another map begins with the nine tracks."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.editor.replaced.connect(lambda: window.editor.viewing.set(lens="nine"))

    def show(self, name: str) -> None:
        """Look through a lens, and say in words what it shows."""
        window = self._window
        lens = cast("LensName", name)
        window.editor.viewing.set(lens=lens)
        window.refresh()
        window.status.say(lens_meanings()[lens])
        window.canvas.announce(lens_names()[lens])
        window.canvas.setFocus()
