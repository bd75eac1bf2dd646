"""A column of choices beside a picture: fields in one line, and a scroll bar where the screen is low."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QScrollArea, QWidget


class Scrolled(QScrollArea):
    """The choices, `width` pixels wide; what does not fit in height can be scrolled."""

    def __init__(self, content: QWidget, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(width)


def aligned(*forms: QFormLayout) -> None:
    """Let the fields of several forms begin at one line."""
    items = [
        form.itemAt(row, QFormLayout.ItemRole.LabelRole) for form in forms for row in range(form.rowCount())
    ]
    labels = [label for item in items if item is not None and (label := item.widget()) is not None]
    wide = max(label.sizeHint().width() for label in labels)
    for label in labels:
        label.setMinimumWidth(wide)
