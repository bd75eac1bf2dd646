"""kill -9 at a random moment: the file is whole, and at least what was said to be saved."""

from __future__ import annotations

import os
import random
import signal
import time
from typing import Final

from mtd_desktop.model.document import Map, Meta
from mtd_desktop.storage.files import load, save
from mtd_desktop.storage.versions import versions
from tests.faults.maps import names
from tests.faults.trials import Row, Trials
from tests.faults.victims import victims

LONGEST: Final = 0.12
"""Seconds that a victim lives at most; it saves every few milliseconds."""


def during_save(trials: Trials) -> None:
    chance = random.Random(5)
    folder, acks = trials.new_folder(), trials.folder / "acks"
    path = folder / "peace.mtdmap"
    save(path, Map(meta=Meta(title="0")), expected=None)
    said = 0
    with victims() as crowd:
        for number in range(trials.times(200, 20)):
            victim = crowd.start("saving", path, acks)
            time.sleep(chance.uniform(0.005, LONGEST))
            os.kill(victim, signal.SIGKILL)
            crowd.wait()
            with trials.trial(f"kill {number}"):
                said = max(said, int(acks.read_bytes() or b"0"))
                found = load(path)
                assert found.notices == ()
                assert int(found.map.meta.title) >= said, f"{found.map.meta.title} is older than {said}"
                for version in versions(path):
                    assert load(version.path).notices == (), version.path.name
    with trials.trial("saves happened, and the next one leaves nothing lying about"):
        assert said > trials.tried
        save(path, Map(meta=Meta(title="0")), expected=None)
        assert not [name for name in names(folder) if name.endswith(".tmp")]


TABLE: Final = (Row("kill −9 at a random moment while a 240 KB map is saved again and again", during_save),)
