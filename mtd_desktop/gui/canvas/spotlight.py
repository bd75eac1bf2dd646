"""Hovering lights an actor and whom it is linked with, and dims the rest; so does what somebody asked to see.

What is dimmed is not painted again: a picture of the page with nothing but the lit ones is laid over the
page at 70 %, so that they and the compass stay as they are and everybody else fades into the paper.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias

from PySide6.QtCore import QEasingCurve, QObject, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QPainter

from mtd_desktop.gui.canvas.camera import Camera
from mtd_desktop.gui.canvas.picture import Painting, Picture
from mtd_desktop.gui.motion import Motion
from mtd_desktop.layout.drawing import Box
from mtd_desktop.layout.page import Page
from mtd_desktop.model.document import Map


class Scene(NamedTuple):
    """What to paint: `box` is the part of the page in view, `ratio` screen pixels in one of the view."""

    m: Map
    page: Page
    camera: Camera
    box: Box
    ratio: float


DELAY_MS: Final = 260
FADE_MS: Final = 130
VEIL: Final = 0.7
_THINGS: Final = frozenset({"actor", "link", "process", "agreement"})
_Light: TypeAlias = str | frozenset[str] | None


class Spotlight(QObject):
    """`refreshed`: it shows something else now. `scene` is asked what to paint when it comes to that."""

    refreshed = Signal()

    def __init__(self, scene: Callable[[], Scene], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.motion = Motion()
        self._scene = scene
        self._hovered: str | None = None
        self._kept: frozenset[str] = frozenset()
        self._lit: _Light = None
        self._picture: Picture | None = None
        self._painting: tuple[Painting, _Light] | None = None
        self._share = 0.0
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self._start)
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._slice)
        self._fade = QVariantAnimation(self)
        self._fade.setEasingCurve(QEasingCurve.Type.OutQuad)
        self._fade.valueChanged.connect(self._faded)
        self._fade.finished.connect(self._settled)

    @property
    def lit(self) -> str | frozenset[str] | None:
        """Whom the light is on: one that the pointer rests on, or those that are kept lit."""
        return self._lit

    @property
    def _wanted(self) -> _Light:
        return self._hovered or self._kept or None

    def point_at(self, ident: str | None) -> None:
        """The pointer rests on `ident` or on nothing."""
        if ident != self._hovered:
            self._hovered = ident
            self._turn(DELAY_MS if ident is not None else 0)

    def keep(self, idents: frozenset[str]) -> None:
        """Light these from now on, whenever the pointer rests on nothing; empty: no more."""
        if idents != self._kept:
            self._kept = idents
            self._turn(0)

    def off(self, *, stale: bool = False) -> None:
        """Out, at once. What is kept lit stays, or comes back if the picture is `stale`."""
        self._hovered = None
        if self._kept and self._lit == self._kept and not stale:
            self._delay.start(DELAY_MS)
            return
        self._lit = self._picture = self._painting = None
        self._share = 0.0
        self._delay.stop()
        self._slices.stop()
        self._fade.stop()
        if self._kept:
            self._delay.start(0)

    def stop(self) -> None:
        """Out for good; the window is closing."""
        self._kept = frozenset()
        self.off(stale=True)

    def paint(self, p: QPainter, camera: Camera) -> None:
        """Lay the light over the page; `p` is set to the view's pixels."""
        if self._picture is not None and self._share > 0:
            self._picture.show(p, camera, VEIL * self._share)

    def _turn(self, after: int) -> None:
        """Light what is wanted now, after so many milliseconds."""
        self._painting = None
        self._slices.stop()
        if self._wanted is None:
            self._delay.stop()
            self._fade_to(0.0)
        else:
            self._delay.start(after)

    def _start(self) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        scene = self._scene()
        drawing = scene.page.drawing
        idents = (wanted,) if isinstance(wanted, str) else wanted
        near = neighbourhood if isinstance(wanted, str) else meant
        lit = frozenset().union(*(near(scene.m, scene.page, ident) for ident in idents))
        if not lit:
            self._fade_to(0.0)
            return
        groups = (g for g in drawing.groups if g.role not in _THINGS or g.ref in lit)
        camera = scene.camera
        painting = Painting(groups, drawing.background, scene.box, camera.scale, scene.ratio, camera)
        self._painting = painting, wanted
        self._slices.start()

    def _slice(self) -> None:
        if self._painting is None:
            self._slices.stop()
            return
        painting, wanted = self._painting
        if not painting.work():
            return
        self._slices.stop()
        self._painting = None
        self._picture, self._lit = painting.picture, wanted
        self._fade_to(1.0)

    def _fade_to(self, share: float) -> None:
        self._fade.stop()
        if self._picture is None or not self.motion.is_welcome:
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
    """An actor, its links and processes, and whom it is linked with; a link, a process or an agreement and
    those whom it joins. Empty if it is not on the page.
    """
    if ident in page.spots:
        links = [link for link in m.links_of.get(ident, ()) if link.id in page.routes]
        ends = (end for link in links for end in (link.from_actor, link.to_actor))
        processes = (i for i in page.knots if ident in _joined(m, i))
        return frozenset((ident, *(link.id for link in links), *ends, *processes))
    return meant(m, page, ident)


def meant(m: Map, page: Page, ident: str) -> frozenset[str]:
    """An actor alone; a link, a process or an agreement with those whom it joins."""
    if ident in page.spots:
        return frozenset((ident,))
    link = m.link_by_id.get(ident)
    if link is not None:
        return frozenset((ident, link.from_actor, link.to_actor)) if ident in page.routes else frozenset()
    actors = (actor for actor in _joined(m, ident) if actor in page.spots)
    seals = (a.id for a in m.agreements if a.process == ident and a.id in page.knots)
    return frozenset((*actors, *seals, *((ident,) if ident in page.knots else ())))


def _joined(m: Map, ident: str) -> frozenset[str]:
    """Who takes part in a process, or signed an agreement."""
    process, agreement = m.process_by_id.get(ident), m.agreement_by_id.get(ident)
    if process is not None:
        return frozenset(part.actor for part in process.participants)
    return frozenset(agreement.signatories) if agreement is not None else frozenset()
