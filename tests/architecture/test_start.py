"""The start stays light: what is slow to import waits until somebody needs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import mtd_desktop
from tests.architecture.imports import modules
from tests.architecture.layers import ROOT, SLOW, layer, within

WINDOW = sorted(
    name
    for name in modules(Path(mtd_desktop.__file__).parent)
    if within(name, f"{ROOT}.gui") and not within(name, f"{ROOT}.gui.charts")
)


@pytest.mark.parametrize(
    ("start", "unwanted"),
    [
        (["mtd_desktop.errors", "mtd_desktop.i18n", "mtd_desktop.paths"], ("pydantic", "platformdirs")),
        (["mtd_desktop.cli.main"], ("PySide6.QtWidgets", *SLOW)),
        (["mtd_desktop.storage.files"], ("email", "importlib.metadata", "PySide6")),
        (WINDOW, SLOW),
    ],
    ids=["ground floor", "command line", "map", "window"],
)
def test_a_start_imports_nothing_slow(start: list[str], unwanted: tuple[str, ...]) -> None:
    loaded = loaded_by(start)
    assert set(start) <= loaded
    assert [name for name in sorted(loaded) if within(name, *unwanted)] == []


def test_nothing_below_the_renderer_loads_qt() -> None:
    below = sorted(
        name for name in modules(Path(mtd_desktop.__file__).parent) if name != ROOT and layer(name) < 4
    )
    assert [name for name in sorted(loaded_by(below)) if within(name, "PySide6")] == []


def loaded_by(names: list[str]) -> set[str]:
    """Return the modules that a fresh Python holds after importing `names`."""
    script = f"import sys, {', '.join(names)}\nprint(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return set(answer.stdout.split())
