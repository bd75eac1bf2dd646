"""A quiet bar above the page for sentences about the file just opened, which a person can put away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from mtd_desktop.gui import icons, plain
from mtd_desktop.i18n import translate


class NoticeBar(QFrame):
    """Hidden as long as there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notices")
        self.setAccessibleName(translate("Notices", "Notice"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._label = plain.label(parent=self)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton(self)
        self._close.setAutoRaise(True)
        self._close.setIcon(icons.icon("close", self.palette(), self.devicePixelRatioF(), 16))
        self._close.setIconSize(QSize(16, 16))
        self._close.setAccessibleName(translate("Notices", "Put this notice away"))
        self._close.setToolTip(plain.tooltip(translate("Notices", "Put this notice away")))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(self._label)
        row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says now."""
        return self._label.text()

    def show_notices(self, notices: Sequence[str]) -> None:
        """Say `notices`, or nothing."""
        self._label.setText("\n".join(notices))
        self.setVisible(bool(notices))
