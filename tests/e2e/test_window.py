"""The program as a person meets it: a real window on a real display, seen as pixels and driven by keys."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from mtd_desktop import paths
from mtd_desktop.bench.display import virtual
from mtd_desktop.layout.theme import theme
from mtd_desktop.storage.files import load

PATIENCE = 60.0
"""Seconds after which what has not come is not going to come; no test measures time."""


@dataclass
class Screen:
    """A virtual display with a window manager."""

    environment: dict[str, str]
    folder: Path

    def run(self, *command: str) -> str:
        done = subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def key(self, *keys: str) -> None:
        self.run("xdotool", "key", "--delay", "40", *keys)

    def titles(self) -> list[str]:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "MTD Desktop"],
            env=self.environment,
            check=False,
            capture_output=True,
            text=True,
        )
        titles = []
        for window in found.stdout.split():
            asked = subprocess.run(
                ["xdotool", "getwindowname", window],
                env=self.environment,
                check=False,
                capture_output=True,
                text=True,
            )
            titles.append(asked.stdout.strip())
        return titles

    def picture(self) -> QImage:
        file = self.folder / "screen.png"
        self.run("import", "-silent", "-window", "root", str(file))
        return QImage(str(file))


def until(what: Callable[[], bool], message: str) -> None:
    """Wait until `what` holds."""
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, message
        time.sleep(0.1)


def shows_compass(image: QImage) -> bool:
    """Whether the rims of Tracks 1 to 8 can be seen, in every second row and column of a picture."""
    seen = {
        QColor(image.pixel(x, y)).name()
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
    }
    return set(theme("paper").tracks[:8]) <= seen


@pytest.fixture
def screen(tmp_path: Path, personal_folder: Path) -> Iterator[Screen]:
    """Xvfb and openbox, ended after the test. Missing programs fail the test: see packaging/."""
    for program in ("Xvfb", "openbox", "xdotool", "import"):
        assert shutil.which(program), f"{program} is not installed; run packaging/prepare.py"
    assert personal_folder.exists()
    with virtual() as environment:
        manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
        try:
            # A window that came before whoever gives it the focus might never get a key.
            until(lambda: _has_manager(environment), "openbox does not manage the screen")
            yield Screen(environment, tmp_path)
        finally:
            manager.terminate()
            manager.wait(PATIENCE)


def _has_manager(environment: dict[str, str]) -> bool:
    asked = subprocess.run(["xdotool", "get_desktop"], env=environment, check=False, capture_output=True)
    return asked.returncode == 0


@contextmanager
def started(screen: Screen, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """The program on the screen; if it has not ended by then, it is ended with the context."""
    command = [sys.executable, "-m", "mtd_desktop", *arguments]
    with subprocess.Popen(command, env=screen.environment, stderr=subprocess.PIPE, text=True) as program:
        try:
            yield program
        finally:
            program.kill()  # does nothing to one that has ended


def test_a_map_is_opened_painted_edited_saved_and_closed(screen: Screen, tmp_path: Path) -> None:
    file = tmp_path / "northern-ireland.mtdmap"
    shutil.copy(paths.sample("northern-ireland"), file)
    before = load(file).map
    with started(screen, str(file)) as program:
        until(lambda: any(t.startswith("northern-ireland") for t in screen.titles()), "no window came")
        until(lambda: shows_compass(screen.picture()), "the map is not painted")
        screen.key("ctrl+a")
        screen.key("7")
        until(lambda: any("*" in title for title in screen.titles()), "the title shows no change")
        screen.key("ctrl+s")
        until(lambda: not any("*" in title for title in screen.titles()), "it was not saved")
        after = load(file).map
        assert {actor.standing() for actor in after.actors} == {7}
        assert len(after.actors) == len(before.actors)
        screen.key("ctrl+z")
        screen.key("ctrl+s")
        until(lambda: load(file).map == before, "undo and save do not bring back the very same map")
        screen.key("ctrl+q")
        assert program.wait(PATIENCE) == 0
        assert program.stderr is not None
        assert program.stderr.read() == ""


def test_a_bad_file_is_told_and_the_program_goes_on(screen: Screen, tmp_path: Path) -> None:
    bad = tmp_path / "bad.mtdmap"
    bad.write_text("{", encoding="utf-8")
    with started(screen, str(bad)) as program:
        until(lambda: len(screen.titles()) == 2, "no box came")
        screen.key("Return")
        until(lambda: screen.titles() == ["MTD Desktop"], "the welcome page is not there")
        assert program.poll() is None
        screen.key("ctrl+q")
        assert program.wait(PATIENCE) == 0
