"""Hovering lights an actor and whom it is linked with, and dims the rest.

What is dimmed is not painted again: a picture of the page with nothing but the lit ones is laid over the
page at 70 %, so that they and the compass stay as they are and everybody else fades into the paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEasingCurve, QObject, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QPainter

from mtd_desktop.gui.canvas.camera import Camera
from mtd_desktop.gui.canvas.picture import Painting, Picture
from mtd_desktop.layout.drawing import Box
from mtd_desktop.layout.page import Page
from mtd_desktop.model.document import Map


@dataclass(frozen=True, slots=True)
class Scene:
    """What to paint: `box` is the part of the page in view, `ratio` screen pixels in one of the view."""

    m: Map
    page: Page
    camera: Camera
    box: Box
    ratio: float


DELAY_MS: Final = 260
FADE_MS: Final = 130
VEIL: Final = 0.7


class Spotlight(QObject):
    """`refreshed`: it shows something else now."""

    refreshed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.motion = True
        self._wanted: str | None = None
        self._lit: str | None = None
        self._picture: Picture | None = None
        self._painting: Painting | None = None
        self._scene: Scene | None = None
        self._share = 0.0
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(DELAY_MS)
        self._delay.timeout.connect(self._start)
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._slice)
        self._fade = QVariantAnimation(self)
        self._fade.setEasingCurve(QEasingCurve.Type.OutQuad)
        self._fade.valueChanged.connect(self._faded)
        self._fade.finished.connect(self._settled)

    @property
    def lit(self) -> str | None:
        """Whom the light is on."""
        return self._lit

    def point_at(self, ident: str | None, scene: Scene) -> None:
        """The pointer rests on `ident` or on nothing; `scene` is what to paint then."""
        self._scene = scene
        if ident == self._wanted:
            return
        self._wanted = ident
        self._painting = None
        self._slices.stop()
        if ident is None:
            self._delay.stop()
            self._fade_to(0.0)
        else:
            self._delay.start()

    def off(self) -> None:
        """Out, at once."""
        self._wanted = self._lit = self._picture = self._painting = None
        self._share = 0.0
        self._delay.stop()
        self._slices.stop()
        self._fade.stop()

    def paint(self, p: QPainter, camera: Camera) -> None:
        """Lay the light over the page; `p` is set to the view's pixels."""
        if self._picture is not None and self._share > 0:
            self._picture.show(p, camera, VEIL * self._share)

    def _start(self) -> None:
        if self._scene is None or self._wanted is None:
            return
        scene = self._scene
        drawing = scene.page.drawing
        lit = neighbourhood(scene.m, scene.page, self._wanted)
        if not lit:
            return
        groups = (g for g in drawing.groups if g.role not in ("actor", "link") or g.ref in lit)
        camera = scene.camera
        self._painting = Painting(groups, drawing.background, scene.box, camera.scale, scene.ratio, camera)
        self._slices.start()

    def _slice(self) -> None:
        painting = self._painting
        if painting is None or not painting.work():
            if painting is None:
                self._slices.stop()
            return
        self._slices.stop()
        self._painting = None
        self._picture, self._lit = painting.picture, self._wanted
        self._fade_to(1.0)

    def _fade_to(self, share: float) -> None:
        self._fade.stop()
        if not self.motion or self._picture is None:
            self._faded(share)
            self._settled()
            return
        self._fade.setStartValue(self._share)
        self._fade.setEndValue(share)
        self._fade.setDuration(FADE_MS)
        self._fade.start()

    def _faded(self, share: object) -> None:
        self._share = share if isinstance(share, float) else 0.0
        self.refreshed.emit()

    def _settled(self) -> None:
        if self._share == 0.0:
            self._picture = self._lit = None


def neighbourhood(m: Map, page: Page, ident: str) -> frozenset[str]:
    """An actor, its links and whom they lead to; or a link and its ends. Empty if it is not on the page."""
    if ident in page.spots:
        links = [link for link in m.links_of.get(ident, ()) if link.id in page.routes]
        ends = (end for link in links for end in (link.from_actor, link.to_actor))
        return frozenset((ident, *(link.id for link in links), *ends))
    known = m.link_by_id.get(ident)
    if known is None or ident not in page.routes:
        return frozenset()
    return frozenset((ident, known.from_actor, known.to_actor))
