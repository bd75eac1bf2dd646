"""The sign beside a file that its map is open in this window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtd_desktop.storage.lock import Holder, Lock


class Holding:
    """At most one file at a time."""

    def __init__(self) -> None:
        self._lock: Lock | None = None

    def take(self, path: Path, *, by_force: bool = False) -> Holder | None:
        """Put up the sign; who else has one there, and then ours is not, unless it is `by_force`."""
        from mtd_desktop.storage.lock import Holder, take

        taken = take(path, by_force=by_force)
        if isinstance(taken, Holder):
            return taken
        self.release()
        self._lock = taken
        return None

    def release(self) -> None:
        """Take the sign away."""
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()
