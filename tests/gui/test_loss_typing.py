"""Words that are being typed on the page or in a tree are part of the map wherever they would be lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mtd_desktop import paths
from mtd_desktop.editing.entity_ops import Delete
from mtd_desktop.gui.dialogs.export import ExportDialog
from mtd_desktop.gui.main_window import MainWindow
from mtd_desktop.model.document import Map
from mtd_desktop.storage.files import load
from tests.gui.window_stage import Stage, stage, write_map

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def scene(qtbot: QtBot) -> Iterator[Stage]:
    made = stage()
    made.window.resize(1200, 800)
    yield made
    made.close()
    assert qtbot is not None


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
