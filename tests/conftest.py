"""What holds for every test: no display, no personal files, nothing left running."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before anything imports Qt. A test that needs a real window starts its own display and its own process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The offscreen platform would otherwise take this machine's settings for style and fonts.
os.environ.setdefault("QT_STYLE_OVERRIDE", "Fusion")


@pytest.fixture(autouse=True)
def personal_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test, and every process it starts, a home of its own: settings, recovery, logs, recent files."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("MTD_DESKTOP_HOME", str(home / "mtd-desktop"))
    monkeypatch.setenv("HOME", str(home))
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(home / variable.lower()))
    return home


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest, personal_folder: Path) -> Iterator[None]:
    """Fail a test that leaves a thread, or a Qt timer, running behind it."""
    uses_qt = "qapp" in request.fixturenames
    threads = set(threading.enumerate())
    timers = running_timers() if uses_qt else set()
    yield
    left = [f"thread {thread.name}" for thread in threading.enumerate() if thread not in threads]
    if uses_qt:
        finish_deletions()
        left += [name for identity, name in running_timers() if (identity, name) not in timers]
    if left:
        pytest.fail("left running: " + ", ".join(left))


def running_timers() -> set[tuple[int, str]]:
    """Return identity and description of every QTimer that Python knows and that is running."""
    import shiboken6
    from PySide6.QtCore import QTimer

    timers = (found for found in gc.get_objects() if type(found) is QTimer)
    return {
        (
            id(timer),
            f"timer {timer.objectName() or '(no name)'} every {timer.interval()} ms of {timer.parent()}",
        )
        for timer in timers
        if shiboken6.isValid(timer) and timer.isActive()
    }


def finish_deletions() -> None:
    """Let widgets that a test closed be deleted now, and their timers with them."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
