"""How links run: gentle curves that bend towards the centre and keep clear of other actors.

`avoidance` decides which way the links of a pair bend, `wires` draws them; here is what changed since the
last page and what therefore stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from mtd_desktop.layout.avoidance import Bend, bend_of, touched, wanted_bow
from mtd_desktop.layout.corridor import Body, Nearby, body_of
from mtd_desktop.layout.page import Point, Route, Spot
from mtd_desktop.layout.wires import swift, wires
from mtd_desktop.model.links import Link

QUICK_ABOVE: Final = 1500
"""More links than this are drawn without looking for obstacles."""
LABELS_UP_TO: Final = 100
"""With more links than this only circles are avoided, where that is easy: there is no way around so much."""


class _Kept(NamedTuple):
    """A pair's routes with all that they follow from."""

    ends: tuple[Spot, Spot]
    links: tuple[tuple[str, bool], ...]
    bend: Bend
    routes: tuple[Route, ...]


class RouteCache:
    """Routes of the page before, kept as long as nothing near them changes.

    The routes that come out are the same as without a cache, and unchanged ones are the same objects.
    """

    def __init__(self) -> None:
        self.compass: tuple[Point, float, bool] | None = None
        self.bodies: dict[str, tuple[Spot, Body]] = {}
        self.pairs: dict[tuple[str, str], _Kept] = {}


def route_links(
    links: Sequence[Link],
    spots: Mapping[str, Spot],
    centre: Point,
    radius: float,
    *,
    cache: RouteCache | None = None,
    coarse: bool = False,
) -> dict[str, Route]:
    """The routes of all links whose two actors have a spot, in the order of `links`.

    Routes run from the first actor's circle to the second one's, edge to edge. They keep off other actors'
    circles and labels, and off the labels of their own ends where that costs little. Links between the same
    two actors lie side by side. `coarse` ones are within
    half a unit of where they belong, and have no points for hit tests between their ends.
    """
    pairs: dict[tuple[str, str], list[tuple[str, bool]]] = {}
    for link in links:
        one, other = link.from_actor, link.to_actor
        if one in spots and other in spots:
            key, turned = ((one, other), False) if one <= other else ((other, one), True)
            pairs.setdefault(key, []).append((link.id, turned))
    found: dict[str, Route] = {}
    if len(links) > QUICK_ABOVE:
        for (one, other), bundle in pairs.items():
            ends = spots[one], spots[other]
            bend = wanted_bow(*ends, centre)[1]
            if coarse and len(bundle) == 1 and (route := swift(*ends, bundle[0], 4 * bend)):
                found[route.ident] = route
                continue
            steps = 1 if coarse else 6
            found.update((r.ident, r) for r in wires(*ends, bundle, 4 * bend, 4 * bend, steps=steps))
    else:
        cache = RouteCache() if cache is None else cache
        found.update(_routed(pairs, spots, (centre, radius, len(links) <= LABELS_UP_TO), cache))
    return {link.id: found[link.id] for link in links if link.id in found}


def _routed(
    pairs: Mapping[tuple[str, str], list[tuple[str, bool]]],
    spots: Mapping[str, Spot],
    compass: tuple[Point, float, bool],
    cache: RouteCache,
) -> Iterable[tuple[str, Route]]:
    if cache.compass != compass:
        cache.pairs.clear()
        cache.bodies.clear()
        cache.compass = compass
    centre, radius, labels = compass
    changed = _refresh(cache, spots, labels)
    near = Nearby(cache.bodies, labels=labels)
    kept: dict[tuple[str, str], _Kept] = {}
    for key, bundle in pairs.items():
        ends = spots[key[0]], spots[key[1]]
        known = cache.pairs.get(key)
        wanted = tuple(bundle)
        if (
            known is None
            or known.links != wanted
            or known.ends != ends
            or (changed and touched(*ends, known.bend, len(bundle), changed))
        ):
            bend = bend_of(*ends, near, centre, radius, len(bundle))
            known = _Kept(ends, wanted, bend, tuple(wires(*ends, bundle, bend.a, bend.b)))
        kept[key] = known
        for route in known.routes:
            yield route.ident, route
    cache.pairs = kept


def _refresh(cache: RouteCache, spots: Mapping[str, Spot], labels: bool) -> list[tuple[str, Body]]:
    """Bring the bodies up to date; whatever came, went or moved, as it was and as it is."""
    changed: list[tuple[str, Body]] = []
    bodies: dict[str, tuple[Spot, Body]] = {}
    for ident, spot in spots.items():
        known = cache.bodies.get(ident)
        if known is None or (known[0] is not spot and known[0] != spot):
            body = body_of(spot, labels=labels)
            changed.append((ident, body))
            if known is not None:
                changed.append((ident, known[1]))
            known = spot, body
        bodies[ident] = known
    changed.extend((ident, kept[1]) for ident, kept in cache.bodies.items() if ident not in bodies)
    cache.bodies = bodies
    return changed
