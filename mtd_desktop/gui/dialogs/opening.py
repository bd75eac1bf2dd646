"""How dialogs come up over a window: without holding up its event loop, and gone when they close."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from mtd_desktop.gui.editor import Editor

OF_THE_MAP: Final[Mapping[str, str]] = {
    "sides": "sides:SidesDialog",
    "conventions": "conventions:ConventionsDialog",
    "tracks": "tracks:TracksDialog",
}
"""The dialogs about the map as a whole: "module:Class" beside this one, built as `Class(editor, parent)`."""


def open_for_map(kind: str, editor: Editor, parent: QWidget) -> None:
    """Open one of `OF_THE_MAP` over the window that `parent` is."""
    module, _, name = OF_THE_MAP[kind].partition(":")
    dialog: QDialog = getattr(import_module(f"mtd_desktop.gui.dialogs.{module}"), name)(editor, parent)
    open_over(dialog)


def open_over(dialog: QDialog) -> None:
    """Show `dialog` over its parent, which waits for it, and delete it once it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
