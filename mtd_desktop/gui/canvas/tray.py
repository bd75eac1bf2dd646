"""The strip of actors that have no place on the compass yet: drag them on to it, or press a digit."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QDrag, QKeyEvent, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListView, QListWidget, QListWidgetItem, QWidget

from mtd_desktop.gui import plain
from mtd_desktop.gui.carried import carried
from mtd_desktop.gui.editor import Editor
from mtd_desktop.i18n import translate
from mtd_desktop.model.actors import Actor
from mtd_desktop.model.changes import ChangeSet

_HEIGHT: Final = 58
_NAME: Final = 40


class Tray(QWidget):
    """Shows itself when somebody waits, hides when nobody does; a person may show or hide it at any time."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._shown: tuple[Actor, ...] = ()
        self._following = False
        self._title = plain.label(translate("Tray", "Not placed yet"), self)
        self._empty = plain.label(
            translate("Tray", "Nobody waits here. Drag actors on to this strip, or press T."), self
        )
        self._list = _Waiting(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addWidget(self._list, 1)
        row.addWidget(self._empty, 1)
        self.setFixedHeight(_HEIGHT)
        self.setFocusProxy(self._list)
        self._list.itemSelectionChanged.connect(self._chosen)
        editor.changed.connect(self._changed)
        editor.replaced.connect(self.refresh)
        editor.selection.changed.connect(self._follow)
        editor.viewing.changed.connect(self.refresh)
        self.hide()
        self.refresh()

    @property
    def idents(self) -> tuple[str, ...]:
        """Those who wait, in the order of the map."""
        return tuple(actor.id for actor in self._shown)

    def refresh(self) -> None:
        """Show who waits now."""
        waiting = tuple(actor for actor in self.editor.shown.actors if not actor.memberships)
        if bool(waiting) != bool(self._shown):
            self.setVisible(bool(waiting))
        if waiting != self._shown or not waiting:
            self._shown = waiting
            self._fill()
        self._follow()

    def move_chosen(self, zone: int) -> None:
        """Put the chosen actors on a track, or outside the compass."""
        chosen = self._list.chosen()
        if chosen:
            from mtd_desktop.editing.actor_ops import MoveToZone

            self.editor.execute(MoveToZone(chosen, zone))

    def _fill(self) -> None:
        self._following = True
        self._list.clear()
        for actor in self._shown:
            item = QListWidgetItem(plain.one_line(actor.label, _NAME))
            item.setData(Qt.ItemDataRole.UserRole, actor.id)
            item.setToolTip(plain.tooltip(plain.one_line(actor.name, 240)))
            self._list.addItem(item)
        self._list.setVisible(bool(self._shown))
        self._empty.setVisible(not self._shown)
        self._following = False

    def _changed(self, changes: ChangeSet) -> None:
        if changes.actors:
            self.refresh()

    def _chosen(self) -> None:
        if not self._following:
            self._following = True
            self.editor.selection.set(self._list.chosen())
            self._following = False

    def _follow(self) -> None:
        """Select here what is selected elsewhere."""
        if self._following:
            return
        self._following = True
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setSelected(item.data(Qt.ItemDataRole.UserRole) in self.editor.selection)
        self._following = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit puts those who are chosen on that track."""
        if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
            self.move_chosen(event.key() - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)


class _Waiting(QListWidget):
    """The names, side by side, to be dragged."""

    def __init__(self, tray: Tray) -> None:
        super().__init__(tray)
        self._tray = tray
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setSpacing(3)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("Tray", "Not placed yet"))
        # No ground of its own. (Asking for the viewport would make PySide look through every kind of widget.)
        bare = QPalette()
        bare.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(bare)

    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen actors."""
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in self.selectedItems())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits go to the tray; the rest walks the list."""
        if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Carry the ids of the chosen actors."""
        chosen = self.chosen()
        if not chosen:
            return
        drag = QDrag(self)
        drag.setMimeData(carried(chosen, self._tray.editor))
        drag.exec(Qt.DropAction.MoveAction)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, _HEIGHT - 12)


def tray_at(at: QPoint) -> Tray | None:
    """The tray at a point of the screen."""
    widget = QApplication.widgetAt(at)
    while widget is not None and not isinstance(widget, Tray):
        widget = widget.parentWidget()
    return widget
