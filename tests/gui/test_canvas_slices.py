"""A page that is painted little by little looks like one painted at once."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter, QPixmap

from mtd_desktop.gui.canvas.camera import Camera
from mtd_desktop.gui.canvas.picture import Painting, seen_groups
from mtd_desktop.layout.compose import compose
from mtd_desktop.layout.page import Page
from mtd_desktop.paths import sample
from mtd_desktop.qtrender import painter
from mtd_desktop.qtrender.metrics import QtMeasurer
from mtd_desktop.storage.files import load

CAMERA = Camera(0.6, 0.0, 0.0)


def at_once(page: Page) -> QImage:
    picture = QPixmap(round(page.drawing.width * CAMERA.scale), round(page.drawing.height * CAMERA.scale))
    picture.fill(page.drawing.background)
    with QPainter(picture) as p:
        p.setWorldTransform(CAMERA.transform())
        painter.paint(p, page.drawing.groups, detail=painter.SCREEN_DETAIL)
    return picture.toImage()


def in_slices(page: Page) -> QImage:
    box = (0.0, 0.0, page.drawing.width, page.drawing.height)
    groups = seen_groups(page, box)
    painting = Painting(groups, page.drawing.background, box, CAMERA.scale, 1.0, CAMERA, len(page.routes))
    while not painting.work(0.0):
        pass
    return painting.picture.pixmap.toImage()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("tangle", [5000, 20], ids=["few links", "a tangle"])
def test_slices_look_like_the_whole(tangle: int, monkeypatch: pytest.MonkeyPatch) -> None:
    page = compose(load(sample("northern-ireland")).map, QtMeasurer())
    smooth = at_once(page)
    monkeypatch.setattr(painter, "_TANGLE", tangle)
    whole = at_once(page)
    assert (whole == smooth) is (tangle > len(page.routes))
    assert in_slices(page) == whole
