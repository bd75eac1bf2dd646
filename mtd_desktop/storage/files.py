"""Maps on the disk: opening them, and saving them over nothing but what was opened."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.storage import atomic, failures
from mtd_desktop.storage.codec import LIMIT, decode, encode, too_big

_READ: Final = (
    os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
)
"""`O_NONBLOCK`: a pipe put in the place of the file since we looked must not hold the program up."""


class Key(Protocol):
    """What encrypts the files of a map."""

    def sealed(self, data: bytes) -> bytes:
        """`data` encrypted, each time anew."""
        ...


@dataclass(frozen=True)
class Fingerprint:
    """What a file held: the checksum of all its bytes, and how many they are."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Opened:
    """A map from a file, and the fingerprint of what was read."""

    map: Map
    fingerprint: Fingerprint
    notices: tuple[str, ...] = ()
    read_only: bool = False
    key: Key | None = None
    """What the file is encrypted with; `None` for one that anybody can read."""


class ChangedOnDisk(UserError):
    """Somebody else changed the file since it was opened. Ask: save as, compare, or overwrite."""


def load(path: Path) -> Opened:
    """Open a map. Raises `UserError`, which names the file and the place in it."""
    data = _read(path)
    loaded = decode(data, where=str(path))
    return Opened(loaded.map, fingerprint(data), loaded.notices, loaded.read_only)


def content(m: Map, key: Key | None = None) -> bytes:
    """The bytes of a file for `m`, encrypted if there is a `key`.

    The only way from a map to a file of any kind: map, backup, checkpoint, snapshot or rescue copy.
    """
    data = encode(m)
    return data if key is None else key.sealed(data)


def save(path: Path, m: Map, *, expected: Fingerprint | None, key: Key | None = None) -> Fingerprint:
    """Save a map so that it is on the disk, keeping the version before as `.bak`; what the file holds now.

    `expected` is what the file held when it was opened or last saved: if it holds something else by now,
    `ChangedOnDisk` is raised. `None` overwrites what may be there. A symbolic link is followed. Raises
    `UserError`, and then the file is as it was.
    """
    data = content(m, key)
    _put(path, data, expected=expected, keep=True)
    return fingerprint(data)


def write_bytes(path: Path, data: bytes) -> None:
    """Write an export in the same careful way, overwriting what may be there. Raises `UserError`."""
    _put(path, data, expected=None, keep=False)


def fingerprint(data: bytes) -> Fingerprint:
    """The fingerprint of a file that holds `data`."""
    return Fingerprint(hashlib.sha256(data).hexdigest(), len(data))


def _read(path: Path) -> bytes:
    try:
        _refuse_impossible(path)
        _refuse_unless_file(path, path.stat())
        handle = os.open(path, _READ)
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(handle)
            _refuse_unless_file(path, found)
            if found.st_size > LIMIT:
                raise too_big(found.st_size).at(str(path))
            return file.read(LIMIT + 1)
    except OSError as error:
        raise failures.reading(path, error) from error


def _put(path: Path, data: bytes, *, expected: Fingerprint | None, keep: bool) -> None:
    try:
        _refuse_impossible(path)
        target = Path(os.path.realpath(path))
        backup = target.with_name(f"{target.name}.bak") if keep else None
        _refuse_unless_writable(path, target, backup)

        new = fingerprint(data)

        def check() -> None:
            _refuse_if_changed(path, target, expected, new)

        check()
        if backup is not None and _holds(target, new):
            backup = None  # saved twice: the version before is still the one worth keeping
        atomic.replace(target, data, backup=backup, check=check)
    except OSError as error:
        raise failures.writing(path, error) from error


def _refuse_if_changed(path: Path, target: Path, expected: Fingerprint | None, new: Fingerprint) -> None:
    """A file that is gone, or holds already what is about to be written, is no conflict."""
    if expected is None or not target.exists() or _holds(target, expected, new):
        return
    raise ChangedOnDisk(
        translate("Storage", "The file was changed by somebody else since you opened it."),
        translate("Storage", "Save under another name, or look at what changed before you overwrite it."),
        where=str(path),
    )


def _holds(target: Path, *contents: Fingerprint) -> bool:
    """Whether the file holds one of these."""
    if not target.exists() or target.stat().st_size not in {content.size for content in contents}:
        return False
    return fingerprint(target.read_bytes()) in contents


def _refuse_unless_writable(path: Path, target: Path, backup: Path | None) -> None:
    for name in (target, backup):
        if name is not None and len(os.fsencode(name.name)) > 255:
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))
    try:
        found = target.stat()
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise
        return
    _refuse_unless_file(path, found)
    if not found.st_mode & stat.S_IWUSR or not os.access(target, os.W_OK):
        raise UserError(
            translate("Storage", "The file is write-protected."),
            translate("Storage", "Save under another name, or take the protection off."),
            where=str(path),
        )


def _refuse_impossible(path: Path) -> None:
    """Names that no system call takes, which Python would refuse with an error of another kind."""
    try:
        possible = b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        possible = False
    if not possible:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


def _refuse_unless_file(path: Path, found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise UserError(
            translate("Storage", "This is a device or a pipe, not a file."),
            translate("Storage", "Name an ordinary file."),
            where=str(path),
        )
