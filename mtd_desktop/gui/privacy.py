"""Hiding names and the whole screen while others look on: the room "privacy" of the action table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDockWidget, QToolTip
from shiboken6 import isValid

from mtd_desktop.gui.blank import black_out, watch
from mtd_desktop.gui.notices import NoticeBar
from mtd_desktop.gui.veil import Sign, Veil
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow

_WITHOUT_NAMES: Final = frozenset({"outline"})
"""Panels that show the map as it is shown on the page, so that they need no veil."""


class Privacy(QObject):
    """What one window does; names are hidden in all of them together, and so is the screen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._veils: dict[QDockWidget, Veil] = {}
        self._sign: Sign | None = None
        window.panels.shown.connect(self._cover_panels)
        window.panels.built.connect(self._cover_panels)

    # --- names

    def hide_names(self) -> None:
        """Hide names in every window, or show them again."""
        hidden = not self._window.editor.viewing.look.masked
        self._window.commit()
        for window in self._window.desk.windows:
            window.editor.viewing.set(masked=hidden)

    def follow(self) -> None:
        """Names have just been hidden in this window, or shown again: the rest of it goes along."""
        window, hidden = self._window, self._hidden
        QToolTip.hideText()
        window.status.clearMessage()
        if hidden:
            for bar in window.findChildren(NoticeBar):
                bar.hide()
        self._cover_panels()
        self._show_sign()
        window.relations.refresh()

    @property
    def _hidden(self) -> bool:
        return self._window.editor.viewing.look.masked

    def _cover_panels(self) -> None:
        """Panels that show names show a sentence instead."""
        if not isValid(self._window):  # panels tell that they go when their window does
            return
        words = translate("Privacy", "Names are hidden. Press {key} on the compass to show them again.")
        words = words.format(key=self._key())
        for dock in self._window.findChildren(QDockWidget):
            if self._hidden and dock.objectName() not in _WITHOUT_NAMES:
                if dock not in self._veils:
                    self._veils[dock] = Veil(dock, words)
                self._veils[dock].hang()
            elif dock in self._veils:
                self._veils.pop(dock).lift()

    def _key(self) -> str:
        """The key that shows names again, as this person has chosen it."""
        shortcut = self._window.actions_.by_id["privacy.hide_names"].shortcut()
        return shortcut.toString(shortcut.SequenceFormat.NativeText)

    def _show_sign(self) -> None:
        if self._hidden and self._window.files.is_open:
            if self._sign is None:
                self._sign = Sign(self._window.canvas, self._key())
                self._sign.clicked.connect(self.hide_names)
            self._sign.appear()
        elif self._sign is not None:
            self._sign.hide()

    # --- the screen

    def watch(self) -> None:
        """Be ready, so that the first black comes as fast as the next."""
        watch()

    def blank(self) -> None:
        """Make every window black at once, then write a snapshot of every map."""
        black_out()
