"""Snapshots of what is not saved: three generations, bound to their file, found again after a crash only."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mtd_desktop import paths
from mtd_desktop.errors import UserError
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.storage import recovery, vault
from mtd_desktop.storage.codec import encode
from mtd_desktop.storage.files import Fingerprint, load
from mtd_desktop.storage.recovery import Base, Trail

NOWHERE = Base()


def titled(title: str) -> Map:
    return Map(meta=Meta(title=title))


def left_behind(*titles: str, base: Base = NOWHERE) -> recovery.Survivor:
    """What is left of a program that wrote a snapshot of each of `titles` and was killed."""
    trail = Trail()
    for title in titles:
        trail.write(titled(title), base)
    trail.leave()
    [survivor] = recovery.survivors()
    return survivor


def on_disk() -> list[str]:
    return sorted(path.name for path in recovery.folder().rglob("*") if path.is_file())


def test_the_map_comes_back_with_the_file_it_belongs_to(tmp_path: Path) -> None:
    m = Map.model_validate({"meta": {"title": "Peace", "x-later": 1}, "x-more": {"a": [None]}})
    base = Base(tmp_path / "peace.mtdmap", Fingerprint("ab" * 32, 17))
    trail = Trail()
    trail.write(m, base)
    trail.leave()
    [survivor] = recovery.survivors()
    found = recovery.read(survivor)
    assert found.map == m
    assert encode(found.map) == encode(m), "nothing of the snapshot gets into the file that is saved later"
    assert found.base == base
    assert abs(found.time - time.time()) < 3600


def test_unknown_keys_around_a_map_survive_too(tmp_path: Path) -> None:
    path = tmp_path / "later.mtdmap"
    text = encode(titled("Later")).decode().replace('"map":', '"x-around": [1, 2],\n  "map":')
    path.write_text(text, encoding="utf-8")
    before = load(path).map
    trail = Trail()
    trail.write(before, NOWHERE)
    trail.leave()
    [survivor] = recovery.survivors()
    assert encode(recovery.read(survivor).map) == encode(before)


def test_three_generations_by_number_and_never_by_time() -> None:
    survivor = left_behind("1", "2", "3", "4", "5")
    assert [load(path).map.meta.title for path in survivor.files] == ["5", "4", "3"]
    for path in survivor.files:
        os.utime(path, (0, 10_000_000 - int(path.stem)))  # a clock that runs backwards
    [survivor] = recovery.survivors()
    assert recovery.read(survivor).map.meta.title == "5"


def test_more_than_a_hundred_million_snapshots_keep_their_order() -> None:
    trail = Trail()
    trail._sequence = 99_999_998
    for title in ("one", "two", "three"):
        trail.write(titled(title), NOWHERE)
    trail.leave()
    [survivor] = recovery.survivors()
    assert recovery.read(survivor).map.meta.title == "three"


@pytest.mark.parametrize("harm", ["cut", "emptied", "changed", "zeroed", "gone"])
def test_a_damaged_snapshot_gives_way_to_the_one_before(harm: str) -> None:
    survivor = left_behind("before", "last")
    newest = survivor.files[0]
    data = newest.read_bytes()
    harmed = {
        "cut": data[: len(data) // 2],
        "emptied": b"",
        "changed": data.replace(b"last", b"lost"),
        "zeroed": bytes(len(data)),
    }
    if harm == "gone":
        newest.unlink()
    else:
        newest.write_bytes(harmed[harm])
    assert recovery.read(survivor).map.meta.title == "before"


def test_a_snapshot_cut_anywhere_never_gives_another_map() -> None:
    survivor = left_behind("before", "last")
    data = survivor.files[0].read_bytes()
    for length in range(0, len(data) - 1, 7):  # the last byte is the line break at the end
        survivor.files[0].write_bytes(data[:length])
        assert recovery.read(survivor).map.meta.title == "before", length


def test_if_nothing_can_be_read_that_is_said_and_nothing_is_deleted() -> None:
    survivor = left_behind("1", "2", "3")
    for path in survivor.files:
        path.write_bytes(b"{")
    with pytest.raises(UserError):
        recovery.read(survivor)
    recovery.tidy()
    assert len(recovery.survivors()[0].files) == 3


# --- who is listed


def test_a_map_that_is_open_is_not_listed_and_one_that_was_saved_is_not_either() -> None:
    trail = Trail()
    trail.write(titled("Open"), NOWHERE)
    assert recovery.survivors() == ()
    trail.settle()
    assert recovery.survivors() == ()
    kept = recovery.folder() / "kept"
    [path] = kept.iterdir()
    assert load(path).map.meta.title == "Open"
    assert [found.name for found in recovery.folder().iterdir()] == ["kept"], (
        "no trace but the one for a week"
    )


def test_what_a_person_discards_is_gone() -> None:
    trail = Trail()
    trail.write(titled("1"), NOWHERE)
    trail.settle()
    trail.write(titled("2"), NOWHERE)
    trail.discard()
    assert on_disk() == []
    trail.write(titled("3"), NOWHERE)
    trail.settle()
    trail.discard()
    assert on_disk() == [], "also what is kept after a save"
    recovery.discard(left_behind("3"))
    assert on_disk() == []


def test_a_saved_map_is_kept_for_a_week() -> None:
    trail = Trail()
    trail.write(titled("Saved"), NOWHERE)
    trail.settle()
    [path] = (recovery.folder() / "kept").iterdir()
    day = 86_400
    for age, stays in ((0, True), (6.9 * day, True), (-365 * day, True), (7.1 * day, False)):
        os.utime(path, (time.time() - age, time.time() - age))
        recovery.tidy()
        assert path.exists() is stays, age


def test_changes_after_a_save_start_again() -> None:
    trail = Trail()
    trail.write(titled("1"), NOWHERE)
    trail.settle()
    trail.write(titled("2"), NOWHERE)
    trail.leave()
    [survivor] = recovery.survivors()
    assert [load(path).map.meta.title for path in survivor.files] == ["2"]


KILLED = """
import os, signal, sys
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.storage.recovery import Base, Trail
trails = [Trail(), Trail()]
for number, trail in enumerate(trails):
    trail.write(Map(meta=Meta(title=str(number))), Base())
print("written", flush=True)
sys.stdin.readline()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_another_program_is_listed_when_it_has_ended_and_not_before() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "written\n"
        assert recovery.survivors() == ()
        recovery.tidy()
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.wait(60) == -9
    assert sorted(recovery.read(one).map.meta.title for one in recovery.survivors()) == ["0", "1"]


def test_a_survivor_that_one_window_goes_on_with_is_nobody_elses() -> None:
    survivor = left_behind("1")
    trail = recovery.adopt(survivor)
    assert recovery.survivors() == ()
    with pytest.raises(UserError, match="Another window"):
        recovery.adopt(survivor)
    with pytest.raises(UserError, match="Another window"):
        recovery.discard(survivor)
    trail.write(titled("2"), NOWHERE)
    trail.leave()
    [again] = recovery.survivors()
    assert [load(path).map.meta.title for path in again.files] == ["2", "1"]


def test_tidying_removes_what_the_dead_left_half_done() -> None:
    survivor = left_behind("1")
    half = survivor.files[0].with_name(".00000002.mtdmap.999999999-abcdef.tmp")
    half.write_bytes(b"half")
    empty = recovery.folder() / "0123"
    empty.mkdir()
    alone = recovery.folder() / "4567.alive"
    alone.write_bytes(b"")
    recovery.tidy()
    assert not half.exists()
    assert not empty.exists()
    assert not alone.exists()
    assert recovery.survivors() == (survivor,)


# --- where it cannot be written


def test_a_folder_that_cannot_be_written_to_is_said() -> None:
    blocked = paths.state_dir() / "recovery"
    blocked.write_bytes(b"a file in the place of the folder")
    trail = Trail()
    with pytest.raises(UserError):
        trail.write(titled("1"), NOWHERE)
    blocked.unlink()
    trail.write(titled("1"), NOWHERE)
    trail.discard()


def test_a_folder_that_vanishes_is_made_again() -> None:
    trail = Trail()
    trail.write(titled("1"), NOWHERE)
    recovery.forget(trail._ident)
    trail.write(titled("2"), NOWHERE)
    trail.leave()
    [survivor] = recovery.survivors()
    assert recovery.read(survivor).map.meta.title == "2"


# --- maps with a passphrase


def test_nothing_of_an_encrypted_map_is_written_in_the_clear(tmp_path: Path) -> None:
    key = vault.Key.create("correct horse")
    trail = Trail()
    trail.write(titled("Canary"), NOWHERE)
    trail.settle()
    trail.write(titled("Canary"), NOWHERE)
    trail.write(titled("Canary"), NOWHERE)
    trail.write(titled("Canary"), Base(tmp_path / "canary-file.mtdmap"), key)
    trail.leave()
    for path in recovery.folder().rglob("*"):
        assert "anary" not in path.name
        assert path.is_dir() or b"anary" not in path.read_bytes(), "an older one in the clear was left"
    [survivor] = recovery.survivors()
    assert survivor.is_encrypted
    with pytest.raises(vault.NeedsPassphrase):
        recovery.read(survivor)
    with pytest.raises(vault.WrongPassphrase):
        recovery.read(survivor, "wrong horse")
    found = recovery.read(survivor, "correct horse")
    assert found.map.meta.title == "Canary"
    assert found.base.path == tmp_path / "canary-file.mtdmap"
    assert found.key is not None
