"""Earlier states of a map: what saving left beside the file, and checkpoints that a person kept by name.

    versions/KEY/00003-20260214T093000Z.mtdmap     a checkpoint: an ordinary map file, encrypted if the map is
    versions/KEY/saved                             the checksum of the map's own file when it was last saved

KEY is made from the path of the map's file. A map that was moved or copied by hand is known again by `saved`.
The name of a checkpoint stands inside its file: beside an encrypted map nothing readable may be kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

from mtd_desktop import paths
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.storage import failures
from mtd_desktop.storage.codec import ENVELOPE
from mtd_desktop.storage.files import content, load
from mtd_desktop.storage.leavings import sweep
from mtd_desktop.storage.vault import Key, Unlock
from mtd_desktop.storage.writing import put

Kind = Literal["checkpoint", "backup", "outgrown"]
"""`outgrown` is a file of an older version of the format, kept when the first of the present replaced it."""

NAME_LIMIT: Final = 200
"""Characters in the name of a checkpoint."""

_SAVED: Final = "saved"
_NAME: Final = "checkpoint"
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_FILE: Final = re.compile(r"(\d+)-(\d{8}T\d{6}Z)\.mtdmap")
_BACKUP: Final = re.compile(r"\.bak(\d*)|\.v(\d+)\.bak")


@dataclass(frozen=True)
class Version:
    """An earlier state: its file, when it was kept, and its size in bytes.

    `number` puts those of a kind in order: checkpoints grow, of backups 1 is the latest.
    """

    path: Path
    kind: Kind
    when: datetime
    size: int
    number: int


@dataclass(frozen=True)
class Kept:
    """What a version holds. `name` is that of a checkpoint, `read_only` set for one from a later program."""

    map: Map
    name: str = ""
    read_only: bool = False


def versions(path: Path) -> tuple[Version, ...]:
    """The checkpoints of the map in the file `path`, the latest first, then what saving left beside it.

    What cannot be listed is left out: no version is worth an error here.
    """
    return (*_checkpoints(path), *_backups(path))


def keep(path: Path, m: Map, name: str, *, key: Key | None = None) -> Version:
    """Keep `m` as a checkpoint of the map in the file `path`. Raises `UserError`."""
    folder = _folder(path)
    now = datetime.now(UTC)
    number = max((one.number for one in _checkpoints(path)), default=0) + 1
    target = folder / f"{number:05d}-{now:{_STAMP}}{paths.MAP_SUFFIX}"
    try:
        folder.parent.mkdir(mode=0o700, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise failures.writing(folder, error) from error
    data = content(_named(m, name.strip()[:NAME_LIMIT]), key)
    put(target, data)
    follow(path)
    return Version(target, "checkpoint", now.replace(microsecond=0), len(data), number)


def read(version: Version, unlock: Unlock | None = None) -> Kept:
    """The map of a version. Raises `UserError`."""
    opened = load(version.path, unlock)
    m, name = _unnamed(opened.map)
    return Kept(m, name, opened.read_only)


def remove(version: Version) -> None:
    """Delete a version for good. Raises `UserError`."""
    try:
        version.path.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            translate("Storage", "This version could not be deleted."),
            failures.writing(version.path, error).message,
            where=version.path.name,
        ) from error


def follow(path: Path) -> None:
    """Remember what the file `path` holds, so that its checkpoints are found if it is moved. Never raises."""
    with contextlib.suppress(OSError, UserError):
        folder = _folder(path)
        if folder.is_dir():
            put(folder / _SAVED, _checksum(path))


# Checkpoints


def _checkpoints(path: Path) -> tuple[Version, ...]:
    found = []
    with contextlib.suppress(OSError, UserError):
        folder = _folder(path)
        if not folder.is_dir():
            _adopt(path, folder)
        for one in folder.iterdir():
            match = _FILE.fullmatch(one.name)
            if match is not None:
                found.append(_version(one, "checkpoint", int(match[1]), _when(match[2])))
                sweep(one)
    return tuple(sorted(found, key=lambda version: -version.number))


def _folder(path: Path) -> Path:
    place = os.path.normcase(os.path.realpath(path))
    name = hashlib.sha256(os.fsencode(place)).hexdigest()[:32]
    return paths.state_dir() / "versions" / name


def _adopt(path: Path, folder: Path) -> None:
    """Let a map that was moved or copied have the checkpoints of the one that it was; both keep them."""
    with contextlib.suppress(OSError):
        checksum = _checksum(path)
        for other in folder.parent.iterdir():
            if (other / _SAVED).is_file() and (other / _SAVED).read_bytes() == checksum:
                shutil.copytree(other, folder, copy_function=_linked)
                return


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _checksum(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest().encode()


def _when(stamp: str) -> datetime:
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def _named(m: Map, name: str) -> Map:
    known = (m.__pydantic_extra__ or {}).get(ENVELOPE, {})
    return m.but(**{ENVELOPE: {**known, _NAME: name}})


def _unnamed(m: Map) -> tuple[Map, str]:
    """The map as it was, and the name that its envelope carried."""
    known = dict((m.__pydantic_extra__ or {}).get(ENVELOPE, {}))
    name = known.pop(_NAME, "")
    if not isinstance(name, str):
        return m, ""
    plain = m.but(**{ENVELOPE: known})
    if not known and plain.__pydantic_extra__ is not None:
        del plain.__pydantic_extra__[ENVELOPE]  # nobody else has seen this value yet
    return plain, name


# What saving left


def _backups(path: Path) -> tuple[Version, ...]:
    target = Path(os.path.realpath(path))
    found = []
    with contextlib.suppress(OSError):
        for one in target.parent.iterdir():
            match = _BACKUP.fullmatch(one.name.removeprefix(target.name))
            if match is None or not one.name.startswith(target.name) or not one.is_file():
                continue
            kind: Kind = "outgrown" if match[2] else "backup"
            found.append(_version(one, kind, int(match[2] or match[1] or 1), None))
    return tuple(sorted(found, key=lambda version: (version.kind, version.number)))


def _version(path: Path, kind: Kind, number: int, when: datetime | None) -> Version:
    """`when` is known from the name of a checkpoint; a backup keeps the time at which it was saved."""
    found = path.stat()
    return Version(path, kind, when or datetime.fromtimestamp(found.st_mtime, UTC), found.st_size, number)
