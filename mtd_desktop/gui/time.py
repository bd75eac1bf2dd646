"""The room "time" of the action table: the map date, stepping from change to change, and playing them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSignalBlocker, QTimer

from mtd_desktop.analysis.events import Event, events, life_in_months, month_of, month_text, spans
from mtd_desktop.gui.time_bar import TimeBar
from mtd_desktop.gui.time_words import happened
from mtd_desktop.gui.viewing import Look
from mtd_desktop.i18n import translate
from mtd_desktop.model.changes import ChangeSet
from mtd_desktop.model.dates import first_day

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow

STEP_MS: Final = 1200
"""Milliseconds that each change is shown while time plays: long enough to read one line."""


class Time(QObject):
    """The time of one window. The date itself is in `editor.viewing`; the bar follows it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._editor = window.editor
        self.bar = TimeBar(window)
        self._events: tuple[Event, ...] = ()
        self._stops: tuple[int, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._tick)
        window.add_strip(self.bar)
        self.bar.hide()
        self.bar.chosen.connect(self._chosen)
        self.bar.stepped.connect(self.step)
        self.bar.played.connect(self.play)
        self.bar.ended_toggled.connect(lambda on: self.set_ended("faint" if on else "gone"))
        self.bar.closed.connect(self.close)
        self._editor.changed.connect(self._edited)
        self._editor.leaving.connect(self.pause)
        self._editor.replaced.connect(self._replaced)
        self._editor.viewing.changed.connect(self._looked)

    @property
    def shown(self) -> bool:
        """Whether the bar is on the screen."""
        return not self.bar.isHidden()

    @property
    def playing(self) -> bool:
        """Whether time runs by itself."""
        return self._timer.isActive()

    def toggle(self) -> None:
        """Show the bar and begin with the map's own date, or put it away and show all times."""
        if self.shown:
            self.close()
            return
        self._read()
        if not self._events:
            self._window.status.say(
                translate(
                    "Time", "Nothing on this map has a date. Give actors, links or processes one first."
                )
            )
            return
        self.bar.show()
        self.bar.line.setFocus()
        if self._editor.viewing.look.date is None:
            self._chosen(self._first_month())
        self._window.refresh()

    def close(self) -> None:
        """Put the bar away; all times are shown again."""
        self.pause()
        self.bar.hide()
        self._editor.viewing.set(date=None)
        self._window.canvas.setFocus()
        self._window.refresh()

    def step(self, way: int) -> None:
        """Go to the next month in which something changes, or to the one before."""
        if not self.shown:
            self.toggle()
            return
        now = self._month()
        if now is None:
            now = self.bar.line.maximum() + 1 if way < 0 else self.bar.line.minimum() - 1
        at = bisect_right(self._stops, now) if way > 0 else bisect_left(self._stops, now) - 1
        if 0 <= at < len(self._stops):
            self._chosen(self._stops[at])

    def forward(self) -> None:
        """The next change."""
        self.step(1)

    def back(self) -> None:
        """The change before."""
        self.step(-1)

    def play(self) -> None:
        """Let time run from here, or from the beginning if it is at its end; or pause."""
        if self.playing:
            self.pause()
            return
        if not self.shown:
            self.toggle()
        if not self._stops:
            return
        now = self._month()
        if now is None or now >= self._stops[-1]:
            self._chosen(self._stops[0])
        self._timer.start()
        self.bar.show_playing(playing=True)
        self._window.refresh()

    def pause(self) -> None:
        """Stop here."""
        if self.playing:
            self._timer.stop()
            self.bar.show_playing(playing=False)
            self._window.refresh()

    def _tick(self) -> None:
        now = self._month()
        if now is None or now >= self._stops[-1]:
            self.pause()
        else:
            self.step(1)

    def set_ended(self, how: str) -> None:
        """Show faintly what is over, or not at all."""
        self._editor.viewing.set(ended="gone" if how == "gone" else "faint")
        self._window.refresh()

    def _month(self) -> int | None:
        date = self._editor.viewing.look.date
        return None if date is None else month_of(first_day(date))

    def _first_month(self) -> int:
        own = self._editor.map.meta.as_of
        month = month_of(first_day(own)) if own else self._stops[0]
        return min(max(month, self.bar.line.minimum()), self.bar.line.maximum())

    def _chosen(self, month: int) -> None:
        self._editor.viewing.set(date=None if month < 0 else month_text(month))

    def _read(self) -> None:
        """Take what is dated from the map."""
        m = self._editor.shown
        self._events = events(m)
        self._stops = tuple(sorted({event.month for event in self._events}))
        life = life_in_months(self._events)
        if life is None:
            return
        known = m.agreement_by_id
        seals = [
            (event.month, known[event.ident].name) for event in self._events if event.kind == "agreements"
        ]
        with QSignalBlocker(self.bar.line):
            self.bar.line.show_life(life, seals, spans(m, life))
        self._follow()

    def _follow(self) -> None:
        if not self._events:
            return
        look = self._editor.viewing.look
        month = self._month()
        says = "" if month is None else happened(self._editor.shown, self._events, month)
        self.bar.show_date(month, says, faint=look.ended == "faint")

    def _looked(self, before: Look, after: Look) -> None:
        if self.shown and before.masked != after.masked:
            self._read()
        else:
            self._follow()

    def _edited(self, _changes: ChangeSet) -> None:
        if self.shown:
            self._read()
            if not self._events:
                self.close()

    def _replaced(self) -> None:
        if self.shown:
            self._read()
            if self._events and self._window.files.is_open:
                self._chosen(self._first_month())
            else:
                self.close()
