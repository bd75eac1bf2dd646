"""Our own PNG files hold exactly the pixels of the picture."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtGui import QColor, QImage

from mtd_desktop.qtrender.png import png

OPAQUE = QImage.Format.Format_RGB32
CLEAR = QImage.Format.Format_ARGB32_Premultiplied


@pytest.mark.parametrize("form", [OPAQUE, CLEAR], ids=["opaque", "transparent"])
@pytest.mark.parametrize("size", [(1, 1), (3, 64), (5, 65), (127, 200)])
def test_any_reader_gets_every_pixel_back(form: QImage.Format, size: tuple[int, int]) -> None:
    picture = QImage(*size, form)
    random = Random(7)
    for y in range(size[1]):
        for x in range(size[0]):
            alpha = random.choice((0, 128, 255)) if form is CLEAR else 255
            picture.setPixelColor(x, y, QColor(random.randrange(256), 10, random.randrange(256), alpha))
    picture.setDotsPerMeterX(11811)
    picture.setDotsPerMeterY(11811)

    read = QImage.fromData(png(picture))

    assert read.hasAlphaChannel() is picture.hasAlphaChannel()
    assert (read.dotsPerMeterX(), read.dotsPerMeterY()) == (11811, 11811)
    straight = QImage.Format.Format_RGBA8888
    assert read.convertToFormat(straight) == picture.convertToFormat(straight)
