"""Noticing that nobody has touched mouse or keyboard for some minutes."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

GLANCE: Final = 15.0
"""Seconds between two looks at the clock."""

_HANDS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """`passed`: that many minutes went by without a hand. It listens only between `start` and `stop`."""

    passed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seconds = 0.0
        self._last = self._last_by_day = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    @property
    def listening(self) -> bool:
        """Whether the time is running."""
        return self._timer.isActive()

    def start(self, minutes: float) -> None:
        """Count from now; 0 minutes never pass."""
        if minutes * 60 == self._seconds and self._timer.isActive():
            return
        self.stop()
        if minutes > 0:
            self._seconds = minutes * 60
            self._touch()
            app = QApplication.instance()
            if app is not None:
                app.installEventFilter(self)
            self._wait(self._seconds)

    def stop(self) -> None:
        """Listen no more."""
        self._timer.stop()
        self._seconds = 0.0
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def _wait(self, seconds: float) -> None:
        self._timer.start(max(1, round(min(seconds, GLANCE) * 1000)))

    def _look(self) -> None:
        left = self._seconds - self._still()
        if left > 0:
            self._wait(left)
        else:
            self.passed.emit()

    def _still(self) -> float:
        """Seconds without a hand. The one clock stands still while a laptop sleeps, the other can be set."""
        return max(time.monotonic() - self._last, time.time() - self._last_by_day)

    def _touch(self) -> None:
        self._last, self._last_by_day = time.monotonic(), time.time()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Every event of the program passes here; only what comes from a hand counts."""
        if event.type() in _HANDS and self._timer.isActive():
            if self._still() > self._seconds:  # the first touch after a sleep
                self.passed.emit()
            else:
                self._touch()
        return False
