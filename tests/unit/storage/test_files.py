"""Saving and opening on a real disk, with faults put in at every call."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mtd_desktop.errors import UserError
from mtd_desktop.model.actors import Actor
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.storage import atomic, files
from mtd_desktop.storage.codec import encode
from mtd_desktop.storage.files import ChangedOnDisk, fingerprint, load, save, write_bytes
from mtd_desktop.storage.leavings import HOST

OLD = Map(meta=Meta(title="Old"), actors=(Actor(id="a", name="Ann"),))
NEW = Map(meta=Meta(title="New"), actors=(Actor(id="a", name="Ann"), Actor(id="b", name="Bob")))
BIG = Map(meta=Meta(title="Big"), actors=tuple(Actor(id=f"a{i}", name="x" * 500) for i in range(5000)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A saved map in a folder of its own."""
    folder = tmp_path / "maps"
    folder.mkdir()
    target = folder / "peace.mtdmap"
    save(target, OLD, expected=None)
    return target


def names(path: Path) -> list[str]:
    """What lies in the folder of a file."""
    return sorted(one.name for one in path.parent.iterdir())


def complaint(action: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        action()
    return str(caught.value)


# The way it goes


def test_what_is_saved_is_opened_again(path: Path) -> None:
    now = save(path, NEW, expected=fingerprint(encode(OLD)))
    opened = load(path)
    assert opened.map == NEW
    assert opened.fingerprint == now == fingerprint(path.read_bytes())
    assert not opened.read_only


def test_the_version_before_is_kept(path: Path) -> None:
    save(path, NEW, expected=None)
    save(path, BIG, expected=None)
    assert names(path) == ["peace.mtdmap", "peace.mtdmap.bak"]
    assert load(path.with_name("peace.mtdmap.bak")).map == NEW


def test_the_version_before_is_kept_where_there_are_no_links(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    path.chmod(0o640)
    save(path, NEW, expected=None)
    kept = path.with_name("peace.mtdmap.bak")
    assert load(kept).map == OLD
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640
    assert names(path) == ["peace.mtdmap", "peace.mtdmap.bak"]


def test_an_export_keeps_no_second_file(tmp_path: Path) -> None:
    for content in (b"one", b"two"):
        write_bytes(tmp_path / "map.png", content)
    assert [one.name for one in tmp_path.iterdir()] == ["map.png"]
    assert (tmp_path / "map.png").read_bytes() == b"two"


def test_an_empty_export_is_written(tmp_path: Path) -> None:
    write_bytes(tmp_path / "empty", b"")
    assert (tmp_path / "empty").read_bytes() == b""


def test_saving_twice_the_same_is_fine(path: Path) -> None:
    now = fingerprint(encode(OLD))
    assert save(path, OLD, expected=now) == now
    assert save(path, OLD, expected=now) == now


# Permissions


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_a_new_file_is_for_its_owner_alone(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        save(tmp_path / "new.mtdmap", NEW, expected=None)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.mtdmap").stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664, 0o700])
def test_permissions_stay_as_they_were(path: Path, mode: int) -> None:
    path.chmod(mode)
    save(path, NEW, expected=None)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_the_temporary_file_is_never_readable_for_others(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    real = os.write

    def watched(handle: int, data: bytes) -> int:
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        return real(handle, data)

    path.chmod(0o666)
    monkeypatch.setattr(os, "write", watched)
    save(path, NEW, expected=None)
    assert set(seen) == {0o600}


@pytest.mark.parametrize("mode", [0o444, 0o400])
def test_a_protected_file_is_not_replaced(path: Path, mode: int) -> None:
    path.chmod(mode)
    assert "write-protected" in complaint(lambda: save(path, NEW, expected=None))
    assert load(path).map == OLD
    assert names(path) == ["peace.mtdmap"]


# Changed by others


def test_a_file_changed_by_others_is_not_overwritten(path: Path) -> None:
    known = load(path).fingerprint
    save(path, NEW, expected=known)
    with pytest.raises(ChangedOnDisk) as caught:
        save(path, BIG, expected=known)
    assert str(path) in str(caught.value)
    assert load(path).map == NEW


def test_a_change_during_the_save_is_seen(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = load(path).fingerprint
    real = atomic.sync

    def slow(handle: int) -> None:
        path.write_bytes(encode(BIG))
        real(handle)

    monkeypatch.setattr(atomic, "sync", slow)
    with pytest.raises(ChangedOnDisk):
        save(path, NEW, expected=known)
    assert load(path).map == BIG
    assert [name for name in names(path) if name.endswith(".tmp")] == []


def test_without_a_fingerprint_it_is_overwritten(path: Path) -> None:
    path.write_bytes(encode(BIG))
    save(path, NEW, expected=None)
    assert load(path).map == NEW


def test_a_file_that_is_gone_is_written_anew(path: Path) -> None:
    known = load(path).fingerprint
    path.unlink()
    save(path, NEW, expected=known)
    assert load(path).map == NEW


def test_somebody_else_wrote_just_the_same(path: Path) -> None:
    known = load(path).fingerprint
    path.write_bytes(encode(NEW))
    assert save(path, NEW, expected=known) == fingerprint(encode(NEW))


# Odd files; tests/faults has many more


def test_a_backup_that_is_a_link_to_the_map_itself_is_replaced(path: Path) -> None:
    os.link(path, path.with_name("peace.mtdmap.bak"))
    save(path, NEW, expected=None)
    assert names(path) == ["peace.mtdmap", "peace.mtdmap.bak"]
    assert load(path.with_name("peace.mtdmap.bak")).map == OLD


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for odd, said in (
        (pipe, "device or a pipe"),
        (Path("/dev/null"), "device or a pipe"),
        (tmp_path, "folder"),
    ):
        assert said in complaint(lambda odd=odd: load(odd))  # type: ignore[misc]
        assert said in complaint(lambda odd=odd: write_bytes(odd, b"x"))  # type: ignore[misc]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no/such/folder/x.mtdmap", "no such file or folder"),
        ("file/x.mtdmap", "A part of the path is a file"),
        ("n" * 300, "The name is too long"),
        ("a\0b", "cannot have this name"),
        ("\ud800", "cannot have this name"),
    ],
)
def test_impossible_places_are_told(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "file").write_text("x")
    for action in (lambda: load(tmp_path / name), lambda: save(tmp_path / name, NEW, expected=None)):
        assert said in complaint(action)
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_a_name_that_leaves_no_room_for_the_backup_is_refused_at_once(tmp_path: Path) -> None:
    fits, too_long = tmp_path / ("é" * 125), tmp_path / ("é" * 126)
    save(fits, OLD, expected=None)
    save(fits, NEW, expected=None)
    assert "too long" in complaint(lambda: save(too_long, NEW, expected=None))
    write_bytes(too_long, b"an export has no backup")


def test_a_file_that_vanished_is_told(path: Path) -> None:
    path.unlink()
    assert complaint(lambda: load(path)).startswith(f"{path}: There is no such file")


def test_a_file_too_large_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    huge = tmp_path / "huge.mtdmap"
    with huge.open("wb") as file:
        file.truncate(300_000_000)

    def forbidden(*_: object) -> Any:
        raise AssertionError("it was read")

    monkeypatch.setattr(files, "decode", forbidden)
    assert "300 MB" in complaint(lambda: load(huge))


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.EPERM, errno.EMFILE, errno.ESTALE, 9999])
def test_what_cannot_be_opened_is_told(path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(os, "open", failing(number))
    said = complaint(lambda: load(path))
    assert said.startswith(f"{path}: ")
    assert "Errno" not in said


# Faults of the disk; tests/faults puts one into every call


def failing(number: int) -> Callable[..., Any]:
    def fail(*_args: object, **_named: object) -> Any:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_disk_that_takes_nothing_more_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda _handle, _data: 0)
    assert "The disk is full" in complaint(lambda: save(path, NEW, expected=None))
    monkeypatch.undo()
    assert load(path).map == OLD
    assert names(path) == ["peace.mtdmap"]


def test_what_reads_back_differently_is_not_put_in_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data).replace(b"Bob", b"Bib")))
    assert "fault" in complaint(lambda: save(path, NEW, expected=None))
    monkeypatch.undo()
    assert load(path).map == OLD
    assert names(path) == ["peace.mtdmap"]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_folders_that_cannot_be_synced_are_no_fault(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real = os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))
        real(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    save(path, NEW, expected=None)
    assert load(path).map == NEW


def test_a_folder_that_reports_a_fault_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", broken)
    assert "The disk reports a fault" in complaint(lambda: save(path, NEW, expected=None))


def test_other_refusals_are_not_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(os, "replace", failing(errno.EXDEV))
    monkeypatch.setattr("time.sleep", waited.append)
    complaint(lambda: save(path, NEW, expected=None))
    assert waited == []


# What killed processes leave behind


def test_leavings_of_dead_processes_are_swept_and_no_others(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as dead:
        dead.wait()
    host = HOST
    gone = path.with_name(f".{path.name}.{dead.pid}-{host}abc.tmp")
    kept = [
        path.with_name(f".{path.name}.{os.getpid()}-{host}abc.tmp"),  # this process may be writing it
        path.with_name(f".{path.name}.{dead.pid}-000000abc.tmp"),  # another machine's
        path.with_name(f".other.mtdmap.{dead.pid}-{host}abc.tmp"),  # of another map
        path.with_name(f".{path.name}.notes-{host}.tmp"),  # a person's
    ]
    for one in (gone, *kept):
        one.write_text("x")
    save(path, NEW, expected=None)
    assert not gone.exists()
    assert [one.exists() for one in kept] == [True] * 4
