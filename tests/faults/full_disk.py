"""A disk that really is full: a small one of its own where that is allowed, a limit on files elsewhere."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from mtd_desktop.errors import UserError
from mtd_desktop.model.document import Map
from mtd_desktop.storage.codec import encode
from mtd_desktop.storage.files import load, save
from tests.faults.maps import OLD, leavings
from tests.faults.trials import Row, Trials

DISK: Final = 512 * 1024
SIZES: Final = (
    *(DISK // 2 + step for step in (-65_536, -8_192, -4_096, -1, 0, 1, 4_096, 8_192, 65_536)),
    *(DISK + step for step in (-131_072, -65_536, -32_768, -16_384, -8_192, -4_096, -1, 0, 1, 4_096, 65_536)),
)
"""Bytes of the map that is saved over a small one: below, at and above what is free."""


def of_size(size: int) -> Map:
    """A map whose file has about `size` bytes."""

    def filled(length: int) -> Map:
        texts = {f"part{at}": "x" * min(50_000, length - at) for at in range(0, max(length, 1), 50_000)}
        return Map.model_validate({"meta": {"title": "Large", **texts}})

    return filled(size - len(encode(filled(0))))


@contextmanager
def limited(size: int) -> Iterator[None]:
    """No file may become larger than `size` bytes."""
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


@contextmanager
def small_disk(trials: Trials) -> Iterator[Path | None]:
    """A disk of `DISK` bytes in memory; `None` where one may not make one."""
    place = trials.new_folder()
    made = (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={DISK},mode=0700", "tmpfs", str(place)],
            check=False,
            capture_output=True,
        )
        if os.geteuid() == 0
        else None
    )
    if made is None or made.returncode != 0:
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def _judge(path: Path, m: Map) -> None:
    """Save, and look whether the old or the new map is there, whole, and said so."""
    try:
        save(path, m, expected=None)
    except UserError as error:
        said = error.message
    else:
        assert load(path).map == m
        return
    assert "full" in said or "larger than this disk allows" in said, said
    assert path.read_bytes() == encode(OLD)
    assert leavings(path.parent) == []


def full(trials: Trials) -> None:
    for size in SIZES:
        with small_disk(trials) as place:
            if place is None:
                break
            path = place / "peace.mtdmap"
            save(path, OLD, expected=None)
            with trials.trial(f"{size} bytes on a disk of {DISK}"):
                _judge(path, of_size(size))
        with small_disk(trials) as place:
            if place is None:
                break
            path = place / "peace.mtdmap"
            save(path, OLD, expected=None)
            with contextlib.suppress(OSError), (place / "filler").open("wb", buffering=0) as filler:
                while filler.write(b"x" * 4096):
                    pass
            with trials.trial(f"{size // 4} bytes on a disk that others have filled"):
                _judge(path, of_size(size // 4))


def file_limit(trials: Trials) -> None:
    path = trials.new_folder() / "peace.mtdmap"
    m = of_size(200_000)
    whole = len(encode(m))
    for share in range(20):
        save(path, OLD, expected=None)
        limit = whole * share // 18
        with trials.trial(f"limit {limit} of {whole}"), limited(limit):
            _judge(path, m)
        with trials.trial(f"after the limit {limit}"):
            save(path, m, expected=None)
            assert load(path).map == m


def both(trials: Trials) -> None:
    """A disk of our own where one may make one; a limit on files is everywhere."""
    full(trials)
    file_limit(trials)


TABLE: Final = (Row("A full disk, and a limit on files: 20 sizes around what is free", both),)
