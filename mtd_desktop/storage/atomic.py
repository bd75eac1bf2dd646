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
from collections.abc import Callable
from pathlib import Path
from typing import Final

RETRIES: Final = (0.01, 0.025, 0.05, 0.1, 0.2)
"""Seconds between the tries to take a name that a virus scanner or a cloud folder holds, on Windows."""

_HELD: Final = frozenset({5, 32})
_NO_FOLDER_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF})
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


def replace(target: Path, data: bytes, *, backup: Path | None, check: Callable[[], None]) -> None:
    """Let `target`, a resolved path, hold exactly `data`. Raises `OSError`, and then nothing has changed.

    `check` is called last, just before the new file takes the place of the old one, and may raise to stop it.
    What stood there before is kept as `backup`.
    """
    for name in (target, backup):
        if name is not None:
            sweep(name)
    written = _write_beside(target, data)
    try:
        if target.exists():
            _keep_permissions(target, written)
            if backup is not None:
                _keep(target, backup)
        check()
        take_place(written, target)
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def _write_beside(target: Path, data: bytes) -> Path:
    """A new file beside `target`, for its owner alone, that holds `data` and is on the disk."""
    path = target.with_name(f"{_prefix(target)}{os.getpid()}-{_HOST}{os.urandom(6).hex()}.tmp")
    handle = os.open(path, _FLAGS, 0o600)
    try:
        try:
            _write_all(handle, data)
            sync(handle)
            _compare(handle, data)
        finally:
            os.close(handle)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _write_all(handle: int, data: bytes) -> None:
    """A full disk may take a part and say nothing: only the next write tells."""
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

        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)


def _compare(handle: int, data: bytes) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    digest = hashlib.sha256()
    while part := os.read(handle, _CHUNK):
        digest.update(part)
    if digest.digest() != hashlib.sha256(data).digest():
        raise OSError(errno.EIO, "what was written reads back differently")


def _keep_permissions(old: Path, new: Path) -> None:
    """Give the new file the permissions of the old one. Until then only its owner may read it."""
    mode = stat.S_IMODE(old.stat().st_mode) & 0o777
    # A disk without permissions (FAT) refuses; nothing is opened wider by leaving them as they are.
    with contextlib.suppress(PermissionError):
        new.chmod(mode)


def _keep(target: Path, backup: Path) -> None:
    """Keep the file that is about to be replaced under the name `backup`, in one step as well."""
    link = backup.with_name(f"{_prefix(backup)}{os.getpid()}-{_HOST}{os.urandom(6).hex()}.tmp")
    try:
        os.link(target, link)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        link = _write_beside(backup, target.read_bytes())
        _keep_permissions(target, link)
    try:
        take_place(link, backup)
    except BaseException:
        link.unlink(missing_ok=True)
        raise
    # Where both names are one file already, renaming the one to the other does nothing at all.
    link.unlink(missing_ok=True)


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
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


# What killed processes left behind

_NODE: Final = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
_HOST: Final = hashlib.sha256(_NODE.encode()).hexdigest()[:6]
"""Tells our own leavings from those of another machine that writes to the same network folder."""


def _prefix(target: Path) -> str:
    """The beginning of a temporary name; of a long name only a part, so that it stays short enough."""
    start = target.name.encode()[:100].decode(errors="ignore")
    return f".{start}."


def sweep(target: Path) -> None:
    """Remove temporary files of processes on this machine that ended before they had replaced `target`."""
    prefix = _prefix(target)
    # What cannot be listed or removed is left: tidiness is no reason to refuse a save.
    with contextlib.suppress(OSError):
        for path in target.parent.iterdir():
            if path.name.startswith(prefix) and path.suffix == ".tmp":
                number, _, rest = path.name.removeprefix(prefix).partition("-")
                if number.isdecimal() and rest.startswith(_HOST) and not _alive(int(number)):
                    path.unlink(missing_ok=True)


def _alive(process: int) -> bool:
    """Whether a process of this machine may still run. On Windows asking would end it, so there all may."""
    if process == os.getpid() or os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
