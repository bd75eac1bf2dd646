"""What screen readers are told about the compass: a list of the actors, processes and agreements on it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from weakref import ref

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.gui.canvas.surface import Surface


def announce(view: QWidget, text: str) -> None:
    """Let a screen reader say `text`, if one is there."""
    if QAccessible.isActive() and text:
        from PySide6.QtGui import QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, text))


def focus_moved(view: Surface, ident: str) -> None:
    """Tell screen readers that the keyboard is on another actor."""
    if not QAccessible.isActive():
        return
    compass = QAccessible.queryAccessibleInterface(view)
    item = compass.item(ident) if isinstance(compass, _Compass) else None
    if item is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))


@cache
def install() -> None:
    """Tell Qt how to describe compasses, once a program."""
    QAccessible.installFactory(_made)


def _made(_class: str, thing: QObject | None) -> QAccessibleInterface | None:
    from mtd_desktop.gui.canvas.surface import Surface

    if not isinstance(thing, Surface):
        return None
    made = _Compass(thing)
    # Qt may ask again while the view is being built, wants another answer each time and deletes them all;
    # it keeps no Python object alive, though.
    thing.described_by.append(made)
    return made


class _Compass(QAccessibleWidget):
    """The list itself. It knows its view weakly, or neither would ever be freed."""

    def __init__(self, view: Surface) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self._view = ref(view)
        self._items: dict[str, _Item] = {}

    @property
    def view(self) -> Surface:
        """The compass."""
        view = self._view()
        if view is None:
            raise ReferenceError
        return view

    def childCount(self) -> int:
        return len(self.view.actors_in_order())

    def child(self, index: int) -> Any:
        order = self.view.actors_in_order()
        return self.item(order[index]) if 0 <= index < len(order) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        order = self.view.actors_in_order()
        return order.index(child.ident) if isinstance(child, _Item) and child.ident in order else -1

    def childAt(self, x: int, y: int) -> Any:
        ident = self.view.actor_at_screen(x, y)
        return self.item(ident) if ident is not None else None

    def focusChild(self) -> Any:
        focused = self.view.focused
        is_here = self.view.page().spot_of(focused) is not None and self.view.hasFocus()
        return self.item(focused) if is_here else None

    def item(self, ident: str | None) -> _Item | None:
        if ident is None:
            return None
        if ident not in self._items:
            item = self._items[ident] = _Item(self, ident)
            QAccessible.registerAccessibleInterface(item)
        return self._items[ident]


class _Item(QAccessibleInterface):
    """One actor, process or agreement."""

    def __init__(self, compass: _Compass, ident: str) -> None:
        super().__init__()
        self._compass = compass
        self.ident = ident

    def isValid(self) -> bool:
        return self._compass.view.page().spot_of(self.ident) is not None

    def object(self) -> Any:
        return None

    def parent(self) -> Any:
        return self._compass

    def childCount(self) -> int:
        return 0

    def child(self, _index: int) -> Any:
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def childAt(self, _x: int, _y: int) -> Any:
        return None

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        return described(self._compass.view, self.ident) if kind == QAccessible.Text.Name else ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Names are changed by F2."""

    def rect(self) -> QRect:
        return self._compass.view.screen_rect_of(self.ident)

    def state(self) -> QAccessible.State:
        view = self._compass.view
        state = QAccessible.State()
        state.selectable = state.focusable = 1
        state.selected = int(self.ident in view.editor.selection)
        state.focused = int(view.focused == self.ident and view.hasFocus())
        return state


def described(view: Surface, ident: str) -> str:
    """An actor in words: "SDLP, Organisation, 1 · Government, 3 links"; or a process or an agreement."""
    if ident in view.page().knots:
        return view.title_of(ident)
    links = len(view.editor.map.links_of.get(ident, ()))
    if links == 1:
        count = translate("Canvas", "1 link")
    else:
        count = translate("Canvas", "{links} links").format(links=links)
    return ", ".join(part for part in (view.title_of(ident), count) if part)
