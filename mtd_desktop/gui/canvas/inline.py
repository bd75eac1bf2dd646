"""The small field that appears on the page itself, where a name belongs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

LEAST: Final = 150
MOST: Final = 420
"""Pixels between which the field grows with what is typed."""
LIMIT: Final = 2000
"""Characters that can be typed on the page; the inspector takes more."""

_STAYS: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class NameBox(QLineEdit):
    """One line of plain text over the page. `on_done` gets the text; `on_stop` is called instead after Esc.

    `on_key` sees each key first and may keep it. Leaving the field counts as done if `keeps` says so and
    something was typed; else `on_leave` is called, or `on_stop` if there is none.
    """

    def __init__(
        self,
        parent: QWidget,
        text: str,
        hint: str,
        on_done: Callable[[str], None],
        on_stop: Callable[[], None],
        *,
        on_key: Callable[[QKeyEvent], bool] | None = None,
        on_leave: Callable[[], None] | None = None,
        keeps: bool = True,
    ) -> None:
        super().__init__(parent)
        self._done = on_done
        self._stop = on_stop
        self._on_key = on_key
        self._leave = on_leave or on_stop
        self._keeps = keeps
        self._closed = False
        self._middle = QPoint()
        self._page = parent
        self.setMaxLength(max(LIMIT, len(text.encode("utf-16-le")) // 2))  # what is there is not cut off
        self.setText(text)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setMinimumHeight(28)
        self.textChanged.connect(self._grow)
        self.selectAll()

    def move_to(self, middle: QPoint) -> None:
        """Have its middle at a point of the view."""
        self._middle = middle
        self._grow()

    def open_at(self, middle: QPoint) -> None:
        """Show it with its middle at a point of the view, and take the keyboard."""
        self.move_to(middle)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_quietly(self) -> None:
        """Go away without a word to anybody."""
        if self._closed:
            return
        self._closed = True
        if self._page.window().focusWidget() is self:  # or hiding would give it to whatever comes next
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.deleteLater()

    def finish(self) -> None:
        """Take what stands in the field, as if somebody had clicked elsewhere."""
        if self._closed:
            return
        text = self.text()
        self.close_quietly()
        if self._keeps and text.strip():
            self._done(text)
        else:
            self._leave()

    def event(self, event: QEvent) -> bool:
        """Keep single keys from the shortcuts of the window while somebody types."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
            if not event.modifiers() & command:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done, Esc is not."""
        if self._on_key is not None and self._on_key(event):
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._done(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.close_quietly()
            self._stop()
        elif event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
            event.accept()  # or the page beneath would take what the field has no use for

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Tab stays: leaving in the middle of a name would look like a loss."""
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Somebody clicked elsewhere: keep what was typed, or let go."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.finish()

    def _grow(self) -> None:
        words = self.text() or self.placeholderText()
        wide = QFontMetrics(self.font()).horizontalAdvance(words[:200]) + 34
        wide = min(max(wide, LEAST), MOST)
        high = max(self.minimumHeight(), self.sizeHint().height())
        place = QRect(0, 0, wide, high)
        place.moveCenter(self._middle)
        room = self._page.rect().adjusted(4, 4, -4, -4)
        place.moveRight(min(place.right(), room.right()))
        place.moveBottom(min(place.bottom(), room.bottom()))
        place.moveLeft(max(place.left(), room.left()))
        place.moveTop(max(place.top(), room.top()))
        self.setGeometry(place)
