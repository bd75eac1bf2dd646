"""What is seen while names are hidden: a sentence in the place of a panel, and a sign on the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDockWidget, QPushButton, QWidget

from mtd_desktop.gui import plain
from mtd_desktop.i18n import translate

GAP = 6
"""Pixels between the sign and the edge of the page."""

SIGN = "#7a1f6b"
"""Its colour, which nothing else in the window has: white on it reads at 9 : 1."""


class Veil:
    """A sentence in the place of what a panel shows, which is off the screen: nobody sees or hears it."""

    def __init__(self, dock: QDockWidget, words: str) -> None:
        self._dock = dock
        self._content: QWidget | None = None
        self._cover = plain.label(words)
        self._cover.setWordWrap(True)
        self._cover.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._cover.setMargin(16)

    def hang(self) -> None:
        """Cover the panel as it is now, with what was built in it meanwhile."""
        content = self._dock.widget()
        if content is self._cover:
            return
        self._content = content
        if content is not None:
            self._cover.setMinimumWidth(content.minimumSizeHint().width())
            content.hide()
        self._dock.setWidget(self._cover)
        self._cover.show()

    def lift(self) -> None:
        """Show the panel again."""
        if self._content is None:
            self._cover.hide()
        else:
            self._dock.setWidget(self._content)
            self._content.show()
        self._cover.deleteLater()


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
        """Stand at the foot of the page, where nobody stands outside the compass."""
        self.adjustSize()
        self._stand()
        self.show()
        self.raise_()

    def _stand(self) -> None:
        page = self._page
        self.move((page.width() - self.width()) // 2, page.height() - self.height() - GAP)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay there when the page changes its size."""
        if event.type() == QEvent.Type.Resize and watched is self._page:
            self._stand()
        return False
