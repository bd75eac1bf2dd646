"""Everything black at once, for the moment when somebody comes in who must not see.

Every window of the program gets a black sheet over all it shows, painted before anything else is done; what
is open stays open underneath. Until Esc, keys and clicks reach nothing but the sheet.
"""

from __future__ import annotations

from typing import Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QWindow,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from shiboken6 import isValid

from mtd_desktop.i18n import translate

WORDS_MS: Final = 4000
"""How long the way back stays on the black."""

_KEY: Final = "Ctrl+B"
_WATCHED: Final = "blank-watched"
_TITLE: Final = "MTD Desktop"

_HANDS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
"""What a person does on purpose: it is told how to go on."""

_SWALLOWED: Final = _HANDS | {
    QEvent.Type.KeyRelease,
    QEvent.Type.Shortcut,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.ContextMenu,
    QEvent.Type.ToolTip,
    QEvent.Type.StatusTip,
    QEvent.Type.WhatsThis,
    QEvent.Type.HoverMove,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TabletMove,
    QEvent.Type.TabletRelease,
    QEvent.Type.DragEnter,
    QEvent.Type.DragMove,
    QEvent.Type.Drop,
    QEvent.Type.InputMethod,
}


_PASSING: Final = (Qt.WindowType.ToolTip, Qt.WindowType.Popup, Qt.WindowType.SplashScreen)
"""Windows that go by themselves, and take what lies on them along."""


class Sheet(QWidget):
    """The black over one window; `say` shows for a while how to go on."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("blank")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAccessibleName(words())
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.setInterval(WORDS_MS)
        self._said.timeout.connect(self.update)
        self.cover()

    def cover(self) -> None:
        """Lie over the whole window, on top of all in it."""
        self.setGeometry(self._window.rect())
        self.raise_()

    def say(self) -> None:
        """Show how to go on."""
        self._said.start()
        self.update()

    @property
    def says(self) -> bool:
        """Whether it shows how to go on."""
        return self._said.isActive()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Black, and perhaps a line of grey words."""
        with QPainter(self) as p:
            p.fillRect(self.rect(), Qt.GlobalColor.black)
            if self.says:
                font = self.font()
                font.setPointSizeF(font.pointSizeF() * 1.4)
                p.setFont(font)
                p.setPen(QColor("#b0b0b0"))
                p.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words())


class Blank(QObject):
    """`turned` tells whether the screen has just become black or come back."""

    turned = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheets: WeakKeyDictionary[QWidget, Sheet] = WeakKeyDictionary()
        self._titles: WeakKeyDictionary[QWidget, str] = WeakKeyDictionary()
        self._focus: QWidget | None = None
        self.on = False

    def turn_on(self) -> None:
        """Black out everything now: when this returns, it has been painted."""
        if self.on:
            return
        self.on = True
        self._focus = QApplication.focusWidget()
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            if popup.isVisible():
                break
        for window in QApplication.topLevelWidgets():
            self._cover(window)
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self.turned.emit(True)  # noqa: FBT003 - a signal takes no names

    def turn_off(self) -> None:
        """Show everything again."""
        if not self.on:
            return
        self.on = False
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        for sheet in self._lying():
            sheet.hide()
            sheet.deleteLater()
        for window, title in tuple(self._titles.items()):
            if isValid(window):
                window.setWindowTitle(title)
        self._sheets.clear()
        self._titles.clear()
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None
        self.turned.emit(False)  # noqa: FBT003 - a signal takes no names

    def _lying(self) -> list[Sheet]:
        """The sheets of the windows that are still there."""
        return [sheet for sheet in self._sheets.values() if isValid(sheet)]

    def _say(self) -> None:
        for sheet in self._lying():
            sheet.say()

    def _cover(self, window: QWidget) -> None:
        if not window.isVisible() or window in self._sheets:
            return
        if window.windowType() in _PASSING:
            window.hide()
            return
        sheet = self._sheets[window] = Sheet(window)
        self._titles[window] = window.windowTitle()
        window.setWindowTitle(_TITLE)
        sheet.show()
        sheet.cover()
        sheet.repaint()
        if window.isActiveWindow():
            sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _retitled(self, window: QWidget) -> None:
        """Somebody gave the window another title meanwhile: it is shown afterwards."""
        if window.windowTitle() != _TITLE:
            self._titles[window] = window.windowTitle()
            window.setWindowTitle(_TITLE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let nothing through to what is underneath, and keep it underneath."""
        kind = event.type()
        if kind in _SWALLOWED:
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                if kind == QEvent.Type.KeyPress:
                    QTimer.singleShot(0, self, self.turn_off)
            elif kind in _HANDS:
                self._say()
            return True
        if kind == QEvent.Type.Close and event.spontaneous():
            event.ignore()
            self._say()
            return True
        if isinstance(watched, QWidget):
            if watched.isWindow():
                self._window_event(watched, kind)
            elif kind in (QEvent.Type.Show, QEvent.Type.ZOrderChange):
                above = self._sheets.get(watched.window())
                if (
                    above is not None
                    and isValid(above)
                    and watched is not above
                    and watched.parentWidget() is above.parent()
                ):
                    above.raise_()
        return False

    def _window_event(self, window: QWidget, kind: QEvent.Type) -> None:
        if kind == QEvent.Type.Show:
            self._cover(window)
        elif kind == QEvent.Type.WindowTitleChange and window in self._titles:
            self._retitled(window)
        elif kind in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            sheet = self._sheets.get(window)
            if sheet is not None and isValid(sheet):
                sheet.cover()


def words() -> str:
    """How to go on."""
    return translate("Blank", "Press Esc to go on")


def the_blank() -> Blank:
    """The one black of the program."""
    app = QCoreApplication.instance()
    found = app.findChild(Blank) if app is not None else None
    return found if found is not None else Blank(app)


def black_out() -> None:
    """Make everything black, then write a snapshot of every map: that may take its time."""
    black = the_blank()
    black.turn_on()
    QTimer.singleShot(0, black, _keep)


def _keep() -> None:
    from mtd_desktop.gui.main_window import MainWindow

    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.files.is_open:
            window.commit()
            window.files.journal.keep_now()


def watch() -> None:
    """From now on Ctrl+B makes everything black from every window and dialog, whatever has the focus."""
    app = QGuiApplication.instance()
    if isinstance(app, QGuiApplication) and app.property(_WATCHED) is None:
        app.setProperty(_WATCHED, True)  # noqa: FBT003 - Qt's argument
        app.focusWindowChanged.connect(_give_key)
        _give_key(app.focusWindow())


def _give_key(focused: QWindow | None) -> None:
    window = QWidget.find(focused.winId()) if focused is not None else None
    if window is not None and window.findChild(QShortcut, _KEY) is None:
        shortcut = QShortcut(QKeySequence(_KEY), window)
        shortcut.setObjectName(_KEY)
        shortcut.activated.connect(black_out)
