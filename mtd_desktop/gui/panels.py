"""The inspector and the outline of a window: where they stand, when they show, and when they are built.

They are built when they are first seen, and never before the page has been painted once.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from mtd_desktop.gui.editor import Editor
from mtd_desktop.i18n import translate

WIDE = 1500
"""Window width in pixels from which the inspector has room beside the page without being asked for."""
INSPECTOR_WIDTH = 320
OUTLINE_WIDTH = 280


class Panels(QObject):
    """`built` tells the name and the widget of a panel just built, `shown` that one came or went."""

    built = Signal(str, QWidget)
    shown = Signal()

    def __init__(self, window: QMainWindow, editor: Editor) -> None:
        super().__init__(window)
        self._window = window
        self._editor = editor
        self._painted = False
        self._makers: dict[str, Callable[[Editor], QWidget]] = {"inspector": _inspector, "outline": _outline}
        area = Qt.DockWidgetArea
        # Qt mirrors the sides of docks by itself where writing runs from right to left.
        self.docks = {
            "outline": self._dock("outline", translate("Panels", "Outline"), area.LeftDockWidgetArea),
            "inspector": self._dock("inspector", translate("Panels", "Inspector"), area.RightDockWidgetArea),
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
        fresh = shown and dock.widget() is None
        if shown:
            self.widget(name)
        dock.setVisible(shown)
        if fresh:
            width = INSPECTOR_WIDTH if name == "inspector" else OUTLINE_WIDTH
            self._window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)

    def widget(self, name: str) -> QWidget:
        """The panel itself, built now if it was not."""
        dock = self.docks[name]
        found = dock.widget()
        if found is None:
            found = self._makers[name](self._editor)
            dock.setWidget(found)
            self.built.emit(name, found)
        return found

    def edit(self) -> None:
        """Show the inspector and put the cursor into its first field."""
        self.set_shown("inspector", shown=True)
        focus = getattr(self.widget("inspector"), "focus_name", None)
        if focus is not None:
            focus()

    def find(self) -> None:
        """Show the outline and put the cursor into its search field."""
        self.set_shown("outline", shown=True)
        outline = self.widget("outline")
        focus = getattr(outline, "focus_search", None)
        (focus or outline.setFocus)()

    def _visibility_changed(self) -> None:
        if self._painted:
            self.build_visible()
        self.shown.emit()


def _inspector(editor: Editor) -> QWidget:
    from mtd_desktop.gui.docks.inspector import Inspector

    return Inspector(editor)


def _outline(editor: Editor) -> QWidget:
    from mtd_desktop.gui.docks.outline import Outline

    return Outline(editor)
