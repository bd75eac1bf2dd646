"""Try-outs: a strip says what is taken out, the map keeps some, and Esc ends one thing at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from mtd_desktop.editing.entity_ops import Delete
from mtd_desktop.editing.tryout_ops import KeepTryOut
from mtd_desktop.gui.main_window import MainWindow
from mtd_desktop.gui.trying import Trying, words
from mtd_desktop.model.document import Map
from tests.gui.window_stage import Stage, write_map


@pytest.fixture
def window(scene: Stage, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    made = scene.open(write_map(tmp_path / "map.mtdmap", names=("One", "Two", "Three")))
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    return made


def strip_of(window: MainWindow) -> Trying:
    found = window.canvas.findChild(Trying)
    assert isinstance(found, Trying)
    return found


def entries(window: MainWindow) -> list[str]:
    menu = window.menus["view/questions"]
    menu.aboutToShow.emit()
    return [entry.text() for entry in menu.actions() if not entry.isSeparator()]


def test_the_strip_says_what_is_taken_out_and_puts_it_back(scene: Stage, window: MainWindow) -> None:
    window.editor.selection.set(["a1", "a2"])
    scene.do("questions.try_without")
    strip = strip_of(window)
    assert strip.isVisible()
    assert strip.words.text() == "Trying without One, Two"
    strip.back.click()
    assert not strip.isVisible()
    assert not window.editor.viewing.look.without
    assert not window.actions_.by_id["questions.put_back"].isEnabled()


def test_many_are_counted() -> None:
    assert words(["A", "B", "C", "D", "E"]) == "Trying without A, B and 3 more"


def test_hidden_names_are_not_on_the_strip(scene: Stage, window: MainWindow) -> None:
    window.editor.selection.set(["a1"])
    scene.do("questions.try_without")
    window.editor.viewing.set(masked=True)
    strip = strip_of(window)
    strip.follow()
    assert "One" not in strip.words.text()
    assert strip.keep.isHidden()
    window.editor.execute(KeepTryOut("Without One", ("a1",)))
    assert not any("One" in text for text in entries(window))


def test_what_is_deleted_is_no_longer_tried(window: MainWindow) -> None:
    window.editor.viewing.set(without=frozenset({"a1", "a2"}))
    window.editor.execute(Delete(("a1",)))
    assert window.editor.viewing.look.without == {"a2"}
    window.editor.execute(Delete(("a2",)))
    assert not strip_of(window).isVisible()


def test_a_kept_one_is_in_the_menu_to_be_tried_and_forgotten(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = entries(window)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **words: (words["text"], True))
    window.editor.viewing.set(without=frozenset({"a2"}))
    strip_of(window).keep.click()
    assert [kept.name for kept in window.editor.map.tryouts] == ["Without Two"]
    assert strip_of(window).keep.isHidden()  # there is nothing more to keep
    assert entries(window) == [*plain, "Without Two", "&Forget a Try-out"]
    kept = next(e for e in window.menus["view/questions"].actions() if e.text() == "Without Two")
    assert kept.isChecked()
    kept.trigger()
    assert not window.editor.viewing.look.without
    entries(window)
    next(e for e in window.menus["view/questions"].actions() if e.text() == "Without Two").trigger()
    assert window.editor.viewing.look.without == {"a2"}
    entries(window)
    forget = window._lists._forget
    assert forget is not None
    forget.actions()[0].trigger()
    assert window.editor.map.tryouts == ()
    assert entries(window) == plain


def test_another_map_is_whole(window: MainWindow) -> None:
    window.editor.viewing.set(without=frozenset({"a1"}))
    window.editor.open(Map())
    assert not strip_of(window).isVisible()


def test_escape_ends_a_tool_then_what_is_lit_then_the_selection_then_the_try(window: MainWindow) -> None:
    viewing, canvas = window.editor.viewing, window.canvas
    viewing.set(without=frozenset({"a1"}), lit=frozenset({"a2"}), date="1998")
    window.editor.selection.set(["a2"])
    canvas.set_tool("actor")

    def state() -> tuple[str, bool, bool, bool]:
        look = viewing.look
        return canvas.tool, bool(look.lit), bool(window.editor.selection.ids), bool(look.without)

    seen = [state()]
    for _ in range(5):
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
        seen.append(state())
    assert seen == [
        ("actor", True, True, True),
        ("select", True, True, True),
        ("select", False, True, True),
        ("select", False, False, True),
        ("select", False, False, False),
        ("select", False, False, False),
    ]
    assert viewing.look.date == "1998"
    assert not strip_of(window).isVisible()


def test_a_copied_picture_says_that_it_shows_everyone(scene: Stage, window: MainWindow) -> None:
    scene.do("output.copy_picture")
    assert "taken out" not in window.status.currentMessage()
    window.editor.viewing.set(without=frozenset({"a1"}))
    scene.do("output.copy_picture")
    assert "taken out for a try is in the picture" in window.status.currentMessage()
    QApplication.clipboard().clear()
