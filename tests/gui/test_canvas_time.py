"""Dates on the compass: who moves glides there, a drag writes the place of that time, lights stay lit."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from pytestqt.qtbot import QtBot

from mtd_desktop.gui import motion
from mtd_desktop.gui.canvas import access
from mtd_desktop.gui.canvas.gliding import GLIDE_MS
from mtd_desktop.model.actors import Actor, Membership, Place
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.model.processes import Agreement, Participation, Phase, Process
from mtd_desktop.storage.codec import decode
from tests.gui.canvas_stage import Stage, actor, build

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


def elders() -> Map:
    """Elders who become part of the government in 1993, and a channel between two others."""
    moving = Actor(
        id="elders",
        name="Elders",
        memberships=(
            Membership(track=4, primary=True, until="1993-05"),
            Membership(track=1, since="1993-06"),
        ),
        place=Place(angle=0.5, radius=0.5),
    )
    return Map(
        actors=(
            moving,
            actor("church", "Church", 7),
            actor("party", "Party", 2),
            actor("late", "Late", 5).but(since="1995"),
            actor("early", "Early", 6).but(until="1990"),
        ),
        links=(Link(id="blessing", from_actor="church", to_actor="elders", relation="close"),),
        processes=(
            Process(
                id="channel",
                name="Channel",
                phases=(Phase(kind="2", since="1991"),),
                participants=(Participation(actor="church"), Participation(actor="party")),
            ),
        ),
        agreements=(Agreement(id="accord", name="Accord", date="1992", process="channel"),),
    )


@pytest.fixture
def scene(qtbot: QtBot) -> Stage:
    return build(qtbot, elders())


def look(scene: Stage, **changes: object) -> None:
    scene.editor.viewing.set(**changes)
    scene.view.settle()


def test_the_compass_follows_the_date(scene: Stage) -> None:
    assert scene.view.page().spots.keys() == {"elders", "church", "party", "late", "early"}
    look(scene, date="1992")
    assert scene.view.page().spots.keys() == {"elders", "church", "party", "early"}
    look(scene, ended="gone")
    assert scene.view.page().spots.keys() == {"elders", "church", "party"}
    assert scene.view.page().spots["elders"].zone == 4
    look(scene, date="1994")
    assert scene.view.page().spots["elders"].zone == 1
    look(scene, date=None)
    assert scene.view.page().spots.keys() == {"elders", "church", "party", "late", "early"}


def test_a_page_of_a_date_is_made_once(scene: Stage) -> None:
    look(scene, date="1992")
    first = scene.view.page()
    look(scene, date="1994")
    look(scene, date="1992")
    assert scene.view.page() is first


def test_who_changes_tracks_glides_there_and_arrives_where_the_page_has_them(
    scene: Stage, qtbot: QtBot
) -> None:
    look(scene, date="1992")
    start = scene.view.page().spots["elders"]
    scene.view.set_motion(motion=True)
    gliding = scene.view._stage.gliding
    seen: list[tuple[float, float]] = []

    def note() -> None:
        spot = gliding.seen(scene.view.page()).spots["elders"]
        seen.append((spot.x, spot.y))

    gliding.refreshed.connect(note)
    with qtbot.waitSignal(gliding.arrived, timeout=5000):
        scene.editor.viewing.set(date="1994")
    end = scene.view.page().spots["elders"]
    assert (end.x, end.y) != (start.x, start.y)
    ways = [((x - start.x) ** 2 + (y - start.y) ** 2) ** 0.5 for x, y in seen]
    assert ways == sorted(ways)
    assert len(seen) > 2
    assert scene.view.page().spots["church"] == gliding.seen(scene.view.page()).spots["church"]
    scene.view.settle()
    assert not gliding.is_on
    assert scene.view.is_sharp


def test_a_glide_ends_at_a_click_and_another_one_begins_where_it_was(scene: Stage, qtbot: QtBot) -> None:
    look(scene, date="1992")
    scene.view.set_motion(motion=True)
    gliding = scene.view._stage.gliding
    scene.editor.viewing.set(date="1994")
    with qtbot.waitSignal(gliding.refreshed, timeout=5000):
        pass
    gliding._clock.setCurrentTime(GLIDE_MS // 2)
    way = gliding.seen(scene.view.page()).spots["elders"]
    scene.editor.viewing.set(date="1992")
    with qtbot.waitSignal(gliding.refreshed, timeout=5000):
        pass
    assert scene.view.page().spots["elders"].zone == 4
    back = gliding.seen(scene.view.page()).spots["elders"]
    home, there = scene.view.page().spots["elders"], way
    assert ((back.x - home.x) ** 2 + (back.y - home.y) ** 2) <= (
        (there.x - home.x) ** 2 + (there.y - home.y) ** 2
    ) + 4
    QTest.mouseClick(scene.view, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert not gliding.is_moving
    scene.view.settle()
    assert not gliding.is_on


def test_nobody_glides_where_nothing_may_move(scene: Stage) -> None:
    look(scene, date="1992")
    scene.editor.viewing.set(date="1994")
    scene.view._stage._composing.now()
    assert not scene.view._stage.gliding.is_on


def test_a_style_that_keeps_still_is_respected(qtbot: QtBot) -> None:
    class Still(QProxyStyle):
        def styleHint(
            self,
            hint: QStyle.StyleHint,
            option: QStyleOption | None = None,
            widget: QWidget | None = None,
            returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
        ) -> int:
            still = hint == QStyle.StyleHint.SH_Widget_Animation_Duration
            return 0 if still else super().styleHint(hint, option, widget, returnData)

    widget, style = QWidget(), Still()
    qtbot.addWidget(widget)
    assert motion.is_welcome(widget)
    found = motion.Motion(widget)
    widget.setStyle(style)
    assert not motion.is_welcome(widget)
    assert not found.is_welcome, "the style was asked before anything was to move"
    widget.setStyle(QApplication.style())


def test_a_drag_at_a_date_writes_the_place_of_that_time(scene: Stage) -> None:
    look(scene, date="1994")
    scene.drag(scene.at("elders"), scene.in_zone(1, 0.8, 0.3))
    elder = scene.editor.map.actor_by_id["elders"]
    assert elder.place == Place(angle=0.5, radius=0.5)
    place = elder.memberships[1].place
    assert place is not None
    assert place.angle == pytest.approx(0.8, abs=0.05)
    assert scene.view.page().spots["elders"].placed
    look(scene, date="1992")
    scene.drag(scene.at("elders"), scene.in_zone(4, 0.2, 0.6))
    elder = scene.editor.map.actor_by_id["elders"]
    assert elder.place is not None
    assert elder.place.angle == pytest.approx(0.2, abs=0.05)
    assert elder.memberships[1].place == place
    assert elder.primary is not None
    assert elder.primary.track == 4


def test_processes_are_shown_lit_selected_and_named(scene: Stage) -> None:
    assert scene.view.page().knots == {}
    look(scene, processes=frozenset({"channel"}))
    page = scene.view.page()
    assert page.knots.keys() == {"channel", "accord"}
    scene.click(scene.view.camera.to_view(page.knots["channel"].x, page.knots["channel"].y).toPoint())
    assert scene.chosen() == ("channel",)
    left, top, right, bottom = page.knots["accord"].label
    scene.click(scene.view.camera.to_view((left + right) / 2, (top + bottom) / 2).toPoint())
    assert scene.chosen() == ("accord",)
    scene.click(QPoint(4, 4))
    scene.click(scene.view.camera.to_view(page.knots["accord"].x, page.knots["accord"].y).toPoint())
    assert scene.chosen() == ("accord",)
    assert scene.view.title_of("channel").startswith("Channel, Unofficial talks (2), joins 2")
    assert scene.view.actors_in_order()[-2:] == ("channel", "accord")
    assert access.described(scene.view, "accord").startswith("Accord, Agreement, 1992")
    assert not scene.view.screen_rect_of("channel").isEmpty()


def test_the_keyboard_walks_to_processes_too(scene: Stage) -> None:
    look(scene, processes=frozenset({"channel"}))
    scene.key(Qt.Key.Key_End)
    assert scene.chosen() == ("accord",)
    scene.key(Qt.Key.Key_Backtab)
    assert scene.chosen() == ("channel",)
    compass = QAccessible.queryAccessibleInterface(scene.view)
    assert compass.childCount() == 7


@pytest.mark.parametrize("how", ["Esc", "click"])
def test_what_is_lit_stays_lit_until_escape_or_a_click_on_the_page(
    scene: Stage, qtbot: QtBot, how: str
) -> None:
    scene.editor.selection.set(("party",))
    scene.editor.viewing.set(lit=frozenset({"channel"}))
    spotlight = scene.view._spotlight
    qtbot.waitUntil(lambda: spotlight.lit == frozenset({"channel"}))
    assert "channel" in scene.view.page().knots  # what is lit is shown
    scene.view.settle()
    qtbot.waitUntil(lambda: spotlight.lit == frozenset({"channel"}))
    if how == "Esc":
        scene.key(Qt.Key.Key_Escape)
        assert scene.chosen() == ("party",)
    else:
        scene.click(QPoint(3, 3))
    assert scene.editor.viewing.look.lit == frozenset()
    assert spotlight.lit is None


def test_northern_ireland_is_stepped_without_moving_anybody(qtbot: QtBot) -> None:
    m = decode((SAMPLES / "northern-ireland.mtdmap").read_bytes(), where="sample").map
    scene = build(qtbot, m)
    scene.view.set_motion(motion=True)
    for date in ("1988", "1994", "1998-04-10", "2008"):
        scene.editor.viewing.set(date=date)
        scene.view._stage._composing.now()
        assert not scene.view._stage.gliding.is_on
    scene.view.settle()
