"""Words of a map shown as words: Qt takes a name like `<img src=…>` for a page unless told not to."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e")

MENU_LENGTH = 60
"""Characters of a name in a menu, a title or a status line."""


def label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that shows `text` letter by letter."""
    shown = QLabel(parent)
    shown.setTextFormat(Qt.TextFormat.PlainText)
    shown.setText(text)
    return shown


def tooltip(text: str) -> str:
    """`text` for `setToolTip`, which knows no plain mode: marked as a page and escaped."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return f"<qt>{escaped}</qt>" if text else ""


def one_line(text: str, limit: int = MENU_LENGTH) -> str:
    """`text` without line breaks, control characters and marks that turn what follows around, cut to `limit`.

    Such a mark in a name would turn the words of the program that stand behind it in a title or a question.
    """
    straight = (c for c in text[: 4 * limit] if c not in _TURNING)
    spaced = (" " if c.isspace() or unicodedata.category(c) == "Cc" else c for c in straight)
    line = " ".join("".join(spaced).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def without_mnemonic(text: str) -> str:
    """The text of a menu entry as it is read: without the mark of its mnemonic, without dots at the end."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("….")


def menu_text(text: str) -> str:
    """`text` for a menu entry or button, in which `&` and tabs would mean something."""
    return one_line(text).replace("&", "&&")
