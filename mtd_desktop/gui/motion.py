"""Whether things on the screen may move by themselves."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class Motion:
    """Whether what belongs to a widget may move; without a widget it may.

    The style is asked when something is about to move for the first time, which is never before there is
    something to see: making the class QStyle known to Python takes longer than painting.
    """

    def __init__(self, widget: QWidget | None = None) -> None:
        self._widget = widget
        self._welcome: bool | None = None if widget is not None else True

    @property
    def is_welcome(self) -> bool:
        """False where everything has to keep still."""
        if self._welcome is None:
            self._welcome = self._widget is None or is_welcome(self._widget)
        return self._welcome

    def set(self, *, welcome: bool) -> None:
        """Whatever the style says."""
        self._welcome = welcome


def is_welcome(widget: QWidget) -> bool:
    """False where the system or its style was told to keep still."""
    from PySide6.QtWidgets import QStyle

    if sys.platform == "win32" and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General):
        return False
    return widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget) > 0
