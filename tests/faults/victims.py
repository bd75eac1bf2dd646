"""Programs that are killed while they work. `python -m tests.faults.victims` starts them as it is told.

A line on the input names a job, a file and a file of acknowledgements; the process that does the job is
forked from this one, which has everything imported already, and its number is printed; `ended` when it has.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Final

from mtd_desktop.storage.files import load, save
from tests.faults.maps import linked

WORDS: Final = "peace " * 10_000
"""What makes the map of a victim large enough to be caught in the middle of writing it."""


def acknowledge(acks: int, number: int) -> None:
    """Say that `number` is saved. The system keeps that though the process is killed."""
    os.pwrite(acks, f"{number:010d}".encode(), 0)


def keep_saving(path: Path, acks: int) -> None:
    """Save a map again and again, with its number as its title."""
    number = int(load(path).map.meta.title)
    m = linked("0", words=WORDS)
    while True:
        number += 1
        save(path, m.but(meta=m.meta.but(title=str(number))), expected=None, backups=3)
        acknowledge(acks, number)


JOBS: dict[str, Callable[[Path, int], None]] = {"saving": keep_saving}
"""What a victim may be doing; families add theirs in `MORE`."""

MORE: Final[Mapping[str, str]] = {"editing": "autosaving", "editing an encrypted map": "vault_faults"}
"""Job to the module of this folder that enters it in `JOBS`."""


class Victims:
    """The process from which victims are forked, seen from outside."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def start(self, job: str, path: Path, acks: Path) -> int:
        """Let a new process do `job`; its number."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{job}\t{path}\t{acks}\n")
        self._process.stdin.flush()
        return int(self._line())

    def wait(self) -> None:
        """Until the last one has ended."""
        assert self._line() == "ended"

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@contextmanager
def victims() -> Iterator[Victims]:
    """The process from which victims are forked."""
    command = [sys.executable, "-m", "tests.faults.victims"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root
    ) as process:
        yield Victims(process)
        assert process.stdin is not None
        process.stdin.close()


def main() -> None:
    """Read jobs and fork victims until the input ends."""
    for line in sys.stdin:
        job, path, acks = line.rstrip("\n").split("\t")
        if job in MORE:
            import_module(f"tests.faults.{MORE[job]}")
        handle = os.open(acks, os.O_RDWR | os.O_CREAT, 0o600)
        child = os.fork()
        if child == 0:
            JOBS[job](Path(path), handle)
            os._exit(0)
        os.close(handle)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("ended\n")
        sys.stdout.flush()


if __name__ == "__main__":
    # By its name: other families enter their jobs in the table of that module, not of this `__main__`.
    from tests.faults import victims as itself

    itself.main()
