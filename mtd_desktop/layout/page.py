"""A page: the drawing together with the geometry that the view needs to answer "what is here?"."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol, TypeAlias

from mtd_desktop.layout.drawing import Box, Drawing, Path
from mtd_desktop.model.actors import Place
from mtd_desktop.model.view import LensName

Point: TypeAlias = tuple[float, float]


class Spot(NamedTuple):
    """Where an actor stands: circle, label box, zone, and whether a person put it there."""

    ident: str
    x: float
    y: float
    r: float
    label: Box
    zone: int
    placed: bool


class Route(NamedTuple):
    """Where a link runs: from circle's edge to circle's edge, and as points close enough for hit tests."""

    ident: str
    path: Path
    points: tuple[Point, ...]


class Frame(Protocol):
    """The compass without its actors: which zone is where. Zones are track numbers and `OUTSIDE`."""

    @property
    def centre(self) -> Point:
        """The middle of the compass."""
        ...

    @property
    def radius(self) -> float:
        """Outer radius of the rim band."""
        ...

    def zone_at(self, x: float, y: float) -> int | None:
        """The zone under a point: 1 to 9 inside the rim (bands included), `OUTSIDE` beyond it but on the
        page, `None` off the page.
        """
        ...

    def place_at(self, zone: int, x: float, y: float) -> Place:
        """The point as a place in `zone`, clamped into it (inverse of `point_of`)."""
        ...

    def point_of(self, zone: int, place: Place) -> Point:
        """The page point of a place in a zone."""
        ...

    def outline(self, zone: int) -> Path:
        """The area of a zone, to light it up while something is dragged over it."""
        ...


class Page(NamedTuple):
    """Everything decided about a page. `tray` lists the actors that wait in the tray, in map order; `date` is
    the partial date that the page shows, `knots` are the processes and agreements on it. `lens` is the way in
    which actors are grouped, and `zones` are the names of the zones in it.
    """

    drawing: Drawing
    frame: Frame
    spots: Mapping[str, Spot] = MappingProxyType({})
    routes: Mapping[str, Route] = MappingProxyType({})
    tray: tuple[str, ...] = ()
    date: str | None = None
    knots: Mapping[str, Spot] = MappingProxyType({})
    lens: LensName = "nine"
    zones: Mapping[int, str] = MappingProxyType({})

    def spot_of(self, ident: str | None) -> Spot | None:
        """Where an actor, a process or an agreement stands; `None` if it is not on the page."""
        if ident is None:
            return None
        return self.spots.get(ident) or self.knots.get(ident)
