"""The page of a window without a map: start one, open one, or look at a sample."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mtd_desktop.errors import UserError
from mtd_desktop.gui import plain, thumbnails
from mtd_desktop.gui.card import Card
from mtd_desktop.i18n import translate

BLANK = "blank"
"""The sample without anything on it: "New Map" does the same without being looked for."""
SHOWN_RECENT = 6


class Welcome(QScrollArea):
    """`new`, `open`: what was clicked; `recent` and `sample` carry the file."""

    new = Signal()
    open = Signal()
    recent = Signal(Path)
    sample = Signal(Path)

    def __init__(self, samples: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cards = [Card(path, self) for path in samples if path.stem != BLANK]
        self._waiting = list(self._cards)
        self._recent_box = QVBoxLayout()
        self._recent_title = _heading(translate("Welcome", "Recent"), 1.0, self)
        self.setWidget(self._page())
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._draw_next)

    def _page(self) -> QWidget:
        page = QWidget(self)
        page.setObjectName("welcome")
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(_heading(translate("Welcome", "MTD Desktop"), 2.2, page))
        words = plain.label(
            translate("Welcome", "Who makes peace on which track, and how they are linked."), page
        )
        words.setWordWrap(True)
        words.setForegroundRole(words.palette().ColorRole.PlaceholderText)
        left.addWidget(words)
        left.addSpacing(22)
        self.new_button = _large(translate("Welcome", "&New Map"), page)
        self.new_button.setDefault(True)
        self.new_button.clicked.connect(self.new)
        self.open_button = _large(translate("Welcome", "&Open…"), page)
        self.open_button.clicked.connect(self.open)
        left.addWidget(self.new_button)
        left.addWidget(self.open_button)
        drop = plain.label(translate("Welcome", "or drop a map on this window"), page)
        drop.setForegroundRole(drop.palette().ColorRole.PlaceholderText)
        drop.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        left.addWidget(drop)
        left.addSpacing(22)
        left.addWidget(self._recent_title)
        left.addLayout(self._recent_box)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(_heading(translate("Welcome", "Look at an example"), 1.25, page))
        grid = QGridLayout()
        grid.setSpacing(16)
        for index, card in enumerate(self._cards):
            card.clicked.connect(lambda _=False, path=card.path: self.sample.emit(path))
            grid.addWidget(card, index // 3, index % 3)
        right.addLayout(grid)
        right.addStretch(1)
        side = QWidget(page)
        side.setFixedWidth(280)
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        across = QHBoxLayout()
        across.setSpacing(56)
        across.addStretch(1)
        across.addWidget(side)
        across.addLayout(right)
        across.addStretch(1)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(32, 40, 32, 32)
        whole.addStretch(1)
        whole.addLayout(across)
        whole.addStretch(2)
        return page

    def show_recent(self, recent: Sequence[Path]) -> None:
        """List the files opened of late."""
        while (item := self._recent_box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._recent_title.setVisible(bool(recent))
        for path in recent[:SHOWN_RECENT]:
            button = QPushButton(plain.menu_text(path.stem), self)
            button.setFlat(True)
            button.setStyleSheet("text-align: left; padding: 5px 6px;")
            button.setToolTip(plain.tooltip(str(path)))
            button.clicked.connect(lambda _=False, path=path: self.recent.emit(path))
            self._recent_box.addWidget(button)

    def draw_pictures(self) -> None:
        """Show the pictures of the samples, one at a time, so that the window stays alive."""
        if self._waiting:
            self._later.start()

    def _draw_next(self) -> None:
        if not self._waiting:
            self._later.stop()
            return
        card = self._waiting.pop(0)
        try:
            card.show_thumbnail(thumbnails.kept(card.path) or thumbnails.made(card.path))
        except UserError:
            card.hide()


def _heading(text: str, factor: float, parent: QWidget) -> QLabel:
    label = plain.label(text, parent)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label


def _large(text: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setMinimumHeight(40)
    button.setAutoDefault(True)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button
