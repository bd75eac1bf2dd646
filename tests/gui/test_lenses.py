"""Lenses in the window: chosen by menu, key and Escape, with a glide; hands change what a lens is about."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from mtd_desktop import paths
from mtd_desktop.editing.actor_ops import AddActor
from mtd_desktop.gui.canvas import access
from mtd_desktop.gui.canvas.regrouping import why_nobody_new, why_not_here
from mtd_desktop.gui.dialogs.export import ExportDialog
from mtd_desktop.layout.page import Point
from mtd_desktop.model.actors import Side
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import Participation, Phase, Process
from mtd_desktop.model.view import LENSES
from tests.gui.canvas_stage import Stage as Canvas
from tests.gui.canvas_stage import actor, build, small_map
from tests.gui.window_stage import Stage, write_map


def sided() -> Map:
    m = small_map()
    people = tuple(
        a.but(side="north" if a.id in ("ministry", "militia") else None, level="middle") for a in m.actors
    )
    talks = Process(
        id="talks-process",
        name="Talks",
        phases=(Phase(kind="1"),),
        participants=(Participation(actor="party"),),
    )
    return m.but(
        sides=(
            Side(id="north", name="North", colour="#3f90da"),
            Side(id="south", name="South", colour="#bd1f01"),
        ),
        actors=people,
        processes=(talks,),
    )


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    return build(qtbot, sided())


def through(canvas: Canvas, lens: str) -> Canvas:
    canvas.editor.viewing.set(lens=lens)
    canvas.view.settle()
    return canvas


def sample(scene: Stage, name: str) -> None:
    path = next(path for path in paths.samples() if path.stem == name)
    scene.desk.open_copy(path, scene.window)
    scene.window.resize(1400, 900)


# --- the window


def test_each_lens_is_a_row_with_a_key_and_a_tick(scene: Stage) -> None:
    sample(scene, "oslo")
    canvas = scene.window.canvas
    for lens in LENSES:
        row = scene.window.actions_.rows[f"lens.show:{lens}"]
        assert row.keys
        assert row.tip
        scene.do(row.id)
        canvas.settle()
        assert canvas.page().lens == lens
        ticked = [
            i for i, a in scene.window.actions_.by_id.items() if i.startswith("lens.") and a.isChecked()
        ]
        assert ticked == [row.id]


def test_a_lens_is_no_part_of_the_map(scene: Stage, tmp_path: Path) -> None:
    scene.open(write_map(tmp_path / "peace.mtdmap"))
    before = scene.window.editor.map
    scene.do("lens.show:pyramid")
    assert scene.window.editor.map is before
    assert not scene.window.editor.undo_stack.canUndo()
    assert not scene.window.isWindowModified()


def test_another_map_begins_with_the_nine_tracks(scene: Stage) -> None:
    sample(scene, "oslo")
    scene.do("lens.show:sides")
    scene.window.editor.open(Map())
    assert scene.window.editor.viewing.look.lens == "nine"


def test_pictures_take_the_lens_that_is_looked_through(scene: Stage) -> None:
    sample(scene, "oslo")
    scene.do("lens.show:pyramid")
    output = scene.window.handler("output.export").__self__  # type: ignore[attr-defined]
    window = scene.window
    dialog = ExportDialog(window.editor.map, window.files, scene.desk.settings, window, then=output._then)
    assert dialog.wish().lens == "pyramid"
    dialog.deleteLater()


def test_the_date_steps_in_every_lens(scene: Stage) -> None:
    sample(scene, "somaliland")
    canvas = scene.window.canvas
    scene.do("time.toggle")
    for lens in LENSES:
        scene.do(f"lens.show:{lens}")
        scene.do("time.forward")
        canvas.settle()
        assert canvas.page().lens == lens
        assert canvas.page().date == scene.window.editor.viewing.look.date


# --- the compass


def test_escape_goes_back_to_the_nine_tracks_after_the_selection(canvas: Canvas) -> None:
    through(canvas, "sides").editor.selection.set(("party",))
    canvas.key(Qt.Key.Key_Escape)
    assert canvas.chosen() == ()
    assert canvas.view.page().lens == "sides"
    canvas.key(Qt.Key.Key_Escape)
    assert canvas.view.page().lens != "sides"
    assert canvas.editor.viewing.look.lens == "nine"


def test_everybody_glides_from_where_they_stood_to_where_the_page_has_them(
    canvas: Canvas, qtbot: QtBot
) -> None:
    start = canvas.view.page().spots
    frame = canvas.view.page().frame
    canvas.view.set_motion(motion=True)
    gliding = canvas.view._stage.gliding
    ways: dict[str, list[Point]] = {ident: [] for ident in start}

    def note() -> None:
        for ident, spot in gliding.seen(canvas.view.page()).spots.items():
            ways[ident].append((spot.x, spot.y))

    gliding.refreshed.connect(note)
    with qtbot.waitSignal(gliding.arrived, timeout=5000):
        canvas.editor.viewing.set(lens="sides")
    page = canvas.view.page()
    assert page.lens == "sides"
    shift = page.frame.centre[0] - frame.centre[0], page.frame.centre[1] - frame.centre[1]
    for ident, spot in page.spots.items():
        begin = start[ident].x + shift[0], start[ident].y + shift[1]
        lengths = [((x - begin[0]) ** 2 + (y - begin[1]) ** 2) ** 0.5 for x, y in ways[ident]]
        assert lengths == sorted(lengths), ident
        full = ((spot.x - begin[0]) ** 2 + (spot.y - begin[1]) ** 2) ** 0.5
        assert lengths[0] <= full
    canvas.view.settle()
    assert not gliding.is_on
    assert {i: (s.x, s.y) for i, s in gliding.seen(page).spots.items()} == {
        i: (s.x, s.y) for i, s in page.spots.items()
    }


def test_nobody_glides_where_nothing_may_move(canvas: Canvas) -> None:
    canvas.editor.viewing.set(lens="pyramid")
    canvas.view._stage._composing.now()
    assert not canvas.view._stage.gliding.is_on


def test_dropping_into_another_side_sets_the_side_and_undo_takes_it_back(canvas: Canvas) -> None:
    before = through(canvas, "sides").editor.map
    zone = next(z for z, title in canvas.view.page().zones.items() if title == "South")
    canvas.drag(canvas.at("ministry"), canvas.in_zone(zone))
    after = canvas.editor.map.actor_by_id["ministry"]
    assert after.side == "south"
    assert after == before.actor_by_id["ministry"].but(side="south")  # the track and the place stay
    assert canvas.view.page().spots["ministry"].zone == zone
    canvas.editor.undo_stack.undo()
    canvas.view.settle()
    assert canvas.editor.map == before


def test_several_that_are_dropped_together_are_one_step(canvas: Canvas) -> None:
    before = through(canvas, "pyramid").editor.map
    canvas.editor.selection.set(("ministry", "church"))
    canvas.drag(canvas.at("ministry"), canvas.in_zone(3))
    moved = [a.id for a in canvas.editor.map.actors if a.level == "grassroots"]
    assert "ministry" in moved
    canvas.editor.undo_stack.undo()
    assert canvas.editor.map == before


@pytest.mark.parametrize(
    ("lens", "zone", "field", "value"),
    [
        ("pyramid", 1, "level", "top"),
        ("pyramid", 0, "level", None),
        ("confidentiality", 2, "confidentiality", "restricted"),
    ],
)
def test_other_lenses_set_what_they_are_about(
    canvas: Canvas, lens: str, zone: int, field: str, value: object
) -> None:
    through(canvas, lens)
    to = canvas.in_zone(zone, 0.02 if zone == 0 else 0.5, 0.5 if zone else 0.6)
    canvas.drag(canvas.at("church"), to)
    assert getattr(canvas.editor.map.actor_by_id["church"], field) == value


def test_within_a_group_nobody_chooses_a_place(canvas: Canvas) -> None:
    before = through(canvas, "sides").editor.map
    heard: list[str] = []
    canvas.view.message.connect(heard.append)
    spot = canvas.view.page().spots["church"]
    canvas.drag(canvas.at("church"), canvas.in_zone(spot.zone, 0.5, 0.95))
    assert canvas.editor.map is before
    assert heard == [why_not_here(canvas.view.page())]


@pytest.mark.parametrize("lens", ["kinds", "categories"])
def test_what_follows_from_processes_is_not_dragged(canvas: Canvas, lens: str) -> None:
    before = through(canvas, lens).editor.map
    heard: list[str] = []
    canvas.view.message.connect(heard.append)
    canvas.drag(canvas.at("church"), canvas.in_zone(1))
    assert canvas.editor.map is before
    assert set(heard) == {why_not_here(canvas.view.page())}
    assert "processes" in heard[0]


def test_lenses_by_tracks_are_dragged_in_as_ever(canvas: Canvas) -> None:
    through(canvas, "five")
    canvas.drag(canvas.at("church"), canvas.in_zone(3))
    assert canvas.zone("church") == 3


def test_arrows_push_nobody_in_a_lens_of_groups(canvas: Canvas) -> None:
    before = through(canvas, "sides").editor.map
    canvas.editor.selection.set(("church",))
    canvas.key(Qt.Key.Key_Right)
    assert canvas.editor.map is before


def test_nobody_is_added_in_a_lens_of_groups(canvas: Canvas) -> None:
    through(canvas, "sides")
    heard: list[str] = []
    canvas.view.message.connect(heard.append)
    canvas.view.name_new_at(canvas.view.camera.to_view(*canvas.view.page().frame.centre))
    assert why_nobody_new() in heard
    assert len(canvas.editor.map.actors) == len(sided().actors)


def test_screen_readers_hear_the_group(canvas: Canvas) -> None:
    through(canvas, "sides")
    assert ", North, " in access.described(canvas.view, "ministry")
    compass = QAccessible.queryAccessibleInterface(canvas.view)
    names = [compass.child(i).text(QAccessible.Text.Name) for i in range(compass.childCount())]
    assert sum(", North," in name for name in names) == 2
    zones = [canvas.view.page().spots[i].zone for i in canvas.view.actors_in_order() if i != "talks-process"]
    assert zones == sorted(zones, key=lambda zone: zone or 10)


def test_a_new_actor_in_a_map_is_seen_in_the_lens(canvas: Canvas) -> None:
    through(canvas, "sides")
    canvas.editor.execute(AddActor(actor("new", "New", 3)))
    canvas.view.settle()
    assert "new" in canvas.view.page().spots
