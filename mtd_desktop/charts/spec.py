"""What a figure shows, before anyone draws it: on the screen, in a file, or as a table.

Every value knows which entities of the map it stands for, so that a click on it can light them. A figure
without data has an `empty` sentence in place of marks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

MarkForm = Literal["disc", "square", "triangle", "diamond"]


@dataclass(frozen=True)
class Value:
    """A number, the words that tell it in full, and the ids of what it counts."""

    number: float
    words: str
    idents: tuple[str, ...] = ()


NOTHING = Value(0.0, "")


@dataclass(frozen=True)
class Series:
    """A row of values under one name; `colour` is meant for light paper and is shifted where needed.

    `texture` repeats what the colour says, for eyes and printers that see none: 0 is plain.
    """

    name: str
    colour: str
    values: tuple[Value, ...]
    texture: int = 0


@dataclass(frozen=True)
class Figure:
    """What every figure has: a title, one sentence on what it shows, and whom that is after, if anybody.

    `empty` is the sentence that stands in place of marks where there is nothing to show.
    """

    title: str
    says: str
    source: str
    empty: str = field(default="", kw_only=True)


@dataclass(frozen=True)
class Bars(Figure):
    """Stacked bars, one for each category."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Matrix(Figure):
    """A triangle or square of cells. `cells[row][column]` is `None` where there can be no value.

    `tints` is -1 (links that part prevail) to 1 (links that join prevail) for each cell.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Value | None, ...], ...]
    tints: tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Dot:
    """A point of a `Points` figure, in the units of its axes."""

    x: float
    y: float
    name: str
    value: Value
    colour: str
    form: MarkForm = "disc"


@dataclass(frozen=True)
class Points(Figure):
    """Named points on a plane with named places on both axes."""

    x_name: str
    x_places: tuple[tuple[float, str], ...]
    y_name: str
    y_places: tuple[tuple[float, str], ...]
    dots: tuple[Dot, ...]
    signs: tuple[tuple[str, str], ...] = ()
    """Names with the colours that they have on the plane."""


@dataclass(frozen=True)
class Lines(Figure):
    """Values over time, `x` in years. `marks` are events: year and name."""

    x: tuple[float, ...]
    series: tuple[Series, ...]
    marks: tuple[tuple[float, Value], ...] = ()


@dataclass(frozen=True)
class Radar(Figure):
    """Values on spokes from 0 to `top`; `None` is not assessed and leaves a gap."""

    spokes: tuple[str, ...]
    values: tuple[Value | None, ...]
    top: float
    groups: tuple[tuple[str, int], ...] = ()
    """Names of neighbouring spokes and how many each name covers, in order."""


@dataclass(frozen=True)
class Stretch:
    """A part of a `Spans` row, in years with fractions; open ends reach the edge of the figure."""

    first: float
    last: float
    kind: str
    value: Value


@dataclass(frozen=True)
class Spans(Figure):
    """Bars along time, one row for each name; `marks` are events: when and what."""

    first: float
    last: float
    rows: tuple[tuple[str, tuple[Stretch, ...]], ...]
    marks: tuple[tuple[float, Value], ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    """The kinds that occur, each with its name."""


Chart: TypeAlias = Bars | Matrix | Points | Lines | Radar | Spans


@dataclass(frozen=True)
class Table:
    """The numbers behind a figure: headings, and rows of text with the ids of what each row counts."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    idents: tuple[tuple[str, ...], ...]
