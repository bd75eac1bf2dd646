"""Names of files as the window meets them: made from words, compared, looked for. None of it fails."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from mtd_desktop.i18n import translate

_NAME_LENGTH = 60
_BACKUP: Final = re.compile(r"\.bak\d*$", re.IGNORECASE)


def file_stem(name: str) -> str:
    """`name` as part of a file name on any system."""
    kept = "".join(c if c.isprintable() and c not in '\\/:*?"<>|' else " " for c in name)
    return " ".join(kept.split())[:_NAME_LENGTH].strip(" .") or translate("Document", "Untitled map")


def is_backup(path: Path) -> bool:
    """Whether a save of the file beside it would write over this one."""
    return bool(_BACKUP.search(path.name))


def exists(path: Path) -> bool:
    """Whether a file of that name can be seen; a name that no system takes is none."""
    try:
        return path.exists()
    except OSError:
        return False


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by whatever way."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # ValueError: no system takes such a name
        return one.absolute() == other.absolute()
