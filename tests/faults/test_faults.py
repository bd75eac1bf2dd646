"""Every row of the table holds, in short; `make faults` runs them in full."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from mtd_desktop.storage import atomic, writing
from tests.faults.__main__ import personal_folders, table
from tests.faults.trials import FAMILIES, Row, Trials, outcome, rows

ROWS = [(row, f"{family}-{number}") for family in FAMILIES for number, row in enumerate(rows(family))]


# Some rows make pictures. An application that they made themselves would be none with windows.
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("row", [row for row, _ in ROWS], ids=[ident for _, ident in ROWS])
def test_nothing_is_lost(row: Row) -> None:
    with personal_folders() as place:  # not pytest's own, which nobody else may pass through
        result = outcome(row, place, full=False)
    assert list(result.lost) == []
    assert result.tried > 0


def test_every_module_with_rows_is_entered() -> None:
    here = Path(__file__).parent
    holding = {path.stem for path in here.glob("*.py") if "\nTABLE: " in path.read_text(encoding="utf-8")}
    assert holding == set(FAMILIES)


def test_the_document_has_every_row_and_nothing_lost() -> None:
    text = (Path(__file__).parents[2] / "docs" / "reliability.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\| (.+) \| (\d+) \| (\d+) \| (\d+) \|$", text, re.MULTILINE)
    assert [name for name, *_ in lines] == [*(row.name for row, _ in ROWS), "**together**"]
    for name, tried, survived, lost in lines:
        assert (int(tried) > 0, survived, lost) == (True, tried, "0"), name


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


def careless(target: Path, data: bytes, **_: object) -> None:
    """What many programs do: empty the file, then write."""
    with target.open("wb") as file:
        file.write(data)


def hasty(target: Path, data: bytes, **_: object) -> None:
    """What others do: a new file in its place, but nothing waits for the disk or for anybody."""
    beside = target.with_name(f"{target.name}.new")
    beside.write_bytes(data)
    beside.replace(target)


def blind(*_: object) -> None:
    """Whoever saved meanwhile is not noticed."""


@pytest.mark.parametrize(
    ("where", "name", "fault", "row"),
    [
        (atomic, "replace", careless, "full_disk-0"),
        (atomic, "replace", careless, "places-3"),
        (atomic, "replace", hasty, "places-1"),
        (atomic, "replace", hasty, "formats-0"),
        (writing, "refuse_if_changed", blind, "others-0"),
        (writing, "refuse_if_changed", blind, "others-1"),
    ],
)
def test_the_table_notices_programs_that_lose_maps(
    where: ModuleType, name: str, fault: Callable[..., None], row: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, name, fault)
    with personal_folders() as place:
        assert outcome({ident: one for one, ident in ROWS}[row], place, full=False).lost
