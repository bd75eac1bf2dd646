"""The shipped fonts, set so that a text is exactly twice as wide at twice the size.

Every text is laid out once at `EM` pixels, without hinting, and scaled from there by the painter. So the
measured width is the painted width at every zoom, on paper and in a picture; asking Qt for the small sizes
themselves would round each letter (0.2 % at 8 pixels, and whole pixels only).
"""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from mtd_desktop import paths
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate

EM: Final = 100
"""Size in pixels at which text is laid out; widths at this size are within 0.02 % of the font's design."""

FAMILIES: Final = (
    "Noto Sans",
    "Noto Sans Arabic",
    # What we do not ship comes from the machine; Qt skips families that are not there.
    "Noto Sans Hebrew",
    "Noto Sans CJK SC",
    "Segoe UI",
    "Helvetica Neue",
    "Noto Color Emoji",
    "Segoe UI Emoji",
    "Apple Color Emoji",
)

_NO_LIGATURES: Final = (QFont.Tag("liga"), QFont.Tag("clig"))
"""A PDF would write "fl" as U+FB02, and whoever searches it for "Conflict" would find nothing. Arabic joins
its letters by other features, which stay.
"""


@cache
def load() -> None:
    """Make the shipped fonts known to Qt, once a program (7 ms). Needs a QGuiApplication.

    Raises `UserError` when the font files are missing or spoilt.
    """
    if QGuiApplication.instance() is None:
        raise RuntimeError("fonts need a QGuiApplication")
    files = sorted(paths.fonts().glob("*.ttf"))
    spoilt = [file for file in files if QFontDatabase.addApplicationFont(str(file)) < 0]
    if spoilt or not files:
        raise UserError(
            translate("Fonts", "The fonts of the program are missing or damaged."),
            translate("Fonts", "Install the program again."),
            where=str(spoilt[0] if spoilt else paths.fonts()),
        )


@cache
def em_font(*, bold: bool = False, italic: bool = False) -> QFont:
    """The page's font at `EM` pixels, for laying out and painting under a scale."""
    return font(EM, bold=bold, italic=italic)


def font(size: float, *, bold: bool = False, italic: bool = False) -> QFont:
    """The page's font at the whole pixel size nearest to `size`, for widgets that write over the page."""
    load()
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPixelSize(max(1, round(size)))
    made.setBold(bold)
    made.setItalic(italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    for feature in _NO_LIGATURES:
        made.setFeature(feature, 0)
    return made
