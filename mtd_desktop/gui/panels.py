"""The inspector and the outline of a window: where they stand, when they show, and when they are built.

They are built when they are first seen, and never before the page has been painted once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from mtd_desktop.gui.editor import Editor
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.gui.docks.inspector import Inspector
    from mtd_desktop.gui.docks.outline import Outline

WIDE = 1500
"""Window width in pixels from which the inspector has room beside the page without being asked for."""
INSPECTOR_WIDTH = 320
OUTLINE_WIDTH = 280


class Panels(QObject):
    """`built` tells the name of a panel just built, `shown` that one came or went."""

    built = Signal(str)
    shown = Signal()

    def __init__(self, window: QMainWindow, editor: Editor) -> None:
        super().__init__(window)
        self._window = window
        self._editor = editor
        self._painted = False
        self._panels: dict[str, QWidget] = {}
        self.inspector: Inspector | None = None
        self.outline: Outline | None = None
        first, last = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        if window.isRightToLeft():  # Qt mirrors toolbars and menus, but not the sides of docks
            first, last = last, first
        self.docks = {
            "outline": self._dock("outline", translate("Panels", "Outline"), first),
            "inspector": self._dock("inspector", translate("Panels", "Inspector"), last),
        }

    def _dock(self, name: str, title: str, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        dock.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetClosable | QDockWidget.DockWidgetFeature.DockWidgetMovable
        )
        self._window.addDockWidget(area, dock)
        dock.hide()
        dock.visibilityChanged.connect(self._visibility_changed)
        return dock

    def start(self, *, wide: bool) -> None:
        """A map has been opened in the window: show what belongs beside it."""
        if wide:
            self.docks["inspector"].show()
            self._window.resizeDocks([self.docks["inspector"]], [INSPECTOR_WIDTH], Qt.Orientation.Horizontal)

    def hide_all(self) -> None:
        """Leave the whole window to the welcome page."""
        for dock in self.docks.values():
            dock.hide()

    def build_visible(self) -> None:
        """Build what is on the screen; from now on at once, as the window has been painted."""
        self._painted = True
        for name, dock in self.docks.items():
            if not dock.isHidden():
                self.widget(name)

    def is_shown(self, name: str) -> bool:
        """Whether a panel is on the screen."""
        return not self.docks[name].isHidden()

    def toggle(self, name: str) -> None:
        """Show or hide a panel."""
        self.set_shown(name, shown=not self.is_shown(name))

    def set_shown(self, name: str, *, shown: bool) -> None:
        """Show or hide a panel; one that appears for the first time gets a width that suits it."""
        dock = self.docks[name]
        fresh = shown and name not in self._panels
        if shown:
            self.widget(name)
        dock.setVisible(shown)
        if fresh:
            width = INSPECTOR_WIDTH if name == "inspector" else OUTLINE_WIDTH
            self._window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)

    def widget(self, name: str) -> QWidget:
        """The panel itself, built now if it was not."""
        if name not in self._panels:
            self._panels[name] = self._build(name)
            self.docks[name].setWidget(self._panels[name])
            self.built.emit(name)
        return self._panels[name]

    def _build(self, name: str) -> QWidget:
        if name == "inspector":
            from mtd_desktop.gui.docks.inspector import Inspector

            self.inspector = Inspector(self._editor)
            return self.inspector
        from mtd_desktop.gui.docks.outline import Outline

        self.outline = Outline(self._editor)
        return self.outline

    def commit(self) -> None:
        """Send what is being typed in a panel to the map."""
        if self.inspector is not None:
            self.inspector.commit()
        if self.outline is not None:
            self.outline.commit()

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
        if self._painted:
            self.build_visible()
        self.shown.emit()
