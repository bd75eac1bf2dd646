"""Names of temporary files, by which those that killed processes left behind are found and removed."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import Final

from mtd_desktop.storage.running import runs

_NODE: Final = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
HOST: Final = hashlib.sha256(_NODE.encode()).hexdigest()[:6]
"""Tells our own leavings from those of another machine that writes to the same network folder."""


def temporary(target: Path) -> Path:
    """A new name beside `target` for what is to take its place."""
    return target.with_name(f"{_prefix(target)}{os.getpid()}-{HOST}{os.urandom(6).hex()}.tmp")


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
                if number.isdecimal() and rest.startswith(HOST) and not runs(int(number)):
                    path.unlink(missing_ok=True)
