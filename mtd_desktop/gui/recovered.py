"""What is left of maps whose program ended without saving them, looked at in a thread of its own.

Looking takes as long as reading each map and its file; nobody waits for it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from mtd_desktop.errors import UserError
from mtd_desktop.gui import aside

if TYPE_CHECKING:
    from mtd_desktop.model.changes import ChangeSet
    from mtd_desktop.model.document import Map
    from mtd_desktop.storage.recovery import Snapshot, Survivor
    from mtd_desktop.storage.vault import Unlock

FileState: TypeAlias = Literal["none", "same", "changed", "gone", "unknown"]
"""The file of the map: never had one, as it was, another by now, not there, or not to be read."""


@dataclass(frozen=True)
class Remains:
    """A survivor with what is in it.

    `snapshot` is `None` while it is encrypted, or where it cannot be read; then `problem` says why. `differs`
    counts the things that are not the same in the file; `None` where there is nothing to compare with.
    """

    survivor: Survivor
    snapshot: Snapshot | None = None
    problem: str = ""
    file: FileState = "unknown"
    differs: int | None = None
    on_disk: Map | None = None

    @property
    def is_saved(self) -> bool:
        """Whether its file holds all of it."""
        return self.snapshot is not None and self.snapshot.map == self.on_disk

    @property
    def path(self) -> Path | None:
        """The file that the map belongs to."""
        return self.snapshot.base.path if self.snapshot is not None else None


def look() -> tuple[Remains, ...]:
    """All that survived and is not in its file as well, the last first."""
    from mtd_desktop.storage import recovery

    recovery.tidy()
    found = [examined(survivor) for survivor in recovery.survivors()]
    for one in found:
        if one.is_saved:
            with suppress(UserError):  # the program ended between saving and tidying up
                recovery.adopt(one.survivor).settle()
    return tuple(one for one in found if not one.is_saved)


def examined(survivor: Survivor, unlock: Unlock | None = None) -> Remains:
    """One survivor, read and compared with its file; an encrypted one only with `unlock`."""
    from mtd_desktop.storage import recovery

    if survivor.is_encrypted and unlock is None:
        return Remains(survivor)
    try:
        snapshot = recovery.read(survivor, unlock)
    except UserError as error:
        return Remains(survivor, problem=error.message)
    return _compared(survivor, snapshot)


def _compared(survivor: Survivor, snapshot: Snapshot) -> Remains:
    from mtd_desktop.model.changes import difference
    from mtd_desktop.storage.files import load

    path = snapshot.base.path
    if path is None:
        return Remains(survivor, snapshot, file="none")
    try:
        opened = load(path, snapshot.key)
    except UserError:
        return Remains(survivor, snapshot, file="unknown" if path.exists() else "gone")
    state: FileState = "same" if opened.fingerprint == snapshot.base.fingerprint else "changed"
    differs = count(difference(opened.map, snapshot.map))
    return Remains(survivor, snapshot, "", state, differs, opened.map)


def count(changes: ChangeSet) -> int:
    """How many things differ: each entity, and each of the two kinds of things that belong to the whole."""
    kinds = (changes.actors, changes.links, changes.sides, changes.processes, changes.agreements)
    entities = sum(len(kind.added) + len(kind.removed) + len(kind.altered) for kind in kinds)
    reordered = any(kind.reordered for kind in kinds)
    return entities + int(changes.page) + int(changes.other or (reordered and not entities))


class Search(QObject):
    """`found` carries what survived, once, and not at all if that is nothing and nothing crashed either."""

    found = Signal(object)

    def start(self) -> None:
        """Look, if there is anything to look at; whether there is takes one look at each of two folders."""
        from mtd_desktop.gui import crash
        from mtd_desktop.storage import recovery

        if recovery.is_anything_left() or crash.reports():
            aside.send("survivors", look, self._seen, self)

    def _seen(self, errand: aside.Errand[tuple[Remains, ...]]) -> None:
        from mtd_desktop.gui import crash

        remains = errand.result()
        if remains or crash.reports():
            self.found.emit(remains)
