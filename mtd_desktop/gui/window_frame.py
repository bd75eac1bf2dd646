"""What a window has in common with the desktop around it: its title, its size and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QGuiApplication

from mtd_desktop.gui.plain import one_line
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mtd_desktop.gui.document_controller import DocumentController

FIRST_SIZE = QSize(1440, 900)
"""Pixels of a window that was never closed before, where the screen has room for it."""


def show_title(window: QWidget, files: DocumentController, *, masked: bool) -> None:
    """Name the map in the title; while it is locked or `masked` not even its file, which may name people."""
    program = translate("Window", "MTD Desktop")
    name, hidden = "", masked or files.away is not None
    if files.away is not None:
        name = translate("Window", "Locked")
    elif files.is_open:
        name = (translate("Window", "Names hidden") if masked else _name(files)) + "[*]"
    window.setWindowTitle(f"{name} – {program}" if name else program)
    window.setWindowFilePath("" if files.path is None or hidden else str(files.path))
    window.setWindowModified(files.is_open and files.modified)


def _name(files: DocumentController) -> str:
    name = one_line(files.name).replace("[*]", "[*][*]")
    return translate("Window", "{name} (read only)").format(name=name) if files.read_only else name


def restore(window: QWidget, saved: str) -> None:
    """Give a new window the size and place that `kept` returned, or else a size that suits the screen."""
    if saved and window.restoreGeometry(QByteArray.fromBase64(saved.encode())):
        return
    room = QGuiApplication.primaryScreen().availableSize()
    window.resize(FIRST_SIZE.boundedTo(room))
    if room.width() < FIRST_SIZE.width() * 1.15:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def kept(window: QWidget) -> str:
    """Size and place of a window as text for the settings."""
    return bytes(window.saveGeometry().toBase64().data()).decode()


def coming_width(window: QWidget) -> int:
    """The width of a window in pixels, or that which it is going to have once it is shown."""
    if window.isVisible() or not window.isMaximized():
        return window.width()
    return window.screen().availableSize().width()
