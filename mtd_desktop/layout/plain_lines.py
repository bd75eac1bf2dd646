# ruff: noqa: ARG001
"""Links as plain lines, until the line forms are there."""

from __future__ import annotations

from mtd_desktop.layout.drawing import Item, Shape, Stroke
from mtd_desktop.layout.page import Route
from mtd_desktop.layout.theme import Theme
from mtd_desktop.model.links import Link, RelationType


def link_items(
    route: Route, relation: RelationType, link: Link, theme: Theme, paper: str
) -> tuple[Item, ...]:
    """The route as one line."""
    return (Shape(route.path, stroke=Stroke(theme.line(relation.colour), relation.width * theme.stroke)),)


def line_sample(x1: float, x2: float, y: float, relation: RelationType, theme: Theme) -> tuple[Item, ...]:
    """A level line."""
    stroke = Stroke(theme.line(relation.colour), relation.width * theme.stroke)
    return (Shape((("M", x1, y), ("L", x2, y)), stroke=stroke),)
