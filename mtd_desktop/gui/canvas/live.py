"""What moves with the hand: dragged actors as a ready picture, their links as quick curves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from mtd_desktop.gui.canvas.camera import Camera
from mtd_desktop.gui.canvas.picture import Painting
from mtd_desktop.layout.avoidance import wanted_bow
from mtd_desktop.layout.drawing import Box, Group
from mtd_desktop.layout.lines import link_items
from mtd_desktop.layout.page import Page, Point, Route, Spot
from mtd_desktop.layout.theme import Theme, theme
from mtd_desktop.layout.wires import wires
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link, RelationType
from mtd_desktop.qtrender.painter import SCREEN_DETAIL, paint, painter_path

IN_FORM: Final = 14
"""Links that are drawn in the form of their relation while they move (0.7 ms each)."""
CURVED: Final = 120
"""Links that are drawn as plain curves while they move (0.04 ms each); more become straight lines."""
SHOWN: Final = 1500
"""Links that are drawn at all while they move."""
_AT_ONCE: Final = 150
_ROOM: Final = 16.0


def quick_group(
    link: Link, relation: RelationType, ends: tuple[Spot, Spot], centre: Point, look: Theme
) -> Group:
    """A link as a curve that looks for no obstacles."""
    route = quick_route(link.id, ends, centre)
    return Group(f"live-{link.id}", "link", link_items(route, relation, link, look, look.paper), ref=link.id)


def quick_route(ident: str, ends: tuple[Spot, Spot], centre: Point) -> Route:
    """A curve that looks for no obstacles."""
    bend = wanted_bow(*ends, centre)[1]
    return next(iter(wires(*ends, [(ident, False)], 4 * bend, 4 * bend, steps=6)))


class _Loose(NamedTuple):
    """A link with one end in the hand."""

    link: Link
    held: str
    other: Spot
    held_first: bool


class Held:
    """Actors in a hand: they keep their distances, their links to others follow."""

    def __init__(self, m: Map, page: Page, idents: Iterable[str], camera: Camera, ratio: float) -> None:
        self.idents = tuple(ident for ident in idents if ident in page.spots)
        self.spots: Mapping[str, Spot] = {ident: page.spots[ident] for ident in self.idents}
        self._map = m
        self._centre = page.frame.centre
        self._look = theme(m.view.theme)
        self._loose: list[_Loose] = []
        inner: set[str] = set()
        for ident in self.idents:
            for link in m.links_of.get(ident, ()):
                if link.id not in page.routes:
                    continue
                held_first = link.from_actor == ident
                other = link.to_actor if held_first else link.from_actor
                if other in self.spots:
                    inner.add(link.id)
                else:
                    self._loose.append(_Loose(link, ident, page.spots[other], held_first))
        self.without = frozenset((*self.idents, *inner, *(loose.link.id for loose in self._loose)))
        """What the page beneath must not show meanwhile."""
        moving = inner | set(self.idents)
        groups = [g for g in page.drawing.groups if g.ref in moving and g.role in ("actor", "link")]
        self._painting = Painting(groups, "", _around(self.spots.values()), camera.scale, ratio, camera)
        self._is_ready = False
        self._scale = camera.scale
        if len(groups) <= _AT_ONCE:
            self._is_ready = self._painting.work(60.0)

    def paint(self, p: QPainter, camera: Camera, dx: float, dy: float) -> None:
        """Draw them moved by so many page units; `p` is set to the view's pixels."""
        self._paint_links(p, camera, dx, dy)
        if not self._is_ready:
            self._is_ready = self._painting.work()
        self._painting.picture.show(p, camera.moved(QPointF(dx * camera.scale, dy * camera.scale)))

    def _paint_links(self, p: QPainter, camera: Camera, dx: float, dy: float) -> None:
        p.save()
        p.setWorldTransform(camera.transform(), combine=True)
        if len(self._loose) <= IN_FORM:
            groups = []
            for loose in self._loose:
                held = moved_spot(self.spots[loose.held], dx, dy)
                ends = (held, loose.other) if loose.held_first else (loose.other, held)
                relation = self._map.relation(loose.link.relation)
                groups.append(quick_group(loose.link, relation, ends, self._centre, self._look))
            paint_once(p, groups)
        elif len(self._loose) <= CURVED:
            for loose in self._loose:
                held = moved_spot(self.spots[loose.held], dx, dy)
                ends = (held, loose.other) if loose.held_first else (loose.other, held)
                relation = self._map.relation(loose.link.relation)
                route = quick_route(loose.link.id, ends, self._centre)
                p.strokePath(painter_path(route.path), QPen(QColor(relation.colour), relation.width))
        else:
            path = QPainterPath()
            for loose in self._loose[:SHOWN]:
                spot = self.spots[loose.held]
                path.moveTo(spot.x + dx, spot.y + dy)
                path.lineTo(loose.other.x, loose.other.y)
            pen = QPen(QColor(self._look.muted), 1.0)
            pen.setCosmetic(True)
            p.strokePath(path, pen)
        p.restore()


def paint_once(p: QPainter, groups: Sequence[Group]) -> None:
    """Paint groups that exist for one frame only."""
    paint(p, groups, detail=SCREEN_DETAIL)


def moved_spot(spot: Spot, dx: float, dy: float) -> Spot:
    """A spot, pushed."""
    left, top, right, bottom = spot.label
    return spot._replace(x=spot.x + dx, y=spot.y + dy, label=(left + dx, top + dy, right + dx, bottom + dy))


def _around(spots: Iterable[Spot]) -> Box:
    boxes = [
        (
            min(s.x - s.r, s.label[0]),
            min(s.y - s.r, s.label[1]),
            max(s.x + s.r, s.label[2]),
            max(s.y + s.r, s.label[3]),
        )
        for s in spots
    ] or [(0.0, 0.0, 1.0, 1.0)]
    return (
        min(box[0] for box in boxes) - _ROOM,
        min(box[1] for box in boxes) - _ROOM,
        max(box[2] for box in boxes) + _ROOM,
        max(box[3] for box in boxes) + _ROOM,
    )
