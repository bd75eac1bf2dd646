"""When the program itself is at fault: it goes on, and what was not saved can be had again."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from mtd_desktop import paths
from mtd_desktop.errors import UserError
from mtd_desktop.gui.errors import LOG_NAME, Guard
from mtd_desktop.storage import recovery
from mtd_desktop.storage.files import load
from tests.gui.window_stage import Retitle, Stage


class Trouble:
    """A program with one map that is not saved, and defects in it."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.told: list[UserError] = []
        self.guard = Guard(stage.desk.keep_now, lambda error, _report: self.told.append(error))

    def fail(self, kind: type[Exception] = ValueError) -> None:
        sys.excepthook(kind, kind("Secret name"), None)


@pytest.fixture
def trouble(scene: Stage) -> Iterator[Trouble]:
    hooks = sys.excepthook, threading.excepthook
    scene.do("desk.new")
    scene.window.editor.execute(Retitle("One"))
    made = Trouble(scene)
    made.guard.install()
    yield made
    made.guard.remove()
    sys.excepthook, threading.excepthook = hooks


def snapshots() -> list[Path]:
    """Everything that is kept of maps that are not saved, the oldest first."""
    return sorted(recovery.folder().glob("*/*.mtdmap"))


def test_a_repaint_that_fails_again_and_again_writes_one_snapshot(trouble: Trouble) -> None:
    for _ in range(50):
        trouble.fail()
    assert len(snapshots()) == 1
    trouble.stage.window.editor.execute(Retitle("Two"))
    for _ in range(50):
        trouble.fail()
    assert [load(path).map.meta.title for path in snapshots()] == ["One", "Two"], "the map as it is by now"
    assert len(trouble.told) == 1
    assert "next start offers it" in str(trouble.told[0])


def test_the_same_defect_is_logged_once_a_minute(trouble: Trouble, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("mtd_desktop.gui.errors.time.monotonic", lambda: now)

    def logged() -> str:
        return (paths.log_dir() / LOG_NAME).read_text("utf-8")

    for _ in range(50):
        trouble.fail()
    assert logged().count("ValueError") == 1
    trouble.fail(KeyError)
    assert logged().count("KeyError") == 1, "another defect is not held back"
    now += 61.0
    for _ in range(50):
        trouble.fail()
    assert logged().count("ValueError") == 2


def test_a_map_that_cannot_be_written_is_no_second_defect(trouble: Trouble) -> None:
    broken = trouble.stage.window.editor
    broken.execute(Retitle("Broken"))
    broken.map.meta.__pydantic_extra__ = {"x-later": float("nan")}  # no JSON can hold it
    trouble.stage.desk.new_window().files.new()
    trouble.stage.window.editor.execute(Retitle("Whole"))
    trouble.fail()
    assert [load(path).map.meta.title for path in snapshots()] == ["Whole"]
    assert len(trouble.told) == 1
    assert "Save it under a new name" in str(trouble.told[0])


def test_a_snapshot_is_a_map_like_any_other_and_for_its_owner_alone(trouble: Trouble) -> None:
    trouble.fail()
    [path] = snapshots()
    assert load(path).map.meta.title == "One"
    assert path.stat().st_mode & 0o777 == 0o600
    for folder in (path.parent, recovery.folder(), paths.state_dir()):
        assert folder.stat().st_mode & 0o777 == 0o700


LIVES = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from mtd_desktop.gui import app, desk
from tests.gui.window_stage import Answers, Retitle
answers = Answers(on_unsaved="discard")
first = desk.Desk.start
def start(self, files):
    self.ask = lambda window: answers
    first(self, files)
    window = self.windows[0]
    whole = window.canvas.page
    def broken():
        raise ValueError("Secret name")
    def break_it():
        window.editor.execute(Retitle("Not saved"))
        window.canvas.page = broken
        for delay in range(0, 200, 20):
            QTimer.singleShot(delay, window.canvas.update)
        QTimer.singleShot(50, lambda: 1 / 0)
        QTimer.singleShot(300, mend)
    def mend():
        window.canvas.page = whole
        window.canvas.update()
        window.editor.execute(Retitle("Later"))
        assert window.files.save()
        QTimer.singleShot(100, self.quit)
    QTimer.singleShot(100, break_it)
desk.Desk.start = start
status = app.run([Path(sys.argv[1])], no_recent=True)
print(len(answers.told), "Your map is still open" in str(answers.told[0]))
sys.exit(status)
"""


def test_the_program_goes_on_after_defects_in_slots_and_while_painting(tmp_path: Path) -> None:
    from tests.gui.window_stage import write_map

    path = write_map(tmp_path / "map.mtdmap")
    done = subprocess.run(
        [sys.executable, "-c", LIVES, str(path)], check=False, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    told, known = done.stdout.split()
    assert int(told) >= 2
    assert known == "True"
    assert load(path).map.meta.title == "Later"
    [kept] = (recovery.folder() / "kept").iterdir()
    assert load(kept).map.meta.title == "Not saved"
    assert not recovery.survivors()
    assert "Secret" not in (paths.log_dir() / LOG_NAME).read_text(encoding="utf-8")


LETS_GO = """
import gc
from PySide6.QtCore import QCoreApplication
from tests.gui.window_stage import Retitle
from mtd_desktop.gui.editor import Editor
app = QCoreApplication([])
for _ in range(5):
    editor = Editor()
    for number in range(30):
        editor.execute(Retitle(str(number)))
    editor.undo_stack.undo()
    del editor
    gc.collect()
"""


def test_an_editor_that_nobody_holds_any_more_goes_quietly() -> None:
    done = subprocess.run([sys.executable, "-X", "faulthandler", "-c", LETS_GO], check=False)
    assert done.returncode == 0
