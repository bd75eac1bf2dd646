"""Crashes below Python: what the program could still write down then, found by the next start.

Each program that runs has a file of its own in the log folder, held by the system for it. If one ends in
order it removes the file; what is left of a dead one and is not empty tells of a crash. Only the kind and the
places in the program are told: names of folders are taken away, and names from a map were never in it.
"""

from __future__ import annotations

import faulthandler
import os
import platform
import re
import sys
from pathlib import Path
from typing import Final

from mtd_desktop import __version__, paths
from mtd_desktop.errors import UserError
from mtd_desktop.storage import presence

_START: Final = "crash-"
_SUFFIX: Final = ".log"
_LIMIT: Final = 40_000
"""Characters of a report; one that is longer repeats itself."""
_PLACE: Final = re.compile(r'File "([^"]*)", line (\d+)')


class CrashFile:
    """The file that this program writes to in its last moment."""

    def __init__(self, held: presence.Presence) -> None:
        self._held = held

    def close(self) -> None:
        """The program ends in order."""
        faulthandler.disable()
        self._held.end()


def watch() -> CrashFile | None:
    """Write down from now on where the program is when it crashes; `None` where it cannot be written."""
    try:
        path = paths.log_dir() / f"{_START}{os.urandom(6).hex()}{_SUFFIX}"
        held = presence.claim(path)
    except (OSError, UserError):
        return None
    if held is None:
        return None
    os.ftruncate(held.handle, 0)
    os.lseek(held.handle, 0, os.SEEK_SET)
    faulthandler.enable(held.handle)
    return CrashFile(held)


def reports() -> tuple[Path, ...]:
    """Files of programs that crashed, the oldest first. Those of programs that were killed are removed."""
    try:
        found = [path for path in paths.log_dir().iterdir() if _is_ours(path)]
    except (OSError, UserError):
        return ()
    told = []
    for path in found:
        if presence.is_held(path):
            continue
        try:
            if path.stat().st_size:
                told.append(path)
            else:
                path.unlink(missing_ok=True)
        except OSError:
            continue
    return tuple(sorted(told, key=lambda path: path.stat().st_mtime))


def taken() -> str:
    """The report of the last crash that nobody was told of yet; empty if there is none. It is told once."""
    text = ""
    for path in reports():
        try:
            text = told(path.read_text(encoding="utf-8", errors="replace"))
            path.unlink(missing_ok=True)
        except OSError:
            continue
    return text


def told(raw: str) -> str:
    """What `faulthandler` wrote, without folders of this person."""
    return _PLACE.sub(lambda m: f"{short(m[1])}:{m[2]}", raw)[:_LIMIT].strip()


def short(name: str) -> str:
    """The part of a file's name that says where in the program it is."""
    parts = Path(name).parts
    start = parts.index("mtd_desktop") if "mtd_desktop" in parts else len(parts) - 1
    return "/".join(parts[start:])


def surroundings() -> str:
    """The versions and the system, for a report. No names: neither of the machine nor of the person."""
    from PySide6 import __version__ as pyside

    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    versions = f"MTD Desktop {__version__}, Python {platform.python_version()}, PySide6 {pyside}"
    return f"{versions}, {system}, {sys.platform}"


def _is_ours(path: Path) -> bool:
    return path.name.startswith(_START) and path.suffix == _SUFFIX
