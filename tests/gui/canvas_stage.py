"""A compass with a small map, and hands to work on it: real mouse and key events."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mtd_desktop.gui.canvas.view import CompassView
from mtd_desktop.gui.editor import Editor
from mtd_desktop.model.actors import Actor, Membership, Place
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.model.links import Link

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def actor(ident: str, name: str, zone: int | None, angle: float = 0.5, radius: float = 0.5) -> Actor:
    """An actor that a person put somewhere, or (`None`) one in the tray."""
    if zone is None:
        return Actor(id=ident, name=name)
    place = Place(angle=angle, radius=radius)
    return Actor(id=ident, name=name, memberships=(Membership(track=zone, primary=True),), place=place)


def small_map() -> Map:
    """Five on the compass, one in the tray, two links."""
    return Map(
        meta=Meta(title="A small map"),
        actors=(
            actor("ministry", "Ministry", 1, 0.3, 0.6),
            actor("party", "Party", 1, 0.7, 0.6),
            actor("church", "Church", 7),
            actor("paper", "Paper", 9, 0.25, 0.5),
            actor("militia", "Militia", 0, 0.25, 0.5),
            actor("newcomer", "Newcomer", None),
        ),
        links=(
            Link(id="talks", from_actor="ministry", to_actor="party", relation="close"),
            Link(id="blessing", from_actor="church", to_actor="party", relation="close"),
        ),
    )


@dataclass
class Stage:
    """A view on the screen and its editor."""

    view: CompassView
    editor: Editor

    def at(self, ident: str) -> QPoint:
        """Where an actor stands in the view."""
        spot = self.view.page().spots[ident]
        return self.view.camera.to_view(spot.x, spot.y).toPoint()

    def on_link(self, ident: str) -> QPoint:
        """The middle of a link in the view."""
        points = self.view.page().routes[ident].points
        return self.view.camera.to_view(*points[len(points) // 2]).toPoint()

    def in_zone(self, zone: int, angle: float = 0.5, radius: float = 0.5) -> QPoint:
        """A point of a zone in the view."""
        x, y = self.view.page().frame.point_of(zone, Place(angle=angle, radius=radius))
        return self.view.camera.to_view(x, y).toPoint()

    def press(self, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mousePress(self.view, LEFT, modifiers, at)

    def move(self, at: QPoint) -> None:
        QTest.mouseMove(self.view, at)

    def release(self, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseRelease(self.view, LEFT, modifiers, at)

    def click(self, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.view, LEFT, modifiers, at)

    def drag(self, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press, move in steps, let go."""
        self.press(start, modifiers)
        for i in range(1, 6):
            way = QPointF(start) + QPointF(end - start) * (i / 5)
            self.move(way.toPoint())
        self.release(end, modifiers)
        self.view.settle()

    def type(self, text: str) -> None:
        """Type into whatever has the focus; QTest has no keys for other scripts, they are pasted."""
        focus = self.focus()
        if text.isascii() or not isinstance(focus, QLineEdit):
            QTest.keyClicks(focus, text)
        else:
            focus.insert(text)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.focus(), key, modifiers)
        self.view.settle()

    def focus(self) -> QWidget:
        focus: QWidget | None = self.view.window().focusWidget()
        return self.view if focus is None else focus

    def chosen(self) -> tuple[str, ...]:
        """What is selected."""
        return self.editor.selection.ids

    def zone(self, ident: str) -> int | None:
        """The main track of an actor now."""
        return self.editor.map.actor_by_id[ident].standing()


def build(qtbot: QtBot, m: Map | None = None) -> Stage:
    """A view of `m` in a window that has the focus."""
    editor = Editor(small_map() if m is None else m)
    view = CompassView(editor)
    qtbot.addWidget(view)
    view.set_motion(motion=False)
    view.resize(900, 700)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.setFocus()
    view.settle()
    return Stage(view, editor)
