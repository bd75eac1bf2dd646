"""The panels of a window as a table: name, place, size, and what fills each of them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, runtime_checkable

from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mtd_desktop.gui.editor import Editor
    from mtd_desktop.gui.main_window import MainWindow

Edge = Literal["first", "last", "bottom"]
"""`first` is where reading begins: left, or right in a language that runs from there."""


class Panel(NamedTuple):
    """One row. `size` is the width in pixels a panel begins with, or its height at the bottom.

    `content` is "module:Class" inside `mtd_desktop.gui`; it is built as `Class(editor, window)` when it is
    first seen. A content in which words wait until somebody leaves their field is `Typed`.
    """

    title: str
    edge: Edge
    size: int
    content: str


@runtime_checkable
class Typed(Protocol):
    """A content in which somebody may be typing."""

    def commit(self) -> None:
        """Give the map what is being typed."""
        ...


def panels() -> Mapping[str, Panel]:
    """All panels by name."""
    return {
        "outline": Panel(translate("Panels", "Outline"), "first", 280, "docks.outline:Outline"),
        "inspector": Panel(translate("Panels", "Inspector"), "last", 320, "docks.inspector:Inspector"),
        "questions": Panel(translate("Panels", "Questions"), "last", 380, "docks.questions:Questions"),
        "standards": Panel(translate("Panels", "Standards"), "last", 420, "charts.standards:Standards"),
        "timeline": Panel(translate("Panels", "Timeline"), "bottom", 230, "charts.timeline:Timeline"),
        "figures": Panel(translate("Panels", "Figures"), "last", 420, "charts.dock:Figures"),
    }


def built(panel: Panel, editor: Editor, window: MainWindow) -> QWidget:
    """What fills the panel, newly built."""
    module, _, name = panel.content.partition(":")
    build = getattr(import_module(f"mtd_desktop.gui.{module}"), name)
    made: QWidget = build(editor, window)
    return made
