"""Putting bytes into a file: what must be so before that, and what is said when it fails."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.storage import atomic, failures


@dataclass(frozen=True)
class Fingerprint:
    """What a file held: the checksum of all its bytes, and how many they are."""

    sha256: str
    size: int


def fingerprint(data: bytes) -> Fingerprint:
    """The fingerprint of a file that holds `data`."""
    return Fingerprint(hashlib.sha256(data).hexdigest(), len(data))


class ChangedOnDisk(UserError):
    """Somebody else changed the file since it was opened. Ask: save as, compare, or overwrite."""


class Unconfirmed(UserError):
    """The new file stands in its place, but the disk did not confirm it; `fingerprint` is what it holds now.

    Whoever gets this regards the map as not saved, and this as the state of the file.
    """

    def __init__(self, error: UserError, now: Fingerprint) -> None:
        super().__init__(error.message, error.hint, where=error.where)
        self.fingerprint = now


class OnlyInPlace(UserError):
    """The folder takes no new file, though this one may be written. See `storage.inplace`."""


def put(
    path: Path,
    data: bytes,
    *,
    expected: Fingerprint | None = None,
    backups: int = 0,
    outgrown: str = "",
    mode: int = atomic.OWNER_ALONE,
) -> None:
    """Let the file `path` hold `data`; a symbolic link is followed.

    Raises `UserError`, and then the file is as it was; only with `Unconfirmed` it already holds `data`.
    `expected` is what it held when it was opened or last saved (`None`: whatever is there is overwritten),
    `backups` how many versions before stay beside it, `mode` the permissions of a new file. With `outgrown`,
    an ending, what was there stays beside it for good.
    """
    new = fingerprint(data)
    try:
        target = resolved(path)
        kept = backup_names(target, backups)
        _refuse_unless_writable(path, target, kept)

        def check() -> None:
            refuse_if_changed(path, target, expected, new)

        check()
        if kept and _holds(target, new):
            kept = ()  # saved twice: the version before is still the one worth keeping
        old = target.with_name(f"{target.name}{outgrown}") if outgrown else None
        atomic.replace(target, data, backups=kept, outgrown=old, check=check, mode=mode)
    except atomic.Unconfirmed as error:
        raise Unconfirmed(failures.writing(path, error), new) from error
    except atomic.NoRoomBeside as error:
        raise _no_room_beside(path, error) from error
    except OSError as error:
        raise failures.writing(path, error) from error


def backup_names(target: Path, count: int) -> Sequence[Path]:
    """Names of the `count` versions before, the latest first: `.bak`, `.bak2`, `.bak3` and so on."""
    numbers = ["" if number == 1 else str(number) for number in range(1, count + 1)]
    return tuple(target.with_name(f"{target.name}.bak{number}") for number in numbers)


def resolved(path: Path) -> Path:
    """The file that `path` leads to. `OSError` for what cannot be the name of a file."""
    refuse_impossible(path)
    return Path(os.path.realpath(path))


def _no_room_beside(path: Path, error: OSError) -> UserError:
    plain = failures.writing(path, error)
    refused = error.errno in {errno.EACCES, errno.EPERM, errno.EINVAL, errno.ENOTSUP, errno.EROFS}
    if refused and path.exists() and os.access(path, os.W_OK):
        return OnlyInPlace(
            translate(
                "Storage", "The folder allows no new files, so the map cannot be saved in the safe way."
            ),
            translate("Storage", "Save it in another folder."),
            where=str(path),
        )
    return plain


def refuse_if_changed(path: Path, target: Path, expected: Fingerprint | None, new: Fingerprint) -> None:
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


def _refuse_unless_writable(path: Path, target: Path, kept: Sequence[Path]) -> None:
    for name in (target, *kept):
        if len(os.fsencode(name.name)) > 255:
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))
    try:
        found = target.stat()
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise
        return
    refuse_unless_file(path, found)
    if not found.st_mode & stat.S_IWUSR or not os.access(target, os.W_OK):
        raise UserError(
            translate("Storage", "The file is write-protected."),
            translate("Storage", "Save under another name, or take the protection off."),
            where=str(path),
        )


def refuse_impossible(path: Path) -> None:
    """Names that no system call takes, which Python would refuse with an error of another kind."""
    try:
        possible = b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        possible = False
    if not possible:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


def refuse_unless_file(path: Path, found: os.stat_result) -> None:
    """Refuse folders, devices and pipes."""
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise UserError(
            translate("Storage", "This is a device or a pipe, not a file."),
            translate("Storage", "Name an ordinary file."),
            where=str(path),
        )
