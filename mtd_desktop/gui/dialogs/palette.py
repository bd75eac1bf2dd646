"""A button that shows a colour and offers colours that stay apart for colour-blind eyes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QGridLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from mtd_desktop.gui import plain
from mtd_desktop.gui.docks.entry import TALL
from mtd_desktop.gui.docks.icons import swatch
from mtd_desktop.i18n import translate

PETROFF: Final = (
    "#3f90da", "#ffa90e", "#bd1f01", "#94a4a2", "#832db6",
    "#a96b59", "#e76300", "#b9ac70", "#717581", "#92dadd",
)  # fmt: skip
"""M. A. Petroff, "Accessible color sequences for data visualization" (2021): ten colours, in its order."""

INKS: Final = (
    "#4a4a4a",
    "#2f7fc9",
    "#a6701a",
    "#bd1f01",
    "#832db6",
    "#3f7d5a",
    "#717581",
    "#8a5444",
    "#b84d00",
)
"""For lines: of the same hues, those dark enough to be seen on white at 3 : 1."""


class ColourButton(QToolButton):
    """Shows a colour as `#rrggbb`; `chosen` carries another one."""

    chosen = Signal(str)

    def __init__(self, name: str, colours: tuple[str, ...] = PETROFF, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = ""
        self._colours = colours
        self.setAccessibleName(name)
        self.setToolTip(plain.tooltip(name))
        self.setMinimumSize(TALL + 14, TALL)
        self.setIconSize(QSize(18, 18))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    def show_colour(self, colour: str) -> None:
        """Show it without telling anyone."""
        self._colour = colour
        self.setIcon(swatch(colour))
        self.setAccessibleDescription(colour)

    def choose(self, colour: str) -> None:
        """Take a colour as a person does."""
        self._menu.close()
        if colour != self._colour:
            self.show_colour(colour)
            self.chosen.emit(colour)

    def _fill(self) -> None:
        self._menu.clear()
        grid = QWidget()
        layout = QGridLayout(grid)
        layout.setContentsMargins(8, 8, 8, 4)
        layout.setSpacing(4)
        for i, colour in enumerate(self._colours):
            button = QToolButton(grid)
            button.setAutoRaise(True)
            button.setCheckable(True)
            button.setChecked(colour.lower() == self._colour.lower())
            button.setIcon(swatch(colour, 22))
            button.setIconSize(QSize(22, 22))
            button.setMinimumSize(32, 32)
            button.setToolTip(colour)
            button.setAccessibleName(colour)
            button.clicked.connect(_later(self.choose, colour))
            layout.addWidget(button, i // 5, i % 5)
        other = QPushButton(translate("Colours", "Another colour…"), grid)
        other.setMinimumHeight(TALL)
        other.clicked.connect(self._ask)
        layout.addWidget(other, layout.rowCount(), 0, 1, 5)
        action = QWidgetAction(self._menu)
        action.setDefaultWidget(grid)
        self._menu.addAction(action)

    def _ask(self) -> None:
        self._menu.close()
        dialog = QColorDialog(QColor(self._colour), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self.choose(colour.name()))
        dialog.open()


def _later(do: Callable[[str], None], colour: str) -> Callable[[], None]:
    return lambda: do(colour)
