"""The numbers behind a figure as a table, for the keyboard and for those who listen."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from mtd_desktop.charts.spec import Chart
from mtd_desktop.charts.table import table_of
from mtd_desktop.gui import plain

_CELL = 120
"""Letters of a cell that are shown."""


class Numbers(QTableWidget):
    """`chosen` carries the ids that the current row counts."""

    chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.itemSelectionChanged.connect(self._row_chosen)

    def show_chart(self, chart: Chart) -> None:
        """Show the numbers of a figure."""
        shown = table_of(chart)
        with QSignalBlocker(self):
            self.clear()
            self.setColumnCount(len(shown.headings))
            self.setRowCount(len(shown.rows))
            self.setHorizontalHeaderLabels([plain.one_line(text, _CELL) for text in shown.headings])
            for row, cells in enumerate(shown.rows):
                for column, text in enumerate(cells):
                    item = QTableWidgetItem(plain.one_line(text, _CELL))
                    item.setData(Qt.ItemDataRole.UserRole, shown.idents[row])
                    self.setItem(row, column, item)
        self.setAccessibleName(chart.title)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _row_chosen(self) -> None:
        items = self.selectedItems()
        self.chosen.emit(items[0].data(Qt.ItemDataRole.UserRole) if items else ())
