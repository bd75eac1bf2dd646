"""Work in a thread of its own, so that no hand waits for it, and its result in the window's thread.

The one place where threads are started. What is worked on never changes (maps, pages), so that is safe; the
work must not hold widgets, which belong to the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from threading import Thread
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from mtd_desktop.errors import UserError

T = TypeVar("T")


class Errand(Generic[T]):
    """One piece of work that has been started with `send`."""

    def __init__(self, work: Callable[[], T], then: Callable[[Errand[T]], None], owner: QObject) -> None:
        self._work = work
        self._then: Callable[[Errand[T]], None] | None = then
        self._owner: QObject | None = owner
        self._value: T | None = None
        self._problem: Exception | None = None
        self._thread: Thread | None = None
        self._delivered = False

    def result(self) -> T:
        """What came of the work; raises what the work raised. Only once it is done."""
        if self._problem is not None:
            raise self._problem
        return cast("T", self._value)

    def drop(self) -> None:
        """Nobody waits for it any longer: it runs to its end, and `then` is not called."""
        self._then = self._owner = None

    def join(self) -> None:
        """Hold up this thread until the work is done; `then` is called later, as without."""
        if self._thread is not None:
            self._thread.join()

    def wait(self) -> None:
        """Hold up the window's thread until the work is done, and call `then` here and now."""
        self.join()
        self.deliver()

    def deliver(self) -> None:
        """Call `then`, once, in the window's thread, if its owner is still there.

        Where nobody listens any longer, a defect is raised here for the handler of the program to hear of;
        something that a person could have put right concerns nobody any more.
        """
        if self._delivered:
            return
        self._delivered = True
        then, owner = self._then, self._owner
        self.drop()  # before the thread lets go of it: a widget must not be freed over there
        if then is not None and owner is not None and isValid(owner):
            then(self)
        elif self._problem is not None and not isinstance(self._problem, UserError):
            raise self._problem

    def _start(self, name: str, bell: _Bell) -> None:
        def run() -> None:
            try:
                self._value = self._work()
            except Exception as problem:  # noqa: BLE001 - raised again in the window's thread
                self._problem = problem
            bell.rung.emit(self)

        self._thread = Thread(target=run, name=name, daemon=True)
        self._thread.start()


def send(name: str, work: Callable[[], T], then: Callable[[Errand[T]], None], owner: QObject) -> Errand[T]:
    """Do `work` in a thread called `name`, then call `then` in the window's thread, while `owner` exists.

    To be called in the window's thread. `then` asks the errand for its `result`.
    """
    errand = Errand(work, then, owner)
    errand._start(name, _bell())
    return errand


class _Bell(QObject):
    """Brings errands from their threads to the window's, through its event loop.

    It outlives every window: whoever tells a thread's result through an object of a window's may find that
    object gone between asking whether it is there and using it.
    """

    rung = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rung.connect(self._deliver)

    def _deliver(self, errand: Errand[object]) -> None:
        errand.deliver()


@cache
def _bell() -> _Bell:
    return _Bell()
