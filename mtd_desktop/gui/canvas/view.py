"""The compass in the window: it shows the page, and passes what hands and keys do to the tools.

The page is the same display list, painted by the same code, that every export writes. What belongs to the
moment alone (selection, focus, the light on a neighbourhood, what is in the hand) is drawn above it here and
nowhere else.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from mtd_desktop.gui.canvas import overlay
from mtd_desktop.gui.canvas.camera import STEP
from mtd_desktop.gui.canvas.hands import Hands
from mtd_desktop.gui.canvas.regrouping import is_by_tracks
from mtd_desktop.gui.canvas.renaming import Renaming
from mtd_desktop.gui.canvas.surface import Surface
from mtd_desktop.gui.canvas.tools.linking import LinkTool
from mtd_desktop.gui.canvas.tools.naming import ActorTool
from mtd_desktop.gui.canvas.tools.select import SelectTool
from mtd_desktop.gui.canvas.tools.tool import Tool
from mtd_desktop.gui.canvas.walking import Walking
from mtd_desktop.gui.editor import Editor
from mtd_desktop.i18n import translate

_NEAR_EDGE: Final = 40.0
"""Pixels from the edge of the view within which something is brought nearer to the middle."""
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CompassView(Surface):
    """Shows the map of an `Editor`. `zoom_changed` carries the scale (1.0 is 100 %), `edit_requested` an id
    or "" for the map itself, `context_menu_requested` a point of the screen and the id under it or None,
    `message` a sentence.
    """

    tool_changed = Signal(str)
    edit_requested = Signal(str)
    context_menu_requested = Signal(QPoint, object)

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(editor, parent)
        self._relation = ""
        self._pressed = self._by_keys = False
        self._hands = Hands(self, self._motion)
        self._walking = Walking(self)
        self._renaming = Renaming(self)
        self._linking, self._naming = LinkTool(self), ActorTool(self)
        tools: tuple[Tool, ...] = (SelectTool(self), self._naming, self._linking)
        self._tools = {tool.name: tool for tool in tools}
        self._tool: Tool = tools[0]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stage.shown.connect(self._page_shown)
        self._stage.moved.connect(self._view_moved)
        editor.replaced.connect(self._map_replaced)
        editor.selection.changed.connect(self._selection_changed)

    # --- what the window asks for

    @property
    def tool(self) -> str:
        """The name of the tool in the hand."""
        return self._tool.name

    @property
    def relation(self) -> str:
        """The relation of new links: the one that was chosen, if the map knows it."""
        relations = self.editor.map.convention_set.relations
        if any(relation.id == self._relation for relation in relations):
            return self._relation
        return relations[0].id if relations else ""

    def set_relation(self, ident: str) -> None:
        """Draw new links with this relation."""
        self._relation = ident
        self.update()

    def set_read_only(self, *, read_only: bool) -> None:
        """Allow looking only, or editing again."""
        self.is_read_only = read_only
        self._tool.cancel()

    def set_motion(self, *, motion: bool) -> None:
        """Let the view glide and fade, or jump."""
        self._motion.set(welcome=motion)

    def set_tool(self, name: str) -> None:
        """Take up the tool "select", "actor" or "link"."""
        self._take_up(self._tools[name])
        self._tool.begin()
        self.update()

    def begin_link(self) -> None:
        """Link the selected actors with one that is chosen now, by pointer or by keyboard."""
        self.catch_up()
        sources = tuple(i for i in self.editor.selection.ids if i in self.page().spots)
        if self.is_read_only:
            self.say_read_only()
        elif not sources:
            self.message.emit(translate("Canvas", "Select the actor that the link begins at first."))
        else:
            self._take_up(self._linking)
            self._linking.begin_from(sources)

    def rename_selected(self) -> None:
        """Type another name where the name stands."""
        self.catch_up()
        idents = self.editor.selection.ids
        if self.is_read_only:
            self.say_read_only()
        elif len(idents) == 1 and idents[0] in self.page().spots:
            self._renaming.open(idents[0])
        else:
            self.edit_selected()

    def edit_selected(self) -> None:
        """Ask the window to show what is selected in full."""
        idents = self.editor.selection.ids
        if idents:
            self.edit_requested.emit(idents[0])

    def fit(self) -> None:
        """Show the whole page."""
        self._hands.go(self._stage.fitting)

    def zoom_in(self) -> None:
        """One step nearer."""
        self._hands.zoom(STEP, self._middle(), glide=True)

    def zoom_out(self) -> None:
        """One step farther."""
        self._hands.zoom(1 / STEP, self._middle(), glide=True)

    def zoom_actual(self) -> None:
        """One page unit is one pixel."""
        self._hands.zoom(1.0 / self.camera.scale, self._middle(), glide=True)

    def centre_on(self, ident: str) -> None:
        """Bring an actor or a link to the middle of the view."""
        at = self.where(ident)
        if at is not None:
            self._hands.go(self.camera.centred(*at, self._stage.size))

    def finish_typing(self) -> None:
        """Give the map what stands in a field on the page: before it is saved, or another one is opened."""
        self._renaming.finish()
        self._tool.finish_typing()

    def settle(self) -> None:
        """Finish all that is under way: composing, gliding, painting."""
        self._hands.finish()
        self._stage.settle()

    def zone_of_interest(self) -> int:
        """The zone that the person is busy with: of the selection, else under the pointer, else track 1."""
        if not is_by_tracks(self.page()):
            return 1
        for ident in (*reversed(self.editor.selection.ids), self.focused or ""):
            if ident in self.page().spots:
                return self.page().spots[ident].zone
        under = self.zone_at(QPointF(self.mapFromGlobal(self.cursor().pos()))) if self.underMouse() else None
        return 1 if under is None else under

    def name_new_at(self, at: QPointF) -> None:
        """Open the field for a new actor at a point of the view."""
        if self.zone_at(at) is None:
            return
        if self.is_read_only:
            self.say_read_only()
            return
        self._take_up(self._naming)
        self._naming.open_at(at)

    def show_thing(self, ident: str, *, glide: bool = True) -> None:
        """Bring something into view, if it is not."""
        at = self.where(ident)
        room = self.seen_rect().adjusted(_NEAR_EDGE, _NEAR_EDGE, -_NEAR_EDGE, -_NEAR_EDGE)
        if at is not None and not room.contains(self.camera.to_view(*at)):
            self._hands.go(self.camera.centred(*at, self._stage.size), glide=glide)
        self.update()

    def refresh_cursor(self) -> None:
        """Show the cursor that fits the moment."""
        if self._hands.is_panning:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            self.setCursor(Qt.CursorShape.OpenHandCursor if self._hands.space else self._tool.cursor)

    # --- the map changes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Glide no further."""
        self._hands.stop()
        super().resizeEvent(event)

    def _map_replaced(self) -> None:
        self.set_tool("select")
        self.focused = None
        self._stage.show_map(self.editor.shown, self.options())

    def _page_shown(self) -> None:
        if self.page().spot_of(self.focused) is None:
            self.focused = None
        self._spotlight.off(stale=True)
        self._tool.page_changed()
        self.update()

    def _view_moved(self) -> None:
        self._spotlight.off()
        self._renaming.follow()
        self.update()

    def _selection_changed(self) -> None:
        idents = self.editor.selection.ids
        if len(idents) == 1 and self.page().spot_of(idents[0]) is not None:
            self.focused = idents[0]
            if not self.hasFocus() and not self._pressed:  # chosen in the outline or the inspector
                self.show_thing(idents[0])
        self.update()

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Page, light, selection, tool. `with`: a painter that a defect left open would end the program."""
        with QPainter(self) as p:
            page = self.page()
            self._stage.paint(p, self.palette().color(QPalette.ColorRole.Window))
            self._spotlight.paint(p, self.camera)
            self._stage.paint_kept(p)
            if not self._stage.is_held:
                focused = self.focused if self._by_keys and self.hasFocus() else None
                seen, chosen = self._stage.gliding.seen(page), self.editor.selection.ids
                overlay.paint_marks(p, seen, chosen, focused, self.camera, self.seen_rect())
            self._arriving.paint(p)
            self._tool.paint(p)
            words = overlay.hint(self.editor.shown, page, naming=self._tool is self._naming)
            if words:
                overlay.paint_hint(p, page, words, self.camera, self.font())

    # --- hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pan, or give it to the tool."""
        self._by_keys = False
        self._stage.land()
        self._spotlight.off()
        self._renaming.finish()
        if not self._hands.press(event) and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = True
            self._tool.press(event.position(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, drag, or look at what is under the pointer."""
        if self._hands.move(event):
            return
        self._tool.move(event.position(), event.modifiers())
        if not self._pressed and not self._tool.is_busy and self._tool.name == "select":
            self.light(self.thing_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if not self._hands.release(event) and event.button() == Qt.MouseButton.LeftButton and self._pressed:
            self._pressed = False
            self._tool.release(event.position(), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit, or make something new."""
        if event.button() != Qt.MouseButton.LeftButton or self._hands.space:
            self.mousePressEvent(event)
            return
        self._pressed = True
        self._tool.double_click(event.position(), event.modifiers())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom or pan."""
        self._hands.wheel(event)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Select what is under the pointer and let the window show its menu."""
        self._tool.cancel()
        selection = self.editor.selection
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            under = selection.ids[-1] if selection.ids else None
            where = self.where(under or "")
            at = self._middle() if where is None else self.camera.to_view(*where)
            self.context_menu_requested.emit(self.mapToGlobal(at.toPoint()), under)
            return
        under = self.thing_at(QPointF(event.pos()))
        if under is None or under not in selection:
            selection.set(() if under is None else (under,))
        self.context_menu_requested.emit(event.globalPos(), under)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer goes: the light goes with it."""
        super().leaveEvent(event)
        self._spotlight.off()
        self.update()

    # --- keys

    def event(self, event: QEvent) -> bool:
        """Pinches, tooltips, and keys that a tool needs before the window's shortcuts get them."""
        kind = event.type()
        if kind == QEvent.Type.NativeGesture and isinstance(event, QNativeGestureEvent):
            return self._hands.gesture(event)
        if kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            if not self._tool.is_busy:
                self.show_title(event)
            return True
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            enter = event.key() in _ENTER and (self._tool.is_busy or not self.editor.selection.ids)
            # With something in the hand no key may change the map beneath it.
            if enter or event.key() == Qt.Key.Key_Escape or self._stage.is_held:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, space, the tool's keys, then walking and pushing."""
        self._by_keys = True
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() == Qt.Key.Key_Space:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._walking.select_focused(add=True)
            elif not event.isAutoRepeat():
                self._hands.press_space()
        elif self._stage.is_held or (not self._tool.key(event) and not self._walking.key(event)):
            event.ignore()
            return
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A tap on space selects the actor with the dashed ring."""
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            super().keyReleaseEvent(event)
        elif self._hands.release_space():
            self._walking.select_focused(add=False)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab walks the actors and leaves the compass at its ends."""
        self._by_keys = True
        return self._walking.walk(1 if next else -1) or super().focusNextPrevChild(next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keys that are down are not ours any more."""
        super().focusOutEvent(event)
        if self._hands.space:
            self._hands.release_space()
        self.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop working behind the scenes."""
        self.stop()
        super().closeEvent(event)

    def stop(self) -> None:
        """See `Surface.stop`."""
        super().stop()
        self._hands.stop()

    # --- inside

    def _take_up(self, tool: Tool) -> None:
        self._renaming.finish()
        if tool is not self._tool:
            self._tool.end()
            self._tool = tool
            self._spotlight.off()
            self.tool_changed.emit(tool.name)
        self.refresh_cursor()

    def _escape(self) -> None:
        if self._tool.cancel() or self._tool.name != "select":
            self._pressed = False
            self.set_tool("select")
        elif not self.put_out() and not self.let_go():
            self.focused = None
        self.update()

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)
