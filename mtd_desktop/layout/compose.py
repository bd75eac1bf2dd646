"""From a map to a page: who stands where, which way the links run, what is written round the compass.

The page follows from the map and the options alone. A `Composer` only remembers what it measured, routed
and drawn, and gives unchanged groups back as the same objects, so that a view can keep what it prepared.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from mtd_desktop.layout.bands import (
    RingLabel,
    band_title,
    hub_items,
    hub_title,
    rim_notes,
    ring_items,
    sector_items,
)
from mtd_desktop.layout.block import Block
from mtd_desktop.layout.density import Scale, level_for, scale_at
from mtd_desktop.layout.drawing import Box, Drawing, Group, Item, Role, Text
from mtd_desktop.layout.figures import figure_items, radius_of, style_of
from mtd_desktop.layout.frame import CompassFrame, build_frame
from mtd_desktop.layout.legend import Legend
from mtd_desktop.layout.lines import link_items
from mtd_desktop.layout.metrics import TextMeasurer
from mtd_desktop.layout.page import Page, Route, Spot
from mtd_desktop.layout.placing import Figure, Placer, Standing, crowded, ring_reach
from mtd_desktop.layout.routing import RouteCache, route_links
from mtd_desktop.layout.sheet import Sheet, arranged, credit_line, heading, heading_rooms, title_of
from mtd_desktop.layout.theme import Theme, theme
from mtd_desktop.layout.words import actor_title, credit, link_title, outside_name, ring_names
from mtd_desktop.layout.wrap import Wrapper, shown
from mtd_desktop.model.actors import LEVELS, Actor
from mtd_desktop.model.dates import active
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import View

_RETRIES = 4
"""Steps of density that are tried when actors find no room; beyond that some overlap."""
_RETRY_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Options:
    """What differs from the map's own view. `date` leaves out what is not active then."""

    view: View | None = None
    date: str | None = None
    transparent: bool = False


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who and what is on the page."""

    actors: Mapping[str, Actor]
    links: tuple[Link, ...]
    figures: tuple[Figure, ...]
    tray: tuple[str, ...]


class Composer:
    """Composes pages with one measurer, quickly when little changed since the last one."""

    def __init__(self, measurer: TextMeasurer) -> None:
        self._wrapper = Wrapper(measurer)
        self._routes = RouteCache()
        self._groups: dict[str, tuple[Hashable, Group]] = {}

    def compose(self, m: Map, options: Options | None = None) -> Page:
        """The page of `m`; every map has one."""
        options = options or Options()
        view = options.view or m.view
        look = theme(view.theme)
        date = options.date
        cast = _cast(m, view, date)
        scale, placer, frame = self._settled(m, view, look, cast)
        sheet, frame = self._sheet(m, view, look, scale, cast, placer, date)
        spots = _spots(placer.standing, frame)
        links = [link for link in cast.links if link.from_actor in spots and link.to_actor in spots]
        routes = route_links(links, spots, frame.centre, frame.radius, cache=self._routes)
        groups = (
            *self._compass(m, view, look, scale, frame),
            *self._outside(look, scale, sheet, cast),
            *self._links(m, view, look, links, routes),
            *self._actors(m, view, look, cast, placer.standing, frame, date),
            *self._furniture(sheet),
        )
        self._forget(groups)
        drawing = Drawing(
            width=sheet.width,
            height=sheet.height,
            background=look.paper,
            groups=groups,
            title=title_of(m.meta.title),
            description=shown(m.meta.question),
            language=m.meta.language or "en",
        )
        return Page(drawing, frame, spots, routes, cast.tray)

    def _settled(self, m: Map, view: View, look: Theme, cast: _Cast) -> tuple[Scale, Placer, CompassFrame]:
        """The first density at which all inside the compass find room, and how they then stand."""
        inside = [figure for figure in cast.figures if figure.zone != OUTSIDE]
        level = level_for((figure.zone for figure in inside), view, look)
        rows = crowded(inside)
        last = level + (_RETRIES if len(inside) <= _RETRY_LIMIT and not rows else 0)
        while True:
            scale = scale_at(level, look)
            frame = build_frame(view, scale.radius)
            placer = Placer(frame, scale, self._wrapper, self._reserved(m, view, look, scale, frame))
            sized = [replace(figure, r=figure.r * scale.circle) for figure in inside]
            placer.by_hand(sized)
            if rows:
                placer.in_rows(sized)
                break
            if placer.by_itself(sized, give_up=level < last):
                break
            level += 1
        return scale, placer, frame

    def _reserved(self, m: Map, view: View, look: Theme, scale: Scale, frame: CompassFrame) -> list[Box]:
        """Words inside the compass that nobody may stand on."""
        taken: list[Box] = []
        if frame.layout == "hub":
            taken.append(hub_title(frame, m.framework.track(9).title, look, scale, self._wrapper)[1])
        for item in _rings(frame, view, look, scale):
            if isinstance(item, Text):
                half = self._wrapper.width(item.text, item.size) / 2 + 2
                taken.append((item.x - half, item.y - item.size, item.x + half, item.y + item.size * 0.3))
        return taken

    def _sheet(
        self,
        m: Map,
        view: View,
        look: Theme,
        scale: Scale,
        cast: _Cast,
        placer: Placer,
        date: str | None,
    ) -> tuple[Sheet, CompassFrame]:
        """The arranged page, wide enough for those who stand outside, who are placed on it."""
        wrapper = self._wrapper
        legend = Legend(m, view, look, scale, wrapper)
        left = right = Block()
        if view.show_legend:
            left = legend.relations(cast.links)
            right = legend.actors([cast.actors[figure.ident] for figure in cast.figures], date)
        titles = [
            heading(
                m.meta.title if view.show_title else "",
                m.meta.question if view.show_question else "",
                room,
                look,
                scale,
                wrapper,
            )
            for room in heading_rooms(scale)
        ]
        line = credit(m, date) if view.show_credit else ""
        foot = credit_line(line, scale.radius * 1.1, look, scale, wrapper)
        outside = [
            replace(figure, r=figure.r * scale.circle) for figure in cast.figures if figure.zone == OUTSIDE
        ]
        least = scale.radius * 1.3 if outside else 0.0
        while True:
            sheet = arranged(titles, left, right, foot, scale, least=least)
            cx, cy = sheet.centre
            box = (-cx, -cy, sheet.width - cx, sheet.height - cy)
            frame = build_frame(view, scale.radius, page=box)
            beyond = Placer(frame, scale, wrapper, (_moved(taken, -cx, -cy) for taken in sheet.boxes))
            if outside:
                beyond.obstacles.add(_moved(_outside_box(self._outside_words(look, scale, sheet)), -cx, -cy))
            beyond.by_hand(outside)
            if crowded(outside):
                beyond.in_rows(outside)
                break
            roomy = sheet.width >= scale.radius * 5
            if beyond.by_itself(outside, give_up=not roomy):
                break
            least = sheet.width / 2 + scale.radius * 0.14
        placer.standing.update(beyond.standing)
        return sheet, build_frame(view, scale.radius, sheet.centre, (0.0, 0.0, sheet.width, sheet.height))

    def _compass(self, m: Map, view: View, look: Theme, scale: Scale, frame: CompassFrame) -> Iterable[Group]:
        key = (frame.centre, frame.layout, frame.rotation, look, scale)
        for number in frame.sectors:
            title = m.framework.track(number).title
            yield self._kept(
                f"track-{number}",
                "track",
                (key, title),
                lambda number=number, title=title: (  # type: ignore[misc]
                    *sector_items(frame, number, look),
                    *band_title(frame, number, title, look, scale, self._wrapper),
                ),
                title=title,
                ref=str(number),
            )
        yield self._kept(
            "frame",
            "frame",
            (key, view.distance),
            lambda: (
                *_rings(frame, view, look, scale),
                *(rim_notes(frame, look) if frame.layout == "equal" else ()),
            ),
        )
        if frame.layout == "hub":
            title = m.framework.track(9).title
            yield self._kept(
                "track-9",
                "track",
                (key, title),
                lambda: (
                    *hub_items(frame, look),
                    *hub_title(frame, title, look, scale, self._wrapper)[0],
                ),
                title=title,
                ref="9",
            )

    def _outside(self, look: Theme, scale: Scale, sheet: Sheet, cast: _Cast) -> Iterable[Group]:
        if any(figure.zone == OUTSIDE for figure in cast.figures):
            words = self._outside_words(look, scale, sheet)
            yield self._kept("outside", "zone", words, lambda: (words,), title=words.text, ref="0")

    def _outside_words(self, look: Theme, scale: Scale, sheet: Sheet) -> Text:
        """The name of the zone outside, quietly in the upper right corner."""
        size = 12.0 * scale.furniture
        margin = 30.0 * scale.furniture
        text = outside_name()
        width = self._wrapper.width(text, size, bold=True)
        return Text(
            sheet.width - margin,
            margin + size * 0.9,
            text,
            size,
            look.muted,
            anchor="end",
            bold=True,
            width=width,
        )

    def _links(
        self,
        m: Map,
        view: View,
        look: Theme,
        links: Sequence[Link],
        routes: Mapping[str, Route],
    ) -> Iterable[Group]:
        for link in links:
            route = routes[link.id]
            relation = m.relation(link.relation)
            yield self._kept(
                f"link-{link.id}",
                "link",
                (route, relation, link, look, view.show_link_labels),
                lambda route=route, relation=relation, link=link: (  # type: ignore[misc]
                    link_items(route, relation, link, look, look.paper)
                ),
                title=link_title(link, m),
                ref=link.id,
            )

    def _actors(
        self,
        m: Map,
        view: View,
        look: Theme,
        cast: _Cast,
        standing: Mapping[str, Standing],
        frame: CompassFrame,
        date: str | None,
    ) -> Iterable[Group]:
        cx, cy = frame.centre
        for figure in cast.figures:
            one = standing[figure.ident]
            actor = cast.actors[figure.ident]
            style = style_of(actor, m, view, look, date)
            x, y = cx + one.x, cy + one.y
            title = actor_title(actor, m, date)
            yield self._kept(
                f"actor-{actor.id}",
                "actor",
                (one, style, look, x, y),
                lambda one=one, style=style, x=x, y=y: figure_items(one, style, look, x, y),  # type: ignore[misc]
                title=title,
                ref=actor.id,
            )

    def _furniture(self, sheet: Sheet) -> Iterable[Group]:
        pieces: tuple[tuple[str, Role, tuple[tuple[Block, tuple[float, float]], ...]], ...] = (
            ("title", "title", (sheet.title,)),
            ("legend", "legend", (sheet.left, sheet.right)),
            ("credit", "credit", (sheet.credit,)),
        )
        for ident, role, blocks in pieces:
            if any(block for block, _ in blocks):
                yield self._kept(
                    ident,
                    role,
                    blocks,
                    lambda blocks=blocks: tuple(item for block, at in blocks for item in block.at(*at)),  # type: ignore[misc]
                )

    def _kept(
        self,
        ident: str,
        role: Role,
        key: Hashable,
        make: Callable[[], tuple[Item, ...]],
        *,
        title: str = "",
        ref: str = "",
    ) -> Group:
        """The group of the page before if nothing about it changed, else a new one."""
        known = self._groups.get(ident)
        if known is not None and known[0] == (key, title):
            return known[1]
        group = Group(ident, role, make(), title, ref)
        self._groups[ident] = ((key, title), group)
        return group

    def _forget(self, groups: Sequence[Group]) -> None:
        """Drop what is no longer on the page."""
        if len(self._groups) > len(groups):
            there = {group.ident for group in groups}
            self._groups = {ident: kept for ident, kept in self._groups.items() if ident in there}


def compose(m: Map, measurer: TextMeasurer, options: Options | None = None) -> Page:
    """The page of a map, once."""
    return Composer(measurer).compose(m, options)


def _cast(m: Map, view: View, date: str | None) -> _Cast:
    """Who is on the page, who waits in the tray, and the links between those who are there."""
    actors: dict[str, Actor] = {}
    figures: list[Figure] = []
    tray: list[str] = []
    for actor in m.actors:
        zone = actor.standing(date)
        if zone is None:
            tray.append(actor.id)
            continue
        if not active(actor.since, actor.until, date) or (zone == OUTSIDE and not view.show_outside):
            continue
        actors[actor.id] = actor
        text = {"short": actor.label, "name": actor.name, "none": ""}[view.label_by]
        figures.append(
            Figure(
                actor.id,
                zone,
                radius_of(actor, m, view),
                shown(text),
                actor.place,
                _ring(actor, view),
            )
        )
    links = tuple(
        link
        for link in m.links
        if link.from_actor in actors and link.to_actor in actors and active(link.since, link.until, date)
    )
    return _Cast(actors, links, tuple(figures), tuple(tray))


def _ring(actor: Actor, view: View) -> tuple[float, float]:
    """The shares of a sector's depth between which an actor stands; in the middle if its value is unknown."""
    if view.distance == "none":
        return 0.0, 1.0
    count, index = _ring_index(actor, view)
    if index is None:
        return 0.34, 0.66
    return index / count, (index + 1) / count


def _ring_index(actor: Actor, view: View) -> tuple[int, int | None]:
    """How many rings there are and which is the actor's, from the centre outwards."""
    if view.distance == "influence":
        return 5, None if actor.influence is None else 5 - actor.influence
    if view.distance == "level":
        return 3, None if actor.level is None else LEVELS.index(actor.level)
    return 4, None if actor.closeness is None else 3 - actor.closeness


def _rings(frame: CompassFrame, view: View, look: Theme, scale: Scale) -> tuple[Item, ...]:
    """Two faint rings, or the borders of those that mean something, with their names."""
    names = ring_names(view.distance)
    count = len(names) or 3
    shares = [(i / count, (i + 1) / count) for i in range(count)]
    reach = [ring_reach(frame, share) for share in shares]
    radii = [high for _, high in reach[:-1]]
    labels = [RingLabel((low + high) / 2, name) for (low, high), name in zip(reach, names, strict=False)]
    return ring_items(frame, look, radii, labels, scale)


def _spots(standing: Mapping[str, Standing], frame: CompassFrame) -> dict[str, Spot]:
    cx, cy = frame.centre
    return {
        ident: Spot(
            ident,
            cx + one.x,
            cy + one.y,
            one.r,
            _moved(one.box, cx, cy),
            one.figure.zone,
            one.figure.place is not None,
        )
        for ident, one in standing.items()
    }


def _moved(box: Box, dx: float, dy: float) -> Box:
    return box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy


def _outside_box(words: Text) -> Box:
    return words.x - words.width, words.y - words.size, words.x, words.y + words.size * 0.3
