"""What the drawers of figures share: a measured pen, and a few shapes. Units as on the page."""

from __future__ import annotations

from dataclasses import dataclass

from mtd_desktop.charts.spec import MarkForm
from mtd_desktop.layout.drawing import Anchor, Circle, Item, Path, Shape, Stroke, Text
from mtd_desktop.layout.theme import Theme
from mtd_desktop.layout.wrap import Wrapper

WORDS = 11.0
SMALL = 9.5
GAP = 6.0


@dataclass(frozen=True)
class Pen:
    """The theme and the measured text of one figure."""

    look: Theme
    wrapper: Wrapper

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = WORDS,
        colour: str | None = None,
        anchor: Anchor = "start",
        bold: bool = False,
        angle: float = 0.0,
    ) -> Text:
        """One line at the baseline `y`."""
        ink = colour or self.look.ink
        width = self.wrapper.width(text, size, bold=bold)
        return Text(x, y, text, size, ink, anchor, bold=bold, angle=angle, width=width)

    def paragraph(
        self, x: float, y: float, text: str, room: float, *, size: float, colour: str
    ) -> list[Text]:
        """Lines from the baseline `y` down; see `depth`."""
        lines = self.wrapper.lines(text, size, room, 8)
        return [
            self.text(x, y + n * size * 1.35, line, size=size, colour=colour) for n, line in enumerate(lines)
        ]

    def fitted(self, text: str, room: float, size: float = WORDS) -> str:
        """`text` in one line, cut with an ellipsis where it is wider than `room`."""
        return self.wrapper.fitted(text, size, room)


def depth(lines: list[Text]) -> float:
    """The height that a paragraph takes."""
    return sum(line.size * 1.35 for line in lines)


def line(x1: float, y1: float, x2: float, y2: float, stroke: Stroke) -> Shape:
    """A straight line."""
    return Shape((("M", x1, y1), ("L", x2, y2)), stroke=stroke)


def rectangle(x: float, y: float, width: float, height: float) -> Path:
    """An upright rectangle."""
    return polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


def polyline(points: list[tuple[float, float]]) -> Path:
    """An open path through `points`."""
    (x, y), *rest = points
    return (("M", x, y), *(("L", x, y) for x, y in rest))


def polygon(points: list[tuple[float, float]]) -> Path:
    """A closed path through `points`."""
    return (*polyline(points), ("Z",))


def mark(form: MarkForm, x: float, y: float, r: float, fill: str, edge: str) -> Item:
    """A disc, square, triangle or diamond of about the same weight."""
    stroke = Stroke(edge, 1.4)
    if form == "disc":
        return Circle(x, y, r, fill, stroke)
    corners = {
        "square": [(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)],
        "triangle": [(0.0, -1.15), (1.05, 0.75), (-1.05, 0.75)],
        "diamond": [(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)],
    }[form]
    return Shape(polygon([(x + dx * r, y + dy * r) for dx, dy in corners]), fill, stroke)
