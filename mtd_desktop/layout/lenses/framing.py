"""The frame of a lens, and how large it must be for those who stand in its zones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from mtd_desktop.layout.density import MOST, Scale, footprint, scale_at
from mtd_desktop.layout.drawing import Box
from mtd_desktop.layout.frame import build_frame
from mtd_desktop.layout.lenses.lens import Lens
from mtd_desktop.layout.lenses.pyramid import PyramidFrame
from mtd_desktop.layout.page import Point
from mtd_desktop.layout.regions import Ground
from mtd_desktop.layout.rows import area
from mtd_desktop.layout.theme import theme
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import View

_FILL = {"sectors": 1.0, "pyramid": 0.82}
"""Share of a zone's area that the usual room of its actors may add up to."""


def frame_of(
    lens: Lens, view: View, radius: float, centre: Point = (0.0, 0.0), page: Box | None = None
) -> Ground:
    """The frame of a lens with its centre somewhere on a page."""
    if lens.form != "pyramid":
        return build_frame(view, radius, centre, page, lens.turns)
    x, y = centre
    alone = (x - 1.5 * radius, y - radius, x + 1.5 * radius, y + radius)
    return PyramidFrame(centre, radius, page or alone, lens.cuts)


def as_seen(view: View, lens: Lens) -> View:
    """The view as far as it means something in the lens: groups have no middle, no rings and no rotation."""
    if lens.by_tracks:
        return view
    return view.but(layout="equal", rotation=0.0, distance="none")


def first_level(lens: Lens, view: View, zones: Iterable[int]) -> int:
    """The first step of density at which all should find room; see `density.level_for`."""
    counts = Counter(zone for zone in zones if zone != OUTSIDE)
    look = theme("paper")
    level = 0
    while level < MOST and not _enough(lens, view, counts, scale_at(level, look)):
        level += 1
    return level


def _enough(lens: Lens, view: View, counts: Counter[int], scale: Scale) -> bool:
    frame = frame_of(lens, view, scale.radius)
    fill = _FILL[lens.form]
    return all(count * footprint(count, scale) <= area(frame, zone) * fill for zone, count in counts.items())
