"""The start stays light: what is slow to import waits until somebody needs it."""

from __future__ import annotations

import os
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


AT_FIRST_SIGHT = """
import sys
from pathlib import Path
from mtd_desktop.gui import app
from mtd_desktop.gui.canvas.view import CompassView
from mtd_desktop.paths import sample

paint = CompassView.paintEvent

def painted(view, event):
    paint(view, event)
    if view.page().spots:
        print(*sys.modules)
        sys.stdout.flush()
        app.application().quit()

CompassView.paintEvent = painted
app.run([sample("northern-ireland")], no_recent=True)
"""

WAITS = (
    f"{ROOT}.editing.actor_ops",
    f"{ROOT}.editing.clipboard",
    f"{ROOT}.editing.entity_ops",
    f"{ROOT}.editing.link_ops",
    f"{ROOT}.editing.page_ops",
    f"{ROOT}.exchange",
    f"{ROOT}.gui.canvas.inline",
    f"{ROOT}.gui.dialogs",
    f"{ROOT}.gui.docks",
    f"{ROOT}.gui.welcome",
    f"{ROOT}.qtrender.targets",
    "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
)
"""What is made for a hand that does something, and so is not imported before there is something to see."""


def test_a_map_is_on_the_screen_before_anything_is_imported_that_only_changes_it() -> None:
    command = [sys.executable, "-c", AT_FIRST_SIGHT]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    answer = subprocess.run(command, check=True, capture_output=True, text=True, env=surroundings)
    loaded = set(answer.stdout.splitlines()[0].split())
    assert f"{ROOT}.layout.compose" in loaded
    assert [name for name in sorted(loaded) if within(name, *WAITS, *SLOW)] == []


def loaded_by(names: list[str]) -> set[str]:
    """Return the modules that a fresh Python holds after importing `names`."""
    script = f"import sys, {', '.join(names)}\nprint(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return set(answer.stdout.split())
