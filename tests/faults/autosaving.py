"""kill −9 while somebody works and saves nothing: what is found again is at most two seconds old."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from unittest import mock

from mtd_desktop.storage import recovery
from mtd_desktop.storage.files import load, save
from tests.faults.maps import linked
from tests.faults.trials import Row, Trials
from tests.faults.victims import JOBS, Victims, victims

PROMISED: Final = 2.0
"""Seconds of work that a crash may take."""

SHORTEST, LONGEST = 0.3, 4.0
"""Seconds that a victim works."""

PATIENCE: Final = 60.0
AT_ONCE: Final = 5
PERIOD_MS: Final = 50
ACTORS: Final = 200


def keep_editing(path: Path, acks: int) -> None:
    """Work on the map as in a window: a change twenty times a second, nothing saved by hand.

    The title says when the change was made, in nanoseconds.
    """
    os.environ["MTD_DESKTOP_HOME"] = str(path.parent / "home")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from mtd_desktop.gui.document_controller import DocumentController
    from mtd_desktop.gui.editor import Editor
    from mtd_desktop.gui.settings import SettingsFile
    from tests.gui.window_stage import Answers, Retitle

    application = QApplication(["victim"])
    editor = Editor()
    files = DocumentController(editor, SettingsFile(), Answers())
    assert files.open(path)

    changes: list[int] = []

    def change() -> None:
        now = time.time_ns()
        assert editor.execute(Retitle(str(now)))
        if not changes:
            os.pwrite(acks, f"{now:020d}".encode(), 0)
        changes.append(now)
        os.pwrite(acks, f" {now:020d}".encode(), 20)

    timer = QTimer()
    timer.timeout.connect(change)
    timer.start(PERIOD_MS)
    application.exec()


JOBS["editing"] = keep_editing


def during_autosave(trials: Trials) -> None:
    chance = random.Random(7)
    ages: list[float] = []
    with ExitStack() as stack:
        crowds = [stack.enter_context(victims()) for _ in range(AT_ONCE)]
        for number in range(trials.times(100, 5) // AT_ONCE):
            fates = [_started(trials, crowd, chance.uniform(SHORTEST, LONGEST)) for crowd in crowds]
            for fate in sorted(fates, key=lambda one: one.until):
                time.sleep(max(0.0, fate.until - time.monotonic()))
                fate.killed = time.time_ns()
                os.kill(fate.process, signal.SIGKILL)
            for crowd, fate in zip(crowds, fates, strict=True):
                crowd.wait()
                with trials.trial(f"kill {number}, {fate.path.parent.name}"):
                    ages.append(_age(fate))
                    # How old it may be is a matter of the table, not of a machine that has much else to do.
                    assert ages[-1] <= PROMISED or not trials.full, f"{ages[-1]:.2f} s of work are gone"
    sys.stderr.write(f"          at most {max(ages, default=0.0):.2f} s of work were gone\n")


@dataclass
class Fate:
    """A victim at work, when it is to die, and when it did."""

    path: Path
    acks: Path
    process: int
    until: float
    killed: int = 0


def _started(trials: Trials, crowd: Victims, life: float) -> Fate:
    folder = trials.new_folder()
    path, acks = folder / "peace.mtdmap", folder / "acks"
    save(path, linked("0", actors=ACTORS), expected=None)
    process = crowd.start("editing", path, acks)
    end = time.monotonic() + PATIENCE
    while not (acks.exists() and acks.stat().st_size):
        assert time.monotonic() < end, "the victim never began to work"
        time.sleep(0.01)
    return Fate(path, acks, process, time.monotonic() + life)


def _age(fate: Fate) -> float:
    """Seconds of work that are gone: from the first change that is not found again until the end."""
    first, last = (int(part) for part in fate.acks.read_text().split())
    assert load(fate.path).map.meta.title == "0", "the file of the map was touched"
    with mock.patch.dict(os.environ, {"MTD_DESKTOP_HOME": str(fate.path.parent / "home")}):
        left = recovery.survivors()
        if not left:
            return (fate.killed - first) / 1e9
        (survivor,) = left
        found = recovery.read(survivor)
    assert len(found.map.actors) == ACTORS
    assert found.base.path == fate.path
    assert first <= int(found.map.meta.title) <= last
    return max(0.0, (fate.killed - int(found.map.meta.title)) / 1e9)


TABLE: Final = (
    Row("kill −9 at a random moment while 200 actors are edited 20 times a second", during_autosave),
)
