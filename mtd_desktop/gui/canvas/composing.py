"""From the map to the page, as often as the map changes and without ever holding up a hand.

Small maps are composed in the window's own thread as soon as it has nothing else to do. What took longer
than a frame the last time goes to a thread of its own (maps never change, so that is safe); changes that
come meanwhile are composed together afterwards.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import perf_counter
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from mtd_desktop.gui import aside, pauses
from mtd_desktop.layout.compose import Composer, Options
from mtd_desktop.layout.metrics import TextMeasurer
from mtd_desktop.layout.page import Page
from mtd_desktop.model.document import Map

QUICK: Final = 0.025
"""Seconds that composing may take in the window's own thread."""
SMALL: Final = 60
"""Actors up to which a map that was never composed is taken to be quick."""
_SWITCH: Final = 0.001
"""Seconds after which Python's threads take turns while a page is composed, instead of five times that."""
_KEPT: Final = 60
"""Pages of one map that are kept: whoever steps through its dates comes back to them."""
_LARGE: Final = 400
"""With more actors than this none is kept."""

_Wanted: TypeAlias = tuple[Map, Options]
_Composed: TypeAlias = tuple[_Wanted, Page, float]
"""What was wanted, its page, and the seconds that it took."""


class Composing(QObject):
    """`ready` carries each new page."""

    ready = Signal(object)

    def __init__(self, make_measurer: Callable[[], TextMeasurer], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._measurer = make_measurer
        self._composer: Composer | None = None
        self._wanted: _Wanted | None = None
        self._pages: tuple[Map, dict[Options, Page]] | None = None
        self._took: float | None = None
        self._errand: aside.Errand[_Composed] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._next)

    @property
    def is_busy(self) -> bool:
        """Whether a newer page is on its way."""
        return self._wanted is not None or self._errand is not None

    def want(self, m: Map, options: Options, *, fresh: bool = False) -> None:
        """Compose `m` soon. `fresh`: it is another map, of whose size nothing is known yet."""
        if fresh:
            self._took = None
            self._give_up()
            pauses.forget_large()
        self._wanted = m, options
        if self._errand is None:
            self._soon.start()

    def now(self) -> None:
        """Compose what is wanted at once and wait for it."""
        while self.is_busy:
            if self._errand is not None:
                self._errand.wait()
            else:
                self._soon.stop()
                self._compose_here()

    def stop(self) -> None:
        """Let go of everything; the window is closing."""
        self._soon.stop()
        self._wanted = self._pages = None
        self._give_up()

    def _next(self) -> None:
        wanted = self._wanted
        if wanted is None or self._errand is not None:
            return
        quick = len(wanted[0].actors) <= SMALL if self._took is None else self._took <= QUICK
        if quick or wanted[1] in self._known(wanted[0]):
            self._compose_here()
        else:
            self._compose_aside(wanted)

    def _known(self, m: Map) -> dict[Options, Page]:
        """The pages that were made of this map."""
        if self._pages is None or self._pages[0] is not m:
            self._pages = (m, {})
        return self._pages[1]

    def _keep(self, wanted: _Wanted, page: Page) -> None:
        m, options = wanted
        pages = self._known(m)
        if len(m.actors) <= _LARGE:
            pages[options] = page
            if len(pages) > _KEPT:
                del pages[next(iter(pages))]

    def _compose_here(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        known = self._known(wanted[0]).get(wanted[1])
        if known is not None:
            self.ready.emit(known)
            return
        first = self._composer is None
        if self._composer is None:
            self._composer = Composer(self._measurer())
        start = perf_counter()
        page = self._composer.compose(*wanted)
        if not first:  # the first time fonts and caches are filled, which says little about the next
            self._took = perf_counter() - start
        self._keep(wanted, page)
        self.ready.emit(page)

    def _compose_aside(self, wanted: _Wanted) -> None:
        self._wanted = None
        if self._composer is None:
            self._composer = Composer(self._measurer())
        composer = self._composer
        sys.setswitchinterval(_SWITCH)
        self._errand = aside.send("compose", lambda: _composed(composer, wanted), self._arrived, self)

    def _arrived(self, errand: aside.Errand[_Composed]) -> None:
        self._errand = None
        if self._wanted is not None:
            self._soon.start()
        try:
            wanted, page, self._took = errand.result()
        except Exception:
            self._composer = None  # whatever it has prepared may be half done
            raise
        self._keep(wanted, page)
        self.ready.emit(page)

    def _give_up(self) -> None:
        """Leave a running composition to itself: nobody waits for it, its composer is not used again."""
        if self._errand is not None:
            self._errand.drop()
            self._errand = None
            self._composer = None


def _composed(composer: Composer, wanted: _Wanted) -> _Composed:
    start = perf_counter()
    is_large = len(wanted[0].actors) >= pauses.LARGE
    if is_large:
        pauses.begin_large()
    try:
        page = composer.compose(*wanted)
    finally:
        if is_large:
            pauses.end_large()
    return wanted, page, perf_counter() - start
