"""The legend: rows for what the map really shows, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from mtd_desktop.i18n import translate
from mtd_desktop.layout.block import Block, stacked
from mtd_desktop.layout.density import Scale
from mtd_desktop.layout.drawing import Circle, Item, Shape, Stroke, Text
from mtd_desktop.layout.figures import Style, token
from mtd_desktop.layout.gatherings import Gatherings
from mtd_desktop.layout.glyphs import GLYPHS, moved
from mtd_desktop.layout.joints import seal, sign
from mtd_desktop.layout.lenses.lens import Lens
from mtd_desktop.layout.lines import line_sample
from mtd_desktop.layout.theme import KIND_COLOURS, Theme
from mtd_desktop.layout.words import agreement_name, distance_meaning, kind_name, process_kind_name
from mtd_desktop.layout.wrap import Wrapper, isolated, shown
from mtd_desktop.model.actors import ACTOR_KINDS, Actor
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link, RelationType
from mtd_desktop.model.view import View

_SIZE: Final = 12.0
_HEAD: Final = 12.5
_ROW: Final = 1.62
"""Height of a row in sizes of its type."""
_ROOM: Final = 15.5
"""Width of the words of a row in sizes of type."""
_MOST_SIDES: Final = 14


class Legend:
    """Makes the blocks of one page's legend."""

    def __init__(
        self, m: Map, view: View, look: Theme, scale: Scale, wrapper: Wrapper, lens: Lens | None = None
    ) -> None:
        self._grouping = None if lens is None or lens.by_tracks else lens
        self._map = m
        self._view = view
        self._look = look
        self._wrapper = wrapper
        self.size = _SIZE * scale.furniture
        self._head = _HEAD * scale.furniture

    def relations(self, links: Iterable[Link]) -> Block:
        """A row for every look of a line, with the names of all relations that are drawn so."""
        rows = relation_rows(self._map, links)
        if not rows:
            return Block()
        size = self.size
        wide = size * 3.7
        made = []
        for relation, names in rows:
            lines = self._packed(names)
            height = self._height(lines)
            sample = line_sample(0.0, wide, size * _ROW / 2, relation, self._look)
            made.append(self._row(sample, wide, lines, height))
        name = shown(self._map.convention_set.name)
        quiet = (
            self._quiet(translate("Page", "Signs: {name}").format(name=isolated(name))) if name else Block()
        )
        return stacked((self._heading(translate("Page", "Relations")), *made, quiet), 0.0)

    def processes(self, gatherings: Gatherings, *, ever: bool) -> Block:
        """What the forms of knots say, and the seal: for the date, or for all times."""
        here = {one.kind for one in gatherings.shown}
        kinds = gatherings.kinds if ever else tuple(kind for kind in gatherings.kinds if kind in here)
        sealed = gatherings.has_seals if ever else any(one.seals for one in gatherings.shown)
        size = self.size
        wide, middle, r = size * 1.3, size * _ROW / 2, size * 0.58
        rows = []
        for kind in kinds:
            lines = self._lines(process_kind_name(kind))
            mark = sign(kind, size * 0.65, middle, r, self._look)
            rows.append(self._row(mark, wide, lines, self._height(lines)))
        if sealed:
            mark = seal(size * 0.65, middle - r * 0.3, r * 0.86, self._look)
            rows.append(self._row(mark, wide, self._lines(agreement_name()), size * _ROW))
        if not rows:
            return Block()
        words = translate("Page", "Processes") if kinds else translate("Page", "Agreements")
        return stacked((self._heading(words), *rows), 0.0)

    def actors(self, actors: Sequence[Actor], date: str | None) -> Block:
        """What the circles say: colour, sign, size, marks, distance."""
        return stacked(self.columns(actors, date), self.size * 0.7)

    def columns(self, actors: Sequence[Actor], date: str | None) -> tuple[Block, ...]:
        """The same as blocks that can stand side by side."""
        if not actors:
            return ()
        return (
            self._colours(actors),
            self._kinds(actors),
            self._marks(actors, date),
            self._meanings(actors),
        )

    def _colours(self, actors: Sequence[Actor]) -> Block:
        """The sides in use with their colours; the other meanings of colour are explained elsewhere."""
        if self._view.colour_by != "side":
            return Block()
        used = {actor.side for actor in actors}
        sides = [side for side in self._map.sides if side.id in used][:_MOST_SIDES]
        if not sides:
            return Block()
        ranks = {side.id: rank for rank, side in enumerate(self._map.sides)}
        rows = [self._swatch(Style(side.colour, None, rank=ranks[side.id]), side.name) for side in sides]
        if None in used:
            style = Style(self._look.neutral, None, hollow=True)
            rows.append(self._swatch(style, translate("Page", "No side recorded")))
        return stacked((self._heading(translate("Page", "Sides")), *rows), 0.0)

    def _kinds(self, actors: Sequence[Actor]) -> Block:
        """The signs of the kinds in use, in two columns where there are many."""
        used = {actor.kind for actor in actors}
        kinds = [kind for kind in ACTOR_KINDS if kind in used]
        rows = []
        for kind in kinds:
            r = self.size * 0.52
            coloured = self._view.colour_by == "kind"
            colour = self._look.edge(KIND_COLOURS[kind]) if coloured else self._look.ink
            sign = Shape(moved(GLYPHS[kind], r * 1.25, self.size * _ROW / 2, r), fill=colour)
            rows.append(self._row((sign,), r * 2.5, self._lines(kind_name(kind)), self.size * _ROW))
        heading = self._heading(translate("Page", "Kinds of actors"))
        return stacked((heading, *rows), 0.0)

    def _marks(self, actors: Sequence[Actor], date: str | None) -> Block:
        """Notches, double edges and locks, where some actor has them."""
        marks: list[tuple[Style, str]] = []
        neutral = self._look.neutral
        notched = next((found for found in (self._further(actor, date) for actor in actors) if found), ())
        if notched:
            style = Style(neutral, None, notches=notched[:1])
            words = translate("Page", "Notch: works on a further track")
            if self._grouping is not None:
                words = translate("Page", "Notch: belongs to a further group")
            marks.append((style, words))
        if any(actor.is_us for actor in actors):
            marks.append((Style(neutral, None, double=True), translate("Page", "This is us")))
        if any(actor.confidentiality != "public" for actor in actors):
            marks.append((Style(neutral, None, lock=True), translate("Page", "Confidential")))
        return stacked([self._swatch(style, words) for style, words in marks], self.size * 0.1)

    def _further(self, actor: Actor, date: str | None) -> tuple[int, ...]:
        """The notches that an actor has."""
        if self._grouping is None:
            return actor.other_tracks(date)
        return self._grouping.groups_of(actor.id, date)[1:]

    def _meanings(self, actors: Sequence[Actor]) -> Block:
        """What size, colour and distance mean, each where it means something."""
        rows = []
        if self._view.size_by == "influence" and any(actor.influence for actor in actors):
            rows.append(self._sizes(translate("Page", "Size: influence")))
        elif self._view.size_by == "links":
            rows.append(self._sizes(translate("Page", "Size: number of links")))
        if self._view.colour_by == "track":
            rows.append(self._quiet(translate("Page", "Colour: track")))
        elif self._view.colour_by == "kind":
            rows.append(self._quiet(translate("Page", "Colour: kind of actor")))
        meaning = distance_meaning(self._view.distance)
        if meaning:
            rows.append(self._quiet(meaning))
        return stacked(rows, 0.0)

    def _sizes(self, words: str) -> Block:
        """Three circles that grow, and what that means."""
        size = self.size
        stroke = Stroke(self._look.edge(self._look.neutral), 1.3 * self._look.stroke)
        items: list[Item] = []
        x = 0.0
        for r in (0.28, 0.44, 0.62):
            x += r * size
            items.append(Circle(x, size * _ROW / 2, r * size, None, stroke))
            x += r * size + size * 0.25
        lines = self._lines(words)
        return self._row(tuple(items), x, lines, self._height(lines))

    def _swatch(self, style: Style, words: str) -> Block:
        """A small circle as on the compass and what it says."""
        size = self.size
        items = token(style, self._look, size * 0.65, size * _ROW / 2, size * 0.56)
        lines = self._lines(words)
        return self._row(items, size * 1.3, lines, self._height(lines))

    def _row(self, sign: tuple[Item, ...], wide: float, lines: Sequence[str], height: float) -> Block:
        """A sign of a width and its words."""
        left = wide + self.size * 0.6
        items: list[Item] = list(sign)
        right = left
        for i, line in enumerate(lines):
            width = self._wrapper.width(line, self.size)
            baseline = self.size * (_ROW / 2 + 0.35 + i * 1.25)
            items.append(Text(left, baseline, line, self.size, self._look.ink, anchor="start", width=width))
            right = max(right, left + width)
        return Block(right, height, tuple(items))

    def _lines(self, text: str) -> tuple[str, ...]:
        return self._wrapper.lines(text, self.size, self.size * _ROOM, 3) or ("",)

    def _packed(self, names: Sequence[str]) -> list[str]:
        """Names one after the other, with lines ending only between names."""
        lines: list[str] = []
        room = self.size * (_ROOM + 1.5)
        for name in names:
            word = self._wrapper.fitted(name, self.size, room)
            longer = f"{lines[-1]} · {word}" if lines else word
            if lines and self._wrapper.width(longer, self.size) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _height(self, lines: Sequence[str]) -> float:
        return self.size * (_ROW + (len(lines) - 1) * 1.25)

    def _heading(self, text: str) -> Block:
        size = self._head
        width = self._wrapper.width(text, size, bold=True)
        words = Text(0.0, size, text, size, self._look.ink, anchor="start", bold=True, width=width)
        return Block(width, size * 1.6, (words,))

    def _quiet(self, text: str) -> Block:
        size = self.size * 0.88
        lines = self._wrapper.lines(text, size, size * 21, 3)
        items = []
        widest = 0.0
        for i, line in enumerate(lines):
            width = self._wrapper.width(line, size)
            widest = max(widest, width)
            y = size * (1.25 + i * 1.25)
            items.append(Text(0.0, y, line, size, self._look.muted, anchor="start", width=width))
        return Block(widest, size * (1.6 + 1.25 * (len(lines) - 1)), tuple(items))


def relation_rows(m: Map, links: Iterable[Link]) -> list[tuple[RelationType, tuple[str, ...]]]:
    """The relations in use in the order of the convention set, those that look the same in one row."""
    used: dict[str, RelationType] = {}
    for link in links:
        relation = m.relation(link.relation)
        used.setdefault(relation.id, relation)
    order = {relation.id: i for i, relation in enumerate(m.convention_set.relations)}
    rows: dict[tuple[str, float, str, str], tuple[RelationType, list[str]]] = {}
    for relation in sorted(used.values(), key=lambda r: (order.get(r.id, len(order)), r.id)):
        key = (relation.line, relation.width, relation.colour.lower(), relation.arrow)
        name = isolated(shown(relation.name))
        rows.setdefault(key, (relation, []))[1].append(name)
    return [(relation, tuple(names)) for relation, names in rows.values()]
