"""A part of a panel that folds away under its heading."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from mtd_desktop.gui.docks.entry import TALL
from mtd_desktop.i18n import translate


class Section(QWidget):
    """A form, under a heading that opens and closes it unless the title is empty."""

    def __init__(self, title: str, *, unfolded: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QWidget(self)
        self.form = QFormLayout(self.body)
        self.form.setContentsMargins(0, 4, 0, 8)
        self.form.setHorizontalSpacing(12)
        self.form.setVerticalSpacing(8)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.heading = QToolButton(self)
        self.heading.setText(title)
        self.heading.setAutoRaise(True)
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.heading.setMinimumHeight(TALL)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.heading.clicked.connect(self._on_click)
        self.heading.setVisible(bool(title))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.heading)
        box.addWidget(self.body)
        self._set(unfolded=unfolded or not title)

    def unfold(self) -> None:
        """Open it."""
        self._set(unfolded=True)

    def _on_click(self) -> None:
        self._set(unfolded=self.body.isHidden())

    def _set(self, *, unfolded: bool) -> None:
        onwards = Qt.ArrowType.LeftArrow if self.isRightToLeft() else Qt.ArrowType.RightArrow
        self.heading.setArrowType(Qt.ArrowType.DownArrow if unfolded else onwards)
        self.body.setVisible(unfolded)
        state = translate("Inspector", "open") if unfolded else translate("Inspector", "folded")
        self.heading.setAccessibleDescription(state)
