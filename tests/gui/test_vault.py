"""Protecting, locking and unlocking a map in the window: nothing is lost, and nothing stays to be read."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mtd_desktop.gui.dialogs.passphrase import AskPassphrase, ChoosePassphrase
from mtd_desktop.gui.lock_page import LockPage
from mtd_desktop.gui.main_window import MainWindow
from mtd_desktop.gui.vault import Vault
from mtd_desktop.model.document import Map
from mtd_desktop.paths import sample
from mtd_desktop.storage import atomic, recovery, versions
from mtd_desktop.storage.files import load, save
from mtd_desktop.storage.vault import Key, is_sealed
from tests.gui.window_stage import Retitle, Stage, write_map

WORDS = "maple robot valley"
OTHER = "another phrase altogether"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return write_map(tmp_path / "canary.mtdmap", "Canary", names=("Canary one", "Two"))


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.mtdmap"
    m = load(write_map(tmp_path / "x.mtdmap", "Canary", names=("Canary one", "Two"))).map
    (tmp_path / "x.mtdmap").unlink()
    save(path, m, expected=None, key=Key.create(WORDS))
    return path


@pytest.fixture
def opened(scene: Stage, secret: Path) -> Stage:
    """The program with an encrypted map on the screen."""
    scene.answers.passphrases = [WORDS]
    scene.open(secret)
    scene.answers.asked.clear()
    return scene


def room(window: MainWindow) -> Vault:
    vault = window.handler("vault.lock").__self__  # type: ignore[attr-defined]
    assert isinstance(vault, Vault)
    return vault


def page(window: MainWindow) -> LockPage:
    (found,) = window.findChildren(LockPage)
    return found


def readable(*folders: Path) -> list[Path]:
    """Every file below `folders` in which the canary can be read, or that is named after it."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if b"Canary" in path.read_bytes() or b"canary" in path.read_bytes()]


def words_on(window: MainWindow) -> str:
    """All words that can be seen or read aloud in a window."""
    found = [window.windowTitle(), window.windowFilePath(), window.statusBar().currentMessage()]
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
            found += [widget.text()] if isinstance(widget, QLabel | QLineEdit) else []
    for action in window.actions_.by_id.values():
        found += [action.text(), action.toolTip()]
    return "\n".join(found)


# Opening


def test_an_encrypted_map_asks_and_is_not_remembered(scene: Stage, secret: Path) -> None:
    scene.answers.passphrases = ["wrong", WORDS]
    window = scene.open(secret)
    assert scene.answers.asked == ["passphrase secret.mtdmap"]
    assert window.editor.map.meta.title == "Canary"
    assert window.files.key is not None
    assert scene.desk.settings.recent() == ()


def test_without_an_answer_the_present_map_stays(scene: Stage, plain: Path, secret: Path) -> None:
    window = scene.open(plain)
    before = window.editor.map
    assert not scene.desk.open(secret, window)
    assert scene.window is window
    assert window.editor.map is before
    assert scene.answers.told == []


def test_the_dialog_stays_until_the_passphrase_fits(qtbot: QtBot) -> None:
    tried: list[str] = []
    key = Key.create(WORDS)
    sealed = key.sealed(b"x")

    def attempt(text: str) -> Key:
        from mtd_desktop.storage.vault import Locked

        tried.append(text)
        return Locked.read(sealed).key(text)

    dialog = AskPassphrase("secret.mtdmap", attempt)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.open_button.isEnabled()
    assert dialog.field.echoMode() is QLineEdit.EchoMode.Password
    for text in ("wrong", WORDS):
        dialog.field.setText(text)
        dialog.open_button.click()
        assert ("wrong, or the file was changed" in dialog.problem.text()) == (text == "wrong")
    assert tried == ["wrong", WORDS]
    assert dialog.key is not None
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.field.text() == ""


# Protecting


def test_protecting_leaves_nothing_readable(scene: Stage, plain: Path, personal_folder: Path) -> None:
    window = scene.open(plain)
    for title in ("Canary 1", "Canary 2"):
        window.editor.execute(Retitle(title))
        assert window.files.save()
    versions.keep(plain, window.editor.map, "Canary before the break")
    window.editor.execute(Retitle("Canary 3"))
    window.files.journal.keep_now()
    assert len(readable(plain.parent, personal_folder)) > 3
    assert room(window).protect_with(WORDS)
    assert readable(plain.parent, personal_folder) == []
    assert load(plain, WORDS).map.meta.title == "Canary 3"
    assert load(plain.with_name("canary.mtdmap.bak"), WORDS).map.meta.title == "Canary 2"
    (checkpoint,) = [one for one in versions.versions(plain) if one.kind == "checkpoint"]
    assert versions.read(checkpoint, WORDS).name == "Canary before the break"
    assert scene.desk.settings.recent() == ()
    assert not window.files.modified


def test_a_map_without_a_file_is_asked_for_one(scene: Stage, tmp_path: Path, personal_folder: Path) -> None:
    scene.desk.new_map(scene.window)
    window = scene.window
    window.editor.execute(Retitle("Canary"))
    window.files.journal.keep_now()
    assert not room(window).protect_with(WORDS)  # nobody chose a file
    assert window.files.key is None
    scene.answers.to_save = tmp_path / "new.mtdmap"
    assert room(window).protect_with(WORDS)
    assert load(tmp_path / "new.mtdmap", WORDS).map.meta.title == "Canary"
    assert readable(tmp_path, personal_folder) == []


def test_snapshots_of_an_earlier_day_are_not_left_readable(
    scene: Stage, plain: Path, personal_folder: Path
) -> None:
    for path in (None, plain):
        trail = recovery.Trail()
        trail.write(load(plain).map, recovery.Base(path))
        trail.settle()
    crashed = recovery.Trail()
    crashed.write(load(plain).map, recovery.Base(plain))
    crashed.leave()
    window = scene.open(plain)
    assert room(window).protect_with(WORDS)
    assert readable(plain.parent, personal_folder) == []
    (survivor,) = recovery.survivors()
    assert recovery.read(survivor, WORDS).map.meta.title == "Canary"


def test_every_further_save_and_snapshot_is_encrypted(
    opened: Stage, secret: Path, personal_folder: Path
) -> None:
    window = opened.window
    for title in ("Canary 1", "Canary 2"):
        window.editor.execute(Retitle(title))
        window.files.journal.keep_now()
        assert readable(secret.parent, personal_folder) == []
        assert window.files.save()
    assert readable(secret.parent, personal_folder) == []
    assert load(secret.with_name("secret.mtdmap.bak"), WORDS).map.meta.title == "Canary 1"


def test_another_passphrase_opens_everything_and_the_old_one_nothing(opened: Stage, secret: Path) -> None:
    window = opened.window
    window.editor.execute(Retitle("Second"))
    assert window.files.save()
    versions.keep(secret, window.editor.map, "here", key=window.files.key)
    assert room(window).protect_with(OTHER)
    files = [secret, *(one.path for one in versions.versions(secret))]
    assert len(files) == 3
    for path in files:
        assert load(path, OTHER).map.meta.title in {"Canary", "Second"}
        with pytest.raises(Exception, match="passphrase is wrong"):
            load(path, WORDS)
    assert load(secret.with_name("secret.mtdmap.bak"), OTHER).map.meta.title == "Canary"


def test_removing_asks_and_says_what_it_means(opened: Stage, secret: Path) -> None:
    window = opened.window
    versions.keep(secret, window.editor.map, "here", key=window.files.key)
    room(window).remove()
    assert opened.answers.asked == ["sure Remove Protection"]
    assert is_sealed(secret.read_bytes())
    opened.answers.on_sure = True
    room(window).remove()
    assert load(secret).map.meta.title == "Canary"
    assert window.files.key is None
    assert all(not is_sealed(one.path.read_bytes()) for one in versions.versions(secret))
    assert not window.actions_.by_id["vault.lock"].isEnabled()


def test_what_cannot_be_saved_is_not_called_protected(scene: Stage, plain: Path) -> None:
    window = scene.open(plain)
    plain.write_bytes(load(plain).map.meta.title.encode())  # somebody else
    assert not room(window).protect_with(WORDS)
    assert window.files.key is None
    assert not window.actions_.by_id["vault.lock"].isEnabled()


def test_what_is_protected_and_then_cannot_be_saved_leaves_nothing_readable(
    scene: Stage, plain: Path, personal_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk becomes full between encrypting the file as it is and saving the latest changes."""
    window = scene.open(plain)
    window.editor.execute(Retitle("Canary saved"))
    assert window.files.save()
    assert window.handler("keeping.keep")("Canary checkpoint")
    window.editor.execute(Retitle("Canary unsaved"))
    assert window.files.journal.keep_now()
    replace, calls = atomic.replace, []

    def full(target: Path, *rest: object, **named: object) -> None:
        calls.append(target)
        if target == plain and calls.count(plain) == 2:
            raise OSError(errno.ENOSPC, "full")
        replace(target, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(atomic, "replace", full)
    assert not room(window).protect_with(WORDS)
    assert window.files.modified
    assert is_sealed(plain.read_bytes())
    assert readable(personal_folder) == []
    assert [path for path in plain.parent.iterdir() if b"Canary" in path.read_bytes()] == []
    window.files.leave()
    (survivor,) = recovery.survivors()
    assert recovery.read(survivor, WORDS).map.meta.title == "Canary unsaved"


@pytest.mark.parametrize("answer", ["protected", "plain", "cancel"])
def test_save_as_asks_whether_the_other_file_is_protected_too(
    opened: Stage, secret: Path, answer: str
) -> None:
    window = opened.window
    opened.answers.on_protected = answer  # type: ignore[assignment]
    opened.answers.to_save = secret.with_name("copy.mtdmap")
    assert window.files.save_as() == (answer != "cancel")
    assert "keep protected copy.mtdmap" in opened.answers.asked
    assert (window.files.key is None) == (answer == "plain")
    if answer == "cancel":
        assert not secret.with_name("copy.mtdmap").exists()
        assert window.files.path == secret
    else:
        assert is_sealed(secret.with_name("copy.mtdmap").read_bytes()) == (answer == "protected")


# The dialog


@pytest.fixture
def dialog(qtbot: QtBot) -> ChoosePassphrase:
    made = ChoosePassphrase(protected=False, minutes=10)
    qtbot.addWidget(made)
    made.show()
    return made


def test_both_fields_must_agree(dialog: ChoosePassphrase) -> None:
    assert any("There is no recovery" in label.text() for label in dialog.findChildren(QLabel))
    for first, second, fine in (("", "", False), ("a", "", False), ("a", "b", False), ("a", "a", True)):
        dialog.first.setText(first)
        dialog.second.setText(second)
        assert dialog.ok.isEnabled() == fine
    assert "short" in dialog.hint.text()
    dialog.ok.click()
    assert dialog.passphrase == "a"
    assert dialog.first.text() == dialog.second.text() == ""


def test_a_suggestion_is_shown_with_its_bits(dialog: ChoosePassphrase) -> None:
    dialog.suggest.click()
    assert len(dialog.first.text().split()) == 6
    assert dialog.first.echoMode() is QLineEdit.EchoMode.Normal
    assert "65 bits" in dialog.hint.text()
    assert dialog.ok.isEnabled()


def test_minutes_can_be_changed_without_another_passphrase(qtbot: QtBot) -> None:
    dialog = ChoosePassphrase(protected=True, minutes=7)
    qtbot.addWidget(dialog)
    assert dialog.minutes == 7
    dialog.minutes_box.setCurrentIndex(dialog.minutes_box.findData(0))
    dialog.ok.click()
    assert (dialog.passphrase, dialog.minutes) == ("", 0)


# Locking


def test_a_locked_window_says_nothing(opened: Stage) -> None:
    window = opened.window
    window.panels.set_shown("inspector", shown=True)
    window.panels.set_shown("outline", shown=True)
    window.editor.execute(Retitle("Canary two"))
    window.editor.selection.set(["a1"])
    window.status.say("Canary")
    assert "Canary" in words_on(window)
    opened.do("edit.copy")
    assert "Canary one" in QGuiApplication.clipboard().text()
    chart = QWidget(window, Qt.WindowType.Window)
    chart.show()
    opened.do("vault.lock")
    assert not chart.isVisible()
    assert "canary" not in words_on(window).lower()
    assert "secret" not in words_on(window)
    assert window.windowTitle() == "Locked – MTD Desktop"
    assert QGuiApplication.clipboard().text() == ""
    assert window.editor.map == Map()
    assert window.files.key is None
    assert not window.actions_.by_id["files.save"].isEnabled()
    assert page(window).isVisible()


def test_histories_of_the_clipboard_are_asked_to_keep_nothing_of_a_protected_map(
    opened: Stage, plain: Path
) -> None:
    opened.window.editor.selection.set(["a1"])
    opened.do("edit.copy")
    data = QGuiApplication.clipboard().mimeData()
    assert data.data("x-kde-passwordManagerHint").data() == b"secret"
    opened.open(plain).editor.selection.set(["a1"])
    opened.do("edit.copy")
    assert not QGuiApplication.clipboard().mimeData().hasFormat("x-kde-passwordManagerHint")
    QGuiApplication.clipboard().clear()


def test_the_maps_own_words_for_relations_are_not_in_a_menu(scene: Stage, tmp_path: Path) -> None:
    m = load(sample("northern-ireland")).map
    first = m.conventions[0]
    named = first.but(relations=(first.relations[0].but(name="Canary pact"), *first.relations[1:]))
    path = tmp_path / "secret.mtdmap"
    save(
        path,
        m.but(conventions=(named, *m.conventions[1:]), convention=named.id),
        expected=None,
        key=Key.create(WORDS),
    )
    scene.answers.passphrases = [WORDS]
    window = scene.open(path)
    menu = window.menus["link/relation"]

    def texts() -> list[str]:
        menu.aboutToShow.emit()
        return [action.text() for action in menu.actions()]

    assert "Canary pact" in texts()
    room(window).lock()
    assert "Canary pact" not in texts()
    room(window).unlock(WORDS)
    assert "Canary pact" in texts()


def test_the_passphrase_brings_back_what_was_not_saved(opened: Stage, secret: Path) -> None:
    window = opened.window
    window.panels.set_shown("outline", shown=True)
    window.editor.execute(Retitle("Not saved"))
    before, key = window.editor.map, window.files.key
    opened.do("vault.lock")
    assert key is not None
    assert key.forgotten
    assert page(window).unsaved.isVisible()
    page(window).field.setText("wrong")
    page(window).try_to_open()
    assert "wrong" in page(window).problem.text()
    assert window.files.away is not None
    page(window).field.setText(WORDS)
    page(window).try_to_open()
    assert window.editor.map == before
    assert window.files.modified
    assert window.panels.is_shown("outline")
    assert not page(window).isVisible()
    assert page(window).field.text() == ""
    assert window.files.save()
    assert load(secret, WORDS).map == before


def test_what_is_typed_belongs_to_the_locked_map(opened: Stage) -> None:
    window = opened.window
    opened.do("window.map_properties")
    inspector = window.panels.inspector
    assert inspector is not None
    field = QApplication.focusWidget() or window.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("Typed just now")
    room(window).lock()
    room(window).unlock(WORDS)
    assert window.editor.map.meta.title == "Typed just now"


def test_the_snapshot_on_the_disk_outlives_a_crash_while_locked(
    opened: Stage, secret: Path, personal_folder: Path
) -> None:
    window = opened.window
    window.editor.execute(Retitle("Canary unsaved"))
    opened.do("vault.lock")
    window.files.journal._due.timeout.emit()  # whatever was due while it was locked
    (place,) = (recovery.folder()).glob("*/")
    newest = recovery.snapshots(place)[0]
    assert load(newest, WORDS).map.meta.title == "Canary unsaved"
    assert readable(secret.parent, personal_folder) == []


def test_dialogs_over_the_map_are_closed_first(opened: Stage, qtbot: QtBot) -> None:
    window = opened.window
    dialog = QDialog(window)
    dialog.show()
    room(window).lock()
    qtbot.waitUntil(lambda: window.files.away is not None)
    assert not dialog.isVisible()


def test_all_protected_windows_are_locked_and_no_others(opened: Stage, plain: Path) -> None:
    first = opened.window
    second = opened.open(plain)
    assert first is not second
    room(first).lock()
    assert first.files.away is not None
    assert second.files.away is None
    assert second.files.is_open


def test_a_defect_in_one_window_leaves_no_window_open(
    opened: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened.window
    other = tmp_path / "other.mtdmap"
    save(other, first.editor.map, expected=None, key=Key.create(WORDS))
    second = opened.open(other)

    def broken() -> None:
        raise ZeroDivisionError

    for window in (first, second):
        monkeypatch.setattr(window, "commit", broken)
    with pytest.raises(ZeroDivisionError):
        room(first).lock()
    assert [window.editor.map for window in (first, second)] == [Map(), Map()]
    assert first.files.away is not None
    assert second.files.away is not None
    monkeypatch.undo()


def test_a_locked_window_keeps_its_place_and_file(opened: Stage, plain: Path, secret: Path) -> None:
    window = opened.window
    opened.do("vault.lock")
    assert opened.desk.open(secret, window)
    assert opened.desk.windows == [window]
    assert opened.desk.open(plain, window)
    assert len(opened.desk.windows) == 2
    assert window.files.away is not None


@pytest.mark.parametrize("answer", ["save", "discard", "cancel"])
def test_closing_a_locked_window_loses_nothing(opened: Stage, secret: Path, answer: str) -> None:
    window = opened.window
    window.editor.execute(Retitle("Unsaved"))
    opened.do("vault.lock")
    opened.answers.on_unsaved = answer  # type: ignore[assignment]
    assert window.close() == (answer != "cancel")
    assert opened.answers.asked[-1] == "unsaved the locked map"
    assert load(secret, WORDS).map.meta.title == ("Unsaved" if answer == "save" else "Canary")
    if answer == "cancel":
        room(window).unlock(WORDS)
        assert window.editor.map.meta.title == "Unsaved"


def test_the_idle_minutes_count_only_for_protected_maps(scene: Stage, plain: Path) -> None:
    window = scene.open(plain)
    assert not room(window).idle.listening
    assert room(window).protect_with(WORDS)
    assert room(window).idle.listening
    room(window).lock()
    assert not room(window).idle.listening
    room(window).unlock(WORDS)
    assert room(window).idle.listening


def test_minutes_without_a_hand_lock_the_map(opened: Stage, qtbot: QtBot) -> None:
    window = opened.window
    idle = room(window).idle
    idle.start(0.005)
    qtbot.waitUntil(lambda: window.files.away is not None)


def test_the_first_touch_after_a_sleep_locks_and_a_touch_in_time_does_not(opened: Stage) -> None:
    window = opened.window
    idle = room(window).idle
    touch = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
    idle._last_by_day -= 590
    QApplication.sendEvent(window, touch)
    idle._last_by_day -= 590
    QApplication.sendEvent(window, touch)
    assert window.files.away is None
    idle._last_by_day -= 610
    QApplication.sendEvent(window, touch)
    assert window.files.away is not None


def test_never_is_never(opened: Stage) -> None:
    opened.desk.settings.values.lock_minutes = 0
    room(opened.window).watch()
    assert not room(opened.window).idle.listening


def test_a_copy_of_an_encrypted_map_stays_encrypted(
    opened: Stage, secret: Path, personal_folder: Path
) -> None:
    assert opened.desk.open_copy(secret, opened.window)
    window = opened.window
    assert window.files.path is None
    assert window.files.key is not None
    window.editor.execute(Retitle("Canary copy"))
    window.files.journal.keep_now()
    assert readable(personal_folder) == []


def test_nothing_is_kept_of_a_passphrase(opened: Stage, secret: Path, personal_folder: Path) -> None:
    assert room(opened.window).protect_with(OTHER)
    opened.desk.settings.save()
    files = [
        path for folder in (secret.parent, personal_folder) for path in folder.rglob("*") if path.is_file()
    ]
    assert [
        path for path in files if OTHER.encode() in path.read_bytes() or b"maple" in path.read_bytes()
    ] == []


def test_maps_that_are_protected_leave_the_recent_list(scene: Stage, plain: Path) -> None:
    window = scene.open(plain)
    assert scene.desk.settings.recent() == (plain,)
    assert room(window).protect_with(WORDS)
    assert scene.desk.settings.recent() == ()
