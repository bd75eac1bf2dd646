"""The program with a window: what is set up once, in the order in which it is needed."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mtd_desktop import __version__, i18n
from mtd_desktop.gui import display

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from mtd_desktop.errors import UserError
    from mtd_desktop.gui.desk import Desk

SETTLED_MS = 1500
"""Milliseconds until the start is certainly over."""
DESKTOP_FILE = "mtd-desktop"


def run(paths: Sequence[Path], *, no_recent: bool = False) -> int:
    """Open a window for every map in `paths`, else one with the welcome page; the exit status.

    `no_recent` keeps this session out of the list of recent files, and the list out of this session.
    """
    obstacle = display.obstacle()
    if obstacle:
        sys.stderr.write(obstacle + "\n")
        return 1
    gc.disable()  # looking for garbage among what has just been imported takes 20 ms of the start
    app = application()
    from PySide6.QtCore import QTimer

    from mtd_desktop.gui.desk import Desk
    from mtd_desktop.gui.errors import Guard
    from mtd_desktop.gui.farewell import Farewell
    from mtd_desktop.gui.settings import SettingsFile

    desk = Desk(SettingsFile(no_recent=no_recent), app)
    guard = Guard(desk.keep_now, lambda error, report: _tell(desk, error, report), app)
    guard.install()
    farewell = Farewell(app, desk)
    farewell.install()
    if sys.platform == "darwin":
        app.installEventFilter(desk)
    desk.start(paths)
    QTimer.singleShot(SETTLED_MS, _tidy_again)
    try:
        return app.exec()
    finally:
        desk.leave()
        farewell.remove()
        guard.remove()


def application() -> QApplication:
    """The application object, made the first time: its name, its language and its style."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QApplication

    found = QCoreApplication.instance()
    if isinstance(found, QApplication):
        return found
    if sys.platform == "win32":
        QApplication.setStyle("Fusion")  # the system's own style ignores the dark scheme
    QApplication.setApplicationName("mtd-desktop")
    QApplication.setApplicationDisplayName("MTD Desktop")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName(DESKTOP_FILE)
    app = QApplication(sys.argv[:1])
    i18n.install(QCoreApplication.translate)
    return app


def _tidy_again() -> None:
    gc.freeze()  # what the start has made stays until the end
    gc.enable()


def _tell(desk: Desk, error: UserError, report: str) -> None:
    if desk.windows:
        desk.windows[-1].files.questions.defect(error, report)
    else:
        sys.stderr.write(f"{error}\n")
