"""When the program itself is at fault: it goes on, and what was not saved can be had again."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mtd_desktop import paths
from mtd_desktop.errors import UserError
from mtd_desktop.gui.errors import LOG_NAME, Guard
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.storage.files import load


class Scene:
    """A guard over maps that a test may change."""

    def __init__(self) -> None:
        self.maps: list[Map] = [Map(meta=Meta(title="One"))]
        self.told: list[UserError] = []
        self.guard = Guard(lambda: self.maps, self.told.append)

    def fail(self, kind: type[Exception] = ValueError) -> None:
        sys.excepthook(kind, kind("Secret name"), None)

    def rescued(self) -> list[Path]:
        folder = paths.state_dir() / "rescue"
        return sorted(folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
def scene(qtbot: QtBot) -> Iterator[Scene]:
    assert qtbot is not None
    hooks = sys.excepthook, threading.excepthook
    made = Scene()
    made.guard.install()
    yield made
    made.guard.remove()
    sys.excepthook, threading.excepthook = hooks


def test_a_repaint_that_fails_again_and_again_writes_one_rescue_copy(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    monkeypatch.setattr("mtd_desktop.storage.files.write_bytes", lambda path, _data: written.append(path))
    for _ in range(50):
        scene.fail()
    assert len(written) == 1
    scene.maps = [Map(meta=Meta(title="Two"))]
    for _ in range(50):
        scene.fail()
    assert len(written) == 2, "what was changed since must be rescued too"
    assert len(scene.told) == 1


def test_the_same_defect_is_logged_once_a_minute(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("mtd_desktop.gui.errors.time.monotonic", lambda: now)

    def logged() -> str:
        return (paths.log_dir() / LOG_NAME).read_text("utf-8")

    for _ in range(50):
        scene.fail()
    assert logged().count("ValueError") == 1
    scene.fail(KeyError)
    assert logged().count("KeyError") == 1, "another defect is not held back"
    now += 61.0
    for _ in range(50):
        scene.fail()
    assert logged().count("ValueError") == 2


def test_a_map_that_cannot_be_written_is_no_second_defect(scene: Scene) -> None:
    broken = Map.model_validate({"x-later": [1.0]})
    assert broken.__pydantic_extra__ is not None
    broken.__pydantic_extra__["x-later"] = float("nan")
    scene.maps = [broken, Map(meta=Meta(title="Whole"))]
    scene.fail()
    assert [load(path).map.meta.title for path in scene.rescued()] == ["Whole"]
    assert len(scene.told) == 1
    assert "Your map is still open" in str(scene.told[0])
    assert "no rescue copy could be written: ValueError" in (paths.log_dir() / LOG_NAME).read_text("utf-8")


def test_a_rescue_copy_is_a_map_like_any_other(scene: Scene) -> None:
    before = Map.model_validate({"meta": {"title": "One", "x-later": 1}, "x-more": {"a": [None]}})
    scene.maps = [before]
    scene.fail()
    [path] = scene.rescued()
    assert load(path).map == before
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


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
    [copy] = (paths.state_dir() / "rescue").iterdir()
    assert load(copy).map.meta.title == "Not saved"
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
