"""The sign that a map is open: never older than its process, never younger than another machine says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mtd_desktop.storage import lock, running
from mtd_desktop.storage.lock import Holder, Lock, beside, holder, take


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "peace.mtdmap"
    made.write_bytes(b"{}")
    return made


def names(path: Path) -> list[str]:
    return sorted(found.name for found in path.parent.iterdir())


def sign(path: Path, **said: object) -> Path:
    """A lock as another program wrote it."""
    place = beside(path)
    assert place is not None
    place.write_text(json.dumps(said), encoding="utf-8")
    return place


def elsewhere(path: Path) -> Path:
    return sign(
        path, user="anna", host="another", process=os.getpid(), born="x", time="2020-01-01T10:00:00+00:00"
    )


def taken(path: Path) -> Lock:
    made = take(path)
    assert isinstance(made, Lock)
    return made


def test_it_says_who_and_where_and_nothing_of_the_map(path: Path) -> None:
    made = taken(path)
    place = beside(path)
    assert place is not None
    assert place.name == ".peace.mtdmap.lock~"
    assert place.stat().st_mode & 0o777 == 0o600
    said = json.loads(place.read_bytes())
    assert said.keys() == {"user", "host", "process", "born", "time", "lock"}
    assert said["process"] == os.getpid()
    made.release()
    assert names(path) == ["peace.mtdmap"]


OTHER = """
import sys
from pathlib import Path
from mtd_desktop.storage.lock import take
held = take(Path(sys.argv[1]))
print(type(held).__name__, flush=True)
sys.stdin.readline()
if "released" in sys.argv:
    held.release()
"""


@pytest.mark.parametrize("end", ["killed", "released"])
def test_another_program_holds_it_while_it_runs(path: Path, end: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OTHER, str(path), end],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "Lock\n"
        place = beside(path)
        assert place is not None
        for year in (-1, 0, 1):  # whatever the clocks say
            os.utime(place, (year * 31_536_000 + 1_700_000_000,) * 2)
            found = take(path)
            assert isinstance(found, Holder)
            assert found.process == other.pid
            assert holder(path) == found
        if end == "killed":
            other.kill()
        else:
            other.stdin.write("\n")
            other.stdin.close()
        other.wait(60)
        assert place.exists() is (end == "killed")
    assert holder(path) is None
    taken(path).release()
    assert names(path) == ["peace.mtdmap"]


def test_a_later_process_with_the_same_number_is_not_the_holder(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        born = running.birth(other.pid)
        assert born
        sign(path, user="anna", host=lock._host(), process=other.pid, born="an earlier boot", time="")
        assert holder(path) is None
        sign(path, user="anna", host=lock._host(), process=other.pid, born=born, time="")
        assert isinstance(take(path), Holder)
        other.kill()


def test_another_machine_is_never_too_old(path: Path) -> None:
    place = elsewhere(path)
    os.utime(place, (0, 0))
    found = take(path)
    assert isinstance(found, Holder)
    assert (found.user, found.host, found.time) == ("anna", "another", "2020-01-01T10:00:00+00:00")
    before = place.read_bytes()
    mine = take(path, by_force=True)
    assert isinstance(mine, Lock)
    assert place.read_bytes() != before
    assert holder(path) is None
    mine.release()
    assert not place.exists()


def test_a_lock_that_another_took_over_is_left_to_them(path: Path) -> None:
    mine = taken(path)
    place = elsewhere(path)
    mine.release()
    assert place.exists()


def test_a_lock_of_this_very_program_is_no_obstacle(path: Path) -> None:
    first, second = taken(path), taken(path)
    first.release()
    place = beside(path)
    assert place is not None
    assert place.exists(), "it is the second one's by now"
    second.release()
    assert not place.exists()


@pytest.mark.parametrize("said", [b"", b"{", b"[]", b'{"process": "x"}', b"\xff\xfe", b"null", b"{" * 10_000])
def test_a_lock_that_says_nothing_is_somebodys(path: Path, said: bytes) -> None:
    place = beside(path)
    assert place is not None
    place.write_bytes(said)
    found = take(path)
    assert isinstance(found, Holder)
    assert not found.is_gone


def test_one_way_or_another_it_is_the_same_file(path: Path) -> None:
    link = path.with_name("link.mtdmap")
    link.symlink_to(path)
    mine = taken(link)
    assert beside(path) == beside(link)
    mine.release()


def test_where_no_sign_can_be_put_nothing_is_said_and_nothing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert take(tmp_path / "gone" / "peace.mtdmap") is None
    assert take(tmp_path / ("x" * 250 + ".mtdmap")) is None
    assert take(tmp_path / "a\0b.mtdmap") is None
    real = os.open

    def refused(name: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(13, "Permission denied")
        return real(name, flags, mode)

    monkeypatch.setattr("mtd_desktop.storage.lock.os.open", refused)
    assert take(tmp_path / "peace.mtdmap") is None


def test_a_stale_lock_that_two_take_over_at_once_belongs_to_one(path: Path) -> None:
    """Whoever comes second must not remove the lock that the first has just put there."""
    place = sign(path, user="anna", host=lock._host(), process=2**30, born="x", time="")
    stale = place.read_bytes()
    elsewhere(path)  # the first has taken over meanwhile
    fresh = place.read_bytes()
    lock._take_away(place, stale)
    assert place.read_bytes() == fresh
    assert names(path) == [".peace.mtdmap.lock~", "peace.mtdmap"]
