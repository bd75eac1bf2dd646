"""Writing over a file in a folder that allows nothing else: put aside first, whole afterwards."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from mtd_desktop.errors import UserError
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.storage import atomic
from mtd_desktop.storage.files import ChangedOnDisk, OnlyInPlace, load, save
from mtd_desktop.storage.inplace import copy_of, forget_copy, save_in_place

OLD, NEW = Map(meta=Meta(title="Old " * 500)), Map(meta=Meta(title="New"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "cloud" / "peace.mtdmap"
    made.parent.mkdir()
    save(made, OLD, expected=None)
    return made


def names(path: Path) -> list[str]:
    return sorted(found.name for found in path.parent.iterdir())


def allow_nothing_new(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    real = os.open

    def opened(name: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT and Path(name).parent == folder:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(name, flags, mode)

    monkeypatch.setattr("os.open", opened)


def test_such_a_folder_is_recognised_and_nothing_is_done_silently(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    allow_nothing_new(monkeypatch, path.parent)
    with pytest.raises(OnlyInPlace):
        save(path, NEW, expected=None)
    assert path.read_bytes() == before
    expected = load(path).fingerprint
    now = save_in_place(path, NEW, expected=expected)
    assert load(path).map == NEW
    assert load(path).fingerprint == now
    assert copy_of(path).read_bytes() == before
    assert copy_of(path).stat().st_mode & 0o777 == 0o600
    assert names(path) == ["peace.mtdmap"]
    forget_copy(path)
    assert not copy_of(path).exists()


def test_what_others_wrote_is_not_written_over(path: Path) -> None:
    expected = load(path).fingerprint
    save(path, NEW, expected=None)
    with pytest.raises(ChangedOnDisk):
        save_in_place(path, OLD, expected=expected)
    assert load(path).map == NEW


def test_without_the_copy_nothing_is_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    allow_nothing_new(monkeypatch, copy_of(path).parent)
    with pytest.raises(UserError):
        save_in_place(path, NEW, expected=None)
    assert path.read_bytes() == before


def test_a_write_that_fails_midway_brings_the_old_content_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    real = atomic.sync
    calls = []

    def failing(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:  # the first is that of the copy
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(handle)

    monkeypatch.setattr(atomic, "sync", failing)
    with pytest.raises(UserError, match="fault"):
        save_in_place(path, NEW, expected=None)
    assert path.read_bytes() == before


def test_if_that_fails_as_well_it_is_said_where_the_old_content_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    real = atomic.sync
    calls = []

    def failing(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 1 and Path(f"/proc/self/fd/{handle}").resolve() == path:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(handle)

    monkeypatch.setattr(atomic, "sync", failing)
    with pytest.raises(UserError, match="only in part") as raised:
        save_in_place(path, NEW, expected=None)
    assert str(copy_of(path)) in raised.value.hint
    assert copy_of(path).read_bytes() == before
