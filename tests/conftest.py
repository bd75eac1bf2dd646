"""What holds for every test: no display, no personal files, nothing left running."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Everyone gets the same examples, on a slow machine too; `--hypothesis-profile=search` looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile("steady")

# Before anything imports Qt. A test that needs a real window starts its own display and its own process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def personal_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test, and every process it starts, settings, recovery, logs and recent files of its own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("MTD_DESKTOP_HOME", str(home / "mtd-desktop"))
    monkeypatch.setenv("HOME", str(home))
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(home / variable.lower()))
    return home


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread or a Qt timer running behind it."""
    uses_qt = "qapp" in request.fixturenames
    before = running_threads() | (running_qt() if uses_qt else {})
    yield
    if uses_qt:
        finish_deletions()
    for thread in threading.enumerate():
        # One that has been told to end may need a moment.
        if id(thread) not in before and thread is not threading.current_thread():
            thread.join(timeout=1)
    after = running_threads() | (running_qt() if uses_qt else {})
    left = [after[identity] for identity in after.keys() - before.keys()]
    if left:
        pytest.fail("left running: " + ", ".join(left))


def running_threads() -> dict[int, str]:
    """Return every thread that Python started, by identity."""
    # Threads of Qt's own pool appear as dummies and wait there for the next task: that is no leak.
    threads = [thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)]
    return {id(thread): f"thread {thread.name}" for thread in threads}


def running_qt() -> dict[int, str]:
    """Return every running QTimer and QThread that Python knows, by identity."""
    import shiboken6
    from PySide6.QtCore import QThread, QTimer

    running = {}
    # By type, not isinstance: that would ask every proxy object in memory for its class.
    for found in [thing for thing in gc.get_objects() if issubclass(type(thing), QTimer | QThread)]:
        if not shiboken6.isValid(found):
            continue
        if isinstance(found, QTimer) and found.isActive():
            running[id(found)] = (
                f"timer {found.objectName()!r} every {found.interval()} ms of {found.parent()}"
            )
        elif isinstance(found, QThread) and found.isRunning() and found is not QThread.currentThread():
            running[id(found)] = f"QThread {found.objectName()!r}"
    return running


def finish_deletions() -> None:
    """Let widgets that a test closed be deleted now, and their timers with them."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
