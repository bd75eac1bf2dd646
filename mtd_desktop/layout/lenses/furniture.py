"""What a lens adds to the page: its line of words, and the drawing and the sheet of the pyramid."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final

from mtd_desktop.layout.block import Block
from mtd_desktop.layout.density import Scale
from mtd_desktop.layout.drawing import Item, Shape, Text
from mtd_desktop.layout.lenses.pyramid import LEAN, SLOPE, PyramidFrame
from mtd_desktop.layout.sheet import Sheet
from mtd_desktop.layout.theme import Theme
from mtd_desktop.layout.wrap import Wrapper, shown

_NAME: Final = 13.5
_LINE: Final = 12.0
_EDGE: Final = 15.0
_MARGIN: Final = 30.0
_AIR: Final = 20.0


def noted(
    title: Block, name: str, line: str, room: float, look: Theme, scale: Scale, wrapper: Wrapper
) -> Block:
    """A title with the name of the lens and what it shows beneath."""
    if not name:
        return title
    texts: list[Item] = list(title.items)
    bottom, widest = title.height + 4.0 * scale.furniture, title.width
    for words, em, bold, colour in ((name, _NAME, True, look.ink), (line, _LINE, False, look.muted)):
        size = em * scale.furniture
        for piece in wrapper.lines(words, size, room, 6, bold=bold):
            width = wrapper.width(piece, size, bold=bold)
            widest = max(widest, width)
            texts.append(
                Text(0.0, bottom + size * 0.95, piece, size, colour, anchor="start", bold=bold, width=width)
            )
            bottom += size * 1.3
    return Block(widest, bottom, tuple(texts))


def level_items(frame: PyramidFrame, zone: int, look: Theme) -> tuple[Item, ...]:
    """The tint and the coloured edges of a level."""
    edges = (Shape(path, fill=look.track(zone)) for path in frame.edges(zone))
    return (Shape(frame.inside(zone), fill=look.ground(zone)), *edges)


def level_title(
    frame: PyramidFrame, zone: int, title: str, look: Theme, scale: Scale, wrapper: Wrapper
) -> tuple[Text, ...]:
    """The name of a level along its left edge, from below upwards."""
    top, bottom = frame.heights(zone)
    if zone == 1:
        top += frame.across / SLOPE
    size = min(_EDGE * scale.furniture, frame.across * 0.42)
    room = (bottom - top) * (1 + SLOPE * SLOPE) ** 0.5 - 2 * size
    name = shown(title)
    wide = wrapper.width(name, size, bold=True)
    if wide > room:
        size *= max(room / wide, 0.56)
        name = wrapper.fitted(name, size, room, bold=True)
        wide = wrapper.width(name, size, bold=True)
    middle = (top + bottom) / 2
    # On the baseline: off the middle of the edge by half the height of capitals.
    thick = frame.across / (1 + SLOPE * SLOPE) ** 0.5
    away = thick / 2 + size * 0.357
    along = (1 + SLOPE * SLOPE) ** 0.5
    x = frame.centre[0] - (middle - frame.tip) * SLOPE + away / along
    y = frame.centre[1] + middle + away * SLOPE / along
    colour = look.track_ink(zone)
    return (Text(x, y, name, size, colour, bold=True, angle=-LEAN, width=wide),)


def pyramid_sheet(
    titles: Sequence[Block],
    left: Block,
    right: Block,
    credit: Block,
    scale: Scale,
    frame: PyramidFrame,
    *,
    corner: Block,
    least: float = 0.0,
) -> Sheet:
    """The smallest page that holds the triangle, with the words in the room beside its upper half."""
    options = (
        _beside(title, left, right, credit, scale, frame, corner, least) for title in titles or (Block(),)
    )
    return min(options, key=lambda sheet: (sheet.width * sheet.height, sheet.title[0].height))


def _beside(
    title: Block,
    left: Block,
    right: Block,
    credit: Block,
    scale: Scale,
    frame: PyramidFrame,
    corner: Block,
    least: float,
) -> Sheet:
    margin, air = _MARGIN * scale.furniture, _AIR * scale.furniture
    down = margin - frame.tip
    foot = down + frame.base + (air * 0.6 + credit.height if credit else 0.0) + margin
    left_top = margin + (title.height + air if title else 0.0)
    right_top = margin + (corner.height + air if corner else 0.0)

    def wanted(block: Block, top: float) -> float:
        """Half the width of the page with which a block clears the slope at its lower end."""
        if not block:
            return 0.0
        slope = max(min(top + block.height - down, frame.base) - frame.tip, 0.0) * SLOPE
        return margin + block.width + slope + air

    half = max(
        least,
        frame.base * 2 * SLOPE + margin,
        wanted(title, margin),
        wanted(left, left_top),
        wanted(corner, margin),
        wanted(right, right_top),
    )
    height = ceil(max(foot, left_top + left.height + margin, right_top + right.height + margin))
    width = 2 * ceil(half)
    return Sheet(
        width=float(width),
        height=float(height),
        centre=(width / 2, down),
        title=(title, (margin, margin)),
        corner=(corner, (width - margin - corner.width, margin)),
        left=(left, (margin, left_top)),
        right=(right, (width - margin - right.width, right_top)),
        credit=(credit, (width / 2 - credit.width / 2, height - margin - credit.height)),
    )


def refilled_from_top(sheet: Sheet, corner: Block, left: Block, right: Block, credit: Block) -> Sheet:
    """The same sheet with other words at its sides and at its foot; nothing else moves."""
    return sheet._replace(
        corner=(corner, sheet.corner[1]),
        left=(left, sheet.left[1]),
        right=(right, sheet.right[1]),
        credit=(credit, (sheet.centre[0] - credit.width / 2, sheet.credit[1][1])),
    )
