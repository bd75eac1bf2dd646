"""What the window shows is the map that is open, as it is now."""

from __future__ import annotations

from pathlib import Path
from random import Random
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from mtd_desktop import paths
from mtd_desktop.editing.actor_ops import SetActorField
from mtd_desktop.editing.operation import Operation
from mtd_desktop.gui.canvas import composing
from mtd_desktop.gui.canvas.view import CompassView
from mtd_desktop.gui.editor import Editor
from mtd_desktop.layout.compose import Composer, Options
from mtd_desktop.layout.page import Page
from mtd_desktop.model.document import Map
from mtd_desktop.storage.files import load
from tests.gui.window_stage import Stage, write_map
from tests.property.deeds import done


def view_of(m: Map, qtbot: QtBot) -> CompassView:
    editor = Editor(m, QCoreApplication.instance())  # as in a window, Qt deletes it, not the collector
    view = CompassView(editor)
    qtbot.addWidget(view, before_close_func=lambda _: editor.deleteLater())
    view.set_motion(motion=False)
    view.resize(900, 700)
    view.show()
    view.settle()
    return view


def picture(view: CompassView) -> QImage:
    view.settle()
    view.editor.selection.clear()
    view.fit()
    view.settle()
    return view.grab().toImage()


@pytest.mark.parametrize("seed", range(3))
def test_after_many_edits_the_screen_is_that_of_a_map_just_opened(seed: int, qtbot: QtBot) -> None:
    hand = Random(seed)
    view = view_of(load(paths.sample(("northern-ireland", "oslo", "somaliland")[seed])).map, qtbot)
    editor = view.editor
    for number in range(60):
        _, deed = done(hand, editor.map)
        editor.execute(deed)
        if number % 7 == 6:
            editor.undo_stack.undo()
        if number % 5 == 4:
            view.settle()
        if number % 20 == 19:
            assert picture(view) == picture(view_of(editor.map, qtbot)), deed
    while editor.undo_stack.canUndo():
        editor.undo_stack.undo()
    assert picture(view) == picture(view_of(editor.map, qtbot)), "undone to the start"


class Slow(Composer):
    """Composes maps with a certain title only when it is told to go on."""

    go_on = Event()
    began = Event()

    def compose(self, m: Map, options: Options | None = None) -> Page:
        if m.meta.title == "Slow":
            self.began.set()
            assert self.go_on.wait(20)
        return super().compose(m, options)


def test_a_page_that_comes_late_is_not_shown_for_another_map(
    scene: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    Slow.go_on.clear()
    Slow.began.clear()
    monkeypatch.setattr(composing, "Composer", Slow)
    monkeypatch.setattr(composing, "SMALL", -1)  # so that every map goes to a thread of its own
    slow = write_map(tmp_path / "slow.mtdmap", "Slow", names=("Anna", "Bert"))
    other = write_map(tmp_path / "other.mtdmap", "Other", names=("Carl", "Dora"))
    window = scene.open(slow)
    qtbot.waitUntil(Slow.began.is_set)
    assert window.files.open(other)
    Slow.go_on.set()
    qtbot.waitUntil(lambda: bool(window.canvas.page().spots))
    qtbot.wait(50)
    titles = {group.title for group in window.canvas.page().drawing.groups if group.role == "actor"}
    assert "Carl" in str(titles)
    assert "Anna" not in str(titles)


def test_an_edit_while_a_page_is_made_is_on_the_next_one(
    scene: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    Slow.go_on.clear()
    Slow.began.clear()
    monkeypatch.setattr(composing, "Composer", Slow)
    monkeypatch.setattr(composing, "SMALL", -1)
    window = scene.open(write_map(tmp_path / "slow.mtdmap", "Slow", names=("Anna", "Bert")))
    qtbot.waitUntil(Slow.began.is_set)
    rename: Operation = SetActorField(("a1",), "name", "Clara")
    window.editor.execute(rename)
    Slow.go_on.set()
    qtbot.waitUntil(lambda: "Clara" in window.canvas.title_of("a1"))
    assert "Anna" not in str(window.canvas.page().drawing)
