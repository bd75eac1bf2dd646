"""What is being looked at just now: the map date, what is lit, whether names are hidden.

Nothing of this is part of the map. It is set for the moment, is not undone, and goes with the window.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from PySide6.QtCore import QObject, Signal

from mtd_desktop.model.view import LensName

Ended = Literal["faint", "gone"]


class Look(NamedTuple):
    """One way of looking.

    `date` is a partial date, or `None` for all times at once; `ended` is how the page shows what is over by
    then. `processes` are the ids of those that are shown beside what the map's own view shows, and `lit` the
    ids of what stands out while the rest is dim, both empty for none. `masked` hides names, `without` leaves
    actors, links and processes out for a try, and
    `lens` groups the actors in another way than by the nine tracks.
    """

    date: str | None = None
    ended: Ended = "faint"
    processes: frozenset[str] = frozenset()
    lit: frozenset[str] = frozenset()
    masked: bool = False
    without: frozenset[str] = frozenset()
    lens: LensName = "nine"


class Viewing(QObject):
    """The present look, and `changed(before, after)` when it becomes another."""

    changed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = Look()

    @property
    def look(self) -> Look:
        """How the map is looked at now."""
        return self._look

    def toggle_process(self, ident: str) -> None:
        """Show a process or an agreement beside what the map's own view shows, or no more."""
        self.set(processes=self._look.processes ^ {ident})

    def set(self, **changes: Any) -> None:
        """Look with these fields changed; nothing happens if they are as they were."""
        before, after = self._look, self._look._replace(**changes)
        if after != before:
            self._look = after
            self.changed.emit(before, after)
