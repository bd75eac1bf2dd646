"""The writer itself: permissions, owners, disks that confirm late, and others who write at the same time."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mtd_desktop.cli.main import main
from mtd_desktop.errors import UserError
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.storage import alone, atomic
from mtd_desktop.storage.files import OnlyInPlace, Unconfirmed, fingerprint, load, save, write_bytes

OLD, NEW = Map(meta=Meta(title="Old")), Map(meta=Meta(title="New"))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save(tmp_path / "peace.mtdmap", OLD, expected=None)
    return tmp_path / "peace.mtdmap"


# Who may read what is written


@pytest.mark.parametrize(("mask", "wanted"), [(0o022, 0o644), (0o077, 0o600), (0o027, 0o640), (0o002, 0o664)])
def test_a_picture_gets_the_permissions_of_other_files(tmp_path: Path, mask: int, wanted: int) -> None:
    before = os.umask(mask)
    try:
        write_bytes(tmp_path / "page.png", b"x", for_others=True)
    finally:
        os.umask(before)
    assert mode(tmp_path / "page.png") == wanted


def test_a_picture_that_was_there_keeps_its_permissions(tmp_path: Path) -> None:
    picture = tmp_path / "page.png"
    write_bytes(picture, b"x")
    assert mode(picture) == 0o600
    write_bytes(picture, b"y", for_others=True)
    assert mode(picture) == 0o600


def test_what_the_command_line_exports_can_be_read_by_others_and_a_map_cannot(path: Path) -> None:
    before = os.umask(0o022)
    try:
        assert main(["export", str(path), str(path.with_suffix(".svg"))]) == 0
    finally:
        os.umask(before)
    assert (mode(path.with_suffix(".svg")), mode(path)) == (0o644, 0o600)


# Disks that do as they like


def on_folders(fault: Callable[[], None]) -> Callable[[int], None]:
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            fault()
        real(handle)

    return fsync


def test_a_disk_that_does_not_confirm_leaves_the_map_marked_and_no_conflict(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new map stands there already: the next save must not take it for somebody else's."""

    def broken() -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", on_folders(broken))
        with pytest.raises(Unconfirmed) as caught:
            save(path, NEW, expected=load(path).fingerprint)
    assert caught.value.fingerprint == fingerprint(path.read_bytes())
    save(path, OLD, expected=caught.value.fingerprint)
    assert load(path).map == OLD


@pytest.mark.parametrize("number", [errno.ENOTSUP, errno.EINVAL, errno.ENOTTY])
def test_where_a_mac_cannot_empty_the_disks_cache_it_does_what_others_do(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    import fcntl

    asked: list[int] = []
    real = os.fsync

    def full_sync(_handle: int, _what: int) -> None:
        raise OSError(number, os.strerror(number))

    def counted(handle: int) -> None:
        asked.append(handle)
        real(handle)

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", full_sync)
    monkeypatch.setattr(os, "fsync", counted)
    atomic.replace(path, b"new")
    assert path.read_bytes() == b"new"
    assert len(asked) == 2, "the file and its folder"


def test_on_a_mac_the_disks_cache_is_emptied_and_its_faults_are_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def full_sync(_handle: int, what: int) -> None:
        assert what == 51
        raise OSError(errno.EIO, "fault")

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", full_sync)
    with pytest.raises(UserError, match="fault"):
        save(path, NEW, expected=None)
    monkeypatch.undo()
    assert load(path).map == OLD


@pytest.mark.parametrize(
    ("number", "offered"),
    [(errno.EACCES, True), (errno.EINVAL, True), (errno.ENOSPC, False), (errno.EIO, False)],
)
def test_only_where_a_folder_takes_no_files_writing_in_place_is_offered(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, offered: bool
) -> None:
    real = os.open

    def open_(name: Any, flags: int, *rest: Any, **named: Any) -> int:
        if flags & os.O_CREAT:
            raise OSError(number, os.strerror(number))
        return real(name, flags, *rest, **named)

    monkeypatch.setattr(os, "open", open_)
    with pytest.raises(UserError) as caught:
        save(path, NEW, expected=None)
    assert isinstance(caught.value, OnlyInPlace) is offered
    assert load(path).map == OLD


# At the same time


def test_one_waits_while_another_puts_a_file_in_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    real = time.sleep

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        real(seconds)

    monkeypatch.setattr(alone, "PATIENCE", 0.2)
    monkeypatch.setattr(time, "sleep", sleep)
    with alone.alone(path.parent):
        save(path, NEW, expected=None)
    assert slept, "it did not wait at all"
    assert load(path).map == NEW, "one that hangs stops no save"


def test_the_way_is_open_when_the_other_was_killed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import sys, time; from pathlib import Path; from mtd_desktop.storage.alone import alone\n"
        "with alone(Path(sys.argv[1])): print('in', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(path.parent)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"in\n"
        other.kill()
        other.wait()
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("it waited for the dead"))
    save(path, NEW, expected=None)
    assert load(path).map == NEW


def test_without_locks_it_is_saved_all_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)  # as on Windows
    save(path, NEW, expected=None)
    assert load(path).map == NEW
