"""The questions of the open map, asked anew after every edit, aside, and only while somebody listens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from mtd_desktop.gui import aside
from mtd_desktop.gui.viewing import Look

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow
    from mtd_desktop.model.document import Map
    from mtd_desktop.rules.finding import Finding

SETTLE_MS: Final = 400
"""Milliseconds of rest after an edit before the map is asked: nobody is interrupted while typing."""


@dataclass(frozen=True)
class Answer:
    """What a map is asked at a date, and what it would be asked while something is taken out for a try.

    `appearing` and `vanishing` are the open questions that only the one or only the other map raises.
    """

    map: Map
    date: str | None
    findings: tuple[Finding, ...]
    trial: bool = False
    appearing: tuple[Finding, ...] = ()
    vanishing: tuple[Finding, ...] = ()

    @property
    def open(self) -> tuple[Finding, ...]:
        """Those that nobody has dismissed."""
        return tuple(finding for finding in self.findings if finding.dismissed is None)


def asked(m: Map, look: Look) -> Answer:
    """Ask a map in the light of a look at it."""
    from mtd_desktop.editing.tryout_ops import without
    from mtd_desktop.rules.engine import findings

    found = findings(m, look.date)
    if not look.without:
        return Answer(m, look.date, found)
    there = findings(without(m, sorted(look.without)), look.date)
    now = {finding.key for finding in found if finding.dismissed is None}
    then = {finding.key for finding in there if finding.dismissed is None}
    return Answer(
        m,
        look.date,
        found,
        trial=True,
        appearing=tuple(f for f in there if f.key in then - now),
        vanishing=tuple(f for f in found if f.key in now - then),
    )


class Asking(QObject):
    """`answered` carries an `Answer` for the map as it stands.

    The map is asked only while the questions are counted at the foot of the window or shown in their panel.
    """

    answered = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        editor = window.editor
        self._window = window
        self._editor = editor
        self._listening = False
        self._errand: aside.Errand[Answer] | None = None
        self.answer: Answer | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE_MS)
        self._soon.timeout.connect(self.ask)
        editor.changed.connect(self._later)
        editor.replaced.connect(self._later)
        editor.leaving.connect(self._forget)
        editor.viewing.changed.connect(self._looked)
        window.panels.shown.connect(self.follow)

    def follow(self) -> None:
        """Ask from now on, or be silent, as the window and the settings want it."""
        window = self._window
        aloud = window.desk.settings.values.questions_aloud
        wanted = window.files.is_open and (aloud or window.panels.is_shown("questions"))
        if wanted and not self._listening:
            self.ask()
        elif self._listening and not wanted:
            self._forget()
        self._listening = wanted
        self._count()

    def _count(self) -> None:
        aloud = self._window.desk.settings.values.questions_aloud
        count = len(self.answer.open) if self.answer is not None and aloud else 0
        self._window.status.set_questions(count)

    def ask(self) -> None:
        """Ask at once, in a thread of its own."""
        self._soon.stop()
        self._drop()
        m, look = self._editor.map, self._editor.viewing.look
        self._errand = aside.send("questions", lambda: asked(m, look), self._arrived, self)

    def _later(self, *_: object) -> None:
        if self._listening:
            self._soon.start()

    def _looked(self, before: Look, after: Look) -> None:
        if (before.date, before.without) != (after.date, after.without):
            self._later()

    def _forget(self) -> None:
        self._drop()
        self._soon.stop()
        self.answer = None

    def _drop(self) -> None:
        if self._errand is not None:
            self._errand.drop()
            self._errand = None

    def _arrived(self, errand: aside.Errand[Answer]) -> None:
        self._errand = None
        self.answer = errand.result()
        self._count()
        self.answered.emit(self.answer)
