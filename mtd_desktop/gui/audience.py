"""The part of a dialog that asks for whom something leaves, and says at once what that means."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QVBoxLayout, QWidget

from mtd_desktop.gui import plain
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.privacy.audience import Audience, Mode, holds_confidential
from mtd_desktop.privacy.redact import Redacted, redact
from mtd_desktop.privacy.risk import risk, sentence
from mtd_desktop.privacy.wording import audience_names, mode_names, summary


class AudienceChoice(QWidget):
    """`changed` when another choice was made. Every time it begins with what gives the least away.

    `masked`: names are hidden on the screen, and stay so in what leaves until a person says otherwise.
    """

    changed = Signal()

    def __init__(self, m: Map, *, masked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map = m
        self._made: tuple[tuple[object, ...], Redacted] | None = None
        self.audience = _combo(audience_names())
        self.mode = _combo(mode_names())
        self.everyone = QCheckBox(translate("Export", "For all actors, not only these"), self)
        self.summary = plain.label(parent=self)
        self.summary.setWordWrap(True)
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.addRow(translate("Export", "&For"), self.audience)
        self._confidential = holds_confidential(m)
        what = translate("Export", "Confi&dential") if self._confidential else translate("Export", "&Actors")
        self.form.addRow(what, self.mode)
        self.form.addRow("", self.everyone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.form)
        column.addWidget(self.summary)
        if not self._confidential:
            self.mode.setItemText(0, translate("Export", "Under their names"))
        if masked:
            self.mode.setCurrentIndex(self.mode.findData("pseudonym"))
            self.everyone.setChecked(True)
        self.audience.currentIndexChanged.connect(self._change)
        self.mode.currentIndexChanged.connect(self._change)
        self.everyone.toggled.connect(self._change)
        self._show()

    def redacted(self) -> Redacted:
        """What of the map leaves, as the choices stand."""
        mode = self.mode.currentData()
        choices = (self.audience.currentData(), mode, self.everyone.isChecked() and mode != "leave out")
        if self._made is None or self._made[0] != choices:
            audience, mode, everyone = choices
            self._made = choices, redact(self._map, audience, mode, everyone=everyone)
        return self._made[1]

    def _change(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        mode = self.mode.currentData()
        self.form.setRowVisible(self.audience, self._confidential)
        self.form.setRowVisible(self.everyone, self._confidential and mode != "leave out")
        if not self._confidential:
            self.everyone.setChecked(True)  # whom else
        made = self.redacted()
        words = summary(made)
        if made.left_out.disguised:
            words += "\n" + sentence(risk(made))
        self.summary.setText(words)


def _combo(names: Mapping[Audience, str] | Mapping[Mode, str]) -> QComboBox:
    combo = QComboBox()
    for value, text in names.items():
        combo.addItem(text, value)
    return combo
