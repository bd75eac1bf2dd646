"""Small pictures of the samples, made by the same painter as the page and kept between starts.

Only samples are kept: a picture of somebody's own map would be a copy that nobody asked for.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from mtd_desktop import __version__, paths
from mtd_desktop.errors import UserError

WIDTH = 640
"""Pixels: twice what is shown, for screens with two pixels to one."""


@dataclass(frozen=True)
class Thumbnail:
    """A picture of a map with its title and question."""

    image: QImage
    title: str
    question: str


def kept(path: Path) -> Thumbnail | None:
    """The picture of the map in `path` as it was made before, if the file is still the same."""
    place = _place(path)
    image = QImage(str(place)) if place is not None and place.exists() else QImage()
    return None if image.isNull() else Thumbnail(image, image.text("Title"), image.text("Description"))


def made(path: Path) -> Thumbnail:
    """Make the picture of the map in `path` and keep it. Raises `UserError` for a map that cannot be read."""
    from mtd_desktop.privacy.redact import redact
    from mtd_desktop.qtrender.picture import Wish, composed
    from mtd_desktop.qtrender.targets import image
    from mtd_desktop.storage.files import load

    m = load(path).map
    # Words cannot be read at this size, so the compass gets all the room.
    bare = m.but(view=m.view.but(show_title=False, show_question=False, show_legend=False, show_credit=False))
    picture = image(composed(redact(bare, "public"), Wish()).drawing, WIDTH)
    thumbnail = Thumbnail(picture, m.meta.title, m.meta.question)
    _keep(path, thumbnail)
    return thumbnail


def _keep(path: Path, thumbnail: Thumbnail) -> None:
    from mtd_desktop.storage.files import write_bytes

    place = _place(path)
    if place is None:
        return
    image = thumbnail.image.copy()
    image.setText("Title", thumbnail.title)
    image.setText("Description", thumbnail.question)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    try:
        place.parent.mkdir(mode=0o700, exist_ok=True)
        write_bytes(place, bytes(buffer.data().data()))
    except (OSError, UserError):
        return  # it is made again the next time


def _place(path: Path) -> Path | None:
    try:
        checksum = hashlib.sha256(path.read_bytes() + __version__.encode()).hexdigest()
        return paths.state_dir() / "thumbnails" / f"{checksum[:32]}.png"
    except (OSError, UserError):
        return None
