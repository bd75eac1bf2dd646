"""What older saves left of a map that has been encrypted: it follows, or it would tell what the map hides.

Backups beside the file, checkpoints and snapshots are encrypted with the key of the map, in their place. What
is encrypted already, but with the key before, gets the new one, so that an old passphrase opens nothing that
the program knows of. Copies elsewhere are beyond its reach.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mtd_desktop.errors import UserError
from mtd_desktop.storage import recovery, vault, versions
from mtd_desktop.storage.files import Fingerprint, fingerprint, write_bytes
from mtd_desktop.storage.vault import Key
from mtd_desktop.storage.writing import put, resolved


def seal(path: Path, key: Key, before: Key | None, expected: Fingerprint | None) -> Fingerprint | None:
    """Encrypt the file of the map as it is; what it holds then, `None` if it is not there or another's.

    Raises `UserError` as a save does, `ChangedOnDisk` among them.
    """
    plain = _plain(path, before)
    if plain is None:
        return None
    data = key.sealed(plain)
    put(path, data, expected=expected)
    return fingerprint(data)


def rekey_copies(path: Path, key: Key | None, before: Key | None) -> tuple[Path, ...]:
    """Give everything that older saves of `path` left the key of the map, or none; those files that failed.

    Backups, checkpoints and snapshots. A snapshot of a map that had no file yet cannot be told from those of
    other maps. The maps of all of them were saved since, so they are removed.
    """
    failed = []
    kept = (version.path for version in versions.versions(path))
    for copy in (*kept, *(_snapshots(path, before) if key is not None else ())):
        plain = _plain(copy, before)
        if plain is None:
            continue
        try:
            write_bytes(copy, plain if key is None else key.sealed(plain))
        except UserError:
            failed.append(copy)
    versions.follow(path)
    return tuple(failed)


def _plain(path: Path, before: Key | None) -> bytes | None:
    """What is to be encrypted: `None` for what cannot be read, or has another key than the map had."""
    try:
        data = path.read_bytes()
        if not vault.is_sealed(data):
            return data
        return None if before is None else before.unsealed(data)
    except (OSError, UserError):
        return None


def _snapshots(path: Path, before: Key | None) -> Iterator[Path]:
    try:
        found = sorted(recovery.folder().glob("*/*.mtdmap"))
    except (OSError, UserError):
        return
    for file in found:
        plain = _plain(file, before)
        if plain is None:
            continue
        base = _base(plain)
        if base is not None and _same(base, path):
            yield file
        elif base is None and file.parent.name == recovery.KEPT:
            file.unlink(missing_ok=True)


def _base(plain: bytes) -> Path | None:
    """The file that a snapshot belongs to."""
    try:
        tree: Any = json.loads(plain)
        name = tree["recovery"]["path"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return Path(name) if isinstance(name, str) else None


def _same(one: Path, other: Path) -> bool:
    try:
        return resolved(one) == resolved(other)
    except OSError:
        return False
