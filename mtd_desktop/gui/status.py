"""The quiet line at the foot of a window: what just happened, how much is on the map, how near we are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStatusBar, QToolButton, QWidget

from mtd_desktop.editing.wording import counted
from mtd_desktop.gui import plain
from mtd_desktop.i18n import translate

MESSAGE_MS = 8000


class Status(QStatusBar):
    """`zoom_clicked`: a person wants the whole page back; `questions_clicked`: to see the questions."""

    zoom_clicked = Signal()
    questions_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.veil: Callable[[str], str] = str
        """What a sentence becomes before it is shown: names are hidden at times."""
        self._hint = plain.label(parent=self)
        self._counts = plain.label(parent=self)
        self._zoom = QToolButton(self)
        self._zoom.setAutoRaise(True)
        self._zoom.setMinimumWidth(60)
        self._zoom.setToolTip(plain.tooltip(translate("Status", "Fit the page into the window")))
        self._zoom.clicked.connect(self.zoom_clicked)
        self._questions = QToolButton(self)
        self._questions.setAutoRaise(True)
        self._questions.setToolTip(plain.tooltip(translate("Status", "Questions that this map raises")))
        self._questions.clicked.connect(self.questions_clicked)
        self._questions.hide()
        self.addWidget(self._hint)
        self.addPermanentWidget(self._questions)
        self.addPermanentWidget(self._counts)
        self.addPermanentWidget(self._zoom)
        self.set_zoom(1.0)

    @property
    def counts(self) -> str:
        """What the right end says."""
        return self._counts.text()

    def say(self, text: str) -> None:
        """Show one sentence for a while."""
        self.showMessage(plain.one_line(self.veil(text), 240), MESSAGE_MS)

    def set_questions(self, count: int) -> None:
        """Show how many questions the map raises; nothing for none."""
        self._questions.setText(translate("Status", "Questions: {count}").format(count=count))
        self._questions.setVisible(count > 0)

    def set_zoom(self, zoom: float) -> None:
        """Show how large the page is; 1.0 is its actual size."""
        percent = translate("Status", "{percent} %").format(percent=round(zoom * 100))
        self._zoom.setText(percent)
        self._zoom.setAccessibleName(translate("Status", "Zoom {zoom}").format(zoom=percent))

    def set_counts(self, actors: int, links: int, chosen: int) -> None:
        """Show how many actors and links there are, or how many things are selected, or how to begin."""
        if chosen > 1:
            text = translate("Status", "{chosen} selected").format(chosen=chosen)
        else:
            text = counted(actors, links)
        self._counts.setText(text)
        self._hint.setText(_what_next(actors, links))


def _what_next(actors: int, links: int) -> str:
    if not actors:
        return translate("Status", "Press N and click on a track to add the first actor; ? shows all keys")
    if actors > 1 and not links:
        return translate("Status", "Select an actor and press L to link it with another")
    return ""
