"""The ways in which the program ends without a person's word, and the last snapshots on each of them.

The session ends, the system asks the program to go (SIGTERM, SIGINT, SIGHUP), or the connection to the
display breaks, whereupon Qt ends the program from within C. What was not saved is found at the next start.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Protocol

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication, QSessionManager

ENDING_MS = 30_000
"""Milliseconds for which no window asks anything after the session said it ends; it may change its mind."""

_ASKED = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name))


class Keeper(Protocol):
    """Who can write the last snapshots. `ending`: the program ends without asking anybody."""

    ending: bool

    def keep_now(self) -> bool:
        """Write down what is not saved; whether nothing would be lost."""
        ...


class Farewell(QObject):
    """Tells `keeper` in time."""

    def __init__(self, app: QGuiApplication, keeper: Keeper) -> None:
        super().__init__(app)
        self._app = app
        self._keeper = keeper
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(ENDING_MS)
        self._calm.timeout.connect(self._not_ending)
        self._signals: _Signals | None = None
        self._exit: _AtExit | None = None

    def install(self) -> None:
        """Be ready from now on."""
        self._app.commitDataRequest.connect(self._session_ends)
        self._app.aboutToQuit.connect(self._keep)
        if os.name == "posix":
            self._signals = _Signals(self._asked_to_go, self)
        self._exit = _at_exit(self._keep)

    def remove(self) -> None:
        """The program has ended in order."""
        self._calm.stop()
        self._app.commitDataRequest.disconnect(self._session_ends)
        self._app.aboutToQuit.disconnect(self._keep)
        if self._signals is not None:
            self._signals.remove()
        if self._exit is not None:
            self._exit.disarm()

    def _keep(self) -> None:
        self._keeper.keep_now()

    def _session_ends(self, _manager: QSessionManager) -> None:
        self._keeper.ending = True
        self._calm.start()
        self._keep()

    def _not_ending(self) -> None:
        self._keeper.ending = False

    def _asked_to_go(self, number: int) -> None:
        self._keeper.ending = True
        self._keep()
        self._app.exit(128 + number)


class _Signals(QObject):
    """Signals of the system, told in the event loop: Python runs its own handlers only between its own steps.

    `set_wakeup_fd` writes the number of each signal into a pipe at once.
    """

    def __init__(self, told: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._told = told
        self._read, self._write = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(self._write, False)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._arrived)
        self._wakeup = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, _ignored) for number in _ASKED}

    def remove(self) -> None:
        """Let the signals do what they did before."""
        self._notifier.setEnabled(False)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup)
        os.close(self._read)
        os.close(self._write)

    def _arrived(self) -> None:
        with contextlib.suppress(BlockingIOError):
            for number in os.read(self._read, 64):
                if number in _ASKED:
                    self._told(number)
                    return


def _ignored(_number: int, _frame: FrameType | None) -> None:
    """Python needs a handler, or the signal would end the program before the pipe is read."""


class _AtExit:
    """Something to do when C code calls `exit`, as Qt does when the display is gone, unknown to Python.

    A handler that the C library called after Python is gone would crash; `__cxa_finalize` with a handle of
    our own lets it call ours early, while it does nothing, and forget it.
    """

    def __init__(self, library: ctypes.CDLL, act: Callable[[], None]) -> None:
        self._library = library
        self._armed = True
        self._act = act
        self._handle = ctypes.create_string_buffer(8)
        self._called = ctypes.CFUNCTYPE(None, ctypes.c_void_p)(self._run)
        library["__cxa_atexit"](self._called, None, ctypes.byref(self._handle))

    def _run(self, _argument: int | None) -> None:
        if self._armed:
            self._armed = False
            self._act()

    def disarm(self) -> None:
        """Do nothing, and never be called again."""
        self._armed = False
        self._library["__cxa_finalize"](ctypes.byref(self._handle))


def _at_exit(act: Callable[[], None]) -> _AtExit | None:
    if sys.platform not in {"linux", "darwin"}:
        return None
    try:
        library = ctypes.CDLL(None)
        return _AtExit(library, act)
    except (OSError, AttributeError):  # another C library: what was written a second ago has to do
        return None
