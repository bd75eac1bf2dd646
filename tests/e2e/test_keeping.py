"""Pulling the plug: real programs, killed in real ways, and what the next start has to say about it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mtd_desktop import paths
from mtd_desktop.bench.display import virtual
from mtd_desktop.storage import recovery
from mtd_desktop.storage.files import load
from tests.e2e.test_window import PATIENCE, Screen, screen, shows_compass, started, until

__all__ = ["screen"]

RECOVERED = "Recovered Maps"


def survivor_titles() -> list[str]:
    return [recovery.read(one).map.meta.title for one in recovery.survivors()]


def snapshots() -> list[Path]:
    """The snapshots of living and dead programs, the oldest first."""
    folder = recovery.folder()
    return sorted(path for path in folder.glob("*/*.mtdmap") if path.parent.name != recovery.KEPT)


def tracks(path: Path) -> set[int | None]:
    return {actor.standing() for actor in load(path).map.actors}


def is_offered(screen: Screen) -> bool:
    """Whether the box with what survived is on the screen."""
    command = ["xdotool", "search", "--onlyvisible", "--name", RECOVERED]
    found = subprocess.run(command, env=screen.environment, check=False, capture_output=True)
    return found.returncode == 0


def opened(screen: Screen, file: Path) -> None:
    until(lambda: any(title.startswith(file.stem) for title in screen.titles()), "no window came")
    until(lambda: shows_compass(screen.picture()), "the map is not painted")


def insist(screen: Screen, keys: tuple[str, ...], what: Callable[[], bool], message: str) -> None:
    """Press `keys` until `what` holds, as a person does whose window was not yet in front the first time."""

    def pressed() -> bool:
        for key in keys:
            screen.key(key)
        end = time.monotonic() + 3
        while not what() and time.monotonic() < end:
            time.sleep(0.1)
        return what()

    until(pressed, message)


def changed(screen: Screen) -> None:
    """Move everything to Track 7, and wait until that is on the disk."""
    there = ("ctrl+a", "7")
    insist(
        screen, there, lambda: bool(snapshots()) and tracks(snapshots()[-1]) == {7}, "no snapshot is there"
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "northern-ireland.mtdmap"
    shutil.copy(paths.sample("northern-ireland"), made)
    return made


def test_kill_in_the_middle_of_a_drag_restart_restore_save(screen: Screen, file: Path) -> None:
    before = file.read_bytes()
    with started(screen, str(file)) as program:
        opened(screen, file)
        changed(screen)
        screen.run("xdotool", "mousemove", "640", "420", "mousedown", "1")
        for step in range(8):
            screen.run("xdotool", "mousemove", str(640 + 8 * step), str(420 + 5 * step))
        os.kill(program.pid, signal.SIGKILL)
        program.wait(PATIENCE)
        screen.run("xdotool", "mouseup", "1")
    assert file.read_bytes() == before
    with started(screen) as program:
        until(lambda: is_offered(screen), "what survived is not offered")
        screen.key("Return")  # Restore
        until(lambda: any(title.startswith(f"{file.stem}*") for title in screen.titles()), "it is not open")
        until(lambda: shows_compass(screen.picture()), "the map is not painted")
        screen.key("ctrl+s")
        until(lambda: tracks(file) == {7}, "the restored map was not saved")
        until(lambda: not any("*" in title for title in screen.titles()), "the title still says changed")
        screen.key("ctrl+q")
        assert program.wait(PATIENCE) == 0
    assert recovery.survivors() == ()
    assert load(file.with_name(f"{file.name}.bak")).map == load(paths.sample("northern-ireland")).map
    assert sorted(path.name for path in file.parent.iterdir() if path.name.endswith("~")) == []


def test_closing_in_order_is_no_crash(screen: Screen, file: Path) -> None:
    with started(screen, str(file)) as program:
        opened(screen, file)
        changed(screen)
        screen.key("ctrl+s")
        until(lambda: tracks(file) == {7}, "it was not saved")
        screen.key("ctrl+q")
        assert program.wait(PATIENCE) == 0
        assert program.stderr is not None
        assert program.stderr.read() == ""
    assert recovery.survivors() == ()
    assert [path.name for path in paths.log_dir().iterdir()] == []
    with started(screen) as program:
        until(lambda: screen.titles() == ["MTD Desktop"], "the welcome page is not there")
        screen.key("ctrl+q")
        assert program.wait(PATIENCE) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_asked_to_go_by_the_system(screen: Screen, file: Path, number: signal.Signals) -> None:
    before = file.read_bytes()
    with started(screen, str(file)) as program:
        opened(screen, file)
        marked = "the title shows no change"
        insist(screen, ("ctrl+a", "7"), lambda: any("*" in title for title in screen.titles()), marked)
        program.send_signal(number)  # before or after a snapshot was due: nobody knows
        assert program.wait(PATIENCE) == 128 + number
        assert program.stderr is not None
        assert program.stderr.read() == ""
    assert file.read_bytes() == before
    [survivor] = recovery.survivors()
    assert tracks(survivor.files[0]) == {7}
    assert [path.name for path in file.parent.iterdir() if path.name.endswith("~")] == []
    assert list(paths.log_dir().glob("crash-*")) == []


def test_asked_to_go_while_a_box_asks_something(screen: Screen, file: Path) -> None:
    with started(screen, str(file)) as program:
        opened(screen, file)
        changed(screen)
        asks = "it does not ask about the changes"
        insist(screen, ("ctrl+q",), lambda: "MTD Desktop" in screen.titles(), asks)
        program.terminate()
        assert program.wait(PATIENCE) == 128 + signal.SIGTERM
    assert len(recovery.survivors()) == 1


GONE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from mtd_desktop.gui import app, journal
journal.QUIET = journal.LONGEST = 1000.0  # autosave itself will not come in time
from mtd_desktop.gui import desk
from tests.gui.window_stage import Retitle
first = desk.Desk.start
def start(self, files):
    first(self, files)
    def change():
        self.windows[0].editor.execute(Retitle("Not saved"))
        print("changed", flush=True)
    QTimer.singleShot(500, change)
desk.Desk.start = start
sys.exit(app.run([Path(sys.argv[1])], no_recent=True))
"""


def test_the_display_goes_away_under_the_program(file: Path, personal_folder: Path) -> None:
    """Qt then ends the program from C, and Python is not asked."""
    assert personal_folder.exists()
    with virtual() as environment:
        command = [sys.executable, "-c", GONE, str(file)]
        program = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert program.stdout is not None
        assert program.stdout.readline() == "changed\n"
        assert recovery.survivors() == ()
    assert program.wait(PATIENCE) == 1
    program.communicate()
    assert survivor_titles() == ["Not saved"]


def test_two_programs_at_once(screen: Screen, file: Path) -> None:
    with started(screen, str(file)) as one:
        opened(screen, file)
        changed(screen)
        with started(screen) as two:
            until(lambda: "MTD Desktop" in screen.titles(), "the second did not start")
            assert not is_offered(screen), "the first one lives"
            two.terminate()
            assert two.wait(PATIENCE) == 128 + signal.SIGTERM
        os.kill(one.pid, signal.SIGKILL)
        one.wait(PATIENCE)
    assert len(recovery.survivors()) == 1
    with started(screen, str(file)) as third:
        until(lambda: is_offered(screen), "the dead lock or map stands")
        third.terminate()
        third.wait(PATIENCE)
    assert len(recovery.survivors()) == 1, "closing without an answer keeps it"


def test_a_crash_in_c_code_is_told_at_the_next_start_and_only_there(screen: Screen, file: Path) -> None:
    with started(screen, str(file)) as program:
        opened(screen, file)
        program.send_signal(signal.SIGSEGV)
        assert program.wait(PATIENCE) == -signal.SIGSEGV
    [trace] = paths.log_dir().glob("crash-*")
    assert "Segmentation fault" in trace.read_text(encoding="utf-8")
    with started(screen) as program:
        until(lambda: is_offered(screen), "nobody speaks of the crash")
        assert not trace.exists()
        screen.key("Escape")
        until(lambda: not is_offered(screen), "the box stays")
        screen.key("ctrl+q")
        assert program.wait(PATIENCE) == 0
    assert list(paths.log_dir().glob("crash-*")) == []
