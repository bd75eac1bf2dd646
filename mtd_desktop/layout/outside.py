"""Those who stand outside the compass: in the page's corners, under a quiet heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mtd_desktop.layout.density import Scale
from mtd_desktop.layout.drawing import Box, Text
from mtd_desktop.layout.lenses.framing import frame_of
from mtd_desktop.layout.lenses.lens import Lens
from mtd_desktop.layout.obstacles import Obstacles
from mtd_desktop.layout.placing import Figure, Placer, Standing, crowded
from mtd_desktop.layout.regions import Ground, region
from mtd_desktop.layout.sheet import Sheet
from mtd_desktop.layout.theme import Theme
from mtd_desktop.layout.wrap import Wrapper
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import View

_SIZE = 12.0
_WIDEST = 5.0
"""Width of the page in radii of the compass from which on those outside may overlap."""


def heading_size(scale: Scale) -> float:
    """Type of the heading."""
    return _SIZE * scale.furniture


def placed_outside(
    figures: Sequence[Figure], sheet: Sheet, lens: Lens, view: View, scale: Scale, wrapper: Wrapper
) -> Placer | None:
    """Everyone outside in place on this sheet (the compass's centre at 0, 0); `None` if it is too narrow."""
    cx, cy = sheet.centre
    page = (-cx, -cy, sheet.width - cx, sheet.height - cy)
    taken = [moved_box(box, -cx, -cy) for box in sheet.boxes]
    head = (page[0], page[1], page[2], page[1] + 3.2 * heading_size(scale))
    placer = Placer(frame_of(lens, view, scale.radius, page=page), scale, wrapper, (*taken, head))
    placer.by_hand(figures)
    if crowded(figures):
        placer.in_rows(figures)
        return placer
    roomy = sheet.width >= scale.radius * _WIDEST
    return placer if placer.by_itself(figures, give_up=not roomy) else None


def headings(
    standing: Iterable[Standing],
    sheet: Sheet,
    frame: Ground,
    name: str,
    look: Theme,
    scale: Scale,
    wrapper: Wrapper,
) -> tuple[Text, ...]:
    """The name of the zone above those on the left and those on the right, where there is room for it.

    `frame` has its centre at 0, 0 and knows the page.
    """
    cx, cy = sheet.centre
    everyone = sorted(standing, key=lambda one: one.y)
    obstacles = Obstacles(moved_box(box, -cx, -cy) for box in sheet.boxes)
    for one in everyone:
        obstacles.add(one.circle)
        obstacles.add(one.box)
    size, area = heading_size(scale), region(frame, OUTSIDE, 3.0)
    width = wrapper.width(name, size, bold=True)
    edge = sheet.width / 2 - 12.0
    found: list[Text] = []
    for side in (-1, 1):
        spots = (
            (min(max(one.x + side * step * width / 6, width / 2 - edge), edge - width / 2), bottom)
            for one in (one for one in everyone if one.x * side > 0)
            for bottom in _baselines(one, size)
            for step in range(4)
        )
        for x, bottom in spots:
            box = (x - width / 2, bottom - size, x + width / 2, bottom + size * 0.25)
            on_page = 6.0 - cy < box[1] and box[3] < sheet.height - cy - 6.0
            if on_page and obstacles.free(box, 2.0) and area.holds(box, 0.0):
                found.append(Text(x + cx, bottom + cy, name, size, look.muted, bold=True, width=width))
                break
    return tuple(found)


def _baselines(one: Standing, size: float) -> tuple[float, float]:
    """Where a heading can stand: above an actor and its label, or beneath them."""
    top, bottom = min(one.y - one.r, one.box[1]), max(one.y + one.r, one.box[3])
    return top - size * 0.55, bottom + size * 1.3


def moved_box(box: Box, dx: float, dy: float) -> Box:
    """The same box elsewhere."""
    return box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy
