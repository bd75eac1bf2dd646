"""Several dates side by side on one page: the same compass again and again, everybody in the same spot.

Title, legend and credit stand once; every compass has its date above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, log, sqrt
from typing import Final

from mtd_desktop.layout.block import Block, shifted
from mtd_desktop.layout.cast import Moment, cast_of
from mtd_desktop.layout.compose import Composer, Options
from mtd_desktop.layout.density import Scale, scale_at
from mtd_desktop.layout.drawing import Drawing, Group, Item, Role, Text
from mtd_desktop.layout.gatherings import Gatherings, gathered
from mtd_desktop.layout.legend import Legend
from mtd_desktop.layout.lenses.framing import as_seen
from mtd_desktop.layout.lenses.furniture import noted
from mtd_desktop.layout.lenses.lens import Lens
from mtd_desktop.layout.lenses.making import lens_of
from mtd_desktop.layout.lenses.naming import lens_meanings, lens_names
from mtd_desktop.layout.metrics import TextMeasurer
from mtd_desktop.layout.page import Page
from mtd_desktop.layout.sheet import credit_line, heading
from mtd_desktop.layout.theme import Theme, theme
from mtd_desktop.layout.words import credit
from mtd_desktop.layout.wrap import Wrapper, shown
from mtd_desktop.model.document import Map

_SHAPE: Final = 1.42
"""The wanted shape of the page, width by height: about that of paper that lies."""
_FOOT: Final = 0.4
"""Room for the legend, in heights of a compass."""
_EMPTY: Final = 0.4
_MARGIN: Final = 30.0
_CAPTION: Final = 30.0
"""Size of the type of a date, before the scale of the page."""


def multiples(
    m: Map, dates: Sequence[str], measurer: TextMeasurer, options: Options | None = None
) -> Drawing:
    """One page with the map at each of `dates` (partial dates, at least one), in their order."""
    options = options or Options()
    view = options.view or m.view
    bare = view.but(show_title=False, show_question=False, show_legend=False, show_credit=False)
    look, wrapper = theme(view.theme), Wrapper(measurer)
    composer = Composer(measurer)
    pixels = None if options.pixels is None else options.pixels / ceil(sqrt(len(dates)))
    pages = [composer.compose(m, options._replace(view=bare, date=date, pixels=pixels)) for date in dates]
    columns = columns_for(len(dates), pages[0].drawing.width / pages[0].drawing.height)
    furniture = pages[0].frame.radius / scale_at(0, look).radius * sqrt(columns) * look.text**0.8
    scale = scale_at(0, look)._replace(furniture=furniture)
    wide = pages[0].drawing.width * columns
    head = heading(
        m.meta.title if view.show_title else "",
        m.meta.question if view.show_question else "",
        wide - 2 * _MARGIN * furniture,
        look,
        scale,
        wrapper,
    )
    lens = lens_of(options.lens, m, look)
    if lens.name != "nine" and (view.show_title or view.show_question or view.show_legend):
        words = lens_names()[lens.name], lens_meanings()[lens.name]
        head = noted(head, *words, wide - 2 * _MARGIN * furniture, look, scale, wrapper)
    captions = [_caption(date, look, furniture, wrapper) for date in dates]
    foot, is_faint = _legend(m, dates, options, lens, scale, wrapper)
    line = credit(m, ", ".join(dates), faint=is_faint) if view.show_credit else ""
    signed = credit_line(line, wide - 2 * _MARGIN * furniture, look, scale, wrapper)
    return _page(m, pages, columns, (head, captions, foot, signed), look, furniture)


def columns_for(count: int, shape: float) -> int:
    """How many of `count` compasses of a shape stand side by side, so that the page comes near that of paper.

    A place that stays empty costs about as much as a page that is half as wide again as it should be.
    """

    def cost(columns: int) -> tuple[float, int]:
        rows = ceil(count / columns)
        found = columns * shape / (rows + _FOOT)
        return abs(log(found / _SHAPE)) + _EMPTY * (rows * columns - count), columns

    return min(range(1, count + 1), key=cost)


def _page(
    m: Map,
    pages: Sequence[Page],
    columns: int,
    words: tuple[Block, Sequence[Block], Sequence[Block], Block],
    look: Theme,
    furniture: float,
) -> Drawing:
    head, captions, legend, signed = words
    margin = _MARGIN * furniture
    wide, high = pages[0].drawing.width, pages[0].drawing.height
    caption = max(block.height for block in captions)
    top = margin + (head.height + margin * 0.6 if head else 0.0)
    groups: list[Group] = list(_group("title", "title", head.at(margin, margin)))
    for i, page in enumerate(pages):
        x, y = (i % columns) * wide, top + (i // columns) * (caption + high)
        middle = x + page.frame.centre[0] - captions[i].width / 2
        groups += _group(f"date-{i + 1}", "title", captions[i].at(middle, y))
        groups += _placed(page, f"date-{i + 1}", x, y + caption)
    bottom = top + ceil(len(pages) / columns) * (caption + high)
    left = margin
    items: list[Item] = []
    for block in legend:
        items += block.at(left, bottom)
        left += block.width + 1.6 * margin
    total = max(columns * wide, left - 0.6 * margin if items else 0.0)
    bottom += max((block.height for block in legend), default=0.0) + margin * 0.5
    groups += _group("legend", "legend", tuple(items))
    groups += _group("credit", "credit", signed.at(total / 2 - signed.width / 2, bottom))
    return Drawing(
        width=total,
        height=ceil(bottom + signed.height + margin * 0.7),
        background=look.paper,
        groups=tuple(groups),
        title=shown(m.meta.title),
        description=shown(m.meta.question),
        language=m.meta.language or "en",
    )


def _placed(page: Page, prefix: str, x: float, y: float) -> Iterable[Group]:
    """The groups of a page elsewhere on a larger one, under ids of their own."""
    for group in page.drawing.groups:
        items = tuple(shifted(item, x, y) for item in group.items)
        yield group._replace(ident=f"{prefix}-{group.ident}", items=items)


def _group(ident: str, role: Role, items: tuple[Item, ...]) -> Iterable[Group]:
    if items:
        yield Group(ident, role, items)


def _caption(date: str, look: Theme, furniture: float, wrapper: Wrapper) -> Block:
    size = _CAPTION * furniture * 0.75
    width = wrapper.width(date, size, bold=True)
    text = Text(width / 2, size, date, size, look.ink, bold=True, width=width)
    return Block(width, size * 1.25, (text,))


def _legend(
    m: Map, dates: Sequence[str], options: Options, lens: Lens, scale: Scale, wrapper: Wrapper
) -> tuple[list[Block], bool]:
    """What the signs of all dates together say, and whether something is faint."""
    view = as_seen(options.view or m.view, lens)
    moments = [Moment(date, options.ended, options.without) for date in dates]
    casts = [cast_of(m, view, moment, lens) for moment in moments]
    met = [gathered(m, view, options.processes, *pair) for pair in zip(moments, casts, strict=True)]
    is_faint = any(cast.faint for cast in casts) or any(gatherings.is_faint for gatherings in met)
    if not view.show_legend:
        return [], is_faint
    shown_ever = tuple(one for gatherings in met for one in gatherings.shown)
    together = Gatherings(shown_ever, met[0].kinds, met[0].has_seals)
    links = {link.id: link for cast in casts for link in cast.links}
    actors = {ident: actor for cast in casts for ident, actor in cast.actors.items()}
    legend = Legend(m, view, lens.painted(theme(view.theme)), scale, wrapper, lens)
    blocks = (
        legend.processes(together, ever=False),
        legend.relations(links.values()),
        *legend.columns(tuple(actors.values()), None),
    )
    return [block for block in blocks if block], is_faint
