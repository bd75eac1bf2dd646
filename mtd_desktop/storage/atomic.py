"""Putting bytes in the place of a file so that at every moment the old or the new file stands there, whole.

A file beside the target is written, forced to the disk, read back and compared, and then takes the target's
name in one step. Whatever fails, the old file stays and the new one is removed. What a killed process left
behind is removed by the next one that writes the same file.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from mtd_desktop.storage.alone import alone
from mtd_desktop.storage.leavings import sweep, temporary

RETRIES: Final = (0.01, 0.025, 0.05, 0.1, 0.2)
"""Seconds between the tries to take a name that a virus scanner or a cloud folder holds, on Windows."""

_HELD: Final = frozenset({5, 32})
_NO_FOLDER_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF})
_NO_FULL_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY, errno.ENODEV})
"""What disks of others (SMB, NFS, FAT) answer on macOS when they are asked to empty their own cache."""
_NO_LINKS: Final = frozenset(
    {
        errno.EPERM,
        errno.EACCES,
        errno.ENOTSUP,
        errno.EOPNOTSUPP,
        errno.EMLINK,
        errno.EXDEV,
        errno.ENOSYS,
        errno.EINVAL,
    }
)
_FLAGS: Final = (
    os.O_RDWR
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_CHUNK: Final = 1 << 20

OWNER_ALONE: Final = 0o600
EVERYBODY: Final = 0o666
"""What may be done with a new file, less what the person's own umask takes away."""


class Unconfirmed(OSError):
    """The new file stands in its place, but the disk has not confirmed its name: a power cut may undo it."""


class NoRoomBeside(OSError):
    """The folder takes no new file, so that nothing can be written beside the target."""


def replace(
    target: Path,
    data: bytes,
    *,
    backups: Sequence[Path] = (),
    outgrown: Path | None = None,
    check: Callable[[], None] = lambda: None,
    mode: int = OWNER_ALONE,
) -> None:
    """Let `target`, a resolved path, hold exactly `data`.

    `check` is called last, just before the new file takes the place of the old one, and may raise to stop it.
    What stood there before is kept as the first of `backups`, what that one held as the second, and so on,
    and for good as `outgrown`.
    A new file gets `mode`; a file that was there keeps its own. Raises `OSError`, and then the target is as
    it was; only with `Unconfirmed` it already holds `data`.
    """
    for name in (target, *backups):
        sweep(name)
    # What takes the place of a file may be no more open than that, not even for a moment.
    written = _write_beside(target, data, OWNER_ALONE if target.exists() else mode)
    with alone(target.parent):
        try:
            if target.exists():
                _keep_permissions(target, written)
                if outgrown is not None and not outgrown.exists():
                    _keep(target, [outgrown])
                _keep(target, backups)
            check()
            take_place(written, target)
        except BaseException:
            written.unlink(missing_ok=True)
            raise
    try:
        sync_folder(target.parent)
    except OSError as error:
        raise Unconfirmed(error.errno, error.strerror) from error


def _write_beside(target: Path, data: bytes, mode: int = OWNER_ALONE) -> Path:
    """A new file beside `target` that holds `data` and is on the disk."""
    path = temporary(target)
    try:
        handle = os.open(path, _FLAGS, mode)
    except OSError as error:
        raise NoRoomBeside(error.errno, error.strerror) from error
    try:
        try:
            write_all(handle, data)
            sync(handle)
            compare(handle, data)
        finally:
            os.close(handle)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def write_all(handle: int, data: bytes) -> None:
    """Write everything. A full disk may take a part and say nothing: only the next write tells."""
    rest = memoryview(data)
    while rest:
        count = os.write(handle, rest[:_CHUNK])
        if count <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[count:]


def sync(handle: int) -> None:
    """Force a file to the disk. On macOS `fsync` alone stops at the disk's own cache."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in _NO_FULL_SYNC:
                raise
        else:
            return
    os.fsync(handle)


def compare(handle: int, data: bytes) -> None:
    """Read back what was written. `OSError` if it is not `data`."""
    os.lseek(handle, 0, os.SEEK_SET)
    digest = hashlib.sha256()
    while part := os.read(handle, _CHUNK):
        digest.update(part)
    if digest.digest() != hashlib.sha256(data).digest():
        raise OSError(errno.EIO, "what was written reads back differently")


def _keep_permissions(old: Path, new: Path) -> None:
    """Give the new file owner and permissions of the old one. Until then only its owner may read it."""
    was, made = old.stat(), new.stat()
    mode = stat.S_IMODE(was.st_mode) & 0o777
    if was.st_gid != made.st_gid and not _given(new, -1, was.st_gid):
        mode &= ~0o070  # these rights were meant for another group than the one that would get them now
    if was.st_uid != made.st_uid:
        _given(new, was.st_uid, -1)
    # A disk without permissions (FAT) refuses; nothing is opened wider by leaving them as they are.
    with contextlib.suppress(PermissionError):
        new.chmod(mode)


def _given(path: Path, owner: int, group: int) -> bool:
    """Whether the file could be given to this owner and group. Few people may give files away."""
    try:
        os.chown(path, owner, group)
    except (OSError, AttributeError):  # Windows has no such call
        return False
    return True


def _keep(target: Path, backups: Sequence[Path]) -> None:
    """Keep the file that is about to be replaced as the first of `backups`, each a step of its own."""
    if not backups or _same(target, backups[0]):
        return  # kept already, by a save that was then stopped: older ones must not be pushed out for that
    first = backups[0]
    link = temporary(first)
    try:
        os.link(target, link)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        link = _write_beside(first, target.read_bytes())
        _keep_permissions(target, link)
    try:
        for older, newer in zip(reversed(backups[1:]), reversed(backups[:-1]), strict=True):
            if newer.exists():
                take_place(newer, older)
        take_place(link, first)
    except BaseException:
        link.unlink(missing_ok=True)
        raise


def _same(target: Path, backup: Path) -> bool:
    """Whether the backup holds what the target does."""
    if not backup.is_file() or backup.stat().st_size != target.stat().st_size:
        return False
    return backup.samefile(target) or backup.read_bytes() == target.read_bytes()


def take_place(new: Path, old: Path) -> None:
    """Rename `new` to `old`, with patience for those who hold `old` for a moment."""
    for pause in (*RETRIES, None):
        try:
            new.replace(old)
        except OSError as error:
            if pause is None or getattr(error, "winerror", None) not in _HELD:
                raise
            time.sleep(pause)
        else:
            return


def sync_folder(folder: Path) -> None:
    """Force the new name to the disk, where the system can do that."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except PermissionError:  # one may write into a folder without being allowed to read it
        return
    try:
        sync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)
