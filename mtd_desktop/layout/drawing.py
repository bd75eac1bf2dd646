"""The display list: everything that a page shows, as plain shapes and broken lines of text.

Screen, PNG, PDF and SVG are thin writers of the same `Drawing`, so they agree. Lengths are page units
(at 100 % one unit is one CSS pixel, 1/96 inch), x runs right and y down, angles are degrees clockwise.
Nothing here knows about selection or hover: those belong to the view alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

Segment: TypeAlias = (
    tuple[Literal["M", "L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)
"""Move, line, cubic curve (two controls, end point) or close."""

Path: TypeAlias = tuple[Segment, ...]
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom."""

Anchor: TypeAlias = Literal["start", "middle", "end"]
Role: TypeAlias = Literal[
    "frame", "track", "zone", "link", "process", "agreement", "actor", "title", "legend", "credit", "mark"
]


class Stroke(NamedTuple):
    """How an outline is drawn. `dash` holds lengths in page units; round caps turn short dashes into dots."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()
    round: bool = False
    opacity: float = 1.0


class Circle(NamedTuple):
    """A disc, filled, outlined or both."""

    x: float
    y: float
    r: float
    fill: str | None = None
    stroke: Stroke | None = None
    opacity: float = 1.0


class Shape(NamedTuple):
    """A path, filled (even-odd), stroked or both."""

    path: Path
    fill: str | None = None
    stroke: Stroke | None = None
    opacity: float = 1.0


class Text(NamedTuple):
    """One line of text, plain, already broken and measured.

    `x`, `y` is the point on the baseline that `anchor` names, in the reading-independent sense: `start`
    is always the left end. `angle` turns the line about that point. `halo` paints an outline of that
    colour behind the glyphs, `halo_width` units to each side. `width` is the measured advance.
    """

    x: float
    y: float
    text: str
    size: float
    colour: str
    anchor: Anchor = "middle"
    bold: bool = False
    italic: bool = False
    angle: float = 0.0
    halo: str | None = None
    halo_width: float = 0.0
    width: float = 0.0


Item: TypeAlias = Circle | Shape | Text


class Group(NamedTuple):
    """What belongs to one thing on the page. `ident` is unique in a drawing and safe as an XML id.

    `ref` is the entity's id or the track's number as text, empty for the rest; `title` is what a reader
    of the picture is told about it ("Sinn Féin, organisation, 1 · Government").
    """

    ident: str
    role: Role
    items: tuple[Item, ...]
    title: str = ""
    ref: str = ""


class Drawing(NamedTuple):
    """A whole page in painting order."""

    width: float
    height: float
    background: str
    groups: tuple[Group, ...]
    title: str = ""
    description: str = ""
    language: str = "en"

    def texts(self) -> Iterator[str]:
        """Every line of text on the page, in painting order."""
        for group in self.groups:
            for item in group.items:
                if isinstance(item, Text):
                    yield item.text
