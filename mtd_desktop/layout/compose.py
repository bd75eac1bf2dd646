"""From a map to a page: who stands where, which way the links run, what is written round the compass.

The page follows from the map and the options alone. A `Composer` only remembers what it measured, routed
and drawn, and gives unchanged groups back as the same objects, so that a view can keep what it prepared.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from typing import Final, NamedTuple

from mtd_desktop.collector import undisturbed
from mtd_desktop.layout.bands import band_title, hub_items, rim_notes, rings, sector_items
from mtd_desktop.layout.block import Block
from mtd_desktop.layout.cast import Ended, Moment, cast_of
from mtd_desktop.layout.coarse import SIGN, coarse_links, is_coarse
from mtd_desktop.layout.density import Scale, level_for, scale_at
from mtd_desktop.layout.drawing import Box, Drawing, Group, Item, Role, Text
from mtd_desktop.layout.faint import faint
from mtd_desktop.layout.figures import figure_items, style_of
from mtd_desktop.layout.frame import CompassFrame
from mtd_desktop.layout.furnishing import Furnishing
from mtd_desktop.layout.gatherings import Wanted, gathered
from mtd_desktop.layout.joints import agreement_items, knot_items, spoke_items
from mtd_desktop.layout.knotting import Knotted, Knotting
from mtd_desktop.layout.lenses.dividing import divided
from mtd_desktop.layout.lenses.framing import as_seen, first_level, frame_of
from mtd_desktop.layout.lenses.furniture import level_items, level_title
from mtd_desktop.layout.lenses.making import lens_of
from mtd_desktop.layout.lenses.naming import zone_name
from mtd_desktop.layout.lenses.pyramid import PyramidFrame
from mtd_desktop.layout.lines import link_items, link_label
from mtd_desktop.layout.marks import Marks, marked
from mtd_desktop.layout.metrics import TextMeasurer
from mtd_desktop.layout.outside import headings, moved_box
from mtd_desktop.layout.page import Page, Route, Spot
from mtd_desktop.layout.placing import Placer, Standing, crowded
from mtd_desktop.layout.regions import Ground
from mtd_desktop.layout.routing import RouteCache, route_links
from mtd_desktop.layout.setting import Setting, unnamed
from mtd_desktop.layout.sheet import Sheet
from mtd_desktop.layout.theme import Theme, theme
from mtd_desktop.layout.wording import avoided_words, hub_words, reserved
from mtd_desktop.layout.words import actor_title, agreement_title, link_title, outside_name, process_title
from mtd_desktop.layout.wrap import Wrapper, shown
from mtd_desktop.model.actors import Actor
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import LensName, View

_RETRIES: Final = 4
"""Steps of density that are tried when actors find no room; beyond that some overlap."""
_RETRY_LIMIT: Final = 500
"""With more actors than this one try must do."""
_LARGE: Final = 1000
"""From this many actors on making a page is long enough to count."""


class Options(NamedTuple):
    """What differs from the map's own view. At a partial `date` what is to come is left out, and what is over
    is `ended`: faint or gone. `processes` are those to show beside the view's own, or "all", or
    "none". `without` are ids of actors, links, processes and agreements that are left out for a try. `lens`
    is the way in which the actors are grouped.

    `pixels` is the width of the picture that the page is for and that nobody looks into more closely: very
    many links in a small one are drawn coarsely, see `layout.coarse`. `marks` say what became of things.
    """

    view: View | None = None
    date: str | None = None
    transparent: bool = False
    pixels: float | None = None
    ended: Ended = "faint"
    processes: Wanted = None
    without: frozenset[str] = frozenset()
    lens: LensName = "nine"
    marks: Marks | None = None


class Composer:
    """Composes pages with one measurer, quickly when little changed since the last one."""

    def __init__(self, measurer: TextMeasurer) -> None:
        self._measurer = measurer
        self._wrapper = Wrapper(measurer)
        self._routes = RouteCache()
        self._groups: dict[str, tuple[Hashable, Group]] = {}
        self._last: tuple[Hashable, tuple[Scale, Placer]] | None = None
        self._furnishing = Furnishing(self._wrapper)
        self._knotting = Knotting(self._wrapper)

    def compose(self, m: Map, options: Options | None = None) -> Page:
        """The page of `m`; every map has one."""
        with undisturbed() if len(m.actors) > _LARGE else nullcontext():
            options = options or Options()
            page = self._page(m, options)
            if options.marks is None:
                return page
            return marked(page, options.marks, theme((options.view or m.view).theme), self._wrapper)

    def _page(self, m: Map, options: Options) -> Page:
        given = options.view or m.view
        look = theme(given.theme)
        lens = lens_of(options.lens, m, look)
        view = as_seen(given, lens)
        moment = Moment(options.date, options.ended, options.without)
        cast = cast_of(m, view, moment, lens)
        lens = divided(lens, (figure.zone for figure in (*cast.inside, *cast.outside)), m)
        gatherings = gathered(m, view, options.processes, moment, cast)
        look, pale = lens.painted(look), unnamed(m, cast, lens, moment.date)
        setting = Setting(m, view, look, moment, cast, gatherings, options.transparent, lens, pale)
        scale, placer = self._settled(setting)
        sheet, beyond = self._furnishing.sheet(setting, scale)
        known = {**placer.standing, **beyond}
        standing = {ident: known[cast.figures[ident]] for ident in cast.actors}
        page = (0.0, 0.0, sheet.width, sheet.height)
        frame = frame_of(lens, view, scale.radius, sheet.centre, page)
        is_outside = any(one.figure.zone == OUTSIDE for one in standing.values())
        everyone = beyond.values() if is_outside else ()
        cx, cy = sheet.centre
        bare = frame_of(lens, view, scale.radius, page=(-cx, -cy, sheet.width - cx, sheet.height - cy))
        beside = zone_name(lens, OUTSIDE, outside_name())
        zone_names = headings(everyone, sheet, bare, beside, look, scale, self._wrapper)
        spots = _spots(standing, frame)
        knotted = self._knotting.tied(
            setting, known, reserved(setting, scale, frame, self._wrapper), frame, scale
        )
        words = avoided_words(setting, scale, frame, zone_names, self._wrapper)
        avoided = {**spots, **knotted.spots, **words}
        spokes = self._knotting.spokes(setting, avoided, frame)
        links = setting.cast.links
        coarse = is_coarse(len(links), sheet.width, options.pixels)
        least = SIGN * sheet.width / options.pixels if coarse and options.pixels else 0.0
        routes = route_links(links, avoided, frame.centre, frame.reach, cache=self._routes, coarse=coarse)
        groups = (
            *self._compass(setting, scale, frame),
            *self._zone_names(zone_names, beside),
            *self._spokes(setting, spokes),
            *(self._coarse_links(setting, routes) if coarse else self._links(setting, routes, spots)),
            *self._hub_name(setting, scale, frame),
            *self._knots(setting, knotted, frame),
            *self._actors(setting, standing, frame, least),
            *self._furniture(sheet),
        )
        self._forget(groups)
        drawing = Drawing(
            width=sheet.width,
            height=sheet.height,
            background=setting.look.paper,
            groups=groups,
            title=shown(m.meta.title),
            description=shown(m.meta.question),
            language=m.meta.language or "en",
        )
        names = {zone: zone_name(lens, zone, beside) for zone in range(len(lens.groups) + 1)}
        tray, date = setting.cast.tray, setting.date
        return Page(drawing, frame, spots, routes, tray, date, knotted.spots, lens.name, names)

    def _settled(self, setting: Setting) -> tuple[Scale, Placer]:
        """The first density at which all inside the compass find room, and how they then stand."""
        inside, view = setting.cast.inside, setting.view
        key = (inside, view.layout, view.rotation, view.distance, setting.look, setting.lens.key)
        if self._last is None or self._last[0] != key:
            self._last = (key, self._settle(setting))
        return self._last[1]

    def _settle(self, setting: Setting) -> tuple[Scale, Placer]:
        inside, view = setting.cast.inside, setting.view
        rows = crowded(inside)
        # Rows know no rings.
        crowd = 0.0 if rows else sum(setting.cast.crowd)
        zones = (figure.zone for figure in inside if figure.ident in setting.cast.ever)
        by_tracks = setting.lens.by_tracks
        level = level_for(zones, view, crowd) if by_tracks else first_level(setting.lens, view, zones)
        last = level + (_RETRIES if len(inside) <= _RETRY_LIMIT and not rows else 0)
        while True:
            scale = scale_at(level, setting.look)
            frame = frame_of(setting.lens, view, scale.radius)
            placer = Placer(frame, scale, self._wrapper, reserved(setting, scale, frame, self._wrapper))
            placer.by_hand(inside)
            if rows:
                placer.in_rows(inside)
                return scale, placer
            if placer.by_itself(inside, give_up=level < last):
                return scale, placer
            steps = placer.steps_missing(inside) if view.distance == "none" else 1
            level = min(last, level + steps)

    def _compass(self, setting: Setting, scale: Scale, frame: Ground) -> Iterable[Group]:
        look, lens = setting.look, setting.lens
        if isinstance(frame, PyramidFrame):
            for number in (1, 2, 3):
                title = lens.title(number)
                make = partial(self._level, frame, number, title, look, scale)
                on = (frame.centre, lens.key, look, scale)
                yield self._kept(f"level-{number}", "zone", on, make, title=title)
            return
        key = (frame.centre, frame.layout, frame.rotation, frame.turns, look, scale)
        for number in frame.sectors:
            title = lens.title(number)
            make = partial(self._sector, frame, number, title, look, scale)
            if lens.by_tracks:
                yield self._kept(f"track-{number}", "track", key, make, title=shown(title), ref=str(number))
            else:
                yield self._kept(f"group-{number}", "zone", (key, title), make, title=shown(title))
        distance, borders = setting.view.distance, setting.cast.rings
        yield self._kept(
            "frame",
            "frame",
            (key, distance, borders),
            lambda: (*rings(frame, distance, borders, look, scale), *rim_notes(frame, look)),
        )
        if frame.layout == "hub":
            title = shown(lens.title(9))
            yield self._kept("track-9", "track", key, lambda: hub_items(frame, look), title=title, ref="9")

    def _hub_name(self, setting: Setting, scale: Scale, frame: Ground) -> Iterable[Group]:
        """The name in the middle, over the links: there is no way round it for all of them."""
        if isinstance(frame, CompassFrame) and frame.layout == "hub":
            title = setting.lens.title(9)
            key = (frame, title, setting.look, scale)
            yield self._kept(
                "name-9", "track", key, lambda: hub_words(setting, scale, frame, self._wrapper)[0], ref="9"
            )

    def _sector(
        self, frame: CompassFrame, number: int, title: str, look: Theme, scale: Scale
    ) -> tuple[Item, ...]:
        words = band_title(frame, number, title, look, scale, self._wrapper)
        return (*sector_items(frame, number, look), *words)

    def _level(
        self, frame: PyramidFrame, number: int, title: str, look: Theme, scale: Scale
    ) -> tuple[Item, ...]:
        words = level_title(frame, number, title, look, scale, self._wrapper)
        return (*level_items(frame, number, look), *words)

    def _zone_names(self, texts: tuple[Text, ...], name: str) -> Iterable[Group]:
        if texts:
            yield self._kept("outside", "zone", texts, lambda: texts, title=name, ref="0")

    def _links(
        self, setting: Setting, routes: Mapping[str, Route], spots: Mapping[str, Spot]
    ) -> Iterable[Group]:
        m, look = setting.map, setting.look
        avoid: tuple[Box, ...] = ()
        if setting.view.show_link_labels:
            circles = ((s.x - s.r, s.y - s.r, s.x + s.r, s.y + s.r) for s in spots.values())
            avoid = (*circles, *(spot.label for spot in spots.values()))
        for link in setting.cast.links:
            route, relation = routes[link.id], m.relation(link.relation)
            is_over = link.id in setting.cast.faint or link.id in setting.unnamed
            make = partial(self._link, route, link, m, look, avoid, is_over=is_over)
            key = (route, relation, link, look, avoid, is_over)
            title = link_title(link, m, setting.date)
            yield self._kept(f"link-{link.id}", "link", key, make, title=title, ref=link.id)

    def _link(
        self, route: Route, link: Link, m: Map, look: Theme, avoid: tuple[Box, ...], *, is_over: bool
    ) -> tuple[Item, ...]:
        items = link_items(route, m.relation(link.relation), link, look, look.paper)
        if avoid:
            items = (*items, *link_label(route, shown(link.label), look, self._measurer, avoid))
        return faint(items, look.paper) if is_over else items

    def _coarse_links(self, setting: Setting, routes: Mapping[str, Route]) -> Iterable[Group]:
        m, look = setting.map, setting.look
        measurer = self._measurer if setting.view.show_link_labels else None
        return coarse_links(setting.cast.links, m, routes, look, measurer)

    def _actors(
        self, setting: Setting, standing: Mapping[str, Standing], frame: Ground, least: float
    ) -> Iterable[Group]:
        """Without signs smaller than `least` units."""
        m, look = setting.map, setting.look
        cx, cy = frame.centre
        for actor in setting.cast.actors.values():
            one = standing[actor.id]
            style = style_of(actor, m, setting.view, theme(look.name), setting.date)
            if not setting.lens.by_tracks:
                style = style._replace(notches=setting.further(actor.id), former=())
            title = "" if least else self._title(actor, setting)  # no picture shows it
            x, y = cx + one.x, cy + one.y
            # On a page without paper a halo in its colour would be a stain.
            bare = setting.transparent and one.figure.zone == OUTSIDE
            is_over = actor.id in setting.cast.faint or actor.id in setting.unnamed
            yield self._kept(
                f"actor-{actor.id}",
                "actor",
                (one, style, look, x, y, bare, least, is_over),
                partial(figure_items, one, style, look, x, y, halo=not bare, least=least, is_over=is_over),
                title=title,
                ref=actor.id,
            )

    def _spokes(self, setting: Setting, spokes: Mapping[str, tuple[Route, ...]]) -> Iterable[Group]:
        look = setting.look
        for one in setting.gatherings.shown:
            make = partial(spoke_items, one, spokes[one.ident], look)
            key = (one, spokes[one.ident], look)
            yield self._kept(f"spokes-{one.ident}", "process", key, make, ref=one.ident)

    def _knots(self, setting: Setting, knotted: Knotted, frame: Ground) -> Iterable[Group]:
        m, look, centre = setting.map, setting.look, frame.centre
        for one in setting.gatherings.shown:
            knot = knotted.knots[one.at]
            ground = look.ground(frame.zone_at(knot.x + centre[0], knot.y + centre[1]) or OUTSIDE)
            key = (one, knot, centre, look, ground)
            if one.kind is not None:
                title = process_title(
                    m.process_by_id[one.ident], one.kind, setting.date, joined=len(one.ends)
                )
                make = partial(knot_items, one, knot, centre, look, ground)
                yield self._kept(f"process-{one.ident}", "process", key, make, title=title, ref=one.ident)
            for rank, agreement in enumerate(one.seals):
                make = partial(
                    agreement_items, agreement.id, knot, centre, rank, look, ground, alone=one.kind is None
                )
                title = agreement_title(agreement, m)
                ident = f"agreement-{agreement.id}"
                yield self._kept(ident, "agreement", key, make, title=title, ref=agreement.id)

    def _title(self, actor: Actor, setting: Setting) -> str:
        return actor_title(actor, setting.map, setting.date, setting.group_name(actor.id))

    def _furniture(self, sheet: Sheet) -> Iterable[Group]:
        pieces: tuple[tuple[str, Role, tuple[tuple[Block, tuple[float, float]], ...]], ...] = (
            ("title", "title", (sheet.title,)),
            ("legend", "legend", (sheet.corner, sheet.left, sheet.right)),
            ("credit", "credit", (sheet.credit,)),
        )
        for ident, role, blocks in pieces:
            if any(block for block, _ in blocks):
                yield self._kept(ident, role, blocks, partial(_placed, blocks))

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


def _placed(blocks: Sequence[tuple[Block, tuple[float, float]]]) -> tuple[Item, ...]:
    return tuple(item for block, at in blocks for item in block.at(*at))


def _spots(standing: Mapping[str, Standing], frame: Ground) -> dict[str, Spot]:
    cx, cy = frame.centre
    return {
        ident: Spot(
            ident,
            cx + one.x,
            cy + one.y,
            one.r,
            moved_box(one.box, cx, cy),
            one.figure.zone,
            one.figure.place is not None,
        )
        for ident, one in standing.items()
    }
