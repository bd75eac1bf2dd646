"""The part of the export dialog that says when: as the map is looked at, all times, or certain dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QToolButton,
    QWidget,
)

from mtd_desktop.gui import plain
from mtd_desktop.i18n import translate
from mtd_desktop.model.dates import checked, first_day
from mtd_desktop.model.document import Map

MOST: Final = 24
"""Dates on one page or in one sequence, as on the command line."""


class WhenChoice(QWidget):
    """`changed` when another choice was made.

    It begins with what is seen: `then` are the fields of a wish that say how the map is being looked at.
    Dates are never remembered, as they belong to one map; how several are arranged, and which processes are
    shown, is. `source` gives the map that leaves, whose agreements the dates can be taken from.
    """

    changed = Signal()

    def __init__(
        self, then: Mapping[str, Any], source: Callable[[], Map], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._then = then
        self._source = source
        self.when = QComboBox(self)
        date = then.get("date")
        if date:
            words = translate("Export", "As shown now ({date})")
            self.when.addItem(words.format(date=date), "now")
        self.when.addItem(translate("Export", "All times"), "all")
        self.when.addItem(translate("Export", "At dates"), "dates")
        self.dates_ = QLineEdit(self)
        self.dates_.setPlaceholderText(translate("Export", "1993, 1998-04, 2006-10-13"))
        self.dates_.setAccessibleName(translate("Export", "Dates, with commas between them"))
        self.from_agreements = QToolButton(self)
        self.from_agreements.setText(translate("Export", "From Agreements"))
        self.from_agreements.setToolTip(
            plain.tooltip(translate("Export", "Take the dates of the agreements"))
        )
        self.trouble = plain.label(parent=self)
        self.trouble.setWordWrap(True)
        self.arranged = _combo(
            (translate("Export", "Side by side on one page"), "together"),
            (translate("Export", "One picture each"), "each"),
        )
        self.ended = _combo(
            (translate("Export", "Shown faintly"), "faint"), (translate("Export", "Left out"), "gone")
        )
        self.ended.setCurrentIndex(self.ended.findData(then.get("ended", "faint")))
        self.processes = _combo(
            (translate("Export", "As on the page"), "page"),
            (translate("Export", "None"), "none"),
            (translate("Export", "All"), "all"),
        )
        self._build()
        self._show()

    def _build(self) -> None:
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.addRow(translate("Export", "W&hen"), self.when)
        self.form.addRow(translate("Export", "Dates"), self.dates_)
        self.form.addRow("", self.trouble)
        self.form.addRow("", self.from_agreements)
        self.form.addRow(translate("Export", "Arran&ged"), self.arranged)
        self.form.addRow(translate("Export", "What e&nded"), self.ended)
        self.form.addRow(translate("Export", "Pr&ocesses"), self.processes)
        self.from_agreements.clicked.connect(self.take_agreements)
        self.dates_.textChanged.connect(self._change)
        for combo in (self.when, self.arranged, self.ended, self.processes):
            combo.currentIndexChanged.connect(self._change)

    # --- what is chosen

    @property
    def dates(self) -> tuple[str, ...]:
        """The dates to show, each once, as they were written; empty unless dates are asked for."""
        if self.when.currentData() != "dates" or self.problem:
            return ()
        return self._written()

    @property
    def each(self) -> bool:
        """Whether each of several dates becomes a picture of its own."""
        return len(self.dates) > 1 and self.arranged.currentData() == "each"

    @property
    def problem(self) -> str:
        """What is wrong with the dates, in one sentence; empty if nothing is."""
        if self.when.currentData() != "dates":
            return ""
        dates = self._written()
        if not dates:
            return translate("Export", "Write one date or several, with commas between them.")
        if len(dates) > MOST:
            return translate("Export", "At most {count} dates fit at a time.").format(count=MOST)
        for date in dates:
            try:
                checked(date)
            except ValueError as wrong:
                return translate("Export", "{what}.").format(what=wrong)
        return ""

    def _written(self) -> tuple[str, ...]:
        parts = (part.strip() for part in self.dates_.text().replace(";", ",").split(","))
        return tuple(dict.fromkeys(part for part in parts if part))

    def fields(self) -> dict[str, Any]:
        """The fields of a wish that these choices set; of several dates, the first."""
        found = dict(self._then)
        when = self.when.currentData()
        if when != "now":
            found["date"] = self.dates[0] if self.dates else None
            found["ended"] = self.ended.currentData() if when == "dates" else "faint"
        if self.processes.currentData() != "page":
            found["processes"] = self.processes.currentData()
        return found

    def take_agreements(self) -> None:
        """Write the dates of the agreements into the field, in their order."""
        known = {agreement.date for agreement in self._source().agreements if agreement.date}
        self.dates_.setText(", ".join(sorted(known, key=first_day)[:MOST]))
        self.dates_.setFocus()

    # --- what is remembered

    def kept(self) -> dict[str, str]:
        """What holds for the next map too."""
        return {"arranged": self.arranged.currentData(), "processes": self.processes.currentData()}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Choose again what was kept; what is none of the choices is forgotten."""
        with QSignalBlocker(self):
            for name, combo in (("arranged", self.arranged), ("processes", self.processes)):
                index = combo.findData(kept[name]) if name in kept else -1
                if index >= 0:
                    combo.setCurrentIndex(index)

    # --- inside

    def _change(self, *_: object) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        at_dates = self.when.currentData() == "dates"
        self.form.setRowVisible(self.dates_, at_dates)
        self.form.setRowVisible(self.trouble, bool(self.problem))
        self.form.setRowVisible(self.from_agreements, at_dates)
        self.form.setRowVisible(self.ended, at_dates)
        self.form.setRowVisible(self.arranged, at_dates and len(self._written()) > 1)
        self.trouble.setText(self.problem)
        m = self._source()
        self.from_agreements.setEnabled(any(agreement.date for agreement in m.agreements))
        self.form.setRowVisible(self.processes, bool(m.processes or m.agreements))


def _combo(*entries: tuple[str, str]) -> QComboBox:
    combo = QComboBox()
    for text, value in entries:
        combo.addItem(text, value)
    return combo
