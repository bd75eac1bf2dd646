"""Light and dark windows. What the page looks like is another matter and never changes with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from mtd_desktop.gui.settings import WindowTheme

_SCHEMES: Final = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}

_ROLE = QPalette.ColorRole
_DARK: Final[Mapping[QPalette.ColorRole, str]] = {
    _ROLE.Window: "#2b2b2d",
    _ROLE.WindowText: "#ececec",
    _ROLE.Base: "#3d3d41",  # lighter than the window, or an empty box could not be seen
    _ROLE.AlternateBase: "#37373b",
    _ROLE.Text: "#ececec",
    _ROLE.PlaceholderText: "#b0b0b5",
    _ROLE.Button: "#38383b",
    _ROLE.ButtonText: "#ececec",
    _ROLE.BrightText: "#ffffff",
    _ROLE.ToolTipBase: "#3a3a3d",
    _ROLE.ToolTipText: "#ececec",
    _ROLE.Highlight: "#2f6fb5",
    _ROLE.HighlightedText: "#ffffff",
    _ROLE.Accent: "#2f6fb5",
    _ROLE.Link: "#7db5f0",
    _ROLE.LinkVisited: "#b9a2e8",
    _ROLE.Light: "#515155",
    _ROLE.Midlight: "#444448",
    _ROLE.Mid: "#57575c",
    _ROLE.Dark: "#1b1b1d",
    _ROLE.Shadow: "#000000",
}
_DISABLED: Final = "#7d7d82"
_TEXTS: Final = (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText, _ROLE.PlaceholderText)


def apply(look: WindowTheme) -> None:
    """Give all windows the look `look`.

    Where the system's theme cannot be asked for another scheme (a bare X11 session), dark is our own palette.
    """
    hints = QGuiApplication.styleHints()
    hints.setColorScheme(_SCHEMES[look])
    if look == "dark" and hints.colorScheme() != Qt.ColorScheme.Dark:
        QGuiApplication.setPalette(dark_palette())
    else:
        QGuiApplication.setPalette(QPalette())


def dark_palette() -> QPalette:
    """Colours for a dark window; texts reach 4.5:1 on what lies behind them."""
    palette = QPalette()
    for role, colour in _DARK.items():
        palette.setColor(role, QColor(colour))
    for role in _TEXTS:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(_DISABLED))
    return palette
