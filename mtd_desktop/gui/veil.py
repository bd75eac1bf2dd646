"""What is seen while names are hidden: a sentence in the place of a panel, and a sign on the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QDockWidget, QPushButton, QWidget

from mtd_desktop.gui import plain
from mtd_desktop.i18n import translate

GAP = 6
"""Pixels between the sign and the edge of the page."""

SIGN = "#7a1f6b"
"""Its colour, which nothing else in the window has: white on it reads at 9 : 1."""


class Veil(QObject):
    """Covers what a panel shows. The content is taken off the screen, so that nobody hears it either."""

    def __init__(self, dock: QDockWidget, words: str) -> None:
        super().__init__(dock)
        self._dock = dock
        self._cover = plain.label(words, dock)
        self._cover.setWordWrap(True)
        self._cover.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._cover.setMargin(16)
        self._cover.setAutoFillBackground(True)
        self._cover.hide()
        dock.installEventFilter(self)

    def hang(self) -> None:
        """Cover the panel as it is now."""
        content = self._dock.widget()
        if content is not None:
            content.hide()
        self._cover.setGeometry(self._room())
        self._cover.raise_()
        self._cover.show()

    def lift(self) -> None:
        """Show the panel again."""
        self._dock.removeEventFilter(self)
        self._cover.hide()
        self._cover.deleteLater()
        content = self._dock.widget()
        if content is not None:
            content.show()
        self.deleteLater()

    def _room(self) -> QRect:
        rect = self._dock.rect()
        title = self._dock.style().pixelMetric(self._dock.style().PixelMetric.PM_TitleBarHeight)
        return rect.adjusted(0, title, 0, 0)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay over the panel when it changes its size or comes to the front."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ChildAdded):
            self._cover.setGeometry(self._room())
            self._cover.raise_()
        return False


class Sign(QPushButton):
    """Says on the page that names are hidden; a click shows them again."""

    def __init__(self, page: QWidget, key: str) -> None:
        super().__init__(page)
        self.setText(
            translate("Privacy", "Names are hidden · {key} shows them").format(key=key)
            if key
            else translate("Privacy", "Names are hidden")
        )
        self._page = page
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(plain.tooltip(translate("Privacy", "Show names again")))
        self.setAccessibleName(translate("Privacy", "Names are hidden. Show them again"))
        self.setStyleSheet(
            f"QPushButton {{ background: {SIGN}; color: white; border: none; border-radius: 10px;"
            " padding: 5px 16px; font-weight: 600; }"
        )
        page.installEventFilter(self)

    def appear(self) -> None:
        """Stand above the page."""
        self.adjustSize()
        self._stand()
        self.show()
        self.raise_()

    def _stand(self) -> None:
        page = self._page
        self.move((page.width() - self.width()) // 2, GAP)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay there when the page changes its size."""
        if event.type() == QEvent.Type.Resize and watched is self._page:
            self._stand()
        return False
