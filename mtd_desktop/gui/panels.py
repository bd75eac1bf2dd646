"""The panels of a window: where they stand, when they show, and when they are built.

The rows are in `dock_table.py`. A panel's frame and content are made when it is first seen, and the content
never before the page has been painted once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QWidget
from shiboken6 import isValid

from mtd_desktop.gui import dock_table
from mtd_desktop.gui.dock_table import Edge, Typed
from mtd_desktop.gui.editor import Editor

if TYPE_CHECKING:
    from mtd_desktop.gui.docks.inspector import Inspector
    from mtd_desktop.gui.docks.outline import Outline
    from mtd_desktop.gui.main_window import MainWindow

WIDE = 1500
"""Window width in pixels from which the inspector has room beside the page without being asked for."""


class Panels(QObject):
    """`built` tells the name of a panel just built, `shown` that one came or went."""

    built = Signal(str)
    shown = Signal()

    def __init__(self, window: MainWindow, editor: Editor) -> None:
        super().__init__(window)
        self._window = window
        self._editor = editor
        self._painted = False
        self._rows = dock_table.panels()
        self._contents: dict[str, QWidget] = {}
        area = Qt.DockWidgetArea
        self._areas: dict[Edge, Qt.DockWidgetArea] = {
            "first": area.LeftDockWidgetArea,
            "last": area.RightDockWidgetArea,
            "bottom": area.BottomDockWidgetArea,
        }
        if window.isRightToLeft():  # Qt mirrors toolbars and menus, but not the sides of docks
            self._areas["first"], self._areas["last"] = self._areas["last"], self._areas["first"]
        corner = Qt.Corner  # panels beside the page keep their height when the timeline opens below it
        window.setCorner(corner.BottomLeftCorner, area.LeftDockWidgetArea)
        window.setCorner(corner.BottomRightCorner, area.RightDockWidgetArea)
        self._docks: dict[str, QDockWidget] = {}

    @property
    def inspector(self) -> Inspector | None:
        """The inspector, if it has been built."""
        return cast("Inspector | None", self._contents.get("inspector"))

    @property
    def outline(self) -> Outline | None:
        """The outline, if it has been built."""
        return cast("Outline | None", self._contents.get("outline"))

    def dock(self, name: str) -> QDockWidget:
        """The frame of a panel, made hidden the first time."""
        if name not in self._docks:
            self._docks[name] = self._framed(name)
        return self._docks[name]

    def _framed(self, name: str) -> QDockWidget:
        row = self._rows[name]
        dock = QDockWidget(row.title, self._window)
        dock.setObjectName(name)
        feature = QDockWidget.DockWidgetFeature
        dock.setFeatures(feature.DockWidgetClosable | feature.DockWidgetMovable)
        area = self._areas[row.edge]
        others = [other for other in self._docks.values() if self._window.dockWidgetArea(other) == area]
        dock.hide()
        self._window.addDockWidget(area, dock)
        if others:
            self._window.tabifyDockWidget(others[-1], dock)
        dock.hide()
        dock.visibilityChanged.connect(self._visibility_changed)
        return dock

    def start(self, *, wide: bool) -> None:
        """A map has been opened in the window: show what belongs beside it."""
        if wide:
            self.dock("inspector").show()
            self._fit("inspector")

    def _fit(self, name: str) -> None:
        row = self._rows[name]
        along = Qt.Orientation.Vertical if row.edge == "bottom" else Qt.Orientation.Horizontal
        self._window.resizeDocks([self._docks[name]], [row.size], along)

    def hide_all(self) -> None:
        """Leave the whole window to the welcome page."""
        for dock in self._docks.values():
            dock.hide()

    def build_visible(self) -> None:
        """Build what is on the screen; from now on at once, as the window has been painted."""
        self._painted = True
        for name, dock in tuple(self._docks.items()):
            if not dock.isHidden():
                self.widget(name)

    def is_shown(self, name: str) -> bool:
        """Whether a panel is on the screen, or behind another one at the same place."""
        return name in self._docks and not self._docks[name].isHidden()

    def visible(self) -> tuple[str, ...]:
        """The names of the panels that are shown."""
        return tuple(name for name in self._docks if self.is_shown(name))

    def toggle(self, name: str) -> None:
        """Show or hide a panel; one that stands behind another comes to the front."""
        behind = self.is_shown(name) and self._docks[name].visibleRegion().isEmpty() and self._painted
        self.set_shown(name, shown=behind or not self.is_shown(name))

    def set_shown(self, name: str, *, shown: bool) -> None:
        """Show or hide a panel; one that appears for the first time gets a size that suits it."""
        if not shown and name not in self._docks:
            return
        dock = self.dock(name)
        fresh = shown and name not in self._contents
        if shown:
            self.widget(name)
        dock.setVisible(shown)
        if shown:
            dock.raise_()
        if fresh:
            self._fit(name)

    def widget(self, name: str) -> QWidget:
        """The content of a panel, built now if it was not."""
        if name not in self._contents:
            made = dock_table.built(self._rows[name], self._editor, self._window)
            self._contents[name] = made
            self.dock(name).setWidget(made)
            self.built.emit(name)
        return self._contents[name]

    def commit(self) -> None:
        """Send what is being typed in a panel to the map."""
        for content in self._contents.values():
            if isinstance(content, Typed):
                content.commit()

    def edit(self) -> None:
        """Show the inspector and put the cursor into its first field."""
        self.set_shown("inspector", shown=True)
        if self.inspector is not None:
            self.inspector.focus_name()

    def find(self) -> None:
        """Show the outline and put the cursor into its search field."""
        self.set_shown("outline", shown=True)
        if self.outline is not None:
            self.outline.focus_search()

    def _visibility_changed(self) -> None:
        if not isValid(self._window):
            return  # the last word of a frame whose window has gone
        if self._painted:
            self.build_visible()
        self.shown.emit()
