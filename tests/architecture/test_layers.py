"""The layers hold, every exemption from them is still needed, and the check itself can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtd_desktop
from tests.architecture.imports import Import, imports, modules
from tests.architecture.layers import EXEMPTIONS, LAYERS, ROOT, RULES, Exemption, is_exempt, room, violations

PACKAGE = Path(mtd_desktop.__file__).parent


def test_layers_hold() -> None:
    assert violations(imports(PACKAGE)) == []


def test_every_module_has_a_place() -> None:
    homeless = [name for name in modules(PACKAGE) if name != ROOT and room(name) is None]
    assert homeless == [], f"name their layer in {sorted(LAYERS)}"


def test_every_exemption_is_still_needed() -> None:
    rules = {rule.__name__: rule for rule in RULES}
    idle = [
        exemption
        for exemption in EXEMPTIONS
        if not any(
            rules[exemption.rule](found) and is_exempt(exemption.rule, found, [exemption])
            for found in imports(PACKAGE)
        )
    ]
    assert idle == []


def test_every_exemption_has_a_reason() -> None:
    assert [exemption for exemption in EXEMPTIONS if len(exemption.reason.split()) < 5] == []


FORBIDDEN = {
    "points_upwards": ("layout/page.py", "from mtd_desktop.gui import canvas"),
    "crosses_to_sibling": ("rules/evidence.py", "from mtd_desktop.storage.codec import read"),
    "brings_qt_below": ("exchange/svg.py", "from PySide6.QtCore import QPointF"),
    "brings_widgets_to_renderer": ("qtrender/painter.py", "from PySide6 import QtWidgets"),
    "uses_pyqtgraph_elsewhere": ("gui/docks/outline.py", "def show():\n    import pyqtgraph"),
    "canvas_knows_files": ("gui/canvas/view.py", "import mtd_desktop.storage.files"),
    "starts_slowly": ("layout/placing.py", "import numpy as np"),
    "opens_window_early": ("cli/main.py", "from mtd_desktop.gui.app import run"),
    "leans_on_others": ("paths.py", "import platformdirs"),
    "starts_threads_itself": ("gui/asking.py", "from threading import Thread"),
}


@pytest.mark.parametrize("rule", [rule.__name__ for rule in RULES])
def test_a_forbidden_import_is_found(rule: str, tmp_path: Path) -> None:
    """One forbidden import for every rule, in a small house of its own."""
    where, source = FORBIDDEN[rule]
    found = imports(write_house(tmp_path, {where: source}))
    assert rule in {broken.__name__ for broken in RULES if any(broken(one) for one in found)}
    assert len(violations(found, [])) >= 1


@pytest.mark.parametrize(
    ("where", "source"),
    [
        ("gui/canvas/view.py", "from mtd_desktop.layout import page"),
        ("cli/main.py", "def main():\n    from mtd_desktop.gui.app import run"),
        ("paths.py", "def state():\n    import platformdirs"),
        ("gui/charts/panel.py", "import pyqtgraph"),
        ("gui/aside.py", "from threading import Thread"),
        ("gui/errors.py", "import threading"),
        ("exchange/pptx.py", "def write():\n    import pptx"),
        (
            "layout/page.py",
            "from mtd_desktop.layout.drawing import Circle\nfrom mtd_desktop import __version__",
        ),
    ],
)
def test_an_allowed_import_is_left_alone(where: str, source: str, tmp_path: Path) -> None:
    assert violations(imports(write_house(tmp_path, {where: source})), []) == []


def test_no_way_of_importing_is_overlooked(tmp_path: Path) -> None:
    source = """\
import a.b
from c import d
from . import e
from ..storage import f
def late():
    import_module("g")
    importlib.import_module("h")
if TYPE_CHECKING:
    import i
"""
    found = imports(write_house(tmp_path, {"rules/one.py": source}))
    assert [(one.target, one.line, one.lazy) for one in found] == [
        ("a.b", 1, False),
        ("c.d", 2, False),
        ("mtd_desktop.rules.e", 3, False),
        ("mtd_desktop.storage.f", 4, False),
        ("i", 9, False),
        ("g", 6, True),
        ("h", 7, True),
    ]


def test_an_exemption_covers_its_own_import_only() -> None:
    exemption = Exemption(
        "crosses_to_sibling", f"{ROOT}.rules.dates", f"{ROOT}.analysis", "for this test alone"
    )
    covered = Import(f"{ROOT}.rules.dates", f"{ROOT}.analysis.bridges.find", 1, lazy=False)
    other = Import(f"{ROOT}.rules.evidence", f"{ROOT}.analysis.bridges.find", 1, lazy=False)
    assert violations([covered, other], [exemption]) == violations([other], [])


def write_house(folder: Path, files: dict[str, str]) -> Path:
    """Write a package of our name with `files` below `folder`; return the package."""
    package = folder / ROOT
    for where, source in files.items():
        path = package / where
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return package
