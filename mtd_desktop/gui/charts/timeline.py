"""The timeline panel: processes and agreements by date, with the map date as a line to drag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QWidget

from mtd_desktop.analysis.events import month_of, month_text
from mtd_desktop.charts.spec import Spans, Value
from mtd_desktop.charts.time import timeline_chart, year_of
from mtd_desktop.gui import plain
from mtd_desktop.gui.charts.ground import Ground
from mtd_desktop.gui.charts.legend import framed
from mtd_desktop.gui.charts.numbers import Numbers
from mtd_desktop.gui.charts.spans_plot import spans
from mtd_desktop.gui.editor import Editor
from mtd_desktop.i18n import translate
from mtd_desktop.model.dates import first_day

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow
    from mtd_desktop.gui.viewing import Look

SETTLE_MS: Final = 200
_LETTERS: Final = 40
"""Of a name: the panel is as wide as the window."""


class Timeline(QWidget):
    """Follows the map while it is on the screen. A click on a bar or mark focuses it on the compass."""

    def __init__(self, editor: Editor, window: MainWindow) -> None:
        super().__init__(window)
        self._editor = editor
        self._window = window
        self._chart: Spans | None = None
        self.ground: Ground | None = None
        self._frame: QWidget | None = None
        self._now: Any = None
        self._following = False
        self._empty = plain.label(parent=self)
        self._empty.setWordWrap(True)
        self.table = Numbers(self)
        self.table.chosen.connect(self._focus)
        self.as_table = QToolButton(self)
        self.as_table.setText(translate("Figures", "Table"))
        self.as_table.setToolTip(plain.tooltip(translate("Figures", "Show the numbers")))
        self.as_table.setCheckable(True)
        self.as_table.setAutoRaise(True)
        self.as_table.toggled.connect(self._show)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.table)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self._stack, 1)
        row.addWidget(self.as_table, 0, Qt.AlignmentFlag.AlignTop)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE_MS)
        self._soon.timeout.connect(self.make)
        editor.changed.connect(self._later)
        editor.replaced.connect(self._later)
        editor.viewing.changed.connect(self._looked)

    def showEvent(self, event: QShowEvent) -> None:
        """What was not followed while hidden is made up for."""
        super().showEvent(event)
        self.make()

    def changeEvent(self, event: QEvent) -> None:
        """Another look of the window is another look of the figure."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._chart is not None:
            self._chart = None
            self._later()

    def _later(self, *_: object) -> None:
        if self.isVisible():
            self._soon.start()

    def make(self) -> None:
        """Draw the processes and agreements of the map as they are now."""
        chart = timeline_chart(self._editor.map)
        if chart == self._chart:
            return
        self._chart = chart
        if self._frame is not None:
            self._stack.removeWidget(self._frame)
            self._frame.deleteLater()
            self.ground = self._frame = self._now = None
        self._empty.setText(chart.empty)
        self.table.show_chart(chart)
        if chart.empty:
            self._show()
            return
        ground = Ground(f"{chart.title}. {chart.says}", self)
        spans(chart, ground, _LETTERS)
        accent = ground.palette().color(QPalette.ColorRole.Highlight)
        self._now = pg.InfiniteLine(chart.first, movable=True, pen=pg.mkPen(accent, width=2))
        self._now.setHoverPen(pg.mkPen(accent, width=4))
        self._now.setBounds((chart.first, chart.last))
        self._now.sigPositionChanged.connect(self._dragged)
        ground.addItem(self._now)
        ground.chosen.connect(self._chosen)
        self.ground = ground
        self._frame = framed(ground, self)
        self._stack.addWidget(self._frame)
        self._show()
        self._follow()

    def _show(self) -> None:
        """The bars, their table, or the sentence that there are none."""
        if self._frame is None:
            self._stack.setCurrentWidget(self._empty)
        else:
            self._stack.setCurrentWidget(self.table if self.as_table.isChecked() else self._frame)

    def _follow(self) -> None:
        """Put the line to the map date."""
        if self._now is None:
            return
        date = self._editor.viewing.look.date
        self._following = True
        self._now.setVisible(date is not None)
        if date is not None:
            self._now.setValue(year_of(date))
        self._following = False

    def _looked(self, before: Look, after: Look) -> None:
        if before.date != after.date and self.isVisible():
            self._follow()

    def _dragged(self) -> None:
        if self._following or self._now is None:
            return
        months = round(float(self._now.value()) * 12)
        self._editor.viewing.set(date=month_text(months))

    def _chosen(self, value: Value | None) -> None:
        self._focus(() if value is None else value.idents)

    def _focus(self, idents: tuple[str, ...]) -> None:
        """Select and light what was clicked; nothing, for a click beside everything."""
        self._editor.viewing.set(lit=frozenset(idents))
        if idents:
            self._editor.selection.set(idents)
            if self._editor.viewing.look.date is not None:
                self._bring_date(idents[0])

    def _bring_date(self, ident: str) -> None:
        """If what was clicked is not there at the map date, go to the date at which it begins."""
        m, date = self._editor.map, self._editor.viewing.look.date
        process, agreement = m.process_by_id.get(ident), m.agreement_by_id.get(ident)
        begin = None
        if process is not None and process.state_on(date) != "active":
            begin = min((phase.since for phase in process.phases if phase.since), default=None)
        if agreement is not None and agreement.state_on(date) != "active":
            begin = agreement.date
        if begin:
            self._editor.viewing.set(date=month_text(month_of(first_day(begin))))
