"""Looking: pan, zoom, fit, light, and what is on the screen against what is exported."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mtd_desktop.editing.page_ops import SetMeta
from mtd_desktop.gui.canvas import overlay, spotlight
from mtd_desktop.gui.canvas.camera import Camera, fitted
from mtd_desktop.gui.canvas.spotlight import neighbourhood
from mtd_desktop.gui.canvas.suffix import TRAY, split_zone
from mtd_desktop.layout.compose import compose
from mtd_desktop.model.document import Map
from mtd_desktop.qtrender.metrics import QtMeasurer
from mtd_desktop.qtrender.painter import SCREEN_DETAIL, paint_page
from tests.gui.canvas_stage import Stage, build

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return build(qtbot)


def wheel(
    stage: Stage,
    at: QPoint,
    angle: QPoint,
    pixels: QPoint | None = None,
    modifiers: Qt.KeyboardModifier = NONE,
) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(stage.view.mapToGlobal(at)),
        pixels or QPoint(),
        angle,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt has no keyword for it
    )
    QApplication.sendEvent(stage.view, event)


def test_the_whole_page_is_fitted_at_first_and_after_resizing(stage: Stage) -> None:
    drawing = stage.view.page().drawing
    page = QSizeF(drawing.width, drawing.height)
    assert stage.view.camera == fitted(page, QSizeF(900, 700))
    stage.view.resize(600, 500)
    assert stage.view.camera == fitted(page, QSizeF(600, 500))


@pytest.mark.parametrize("notch", [120, -120])
def test_the_wheel_keeps_the_point_under_the_pointer(stage: Stage, notch: int) -> None:
    at = QPoint(300, 260)
    before = stage.view.camera.to_page(QPointF(at))
    scale = stage.view.camera.scale
    for _ in range(3):
        wheel(stage, at, QPoint(0, notch))
    assert (stage.view.camera.scale > scale) == (notch > 0)
    assert stage.view.camera.to_page(QPointF(at)) == pytest.approx(before)


def test_two_fingers_pan(stage: Stage) -> None:
    before = stage.view.camera
    wheel(stage, QPoint(300, 300), QPoint(0, -30), QPoint(12, -20))
    assert stage.view.camera == before.moved(QPointF(12, -20))


def test_middle_button_and_space_pan(stage: Stage) -> None:
    before = stage.view.camera
    QTest.mousePress(stage.view, Qt.MouseButton.MiddleButton, NONE, QPoint(400, 300))
    QTest.mouseMove(stage.view, QPoint(430, 280))
    QTest.mouseRelease(stage.view, Qt.MouseButton.MiddleButton, NONE, QPoint(430, 280))
    assert stage.view.camera == before.moved(QPointF(30, -20))
    start = stage.at("ministry")
    QTest.keyPress(stage.view, Qt.Key.Key_Space)
    stage.press(start)
    stage.move(start + QPoint(-10, 15))
    stage.release(start + QPoint(-10, 15))
    QTest.keyRelease(stage.view, Qt.Key.Key_Space)
    assert stage.view.camera == before.moved(QPointF(20, -5))
    assert stage.editor.undo_stack.count() == 0
    assert stage.chosen() == ()
    stage.view.fit()
    assert stage.view.camera == before


def test_zoom_tells_and_has_limits(stage: Stage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stage.view.zoom_changed) as told:
        stage.view.zoom_actual()
    assert told.args == [pytest.approx(1.0)]
    for _ in range(60):
        stage.view.zoom_in()
    assert stage.view.camera.scale == pytest.approx(8.0)
    for _ in range(90):
        stage.view.zoom_out()
    assert stage.view.camera.scale == pytest.approx(0.05)


def test_the_page_never_gets_lost(stage: Stage) -> None:
    stage.view.set_camera(stage.view.camera.moved(QPointF(90_000, -90_000)))
    drawing = stage.view.page().drawing
    box = stage.view.camera.box_to_view((0, 0, drawing.width, drawing.height))
    assert box.intersects(stage.view.seen_rect())


def test_gliding_keeps_what_both_ends_agree_on() -> None:
    start = Camera(0.5, 40, 30)
    end = start.zoomed(3.0, QPointF(200, 120))
    for share in (0.2, 0.5, 0.9):
        assert start.between(end, share).to_page(QPointF(200, 120)) == pytest.approx(
            start.to_page(QPointF(200, 120))
        )


def painted(stage: Stage) -> QImage:
    return stage.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def exported(stage: Stage) -> QImage:
    """What an export paints, put where the view shows it."""
    image = QImage(stage.view.size(), QImage.Format.Format_RGB32)
    image.fill(stage.view.palette().color(stage.view.palette().ColorRole.Window))
    p = QPainter(image)
    p.setWorldTransform(stage.view.camera.transform())
    paint_page(p, stage.view.page().drawing, detail=SCREEN_DETAIL)
    p.end()
    return image


def unlike(one: QImage, other: QImage, by: int = 24) -> float:
    """The share of pixels that differ visibly."""
    assert one.size() == other.size()
    mine, others = bytes(one.constBits()), bytes(other.constBits())
    if mine == others:
        return 0.0
    far = {i // 4 for i, (a, b) in enumerate(zip(mine, others, strict=True)) if a - b > by or b - a > by}
    return len(far) / (one.width() * one.height())


def test_the_screen_shows_what_is_exported(stage: Stage) -> None:
    drawing = stage.view.page().drawing
    stage.view.resize(round(drawing.width) + 60, round(drawing.height) + 60)
    stage.view.set_camera(Camera(1.0, 30, 30))
    stage.view.settle()
    assert unlike(painted(stage), exported(stage), 0) == 0


def test_a_moved_picture_shows_the_same_as_a_fresh_one(stage: Stage) -> None:
    stage.view.zoom_actual()
    stage.view.settle()
    camera = stage.view.camera
    stage.view.set_camera(Camera(1.0, round(camera.dx), round(camera.dy)))
    stage.view.settle()
    stage.view.set_camera(stage.view.camera.moved(QPointF(40, 25)))
    moved = painted(stage)
    stage.view.settle()
    assert unlike(moved, painted(stage)) < 0.0005


def test_selection_is_seen_but_belongs_to_no_drawing(stage: Stage) -> None:
    plain, drawing = painted(stage), stage.view.page().drawing
    stage.editor.selection.set(["ministry", "talks"])
    stage.view.settle()
    assert unlike(plain, painted(stage), 60) > 0
    assert stage.view.page().drawing is drawing
    assert drawing == compose(stage.editor.map, QtMeasurer()).drawing


def test_an_empty_map_says_what_to_do_and_only_on_the_screen(qtbot: QtBot) -> None:
    stage = build(qtbot, Map())
    assert unlike(painted(stage), exported(stage), 60) > 0.001
    assert not any("Double-click" in text for text in stage.view.page().drawing.texts())


def test_hover_lights_the_neighbours_and_dims_the_rest(stage: Stage, qtbot: QtBot) -> None:
    plain = painted(stage)
    QTest.mouseMove(stage.view, stage.at("church"))
    qtbot.waitUntil(lambda: stage.view._spotlight.lit == "church", timeout=5 * spotlight.DELAY_MS)
    lit = painted(stage)
    at, away = stage.at("party"), stage.at("militia")
    assert QColor(lit.pixel(at)) == QColor(plain.pixel(at))
    assert QColor(lit.pixel(away)).lightnessF() > QColor(plain.pixel(away)).lightnessF() + 0.02
    QTest.mouseMove(stage.view, stage.in_zone(4))
    assert stage.view._spotlight.lit is None


def test_the_neighbourhood_of_an_actor_and_of_a_link(stage: Stage) -> None:
    m, page = stage.editor.map, stage.view.page()
    assert neighbourhood(m, page, "church") == {"church", "blessing", "party"}
    assert neighbourhood(m, page, "talks") == {"talks", "ministry", "party"}
    assert neighbourhood(m, page, "newcomer") == frozenset()


def test_the_compass_stays_where_it_is_when_the_page_grows(stage: Stage) -> None:
    stage.view.zoom_actual()
    frame = stage.view.page().frame
    before = stage.view.camera.to_view(*frame.centre)
    stage.editor.execute(SetMeta("question", "Who talks with whom? " * 12))
    stage.view.settle()
    after = stage.view.camera.to_view(*stage.view.page().frame.centre)
    assert (after - before).manhattanLength() < 0.01


def test_another_map_is_shown_at_once(stage: Stage) -> None:
    stage.view.set_tool("actor")
    stage.type("half a na")
    stage.editor.open(Map())
    stage.view.settle()
    assert not stage.view.page().spots
    assert not stage.editor.map.actors
    assert stage.view.tool == "select"


def test_the_context_menu_selects_what_is_under_the_pointer(stage: Stage, qtbot: QtBot) -> None:
    from PySide6.QtGui import QContextMenuEvent

    at = stage.at("paper")
    with qtbot.waitSignal(stage.view.context_menu_requested) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, stage.view.mapToGlobal(at))
        QApplication.sendEvent(stage.view, event)
    assert asked.args[1] == "paper"
    assert stage.chosen() == ("paper",)


@pytest.mark.parametrize(
    ("typed", "name", "zone"),
    [
        ("Quakers", "Quakers", None),
        ("Quakers @7", "Quakers", 7),
        ("Quakers @ 7 ", "Quakers", 7),
        ("Militia @0", "Militia", 0),
        ("Quakers >religion", "Quakers", 7),
        ("Militia >out", "Militia", 0),
        ("Elders @t", "Elders", TRAY),
        ("Elders >tray", "Elders", TRAY),
        ("Radio @home", "Radio @home", None),
        ("Radio @12", "Radio @12", None),
        ("a@7", "a@7", None),
        ("@7", "@7", None),
    ],
)
def test_a_zone_can_be_named_behind_a_name(typed: str, name: str, zone: int | None) -> None:
    assert split_zone(Map(), typed) == (name, zone)


def test_the_hint_of_an_empty_map_fits_the_compass_in_a_small_window(stage: Stage) -> None:
    own = stage.view.font()
    words = overlay.hint(Map(), compose(Map(), QtMeasurer()), naming=False)
    sizes = []
    for room in (220.0, 280.0, 900.0):
        font = overlay.hint_font(own, words, room)
        sizes.append(font.pointSizeF())
        assert QFontMetricsF(font).size(0, words).width() <= 1.05 * room
    assert own.pointSizeF() * 0.8 <= sizes[0] < sizes[1] < sizes[2]
    assert sizes[2] == pytest.approx(own.pointSizeF() * 1.35)


@pytest.mark.parametrize("welcome", [True, False])
def test_zooming_glides_only_where_motion_is_welcome(*, stage: Stage, welcome: bool) -> None:
    stage.view.set_motion(motion=welcome)
    before = stage.view.camera
    stage.view.zoom_in()
    assert (stage.view.camera == before) is welcome
    stage.view.settle()
    assert stage.view.camera != before
