"""Others at the same file: a second window, a second program, a cloud folder, and clocks that are wrong."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from typing import Final
from unittest import mock

from mtd_desktop.model.actors import Actor
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.storage import versions
from mtd_desktop.storage.codec import encode
from mtd_desktop.storage.files import ChangedOnDisk, Fingerprint, load, save
from tests.faults.maps import NEW, OLD, leavings, linked
from tests.faults.trials import Row, Trials

YEAR: Final = 365 * 24 * 3600


def changed_unseen(trials: Trials) -> None:
    """Every character of the names in turn becomes another; size and time stay what they were."""
    m = Map(meta=Meta(title="T"), actors=tuple(Actor(id=f"a{i}", name="x" * 10) for i in range(5)))
    for number in range(50):
        path = trials.new_folder() / "peace.mtdmap"
        known = save(path, m, expected=None)
        before = path.stat()
        data = bytearray(path.read_bytes())
        place = [i for i in range(len(data)) if data[i : i + 1] == b"x"][-50:][number]
        data[place] = ord("y")
        path.write_bytes(data)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        with trials.trial(f"change {number}"):
            assert path.stat().st_size == before.st_size
            assert path.stat().st_mtime_ns == before.st_mtime_ns
            try:
                save(path, NEW, expected=known)
            except ChangedOnDisk:
                assert path.read_bytes() == data
                assert leavings(path.parent) == []
            else:
                raise AssertionError("overwritten without asking")


def two_windows(trials: Trials) -> None:
    """Two who opened the same file: whoever saves second is asked, whatever the order."""
    for number in range(trials.times(50, 15)):
        chance = random.Random(number)
        path = trials.new_folder() / "peace.mtdmap"
        known: dict[str, Fingerprint] = dict.fromkeys("ab", save(path, OLD, expected=None))
        on_disk = encode(OLD)
        with trials.trial(f"order {number}"):
            for step in range(8):
                who = chance.choice("ab")
                mine = linked(f"{who}{step}")
                fresh = load(path).fingerprint == known[who]
                try:
                    known[who] = save(path, mine, expected=known[who])
                except ChangedOnDisk:
                    assert not fresh, "asked although nobody else had saved"
                    assert path.read_bytes() == on_disk
                    known[who] = load(path).fingerprint
                else:
                    assert fresh, "overwrote what the other had saved"
                    on_disk = encode(mine)


ADDS: Final = """
import sys
from pathlib import Path
from mtd_desktop.model.actors import Actor
from mtd_desktop.storage.files import ChangedOnDisk, load, save
path, who, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
input()
done = 0
while done < count:
    opened = load(path)
    m = opened.map.but(actors=(*opened.map.actors, Actor(id=f"{who}{done}", name="x")))
    try:
        save(path, m, expected=opened.fingerprint)
    except ChangedOnDisk:
        continue
    done += 1
"""
"""Adds actors one by one and starts again from the file whenever somebody else was faster."""


def two_programs(trials: Trials) -> None:
    """Two programs that really run at the same time: nothing that one was told is saved is missing."""
    path = trials.new_folder() / "peace.mtdmap"
    save(path, Map(), expected=None)
    count = trials.times(150, 25)
    children = [
        subprocess.Popen([sys.executable, "-c", ADDS, str(path), who, str(count)], stdin=subprocess.PIPE)
        for who in "pq"
    ]
    for child in children:
        assert child.stdin is not None
        child.stdin.write(b"\n")
        child.stdin.flush()
    for child in children:
        child.communicate(timeout=120)
    found = {actor.id for actor in load(path).map.actors}
    for who in "pq":
        for number in range(count):
            with trials.trial(f"{who}{number}"):
                assert f"{who}{number}" in found, "a save was undone by the other program"


def clocks(trials: Trials) -> None:
    """Clocks a year before or after, at the beginning and the end of time, or changing between two saves."""
    now = time.time()
    moments = [now + years * YEAR for years in (-1, 1, -30, 30)] + [
        0.0,
        1.0,
        2.0**31,
        4e9,
        now + 1800,
        now - 3600,
    ]
    for moment in moments:
        path = trials.new_folder() / "peace.mtdmap"
        known = save(path, OLD, expected=None)
        os.utime(path, (moment, moment))
        with trials.trial(f"file of {moment:.0f}"):
            assert load(path).fingerprint == known
            known = save(path, NEW, expected=known)
            save(path, linked("Later"), expected=known)
            assert load(path.with_name("peace.mtdmap.bak")).map == NEW
            assert len(versions.versions(path)) == 1
        with trials.trial(f"program at {moment:.0f}"), mock.patch("time.time", return_value=moment):
            save(path, NEW, expected=None)
            assert load(path).map == NEW
    path = trials.new_folder() / "peace.mtdmap"
    save(path, OLD, expected=None)
    for number in range(len(moments)):
        kept = versions.keep(path, linked(str(number)), str(number))
        moved = kept.path.with_name(f"{kept.number:05d}-{1970 + 7 * number % 60}0101T000000Z.mtdmap")
        kept.path.rename(moved)
    with trials.trial("checkpoints are in order whatever the clock said"):
        kept_names = [versions.read(one).name for one in versions.versions(path) if one.kind == "checkpoint"]
        assert kept_names == [str(number) for number in reversed(range(len(moments)))]


TABLE: Final = (
    Row("Changed on disk by others with the same size and time", changed_unseen),
    Row("Two windows with the same file, saving in turns", two_windows),
    Row("Two programs saving the same file at the same time", two_programs),
    Row("Clocks and file times years off", clocks),
)
