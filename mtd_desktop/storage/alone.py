"""One at a time: two programs that save into the same folder wait for each other for the decisive moment."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

PATIENCE: Final = 2.0
"""Seconds to wait for another process that puts a file into the same folder; one that hangs stops no save."""


_PAUSE: Final = 0.01


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep others who use this from putting a file into `folder` meanwhile, where the system can do that.

    Between looking whether a file is still the same and replacing it nobody else of us may replace it.
    """
    handle = _locked(folder)
    try:
        yield
    finally:
        if handle is not None:
            with contextlib.suppress(OSError):
                os.close(handle)


def _locked(folder: Path) -> int | None:
    """A handle whose closing opens the way for others; `None` where there is no such lock."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except (ImportError, OSError):
        return None
    end = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in {errno.EAGAIN, errno.EACCES} and time.monotonic() < end:
                time.sleep(_PAUSE)
                continue
        return handle
