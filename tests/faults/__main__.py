"""`python -m tests.faults [--full] [FAMILY …]`: put the faults in, and print what was tried and lost."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from tests.faults.trials import FAMILIES, SHOWN, Result, outcome, rows


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 if anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--full", action="store_true", help="as often as docs/reliability.md says")
    parser.add_argument("family", nargs="*", choices=[*FAMILIES, []], help="only these (default: all)")
    chosen = parser.parse_args(arguments)
    with personal_folders() as place:
        results = list(run(chosen.family or FAMILIES, place, full=chosen.full))
    sys.stdout.write(f"{table(results)}\n")
    for result in results:
        for one in result.lost[:SHOWN]:
            sys.stdout.write(f"\nLOST in “{result.name}”: {one}\n")
    return 1 if any(result.lost for result in results) else 0


@contextmanager
def personal_folders() -> Iterator[Path]:
    """A place for everything, so that no row touches what belongs to the person who runs it."""
    with tempfile.TemporaryDirectory(prefix="mtd-faults-") as name:
        place = Path(name)
        here = {"MTD_DESKTOP_HOME": str(place / "home"), "QT_QPA_PLATFORM": "offscreen"}
        # Others must be able to pass through: some rows run as a user without rights.
        place.chmod(0o755)
        with mock.patch.dict(os.environ, here):
            yield place


def run(families: list[str] | tuple[str, ...], place: Path, *, full: bool) -> Iterator[Result]:
    """Run the rows of `families`, saying on the error channel how far it is."""
    for family in families:
        for number, row in enumerate(rows(family)):
            folder = place / f"{family}-{number}"
            folder.mkdir(mode=0o755)
            result = outcome(row, folder, full=full)
            sys.stderr.write(f"{result.seconds:7.1f} s  {row.name}: {len(result.lost)} lost\n")
            yield result


def table(results: list[Result]) -> str:
    """The table as it stands in docs/reliability.md."""
    lines = [_line(one.name, one.tried, len(one.lost)) for one in results]
    tried, lost = sum(one.tried for one in results), sum(len(one.lost) for one in results)
    head = ["| What is done to it | Tried | Survived | Lost |", "| --- | ---: | ---: | ---: |"]
    return "\n".join([*head, *lines, _line("**together**", tried, lost)])


def _line(name: str, tried: int, lost: int) -> str:
    return f"| {name} | {tried} | {max(0, tried - lost)} | {lost} |"


if __name__ == "__main__":
    sys.exit(main())
