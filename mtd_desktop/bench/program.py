"""The program itself under measurement, in its own window.

Run as a child process of the bench: `python -m mtd_desktop.bench.program WHAT MAP …` prints one JSON object.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from mtd_desktop.gui.canvas.view import CompassView

FRAMES = 30
LOOK_MS = 5
"""How often the event loop is asked whether it is still alive."""


def start(path: str, begun: float) -> dict[str, float]:
    """Seconds from `begun` (epoch) until the window has painted the map sharply; then it closes."""
    gc.disable()  # as the command line does before it imports anything
    return {"seconds": _painted_sharply(path) - begun}


def opened(path: str) -> dict[str, float]:
    """Seconds until a large map is painted, and the longest pause of the window in milliseconds."""
    from mtd_desktop.gui import app as program

    looks: list[float] = []
    app = program.application()
    from PySide6.QtCore import QTimer

    timer = QTimer(app)
    timer.setInterval(LOOK_MS)
    timer.timeout.connect(lambda: looks.append(time.perf_counter()))
    timer.start()
    begun = time.time()
    looks.append(time.perf_counter())
    seconds = _painted_sharply(path) - begun
    return {"seconds": seconds, "longest_pause": 1000 * max(b - a for a, b in pairwise(looks))}


def _painted_sharply(path: str) -> float:
    """Run the program until it has painted the map sharply; the time (epoch) at which it had."""
    from mtd_desktop.gui import app as program
    from mtd_desktop.gui.canvas import view as canvas

    app = program.application()
    from PySide6.QtCore import QTimer

    taken: list[float] = []
    paint = canvas.CompassView.paintEvent

    def painted(view: CompassView, event: QPaintEvent) -> None:
        paint(view, event)
        if not taken and view.page().spots and not view.is_composing and view.is_sharp:
            taken.append(time.time())
            QTimer.singleShot(0, app.quit)

    canvas.CompassView.paintEvent = painted  # type: ignore[method-assign,assignment]
    program.run([Path(path)], no_recent=True)
    return taken[0]


def frames(path: str) -> dict[str, float]:
    """Milliseconds a frame (median) while the whole map is panned, zoomed, and one actor dragged."""
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QMainWindow

    from mtd_desktop.gui import app as program
    from mtd_desktop.gui.canvas.view import CompassView
    from mtd_desktop.gui.editor import Editor
    from mtd_desktop.storage.files import load

    app = program.application()
    editor = Editor(load(Path(path)).map)
    window = QMainWindow()
    view = CompassView(editor)
    view.set_motion(motion=False)
    window.setCentralWidget(view)
    window.resize(1280, 800)
    window.show()
    QTest.qWaitForWindowExposed(window)
    view.settle()
    app.processEvents()

    def timed(change: Callable[[int], None]) -> float:
        spent = []
        for i in range(FRAMES):
            begin = time.perf_counter()
            change(i)
            view.repaint()
            spent.append(time.perf_counter() - begin)
            app.processEvents()
        return median(spent) * 1000

    home = view.camera
    middle = QPointF(view.width() / 2, view.height() / 2)
    pan = timed(lambda i: view.set_camera(home.moved(QPointF(i * 4, i * 3))))
    zoom = timed(lambda i: view.set_camera(home.zoomed(1.03 ** (i + 1), middle)))
    view.set_camera(home)
    view.settle()
    app.processEvents()
    # The actor with the most links is the hardest to move.
    ident = max(
        view.page().spots, key=lambda i: len(editor.map.links_of.get(i, ())) * (i in view.page().spots)
    )
    spot = view.page().spots[ident]
    begin = view.camera.to_view(spot.x, spot.y).toPoint()
    pressed = time.perf_counter()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(view, begin + QPoint(8, 8))
    app.processEvents()
    first = (time.perf_counter() - pressed) * 1000
    drag = timed(lambda i: QTest.mouseMove(view, begin + QPoint(8 + i * 3, 8 + i * 2)))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=begin + QPoint(98, 68))
    dropped = time.perf_counter()
    view.settle()
    app.processEvents()
    redrawn = (time.perf_counter() - dropped) * 1000
    window.close()
    app.processEvents()
    return {"pan": pan, "zoom": zoom, "drag": drag, "drag_begins": first, "redrawn": redrawn}


def main(argv: Sequence[str]) -> int:
    """`start MAP BEGUN`, `opened MAP` or `frames MAP`."""
    what, *rest = argv
    found = {
        "start": lambda: start(rest[0], float(rest[1])),
        "opened": lambda: opened(rest[0]),
        "frames": lambda: frames(rest[0]),
    }[what]()
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
