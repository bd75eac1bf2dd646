"""While people work: what is not saved is on the disk soon, and leaves no trace once it is saved."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QSessionManager
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mtd_desktop import paths
from mtd_desktop.gui import journal
from mtd_desktop.gui.docks import codecs
from mtd_desktop.gui.docks.entry import TextEntry
from mtd_desktop.gui.farewell import Farewell
from mtd_desktop.model.document import Map
from mtd_desktop.storage import recovery, vault
from mtd_desktop.storage.files import content, load
from tests.gui.window_stage import Retitle, Stage, write_map


def snapshots() -> list[Path]:
    """Snapshots of maps that are open, the oldest first."""
    return sorted(path for path in recovery.folder().glob("*/*.mtdmap") if path.parent.name != recovery.KEPT)


def titles() -> list[str]:
    return [load(path).map.meta.title for path in snapshots()]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "QUIET", 0.02)
    monkeypatch.setattr(journal, "LONGEST", 0.1)
    monkeypatch.setattr(journal, "AGAIN", 0.05)


@pytest.fixture
def work(scene: Stage, tmp_path: Path) -> Iterator[Stage]:
    """A map from a file, just opened."""
    scene.open(write_map(tmp_path / "map.mtdmap", "In the file"))
    yield scene
    scene.window.files.journal.discard()


def test_the_numbers_keep_the_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert journal.QUIET < 1.0, "at most one second after the last change"
    assert journal.LONGEST < 2.0, "at most two seconds while changes keep coming"


def test_a_change_is_on_the_disk_soon_and_bound_to_its_file(work: Stage, qtbot: QtBot) -> None:
    files = work.window.files
    work.window.editor.execute(Retitle("Changed"))
    qtbot.waitUntil(lambda: titles() == ["Changed"])
    files.journal.leave()
    [survivor] = recovery.survivors()
    found = recovery.read(survivor)
    assert found.map == work.window.editor.map
    assert found.base.path == files.path
    assert files.path is not None
    assert found.base.fingerprint == load(files.path).fingerprint


def test_it_does_not_wait_for_the_hand_to_rest(work: Stage, qtbot: QtBot) -> None:
    count = 0

    def edited() -> bool:
        nonlocal count
        count += 1
        work.window.editor.execute(Retitle(f"Change {count}"))
        return len(snapshots()) == recovery.GENERATIONS

    qtbot.waitUntil(edited, timeout=20_000)  # a change every 10 ms, never a pause as long as QUIET


def test_writing_happens_in_another_thread(
    work: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []

    def seen(m: Map, key: vault.Key | None = None) -> bytes:
        threads.append(threading.current_thread())
        return content(m, key)

    monkeypatch.setattr(recovery, "content", seen)
    work.window.editor.execute(Retitle("Changed"))
    qtbot.waitUntil(lambda: bool(snapshots()))
    assert [thread.name for thread in threads] == ["autosave"]
    assert threads[0] is not threading.main_thread()


def test_nothing_is_written_while_nothing_changes(work: Stage, qtbot: QtBot) -> None:
    work.window.editor.execute(Retitle("Changed"))
    qtbot.waitUntil(lambda: bool(snapshots()))
    qtbot.wait(300)
    assert len(snapshots()) == 1
    assert work.desk.keep_now()
    assert len(snapshots()) == 1


def test_what_is_undone_is_not_missed(work: Stage, qtbot: QtBot) -> None:
    work.window.editor.execute(Retitle("Changed"))
    qtbot.waitUntil(lambda: bool(snapshots()))
    work.do("edit.undo")
    qtbot.waitUntil(lambda: not snapshots())
    work.do("edit.redo")
    qtbot.waitUntil(lambda: titles() == ["Changed"])


def test_a_save_leaves_one_snapshot_for_a_week_and_nothing_to_recover(work: Stage, qtbot: QtBot) -> None:
    work.window.editor.execute(Retitle("Changed"))
    qtbot.waitUntil(lambda: bool(snapshots()))
    work.do("files.save")
    qtbot.wait(100)
    assert snapshots() == []
    [kept] = (recovery.folder() / recovery.KEPT).iterdir()
    assert load(kept).map.meta.title == "Changed"


def test_closing_in_order_leaves_nothing_to_recover(work: Stage, qtbot: QtBot) -> None:
    work.window.editor.execute(Retitle("Changed"))
    qtbot.waitUntil(lambda: bool(snapshots()))
    work.answers.on_unsaved = "discard"
    work.desk.quit()
    assert not work.desk.windows
    assert recovery.survivors() == ()
    assert list(recovery.folder().iterdir()) == [], "a person discarded it: nothing of it stays"
    work.desk.start([])


def test_a_window_that_stays_keeps_its_snapshots(work: Stage, qtbot: QtBot) -> None:
    work.window.editor.execute(Retitle("Changed"))
    qtbot.waitUntil(lambda: bool(snapshots()))
    work.answers.on_unsaved = "cancel"
    work.window.close()
    assert titles() == ["Changed"]


def test_two_windows_have_a_trail_each(work: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    first = work.window
    second = work.open(write_map(tmp_path / "two.mtdmap"))
    for window, title in ((first, "First"), (second, "Second")):
        window.editor.execute(Retitle(title))
    qtbot.waitUntil(lambda: sorted(titles()) == ["First", "Second"])
    assert second.files.save()
    qtbot.waitUntil(lambda: titles() == ["First"])
    assert recovery.survivors() == (), "both windows live"
    first.files.journal.discard()


def test_the_session_ends_without_a_question(work: Stage) -> None:
    work.window.editor.execute(Retitle("Not saved"))
    work.desk.ending = True
    work.desk.quit()
    assert work.answers.asked == []
    assert [recovery.read(one).map.meta.title for one in recovery.survivors()] == ["Not saved"]
    work.desk.ending = False
    work.desk.start([])


def test_the_session_says_that_it_ends_and_may_change_its_mind(work: Stage, qapp: QApplication) -> None:
    farewell = Farewell(qapp, work.desk)
    work.window.editor.execute(Retitle("Not saved"))
    farewell._session_ends(QSessionManager.__new__(QSessionManager))
    assert titles() == ["Not saved"], "before the answer is given"
    assert work.desk.ending
    farewell._calm.stop()
    farewell._calm.timeout.emit()
    assert not work.desk.ending, "the windows ask again"


def test_autosave_that_fails_speaks_once_until_it_worked_again(
    work: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[list[str]] = []
    work.window.files.noticed.connect(said.append)
    blocked = paths.state_dir() / "recovery"
    blocked.write_bytes(b"a file in the place of the folder")
    tried = 0
    write = recovery.Trail.write

    def counted(*args: object) -> None:
        nonlocal tried
        tried += 1
        write(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(recovery.Trail, "write", counted)
    work.window.editor.execute(Retitle("Changed"))
    qtbot.waitUntil(lambda: tried > 3)
    assert len(said) == 1
    assert "not kept safe" in said[0][0]
    blocked.unlink()
    qtbot.waitUntil(lambda: titles() == ["Changed"])
    assert len(said) == 1


def test_a_map_that_no_file_can_hold_is_a_defect_told_like_any_other(
    work: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: caught.append(kind))

    def broken(_m: Map, _key: vault.Key | None = None) -> bytes:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(recovery, "content", broken)
        work.window.editor.execute(Retitle("Changed"))
        with qtbot.captureExceptions() as exceptions:
            qtbot.waitUntil(lambda: bool(exceptions))
    qtbot.waitUntil(lambda: titles() == ["Changed"])
    assert work.window.files.modified


def test_a_map_with_a_passphrase_leaves_nothing_readable(work: Stage, qtbot: QtBot) -> None:
    work.window.files.key = vault.Key.create("correct horse")
    work.window.editor.execute(Retitle("Canary"))
    qtbot.waitUntil(lambda: bool(snapshots()))
    for path in recovery.folder().rglob("*"):
        assert path.is_dir() or b"anary" not in path.read_bytes()
    work.window.files.journal.leave()
    [survivor] = recovery.survivors()
    assert recovery.read(survivor, "correct horse").map.meta.title == "Canary"


def test_words_that_are_typed_without_a_pause_reach_the_map_meanwhile(qtbot: QtBot) -> None:
    entry = TextEntry(codecs.prose())
    qtbot.addWidget(entry)
    sent: list[object] = []

    def send(value: object, _gesture: str) -> str:
        sent.append(value)
        return ""

    entry.send = send
    entry.show()

    def typed() -> bool:
        QTest.keyClick(entry.edit, Qt.Key.Key_A)
        return bool(sent)

    qtbot.waitUntil(typed, timeout=20_000)  # a key every 10 ms
    entry.forget()
