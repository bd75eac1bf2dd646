"""The sheet with its words beside the compass, and with those who stand outside.

The sheet is arranged for all times at once and then filled with what is there at the date, so that nothing
moves when the date does.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from mtd_desktop.layout.block import Block
from mtd_desktop.layout.density import Scale
from mtd_desktop.layout.legend import Legend
from mtd_desktop.layout.lenses.framing import frame_of
from mtd_desktop.layout.lenses.furniture import noted, pyramid_sheet, refilled_from_top
from mtd_desktop.layout.lenses.naming import note
from mtd_desktop.layout.lenses.pyramid import PyramidFrame
from mtd_desktop.layout.outside import placed_outside
from mtd_desktop.layout.placing import Standing
from mtd_desktop.layout.setting import Setting
from mtd_desktop.layout.sheet import (
    Sheet,
    arranged,
    credit_line,
    credit_room,
    heading,
    heading_rooms,
    refilled,
)
from mtd_desktop.layout.words import credit
from mtd_desktop.layout.wrap import Wrapper


class Furnishing:
    """Arranges sheets; remembers how those outside stood on the last one."""

    def __init__(self, wrapper: Wrapper) -> None:
        self._wrapper = wrapper
        self._last: tuple[Hashable, Mapping[str, Standing] | None] | None = None

    def sheet(self, setting: Setting, scale: Scale) -> tuple[Sheet, Mapping[str, Standing]]:
        """The arranged page, wide enough for those who ever stand outside, and how they stand."""
        m, view, look, cast = setting.map, setting.view, setting.look, setting.cast
        wrapper = self._wrapper
        corner, left, right = self._legend(setting, scale, ever=True)
        title, question = _heading(setting)
        rooms = heading_rooms(scale) if title or question or self._note(setting, ever=True)[0] else ()
        titles = [self._title(setting, room, scale, ever=True) for room in rooms]
        line = credit(m, None) if view.show_credit else ""
        foot = credit_line(line, scale.radius * 1.1, look, scale, wrapper)
        least = scale.radius * 1.3 if cast.outside else 0.0
        while True:
            sheet = _arranged(setting, titles, (corner, left, right, foot), scale, least)
            beyond = self._beyond(setting, sheet, scale) if cast.outside else {}
            if beyond is not None:
                return self._at_date(setting, sheet, scale), beyond
            least = sheet.width / 2 + scale.radius * 0.14

    def _at_date(self, setting: Setting, sheet: Sheet, scale: Scale) -> Sheet:
        """The sheet with the legend and the credit of the date, in the same corners."""
        cast = setting.cast
        if setting.date is None and len(cast.actors) == len(cast.ever) and not setting.moment.without:
            return sheet
        corner, left, right = self._legend(setting, scale, ever=False)
        foot = Block()
        if setting.view.show_credit:
            is_faint = bool(setting.cast.faint) or setting.gatherings.is_faint
            line = credit(setting.map, setting.date, faint=is_faint)
            foot = credit_line(
                line, credit_room(sheet, left, right, scale), setting.look, scale, self._wrapper
            )
        refill = refilled_from_top if setting.lens.form == "pyramid" else refilled
        sheet = refill(sheet, corner, left, right, foot)
        if setting.lens.name == "nine":
            return sheet
        block, at = sheet.title
        return sheet._replace(title=(self._title(setting, max(block.width, 1.0), scale, ever=False), at))

    def _title(self, setting: Setting, room: float, scale: Scale, *, ever: bool) -> Block:
        """Title, question and what the lens says about itself."""
        title, question = _heading(setting)
        block = heading(title, question, room, setting.look, scale, self._wrapper)
        name, line = self._note(setting, ever=ever)
        return noted(block, name, line, room, setting.look, scale, self._wrapper)

    def _note(self, setting: Setting, *, ever: bool) -> tuple[str, str]:
        view = setting.view
        if not (view.show_title or view.show_question or view.show_legend):
            return "", ""
        return note(setting.lens, setting.cast, ever=ever)

    def _legend(self, setting: Setting, scale: Scale, *, ever: bool) -> tuple[Block, Block, Block]:
        """What stands in the upper right and the lower corners: for the date, or for all times."""
        cast, view = setting.cast, setting.view
        if not view.show_legend:
            return Block(), Block(), Block()
        legend = Legend(setting.map, view, setting.look, scale, self._wrapper, setting.lens)
        actors, links = (cast.ever, cast.ever_links) if ever else (cast.actors, cast.links)
        return (
            legend.processes(setting.gatherings, ever=ever),
            legend.relations(links),
            legend.actors(tuple(actors.values()), None if ever else setting.date),
        )

    def _beyond(self, setting: Setting, sheet: Sheet, scale: Scale) -> Mapping[str, Standing] | None:
        """How those outside stand on this sheet; `None` if it is too narrow for them."""
        outside = setting.cast.outside
        lens = setting.lens
        key = (outside, scale, sheet.width, sheet.height, sheet.centre, sheet.boxes, lens.key)
        if self._last is None or self._last[0] != key:
            placer = placed_outside(outside, sheet, lens, setting.view, scale, self._wrapper)
            self._last = (key, None if placer is None else placer.standing)
        return self._last[1]


def _heading(setting: Setting) -> tuple[str, str]:
    """The title and the question, as far as the view shows them."""
    meta, view = setting.map.meta, setting.view
    return (meta.title if view.show_title else "", meta.question if view.show_question else "")


def _arranged(
    setting: Setting,
    titles: Sequence[Block],
    words: tuple[Block, Block, Block, Block],
    scale: Scale,
    least: float,
) -> Sheet:
    corner, left, right, foot = words
    frame = frame_of(setting.lens, setting.view, scale.radius)
    if isinstance(frame, PyramidFrame):
        return pyramid_sheet(titles, left, right, foot, scale, frame, corner=corner, least=least)
    return arranged(titles, left, right, foot, scale, corner=corner, least=least)
