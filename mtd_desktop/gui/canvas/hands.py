"""Pan and zoom: wheel, two fingers, pinch, middle button, space. It knows nothing of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEasingCurve, QPointF, Qt, QVariantAnimation
from PySide6.QtGui import QGuiApplication, QInputDevice, QMouseEvent, QNativeGestureEvent, QWheelEvent

from mtd_desktop.gui.canvas.camera import STEP, Camera
from mtd_desktop.gui.motion import Motion

if TYPE_CHECKING:
    from mtd_desktop.gui.canvas.view import CompassView

GLIDE_MS: Final = 120
_NOTCH: Final = 120.0


class Hands:
    """What the hands do to the camera of one view."""

    def __init__(self, view: CompassView, motion: Motion) -> None:
        self._view = view
        self._last: QPointF | None = None
        self._from = self._to = Camera()
        self._motion = motion
        self.space = False
        self._used_space = False
        self._glide = QVariantAnimation(view)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.setDuration(GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._glided)

    @property
    def is_panning(self) -> bool:
        """Whether the page is held by a hand."""
        return self._last is not None

    def press(self, event: QMouseEvent) -> bool:
        """Take hold of the page with the middle button, or with the left one while space is down."""
        left = event.button() == Qt.MouseButton.LeftButton and self.space
        if event.button() != Qt.MouseButton.MiddleButton and not left:
            return False
        self.stop()
        self._last = event.position()
        self._used_space = self._used_space or left
        self._view.setCursor(Qt.CursorShape.ClosedHandCursor)
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Push the page along."""
        if self._last is None:
            return False
        by = event.position() - self._last
        self._last = event.position()
        self._view.set_camera(self._view.camera.moved(by))
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Let go of the page."""
        if self._last is None or event.button() not in (
            Qt.MouseButton.MiddleButton,
            Qt.MouseButton.LeftButton,
        ):
            return False
        self._last = None
        self._view.refresh_cursor()
        return True

    def press_space(self) -> None:
        """Space goes down: the left button will push the page."""
        self.space, self._used_space = True, False
        self._view.refresh_cursor()

    def release_space(self) -> bool:
        """Space comes up; whether it was only tapped."""
        tapped = self.space and not self._used_space
        self.space = False
        self._view.refresh_cursor()
        return tapped

    def wheel(self, event: QWheelEvent) -> None:
        """A wheel zooms at the pointer, with Shift it pans sideways; two fingers pan, with Ctrl they zoom."""
        pixels, angle = event.pixelDelta(), event.angleDelta()
        modifiers = event.modifiers()
        fine = _is_fine(event) and not pixels.isNull()
        if fine and not modifiers & Qt.KeyboardModifier.ControlModifier:
            self.stop()
            self._view.set_camera(self._view.camera.moved(QPointF(pixels)))
        elif fine:
            self.zoom(STEP ** (pixels.y() / 60.0), event.position(), glide=False)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier or (angle.x() and not angle.y()):
            turned = angle.y() or angle.x()
            self.stop()
            self._view.set_camera(self._view.camera.moved(QPointF(turned * 0.6, 0.0)))
        elif angle.y():
            self.zoom(STEP ** (angle.y() / _NOTCH), event.position(), glide=True)

    def gesture(self, event: QNativeGestureEvent) -> bool:
        """Two fingers pinch."""
        kind = event.gestureType()
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1.0 + event.value(), event.position(), glide=False)
        elif kind == Qt.NativeGestureType.SmartZoomNativeGesture:
            self._view.fit()
        else:
            return False
        return True

    def zoom(self, factor: float, at: QPointF, *, glide: bool) -> None:
        """Nearer or farther at a point of the view; notches in a row add up."""
        start = self._to if self._glide.state() == QVariantAnimation.State.Running else self._view.camera
        self.go(start.zoomed(factor, at), glide=glide)

    def go(self, camera: Camera, *, glide: bool = True) -> None:
        """Look from `camera`, gliding there if the view may move by itself."""
        self.stop()
        if not glide or not self._view.isVisible() or not self._motion.is_welcome:
            self._view.set_camera(camera)
            return
        self._from, self._to = self._view.camera, camera
        self._glide.start()

    def stop(self) -> None:
        """Stay here."""
        self._glide.stop()

    def finish(self) -> None:
        """Be where the gliding leads."""
        if self._glide.state() == QVariantAnimation.State.Running:
            self._glide.stop()
            self._view.set_camera(self._to)

    def _glided(self, share: object) -> None:
        if isinstance(share, float) and self._glide.state() == QVariantAnimation.State.Running:
            self._view.set_camera(self._from.between(self._to, share))


def _is_fine(event: QWheelEvent) -> bool:
    """Whether the event comes from fingers. On X11 a mouse wheel tells pixels too, which mean nothing."""
    if event.device().type() == QInputDevice.DeviceType.TouchPad:
        return True
    return not event.pixelDelta().isNull() and QGuiApplication.platformName() != "xcb"
