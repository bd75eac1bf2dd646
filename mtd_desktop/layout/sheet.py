"""How the page is arranged: the compass in the middle, words in the corners, no larger than needed."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt
from typing import Final, NamedTuple

from mtd_desktop.layout.block import Block
from mtd_desktop.layout.density import Scale
from mtd_desktop.layout.drawing import Box, Text
from mtd_desktop.layout.page import Point
from mtd_desktop.layout.theme import Theme
from mtd_desktop.layout.wrap import Wrapper

_TITLE: Final = 26.0
_QUESTION: Final = 14.5
_CREDIT: Final = 11.5
_MARGIN: Final = 30.0
_AIR: Final = 20.0
"""Least distance of words from the rim."""
_BESIDE_TITLE: Final = 0.12
"""Share of the height of the title by which the compass stands lower: it has the corner to itself."""
_FOOT: Final = 0.6
"""Share of the margin beneath the line at the foot, which is light enough to stand near the edge."""
_TITLE_ROOMS: Final = (1.5, 1.15, 0.9, 0.7, 0.55)
"""Widths of the title that are tried, in radii of the compass."""


class Sheet(NamedTuple):
    """The page with its pieces in place. Boxes are of what stands outside the compass."""

    width: float
    height: float
    centre: Point
    title: tuple[Block, Point]
    corner: tuple[Block, Point]
    """In the upper right."""
    left: tuple[Block, Point]
    right: tuple[Block, Point]
    credit: tuple[Block, Point]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """What is taken beside the compass."""
        pieces = (self.title, self.corner, self.left, self.right, self.credit)
        return tuple(block.box(*point) for block, point in pieces if block)


def heading(title: str, question: str, room: float, look: Theme, scale: Scale, wrapper: Wrapper) -> Block:
    """The title, large, and the question beneath it, both wrapped to `room`."""
    texts: list[Text] = []
    bottom = widest = 0.0
    for words, em, bold, colour in (
        (title, _TITLE, True, look.ink),
        (question, _QUESTION, False, look.muted),
    ):
        size = em * scale.furniture
        lines = wrapper.lines(words, size, room, 4 if bold else 3, bold=bold)
        for line in lines:
            width = wrapper.width(line, size, bold=bold)
            widest = max(widest, width)
            texts.append(
                Text(0.0, bottom + size * 0.9, line, size, colour, anchor="start", bold=bold, width=width)
            )
            bottom += size * 1.24
        bottom += size * 0.22 if lines else 0.0
    return Block(widest, bottom, tuple(texts))


def credit_line(text: str, room: float, look: Theme, scale: Scale, wrapper: Wrapper) -> Block:
    """The quiet line at the bottom."""
    size = _CREDIT * scale.furniture * (1.0 if look.text == 1.0 else 0.9)
    lines = wrapper.lines(text, size, room, 3) if text else ()
    widest = max((wrapper.width(line, size) for line in lines), default=0.0)
    texts = tuple(
        Text(
            widest / 2,
            size * (0.9 + i * 1.25),
            line,
            size,
            look.muted,
            width=wrapper.width(line, size),
        )
        for i, line in enumerate(lines)
    )
    return Block(widest, len(lines) * size * 1.25, texts)


def arranged(
    titles: Sequence[Block],
    left: Block,
    right: Block,
    credit: Block,
    scale: Scale,
    *,
    corner: Block,
    least: float = 0.0,
) -> Sheet:
    """The smallest page that holds the compass and the blocks: `titles` are ways to set the same title, and
    `corner` stands in the upper right.

    `least` is the least half width, where actors outside the compass need room.
    """
    blocks = (corner, left, right, credit)
    options = (_with_title(title, blocks, scale, least) for title in titles or (Block(),))
    return min(options, key=lambda sheet: (sheet.width * sheet.height, sheet.title[0].height))


def refilled(sheet: Sheet, corner: Block, left: Block, right: Block, credit: Block) -> Sheet:
    """The same sheet with other words in its corners and at its foot; nothing else moves."""
    (old_left, (left_x, left_y)), (right_x, _), old_credit = sheet.left, sheet.right[1], sheet.credit[0]
    foot = left_y + old_left.height
    # Where no room was kept above the margin, the line stands in the margin.
    top = foot - old_credit.height if old_credit else foot + (sheet.height - foot - credit.height) / 2
    return sheet._replace(
        corner=(corner, sheet.corner[1]),
        left=(left, (left_x, foot - left.height)),
        right=(right, (right_x, foot - right.height)),
        credit=(credit, (sheet.centre[0] - credit.width / 2, top)),
    )


def credit_room(sheet: Sheet, left: Block, right: Block, scale: Scale) -> float:
    """How wide a credit line can be between two legends on a sheet."""
    return (
        sheet.width - 2 * (_MARGIN * scale.furniture + max(left.width, right.width)) - _AIR * scale.furniture
    )


def heading_rooms(scale: Scale) -> tuple[float, ...]:
    """Widths for the title that are worth trying."""
    return tuple(scale.radius * share for share in _TITLE_ROOMS)


def _with_title(title: Block, blocks: tuple[Block, Block, Block, Block], scale: Scale, least: float) -> Sheet:
    corner, left, right, credit = blocks
    margin, air = _MARGIN * scale.furniture, _AIR * scale.furniture
    radius = scale.radius
    top = margin + (title.height * _BESIDE_TITLE if title else 0.0)
    down = top + radius
    bottom = margin * _FOOT + credit.height + air * 0.6 if credit else margin
    height = ceil(down + radius + bottom)
    foot = height - (margin * _FOOT if credit else margin)
    half = max(
        radius + margin,
        least,
        margin + _beside(title, margin, margin + title.height, down, radius + air),
        margin + _beside(corner, margin, margin + corner.height, down, radius + air),
        margin + (title.width + corner.width + air) / 2 if title and corner else 0.0,
        margin + _beside(left, foot - left.height, foot, down, radius + air),
        margin + _beside(right, foot - right.height, foot, down, radius + air),
        # The credit stands between the two legends, or the page grows until it does.
        margin + max(left.width, right.width) + credit.width / 2 + air if credit else 0.0,
    )
    width = 2 * ceil(half)
    return Sheet(
        width=float(width),
        height=float(height),
        centre=(width / 2, down),
        title=(title, (margin, margin)),
        corner=(corner, (width - margin - corner.width, margin)),
        left=(left, (margin, foot - left.height)),
        right=(right, (width - margin - right.width, foot - right.height)),
        credit=(credit, (width / 2 - credit.width / 2, foot - credit.height)),
    )


def _beside(block: Block, top: float, bottom: float, down: float, clear: float) -> float:
    """How far from the page's edge the compass's centre must be for a block in that corner."""
    if not block:
        return 0.0
    away = max(top - down, down - bottom, 0.0)
    return block.width + (sqrt(clear * clear - away * away) if away < clear else 0.0)
