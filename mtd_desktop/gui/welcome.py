"""The page of a window without a map: start one, open one, or look at a sample."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Welcome(QWidget):
    chosen = Signal(str)
