"""The outline: the whole map as a list that can be searched, heard, and edited without a mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QHeaderView,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from mtd_desktop.editing.entity_ops import Delete
from mtd_desktop.gui.docks.entry import TALL, quiet, wrapped_label
from mtd_desktop.gui.docks.outline_model import OutlineModel
from mtd_desktop.gui.docks.outline_rows import tree_view
from mtd_desktop.gui.docks.outline_tree import ActorNode, KindNode, LinkNode, Node, ThingNode, ZoneNode
from mtd_desktop.gui.editor import Editor
from mtd_desktop.gui.viewing import Look
from mtd_desktop.i18n import translate
from mtd_desktop.model.changes import ChangeSet

_SEARCH_PAUSE: Final = 120
"""Milliseconds without a key until the search runs."""

_THINGS: Final = (ActorNode, LinkNode, ThingNode)
"""Rows that are something on the map, not a heading."""


class Outline(QWidget):
    """Tracks, actors, links, processes and agreements of an editor's map, in step with its
    selection.

    `edit_requested` carries an id for Enter and double-click; `context_menu_requested` the point on the
    screen and the id, the zone's number, or `None`.
    """

    edit_requested = Signal(str)
    context_menu_requested = Signal(QPoint, object)

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.model = OutlineModel(editor)
        self.model.setParent(self)
        self._in_step = False
        self._folded: set[int | str | None] = set()
        self._opened: set[str] = set()
        self._restoring = False
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(translate("Outline", "Search names and tags"))
        self.search.setAccessibleName(translate("Outline", "Search by name, other name or tag"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(TALL)
        self.search.textChanged.connect(self._on_search_text)
        self.search.installEventFilter(self)
        self._pause = _timer(self, _SEARCH_PAUSE, self._search_now)
        self._due = _timer(self, 0, self._rebuild_if_stale)
        self._stale = False
        self.view = tree_view(self)
        self.view.setModel(self.model)
        self.view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.view.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.view.header().setMinimumSectionSize(24)
        self.view.header().resizeSection(1, self.view.fontMetrics().horizontalAdvance("0000") + 10)
        self.view.header().setStretchLastSection(False)
        self.view.selectionModel().selectionChanged.connect(self._on_view_selection)
        self.view.expanded.connect(self._on_expanded)
        self.view.collapsed.connect(self._on_collapsed)
        self.view.doubleClicked.connect(self._on_double_click)
        self.view.customContextMenuRequested.connect(self._on_context_menu)
        self.view.installEventFilter(self)
        self._empty = quiet(wrapped_label(parent=self))
        self._empty.setContentsMargins(8, 4, 8, 8)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(6)
        box.addWidget(self.search)
        box.addWidget(self._empty)
        box.addWidget(self.view, 1)
        self.setAccessibleName(translate("Outline", "Outline"))
        editor.changed.connect(self._on_changed)
        editor.replaced.connect(self._on_replaced)
        editor.viewing.changed.connect(self._on_look)
        editor.selection.changed.connect(self._show_selection)
        self._restore()

    def commit(self) -> None:
        """Give the map a name that is being typed in the tree."""
        delegate = self.view.itemDelegate()
        for box in self.view.viewport().findChildren(QLineEdit):
            if box.isVisible():
                delegate.commitData.emit(box)
                delegate.closeEditor.emit(box, QAbstractItemDelegate.EndEditHint.NoHint)

    def sizeHint(self) -> QSize:
        """Wide enough for most names."""
        return QSize(280, 640)

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def rename(self) -> bool:
        """Rename the selected actor, process or agreement in its row; false if there is not exactly one."""
        self._rebuild_if_stale()
        if self.editor.viewing.look.masked:
            return False
        chosen = self.editor.selection.ids
        actors = self.editor.selection.actors(self.editor.map) or chosen
        found = list(self.model.tree.nodes(actors)) if len(actors) == 1 else []
        node = found[0] if found else None
        if not isinstance(node, ActorNode | ThingNode):
            return False
        index = self.model.index_of(node)
        self.view.setCurrentIndex(index)
        self.view.edit(index)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while hidden."""
        self._rebuild_if_stale()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list and of the search field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            handled = self._list_key(event) if watched is self.view else self._search_key(event)
            if handled:
                return True
        return super().eventFilter(watched, event)

    def _list_key(self, event: QKeyEvent) -> bool:
        if not self.view.hasFocus():
            return False  # a name is being typed in its row; Enter ends that and no more
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._edit(self.view.currentIndex())
        if event.matches(QKeySequence.StandardKey.Delete):
            ids = self.editor.selection.ids
            if ids:
                self.editor.execute(Delete(ids))
            return True
        if event.key() == Qt.Key.Key_Menu:
            at = self.view.visualRect(self.view.currentIndex()).center()
            self._on_context_menu(at)
            return True
        return False

    def _search_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._search_now()
            filled = (top.actors if isinstance(top, ZoneNode) else top.things for top in self.model.tree.tops)
            first = next((rows[0] for rows in filled if rows), None)
            if first is not None:
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
                self.view.setCurrentIndex(self.model.index_of(first))
            return True
        return False

    def _on_search_text(self) -> None:
        self._pause.start()

    def _search_now(self) -> None:
        self._pause.stop()
        with self._without_echo():
            self.model.search(self.search.text())
            self._stale = False
        self._restore()

    def _on_changed(self, changes: ChangeSet) -> None:
        if self._stale:
            return
        if not self.isVisible() or not self.model.follow(changes):
            # Later, because the row that is being renamed may be about to close its own editor.
            self._stale = True
            if self.isVisible():
                self._due.start()

    def _on_look(self, before: Look, after: Look) -> None:
        """Names were hidden or shown again; what was searched for may be one."""
        if before.masked != after.masked:
            self.search.clear()
            self._search_now()
        elif before.date != after.date:
            self.view.viewport().update()  # what is over at that date is quiet

    def _on_replaced(self) -> None:
        self._folded.clear()
        self._opened.clear()
        self.search.clear()
        self._search_now()

    def _rebuild_if_stale(self) -> None:
        self._due.stop()
        if self._stale:
            self._stale = False
            top = self.view.verticalScrollBar().value()
            with self._without_echo():
                self.model.rebuild()
            self._restore()
            self.view.verticalScrollBar().setValue(top)
            if self.view.hasFocus():
                self.view.scrollTo(self.view.currentIndex())  # whoever goes by keys keeps the place

    def _restore(self) -> None:
        """Open what was open, select what is selected."""
        self._restoring = True
        for zone in self.model.tree.zones:
            index = self.model.index_of(zone)
            self.view.setFirstColumnSpanned(zone.row, QModelIndex(), False)  # noqa: FBT003 - Qt's argument
            if zone.zone not in self._folded or self.search.text():
                self.view.expand(index)
        for kind in self.model.tree.kinds:
            index = self.model.index_of(kind)
            for thing in kind.things:
                self.view.setFirstColumnSpanned(thing.row, index, True)  # noqa: FBT003 - Qt's argument
            if kind.kind not in self._folded or self.search.text():
                self.view.expand(index)
        for ident in self._opened:
            node = self.model.tree.actor_nodes.get(ident)
            if node is not None:
                self.view.expand(self.model.index_of(node))
        self._restoring = False
        self._show_empty()
        self._show_selection(scroll=False)

    def _show_empty(self) -> None:
        text = ""
        if not self.editor.map.actors:
            text = translate("Outline", "No actors yet. Add the first on the compass.")
        elif not self.model.tree.tops:
            text = translate("Outline", "Nothing has this in its name or tags.")
        self._empty.setText(text)
        self._empty.setVisible(bool(text))

    def _on_expanded(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if isinstance(node, ZoneNode | KindNode) and not self._restoring:
            self._folded.discard(_key(node))
        elif isinstance(node, ActorNode):
            self._opened.add(node.ident)

    def _on_collapsed(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if isinstance(node, ZoneNode | KindNode):
            self._folded.add(_key(node))
        elif isinstance(node, ActorNode):
            self._opened.discard(node.ident)

    def _without_echo(self) -> _Quietly:
        return _Quietly(self)

    def _on_view_selection(self) -> None:
        if self._in_step:
            return
        nodes = (self.model.node(index) for index in self.view.selectionModel().selectedRows())
        with self._without_echo():
            self.editor.selection.set(node.ident for node in nodes if isinstance(node, _THINGS))

    def _show_selection(self, *, scroll: bool = True) -> None:
        if self._in_step or self._stale:
            return
        nodes = list(self.model.tree.nodes(self.editor.selection.ids))
        first = self.model.index_of(nodes[0]) if nodes else None
        wanted = QItemSelection()
        for start, end in _stretches(nodes):
            wanted.select(self.model.index_of(start), self.model.index_of(end))
        flags = QItemSelectionModel.SelectionFlag
        with self._without_echo():
            if first is not None:
                self.view.selectionModel().setCurrentIndex(first, flags.NoUpdate)
            self.view.selectionModel().select(wanted, flags.ClearAndSelect | flags.Rows)
            if first is not None and scroll:
                self.view.scrollTo(first)

    def _edit(self, index: QModelIndex) -> bool:
        node = self.model.node(index)
        if isinstance(node, _THINGS):
            self.edit_requested.emit(node.ident)
            return True
        if node is not None:
            self.view.setExpanded(index, not self.view.isExpanded(index))
            return True
        return False

    def _on_double_click(self, index: QModelIndex) -> None:
        if isinstance(self.model.node(index), _THINGS):
            self._edit(index)

    def _on_context_menu(self, at: QPoint) -> None:
        node = self.model.node(self.view.indexAt(at))
        what = node.zone if isinstance(node, ZoneNode) else node.ident if isinstance(node, _THINGS) else None
        self.context_menu_requested.emit(self.view.viewport().mapToGlobal(at), what)


def _key(top: ZoneNode | KindNode) -> int | str | None:
    return top.zone if isinstance(top, ZoneNode) else top.kind


def _stretches(nodes: Iterable[Node]) -> Iterator[tuple[Node, Node]]:
    """First and last of rows that follow each other: many ranges would make a selection slow."""
    stretch: tuple[Node, Node] | None = None
    for node in sorted(nodes, key=lambda node: (id(node.parent), node.row)):
        if stretch is not None and stretch[1].parent is node.parent and stretch[1].row + 1 == node.row:
            stretch = (stretch[0], node)
        else:
            if stretch is not None:
                yield stretch
            stretch = (node, node)
    if stretch is not None:
        yield stretch


class _Quietly:
    """While it lasts, a change of the view's selection is not told to the map's, nor the other way round."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._before = False

    def __enter__(self) -> None:
        self._before, self._outline._in_step = self._outline._in_step, True

    def __exit__(self, *_: object) -> None:
        self._outline._in_step = self._before


def _timer(parent: QObject, pause: int, do: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(pause)
    timer.timeout.connect(do)
    return timer
