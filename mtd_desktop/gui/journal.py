"""What is not saved, written down every few moments, so that a crash takes no more than those moments.

A snapshot goes to the person's state folder soon after the hand rests, and now and then while it does not. It
is made in a thread of its own: a map never changes. `keep_now` writes the last one at once, when the session
ends or the program breaks.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from mtd_desktop.errors import UserError
from mtd_desktop.gui import aside

if TYPE_CHECKING:
    from mtd_desktop.model.document import Map
    from mtd_desktop.storage.recovery import Base, Trail
    from mtd_desktop.storage.vault import Key

QUIET: Final = 0.5
"""Seconds after the last change until it is written: with the writing itself, less than one."""
LONGEST: Final = 1.25
"""Seconds that a change waits at most while others keep coming: with the writing itself, less than two."""
AGAIN: Final = 10.0
"""Seconds until the next try where writing failed."""


class Journal(QObject):
    """The snapshots of the map of one window.

    `moment` gives the map that is not in its file, with that file and its key, or `None` if nothing would be
    missed. `failed` carries a sentence: once, until a snapshot could be written again.
    """

    failed = Signal(str)

    def __init__(
        self, moment: Callable[[], tuple[Map, Base, Key | None] | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._moment = moment
        self._trail: Trail | None = None
        self._written: Map | None = None
        self._since: float | None = None
        self._errand: aside.Errand[None] | None = None
        self._told = False
        self._held = False
        self._writing = Lock()
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setTimerType(Qt.TimerType.PreciseTimer)
        self._due.timeout.connect(self._write_aside)

    def touch(self) -> None:
        """The map has changed."""
        self._held = False
        now = time.monotonic()
        if self._since is None:
            self._since = now
        self._start(min(QUIET, self._since + LONGEST - now))

    def _start(self, seconds: float) -> None:
        self._due.start(max(0, round(seconds * 1000)))

    def _write_aside(self) -> None:
        if self._errand is not None:
            return  # its end looks again
        wanted = self._wanted()
        self._since = None
        if wanted is None:
            self._rest()
            return
        self._errand = aside.send("autosave", lambda: self._write(*wanted), self._arrived, self)

    def _wanted(self) -> tuple[Map, Base, Key | None] | None:
        wanted = self._moment()
        return None if wanted is None or (wanted[0] is self._written and self._is_there()) else wanted

    def _is_there(self) -> bool:
        return self._trail is not None and self._trail.is_there

    def _rest(self) -> None:
        """Everything was undone: the file holds it all again, and what was written is no longer missed."""
        if self._moment() is None and self._trail is not None and not self._held:
            self.settle()

    def _write(self, m: Map, base: Base, key: Key | None) -> None:
        from mtd_desktop.storage.recovery import Trail

        with self._writing:
            if self._trail is None:
                self._trail = Trail()
            self._trail.write(m, base, key)
            self._written = m

    def _arrived(self, errand: aside.Errand[None]) -> None:
        self._errand = None
        try:
            errand.result()
        except UserError as problem:
            self._start(AGAIN)
            self._tell(problem)
            return
        except Exception:
            self._start(AGAIN)
            raise
        self._told = False
        if self._wanted() is not None and not self._due.isActive():
            self._start(QUIET)

    def _tell(self, problem: UserError) -> None:
        if not self._told:
            self._told = True
            self.failed.emit(problem.message)

    def keep_now(self) -> bool:
        """Write what is not saved at once and in this thread; whether nothing would be lost now."""
        wanted = self._wanted()
        if wanted is None:
            return True
        try:
            self._write(*wanted)
        except UserError as error:
            self._tell(error)
            return False
        except Exception:  # noqa: BLE001 - a defect in this very map; the others count too
            return False
        return True

    # --- what becomes of the snapshots

    def settle(self) -> None:
        """The map is in its file."""
        self._stop()
        if self._trail is not None:
            self._trail.settle()

    def discard(self) -> None:
        """Nobody wants what is not saved."""
        self._stop()
        if self._trail is not None:
            self._trail.discard()

    def hold(self) -> None:
        """The map goes out of sight as it is: what was written stays, and nothing is added."""
        self._stop()
        self._held = True

    def erase(self) -> None:
        """The map is in its file and has a passphrase now: nothing from before may stay."""
        self.discard()

    def leave(self) -> None:
        """The program ends without an answer: what was written is found at the next start."""
        self._stop()
        if self._trail is not None:
            self._trail.leave()

    def begin(self, trail: Trail | None = None) -> None:
        """Another map is open: it has a trail of its own, or goes on with that of a survivor."""
        self._stop()
        self._held = False
        self._trail = trail

    def _stop(self) -> None:
        self._due.stop()
        self._since = None
        if self._errand is not None:
            self._errand.join()
            self._errand.drop()
            self._errand = None
        self._written = None
