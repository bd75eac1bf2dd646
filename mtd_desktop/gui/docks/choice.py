"""Fields that are chosen rather than typed: lists, yes or no, a number that turns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from mtd_desktop.gui.docks.entry import SEVERAL, Entry, several_text

_turns = count(1)


@dataclass(frozen=True)
class Option:
    """A value and the words that people choose it by."""

    value: object
    text: str
    icon: QIcon | None = None


class Choice(QComboBox):
    """A list that is not changed by a wheel passing over it, and that keeps keys meant for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(24)
        self.is_open = False

    def showPopup(self) -> None:
        """Remember that what comes next is chosen from the open list."""
        self.is_open = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that gets here came to the closed list."""
        self.is_open = False
        super().keyPressEvent(event)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Say with an ellipsis that a text is longer than the field, instead of cutting through a letter."""
        super().initStyleOption(option)
        complex_, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(complex_, option, field, self).width() - 4
        if not option.currentIcon.isNull():
            room -= option.iconSize.width() + 4
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, max(room, 0)
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll instead."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """A digit or letter picks from the list; it is no shortcut of the window here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if plain and event.text().isprintable() and event.text():
                event.accept()
                return True
        return super().event(event)


class ChoiceEntry(Entry):
    """One of a list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.box = Choice()
        super().__init__(self.box, parent)
        self._options: tuple[Option, ...] = ()
        self._value: object = None
        self._offer: tuple[str, Callable[[], None]] | None = None
        self.box.activated.connect(self._on_choice)

    def offer(self, text: str, do: Callable[[], None]) -> None:
        """A last line in the list that does something else instead of choosing."""
        self._offer = (text, do)

    def set_options(self, options: Sequence[Option]) -> None:
        """What there is to choose from, as of now."""
        if tuple(options) == self._options:
            return
        self._options = tuple(options)
        with QSignalBlocker(self.box):
            self.box.clear()
            for option in self._options:
                self.box.addItem(option.text)
                if option.icon is not None:
                    self.box.setItemIcon(self.box.count() - 1, option.icon)
                    self.box.setIconSize(option.icon.actualSize(QSize(64, 24)))
            if self._offer is not None:
                self.box.insertSeparator(self.box.count())
                self.box.addItem(self._offer[0])

    def show_value(self, value: object) -> None:
        """Show a value; one that is not in the list leaves the field empty."""
        self._value = value
        with QSignalBlocker(self.box):
            self.box.setPlaceholderText(several_text() if value is SEVERAL else "")
            index = next((i for i, o in enumerate(self._options) if _same(o.value, value)), -1)
            self.box.setCurrentIndex(index)

    def _on_choice(self, index: int) -> None:
        if index < len(self._options):
            self.say(self.send(self._options[index].value, ""))
            return
        self.show_value(self._value)
        if self._offer is not None and self.box.is_open:  # the arrow keys may pass over it
            self._offer[1]()


class FlagEntry(Entry):
    """Yes or no, with its words beside the box."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        self.box = QCheckBox(text)
        super().__init__(self.box, parent)
        self.box.clicked.connect(self._on_click)

    def show_value(self, value: object) -> None:
        """Show yes, no, or a half-filled box where the things differ."""
        with QSignalBlocker(self.box):
            self.box.setTristate(value is SEVERAL)
            if value is SEVERAL:
                self.box.setCheckState(Qt.CheckState.PartiallyChecked)
            else:
                self.box.setChecked(bool(value))

    def set_title(self, title: str) -> None:
        """The box carries its own words."""

    def _on_click(self) -> None:
        self.say(self.send(self.box.checkState() != Qt.CheckState.Unchecked, ""))


class TurnEntry(Entry):
    """An angle in whole degrees, clockwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.box = QSpinBox()
        self.box.setRange(-180, 180)
        self.box.setSingleStep(5)
        self.box.setSuffix("°")
        self.box.setWrapping(True)
        self.box.setKeyboardTracking(False)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        super().__init__(self.box, parent)
        self._gesture = ""
        self.box.installEventFilter(self)
        self.box.valueChanged.connect(self._on_turn)

    def show_value(self, value: object) -> None:
        """Show an angle."""
        with QSignalBlocker(self.box):
            degrees = round(value) if isinstance(value, float | int) else 0
            self.box.setValue((degrees + 180) % 360 - 180)

    def flush(self) -> None:
        """Take what was typed."""
        self.box.interpretText()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the panel; a stay in the field is one gesture."""
        if event.type() == QEvent.Type.FocusIn:
            self._gesture = f"turn {next(_turns)}"
        if event.type() == QEvent.Type.Wheel and not self.box.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _on_turn(self, degrees: int) -> None:
        self.say(self.send(float(degrees), self._gesture))


def _same(a: object, b: object) -> bool:
    """Equal and of one type: `True` is not 1 here."""
    return type(a) is type(b) and a == b
