"""The lower bounds: what PySide6 alone needs for the same things, drawn by hand in a few batched calls.

Run as a child process of the bench: `python -m mtd_desktop.bench.bare WHAT …` prints one JSON object.
"""

from __future__ import annotations

import json
import math
import sys
import time
from collections.abc import Callable, Sequence
from random import Random
from statistics import median

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


def dots(count: int, seed: int = 1) -> list[QPointF]:
    """Points spread over a disc of radius 480 about (640, 500)."""
    random = Random(seed)
    found = []
    for _ in range(count):
        angle, distance = random.random() * math.tau, 480 * math.sqrt(random.random())
        found.append(QPointF(640 + distance * math.cos(angle), 500 + distance * math.sin(angle)))
    return found


def lines(points: Sequence[QPointF], count: int, seed: int = 2) -> list[QLineF]:
    """Lines between points taken at random."""
    random = Random(seed)
    return [QLineF(random.choice(points), random.choice(points)) for _ in range(count)]


def draw(p: QPainter, points: Sequence[QPointF], links: Sequence[QLineF], *, labels: bool) -> None:
    """All links in one call, circles as copies of one picture, labels only where asked for."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(QPen(QColor("#4a4a4a"), 1.4))
    p.drawLines(list(links))
    sprite = _sprite()
    for point in points:
        p.drawPixmap(QPointF(point.x() - 14, point.y() - 14), sprite)
    if labels:
        for i, point in enumerate(points):
            p.drawText(QPointF(point.x() - 20, point.y() + 30), f"Actor {i}")


def _sprite() -> QPixmap:
    sprite = QPixmap(28, 28)
    sprite.fill(Qt.GlobalColor.transparent)
    p = QPainter(sprite)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(QPen(QColor("#3f90da"), 2))
    p.setBrush(QColor("#d8e6f5"))
    p.drawEllipse(QRectF(2, 2, 24, 24))
    p.end()
    return sprite


class _Timed(QWidget):
    """Calls back after its first paint; draws one batched item when it has points."""

    def __init__(self, painted: Callable[[], None]) -> None:
        super().__init__()
        self._painted = painted
        self.points: list[QPointF] = []
        self.links: list[QLineF] = []
        self.offset = QPointF()
        self.scale = 1.0

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt names it
        p = QPainter(self)
        p.fillRect(self.rect(), QColor("#fdfcf8"))
        if self.points:
            p.translate(self.offset)
            p.scale(self.scale, self.scale)
            draw(p, self.points, self.links, labels=False)
        p.end()
        QTimer.singleShot(0, self._painted)


def empty_window(start: float) -> dict[str, float]:
    """Seconds from `start` (epoch) to the first painted empty main window."""
    app = QApplication([])
    window = QMainWindow()
    seconds = []

    def painted() -> None:
        seconds.append(time.time() - start)
        app.quit()

    window.setCentralWidget(_Timed(painted))
    window.resize(1280, 800)
    window.show()
    app.exec()
    return {"seconds": seconds[0]}


def picture(out: str) -> dict[str, float]:
    """A map of 48 circles, 65 lines and 48 labels as a PNG of 1600 pixels."""
    app = QGuiApplication([])
    image = QImage(1600, 1240, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#fdfcf8"))
    p = QPainter(image)
    p.scale(1.25, 1.25)
    points = dots(48)
    draw(p, points, lines(points, 65), labels=True)
    p.end()
    image.save(out)
    del app
    return {}


def frames(actors: int, links: int) -> dict[str, float]:
    """Milliseconds a frame (median of 30) while one batched item is panned and zoomed, all of it in view."""
    app = QApplication([])
    widget = _Timed(lambda: None)
    widget.resize(1280, 800)
    widget.points = dots(actors)
    widget.links = lines(widget.points, links)
    widget.show()
    app.processEvents()

    def timed(change: Callable[[int], None]) -> float:
        spent = []
        for i in range(30):
            begin = time.perf_counter()
            change(i)
            widget.repaint()
            spent.append(time.perf_counter() - begin)
            app.processEvents()
        return median(spent) * 1000

    def pan(i: int) -> None:
        widget.offset = QPointF(i, i)

    def zoom(i: int) -> None:
        widget.scale = 0.8 + i / 60

    return {"pan": timed(pan), "zoom": timed(zoom)}


def main(argv: Sequence[str]) -> int:
    """`empty-window START`, `picture OUT` or `frames ACTORS LINKS`."""
    what, *rest = argv
    found = {
        "empty-window": lambda: empty_window(float(rest[0])),
        "picture": lambda: picture(rest[0]),
        "frames": lambda: frames(int(rest[0]), int(rest[1])),
    }[what]()
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
