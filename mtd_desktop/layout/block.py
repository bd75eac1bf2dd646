"""Pieces of the page around the compass: drawn at the origin, measured, then moved to where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin
from typing import NamedTuple

from mtd_desktop.layout.drawing import Box, Circle, Item, Shape, Text
from mtd_desktop.layout.glyphs import moved
from mtd_desktop.layout.metrics import ASCENT, DESCENT


class Block(NamedTuple):
    """Items between 0, 0 and `width`, `height`."""

    width: float = 0.0
    height: float = 0.0
    items: tuple[Item, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.items)

    def at(self, x: float, y: float) -> tuple[Item, ...]:
        """The items with the block's upper left corner at `x`, `y`."""
        return tuple(shifted(item, x, y) for item in self.items)

    def box(self, x: float, y: float) -> Box:
        """The area it then takes up."""
        return x, y, x + self.width, y + self.height


def text_box(text: Text) -> Box:
    """The upright box round a line of text, turned or not."""
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
    turn = radians(text.angle)
    corners = [
        (text.x + dx * cos(turn) - dy * sin(turn), text.y + dx * sin(turn) + dy * cos(turn))
        for dx in (-share * text.width, (1 - share) * text.width)
        for dy in (-ASCENT * text.size, DESCENT * text.size)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def shifted(item: Item, dx: float, dy: float) -> Item:
    """The same item elsewhere."""
    if isinstance(item, Circle):
        return item._replace(x=item.x + dx, y=item.y + dy)
    if isinstance(item, Shape):
        return item._replace(path=moved(item.path, dx, dy))
    return item._replace(x=item.x + dx, y=item.y + dy)


def stacked(blocks: Sequence[Block], gap: float) -> Block:
    """Blocks one under the other, left edges together; empty ones take no room."""
    items: list[Item] = []
    top = 0.0
    width = 0.0
    for block in blocks:
        if block:
            items += block.at(0.0, top)
            top += block.height + gap
            width = max(width, block.width)
    return Block(width, max(top - gap, 0.0), tuple(items))
