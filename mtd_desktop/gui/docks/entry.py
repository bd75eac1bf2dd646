"""What one field of a form is: a control, a quiet hint beneath it, and the road of its value to the map.

An entry shows a value, `None` ("not recorded") or `SEVERAL` (the selected things differ). What a person
enters goes to `send`, which answers with the reason if it cannot be. Showing never sends.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from itertools import count
from typing import Final, TypeAlias

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from mtd_desktop.errors import UserError
from mtd_desktop.gui import plain
from mtd_desktop.gui.docks.codecs import Codec
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map


class Several(Enum):
    """The one value that stands for many."""

    SEVERAL = "several"


SEVERAL: Final = Several.SEVERAL

Send: TypeAlias = Callable[[object, str], str]
"""Takes a value and the gesture it belongs to; returns why it cannot be, or nothing."""

NO_LIMIT: Final = 2**31 - 1
"""Characters that a line may have. Qt's own limit cuts long texts off without a word."""

PAUSE: Final = 250
"""Milliseconds without a key until what was typed goes to the map."""

LONGEST: Final = 750
"""Milliseconds after which it goes to the map although the keys do not rest, so that a crash takes little."""

TALL: Final = 28
"""Least height of a control in pixels, so that a finger hits it."""

_BREAKS: Final = dict.fromkeys((0x2028, 0x2029, 0xFDD0, 0xFDD1), "\n")
"""What Qt has in the place of line breaks."""

_gestures = count(1)


def several_text() -> str:
    """What is shown where the selected things differ."""
    return translate("Inspector", "— several —")


def quiet(shown: QLabel) -> QLabel:
    """The same label in the palette's quiet colour, which follows light and dark."""
    shown.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return shown


def wrapped_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A plain label that breaks lines."""
    shown = plain.label(text, parent)
    shown.setWordWrap(True)
    return shown


def rule(parent: QWidget) -> QFrame:
    """A line across, between what belongs to different things."""
    line = QFrame(parent)
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Sunken)
    return line


class Entry(QWidget):
    """One field of a form. Subclasses put their control first and tell what a person chose by `send`."""

    def __init__(self, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self.send: Send = _nowhere
        self.hint = quiet(wrapped_label(parent=self))
        self.hint.hide()
        control.setMinimumHeight(TALL)
        self.setFocusProxy(control)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(control)
        box.addWidget(self.hint)

    def meet(self, m: Map) -> None:
        """The map whose values are about to be shown."""

    def show_value(self, value: object) -> None:
        """Show a value, `None` or `SEVERAL`, without sending it."""
        raise NotImplementedError  # each kind of field has its own; Qt's metaclass leaves no room for ABC

    def flush(self) -> None:
        """Send what was entered but has not been sent."""

    def forget(self) -> None:
        """Drop what was entered: the field is about to show something else."""

    def draft(self) -> str | None:
        """Text that could not be sent and must not be lost; `None` if there is none."""
        return None

    def show_draft(self, text: str, hint: str) -> None:
        """Show such text again, with the reason."""

    def set_title(self, title: str) -> None:
        """Tell assistive technology what the control is for."""
        self.control.setAccessibleName(title)

    def say(self, hint: str) -> None:
        """Show a quiet hint beneath the control, or none."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.control.setAccessibleDescription(hint)


class TextEntry(Entry):
    """A field that is typed: one line or several, read and written by a codec.

    It sends after a short pause, on Enter and when the focus leaves; one stay in the field is one gesture.
    What the codec cannot read stays in the field with a hint, and nothing is sent. Escape brings back what
    stood there when the stay began.
    """

    def __init__(self, codec: Codec, parent: QWidget | None = None) -> None:
        edit = _many_lines() if codec.lines > 1 else QLineEdit()
        if isinstance(edit, QLineEdit):
            edit.setMaxLength(NO_LIMIT)
        super().__init__(edit, parent)
        self.edit: QLineEdit | QPlainTextEdit = edit
        self._codec = codec
        self._shown: object = None
        self._at_start = ""
        self._gesture = ""
        self._typed = False
        self._showing = False
        self._since = QElapsedTimer()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._try_to_send)
        self._placeholder = codec.example
        if isinstance(edit, QPlainTextEdit):
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(edit.fontMetrics().lineSpacing() * codec.lines + 14)
        edit.textChanged.connect(self._on_text)
        edit.installEventFilter(self)
        self._begin()

    @property
    def text(self) -> str:
        """What stands in the field."""
        if isinstance(self.edit, QLineEdit):
            return self.edit.text()
        # `toPlainText` would turn the spaces that must not break, as in “10 000”, into ordinary ones.
        return self.edit.document().toRawText().translate(_BREAKS)

    def show_value(self, value: object) -> None:
        """Show a value; what a person is typing at the moment is not disturbed by it."""
        if value == self._shown and self._typed:
            return
        self._shown = value
        if self._typed and self._reads_as(value):
            return
        self._write("" if value is SEVERAL else self._codec.write(value))
        self.edit.setPlaceholderText(several_text() if value is SEVERAL else self._placeholder)
        self._begin()

    def flush(self) -> None:
        """Send what was typed, now."""
        self._pause.stop()
        if self._typed and not self._reads_as(self._shown):
            self._try_to_send(final=True)

    def forget(self) -> None:
        """Drop what was typed: the field is about to show something else."""
        self._begin()

    def draft(self) -> str | None:
        """Text that the codec cannot read, or the map would not take."""
        return self.text if self._typed and not self._reads_as(self._shown) else None

    def show_draft(self, text: str, hint: str) -> None:
        """Show text that could not be sent, with the reason."""
        self._write(text)
        self._typed = True
        self.say(hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the stay in the field: focus, Enter and Escape."""
        kind = event.type()
        if kind == QEvent.Type.FocusIn and not self._typed:
            self._begin()
        elif kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() == Qt.FocusReason.PopupFocusReason:
                self.flush()  # the menu that opens may save or undo
            else:
                self._finish()
        elif isinstance(event, QKeyEvent) and kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return self._on_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A panel that closes loses nothing."""
        self.flush()
        super().hideEvent(event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._is_for_window(event):
            event.ignore()
            return True
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.type() == QEvent.Type.ShortcutOverride:
            self.flush()  # the shortcut may be Save
        if event.key() == Qt.Key.Key_Escape and self.text != self._at_start:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._restore()
            return True
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and (self._codec.one_line or control) and event.type() == QEvent.Type.KeyPress:
            self._finish()
            return True
        return False

    def _is_for_window(self, event: QKeyEvent) -> bool:
        """Undo and redo belong to the map where the field has nothing of its own to undo."""
        own = self.edit.document() if isinstance(self.edit, QPlainTextEdit) else self.edit
        keys = QKeySequence.StandardKey
        undo = event.matches(keys.Undo) and not own.isUndoAvailable()
        return undo or (event.matches(keys.Redo) and not own.isRedoAvailable())

    def _on_text(self) -> None:
        if not self._showing:
            self._typed = True
            if not self._pause.isActive():
                self._since.start()
            if self._since.elapsed() < LONGEST:
                self._pause.start()

    def _begin(self) -> None:
        self._pause.stop()
        self._typed = False
        self._at_start = self.text
        self._gesture = f"typing {next(_gestures)}"
        self.say("")

    def _finish(self) -> None:
        self.flush()
        if self.draft() is None:
            tidy = "" if self._shown is SEVERAL else self._codec.write(self._shown)
            if self.text != tidy:
                self._write(tidy)
            reason = self.hint.text()
            self._begin()
            self.say(reason)

    def _restore(self) -> None:
        self._pause.stop()
        self._write(self._at_start)
        if self._shown is not SEVERAL and not self._reads_as(self._shown):
            self._try_to_send(final=True)
        self._typed = False
        self.say("")

    def _try_to_send(self, *, final: bool = False) -> None:
        try:
            value = self._codec.read(self.text)
        except UserError as problem:
            self.say(str(problem))
            if final and self._codec.needed:
                self._give_up()
            return
        refusal = self.send(value, self._gesture)
        self.say(refusal)

    def _give_up(self) -> None:
        """What must not be blank goes back to what it was."""
        self._write("" if self._shown is SEVERAL else self._codec.write(self._shown))
        self._typed = False

    def _reads_as(self, value: object) -> bool:
        try:
            return self._codec.read(self.text) == value
        except UserError:
            return False

    def _write(self, text: str) -> None:
        if text == self.text:
            return
        self._showing = True
        if isinstance(self.edit, QPlainTextEdit):
            self.edit.setPlainText(text)
        else:
            self.edit.setText(text)
            self.edit.setCursorPosition(0)
        self._showing = False


def _many_lines() -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
    return edit


def _nowhere(_value: object, _gesture: str) -> str:
    return ""
