"""The ground of every figure on the screen: quiet axes, and clicks that tell whom they hit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from mtd_desktop.charts.spec import Value
from mtd_desktop.gui import plain
from mtd_desktop.layout.theme import Theme, theme

NAME: Final = 26
"""Letters of a category that stand beside its bar."""
_AXIS: Final = 48
"""Pixels above and below the rows."""


class Sign(NamedTuple):
    """An entry of the legend: a filled swatch with an edge, or a line where there is no fill."""

    name: str
    fill: str | None
    pen: QPen


@dataclass(frozen=True)
class Target:
    """A rectangle of a figure, in its own units, and what stands there."""

    left: float
    low: float
    right: float
    high: float
    value: Value

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.left <= x <= self.right and self.low <= y <= self.high


class Ground(pg.PlotWidget):  # type: ignore[misc] # pyqtgraph comes without types
    """A plot that does not move under the mouse. `chosen` carries the value that was clicked."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.targets: list[Target] = []
        self.signs: list[Sign] = []
        self._rows = 0
        self.setAccessibleName(name)
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()
        self.setMenuEnabled(False)
        self.getViewBox().setDefaultPadding(0.02)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        self.ink = ink
        self.setBackground(self.palette().color(QPalette.ColorRole.Window))
        self.look: Theme = theme("dark" if ink.lightness() > 128 else "paper")
        for edge in ("left", "bottom", "top"):
            axis = self.getAxis(edge)
            axis.setPen(_faded(ink, 90))
            axis.setTextPen(ink)
            axis.setStyle(tickLength=4)
        self.scene().sigMouseMoved.connect(self._hovered)
        self.scene().sigMouseClicked.connect(self._clicked)

    def line_colour(self, colour: str) -> QColor:
        """`colour` so that it can be seen on this ground."""
        return QColor(self.look.line(colour))

    def name_rows(self, names: Sequence[str], letters: int = NAME) -> None:
        """Write `names` at 0, 1, 2 … beside the rows, so many letters of each."""
        self._rows = len(names)
        short = [plain.one_line(name, letters) for name in names]
        self.getAxis("left").setTicks([list(enumerate(short))])

    def least_height(self) -> int:
        """Pixels below which the names of the rows would run into each other."""
        return self._rows * (self.fontMetrics().height() + 2) + _AXIS if self._rows else 0

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page under it scroll."""
        event.ignore()

    def _under(self, at: QPointF) -> Target | None:
        box = self.getViewBox()
        if not self.sceneBoundingRect().contains(at):
            return None
        point = box.mapSceneToView(at)
        return next((t for t in reversed(self.targets) if t.holds(point.x(), point.y())), None)

    def _hovered(self, at: Any) -> None:
        target = self._under(at)
        self.setCursor(Qt.CursorShape.PointingHandCursor if target else Qt.CursorShape.ArrowCursor)
        if target is not None:
            where = self.mapToGlobal(self.mapFromScene(at))
            QToolTip.showText(where, plain.tooltip(target.value.words), self)
        else:
            QToolTip.hideText()

    def _clicked(self, event: Any) -> None:
        target = self._under(event.scenePos())
        self.chosen.emit(target.value if target is not None else None)


def _faded(colour: QColor, alpha: int) -> QColor:
    made = QColor(colour)
    made.setAlpha(alpha)
    return made
