"""The panel of figures: one at a time, what it says, the numbers behind it, and a way into a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mtd_desktop.charts.spec import Chart, Value
from mtd_desktop.gui import aside, plain
from mtd_desktop.gui.charts import shelf
from mtd_desktop.gui.charts.ground import Ground
from mtd_desktop.gui.charts.legend import framed
from mtd_desktop.gui.charts.numbers import Numbers
from mtd_desktop.gui.charts.plots import filled
from mtd_desktop.gui.editor import Editor
from mtd_desktop.gui.viewing import Look
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow

QUICK_ACTORS: Final = 300
"""Up to so many actors all but the slow figures are counted at once: within a frame on an old laptop."""
SETTLE_MS: Final = 200
"""Milliseconds without an edit before a figure is made anew: edits come in bursts."""


class Figures(QWidget):
    """Follows the map and its date while it is on the screen; a click lights what a mark stands for."""

    def __init__(self, editor: Editor, window: MainWindow) -> None:
        super().__init__(window)
        self._editor = editor
        self._window = window
        self._chart: Chart | None = None
        self._errand: aside.Errand[Chart] | None = None
        self._shown = ""
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(translate("Figures", "Figure"))
        for name, title in shelf.titles().items():
            self.choice.addItem(title, name)
        self.as_table = self._button(translate("Figures", "Table"), translate("Figures", "Show the numbers"))
        self.as_table.setCheckable(True)
        save = self._button(
            translate("Figures", "Save…"), translate("Figures", "Save the figure as a picture")
        )
        self.says = self._words()
        self.source = self._words()
        self._stack = QStackedWidget(self)
        self._ground: Ground | None = None
        self._frame: QWidget | None = None
        self._empty = self._words()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table = Numbers(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.table)
        head = QHBoxLayout()
        head.addWidget(self.choice, 1)
        head.addWidget(self.as_table)
        head.addWidget(save)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.says)
        column.addWidget(self._stack, 1)
        column.addWidget(self.source)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE_MS)
        self._soon.timeout.connect(self._make)
        self.choice.currentIndexChanged.connect(self._make)
        self.as_table.toggled.connect(self._show)
        self.table.chosen.connect(self.light)
        save.clicked.connect(self.save)
        editor.changed.connect(self._later)
        editor.replaced.connect(self._later)
        editor.viewing.changed.connect(self._looked)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAutoRaise(True)
        button.setToolTip(plain.tooltip(tip))
        return button

    def _words(self) -> QLabel:
        label = plain.label(parent=self)
        label.setWordWrap(True)
        return label

    # --- making

    def show_figure(self, name: str) -> None:
        """Show the figure of that name."""
        self.choice.setCurrentIndex(self.choice.findData(name))

    def showEvent(self, event: QShowEvent) -> None:
        """What was not followed while hidden is made up for."""
        super().showEvent(event)
        self._make()

    def changeEvent(self, event: QEvent) -> None:
        """Another look of the window is another look of the figure."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._chart is not None:
            self._show()

    def _later(self, *_: object) -> None:
        if self.isVisible():
            self._soon.start()

    def _looked(self, before: Look, after: Look) -> None:
        if before.date != after.date:
            self._later()

    def _make(self) -> None:
        """Count, in a thread of its own where that takes longer than a hand should wait."""
        if not self.isVisible():
            return
        if self._errand is not None:
            self._errand.drop()
            self._errand = None
        name, m, date = str(self.choice.currentData()), self._editor.map, self._editor.viewing.look.date
        if name not in shelf.SLOW and len(m.actors) <= QUICK_ACTORS:
            self._take(name, shelf.made(name, m, date))
            return

        if self._chart is None or name != self._shown:
            self.says.setText(translate("Figures", "Counting…"))
        self._errand = aside.send(
            "figure",
            lambda: shelf.made(name, m, date),
            lambda errand: self._take(name, errand.result()),
            self,
        )

    def _take(self, name: str, chart: Chart) -> None:
        self._errand = None
        self._shown = name
        self._chart = chart
        self._show()

    # --- showing

    def _show(self) -> None:
        chart = self._chart
        if chart is None:
            return
        self.says.setText("" if chart.empty else chart.says)
        source = translate("Figures", "Source: {source}").format(source=chart.source)
        self.source.setText(source if chart.source else "")
        self.source.setVisible(bool(chart.source))
        self.table.show_chart(chart)
        if self._frame is not None:
            self._stack.removeWidget(self._frame)
            self._frame.deleteLater()
            self._ground = self._frame = None
        self._empty.setText(chart.empty)
        if chart.empty:
            self._stack.setCurrentWidget(self._empty)
        elif self.as_table.isChecked():
            self._stack.setCurrentWidget(self.table)
        else:
            ground = Ground(f"{chart.title}. {chart.says}", self)
            filled(chart, ground)
            ground.chosen.connect(self._chosen)
            self._ground = ground
            self._frame = framed(ground, self)
            self._stack.addWidget(self._frame)
            self._stack.setCurrentWidget(self._frame)

    # --- what a click does

    def _chosen(self, value: Value | None) -> None:
        chart = self._chart
        self.says.setText(value.words if value is not None else chart.says if chart is not None else "")
        self.light(() if value is None else value.idents)

    def light(self, idents: tuple[str, ...]) -> None:
        """Light these on the compass, or nothing."""
        self._editor.viewing.set(lit=frozenset(idents))

    def save(self) -> None:
        """Save the figure as a picture, for whoever may see it."""
        from mtd_desktop.gui.charts.saving import save_figure

        save_figure(self._window, str(self.choice.currentData()))
