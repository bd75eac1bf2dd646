"""What is over by the page's date: the same shapes and words, drawn back into what lies behind them.

Colours are mixed, not made translucent: so one faint line over another stays as faint, in every viewer.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from mtd_desktop.layout.colour import GRAPHIC_CONTRAST, contrast, legible, mix
from mtd_desktop.layout.drawing import Item, Text

_LINES: Final = 0.3
"""Share of their colour that lines and fills keep."""
_WORDS: Final = 0.46
"""Share that words keep; they may still be read."""


def faint(items: tuple[Item, ...], ground: str) -> tuple[Item, ...]:
    """The items on a ground, as what is over."""
    return tuple(_faint(item, ground) for item in items)


def _faint(item: Item, ground: str) -> Item:
    if isinstance(item, Text):
        return item._replace(colour=_words(item.colour, ground))
    stroke = item.stroke
    if stroke is not None:
        stroke = stroke._replace(colour=mix(stroke.colour, ground, _LINES))
    return item._replace(fill=mix(item.fill, ground, _LINES) if item.fill else None, stroke=stroke)


@lru_cache(256)
def _words(colour: str, ground: str) -> str:
    found = mix(colour, ground, _WORDS)
    return found if contrast(found, ground) >= GRAPHIC_CONTRAST else legible(found, ground, GRAPHIC_CONTRAST)
