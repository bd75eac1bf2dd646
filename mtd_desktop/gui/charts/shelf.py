"""The figures that a map can be shown as, by name; each is made from what is there at a date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from mtd_desktop.analysis.bridges import bridges
from mtd_desktop.analysis.present import Present, present
from mtd_desktop.charts.actors import brokers_chart, stance_chart
from mtd_desktop.charts.spec import Chart
from mtd_desktop.charts.time import development_chart, timeline_chart
from mtd_desktop.charts.tracks import coverage_chart, matrix_chart
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map

Maker: TypeAlias = Callable[[Present], Chart]

MAKERS: Mapping[str, Maker] = {
    "sides": lambda there: coverage_chart(there, "side"),
    "levels": lambda there: coverage_chart(there, "level"),
    "matrix": matrix_chart,
    "stance": stance_chart,
    "brokers": lambda there: brokers_chart(there, bridges(there)),
    "development": lambda there: development_chart(there.map),
    "timeline": lambda there: timeline_chart(there.map),
}

SLOW = frozenset({"brokers"})
"""Those that need a library which is slow to load, and long walks."""


def titles() -> Mapping[str, str]:
    """What the figures are called, in the order in which they are offered."""
    return {
        "sides": translate("Figures", "Tracks by side"),
        "levels": translate("Figures", "Tracks by level of society"),
        "matrix": translate("Figures", "Links between tracks"),
        "stance": translate("Figures", "Influence and stance"),
        "brokers": translate("Figures", "Bridges and brokers"),
        "development": translate("Figures", "Development over time"),
        "timeline": translate("Figures", "Processes and agreements over time"),
    }


def made(name: str, m: Map, date: str | None) -> Chart:
    """The figure `name` of a map at a partial date."""
    return MAKERS[name](present(m, date))
