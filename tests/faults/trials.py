"""Counting: a row of the table is a promise, tried many times; whatever does not keep it is lost.

A module of this folder is a family of faults and holds a tuple `TABLE` of rows. It is entered in `FAMILIES`.
"""

from __future__ import annotations

import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Final

FAMILIES: Final = (
    "killing",
    "autosaving",
    "calls",
    "windows",
    "full_disk",
    "places",
    "others",
    "damage",
    "vault_faults",
    "sizes",
    "formats",
    "malformed",
    "hostile",
    "names",
)
"""The modules of this folder that hold rows, in the order of the table."""

SHOWN: Final = 5
"""Losses that are told in full."""


@dataclass
class Trials:
    """One run of a row in an empty `folder`; `full` asks for as many trials as the table promises."""

    folder: Path
    full: bool
    tried: int = 0
    lost: list[str] = field(default_factory=list)

    @contextmanager
    def trial(self, what: str) -> Iterator[None]:
        """One try. Whatever escapes from it, a failed `assert` or any other exception, is a loss."""
        self.tried += 1
        try:
            yield
        except Exception as fault:  # noqa: BLE001 - every kind of fault is what is counted here
            place = traceback.extract_tb(fault.__traceback__)[-1]
            said = f"{type(fault).__name__} {fault}".strip()
            self.lost.append(f"{what}: {said[:300]} ({Path(place.filename).name}:{place.lineno})")

    def times(self, full: int, short: int) -> int:
        """How often: `full` for the table, `short` among the other tests."""
        return full if self.full else short

    def new_folder(self) -> Path:
        """An empty folder inside that of the row."""
        return Path(tempfile.mkdtemp(dir=self.folder))


@dataclass(frozen=True)
class Row:
    """A promise: what is done to the program, and how it is tried."""

    name: str
    run: Callable[[Trials], None]


@dataclass(frozen=True)
class Result:
    """How a row came out. `lost` has a sentence for each try that did not keep the promise."""

    name: str
    tried: int
    lost: Sequence[str]
    seconds: float


def rows(family: str) -> tuple[Row, ...]:
    """The rows of a family."""
    found: tuple[Row, ...] = import_module(f"tests.faults.{family}").TABLE
    return found


def outcome(row: Row, folder: Path, *, full: bool) -> Result:
    """Run `row` in `folder`, which is empty. A row that breaks off, or tries nothing, is lost as a whole."""
    trials = Trials(folder, full)
    start = time.perf_counter()
    try:
        row.run(trials)
    except Exception:  # noqa: BLE001 - the other rows are still to be counted
        trials.lost.append(traceback.format_exc())
    if not trials.tried:
        trials.lost.append("nothing was tried")
    return Result(row.name, trials.tried, trials.lost, time.perf_counter() - start)
