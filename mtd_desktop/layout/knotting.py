"""Knots and their spokes on one page: placed once for a map, then asked for at every date."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from mtd_desktop.layout.density import Scale
from mtd_desktop.layout.drawing import Box
from mtd_desktop.layout.joints import seal_at
from mtd_desktop.layout.knots import Knot, placed_knots, words_of
from mtd_desktop.layout.outside import moved_box
from mtd_desktop.layout.page import Route, Spot
from mtd_desktop.layout.placing import Standing
from mtd_desktop.layout.regions import Ground
from mtd_desktop.layout.routing import RouteCache, route_links
from mtd_desktop.layout.setting import Setting
from mtd_desktop.layout.wrap import Wrapper
from mtd_desktop.model.links import Link
from mtd_desktop.model.tracks import OUTSIDE


@dataclass(frozen=True, slots=True)
class Knotted:
    """All knots of the map, and the spots of the processes and agreements that are on the page."""

    knots: Mapping[str, Knot] = field(default_factory=dict)
    spots: Mapping[str, Spot] = field(default_factory=dict)


class Knotting:
    """Ties knots; remembers where they were and how the spokes ran."""

    def __init__(self, wrapper: Wrapper) -> None:
        self._wrapper = wrapper
        self._routes = RouteCache()
        self._last: tuple[Hashable, Mapping[str, Knot]] | None = None

    def tied(
        self,
        setting: Setting,
        standing: Mapping[str, Standing],
        taken: Sequence[Box],
        frame: Ground,
        scale: Scale,
    ) -> Knotted:
        """Where knots stand, if the page shows any. `standing` and `taken` have the centre at 0, 0."""
        m, shown = setting.map, setting.gatherings.shown
        if not shown:
            return Knotted()
        key = (
            m.processes,
            m.agreements,
            tuple(standing.values()),
            tuple(taken),
            setting.lens.key,
            frame.layout,
            scale,
        )
        if self._last is None or self._last[0] != key:
            self._last = (key, placed_knots(m, standing, tuple(taken), frame, scale, self._wrapper))
        knots = self._last[1]
        spots: dict[str, Spot] = {}
        cx, cy = frame.centre
        for one in shown:
            knot = knots[one.at]
            x, y = knot.x + cx, knot.y + cy
            zone = frame.zone_at(x, y) or OUTSIDE
            if one.kind is not None:
                words = moved_box(words_of(knot, one.ident), cx, cy)
                spots[one.ident] = Spot(one.ident, x, y, knot.r, words, zone, placed=False)
            for rank, agreement in enumerate(one.seals):
                x, y, r = seal_at(knot, frame.centre, rank, alone=one.kind is None)
                words = moved_box(words_of(knot, agreement.id), cx, cy)
                spots[agreement.id] = Spot(agreement.id, x, y, r, words, zone, placed=False)
        return Knotted(knots, spots)

    def spokes(
        self, setting: Setting, avoided: Mapping[str, Spot], frame: Ground
    ) -> dict[str, tuple[Route, ...]]:
        """The ways from each process, or agreement for itself, to its ends, clear of others where possible.

        A route's id ends, after a space, in the id of the actor that it leads to.
        """
        links = [
            Link.model_construct(id=f"{one.ident} {end}", from_actor=one.ident, to_actor=end, relation="-")
            for one in setting.gatherings.shown
            for end in one.ends
        ]
        routes = route_links(links, avoided, frame.centre, frame.reach, cache=self._routes)
        return {
            one.ident: tuple(routes[f"{one.ident} {end}"] for end in one.ends)
            for one in setting.gatherings.shown
        }
