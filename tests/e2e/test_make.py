"""The first thing a newcomer types works."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def test_make_run_without_a_display_writes_the_map_and_says_where() -> None:
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    python = f"PYTHON={sys._base_executable}"  # type: ignore[attr-defined]
    made = subprocess.run(
        ["make", "run", python], check=True, capture_output=True, text=True, cwd=CHECKOUT, env=environment
    )
    named = [Path(line) for line in made.stdout.splitlines() if line.startswith(str(CHECKOUT))]
    beginnings = {path.suffix: path.read_bytes()[:4] for path in named}
    assert beginnings == {".png": b"\x89PNG", ".svg": b"<?xm", ".pdf": b"%PDF"}


def test_make_alone_says_what_there_is() -> None:
    listed = subprocess.run(["make"], check=True, capture_output=True, text=True, cwd=CHECKOUT).stdout
    assert "make run" in listed
    assert "make test" in listed
