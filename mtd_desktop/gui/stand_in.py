"""What stands where the compass will be, as long as it is being built."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from mtd_desktop.gui.editor import Editor


class CompassView(QWidget):
    tool_changed = Signal(str)
    zoom_changed = Signal(float)
    edit_requested = Signal(str)
    context_menu_requested = Signal(QPoint, object)
    message = Signal(str)

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool = "select"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def fit(self) -> None: ...
    def zoom_in(self) -> None: ...
    def zoom_out(self) -> None: ...
    def zoom_actual(self) -> None: ...
    def begin_link(self) -> None: ...
    def rename_selected(self) -> None: ...
    def edit_selected(self) -> None: ...
    def set_relation(self, ident: str) -> None: ...
    def set_tool(self, name: str) -> None:
        self.tool = name
        self.tool_changed.emit(name)


class Tray(QWidget):
    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
