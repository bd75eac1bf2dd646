"""Measuring text. Production measures with Qt and the shipped fonts, unit tests with fixed widths."""

from __future__ import annotations

from typing import Protocol


class TextMeasurer(Protocol):
    """Widths of single lines in page units."""

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """The advance width of `text` set in one line at `size` units (the em), as the page's font has it."""
        ...


class FixedWidth:
    """A measurer for tests: every character is `ratio` em wide, bold a tenth more."""

    def __init__(self, ratio: float = 0.55) -> None:
        self.ratio = ratio

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """See `TextMeasurer.width`."""
        return len(text) * size * self.ratio * (1.1 if bold else 1.0)


ASCENT = 0.78
"""Height of letters above the baseline as a share of the size; room for accents is in the line height."""
DESCENT = 0.22
LINE_HEIGHT = 1.2
