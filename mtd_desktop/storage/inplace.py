"""Writing over a file where its folder takes no new ones: some cloud and network folders allow nothing else.

A power cut in the middle leaves half a file, so this is done only after a person has agreed, and only after
what the file held was put aside in the person's own state folder.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.paths import MAP_SUFFIX
from mtd_desktop.storage import atomic, failures, recovery
from mtd_desktop.storage.files import content, write_bytes
from mtd_desktop.storage.vault import Key, is_sealed
from mtd_desktop.storage.writing import Fingerprint, fingerprint, refuse_if_changed, resolved

_FLAGS = os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def save_in_place(path: Path, m: Map, *, expected: Fingerprint | None, key: Key | None = None) -> Fingerprint:
    """Write the map over the file `path`; what it holds now. `expected` as for `storage.files.save`.

    Raises `UserError`. The file is then as it was, or the error says where its old content is.
    """
    data = content(m, key)
    try:
        target = resolved(path)
        refuse_if_changed(path, target, expected, fingerprint(data))
        before = target.read_bytes()
        aside = copy_of(target)
        aside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_bytes(aside, before if key is None or is_sealed(before) else key.sealed(before))
        try:
            _write_over(target, data)
        except OSError:
            _bring_back(target, before, aside)
            raise
    except OSError as error:
        raise failures.writing(path, error) from error
    return fingerprint(data)


def copy_of(target: Path) -> Path:
    """Where the old content of a file is put aside: beside the last snapshots of saved maps, for a week."""
    name = hashlib.sha256(os.fsencode(target)).hexdigest()[:16]
    return recovery.folder() / recovery.KEPT / f"before-{name}{MAP_SUFFIX}"


def forget_copy(path: Path) -> None:
    """Delete what was put aside of `path`, as when the map gets a passphrase."""
    with contextlib.suppress(OSError, UserError):
        copy_of(resolved(path)).unlink(missing_ok=True)


def _write_over(target: Path, data: bytes) -> None:
    """The file is never emptied first: what is longer is cut off in the end."""
    handle = os.open(target, _FLAGS)
    try:
        atomic.write_all(handle, data)
        os.ftruncate(handle, len(data))
        atomic.sync(handle)
        atomic.compare(handle, data)
    finally:
        os.close(handle)


def _bring_back(target: Path, before: bytes, aside: Path) -> None:
    try:
        _write_over(target, before)
    except OSError as error:
        raise UserError(
            translate("Storage", "The file could be written only in part."),
            translate("Storage", "What it held before is in {copy}.").format(copy=aside),
            where=str(target),
        ) from error
