"""What the system says when a file cannot be read or written, in plain words."""

from __future__ import annotations

import errno
from pathlib import Path

from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate


def reading(path: Path, error: OSError) -> UserError:
    """Why `path` could not be read."""
    return UserError(_reason(error), _reading_hints().get(_number(error), ""), where=str(path))


def writing(path: Path, error: OSError) -> UserError:
    """Why `path` could not be written. Whoever raises it has left the old file as it was."""
    elsewhere = translate("Storage", "Save it in another place; the file is as it was before.")
    return UserError(_reason(error), _writing_hints().get(_number(error), elsewhere), where=str(path))


def _number(error: OSError) -> int:
    # Windows has its own numbers for a file that another program holds.
    return errno.EBUSY if getattr(error, "winerror", None) in {32, 33} else error.errno or 0


def _reason(error: OSError) -> str:
    known = _reasons().get(_number(error))
    return known or translate("Storage", "The system says: {reason}.").format(reason=error.strerror or error)


def _reasons() -> dict[int, str]:
    full = translate("Storage", "The disk is full.")
    denied = translate("Storage", "You have no permission for this file or its folder.")
    network = translate("Storage", "The network folder does not answer.")
    table = {
        errno.ENOSPC: full,
        errno.EDQUOT: translate("Storage", "Your share of the disk is used up."),
        errno.EFBIG: translate("Storage", "The file is larger than this disk allows."),
        errno.EACCES: denied,
        errno.EPERM: denied,
        errno.EROFS: translate("Storage", "This disk can only be read."),
        errno.ENOENT: translate("Storage", "There is no such file or folder."),
        errno.ENOTDIR: translate("Storage", "A part of the path is a file, not a folder."),
        errno.EISDIR: translate("Storage", "This is a folder, not a file."),
        errno.ENAMETOOLONG: translate("Storage", "The name is too long."),
        errno.ELOOP: translate("Storage", "The link leads round in a circle."),
        errno.EINVAL: translate("Storage", "A file cannot have this name here."),
        errno.EIO: translate("Storage", "The disk reports a fault."),
        errno.EBUSY: translate("Storage", "Another program holds the file."),
        errno.ENODEV: translate("Storage", "The disk is gone."),
        errno.ENXIO: translate("Storage", "The disk is gone."),
        errno.EMFILE: translate("Storage", "Too many files are open."),
        errno.ENFILE: translate("Storage", "Too many files are open."),
        errno.ENOMEM: translate("Storage", "There is not enough memory."),
        errno.ETIMEDOUT: network,
    }
    # Not every system knows these.
    for name in ("ESTALE", "EHOSTDOWN", "EHOSTUNREACH", "ENOTCONN", "EREMOTEIO"):
        if hasattr(errno, name):
            table[getattr(errno, name)] = network
    return table


def _reading_hints() -> dict[int, str]:
    return {
        errno.ENOENT: translate("Storage", "It may have been moved or renamed; check the path."),
        errno.EACCES: translate("Storage", "Ask its owner, or copy it to a folder of yours."),
        errno.EISDIR: translate("Storage", "Name a file inside it."),
        errno.EIO: translate("Storage", "Try a copy of the file, or an older version ending in .bak."),
    }


def _writing_hints() -> dict[int, str]:
    full = translate("Storage", "Make room or save it on another disk; the file is as it was before.")
    return {
        errno.ENOSPC: full,
        errno.EDQUOT: full,
        errno.EIO: translate("Storage", "Save it on another disk now."),
        errno.ENOENT: translate(
            "Storage", "The folder may have been moved or removed: save it in another place."
        ),
        errno.ENAMETOOLONG: translate("Storage", "Choose a shorter name."),
        errno.EINVAL: translate("Storage", "Choose another name."),
        errno.EISDIR: translate("Storage", "Choose a name for a file."),
        errno.EBUSY: translate("Storage", "Close it there and save again; the file is as it was before."),
    }
