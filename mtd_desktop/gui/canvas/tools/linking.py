"""Linking: drag from one actor to another, or choose the other one by typing, arrows and Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from mtd_desktop.errors import UserError
from mtd_desktop.gui.canvas import overlay
from mtd_desktop.gui.canvas.live import paint_once, quick_group, quick_route
from mtd_desktop.gui.canvas.tools.tool import Tool
from mtd_desktop.i18n import translate
from mtd_desktop.layout.page import Spot
from mtd_desktop.layout.theme import theme
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link

if TYPE_CHECKING:
    from mtd_desktop.editing.operation import Operation
    from mtd_desktop.gui.canvas.inline import NameBox

DIRECTIONS: Final = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
_FAR: Final = 6.0
_LIVE: Final = "live"


class LinkTool(Tool):
    """A line from the source follows the hand and snaps to what it may end at."""

    name = "link"
    cursor = Qt.CursorShape.CrossCursor

    _sources: tuple[str, ...] = ()
    _target: str | None = None
    _end: QPointF | None = None
    _pressed: QPointF | None = None
    _box: NameBox | None = None
    _once = False

    @property
    def is_busy(self) -> bool:
        """See `Tool.is_busy`."""
        return bool(self._sources)

    def begin_from(self, sources: tuple[str, ...]) -> None:
        """Link these with an actor that is chosen now, then go back to the tool before."""
        from mtd_desktop.gui.canvas.inline import NameBox

        self._sources, self._once = sources, True
        self._target = self._end = None
        hint = translate("Canvas", "Link with … (type, or arrows)")
        self._box = NameBox(
            self.view,
            "",
            hint,
            lambda _: self._confirm(),
            self._leave,
            on_key=self._box_key,
            on_leave=self._box_left,
            keeps=False,
        )
        self._box.textChanged.connect(self._search)
        spot = self.view.page().spots[sources[0]]
        at = self.view.camera.to_view(spot.x, spot.y + spot.r).toPoint() + QPoint(0, 44)
        self._box.open_at(at)
        self.view.update()

    def press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """See `Tool.press`."""
        under = self.view.actor_at(at)
        self._pressed = at
        if self._sources:
            if under is not None and under not in self._sources:
                self._target = under
                self._confirm()
            else:
                self._leave()
        elif under is not None and not self.view.is_read_only:
            self._sources = (under,)
            self._end = at
        elif under is not None:
            self.view.say_read_only()
        else:
            self.view.editor.selection.clear()

    def move(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """See `Tool.move`."""
        if not self._sources:
            return
        under = self.view.actor_at(at)
        self._target = under if under not in self._sources else None
        self._end = at
        self.view.update()

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """See `Tool.release`."""
        pressed, self._pressed = self._pressed, None
        if not self._sources or pressed is None:
            return
        self.move(at, modifiers)
        if self._target is not None:
            self._confirm()
        elif (at - pressed).manhattanLength() > _FAR:
            self._leave()  # dropped on nothing; a mere click waits for the second one

    def key(self, event: QKeyEvent) -> bool:
        """See `Tool.key`."""
        if not self._sources:
            return False
        if event.key() in DIRECTIONS:
            self._step(DIRECTIONS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._confirm()
        else:
            return False
        return True

    def cancel(self) -> bool:
        """See `Tool.cancel`."""
        if not self._sources:
            return False
        self._forget()
        return True

    def page_changed(self) -> None:
        """See `Tool.page_changed`."""
        spots = self.view.page().spots
        if self._target not in spots:
            self._target = None
        if self._sources:
            self._sources = tuple(source for source in self._sources if source in spots)
            if not self._sources:
                self._leave()

    def paint(self, p: QPainter) -> None:
        """See `Tool.paint`."""
        page, camera, m = self.view.page(), self.view.camera, self.view.editor.map
        target = page.spots.get(self._target or "")
        if target is not None:
            overlay.paint_target(p, page, target, camera)
        end = target or self._loose_end()
        relation = self.view.relation
        if end is None or not relation:
            return
        p.save()
        p.setWorldTransform(camera.transform(), combine=True)
        look = theme(m.view.theme)
        for ident in self._sources[:40]:
            source = page.spots.get(ident)
            if source is not None:
                form = m.relation(relation)
                link = Link(
                    id=_LIVE, from_actor=_LIVE, to_actor="end", relation=relation, direction=form.arrow
                )
                ends = (source, end)
                overlay.paint_course(p, page, quick_route(_LIVE, ends, page.frame.centre), camera)
                paint_once(p, [quick_group(link, form, ends, page.frame.centre, look)])
        p.restore()

    def _loose_end(self) -> Spot | None:
        if self._end is None:
            return None
        x, y = self.view.camera.to_page(self._end)
        return Spot("", x, y, 0.5, (x, y, x, y), 0, placed=False)

    def _box_key(self, event: QKeyEvent) -> bool:
        box = self._box
        if box is None or event.key() not in DIRECTIONS:
            return False
        across = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if not box.text():
            self._step(DIRECTIONS[Qt.Key(event.key())])
        elif across:
            return False
        else:
            self._cycle(1 if event.key() == Qt.Key.Key_Down else -1)
        return True

    def _step(self, direction: tuple[float, float]) -> None:
        page = self.view.page()
        here = page.spots[self._target or self._sources[0]]
        found = self.view.hits.nearest((here.x, here.y), direction, frozenset((*self._sources, here.ident)))
        self._choose(found or self._target)

    def _search(self, text: str) -> None:
        found = self._matches(text)
        self._choose(found[0] if found else None)

    def _cycle(self, by: int) -> None:
        found = self._matches(self._box.text() if self._box else "")
        if found:
            at = found.index(self._target) if self._target in found else -by
            self._choose(found[(at + by) % len(found)])

    def _matches(self, text: str) -> list[str]:
        """Actors on the page whose name has what was typed; those that begin with it first."""
        wanted = text.strip().casefold()
        if not wanted:
            return []
        ranked: list[tuple[int, str]] = []
        actors = self.view.editor.shown.actor_by_id
        for ident in self.view.page().spots:
            if ident in self._sources or ident not in actors:
                continue
            actor = actors[ident]
            names = [name.casefold() for name in (actor.label, actor.name, *actor.aliases) if name]
            if any(name.startswith(wanted) for name in names):
                ranked.append((0, ident))
            elif any(wanted in name for name in names):
                ranked.append((1, ident))
        return [ident for _, ident in sorted(ranked, key=lambda one: one[0])]

    def _choose(self, ident: str | None) -> None:
        self._target = ident
        self._end = None
        if ident is not None:
            self.view.show_thing(ident)
            self.view.announce(self.view.title_of(ident))
        self.view.update()

    def _confirm(self) -> None:
        from mtd_desktop.editing.link_ops import AddLink
        from mtd_desktop.editing.together import Together

        target, view = self._target, self.view
        if target is None:
            view.message.emit(translate("Canvas", "Choose the actor to link with first."))
            return
        links = self._links(view.editor.map, target)
        self._leave()
        if not links:
            return
        steps: tuple[Operation, ...] = tuple(AddLink(link) for link in links)
        if view.editor.execute(steps[0] if len(steps) == 1 else Together(steps)):
            view.editor.selection.set(link.id for link in links)

    def _links(self, m: Map, target: str) -> list[Link]:
        from mtd_desktop.editing.link_ops import new_link

        links: list[Link] = []
        try:
            for source in self._sources:
                link = new_link(m, source, target, self.view.relation)
                while any(link.id == other.id for other in links):
                    link = new_link(m, source, target, self.view.relation)
                links.append(link)
        except UserError as problem:
            self.view.message.emit(str(problem))
            return []
        return links

    def _box_left(self) -> None:
        """The field was left for the page: the target is chosen by pointer now."""
        self._box = None

    def _leave(self) -> None:
        """Done or given up: go back to selecting if the tool was only borrowed."""
        once = self._once
        self._forget()
        if once and self.view.tool == self.name:
            self.view.set_tool("select")

    def _forget(self) -> None:
        box, self._box = self._box, None
        self._sources = ()
        self._target = self._end = self._pressed = None
        self._once = False
        if box is not None:
            box.close_quietly()
        self.view.update()
