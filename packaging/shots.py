"""Fresh pictures of every window, for the README and for whoever reviews a change: `make shots`.

The program runs in a real window on a display (a virtual one where there is none) with settings of its own,
shows the samples in every theme of the page and of the window, opens every dialog, and writes what it shows
to build/shots. The picture of the README is written to docs/pictures/window.png.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mtd_desktop.gui.desk import Desk
    from mtd_desktop.gui.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "shots"
README = ROOT / "docs" / "pictures" / "window.png"

SIZES = {"1600x1000": (1600, 1000), "1280x720": (1280, 720)}
DIALOGS = (
    "window.help",
    "window.shortcuts",
    "window.sides",
    "window.conventions",
    "window.tracks",
    "window.about",
    "output.export",
    "output.preview",
    "keeping.versions",
    "vault.protect",
)
PANELS = ("outline", "questions", "figures", "standards", "timeline")
DATE = "1993-12"
"""The map date of the pictures that show one."""
PATIENCE = 40
"""How many rounds of the event loop, of 25 ms each, a picture waits for its window."""


def main() -> int:
    """Take the pictures in a process of their own, on a display, with a folder of their own."""
    if os.environ.get("MTD_SHOTS"):
        return take()
    from mtd_desktop.bench.display import display

    with tempfile.TemporaryDirectory() as home, display() as env:
        env |= {"MTD_SHOTS": "1", "MTD_DESKTOP_HOME": home}
        return subprocess.call([sys.executable, __file__], env=env, cwd=ROOT)


def take() -> int:
    """Take all pictures; the exit status."""
    from mtd_desktop.gui import app as program
    from mtd_desktop.gui.desk import Desk
    from mtd_desktop.gui.settings import SettingsFile
    from mtd_desktop.paths import sample

    OUT.mkdir(parents=True, exist_ok=True)
    app = program.application()
    desk = Desk(SettingsFile(no_recent=True), app)
    desk.start([])
    window = desk.windows[0]
    for look in ("light", "dark"):
        desk.set_look(look)
        for name, size in SIZES.items():
            window.resize(*size)
            shoot(window, f"welcome-{look}-{name}")
    # A map with a file of its own, so that it has versions.
    path = Path(os.environ["MTD_DESKTOP_HOME"]) / "Northern Ireland.mtdmap"
    path.write_bytes(sample("northern-ireland").read_bytes())
    desk.open(path, window)
    window.panels.set_shown("inspector", shown=True)
    for look in ("light", "dark"):
        desk.set_look(look)
        for name, size in SIZES.items():
            window.resize(*size)
            window.canvas.fit()
            window.editor.selection.set(["reid"])
            shoot(window, f"window-{look}-{name}")
    desk.set_look("light")
    window.resize(*SIZES["1600x1000"])
    for dialog in DIALOGS:
        shoot_dialog(window, dialog)
    window.editor.selection.clear()
    window.canvas.fit()
    shoot(window, "readme", README)
    ways_of_looking(desk, window)
    window.editor.undo_stack.setClean()
    desk.quit()
    return 0


def ways_of_looking(desk: Desk, window: MainWindow) -> None:
    """Panels, a map date, lenses, hidden names."""
    from mtd_desktop.model.view import LENSES

    for look in ("light", "dark"):
        desk.set_look(look)
        for panel in PANELS:
            window.panels.set_shown(panel, shown=True)
            shoot(window, f"panel-{panel}-{look}")
            window.panels.set_shown(panel, shown=False)
    desk.set_look("light")
    window.handler("page.show_processes")("all")
    window.handler("time.toggle")()
    window.editor.viewing.set(date=DATE)
    shoot(window, "time")
    window.handler("time.toggle")()
    for lens in LENSES:
        window.editor.viewing.set(lens=lens)
        shoot(window, f"lens-{lens}")
    window.editor.viewing.set(lens="nine", masked=True)
    shoot(window, "names-hidden")
    window.editor.viewing.set(masked=False)


def settle(ready: Callable[[], bool] = lambda: False) -> None:
    """Let the program work until it is `ready`, or for as long as a picture may wait."""
    from PySide6.QtTest import QTest

    for _ in range(PATIENCE):
        QTest.qWait(25)
        if ready():
            return


def shoot(window: MainWindow, name: str, path: Path | None = None) -> None:
    """A picture of a main window, once its map is drawn."""
    settle()
    if window.files.is_open:
        window.canvas.settle()
        settle()
    save(window, path or OUT / f"{name}.png")


def shoot_dialog(window: MainWindow, handler: str) -> None:
    """Open a dialog as the menu does, take its picture, close it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    taken = False

    def picture() -> None:
        nonlocal taken
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            raise SystemExit(f"shots: {handler} opened no dialog")
        settle()
        save(dialog, OUT / f"dialog-{handler.replace('.', '-')}.png")
        dialog.close()
        taken = True

    QTimer.singleShot(200, picture)
    window.handler(handler)()  # some dialogs hold it up until they close, others do not
    settle(lambda: taken)


def save(widget: QWidget, path: Path) -> None:
    """Write what a widget shows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not widget.grab().save(str(path)):
        raise SystemExit(f"shots: cannot write {path}")
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    raise SystemExit(main())
