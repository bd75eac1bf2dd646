"""Encrypted maps: every change to them is noticed, and a program that is killed leaves nothing to read."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final
from unittest import mock

from mtd_desktop import paths
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.storage import recovery, vault
from mtd_desktop.storage.files import content, load, save
from mtd_desktop.storage.vault import Key
from tests.faults.maps import complaint, linked
from tests.faults.trials import Row, Trials
from tests.faults.victims import JOBS, acknowledge, victims

WORDS: Final = "maple robot valley"
CANARY: Final = "Zaphenath Quillfeather"
"""A name that stands nowhere else."""

SECRET: Final = linked(CANARY, words=f"{CANARY} knows. ")
JOB: Final = "editing an encrypted map"
LONGEST: Final = 3.6
"""Seconds that a victim lives at most: it writes a snapshot in every second of them."""


# What is changed is noticed


def sealed(trials: Trials) -> tuple[Path, Key, bytes]:
    """An encrypted map on the disk, its key and its bytes."""
    path, key = trials.new_folder() / "secret.mtdmap", Key.create(WORDS)
    save(path, SECRET, expected=None, key=key)
    return path, key, path.read_bytes()


def header_length(data: bytes) -> int:
    return data.index(b"\n", data.index(b"\n") + 1) + 1


def cheap() -> Any:
    """Keys that cost nothing, so that every flip can be tried with the passphrase itself."""
    return mock.patch.multiple(vault, ITERATIONS=1, MEMORY_KIB=8, LANES=1)


def header_flips(trials: Trials) -> None:
    with cheap():
        path, _, data = sealed(trials)
        for position in range(header_length(data)):
            with trials.trial(f"byte {position}"):
                for bit in range(8):
                    _refused(path, _flipped(data, position, bit))
        with trials.trial("as it was"):
            path.write_bytes(data)
            assert load(path, WORDS).map == SECRET


def body_flips(trials: Trials) -> None:
    path, key, data = sealed(trials)
    chance = random.Random(11)
    for number in range(1000):
        position = chance.randrange(header_length(data), len(data))
        with trials.trial(f"flip {number} at {position}"):
            path.write_bytes(_flipped(data, position, chance.randrange(8)))
            assert complaint(lambda: load(path, key)).hint


def truncations(trials: Trials) -> None:
    path, key, data = sealed(trials)
    step = 1 if trials.full else 41
    for length in (*range(600), *range(600, len(data) - 20, step), *range(len(data) - 20, len(data))):
        with trials.trial(f"cut after {length}"):
            path.write_bytes(data[:length])
            assert complaint(lambda: load(path, key)).hint


def exchanges(trials: Trials) -> None:
    """Parts of other encrypted files, of the same map and of another one with the same passphrase."""
    path, key, data = sealed(trials)
    end = header_length(data)
    for other in (content(SECRET, key), content(SECRET, Key.create(WORDS)), content(Map(), key)):
        for mixed in (other[:end] + data[end:], data[:end] + other[end:], data + other, data + bytes(4096)):
            with trials.trial(f"{len(mixed)} bytes put together"):
                _refused(path, mixed)


def _flipped(data: bytes, position: int, bit: int) -> bytes:
    changed = bytearray(data)
    changed[position] ^= 1 << bit
    return bytes(changed)


def _refused(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert complaint(lambda: load(path, WORDS)).hint


# What is left of a program that was killed


def keep_editing(path: Path, acks: int) -> None:
    """The whole program with an encrypted map open: edits 50 times a second, now and then a save."""
    from PySide6.QtCore import QTimer

    from mtd_desktop.gui import app
    from mtd_desktop.gui.desk import Desk
    from mtd_desktop.gui.questions import Boxes
    from tests.gui.window_stage import Retitle

    start = Desk.start

    def started(desk: Desk, files: list[Path]) -> None:
        start(desk, files)
        window = desk.windows[-1]
        timer = QTimer(desk)
        timer.timeout.connect(lambda: change(window))
        timer.start(20)

    def change(window: Any) -> None:
        number = int(window.editor.map.meta.title.rpartition(" ")[2]) + 1
        window.editor.execute(Retitle(f"{CANARY} {number}"))
        if number % 90 == 0 and window.files.save():
            acknowledge(acks, number)

    def answer(_boxes: Boxes, _name: str, attempt: Callable[[str], Key]) -> Key:
        return attempt(WORDS)

    with mock.patch.object(Desk, "start", started), mock.patch.object(Boxes, "passphrase", answer):
        app.run([path])


JOBS[JOB] = keep_editing


def after_kill(trials: Trials) -> None:
    chance = random.Random(7)
    folder, acks, temporary = trials.new_folder(), trials.folder / "acks", trials.folder / "tmp"
    temporary.mkdir()
    path = folder / "secret.mtdmap"
    save(path, Map(meta=Meta(title=f"{CANARY} 0")), expected=None, key=Key.create(WORDS))
    home = paths.state_dir().parent
    lives = [chance.uniform(0.6, LONGEST) for _ in range(trials.times(60, 4))]
    with mock.patch.dict(os.environ, TMPDIR=str(temporary)), victims() as crowd:
        # One lives until it has surely saved the map, and written a snapshot of what came after that.
        for number, seconds in enumerate([None, *lives]):
            victim = crowd.start(JOB, path, acks)
            try:
                if seconds is None:
                    _wait_until(lambda: int(acks.read_bytes() or b"0") > 0)
                    _wait_until(lambda: bool(_snapshots()))
                else:
                    time.sleep(seconds)
            finally:
                os.kill(victim, signal.SIGKILL)
                crowd.wait()
            with trials.trial(f"kill {number}"):
                told = [str(file) for place in (folder, home, temporary) for file in _telling(place)]
                assert told == []
                assert int(load(path, WORDS).map.meta.title.rpartition(" ")[2]) >= int(acks.read_bytes())
                for survivor in recovery.survivors():
                    assert recovery.read(survivor, WORDS).map.meta.title.startswith(CANARY)
            shutil.rmtree(recovery.folder(), ignore_errors=True)


def _snapshots() -> list[Path]:
    return [*recovery.folder().glob("*/*.mtdmap")]


def _wait_until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not there():
        assert time.monotonic() < end, "it does not come"
        time.sleep(0.01)


def _telling(folder: Path) -> Iterator[Path]:
    """Every file that holds the canary in some encoding, or is called by it."""
    forms = [CANARY.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    for path in folder.rglob("*"):
        if CANARY in path.name or (path.is_file() and any(form in path.read_bytes() for form in forms)):
            yield path


TABLE: Final = (
    Row("encrypted map: each byte of its header flipped, all eight bits", header_flips),
    Row("encrypted map: 1,000 bits of its content flipped", body_flips),
    Row("encrypted map: cut off", truncations),
    Row("encrypted map: header and content of different files put together", exchanges),
    Row(
        "kill −9 with an encrypted map open: is a name to be found in any folder of the program?", after_kill
    ),
)
