"""Checkpoints are found again, hold what was kept, and say nothing to others; so do the backups."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from mtd_desktop import paths
from mtd_desktop.errors import UserError
from mtd_desktop.model.actors import Actor
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.storage import vault, versions
from mtd_desktop.storage.codec import decode, encode
from mtd_desktop.storage.files import load, save

FIRST = Map(meta=Meta(title="First"), actors=(Actor(id="a", name="Ann"),))
SECOND = FIRST.but(meta=Meta(title="Second"))
THIRD = FIRST.but(meta=Meta(title="Third"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A saved map in a folder of its own."""
    folder = tmp_path / "maps"
    folder.mkdir()
    save(folder / "peace.mtdmap", FIRST, expected=None)
    return folder / "peace.mtdmap"


def listed(path: Path) -> list[tuple[str, str, str]]:
    """Kind, name and title of every version."""
    kept = [(one, versions.read(one)) for one in versions.versions(path)]
    return [(one.kind, found.name, found.map.meta.title) for one, found in kept]


def test_checkpoints_come_latest_first_and_then_what_saving_left(path: Path) -> None:
    versions.keep(path, FIRST, "before the break")
    versions.keep(path, SECOND, "  after it ")
    for m in (SECOND, THIRD):
        save(path, m, expected=None, backups=3)
    assert listed(path) == [
        ("checkpoint", "after it", "Second"),
        ("checkpoint", "before the break", "First"),
        ("backup", "", "Second"),
        ("backup", "", "First"),
    ]


def test_a_map_without_versions_has_none(path: Path, tmp_path: Path) -> None:
    assert versions.versions(path) == ()
    assert versions.versions(tmp_path / "no" / "such.mtdmap") == ()


def test_what_is_kept_is_the_very_map(path: Path) -> None:
    odd = decode(b'{"format": "mtdmap", "version": 1, "own": {"x": 1}, "map": {"extra": [1]}}', where="F").map
    for m in (FIRST, odd):
        version = versions.keep(path, m, "name")
        kept = versions.read(version)
        assert kept.map == m
        assert encode(kept.map) == encode(m)
        assert version == versions.versions(path)[0]
        assert version.size == version.path.stat().st_size


def test_a_checkpoint_does_not_touch_the_file_of_the_map(path: Path) -> None:
    before = path.read_bytes()
    versions.keep(path, SECOND, "")
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["peace.mtdmap"]


def test_only_the_owner_can_look(path: Path) -> None:
    version = versions.keep(path, FIRST, "secret")
    places = (version.path, version.path.parent, version.path.parent.parent)
    assert [stat.S_IMODE(place.stat().st_mode) for place in places] == [0o600, 0o700, 0o700]
    assert "peace" not in str(version.path.relative_to(paths.state_dir()))


def test_the_same_file_by_another_way_has_the_same_checkpoints(path: Path, tmp_path: Path) -> None:
    versions.keep(path, FIRST, "one")
    (tmp_path / "link.mtdmap").symlink_to(path)
    assert [name for _, name, _ in listed(tmp_path / "link.mtdmap")] == ["one"]


@pytest.mark.parametrize("copied", [False, True])
def test_a_map_moved_or_copied_by_hand_keeps_its_checkpoints(path: Path, *, copied: bool) -> None:
    versions.keep(path, SECOND, "one")
    save(path, THIRD, expected=None)
    versions.follow(path)
    elsewhere = path.with_name("renamed.mtdmap")
    elsewhere.write_bytes(path.read_bytes())
    if not copied:
        path.unlink()
    assert ("checkpoint", "one", "Second") in listed(elsewhere)
    versions.keep(elsewhere, THIRD, "two")
    assert [name for kind, name, _ in listed(elsewhere) if kind == "checkpoint"] == ["two", "one"]
    assert [name for kind, name, _ in listed(path) if kind == "checkpoint"] == ["one"], "a life of its own"


def test_another_map_of_the_same_name_has_none_of_them(path: Path, tmp_path: Path) -> None:
    versions.keep(path, FIRST, "one")
    other = tmp_path / "peace.mtdmap"
    save(other, SECOND, expected=None)
    assert versions.versions(other) == ()


def test_a_deleted_checkpoint_is_gone(path: Path) -> None:
    first, second = versions.keep(path, FIRST, "one"), versions.keep(path, SECOND, "two")
    versions.remove(second)
    versions.remove(second)
    assert versions.versions(path) == (first,)
    assert versions.keep(path, THIRD, "three").number == 2


def test_numbers_not_clocks_put_them_in_order(path: Path) -> None:
    early = versions.keep(path, FIRST, "one")
    later = versions.keep(path, SECOND, "two")
    os.utime(later.path, (0, 0))
    moved = later.path.with_name("00002-19700101T000000Z.mtdmap")
    later.path.rename(moved)
    assert [one.path for one in versions.versions(path)] == [moved, early.path]


def test_foreign_files_are_no_versions(path: Path) -> None:
    version = versions.keep(path, FIRST, "one")
    for name in ("notes.txt", "x-20260101T000000Z.mtdmap", "00009-2026.mtdmap", ".00001.tmp"):
        (version.path.parent / name).write_text("x")
    for name in ("peace.mtdmap.bak~", "peace.mtdmap.bak.txt", "peace2.mtdmap.bak", "peace.mtdmap.orig"):
        path.with_name(name).write_text("x")
    path.with_name("peace.mtdmap.bak7").mkdir()
    assert versions.versions(path) == (version,)


def test_a_damaged_version_is_told(path: Path) -> None:
    version = versions.keep(path, FIRST, "one")
    version.path.write_bytes(b"{")
    with pytest.raises(UserError) as caught:
        versions.read(version)
    assert str(version.path) in str(caught.value)
    assert versions.versions(path)


@pytest.mark.parametrize("name", ["", "x" * 1000, "قبل الاستراحة", "<b>&\n\0", "../../etc"])
def test_any_name_will_do(path: Path, name: str) -> None:
    version = versions.keep(path, FIRST, name)
    assert versions.read(version).name == name.strip()[: versions.NAME_LIMIT]
    assert version.path.parent.parent == paths.state_dir() / "versions"


def test_a_folder_that_takes_nothing_is_told(path: Path) -> None:
    (paths.state_dir() / "versions").write_text("in the way")
    with pytest.raises(UserError):
        versions.keep(path, FIRST, "one")
    assert versions.versions(path) == ()


# Encrypted maps


def test_checkpoints_of_an_encrypted_map_are_encrypted_with_their_names(path: Path) -> None:
    key = vault.Key.create("correct horse")
    version = versions.keep(path, FIRST, "before Ahmed left", key=key)
    data = version.path.read_bytes()
    assert b"Ahmed" not in data
    assert b"Ann" not in data
    assert versions.read(version, key) == versions.Kept(FIRST, "before Ahmed left")
    with pytest.raises(UserError):
        versions.read(version)


# How many backups


@pytest.mark.parametrize("count", range(5))
def test_as_many_backups_are_kept_as_one_likes(path: Path, count: int) -> None:
    for number in range(8):
        save(path, FIRST.but(meta=Meta(title=str(number))), expected=None, backups=count)
    assert [title for _, _, title in listed(path)] == [str(6 - i) for i in range(count)]


def test_a_save_that_is_stopped_pushes_no_older_backup_out(path: Path) -> None:
    for m in (SECOND, THIRD):
        save(path, m, expected=None, backups=2)
    before = listed(path)
    for _ in range(3):
        save(path, THIRD, expected=None, backups=2)
    assert listed(path) == before
    assert load(path).map == THIRD
