"""Words that are being typed on the page or in a tree are part of the map wherever they would be lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from mtd_desktop import paths
from mtd_desktop.editing.actor_ops import SetActorField, SetMemberships
from mtd_desktop.editing.entity_ops import Delete, Insert
from mtd_desktop.gui.dialogs.export import ExportDialog
from mtd_desktop.gui.docks.memberships import Memberships
from mtd_desktop.gui.main_window import MainWindow
from mtd_desktop.model.actors import Actor, Membership
from mtd_desktop.model.document import Map
from mtd_desktop.storage.files import load
from tests.gui.window_stage import Stage, write_map

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def scene(scene: Stage) -> Stage:
    scene.window.resize(1200, 800)
    return scene


def shown(scene: Stage, path: Path) -> MainWindow:
    window = scene.open(path)
    window.canvas.settle()
    return window


def field_in(widget: QWidget) -> QLineEdit:
    [field] = [one for one in widget.findChildren(QLineEdit) if one.isVisible()]
    return field


def renaming(window: MainWindow) -> QLineEdit:
    window.editor.selection.set(["a1"])
    window.canvas.setFocus()
    window.rename()
    return field_in(window.canvas)


def adding(window: MainWindow) -> QLineEdit:
    window.canvas.setFocus()
    window.canvas.set_tool("actor")
    return field_in(window.canvas)


def in_the_outline(window: MainWindow) -> QLineEdit:
    window.panels.set_shown("outline", shown=True)
    outline = window.panels.outline
    assert outline is not None
    window.editor.selection.set(["a1"])
    outline.view.setFocus()
    assert outline.rename()
    return field_in(outline.view.viewport())


FIELDS: dict[str, Callable[[MainWindow], QLineEdit]] = {
    "renaming on the page": renaming,
    "adding on the page": adding,
    "renaming in the outline": in_the_outline,
}


def typed(window: MainWindow, where: str) -> QLineEdit:
    """A field in which “Typed” stands, unfinished."""
    field = FIELDS[where](window)
    field.selectAll()
    QTest.keyClicks(field, "Typed")
    assert "Typed" not in names(window.editor.map), "there is nothing to lose"
    return field


def names(m: Map) -> list[str]:
    return [actor.name for actor in m.actors]


@pytest.mark.parametrize("where", FIELDS)
def test_saving_takes_what_is_being_typed(where: str, scene: Stage, tmp_path: Path) -> None:
    path = write_map(tmp_path / "map.mtdmap")
    window = shown(scene, path)
    typed(window, where)
    scene.do("files.save")
    assert "Typed" in names(load(path).map)
    assert not window.files.modified


@pytest.mark.parametrize("where", FIELDS)
def test_closing_asks_about_what_is_being_typed(where: str, scene: Stage, tmp_path: Path) -> None:
    path = write_map(tmp_path / "map.mtdmap")
    window = shown(scene, path)
    typed(window, where)
    scene.answers.on_unsaved = "save"
    assert window.close()
    assert scene.answers.asked == ["unsaved map"]
    assert "Typed" in names(load(path).map)


@pytest.mark.parametrize("where", FIELDS)
def test_an_export_shows_what_is_being_typed(
    where: str, scene: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(scene, write_map(tmp_path / "map.mtdmap"))
    typed(window, where)
    exported: list[Map] = []
    monkeypatch.setattr(ExportDialog, "exec", lambda dialog: exported.append(dialog._map))
    scene.do("output.export")
    assert "Typed" in names(exported[0])


@pytest.mark.parametrize("way", ["a sample", "a new map", "the welcome page", "a file"])
def test_an_untouched_copy_with_words_being_typed_does_not_give_way(
    way: str, scene: Stage, tmp_path: Path
) -> None:
    scene.desk.open_copy(paths.sample("oslo"), scene.window)
    window = scene.window
    window.canvas.settle()
    ident = next(iter(window.canvas.page().spots))
    window.editor.selection.set([ident])
    window.rename()
    field = field_in(window.canvas)
    field.selectAll()
    QTest.keyClicks(field, "Typed")
    other = write_map(tmp_path / "map.mtdmap")
    ways: dict[str, Callable[[], object]] = {
        "a sample": lambda: scene.desk.open_copy(paths.sample("oslo"), window),
        "a new map": lambda: scene.desk.new_map(window),
        "the welcome page": lambda: scene.desk.show_welcome(window),
        "a file": lambda: scene.desk.open(other, window),
    }
    ways[way]()
    assert len(scene.desk.windows) == 2
    actor = window.editor.map.actor_by_id[ident]
    assert "Typed" in (actor.name, actor.short)
    assert scene.window is not window
    assert "Typed" not in [n for a in scene.window.editor.map.actors for n in (a.name, a.short)]


def test_what_was_typed_never_lands_on_another_map(scene: Stage, tmp_path: Path) -> None:
    window = shown(scene, write_map(tmp_path / "one.mtdmap"))
    for where in ("renaming on the page", "adding on the page"):
        typed(window, where)
        other = write_map(tmp_path / "two.mtdmap", names=("Anna", "Bert"))
        assert window.files.open(other), "without asking the desk, which would have taken the words first"
        assert names(window.editor.map) == ["Anna", "Bert"]
        assert not window.files.modified
        window.files.open(tmp_path / "one.mtdmap")
        window.canvas.settle()


def test_looking_from_elsewhere_keeps_the_name_that_is_being_typed(scene: Stage, tmp_path: Path) -> None:
    window = shown(scene, write_map(tmp_path / "map.mtdmap"))
    field = typed(window, "renaming on the page")
    before = field.geometry().center()
    canvas = window.canvas
    canvas.set_camera(canvas.camera.zoomed(2.0, canvas._middle()))
    window.resize(1000, 700)
    assert field.isVisible()
    assert field.text() == "Typed"
    assert field.geometry().center() != before, "the field stays behind while the label goes away"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert names(window.editor.map) == ["Typed", "Two"]


@pytest.mark.parametrize("ending", ["another map", "the actor goes"])
def test_nothing_is_moved_by_a_drag_that_lost_its_actor(ending: str, scene: Stage, tmp_path: Path) -> None:
    window = shown(scene, write_map(tmp_path / "map.mtdmap"))
    canvas = window.canvas
    spot = canvas.page().spots["a1"]
    at = canvas.camera.to_view(spot.x, spot.y).toPoint()
    QTest.mousePress(canvas, LEFT, pos=at)
    QTest.mouseMove(canvas, at + QPoint(40, 40))
    QTest.mouseMove(canvas, at + QPoint(60, 60))
    assert canvas._tool.is_busy
    if ending == "another map":
        assert window.files.open(write_map(tmp_path / "other.mtdmap", "Other"))
    else:
        window.editor.execute(Delete(("a1",)))
    after = window.editor.map
    QTest.mouseMove(canvas, at + QPoint(80, 80))
    QTest.mouseRelease(canvas, LEFT, pos=at + QPoint(80, 80))
    assert window.editor.map is after
    canvas.settle()
    assert ("a1" in canvas.page().spots) is (ending == "another map")
    drawn = {group.ref for group in canvas.page().drawing.groups if group.role == "actor"}
    assert drawn == set(canvas.page().spots)
    assert not canvas._stage._backdrop.without, "someone is left out of the picture"


# --- names and texts that a field cannot show


ODD = {
    "3,000 letters": "x" * 3000,
    "40,000 letters": "x" * 40_000,
    "a line break": "two\nlines",
    "a tab": "a\tb",
    "spaces around": "  name  ",
    "a line separator": "a\u2028b",
    "an emoji beyond the limit": "🕊" * 1500,
}


@pytest.mark.parametrize("way", ["page", "outline"])
@pytest.mark.parametrize("name", ODD)
def test_enter_in_a_field_without_typing_changes_nothing(
    name: str, way: str, scene: Stage, tmp_path: Path
) -> None:
    window = shown(scene, write_map(tmp_path / "map.mtdmap", names=(ODD[name], "Two")))
    before = window.editor.map
    assert before.actors[0].name == ODD[name]
    field = (renaming if way == "page" else in_the_outline)(window)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QCoreApplication.processEvents()  # the outline takes a name a moment later
    assert window.editor.map is before
    assert not field.isVisible()


@pytest.mark.parametrize("name", ["3,000 letters", "40,000 letters", "an emoji beyond the limit"])
def test_a_letter_typed_into_a_long_name_cuts_nothing_off(name: str, scene: Stage, tmp_path: Path) -> None:
    window = shown(scene, write_map(tmp_path / "map.mtdmap", names=(ODD[name], "Two")))
    for way in (renaming, in_the_outline):
        field = way(window)
        QTest.keyClick(field, Qt.Key.Key_End)
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClick(field, Qt.Key.Key_Return)
        QCoreApplication.processEvents()
        assert names(window.editor.map)[0] == ODD[name][:-1], way.__name__
        window.editor.undo_stack.undo()


def test_spaces_that_must_not_break_survive_an_edit(scene: Stage, tmp_path: Path) -> None:
    window = shown(scene, write_map(tmp_path / "map.mtdmap"))
    text = "10\u00a0000 people\u202f; second\nline"
    window.editor.execute(SetActorField(("a1",), "description", text))
    window.editor.selection.set(["a1"])
    window.panels.set_shown("inspector", shown=True)
    inspector = window.panels.inspector
    assert inspector is not None
    entry = inspector.form.entries["description"]
    QTest.keyClicks(entry.control, "Some ")
    inspector.commit()
    assert window.editor.map.actors[0].description == f"Some {text}"


def test_leaving_one_of_two_times_on_a_track_keeps_the_other(scene: Stage, tmp_path: Path) -> None:
    window = shown(scene, write_map(tmp_path / "map.mtdmap"))
    times = (
        Membership(track=2, since="1985", until="1990", primary=True),
        Membership(track=2, since="1998", note="again"),
        Membership(track=4),
    )
    window.editor.execute(SetMemberships("a1", times))
    window.editor.selection.set(["a1"])
    window.panels.set_shown("inspector", shown=True)
    inspector = window.panels.inspector
    assert inspector is not None
    memberships = inspector.form.findChild(Memberships)
    assert isinstance(memberships, Memberships)
    memberships.remove(0)
    left = window.editor.map.actors[0].memberships
    assert left == (times[1].but(primary=True), times[2])
    memberships.remove(0)
    assert [m.track for m in window.editor.map.actors[0].memberships] == [4]


def test_what_is_cut_can_be_pasted_however_much_it_is(scene: Stage, tmp_path: Path) -> None:
    window = shown(scene, write_map(tmp_path / "map.mtdmap"))
    long = "word " * 15_000
    people = tuple([Actor(id=f"p{n}", name=f"Person {n}", description=long) for n in range(80)])
    window.editor.execute(Insert(people, ()))
    window.editor.selection.set([f"p{n}" for n in range(80)])
    scene.do("edit.cut")
    assert names(window.editor.map) == ["One", "Two"]
    scene.do("edit.paste")
    assert [actor.description for actor in window.editor.map.actors[2:]] == [long] * 80
