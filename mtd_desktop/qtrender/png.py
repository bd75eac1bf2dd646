"""Pictures as PNG files.

A map is flat colour with thin lines, for which no row filter and a quick compression do best: a third of the
time that Qt's own writer takes, and a smaller file (1600 pixels: 23 ms and 450 KB against 73 ms and 530 KB).
"""

from __future__ import annotations

import struct
import zlib
from typing import Final

from PySide6.QtGui import QImage

_LEVEL: Final = 3
"""From here on more effort makes the file only 5 % smaller."""
_BAND: Final = 64
"""Rows compressed at a time, so that a poster is never held twice."""
_RGB, _RGBA = 2, 6
_METRE: Final = 1


def png(picture: QImage) -> bytes:
    """The picture as a file that says its resolution, and nothing about when or by whom it was made."""
    clear = picture.hasAlphaChannel()
    form = QImage.Format.Format_RGBA8888 if clear else QImage.Format.Format_RGB888
    wide, high = picture.width(), picture.height()
    head = struct.pack(">IIBBBBB", wide, high, 8, _RGBA if clear else _RGB, 0, 0, 0)
    resolution = struct.pack(">IIB", picture.dotsPerMeterX(), picture.dotsPerMeterY(), _METRE)
    press = zlib.compressobj(_LEVEL)
    pressed = []
    for top in range(0, high, _BAND):
        band = picture.copy(0, top, wide, min(_BAND, high - top)).convertToFormat(form)
        step, used = band.bytesPerLine(), wide * (4 if clear else 3)
        pixels = bytes(band.constBits())
        rows = (pixels[start : start + used] for start in range(0, len(pixels), step))
        pressed.append(press.compress(b"\0" + b"\0".join(rows)))  # before each row: no filter
    pressed.append(press.flush())
    chunks = (b"IHDR", head), (b"pHYs", resolution), (b"IDAT", b"".join(pressed)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
