"""A program that edits a map twenty times a second while its journal keeps it, until it is killed.

    python -m tests.faults.autosave_child MAP ACKNOWLEDGEMENTS

It has no window, but the journal of one. Every edit makes its number the title of the map and is noted in
ACKNOWLEDGEMENTS with the moment in which it was made, so that `seconds_lost` can tell how much a kill took.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from mtd_desktop.model.actors import Actor
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.storage import recovery

ACTORS: Final = 200
EDIT_MS: Final = 50
PROMISED: Final = 2.0
"""Seconds of work that a crash may take."""
_LINE: Final = "{number} {moment}\n"


def edited_map() -> Map:
    """A map of `ACTORS` actors without any edits."""
    actors = tuple(Actor(id=f"a{number}", name=f"Actor {number}") for number in range(ACTORS))
    return Map(meta=Meta(title="0"), actors=actors)


def keep_editing(path: Path, acks: int) -> None:
    """Edit a map that belongs to `path`, noting every edit in the open file `acks`; it does not return."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from mtd_desktop.gui.editor import Editor
    from mtd_desktop.gui.journal import Journal
    from tests.gui.window_stage import Retitle

    app = QCoreApplication([])
    editor = Editor(edited_map())
    journal = Journal(lambda: (editor.map, recovery.Base(path), None), app)
    number = 0

    def edit() -> None:
        nonlocal number
        number += 1
        editor.execute(Retitle(str(number)))
        os.write(acks, _LINE.format(number=number, moment=time.monotonic()).encode())
        journal.touch()

    timer = QTimer(app)
    timer.setInterval(EDIT_MS)
    timer.timeout.connect(edit)
    timer.start()
    app.exec()


def seconds_lost(acks: Path, killed: float) -> float:
    """How much work a kill at the moment `killed` (by `time.monotonic`) took: the age of what was recovered.

    It counts from the first edit that is missing in the newest readable snapshot, and removes what it found.
    Raises `UserError` if nothing can be read.
    """
    lines = acks.read_text(encoding="ascii").splitlines(keepends=True)
    moments = [float(line.split()[1]) for line in lines if line.endswith("\n")]
    if not moments:
        return 0.0
    number = 0
    for survivor in recovery.survivors():
        found = recovery.read(survivor).map
        number = max(number, int(found.meta.title))
        if len(found.actors) != ACTORS:
            raise AssertionError(survivor.ident)
        recovery.discard(survivor)
    missing = [moment for moment in moments[number:] if moment <= killed]
    return killed - missing[0] if missing else 0.0


def main(arguments: Sequence[str]) -> None:
    """Edit until killed."""
    path, acks = arguments
    keep_editing(Path(path), os.open(acks, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))


if __name__ == "__main__":
    main(sys.argv[1:])
