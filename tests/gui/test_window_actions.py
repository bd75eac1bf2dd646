"""One table behind menus, toolbar, shortcuts and help: complete, without conflicts, safe with any name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mtd_desktop import paths
from mtd_desktop.gui.actions import Action, conflicts, menu_titles, table
from mtd_desktop.gui.conditions import CHECKED, ENABLED
from mtd_desktop.gui.dialogs.help import HelpDialog, key_rows
from mtd_desktop.gui.dialogs.shortcuts import ShortcutsDialog
from mtd_desktop.gui.icons import ICONS
from mtd_desktop.gui.settings import SettingsFile
from mtd_desktop.gui.theme import dark_palette
from mtd_desktop.layout.colour import contrast
from tests.gui.window_stage import Retitle, Stage, write_map

LOW_SCREEN = 720 - 60
"""Pixels below the menu bar of a window that fills a small screen."""
HOSTILE = "<img src=file:///etc/passwd> & <b>Sons\tof</b>\n=cmd() [*] %1"


def test_every_row_has_a_handler(scene: Stage) -> None:
    scene.do("desk.new")
    for row in table():
        assert callable(scene.window.handler(row.handler)), row.id


def test_no_two_rows_share_a_shortcut_or_an_id() -> None:
    rows = table()
    assert conflicts(rows, {}) == {}
    ids = [row.id for row in rows]
    assert len(set(ids)) == len(ids)


def test_conflicts_are_found_between_rows_and_changes() -> None:
    rows = (Action("a.one", "One", "file", ("Ctrl+J",)), Action("a.two", "Two", "file", ("Ctrl+K",)))
    assert conflicts(rows, {"a.two": ["Ctrl+J"]}) == {"Ctrl+J": ("a.one", "a.two")}
    assert conflicts(rows, {"a.one": [], "a.two": ["Ctrl+J"]}) == {}


def test_every_name_in_the_table_leads_somewhere() -> None:
    for row in table():
        assert row.menu in menu_titles(), row.id
        assert row.enabled in ENABLED, row.id
        assert not row.checked or row.checked in CHECKED, row.id
        assert not row.icon or row.icon in ICONS, row.id
        for key in row.keys:
            assert QKeySequence(key).toString() == key, f"{row.id}: {key} is not in portable form"


def test_single_keys_hold_on_the_map_only() -> None:
    single = re.compile(r"^(\w|Del|Backspace|Return|Enter)$")
    loose = [row.id for row in table() for key in row.keys if single.match(key) and row.scope == "window"]
    assert loose == []
    assert {row.id for row in table() if row.scope == "untyped"} == {"privacy.hide_names", "privacy.blank"}


def test_no_two_entries_of_a_menu_share_a_mnemonic(scene: Stage) -> None:
    scene.do("desk.new")
    for path, menu in scene.window.menus.items():
        letters = [found.group(1).lower() for a in menu.actions() if (found := re.search(r"&(\w)", a.text()))]
        twice = {letter for letter in letters if letters.count(letter) > 1}
        assert not twice, f"{path}: {sorted(twice)}"
    bar = [
        found.group(1).lower()
        for a in scene.window.menuBar().actions()
        if (found := re.search(r"&(\w)", a.text()))
    ]
    assert len(set(bar)) == len(bar) > 4


def test_every_row_can_be_reached_by_a_menu(scene: Stage) -> None:
    scene.do("desk.new")
    shown: set[str] = set()
    for menu in scene.window.menus.values():
        menu.aboutToShow.emit()
        shown |= {action.objectName() for action in menu.actions()}
    assert {row.id for row in table()} <= shown


def test_undo_says_what_it_undoes(scene: Stage, tmp_path: Path) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap", names=("Sinn Féin", "SDLP")))
    window.editor.selection.set(["a1"])
    scene.do("edit.move_to:7")
    undo, redo = window.actions_.by_id["edit.undo"], window.actions_.by_id["edit.redo"]
    assert "Sinn Féin" in undo.text()
    assert undo.text().replace("&", "").startswith("Undo ")
    assert not redo.isEnabled()
    scene.do("edit.undo")
    assert "Sinn Féin" in redo.text()
    assert not undo.isEnabled()
    assert undo.text() == "&Undo"


def test_moving_by_menu_and_back(scene: Stage, tmp_path: Path) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap"))
    assert not window.actions_.by_id["edit.move_to:3"].isEnabled()
    window.editor.selection.set(["a1", "a2"])
    for ident, zone in (("edit.move_to:3", 3), ("edit.move_to:0", 0), ("edit.to_tray", None)):
        scene.do(ident)
        assert {actor.standing() for actor in window.editor.map.actors} == {zone}
    for _ in range(3):
        scene.do("edit.undo")
    assert {actor.standing() for actor in window.editor.map.actors} == {1}


def test_tracks_in_the_menu_have_the_words_of_the_map(scene: Stage, tmp_path: Path) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap"))
    texts = [action.text() for action in window.menus["actor/move"].actions() if action.text()]
    assert texts[:2] == ["1 · Government", "2 · Conflict resolution"]
    assert "5 · Research, training && education" in texts


def test_copying_between_windows(scene: Stage, tmp_path: Path) -> None:
    scene.open(write_map(tmp_path / "one.mtdmap", names=("Quakers", "Corrymeela")))
    scene.do("edit.select_all")
    scene.do("edit.copy")
    scene.do("desk.new")
    scene.do("edit.paste")
    window = scene.window
    assert window.files.path is None
    assert [actor.name for actor in window.editor.map.actors] == ["Quakers", "Corrymeela"]
    assert len(window.editor.map.links) == 1
    assert len(window.editor.selection.actors(window.editor.map)) == 2
    counts = []
    for ident in ("edit.duplicate", "edit.cut"):
        scene.do(ident)
        counts.append(len(window.editor.map.actors))
    assert counts == [4, 2]
    QApplication.clipboard().clear()


def test_rubbish_on_the_clipboard_is_refused_with_a_sentence(scene: Stage) -> None:
    scene.do("desk.new")
    before = scene.window.editor.map
    QApplication.clipboard().setText('{"actors": [' + "1," * 100_000)
    scene.do("edit.paste")
    assert scene.window.editor.map is before
    assert scene.window.status.currentMessage()
    QApplication.clipboard().clear()


@pytest.mark.parametrize("field", [QLineEdit])
def test_keys_typed_into_a_field_stay_there(
    field: type[QLineEdit], scene: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap"))
    qtbot.waitExposed(window)
    window.activateWindow()
    window.editor.selection.set(["a1"])
    before = window.editor.map
    entry = field(window.canvas)  # as the canvas's own name editor
    entry.show()
    entry.setFocus()
    QTest.keyClicks(entry, "3 nalsr0t?-")
    QTest.keyClick(entry, Qt.Key.Key_Backspace)
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert entry.text() == "3 nalsr0t?"
    assert window.editor.map is before
    assert window.editor.selection.ids == ("a1",)
    assert window.moment().tool == "select"
    entry.deleteLater()


def test_an_open_menu_keeps_the_letters_for_itself(scene: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap"))
    qtbot.waitExposed(window)
    window.activateWindow()
    window.canvas.setFocus()
    before = window.editor.map
    menu = window.menus["help"]
    menu.popup(window.mapToGlobal(window.rect().center()))
    for key in (Qt.Key.Key_P, Qt.Key.Key_G, Qt.Key.Key_7):
        QTest.keyClick(menu, key)
    assert window.editor.map is before
    menu.close()
    QTest.keyClick(window.canvas, Qt.Key.Key_P)
    assert window.editor.map is not before


def test_digits_move_what_is_selected(scene: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap"))
    qtbot.waitExposed(window)
    window.activateWindow()
    window.editor.selection.set(["a1"])
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_7)
    assert window.editor.map.actor_by_id["a1"].standing() == 7
    QTest.keyClick(window.canvas, Qt.Key.Key_0)
    assert window.editor.map.actor_by_id["a1"].standing() == 0
    QTest.keyClick(window.canvas, Qt.Key.Key_Delete)
    assert "a1" not in window.editor.map.actor_by_id


def test_digits_move_from_the_outline_too(scene: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap"))
    qtbot.waitExposed(window)
    scene.do("window.toggle_outline")
    outline = window.panels.outline
    assert outline is not None
    window.activateWindow()
    window.editor.selection.set(["a2"])
    outline.view.setFocus()
    QTest.keyClick(outline.view, Qt.Key.Key_4)
    assert window.editor.map.actor_by_id["a2"].standing() == 4


def test_hostile_names_are_shown_letter_by_letter(scene: Stage, tmp_path: Path) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap", HOSTILE, names=(HOSTILE, "Two")))
    scene.do("window.toggle_outline")
    window.panels.set_shown("inspector", shown=True)
    window.editor.selection.set(["a1"])
    scene.do("edit.move_to:2")
    undo = window.actions_.by_id["edit.undo"].text()
    assert "\t" not in undo
    assert "\n" not in undo
    assert "&& <b>" in undo
    for widget in window.findChildren(QLabel):
        assert widget.textFormat() == Qt.TextFormat.PlainText, f"{widget.text()!r} is guessed"
    for each in window.findChildren(QWidget):
        tip = each.toolTip()
        assert not tip or tip.startswith("<qt>"), f"{tip!r} is guessed"
        assert "<img" not in tip
    for action in window.findChildren(QAction):
        assert "<img" not in action.toolTip()


def test_a_hostile_title_is_a_title(scene: Stage) -> None:
    scene.do("desk.new")
    scene.window.editor.execute(Retitle(HOSTILE))
    title = scene.window.windowTitle()
    assert title.endswith("[*] – MTD Desktop")
    assert "[*][*]" in title
    assert "\n" not in title
    assert scene.window.isWindowModified()


def test_page_settings_are_steps_and_ticked(scene: Stage) -> None:
    scene.do("desk.new")
    window = scene.window
    scene.do("page.set:theme=dark")
    assert window.editor.map.view.theme == "dark"
    assert window.actions_.by_id["page.set:theme=dark"].isChecked()
    assert not window.actions_.by_id["page.set:theme=paper"].isChecked()
    scene.do("page.toggle:show_legend")
    assert not window.editor.map.view.show_legend
    for _ in range(5):
        scene.do("page.rotate:1")
    assert window.editor.map.view.rotation == -135.0
    scene.do("page.rotate:0")
    assert window.editor.map.view.rotation == 0.0
    while window.editor.undo_stack.canUndo():
        scene.do("edit.undo")
    assert window.actions_.by_id["page.set:theme=paper"].isChecked()
    assert not window.isWindowModified()


def test_the_window_theme_never_touches_the_map(scene: Stage) -> None:
    scene.do("desk.new")
    before = scene.window.editor.map
    scene.do("desk.set_appearance:dark")
    assert scene.window.editor.map is before
    assert SettingsFile().values.window_theme == "dark"
    assert scene.window.actions_.by_id["desk.set_appearance:dark"].isChecked()
    scene.do("desk.set_appearance:system")


def test_nothing_on_the_toolbar_keeps_the_colours_of_another_theme(scene: Stage) -> None:
    """On X11 a widget with a style sheet writes dark words on a window that has become dark."""
    scene.do("desk.new")
    tools = scene.window.tools
    assert [widget for widget in (tools, *tools.findChildren(QWidget)) if widget.styleSheet()] == []
    option = QStyleOptionToolButton()
    tools._page.initStyleOption(option)
    assert not option.features & QStyleOptionToolButton.ToolButtonFeature.HasMenu, "one arrow is enough"


def test_changed_shortcuts_are_kept_and_used(scene: Stage) -> None:
    scene.do("desk.new")
    dialog = ShortcutsDialog(scene.desk, scene.window)
    dialog.set_keys("edit.duplicate", ["Ctrl+S"])
    assert "Save" in dialog.warning.text()
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Ok).isEnabled()
    dialog.set_keys("edit.duplicate", ["Ctrl+J"])
    assert dialog.warning.text() == ""
    dialog.accept()
    dialog.deleteLater()
    assert scene.window.actions_.by_id["edit.duplicate"].shortcut().toString() == "Ctrl+J"
    assert SettingsFile().values.shortcuts == {"edit.duplicate": ["Ctrl+J"]}
    assert "Ctrl+J" in {key for rows in key_rows(scene.window.actions_).values() for key, _ in rows}
    again = ShortcutsDialog(scene.desk, scene.window)
    assert again.keys_of("edit.duplicate") == ["Ctrl+J"]
    again._reset_all()
    again.accept()
    again.deleteLater()
    assert scene.window.actions_.by_id["edit.duplicate"].shortcut().toString() == "Ctrl+D"
    assert SettingsFile().values.shortcuts == {}


def test_help_names_every_shortcut(scene: Stage) -> None:
    scene.do("desk.new")
    dialog = HelpDialog(scene.window.actions_, scene.window)
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for row in table():
        for key in row.keys:
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) in shown, row.id
    dialog.deleteLater()


def test_help_names_every_row_with_a_key_or_without(scene: Stage) -> None:
    scene.do("desk.new")
    shown = {text for rows in key_rows(scene.window.actions_).values() for _, text in rows}
    named = {part for text in shown for part in text.split(" · ")} | shown
    tracks = {f"edit.move_to:{n}" for n in range(1, 10)}
    assert {row.plain for row in table() if row.id not in tracks} <= named


def test_menus_fit_on_a_low_screen(scene: Stage) -> None:
    scene.desk.open_copy(paths.sample("northern-ireland"), scene.window)
    for path, menu in scene.window.menus.items():
        menu.aboutToShow.emit()
        assert 0 < menu.sizeHint().height() <= LOW_SCREEN, path


def test_help_says_what_the_keys_of_the_compass_do(scene: Stage) -> None:
    scene.do("desk.new")
    dialog = HelpDialog(scene.window.actions_, scene.window)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    for keys in ("Tab, Shift+Tab", "Ctrl+Tab", "L, name, Enter", "N, name @7, Enter", "Esc"):
        assert shown.count(keys) == 1, keys
    dialog.deleteLater()


def test_tracks_are_named_wherever_their_keys_can_be_changed(scene: Stage) -> None:
    dialog = ShortcutsDialog(scene.desk, scene.window)
    assert dialog._items["edit.move_to:5"].text(0) == "Move to Track: 5 · Research, training & education"
    dialog.deleteLater()


def test_help_says_what_undo_is_and_not_what_it_would_undo_now(scene: Stage) -> None:
    scene.do("desk.new")
    scene.do("page.set:theme=dark")
    texts = {text for rows in key_rows(scene.window.actions_).values() for _, text in rows}
    assert "Undo" in scene.window.actions_.by_id["edit.undo"].text().replace("&", "") != "Undo"
    assert {"Undo", "Redo"} <= texts


def test_the_context_menu_comes_from_the_table(scene: Stage, tmp_path: Path) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap"))
    known = {id(action) for action in window.actions_.by_id.values()}
    for chosen in ((), ("a1",), ("a1", "a2"), ("l1",)):
        window.editor.selection.set(chosen)
        window.canvas.context_menu_requested.emit(window.mapToGlobal(window.rect().center()), None)
        menu = next(child for child in window.children() if isinstance(child, QMenu) and child.isVisible())
        entries = [action for action in menu.actions() if not action.isSeparator() and action.menu() is None]
        assert len(entries) > 2
        assert all(id(action) in known for action in entries)
        menu.close()


def test_tools_have_names_and_room_for_a_finger(scene: Stage) -> None:
    scene.do("desk.new")

    tools = scene.window.tools
    buttons = [b for a in tools.actions() if isinstance(b := tools.widgetForAction(a), QToolButton)]
    assert len(buttons) > 8
    for button in buttons:
        assert button.accessibleName()
        assert min(button.width(), button.height()) >= 24
        assert not button.icon().isNull()
        assert button.toolTip()


def test_a_dark_window_can_be_read(qtbot: QtBot) -> None:
    role, group = QPalette.ColorRole, QPalette.ColorGroup.Active
    palette = dark_palette()
    for text, ground in (
        (role.Text, role.Base),
        (role.PlaceholderText, role.Base),
        (role.PlaceholderText, role.Window),
        (role.WindowText, role.Window),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
    ):
        colours = [palette.color(group, one).name() for one in (text, ground)]
        assert contrast(*colours) >= 4.5, (text, ground)
    assert palette.color(role.Base).lightness() > palette.color(role.Window).lightness() + 10
    assert qtbot is not None
