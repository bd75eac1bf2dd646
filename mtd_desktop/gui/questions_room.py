"""The room "questions" of the action table: asking aloud or in silence, and trying what if."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from mtd_desktop.editing.tryout_ops import ForgetTryOut, KeepTryOut
from mtd_desktop.gui.trying import Trying, names_of
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow


class QuestionRoom(QObject):
    """What the questions menu does to one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._editor = window.editor
        self._strip: Trying | None = None

    def show_try(self) -> None:
        """Say over the page what is taken out, from the first time on."""
        if self._strip is None:
            self._strip = Trying(self._editor, self._window.canvas)
            self._strip.back.clicked.connect(self.put_back)
            self._strip.keep.clicked.connect(self.keep_tryout)
        self._strip.follow()

    def toggle_aloud(self) -> None:
        """Count the questions at the foot of the window, or be silent until the panel is opened."""
        settings = self._window.desk.settings
        settings.values.questions_aloud = not settings.values.questions_aloud
        settings.save()
        for window in self._window.desk.windows:
            window.asking.follow()
        self._window.desk.refresh()

    def try_without(self) -> None:
        """Take what is selected out for a moment; with nothing selected, put everything back."""
        editor, window = self._editor, self._window
        ids = frozenset(editor.selection.ids)
        if not ids and not editor.viewing.look.without:
            window.status.say(
                translate("Questions", "Select actors, links or processes to try the map without them.")
            )
            return
        editor.viewing.set(without=editor.viewing.look.without | ids if ids else frozenset(), lit=frozenset())
        editor.selection.clear()
        window.panels.set_shown("questions", shown=True)
        window.refresh()

    def put_back(self) -> None:
        """End the try: everything is there again."""
        self._editor.viewing.set(without=frozenset())
        self._window.refresh()

    def keep_tryout(self) -> None:
        """Write the try-out down in the map, under a name."""
        taken = self._editor.viewing.look.without
        without = tuple(sorted(taken))
        names = ", ".join(names_of(self._editor.map, taken))
        suggestion = translate("Questions", "Without {names}").format(names=names)
        name, agreed = QInputDialog.getText(
            self._window,
            translate("Questions", "Keep Try-out"),
            translate("Questions", "Keep in the map what is taken out here, under this name:"),
            text=suggestion[:80],
        )
        if agreed:
            self._editor.execute(KeepTryOut(name, without))

    def use_tryout(self, ident: str) -> None:
        """Try what was written down; if that is being tried already, put everything back."""
        kept = next((kept for kept in self._editor.map.tryouts if kept.id == ident), None)
        if kept is None:
            return
        if self._editor.viewing.look.without == frozenset(kept.without):
            self.put_back()
        else:
            self._editor.viewing.set(without=frozenset(kept.without))
            self._window.panels.set_shown("questions", shown=True)
            self._window.refresh()

    def forget_tryout(self, ident: str) -> None:
        """Remove a kept try-out from the map."""
        self._editor.execute(ForgetTryOut(ident))
