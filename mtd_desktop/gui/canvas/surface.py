"""The page in a widget, and what is asked about it: what lies where, and from where it is seen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from mtd_desktop.gui import pauses, plain
from mtd_desktop.gui.canvas import access
from mtd_desktop.gui.canvas.arriving import Arriving
from mtd_desktop.gui.canvas.camera import Camera
from mtd_desktop.gui.canvas.hit import Hits
from mtd_desktop.gui.canvas.spotlight import Scene, Spotlight
from mtd_desktop.gui.canvas.stage import Stage
from mtd_desktop.gui.canvas.tools.moving import Moving
from mtd_desktop.gui.editor import Editor
from mtd_desktop.gui.motion import Motion
from mtd_desktop.gui.viewing import Look
from mtd_desktop.i18n import translate
from mtd_desktop.layout.compose import Options
from mtd_desktop.layout.page import Page, Point
from mtd_desktop.model.changes import ChangeSet

_SOON: Final = 400
"""Actors up to which a page may be waited for."""


class Surface(QWidget):
    """Shows the map of an `Editor`. `message` carries a sentence for the person."""

    zoom_changed = Signal(float)
    message = Signal(str)

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        access.install()
        pauses.make_rare()
        self.described_by: list[object] = []
        self.editor = editor
        self.focused: str | None = None
        self.is_read_only = False
        self._stage = Stage(self)
        self._spotlight = Spotlight(self._scene, self)
        self._arriving = Arriving(self)
        self._motion = self._stage.gliding.motion = self._spotlight.motion = Motion(self)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(200, 160)
        self.setAccessibleName(translate("Canvas", "Compass"))
        self.setAcceptDrops(True)
        self._stage.zoomed.connect(self.zoom_changed)
        self._stage.refreshed.connect(self.update)
        self._spotlight.refreshed.connect(self.update)
        editor.changed.connect(self._map_changed)
        editor.viewing.changed.connect(self._look_changed)
        self._composed = self.options()
        self._stage.show_map(editor.shown, self._composed)

    def options(self) -> Options:
        """How the page is to be made, as the map is being looked at."""
        look, m = self.editor.viewing.look, self.editor.map
        # What is lit is shown, or nobody could see which process is meant.
        lit = frozenset(i for i in look.lit if i in m.process_by_id or i in m.agreement_by_id)
        return Options(
            date=look.date,
            ended=look.ended,
            without=look.without,
            processes=look.processes | lit or None,
            lens=look.lens,
        )

    def page(self) -> Page:
        """The page that is shown; a moment after an edit still the one before."""
        return self._stage.now.page

    @property
    def camera(self) -> Camera:
        """From where the page is looked at."""
        return self._stage.camera

    @property
    def hits(self) -> Hits:
        """What lies where on the page."""
        return self._stage.now.hits

    @property
    def is_composing(self) -> bool:
        """Whether a newer page is on its way."""
        return self._stage.is_composing

    @property
    def is_sharp(self) -> bool:
        """Whether the page is shown as it is, and not a scaled or moved picture of it."""
        return self._stage.is_sharp

    def set_camera(self, camera: Camera) -> None:
        """Look from `camera`, kept near the page."""
        self._stage.set_camera(camera)

    def thing_at(self, at: QPointF) -> str | None:
        """The actor, else the process or agreement, else the link at a point of the view."""
        x, y = self.camera.to_page(at)
        scale = self.camera.scale
        return self.actor_at(at) or self.hits.knot_at(x, y, scale) or self.hits.link_at(x, y, scale)

    def actor_at(self, at: QPointF) -> str | None:
        """The actor at a point of the view."""
        return self.hits.actor_at(*self.camera.to_page(at), self.camera.scale)

    def zone_at(self, at: QPointF) -> int | None:
        """The zone at a point of the view."""
        return self.page().frame.zone_at(*self.camera.to_page(at))

    def title_of(self, ident: str) -> str:
        """What is told about an actor or a link, as in every export."""
        group = self._stage.now.groups.get(ident)
        return "" if group is None else group.title

    def show_title(self, event: QHelpEvent) -> None:
        """Tell what lies under the pointer."""
        words = plain.one_line(self.title_of(self.thing_at(QPointF(event.pos())) or ""), 240)
        QToolTip.showText(event.globalPos(), plain.tooltip(words), self)

    def actors_in_order(self) -> tuple[str, ...]:
        """The actors on the page track by track, those outside last, then processes and agreements."""
        return self._stage.now.order

    def actor_at_screen(self, x: int, y: int) -> str | None:
        """The actor at a point of the screen."""
        return self.actor_at(QPointF(self.mapFromGlobal(QPoint(x, y))))

    def where(self, ident: str) -> Point | None:
        """A point of the page on an actor or a link."""
        return self._stage.now.where(ident)

    def hold(self, *, held: bool) -> None:
        """Something is in the hand now: let the page stay as it is; or not any more."""
        self._spotlight.off()
        self._stage.hold(held=held)

    def show_without(self, idents: frozenset[str]) -> None:
        """Leave these out of the page, because something else shows them; nothing brings all back."""
        self._stage.show_without(idents)

    def keep_until_redrawn(self, moving: Moving) -> None:
        """Go on drawing what was dropped until the page shows it in its new place."""
        self._stage.keep_until_redrawn(moving)

    def is_over_tray(self, at: QPointF) -> bool:
        """Whether a point of the view lies on the tray beside it."""
        if self.rect().contains(at.toPoint()):
            return False
        from mtd_desktop.gui.canvas.tray import tray_at

        return tray_at(self.mapToGlobal(at.toPoint())) is not None

    def announce(self, text: str) -> None:
        """Tell screen readers."""
        access.announce(self, text)

    def say_read_only(self) -> None:
        """Say why nothing happens."""
        self.message.emit(
            translate("Canvas", "This map can only be looked at. Save it as another file first.")
        )

    def seen_rect(self) -> QRectF:
        """The view's own rectangle."""
        return self._stage.seen_rect()

    def screen_rect_of(self, ident: str) -> QRect:
        """Where an actor stands on the screen."""
        spot = self.page().spot_of(ident)
        if spot is None:
            return QRect()
        box = self.camera.box_to_view((spot.x - spot.r, spot.y - spot.r, spot.x + spot.r, spot.y + spot.r))
        return QRect(self.mapToGlobal(box.topLeft().toPoint()), box.size().toSize())

    def event(self, event: QEvent) -> bool:
        """The window went to a screen with finer pixels, or coarser ones."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._measure()
        return super().event(event)

    def leave_by_key(self, *, forwards: bool) -> None:
        """Go on to the next widget, however many actors there are still."""
        QWidget.focusNextPrevChild(self, forwards)

    def catch_up(self) -> None:
        """Have on the page what was added a moment ago."""
        if self.is_composing and len(self.editor.map.actors) <= _SOON:
            self._stage.settle()

    def light(self, ident: str | None) -> None:
        """The pointer rests on this, or on nothing."""
        self._spotlight.point_at(ident)

    def _scene(self) -> Scene:
        stage = self._stage
        return Scene(self.editor.shown, self.page(), self.camera, stage.seen_box(), stage.ratio)

    def put_out(self) -> bool:
        """Light nothing any more that somebody asked for; whether anything was lit."""
        viewing = self.editor.viewing
        was_lit = bool(viewing.look.lit)
        viewing.set(lit=frozenset())
        return was_lit

    def let_go(self) -> bool:
        """Select nothing any more; then end a try-out; then go back to the nine tracks. One at a time.

        Whether there was something to do.
        """
        viewing = self.editor.viewing
        if self.editor.selection.ids:
            self.editor.selection.clear()
            return True
        if viewing.look.without:
            viewing.set(without=frozenset())
            return True
        is_lens = viewing.look.lens != "nine"
        viewing.set(lens="nine")
        return is_lens

    def stop(self) -> None:
        """Paint and compose nothing more."""
        self._stage.stop()
        self._spotlight.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the stage."""
        super().resizeEvent(event)
        self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        """A window on another screen may have finer pixels."""
        super().showEvent(event)
        self._measure()

    def _measure(self) -> None:
        self._stage.resize(QSizeF(max(1, self.width()), max(1, self.height())), self.devicePixelRatioF())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Actors from the tray and the outline are welcome; a file is the window's."""
        self._arriving.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Light the zone under them."""
        self._arriving.move(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._arriving.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """They are here."""
        self._arriving.drop(event)

    def _map_changed(self, changes: ChangeSet) -> None:
        gatherings = changes.processes or changes.agreements
        if changes.page or changes.actors or changes.links or changes.sides or gatherings:
            self._compose()

    def _look_changed(self, before: Look, after: Look) -> None:
        if after.masked and not before.masked:
            self._hide_names()
        elif self.options() != self._composed or before.masked != after.masked:
            self._compose()
        self._spotlight.keep(after.lit)

    def _compose(self) -> None:
        self._composed = self.options()
        self._stage.follow(self.editor.shown, self._composed)

    def _hide_names(self) -> None:
        """No name stays on the screen while the page without names is made."""
        QToolTip.hideText()
        self._spotlight.off(stale=True)
        if len(self.editor.map.actors) <= _SOON:
            self._compose()
            self._stage.settle()
        else:
            self._stage.show_map(self.editor.shown, self.options())
        self.update()
