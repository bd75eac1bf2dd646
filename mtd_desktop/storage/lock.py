"""Who has a map open: a hidden file beside it that says so to others, for courtesy.

    .peace.mtdmap.lock~    {"user": "anna", "host": "laptop", "process": 4711, "born": "…", "time": "…"}

It keeps nobody from anything: the checksum that is compared before every save is the real protection. No
clock is asked. A lock whose process has ended on this machine is taken over at once; one of another machine
is never too old, because nobody here can know. What is in it says nothing of the map.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from mtd_desktop.storage import running
from mtd_desktop.storage.writing import resolved

_FLAGS: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
)
_LIMIT: Final = 4096
"""Bytes of a lock that are read; what is longer is not ours."""
_NAME_LIMIT: Final = 240
"""Bytes that the name of a map may have for a lock beside it."""


@dataclass(frozen=True)
class Holder:
    """Who has a map open, as far as known. `time` is theirs: to be shown, not to be reckoned with."""

    user: str = ""
    host: str = ""
    process: int = 0
    born: str = ""
    time: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether it certainly ended: a process of this machine that runs no more."""
        return bool(self.process) and self.host == _host() and not running.runs(self.process, self.born)

    @property
    def is_this(self) -> bool:
        """Whether it is this very process."""
        return (
            self.host == _host() and self.process == os.getpid() and self.born == running.birth(os.getpid())
        )


class Lock:
    """This process has the map open, until `release`."""

    def __init__(self, place: Path, mine: bytes) -> None:
        self._place = place
        self._mine = mine

    def release(self) -> None:
        """Have it open no longer. A lock that somebody else put in the place of ours stays."""
        if _content(self._place) == self._mine:
            with contextlib.suppress(OSError):
                self._place.unlink()


def take(path: Path, *, by_force: bool = False) -> Lock | Holder | None:
    """Say beside `path` that this process has it open; if another one has, who that is.

    `None` where nothing can be said: a folder that cannot be written to is no reason not to work. `by_force`
    puts our lock in the place of another's, after a person has decided so.
    """
    place = beside(path)
    if place is None:
        return None
    # The last one tells our own locks apart: a window must not take away what the next one has put up.
    mine = json.dumps({**asdict(_me()), "lock": os.urandom(4).hex()}, ensure_ascii=False).encode()
    for _ in range(3):  # more often it is gone or new again only if many fight for it
        if _put(place, mine):
            return Lock(place, mine)
        found = _content(place)
        if found is None:
            return None
        holder = _read(found, place)
        if not (by_force or holder.is_gone or holder.is_this):
            return holder
        _take_away(place, found)
    return None


def holder(path: Path, *, ours: bool = False) -> Holder | None:
    """The other process that has `path` open, as far as can be seen; with `ours` this one counts too."""
    place = beside(path)
    found = _content(place) if place is not None else None
    if place is None or found is None:
        return None
    who = _read(found, place)
    return None if who.is_gone or (who.is_this and not ours) else who


def beside(path: Path) -> Path | None:
    """Where the lock of `path` is, by whatever way one came to it; `None` where there can be none."""
    try:
        target = resolved(path)
    except OSError:
        return None
    if len(os.fsencode(target.name)) > _NAME_LIMIT:
        return None
    return target.with_name(f".{target.name}.lock~")


def _put(place: Path, mine: bytes) -> bool:
    try:
        handle = os.open(place, _FLAGS, 0o600)
    except OSError:
        return False
    try:
        os.write(handle, mine)
    except OSError:  # a full disk: an empty lock would only puzzle others
        with contextlib.suppress(OSError):
            place.unlink()
        return False
    finally:
        os.close(handle)
    return True


def _take_away(place: Path, stale: bytes) -> None:
    """Remove a lock, but not one that a third has put there since it was read."""
    aside = place.with_name(f"{place.name}{os.urandom(4).hex()}")
    with contextlib.suppress(OSError):
        place.rename(aside)
        if _content(aside) == stale:
            aside.unlink()
        else:
            aside.rename(place)


def _content(place: Path) -> bytes | None:
    """What the lock says; nothing of one that somebody lets nobody read; `None` without one."""
    try:
        handle = os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except PermissionError:
        return b""
    except OSError:
        return None
    try:
        return os.read(handle, _LIMIT)
    except OSError:
        return b""
    finally:
        os.close(handle)


def _read(found: bytes, place: Path) -> Holder:
    try:
        said = json.loads(found)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        return Holder(user=_owner(place))
    text = {name: str(said.get(name, ""))[:100] for name in ("user", "host", "born", "time")}
    number = said.get("process")
    return Holder(**text, process=number if isinstance(number, int) else 0)


def _me() -> Holder:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    me = os.getpid()
    return Holder(_user(), _host(), me, running.birth(me), now)


def _host() -> str:
    return platform.node()


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _owner(place: Path) -> str:
    try:
        return place.owner()
    except (OSError, KeyError, NotImplementedError):
        return ""
