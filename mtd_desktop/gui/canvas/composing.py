"""From the map to the page, as often as the map changes and without ever holding up a hand.

Small maps are composed in the window's own thread as soon as it has nothing else to do. What took longer
than a frame the last time goes to a thread of its own (maps never change, so that is safe); changes that
come meanwhile are composed together afterwards.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Thread
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from mtd_desktop.gui import pauses
from mtd_desktop.layout.compose import Composer
from mtd_desktop.layout.metrics import TextMeasurer
from mtd_desktop.layout.page import Page
from mtd_desktop.model.document import Map

QUICK: Final = 0.025
"""Seconds that composing may take in the window's own thread."""
SMALL: Final = 60
"""Actors up to which a map that was never composed is taken to be quick."""
_SWITCH: Final = 0.001
"""Seconds after which Python's threads take turns while a page is composed, instead of five times that."""


class Composing(QObject):
    """`ready` carries each new page."""

    ready = Signal(object)
    _done = Signal(object)

    def __init__(self, make_measurer: Callable[[], TextMeasurer], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._measurer = make_measurer
        self._composer: Composer | None = None
        self._wanted: Map | None = None
        self._took: float | None = None
        self._thread: Thread | None = None
        self._worker: _Worker | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._next)
        self._done.connect(self._arrived)

    @property
    def is_busy(self) -> bool:
        """Whether a newer page is on its way."""
        return self._wanted is not None or self._thread is not None

    def want(self, m: Map, *, fresh: bool = False) -> None:
        """Compose `m` soon. `fresh`: it is another map, of whose size nothing is known yet."""
        if fresh:
            self._took = None
            self._give_up()
            pauses.forget_large()
        self._wanted = m
        if self._thread is None:
            self._soon.start()

    def now(self) -> None:
        """Compose what is wanted at once and wait for it."""
        while self.is_busy:
            if self._thread is not None:
                self._thread.join()
                worker = self._worker
                if worker is not None:
                    self._arrived(worker)
            else:
                self._soon.stop()
                self._compose_here()

    def stop(self) -> None:
        """Let go of everything; the window is closing."""
        self._soon.stop()
        self._wanted = None
        self._give_up()

    def _next(self) -> None:
        m = self._wanted
        if m is None or self._thread is not None:
            return
        quick = len(m.actors) <= SMALL if self._took is None else self._took <= QUICK
        if quick:
            self._compose_here()
        else:
            self._compose_aside(m)

    def _compose_here(self) -> None:
        m, self._wanted = self._wanted, None
        if m is None:
            return
        first = self._composer is None
        if self._composer is None:
            self._composer = Composer(self._measurer())
        start = perf_counter()
        page = self._composer.compose(m)
        if not first:  # the first time fonts and caches are filled, which says little about the next
            self._took = perf_counter() - start
        self.ready.emit(page)

    def _compose_aside(self, m: Map) -> None:
        self._wanted = None
        if self._composer is None:
            self._composer = Composer(self._measurer())
        worker = _Worker(self._composer, m, self._tell)
        self._worker = worker
        self._thread = Thread(target=worker.run, name="compose", daemon=True)
        sys.setswitchinterval(_SWITCH)
        self._thread.start()

    def _arrived(self, worker: _Worker) -> None:
        if worker is not self._worker:
            return  # of a map that is no longer shown, or already taken
        self._worker = self._thread = None
        self._took = worker.took
        if self._wanted is not None:
            self._soon.start()
        if worker.problem is not None:
            self._composer = None
            raise worker.problem
        self.ready.emit(worker.page)

    def _give_up(self) -> None:
        """Leave a running composition to itself: nobody waits for it, its composer is not used again."""
        if self._worker is not None:
            self._worker.wanted = False
            self._worker = self._thread = None
            self._composer = None

    def _tell(self, worker: _Worker) -> None:
        """From the thread of `worker`; the window may be gone meanwhile."""
        if isValid(self):
            self._done.emit(worker)


class _Worker:
    """One composition in a thread, and its result."""

    def __init__(self, composer: Composer, m: Map, tell: Callable[[_Worker], None]) -> None:
        self._composer = composer
        self._map = m
        self._tell = tell
        self.wanted = True
        self.page: Page | None = None
        self.problem: BaseException | None = None
        self.took = 0.0

    def run(self) -> None:
        """Compose, then tell the window's thread through its event loop."""
        start = perf_counter()
        is_large = len(self._map.actors) >= pauses.LARGE
        if is_large:
            pauses.begin_large()
        try:
            self.page = self._composer.compose(self._map)
        except Exception as problem:  # noqa: BLE001 - raised again in the window's thread
            self.problem = problem
        finally:
            if is_large:
                pauses.end_large()
        self.took = perf_counter() - start
        if self.wanted:
            self._tell(self)
