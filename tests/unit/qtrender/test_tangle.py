"""A picture of very many links shows every one of them in its colour, under the actors."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from mtd_desktop.layout.drawing import Circle, Drawing, Group, Shape, Stroke
from mtd_desktop.qtrender.tangle import MANY
from mtd_desktop.qtrender.targets import image


@pytest.fixture(autouse=True)
def _qt(qtbot: QtBot) -> None:
    """Painting needs a running Qt."""


COLOURS = ("#ff0000", "#0000ff")


def links(count: int) -> tuple[Group, ...]:
    """Level lines all over the page, the upper half red and the lower half blue."""
    return tuple(
        Group(
            f"link-{i}",
            "link",
            (
                Shape(
                    (("M", 100.0, 2000.0 * i / count), ("L", 1900.0, 2000.0 * i / count)),
                    stroke=Stroke(COLOURS[2 * i // count], 1.0),
                ),
            ),
        )
        for i in range(count)
    )


@pytest.mark.parametrize("count", [MANY, MANY + 100])
def test_lines_lie_over_the_frame_and_under_the_actors(count: int) -> None:
    frame = Group("frame", "frame", (Circle(1000, 1000, 990, fill="#00ff00"),))
    actor = Group("actor-a", "actor", (Circle(1000, 1000, 200, fill="#ffff00"),))
    picture = image(Drawing(2000, 2000, "#ffffff", (frame, *links(count), actor)), 400)
    assert picture.pixelColor(200, 200) == QColor("#ffff00")
    red, blue = picture.pixelColor(200, 100), picture.pixelColor(200, 300)
    assert red.red() > 150 > red.green(), "links cover the frame"
    assert blue.blue() > 150 > blue.green()
    assert picture.pixelColor(10, 200) == QColor("#00ff00"), "and nothing beside them"
