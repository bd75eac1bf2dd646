"""The layers of the house and what may import what; docs/architecture.md shows the same picture."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from tests.architecture.imports import Import

ROOT: Final = "mtd_desktop"

LAYERS: Final = {
    "collector": 0,
    "errors": 0,
    "i18n": 0,
    "paths": 0,
    "model": 1,
    "editing": 2,
    "storage": 2,
    "layout": 2,
    "charts": 2,
    "privacy": 2,
    "rules": 2,
    "analysis": 2,
    "comparing": 2,
    "exchange": 3,
    "qtrender": 4,
    "gui": 5,
    "gui.app": 6,
    "cli": 6,
    "bench": 6,
    "__main__": 6,
}
"""The layer of every module, by the longest beginning of its name. A lower layer knows no higher one."""

SIBLINGS: Final = frozenset(name for name, layer in LAYERS.items() if layer == 2)

SLOW: Final = (
    "pyqtgraph",
    "networkx",
    "numpy",
    "scipy",
    "pptx",
    "docx",
    "openpyxl",
    "xlsxwriter",
    "lxml",
    "cryptography",
)
"""Packages that take longer to import than our whole start: only when first used."""

SLOW_ALLOWED_IN: Final = ("analysis", "charts", "gui.charts")
"""Rooms that are themselves entered only when first used."""


@dataclass(frozen=True)
class Exemption:
    """An import that breaks a rule on purpose."""

    rule: str
    importer: str
    target: str
    reason: str


EXEMPTIONS: Final[tuple[Exemption, ...]] = (
    Exemption(
        "crosses_to_sibling",
        "mtd_desktop.charts",
        "mtd_desktop.analysis",
        "a figure shows what was counted, and counting is also asked for without figures",
    ),
    Exemption(
        "crosses_to_sibling",
        "mtd_desktop.charts",
        "mtd_desktop.layout",
        "a figure in a file is a drawing like the page, in its themes and with its measured text",
    ),
)


def within(name: str, *rooms: str) -> bool:
    """Return whether the dotted `name` is one of `rooms` or lies inside one."""
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def room(name: str) -> str | None:
    """Return the longest entry of LAYERS that `name` lies in; None for the package itself or a stranger."""
    inner = name.removeprefix(f"{ROOT}.")
    return max((entry for entry in LAYERS if within(inner, entry)), key=len, default=None)


def layer(name: str) -> int:
    """Return the layer of one of our modules; the bare package belongs to the lowest."""
    return LAYERS[entry] if (entry := room(name)) else 0


def points_upwards(found: Import) -> bool:
    """A lower layer never imports a higher one."""
    return within(found.target, ROOT) and layer(found.target) > layer(found.importer)


def crosses_to_sibling(found: Import) -> bool:
    """The rooms of layer 2 do not know each other; whoever needs two of them stands above both."""
    here, there = room(found.importer), room(found.target)
    return within(found.target, ROOT) and {here, there} <= SIBLINGS and here != there


def brings_qt_below(found: Import) -> bool:
    """Nothing below layer 4 imports Qt, so that maps can be read, checked and converted without it."""
    return within(found.target, "PySide6", "shiboken6") and layer(found.importer) < 4


def brings_widgets_to_renderer(found: Import) -> bool:
    """The renderer paints without widgets, so that the command line exports without a display."""
    return within(found.target, "PySide6.QtWidgets") and room(found.importer) == "qtrender"


def uses_pyqtgraph_elsewhere(found: Import) -> bool:
    """Only the charts on screen use pyqtgraph."""
    return within(found.target, "pyqtgraph") and not within(found.importer, f"{ROOT}.gui.charts")


def canvas_knows_files(found: Import) -> bool:
    """The canvas shows a map and changes it by operations; it knows nothing of files."""
    return within(found.importer, f"{ROOT}.gui.canvas") and within(found.target, f"{ROOT}.storage")


def starts_slowly(found: Import) -> bool:
    """What is slow to import is imported inside the function that needs it."""
    allowed = within(found.importer, *(f"{ROOT}.{name}" for name in SLOW_ALLOWED_IN))
    return within(found.target, *SLOW) and not found.lazy and not allowed


def opens_window_early(found: Import) -> bool:
    """The command line imports widgets only when it opens a window."""
    windows = within(found.target, "PySide6.QtWidgets", f"{ROOT}.gui")
    return windows and not found.lazy and room(found.importer) in {"cli", "__main__"}


def leans_on_others(found: Import) -> bool:
    """The ground floor starts with the standard library alone."""
    first = found.target.partition(".")[0]
    return layer(found.importer) == 0 and not found.lazy and first not in {ROOT, *sys.stdlib_module_names}


def starts_threads_itself(found: Import) -> bool:
    """Threads are started in one room, which knows what to do when a window closes or a thread fails."""
    return within(
        found.target, "threading.Thread", "PySide6.QtCore.QThread", "PySide6.QtCore.QThreadPool"
    ) and (found.importer != f"{ROOT}.gui.aside")


RULES: Final[tuple[Callable[[Import], bool], ...]] = (
    points_upwards,
    crosses_to_sibling,
    brings_qt_below,
    brings_widgets_to_renderer,
    uses_pyqtgraph_elsewhere,
    canvas_knows_files,
    starts_slowly,
    opens_window_early,
    leans_on_others,
    starts_threads_itself,
)


def is_exempt(rule: str, found: Import, exemptions: Iterable[Exemption] = EXEMPTIONS) -> bool:
    """Return whether `exemptions` let `found` break `rule`."""
    return any(
        exemption.rule == rule
        and within(found.importer, exemption.importer)
        and within(found.target, exemption.target)
        for exemption in exemptions
    )


def violations(found: Iterable[Import], exemptions: Iterable[Exemption] = EXEMPTIONS) -> list[str]:
    """Return one sentence for every import that breaks a rule and is not exempt."""
    allowed = tuple(exemptions)
    return [
        f"{one} - {rule.__doc__}"
        for one in found
        for rule in RULES
        if rule(one) and not is_exempt(rule.__name__, one, allowed)
    ]
