"""Snapshots of maps that are not saved, in the person's own state folder, and what a crash leaves of them.

    recovery/ID.alive            held by the system for the process whose map this is (see presence)
    recovery/ID/00000012.mtdmap  snapshots of one open map; the highest number is the newest
    recovery/kept/ID.mtdmap      the last snapshot of a map that was saved since, for a week

A snapshot is a map file like any other, written as carefully as one. Its envelope has a key more, `recovery`,
with the file that the map belongs to, what that file held, and when. In an encrypted snapshot all of that is
encrypted too. The order of snapshots is that of their numbers: clocks are set back.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any, Final

from mtd_desktop import paths
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.storage import failures, presence
from mtd_desktop.storage.codec import is_as_written
from mtd_desktop.storage.files import Fingerprint, Opened, content, load, write_bytes
from mtd_desktop.storage.notes import with_note, without_note
from mtd_desktop.storage.vault import Key, NeedsPassphrase, Unlock, WrongPassphrase

GENERATIONS: Final = 3
KEPT_DAYS: Final = 7
KEPT: Final = "kept"
_OURS: Final = "recovery"
_ALIVE: Final = ".alive"


@dataclass(frozen=True)
class Base:
    """The file that a map belongs to, and what it held when the map was opened or last saved."""

    path: Path | None = None
    fingerprint: Fingerprint | None = None


@dataclass(frozen=True)
class Snapshot:
    """A map as it was at `time` (seconds since 1970), with the file it belongs to and the key of both."""

    map: Map
    base: Base
    time: float
    key: Key | None = None
    read_only: bool = False


@dataclass(frozen=True)
class Survivor:
    """What is left of a map whose program ended without saving it: `files`, the newest first."""

    ident: str
    files: tuple[Path, ...]

    @property
    def is_encrypted(self) -> bool:
        """Whether nothing can be told of it without its passphrase."""
        return not all(_is_plain(file) for file in self.files)

    @property
    def time(self) -> float:
        """When it was written, by the disk's word, in seconds since 1970."""
        try:
            return self.files[0].stat().st_mtime
        except OSError:
            return 0.0


def folder() -> Path:
    """The folder of all snapshots. Raises `UserError` if there can be none."""
    return paths.state_dir() / "recovery"


# Writing


class Trail:
    """The snapshots of one open map. It may be used from several threads, one at a time.

    Nothing is on the disk before the first `write`.
    """

    def __init__(self, ident: str = "") -> None:
        self._ident = ident or os.urandom(8).hex()
        self._presence: presence.Presence | None = None
        self._sequence = 0
        self._encrypted: bool | None = None
        self._busy = RLock()

    def write(self, m: Map, base: Base, key: Key | None = None) -> None:
        """Put a snapshot of `m` on the disk, and let go of the fourth last. Raises `UserError`."""
        with self._busy:
            sequence = self._sequence + 1
            data = content(_bound(m, base, sequence), key)
            place = self._place()
            write_bytes(place / _name(sequence), data)
            self._sequence = sequence
            self._thin_out(place, encrypted=key is not None)

    @property
    def is_there(self) -> bool:
        """Whether what was written last is still on the disk, which a person may have tidied."""
        return (folder() / self._ident / _name(self._sequence)).exists()

    def settle(self) -> None:
        """The map is in its file, and nothing written here is missing there. The last one stays a week."""
        with self._busy:
            if self._presence is None:
                return
            newest, *older = snapshots(folder() / self._ident) or (None,)
            for path in older:
                _remove(path)
            if newest is not None:
                _keep(newest, self._ident)
            self._leave()

    def discard(self) -> None:
        """Delete everything, also what was kept since the last save."""
        with self._busy:
            if self._presence is not None or self._sequence:
                forget(self._ident)
                self._leave()

    def leave(self) -> None:
        """Go, and leave the snapshots to be found at the next start."""
        with self._busy:
            if self._presence is not None:
                self._presence.end()
                self._presence = None

    def _leave(self) -> None:
        _empty(folder() / self._ident)
        self.leave()

    def _place(self) -> Path:
        place = folder() / self._ident
        try:
            place.parent.mkdir(mode=0o700, exist_ok=True)
            if self._presence is not None and not self._presence.path.exists():
                self.leave()  # somebody emptied the folder: without the sign, others took us for dead
            if self._presence is None:
                self._presence = _claimed(self._ident)
            place.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise failures.writing(place, error) from error
        return place

    def _take_over(self, survivor: Survivor, claimed: presence.Presence) -> None:
        self._presence = claimed
        self._sequence = max((_number(file) for file in survivor.files), default=0)

    def _thin_out(self, place: Path, *, encrypted: bool) -> None:
        """What stood there before a map was encrypted must not outlast it."""
        keep = 1 if encrypted and self._encrypted is not True else GENERATIONS
        if encrypted and self._encrypted is not True:
            kept = folder() / KEPT / _map_name(self._ident)
            if kept.exists() and _is_plain(kept):
                _remove(kept)
        self._encrypted = encrypted
        for path in snapshots(place)[keep:]:
            _remove(path)


def _claimed(ident: str) -> presence.Presence:
    claimed = presence.claim(folder() / f"{ident}{_ALIVE}")
    if claimed is None:
        raise UserError(
            translate("Recovery", "Another window is recovering this map."),
            translate("Recovery", "Go on there."),
        )
    return claimed


def _bound(m: Map, base: Base, sequence: int) -> Map:
    """The map with its file noted beside it."""
    found = base.fingerprint
    note = {
        "sequence": sequence,
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "path": None if base.path is None else str(base.path.absolute()),
        "sha256": None if found is None else found.sha256,
        "size": None if found is None else found.size,
    }
    return with_note(m, _OURS, note)


# Reading


def survivors() -> tuple[Survivor, ...]:
    """What programs that ended without saving have left, the last first. It looks at names only."""
    found = []
    for place in _places():
        if not presence.is_held(_alive(place)):
            files = snapshots(place)
            if files:
                found.append(Survivor(place.name, files))
    return tuple(sorted(found, key=lambda survivor: survivor.time, reverse=True))


def is_anything_left() -> bool:
    """Whether there is anything to look through, to list or to tidy away."""
    try:
        return bool(_listed(folder()))
    except UserError:
        return False


def snapshots(place: Path) -> tuple[Path, ...]:
    """The snapshots in the folder of one map, the newest first."""
    try:
        found = [
            path for path in place.iterdir() if path.suffix == paths.MAP_SUFFIX and path.stem.isdecimal()
        ]
    except OSError:
        return ()
    return tuple(sorted(found, key=_number, reverse=True))


def read(survivor: Survivor, unlock: Unlock | None = None) -> Snapshot:
    """The newest snapshot that is whole. Raises `UserError` if there is none.

    `unlock` is asked for the key of an encrypted one; see `storage.files.load`.
    """
    problem = UserError(translate("Recovery", "Nothing of it can be read."))
    for path in survivor.files:
        try:
            return _read(path, unlock)
        except (NeedsPassphrase, WrongPassphrase):
            raise  # the one before has the same
        except UserError as error:
            problem = error
    raise problem


def _read(path: Path, unlock: Unlock | None) -> Snapshot:
    opened = load(path, unlock=unlock)
    if opened.key is None and not _is_whole(path):
        raise UserError(translate("Recovery", "This snapshot is damaged."), where=str(path))
    return _unbound(opened, path)


def _is_whole(path: Path) -> bool:
    """An encrypted file that was damaged cannot be opened at all; a plain one carries a checksum."""
    try:
        return is_as_written(path.read_bytes())
    except OSError:
        return False


def _unbound(opened: Opened, path: Path) -> Snapshot:
    """A map from a snapshot, parted from the note about its file."""
    m, note = without_note(opened.map, _OURS)
    return Snapshot(m, _base(note), _time(note, path), opened.key, opened.read_only)


def _base(note: dict[str, Any]) -> Base:
    path, sha256, size = note.get("path"), note.get("sha256"), note.get("size")
    known = Fingerprint(sha256, size) if isinstance(sha256, str) and isinstance(size, int) else None
    return Base(Path(path) if isinstance(path, str) else None, known)


def _time(note: dict[str, Any], path: Path) -> float:
    try:
        return datetime.fromisoformat(str(note.get("time"))).timestamp()
    except (ValueError, OverflowError, OSError):
        return path.stat().st_mtime


# Letting go


def adopt(survivor: Survivor) -> Trail:
    """Go on where a survivor ended: its snapshots stay until newer ones or a save replace them.

    Raises `UserError` if another window was quicker.
    """
    trail = Trail(survivor.ident)
    try:
        trail._take_over(survivor, _claimed(survivor.ident))
    except OSError as error:
        raise failures.writing(folder(), error) from error
    return trail


def discard(survivor: Survivor) -> None:
    """Delete what survived: the person does not want it. Raises `UserError` if it is somebody's by now."""
    adopt(survivor).discard()


def forget(ident: str) -> None:
    """Delete all snapshots of one map, also one that was kept."""
    _empty(folder() / ident)
    _remove(folder() / KEPT / _map_name(ident))


def tidy() -> None:
    """Remove what the dead left without a snapshot, and what was kept long enough. Never fails."""
    try:
        root = folder()
    except UserError:
        return
    for place in _places():
        if not presence.is_held(_alive(place)):
            _sweep(place)
    for path in _listed(root):
        if path.suffix == _ALIVE and not path.with_suffix("").is_dir() and not presence.is_held(path):
            _remove(path)
    for path in _listed(root / KEPT):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > KEPT_DAYS * 86_400:
                _remove(path)


def _sweep(place: Path) -> None:
    """What a killed program had half written, and a folder that holds nothing else."""
    if snapshots(place):
        for path in _listed(place):
            if path.suffix == ".tmp":
                _remove(path)
    else:
        _empty(place)
        _remove(_alive(place))


def _keep(newest: Path, ident: str) -> None:
    kept = folder() / KEPT
    try:
        kept.mkdir(mode=0o700, exist_ok=True)
        newest.replace(kept / _map_name(ident))
        os.utime(kept / _map_name(ident))
    except OSError:
        _remove(newest)  # the map itself is in its file


def _places() -> Iterator[Path]:
    try:
        root = folder()
    except UserError:
        return
    yield from (path for path in _listed(root) if path.name != KEPT and path.is_dir())


def _listed(place: Path) -> tuple[Path, ...]:
    try:
        return tuple(place.iterdir())
    except OSError:
        return ()


def _empty(place: Path) -> None:
    for path in _listed(place):
        _remove(path)
    with contextlib.suppress(OSError):
        place.rmdir()


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _alive(place: Path) -> Path:
    return place.with_name(f"{place.name}{_ALIVE}")


def _name(sequence: int) -> str:
    return f"{sequence:08}{paths.MAP_SUFFIX}"


def _map_name(ident: str) -> str:
    return f"{ident}{paths.MAP_SUFFIX}"


def _number(path: Path) -> int:
    return int(path.stem)


def _is_plain(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(1) == b"{"
    except OSError:
        return False
