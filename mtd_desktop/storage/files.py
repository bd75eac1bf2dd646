"""Maps on the disk: opening them, and saving them over nothing but what was opened."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mtd_desktop.errors import UserError
from mtd_desktop.model.document import Map
from mtd_desktop.storage import atomic, failures, migrations, vault
from mtd_desktop.storage.codec import LIMIT, decode, encode, too_big
from mtd_desktop.storage.vault import Key, Unlock
from mtd_desktop.storage.writing import (
    ChangedOnDisk,
    Fingerprint,
    OnlyInPlace,
    Unconfirmed,
    fingerprint,
    put,
    refuse_impossible,
    refuse_unless_file,
)

__all__ = (
    "ChangedOnDisk",
    "Fingerprint",
    "OnlyInPlace",
    "Opened",
    "Unconfirmed",
    "content",
    "fingerprint",
    "is_protected",
    "load",
    "save",
    "write_bytes",
)

_READ: Final = (
    os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
)
"""`O_NONBLOCK`: a pipe put in the place of the file since we looked must not hold the program up."""


@dataclass(frozen=True)
class Opened:
    """A map from a file, and the fingerprint of what was read."""

    map: Map
    fingerprint: Fingerprint
    notices: tuple[str, ...] = ()
    read_only: bool = False
    key: Key | None = None
    """What the file is encrypted with; `None` for one that anybody can read."""


def load(path: Path, unlock: Unlock | None = None) -> Opened:
    """Open a map. Raises `UserError`, which names the file and the place in it.

    An encrypted one is opened by `unlock`: a passphrase, a key, or somebody who asks a person. Without,
    `NeedsPassphrase` is raised.
    """
    data = _read(path)
    plain, key = _unsealed(data, path, unlock)
    loaded = decode(plain, where=str(path))
    return Opened(loaded.map, fingerprint(data), loaded.notices, loaded.read_only, key)


def is_protected(path: Path) -> bool:
    """Whether the file is there and encrypted."""
    try:
        return vault.is_sealed(_read(path))
    except UserError:
        return False


def unsealed(path: Path, unlock: Unlock | None = None) -> tuple[bytes, Key | None]:
    """The bytes of a file as they were before it was encrypted, and its key, `None` if it was not.

    Raises `UserError`, `NeedsPassphrase` among them.
    """
    return _unsealed(_read(path), path, unlock)


def _unsealed(data: bytes, path: Path, unlock: Unlock | None) -> tuple[bytes, Key | None]:
    if not vault.is_sealed(data):
        return data, None
    try:
        return vault.opened(data, unlock)
    except UserError as error:
        error.where = str(path)  # `at` would make it an error of no special kind
        raise


def content(m: Map, key: Key | None = None) -> bytes:
    """The bytes of a file for `m`, encrypted if there is a `key`.

    The only way from a map to a file of any kind: map, backup, checkpoint, snapshot or rescue copy.
    """
    data = encode(m)
    return data if key is None else key.sealed(data)


def save(
    path: Path, m: Map, *, expected: Fingerprint | None, key: Key | None = None, backups: int = 1
) -> Fingerprint:
    """Save a map so that it is on the disk, keeping `backups` versions before; what the file holds now.

    `expected` is what the file held when it was opened or last saved: if it holds something else by now,
    `ChangedOnDisk` is raised. `None` overwrites what may be there. A symbolic link is followed. Raises
    `UserError`, and then the file is as it was; only with `Unconfirmed` it holds the new map already.
    """
    data = content(m, key)
    if _worth_keeping(path, m, key):
        put(path, data, expected=expected, backups=backups, outgrown=_outgrown(path, key))
    else:
        put(path, data, expected=expected)
    return fingerprint(data)


def _outgrown(path: Path, key: Key | None) -> str:
    """The ending under which a file of an older version stays when one of the present takes its place."""
    try:
        found = _read(path)
        data = key.unsealed(found) if key is not None and vault.is_sealed(found) else found
    except UserError:
        return ""  # there is none, or nothing of ours
    version = migrations.stated(data)
    return f".v{version}.bak" if 0 < version < migrations.CURRENT else ""


def _worth_keeping(path: Path, m: Map, key: Key | None) -> bool:
    """Whether what `path` holds now may stay as its `.bak`: nothing readable beside an encrypted map.

    The same content, encrypted anew, is no version of its own that would push an older one out.
    """
    if key is None:
        return True
    try:
        data = _read(path)
    except UserError:
        return True  # nothing is there, or nothing that can be replaced either
    if not vault.is_sealed(data):
        return False
    try:
        return key.unsealed(data) != encode(m)
    except UserError:
        return True


def write_bytes(path: Path, data: bytes, *, for_others: bool = False) -> None:
    """Write a file in the same careful way, overwriting what may be there. Raises `UserError`.

    A new one can be read by its owner alone. An exported picture is made to be handed on: `for_others` gives
    it the permissions that the person's other files get.
    """
    put(path, data, mode=atomic.EVERYBODY if for_others else atomic.OWNER_ALONE)


def _read(path: Path) -> bytes:
    try:
        refuse_impossible(path)
        refuse_unless_file(path, path.stat())
        handle = os.open(path, _READ)
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(handle)
            refuse_unless_file(path, found)
            if found.st_size > LIMIT:
                raise too_big(found.st_size).at(str(path))
            return file.read(LIMIT + 1)
    except OSError as error:
        raise failures.reading(path, error) from error
