"""What every tool of the compass answers to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

if TYPE_CHECKING:
    from mtd_desktop.gui.canvas.view import CompassView


class Tool:
    """Does nothing by itself. Positions are pixels of the view; `_modifiers` are those held right now."""

    name: ClassVar[str] = ""
    cursor: ClassVar[Qt.CursorShape] = Qt.CursorShape.ArrowCursor

    def __init__(self, view: CompassView) -> None:
        self.view = view
        view.editor.leaving.connect(self.cancel)  # what is in the hand belongs to that map

    @property
    def is_busy(self) -> bool:
        """Whether something has begun that Esc would stop."""
        return False

    def press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """The left button goes down."""

    def move(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """The pointer moves, with or without the button."""

    def release(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """The left button comes up."""

    def double_click(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """The second press of a double click."""
        self.press(at, _modifiers)

    def key(self, _event: QKeyEvent) -> bool:
        """A key; whether it was meant for the tool."""
        return False

    def cancel(self) -> bool:
        """Give up what was begun, without a trace; whether there was anything."""
        return False

    def finish_typing(self) -> None:
        """Take what was typed so far: the map is about to be saved, or to leave the screen."""

    def begin(self) -> None:
        """The tool is taken up."""

    def end(self) -> None:
        """The tool is put down."""
        self.cancel()

    def page_changed(self) -> None:
        """The view shows another page."""

    def paint(self, p: QPainter) -> None:
        """Draw above the page; `p` is set to the view's pixels."""
