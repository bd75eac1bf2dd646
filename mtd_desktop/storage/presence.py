"""Signs of life: a small file that the system itself holds for a process, and lets go of however that ends.

Neither a clock nor the number of a process is asked, so that a machine that was switched off, or a later
process with the same number, deceives nobody. Where a disk knows no such locks (some network folders) the
number of the process written in the file has to do.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path

from mtd_desktop.storage import running

_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
_FAR = 1 << 30
"""Where Windows locks a byte: what lies before it can still be read and written."""
_PATIENCE = (0.005, 0.01, 0.02, 0.04)
"""Seconds between the tries: whoever only asks holds the file for a moment too."""


class Presence:
    """This process is there, as long as `end` is not called."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path = path
        self.handle = handle

    def end(self, *, remove: bool = True) -> None:
        """Be there no longer, and take the file along."""
        if self.handle < 0:
            return
        handle, self.handle = self.handle, -1
        if remove and os.name != "nt":
            _unlink(self.path)  # while it is still ours, so that nobody else can be holding it
        os.close(handle)
        if remove and os.name == "nt":
            _unlink(self.path)


def claim(path: Path) -> Presence | None:
    """Say with the file `path` that this process is there; `None` if somebody living says so already.

    Raises `OSError` where no such file can be.
    """
    for pause in (*_PATIENCE, 0.0):
        handle = os.open(path, _FLAGS, 0o600)
        try:
            # It may have been removed between opening and locking: once more.
            if _lock(handle, path) and _is_still(path, handle):
                os.ftruncate(handle, 0)
                os.lseek(handle, 0, os.SEEK_SET)
                os.write(handle, f"{os.getpid()} {running.birth(os.getpid())}\n".encode())
                return Presence(path, handle)
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        time.sleep(pause)
    return None


def is_held(path: Path) -> bool:
    """Whether a living process, this one included, is behind `path`."""
    try:
        handle = os.open(path, _FLAGS & ~os.O_CREAT)
    except OSError:
        return False
    try:
        return not _lock(handle, path)
    except OSError:
        return True  # nothing is taken from somebody who may be there
    finally:
        os.close(handle)


def _is_still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _unlink(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _lock(handle: int, path: Path) -> bool:
    """Take the lock of an open file; it goes when the file is closed, also by the end of the process."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return not _written_by_the_living(path)
    return True


def _written_by_the_living(path: Path) -> bool:
    """What the file itself says, where the disk knows no locks."""
    number, _, born = path.read_text(encoding="ascii", errors="replace").strip().partition(" ")
    return number.isdecimal() and running.runs(int(number), born)
