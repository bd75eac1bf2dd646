"""Every call of the system that a save makes fails in turn, or does only a part of what it was asked."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final
from unittest import mock

from mtd_desktop.errors import UserError
from mtd_desktop.storage import atomic
from mtd_desktop.storage.codec import encode
from mtd_desktop.storage.files import Unconfirmed, fingerprint, load, save, write_bytes
from tests.faults.maps import NEW, OLD, leavings, linked
from tests.faults.trials import Row, Trials

CALLS: Final = (
    "open",
    "write",
    "fsync",
    "read",
    "lseek",
    "close",
    "link",
    "replace",
    "rename",
    "chmod",
    "chown",
    "stat",
    "fstat",
    "access",
    "scandir",
    "listdir",
    "unlink",
)
"""The system calls that saving makes, by their names in `os`."""

TAKES_ROOM: Final = ("open", "write", "fsync", "link")
"""Those that a full or failing disk refuses from some moment on."""

ERRORS: Final = ("ENOSPC", "EIO", "EACCES", "EDQUOT", "EINTR", "EROFS", "EPERM")
MOST: Final = 300
"""Calls that a save may make."""

Fault = Callable[[str, Callable[..., Any], tuple[Any, ...]], Any]
"""What a failing call does, given its name, the real call and the arguments."""


class Faults:
    """Counts the calls of `os` and lets the k-th of them fail, or all from the k-th on if `lasting`."""

    def __init__(self, fault: Fault, at: int, *, lasting: bool = False) -> None:
        self.fault, self.at, self.lasting = fault, at, lasting
        self.count = 0
        self.hit = ""

    @contextmanager
    def installed(self, calls: tuple[str, ...] = CALLS) -> Iterator[None]:
        """The faults in the place of the calls."""
        with ExitStack() as stack:
            for name in calls:
                stack.enter_context(mock.patch.object(os, name, self._wrapped(name, getattr(os, name))))
            yield

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            self.count += 1
            if self.count == self.at or (self.lasting and self.count > self.at):
                self.hit = self.hit or name
                if name == "close":
                    real(*args, **named)
                return self.fault(name, partial(real, **named), args)
            return real(*args, **named)

        return call


def raising(number: int) -> Fault:
    """A call that fails with this error."""

    def fault(_name: str, _real: Callable[..., Any], _args: tuple[Any, ...]) -> Any:
        raise OSError(number, os.strerror(number))

    return fault


def short(part: Callable[[int], int]) -> Fault:
    """A write that takes only a part, as on a disk that is nearly full, or over a network."""

    def fault(name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        return real(args[0], bytes(args[1][: part(len(args[1]))])) if name == "write" else real(*args)

    return fault


def attempts(trials: Trials, label: str, faults: Callable[[int], Faults], calls: tuple[str, ...]) -> None:
    """Save `NEW` over `OLD` with the fault at the first call, at the second … until there are no more."""
    folder = trials.new_folder()
    path = folder / "peace.mtdmap"
    atomic_parts = mock.patch.object(atomic, "_CHUNK", 2048)  # several writes also for a small map
    known = fingerprint(encode(OLD))
    for at in range(1, MOST):
        for left in folder.iterdir():
            left.unlink()
        save(path, OLD, expected=None)
        planned, error = faults(at), None
        with trials.trial(f"{label}, call {at}"):
            with planned.installed(calls), atomic_parts:
                try:
                    save(path, NEW, expected=known)
                except UserError as caught:
                    error = caught
            if planned.count < at:
                trials.tried -= 1  # there was no such call any more
                return
            _judge(path, planned, error)
    raise AssertionError("saving never came to its end")


def _judge(path: Path, planned: Faults, error: UserError | None) -> None:
    content = path.read_bytes()
    assert content in {encode(OLD), encode(NEW)}, f"{planned.hit}: neither the old map nor the new one"
    if error is None:
        assert content == encode(NEW), f"{planned.hit}: said to be saved"
        assert load(path).map == NEW
    else:
        assert error.where == str(path), f"{planned.hit}: does not say which file"
        assert error.hint, f"{planned.hit}: does not say what to do"
    if planned.hit != "unlink":  # whoever cannot remove a file cannot be helped
        assert leavings(path.parent) == [], planned.hit
    # Nothing stands in the way of the next try, with the map that is still in the window.
    known = fingerprint(encode(OLD) if error else encode(NEW))
    save(path, linked("Later"), expected=error.fingerprint if isinstance(error, Unconfirmed) else known)


def each_call_fails(trials: Trials) -> None:
    for name in ERRORS:
        fault = raising(getattr(errno, name))
        attempts(trials, name, partial(Faults, fault), CALLS)


def all_calls_fail_from_one_on(trials: Trials) -> None:
    for name in ("ENOSPC", "EIO", "EDQUOT", "EROFS"):
        fault = raising(getattr(errno, name))
        attempts(trials, f"{name} from here on", partial(Faults, fault, lasting=True), TAKES_ROOM)


def short_writes(trials: Trials) -> None:
    for label, part in (("one byte", lambda _: 1), ("half", lambda n: n // 2 or 1), ("nothing", lambda _: 0)):
        attempts(trials, label, partial(Faults, short(part)), ("write",))
        attempts(trials, f"{label} from here on", partial(Faults, short(part), lasting=True), ("write",))


def exports_fail(trials: Trials) -> None:
    for name in ERRORS:
        fault = raising(getattr(errno, name))
        for at in range(1, MOST):
            path = trials.new_folder() / "page.svg"
            write_bytes(path, b"old")
            planned = Faults(fault, at)
            with trials.trial(f"export, {name}, call {at}"):
                said = False
                with planned.installed():
                    try:
                        write_bytes(path, b"new")
                    except UserError:
                        said = True
                assert path.read_bytes() in ({b"old", b"new"} if said else {b"new"}), planned.hit
                assert planned.hit == "unlink" or leavings(path.parent) == [], planned.hit
            if planned.count < at:
                trials.tried -= 1
                break


TABLE: Final = (
    Row(
        "Each system call of a save fails once: ENOSPC, EIO, EACCES, EDQUOT, EINTR, EROFS, EPERM",
        each_call_fails,
    ),
    Row("From some call on the disk is full, faulty or read-only", all_calls_fail_from_one_on),
    Row("Writes that take one byte, half, or nothing, once or always", short_writes),
    Row("Each system call of an export fails once", exports_fail),
)
