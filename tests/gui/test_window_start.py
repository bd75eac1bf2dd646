"""Start, welcome page, panels, settings, and what happens when the program itself is wrong."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qWarning
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mtd_desktop import paths
from mtd_desktop.errors import UserError
from mtd_desktop.gui import display
from mtd_desktop.gui.card import Card
from mtd_desktop.gui.errors import LOG_NAME, Guard
from mtd_desktop.gui.settings import FILE_NAME, Settings, SettingsFile, parse
from mtd_desktop.gui.thumbnails import kept
from mtd_desktop.storage.files import load
from tests.gui.window_stage import Retitle, Stage, stage, write_map

# --- welcome


def test_a_start_without_a_file_shows_the_welcome_page(scene: Stage) -> None:
    window = scene.window
    assert not window.files.is_open
    assert window.windowTitle() == "MTD Desktop"
    assert window.tools.isHidden()
    for ident in ("files.save", "edit.select_all", "output.export", "canvas.fit"):
        assert not window.actions_.by_id[ident].isEnabled(), ident


def test_new_map_asks_nothing(scene: Stage) -> None:
    assert scene.window._welcome is not None
    scene.window._welcome.new_button.click()
    assert scene.answers.asked == []
    assert scene.window.editor.map.meta.title == "Untitled map"
    assert scene.window.windowTitle() == "Untitled map[*] – MTD Desktop"
    assert not scene.window.isWindowModified()
    assert not scene.window.tools.isHidden()


def test_an_empty_map_says_what_to_do_next(scene: Stage, tmp_path: Path) -> None:
    scene.do("desk.new")
    status = scene.window.status
    assert any("add the first actor" in label.text() for label in status.findChildren(QLabel))
    scene.desk.open(write_map(tmp_path / "map.mtdmap"), scene.window)
    assert not any("first actor" in label.text() for label in scene.window.status.findChildren(QLabel))
    assert scene.window.status.counts == "2 actors and 1 link"


def test_samples_can_be_opened_with_the_keyboard(scene: Stage) -> None:
    card = scene.window.findChildren(Card)[0]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert scene.window.files.is_open
    assert scene.window.files.path is None
    assert scene.window.editor.map.actors


def test_pictures_of_the_samples_come_after_the_page_and_are_kept(scene: Stage, qtbot: QtBot) -> None:
    welcome = scene.window._welcome
    assert welcome is not None
    qtbot.waitUntil(lambda: not welcome._waiting, timeout=60_000)
    for card in scene.window.findChildren(Card):
        thumbnail = kept(card.path)
        assert thumbnail is not None
        assert thumbnail.title == load(card.path).map.meta.title
        assert card.text() == thumbnail.title
        assert card.accessibleName().endswith(thumbnail.title)


def test_an_occupied_window_is_left_alone(scene: Stage, tmp_path: Path) -> None:
    first = scene.open(write_map(tmp_path / "one.mtdmap"))
    scene.do("desk.new")
    assert len(scene.desk.windows) == 2
    assert first.files.path is not None
    scene.window.editor.execute(Retitle("Something"))
    scene.desk.open(write_map(tmp_path / "two.mtdmap"), scene.window)
    assert len(scene.desk.windows) == 3


# --- panels


@pytest.mark.parametrize(("width", "shown"), [(1600, True), (1280, False)])
def test_the_inspector_is_there_where_there_is_room(width: int, shown: bool, scene: Stage) -> None:
    scene.window.resize(width, 800)
    scene.do("desk.new")
    assert scene.window.panels.is_shown("inspector") is shown


def test_where_writing_runs_from_right_to_left_the_panels_change_sides(qtbot: QtBot) -> None:
    assert qtbot is not None
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        mirrored = stage()
        window = mirrored.window
        assert window.dockWidgetArea(window.panels.dock("outline")) == Qt.DockWidgetArea.RightDockWidgetArea
        assert window.dockWidgetArea(window.panels.dock("inspector")) == Qt.DockWidgetArea.LeftDockWidgetArea
        mirrored.close()
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_editing_calls_the_inspector(scene: Stage, tmp_path: Path) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap"))
    window.panels.set_shown("inspector", shown=False)
    window.canvas.edit_requested.emit("a2")
    assert window.panels.is_shown("inspector")
    assert window.editor.selection.ids == ("a2",)


def test_what_the_map_says_about_itself_is_in_the_inspector(scene: Stage, tmp_path: Path) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap"))
    window.editor.selection.set(["a1"])
    scene.do("window.map_properties")
    assert window.panels.is_shown("inspector")
    assert window.editor.selection.ids == ()


def test_words_being_typed_reach_the_map_before_it_is_saved(scene: Stage, tmp_path: Path) -> None:
    path = write_map(tmp_path / "map.mtdmap")
    window = scene.open(path)
    window.editor.selection.set(["a1"])
    window.canvas.edit_requested.emit("a1")
    field = QApplication.focusWidget()
    if field is None or not window.isActiveWindow():
        window.activateWindow()
        window.canvas.edit_requested.emit("a1")
        field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Quakers")
    scene.do("files.save")
    assert load(path).map.actor_by_id["a1"].name == "Quakers"
    assert not window.isWindowModified()


# --- settings


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"recent": "x", "shortcuts": [1], "export": {"a": []}, "window_theme": 3}'],
)
def test_damaged_settings_are_forgotten(text: str) -> None:
    assert parse(text) == Settings()


def test_one_damaged_setting_leaves_the_others() -> None:
    assert parse('{"recent": 3, "window_theme": "dark", "unknown": 1}') == Settings(window_theme="dark")


def test_settings_without_a_folder_to_write_to(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise UserError("Cannot create the folder.")

    monkeypatch.setattr(paths, "config_dir", nowhere)
    settings = SettingsFile()
    settings.remember(Path("a.mtdmap"))
    settings.save()
    assert len(settings.recent()) == 1


def test_settings_are_for_their_owner_only() -> None:
    SettingsFile().remember(Path("a.mtdmap"))
    file = paths.config_dir() / FILE_NAME
    assert file.stat().st_mode & 0o077 == 0


# --- defects


Told = list[tuple[UserError, str]]


@pytest.fixture
def guarded(qtbot: QtBot) -> Iterator[tuple[Guard, Told]]:
    assert qtbot is not None
    told: Told = []
    guard = Guard(lambda: True, lambda error, report: told.append((error, report)))
    hooks = sys.excepthook, threading.excepthook
    guard.install()
    yield guard, told
    guard.remove()
    sys.excepthook, threading.excepthook = hooks


def fail() -> None:
    raise ValueError("Secret name")


def raised() -> tuple[type[BaseException], BaseException]:
    try:
        fail()
    except ValueError as error:
        return type(error), error
    raise AssertionError


def test_a_defect_is_logged_without_names_and_told_once(guarded: tuple[Guard, Told]) -> None:
    _, told = guarded
    for _ in range(3):
        kind, error = raised()
        sys.excepthook(kind, error, error.__traceback__)
    [(error_told, report)] = told  # one box, however often it happens
    assert "is kept" in error_told.hint
    for words in ("ValueError", "test_window_start.py", "MTD Desktop 0.", "PySide6", sys.platform):
        assert words in report, "what a person may send us says enough"
    assert "Secret" not in report
    assert str(Path.home()) not in report
    log = (paths.log_dir() / LOG_NAME).read_text(encoding="utf-8")
    assert log.count("ValueError") == 1, "the same again in the same minute fills the log and says no more"
    assert "Secret" not in log
    assert str(Path.home()) not in log


def test_a_defect_in_another_thread_reaches_the_window(guarded: tuple[Guard, Told], qtbot: QtBot) -> None:
    _, told = guarded
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(told) == 1)


def test_what_qt_complains_about_is_logged_without_quotations(guarded: tuple[Guard, Told]) -> None:
    assert guarded
    qWarning('cannot draw "Sinn Féin" at all')
    log = (paths.log_dir() / LOG_NAME).read_text(encoding="utf-8")
    assert "cannot draw … at all" in log
    assert "Sinn" not in log


# --- the system


def test_missing_libraries_are_named_with_the_command() -> None:
    missing = display.missing_packages(
        {"libxcb-cursor.so.0": "libxcb-cursor0", "libc.so.6": "libc6", "libno.so.9": "libno9"},
        loads=lambda library: library == "libc.so.6",
    )
    assert missing == ("libxcb-cursor0", "libno9")
    line = display.complaint(missing)
    assert line.endswith("sudo apt-get install -y libxcb-cursor0 libno9")
    assert "\n" not in line


def test_a_library_that_is_not_there_is_found_missing() -> None:
    assert display.missing_packages({"libdoes-not-exist.so.1": "libnothing1"}) == ("libnothing1",)


@pytest.mark.parametrize(
    ("environment", "system", "wanted"),
    [
        ({"DISPLAY": ":0"}, "linux", True),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "linux", False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}, "linux", True),
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "win32", False),
    ],
)
def test_libraries_of_x11_matter_where_x11_is_used(
    environment: dict[str, str], system: str, wanted: bool
) -> None:
    assert display.wants_x11(environment, system) is wanted
