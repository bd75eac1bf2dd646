"""Every row of the table holds, in short; `make faults` runs them in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.__main__ import table
from tests.faults.trials import FAMILIES, Row, Trials, outcome, rows

ROWS = [(row, f"{family}-{number}") for family in FAMILIES for number, row in enumerate(rows(family))]


@pytest.mark.parametrize("row", [row for row, _ in ROWS], ids=[ident for _, ident in ROWS])
def test_nothing_is_lost(row: Row, tmp_path: Path) -> None:
    result = outcome(row, tmp_path, full=False)
    assert list(result.lost) == []
    assert result.tried > 0


def test_every_module_with_rows_is_entered() -> None:
    here = Path(__file__).parent
    holding = {path.stem for path in here.glob("*.py") if "\nTABLE: " in path.read_text(encoding="utf-8")}
    assert holding == set(FAMILIES)


def test_a_loss_is_counted_and_told(tmp_path: Path) -> None:
    def run(trials: Trials) -> None:
        for number in range(3):
            with trials.trial(f"number {number}"):
                assert number != 1, "as planned"

    result = outcome(Row("Three", run), tmp_path, full=False)
    assert result.tried == 3
    (lost,) = result.lost
    assert "number 1: AssertionError as planned" in lost
    assert table([result]).splitlines()[2:] == ["| Three | 3 | 2 | 1 |", "| **together** | 3 | 2 | 1 |"]


@pytest.mark.parametrize("error", [None, RuntimeError("broken")])
def test_a_row_that_breaks_off_or_tries_nothing_is_lost(tmp_path: Path, error: Exception | None) -> None:
    def run(_trials: Trials) -> None:
        if error is not None:
            raise error

    assert len(outcome(Row("Nothing", run), tmp_path, full=False).lost) >= 1
