"""A save that fails in the window: the map stays marked as changed, and the next save succeeds."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

from mtd_desktop.errors import UserError
from mtd_desktop.storage import recovery
from mtd_desktop.storage.files import load, save
from mtd_desktop.storage.inplace import copy_of, save_in_place
from tests.faults.calls import MOST, Faults, raising
from tests.faults.maps import NEW, OLD, leavings
from tests.faults.trials import Row, Trials


def marked_as_changed(trials: Trials) -> None:
    from PySide6.QtWidgets import QApplication

    from mtd_desktop.gui.document_controller import DocumentController
    from mtd_desktop.gui.editor import Editor
    from mtd_desktop.gui.settings import SettingsFile
    from tests.gui.window_stage import Answers, Retitle

    application = QApplication.instance() or QApplication(["faults"])
    for name in ("ENOSPC", "EIO", "EACCES")[: trials.times(3, 1)]:
        for at in range(1, MOST):
            path = trials.new_folder() / "peace.mtdmap"
            save(path, OLD, expected=None)
            editor, answers = Editor(), Answers()
            files = DocumentController(editor, SettingsFile(), answers)
            assert files.open(path)
            assert editor.execute(Retitle("Changed"))
            faults = Faults(raising(getattr(errno, name)), at)
            with trials.trial(f"{name}, call {at}"):
                with faults.installed():
                    done = files.save()
                title = load(path).map.meta.title
                assert title in {"Old", "Changed"}
                assert files.modified is not done, "the mark is wrong"
                assert not done or title == "Changed", "said to be saved"
                assert done or answers.told or answers.asked, "nobody was told"
                assert files.save(), "the next save failed"
                assert load(path).map.meta.title == "Changed"
                assert not files.modified
            files.close()
            if faults.count < at:
                trials.tried -= 1
                break
    assert application is not None


def in_place(trials: Trials) -> None:
    """Where a folder takes no new files: the old map is in the file or aside, whatever fails."""
    for name in ("ENOSPC", "EIO"):
        for at in range(1, MOST):
            path = trials.new_folder() / "peace.mtdmap"
            known = save(path, OLD, expected=None)
            faults = Faults(raising(getattr(errno, name)), at)
            with trials.trial(f"{name}, call {at}"):
                done = True
                with faults.installed():
                    try:
                        save_in_place(path, NEW, expected=known)
                    except UserError:
                        done = False
                whole = [one for one in (path, copy_of(path)) if one.exists() and _holds(one)]
                assert whole, "neither in the file nor aside"
                assert not done or load(path).map == NEW
                assert leavings(path.parent) == []
            if faults.count < at:
                trials.tried -= 1
                break
    assert recovery.folder().exists()


def _holds(path: Path) -> bool:
    try:
        opened = load(path)
    except UserError:
        return False
    return not opened.notices and opened.map in (OLD, NEW)


TABLE: Final = (
    Row("The same in a window: still marked as changed, told, and saved the next time", marked_as_changed),
    Row("Writing in place, where a folder takes no new files, fails at each system call", in_place),
)
