"""Actors that stand elsewhere on the next page glide there, so that one sees where they went.

Nothing is composed or painted anew on the way: the next page waits without the actors that move, who are
ready pictures, and their links are bent from the old course to the new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import hypot
from typing import Final

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from mtd_desktop.gui.canvas.camera import Camera
from mtd_desktop.gui.canvas.live import moved_spot
from mtd_desktop.gui.canvas.picture import Painting, Picture
from mtd_desktop.gui.motion import Motion
from mtd_desktop.layout.colour import mix
from mtd_desktop.layout.curves import Cubic, cubic, path_of
from mtd_desktop.layout.lines import line_pen
from mtd_desktop.layout.page import Page, Point
from mtd_desktop.layout.theme import theme
from mtd_desktop.model.document import Map
from mtd_desktop.qtrender.painter import painter_path

GLIDE_MS: Final = 300
_FAR: Final = 24.0
"""Page units: who moves less, as by a nudge, is simply there."""
_MOST: Final = 160
"""More than so many do not glide: nobody could follow them."""
_ROOM: Final = 16.0
_FAINT: Final = 0.3


@dataclass(frozen=True, slots=True)
class _Mover:
    """An actor on its way: its picture at the end, and how far from there it begins."""

    picture: Picture
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class _Course:
    """A link between its old course and its new one, by the middle of the compass."""

    start: Cubic
    end: Cubic
    colour: str
    width: float


class Gliding(QObject):
    """`refreshed`: paint again; `arrived`: everybody is where the page has them."""

    refreshed = Signal()
    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.motion = Motion()
        self._movers: dict[str, _Mover] = {}
        self._courses: list[_Course] = []
        self._share = 0.0
        self._clock = QVariantAnimation(self)
        self._clock.setStartValue(0.0)
        self._clock.setEndValue(1.0)
        self._clock.setDuration(GLIDE_MS)
        self._clock.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._clock.valueChanged.connect(self._moved)
        self._clock.finished.connect(self.arrived)

    @property
    def is_on(self) -> bool:
        """Whether somebody is on the way, or about to go, or just there."""
        return bool(self._movers)

    @property
    def is_moving(self) -> bool:
        """Whether the clock runs."""
        return self._clock.state() == QVariantAnimation.State.Running

    def prepare(self, m: Map, before: Page, after: Page, camera: Camera, ratio: float) -> frozenset[str]:
        """Get ready to move from one page to the next; the ids that the next one must not show meanwhile."""
        starts = self._starts(before)
        self.stop()
        if not before.drawing.groups or not self.motion.is_welcome:
            return frozenset()
        shifts = _shifts(starts, before, after)
        if not shifts or len(shifts) > _MOST:
            return frozenset()
        groups = {group.ref: group for group in after.drawing.groups if group.role == "actor"}
        for ident, (dx, dy) in shifts.items():
            spot = after.spots[ident]
            box = (
                min(spot.x - spot.r, spot.label[0]) - _ROOM,
                min(spot.y - spot.r, spot.label[1]) - _ROOM,
                max(spot.x + spot.r, spot.label[2]) + _ROOM,
                max(spot.y + spot.r, spot.label[3]) + _ROOM,
            )
            painting = Painting([groups[ident]], "", box, camera.scale, ratio, camera)
            painting.work(60.0)
            self._movers[ident] = _Mover(painting.picture, dx, dy)
        links = [i for i in shifts for i in (link.id for link in m.links_of.get(i, ()))]
        links = [ident for ident in dict.fromkeys(links) if ident in after.routes]
        self._courses = list(_courses(m, links, before, after))
        return frozenset((*shifts, *links))

    def start(self) -> None:
        """Let them go, if they stand ready."""
        if self._movers and not self.is_moving and self._share == 0.0:
            self._clock.start()

    def stop(self) -> None:
        """Nobody is on the way any more."""
        self._clock.stop()
        self._movers, self._courses, self._share = {}, [], 0.0

    def seen(self, page: Page) -> Page:
        """The page with the actors where they are seen just now."""
        if not self._movers:
            return page
        left = 1.0 - self._share
        moved = {
            ident: moved_spot(page.spots[ident], one.dx * left, one.dy * left)
            for ident, one in self._movers.items()
            if ident in page.spots
        }
        return page._replace(spots={**page.spots, **moved})

    def paint(self, p: QPainter, page: Page, camera: Camera) -> None:
        """Draw them where they are now; `p` is set to the view's pixels."""
        if not self._movers:
            return
        left = 1.0 - self._share
        p.save()
        p.setWorldTransform(camera.transform(), combine=True)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        for course in self._courses:
            path = painter_path(path_of(_between(course, self._share, page.frame.centre)))
            p.strokePath(path, QPen(QColor(course.colour), course.width))
        p.restore()
        for one in self._movers.values():
            shift = QPointF(one.dx * left * camera.scale, one.dy * left * camera.scale)
            one.picture.show(p, camera.moved(shift))

    def _starts(self, before: Page) -> Mapping[str, Point]:
        """Where the actors are seen now, by the middle of the compass."""
        cx, cy = before.frame.centre
        return {spot.ident: (spot.x - cx, spot.y - cy) for spot in self.seen(before).spots.values()}

    def _moved(self, share: object) -> None:
        if isinstance(share, float) and self.is_moving:
            self._share = share
            self.refreshed.emit()


def _shifts(starts: Mapping[str, Point], before: Page, after: Page) -> dict[str, Point]:
    """Who stands elsewhere, and how far from there everybody begins."""
    cx, cy = after.frame.centre
    k = after.frame.radius / before.frame.radius
    found: dict[str, Point] = {}
    for spot in after.spots.values():
        start = starts.get(spot.ident)
        if start is None:
            continue
        dx, dy = start[0] - (spot.x - cx), start[1] - (spot.y - cy)
        if hypot(start[0] * k - (spot.x - cx), start[1] * k - (spot.y - cy)) > _FAR:
            found[spot.ident] = dx, dy
    return found


def _courses(m: Map, links: Iterable[str], before: Page, after: Page) -> Iterable[_Course]:
    look = theme(m.view.theme)
    for ident in links:
        old, new = before.routes.get(ident), after.routes[ident]
        if old is None or not old.path or not new.path:
            continue
        link = m.link_by_id[ident]
        pen = line_pen(m.relation(link.relation), link, look, look.paper)
        over = link.state_on(after.date) == "ended"
        colour = mix(pen.colour, look.paper, _FAINT) if over else pen.colour
        start = _from(cubic(old.path), before.frame.centre)
        yield _Course(start, _from(cubic(new.path), after.frame.centre), colour, pen.width)


def _from(curve: Cubic, centre: Point) -> Cubic:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
    x, y = centre
    return (ax - x, ay - y), (bx - x, by - y), (cx - x, cy - y), (dx - x, dy - y)


def _between(course: _Course, share: float, centre: Point) -> Cubic:
    a, b, c, d = (
        (
            centre[0] + x1 + (x2 - x1) * share,
            centre[1] + y1 + (y2 - y1) * share,
        )
        for (x1, y1), (x2, y2) in zip(course.start, course.end, strict=True)
    )
    return a, b, c, d
