"""Text widths as Qt sets them in the shipped fonts."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFontMetricsF

from mtd_desktop.qtrender.fonts import EM, em_font

_KEPT: Final = 50_000


class QtMeasurer:
    """A `layout.metrics.TextMeasurer`; keeps what it measured (3 µs a new text, 0.2 µs a known one)."""

    def __init__(self) -> None:
        self._fonts = {bold: QFontMetricsF(em_font(bold=bold)) for bold in (False, True)}
        self._known: dict[tuple[str, bool], float] = {}

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """See `TextMeasurer.width`."""
        em = self._known.get((text, bold))
        if em is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            em = self._known[text, bold] = self._fonts[bold].horizontalAdvance(text) / EM
        return em * size
