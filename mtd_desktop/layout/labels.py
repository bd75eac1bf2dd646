"""An actor's label: its lines, where it may stand beside the circle, and its text on the page."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias, get_args

from mtd_desktop.layout.drawing import Box, Text
from mtd_desktop.layout.metrics import ASCENT, LINE_HEIGHT
from mtd_desktop.layout.wrap import Wrapper

Side: TypeAlias = Literal[
    "below", "above", "right", "left", "below right", "below left", "above right", "above left"
]
SIDES: Final[tuple[Side, ...]] = get_args(Side)
"""In the order in which they are tried."""
MOST_LINES: Final = 3
_NEAR: Final = 0.28
"""Distance from the circle as a share of the size of type."""
_SHIFT: Final = 0.36
"""How far a label that is shifted sideways moves, as a share of its width."""


class Label(NamedTuple):
    """Lines of text with their size; `width` and `height` are those of the whole block."""

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    size: float

    @property
    def width(self) -> float:
        """The width of the longest line."""
        return max(self.widths, default=0.0)

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.size * LINE_HEIGHT


def make_label(text: str, size: float, room: float, wrapper: Wrapper) -> Label:
    """`text` wrapped at words into at most three lines of about `room` units."""
    lines = wrapper.lines(text, size, room, MOST_LINES)
    return Label(lines, tuple(wrapper.width(line, size) for line in lines), size)


def label_box(label: Label, x: float, y: float, r: float, side: Side = "below") -> Box:
    """Where the label of a circle at `x`, `y` stands."""
    width, height = label.width, label.height
    away = r + label.size * _NEAR
    if side == "right":
        return x + away, y - height / 2, x + away + width, y + height / 2
    if side == "left":
        return x - away - width, y - height / 2, x - away, y + height / 2
    where, _, turn = side.partition(" ")
    shift = width * _SHIFT * (0 if not turn else 1 if turn == "right" else -1)
    top = y - away - height if where == "above" else y + away
    return x - width / 2 + shift, top, x + width / 2 + shift, top + height


def label_texts(label: Label, box: Box, side: Side, colour: str, halo: str | None) -> tuple[Text, ...]:
    """The lines as they are drawn: centred, beside the circle set towards it."""
    size = label.size
    found = []
    for i, (line, width) in enumerate(zip(label.lines, label.widths, strict=True)):
        baseline = box[1] + (i + 0.5) * size * LINE_HEIGHT + (ASCENT - 0.42) * size
        if side == "right":
            left = box[0]
        elif side == "left":
            left = box[2] - width
        else:
            left = (box[0] + box[2] - width) / 2
        # The middle is given, not the left end: a viewer with other fonts then still centres the label.
        found.append(
            Text(
                left + width / 2,
                baseline,
                line,
                size,
                colour,
                halo=halo,
                halo_width=size * 0.2,
                width=width,
            )
        )
    return tuple(found)
