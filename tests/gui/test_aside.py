"""Work in threads: its result, its defects, and what becomes of both when nobody is there any more."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mtd_desktop.errors import UserError
from mtd_desktop.gui import aside
from mtd_desktop.gui.aside import Errand


class Hand:
    """Holds work up until it is opened, and notes where it was done."""

    def __init__(self) -> None:
        self._gate = threading.Event()
        self.begun = threading.Event()
        self.done_in: threading.Thread | None = None

    def open(self) -> None:
        self._gate.set()

    def holding(self, work: Callable[[], str]) -> Callable[[], str]:
        def held() -> str:
            self.begun.set()
            assert self._gate.wait(30)
            self.done_in = threading.current_thread()
            return work()

        return held


@pytest.fixture
def hand() -> Iterator[Hand]:
    found = Hand()
    yield found
    found.open()


@pytest.fixture
def owner(qapp: object) -> QObject:
    assert qapp is not None
    return QObject()


class Heard:
    """What came back, and where."""

    def __init__(self) -> None:
        self.results: list[str] = []
        self.problems: list[Exception] = []
        self.threads: list[threading.Thread] = []

    def __call__(self, errand: Errand[str]) -> None:
        self.threads.append(threading.current_thread())
        try:
            self.results.append(errand.result())
        except (UserError, ZeroDivisionError) as problem:
            self.problems.append(problem)

    @property
    def anything(self) -> bool:
        return bool(self.threads)


def divided() -> str:
    return str(1 / 0)


def refused() -> str:
    raise UserError("The disk is full.", "Make room.")


def settle(qtbot: QtBot, errand: Errand[str], owner: QObject) -> None:
    """Wait for the thread, and then until everything that was sent before has been delivered."""
    errand.join()
    later = Heard()
    aside.send("later", lambda: "later", later, owner)
    qtbot.waitUntil(lambda: later.anything)


def test_work_is_done_in_another_thread_and_its_result_arrives_in_this_one(
    qtbot: QtBot, hand: Hand, owner: QObject
) -> None:
    heard = Heard()
    aside.send("sum", hand.holding(lambda: "42"), heard, owner)
    assert not heard.anything
    hand.open()
    qtbot.waitUntil(lambda: heard.anything)
    assert heard.results == ["42"]
    assert heard.threads == [threading.main_thread()]
    assert hand.done_in is not None
    assert (hand.done_in.name, hand.done_in is threading.main_thread()) == ("sum", False)


@pytest.mark.parametrize("work", [divided, refused])
def test_what_the_work_raises_is_raised_where_its_result_is_asked_for(
    work: Callable[[], str], qtbot: QtBot, owner: QObject
) -> None:
    heard = Heard()
    aside.send("work", work, heard, owner)
    qtbot.waitUntil(lambda: heard.anything)
    assert heard.results == []
    assert [type(problem) for problem in heard.problems] == [
        ZeroDivisionError if work is divided else UserError
    ]


def test_waiting_delivers_here_and_now_and_never_twice(qtbot: QtBot, owner: QObject) -> None:
    heard = Heard()
    errand = aside.send("work", divided, heard, owner)
    errand.wait()
    assert len(heard.problems) == 1
    with qtbot.captureExceptions() as raised:
        settle(qtbot, errand, owner)
    assert (len(heard.problems), raised) == (1, [])


def test_what_is_dropped_is_not_delivered(qtbot: QtBot, hand: Hand, owner: QObject) -> None:
    heard = Heard()
    errand = aside.send("work", hand.holding(lambda: "late"), heard, owner)
    errand.drop()
    hand.open()
    settle(qtbot, errand, owner)
    assert not heard.anything


def test_a_window_may_close_while_its_work_is_done(qtbot: QtBot, hand: Hand, owner: QObject) -> None:
    heard = Heard()
    window = QObject()
    errand = aside.send("work", hand.holding(lambda: "late"), heard, window)
    assert hand.begun.wait(30)
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    hand.open()
    settle(qtbot, errand, owner)
    assert not heard.anything


@pytest.mark.parametrize(("work", "told"), [(divided, [ZeroDivisionError]), (refused, [])])
@pytest.mark.parametrize("leave", ["drop", "close"])
def test_a_defect_reaches_the_guard_even_if_nobody_waits_any_longer(
    leave: str,
    work: Callable[[], str],
    told: list[type[Exception]],
    qtbot: QtBot,
    hand: Hand,
    owner: QObject,
) -> None:
    window = QObject()
    errand = aside.send("work", hand.holding(work), Heard(), window)
    if leave == "drop":
        errand.drop()
    else:
        with qtbot.waitSignal(window.destroyed):
            window.deleteLater()
    with qtbot.captureExceptions() as raised:
        hand.open()
        settle(qtbot, errand, owner)
    assert [kind for kind, _, _ in raised] == told
