"""A real X display to show windows on: the present one, else a virtual screen of our own."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from mtd_desktop.gui.display import x11_answers

PATIENCE = 60.0
"""Seconds after which a virtual screen that does not answer never will."""


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """An environment with the present display, else with a virtual screen."""
    if os.environ.get("DISPLAY"):
        yield _environment(os.environ["DISPLAY"])
        return
    with virtual() as env:
        yield env


@contextmanager
def virtual() -> Iterator[dict[str, str]]:
    """An environment with a virtual screen of 1280 by 800 that takes windows; it ends with the context.

    Ends the program with one line where Xvfb is missing or does not start.
    """
    if shutil.which("Xvfb") is None:
        raise SystemExit("There is no display. Install a virtual one: apt-get install xvfb")
    read, write = os.pipe()
    with os.fdopen(read) as announced:  # open until the end: the server may not find its reader gone
        try:
            server = subprocess.Popen(
                # Without -noreset it begins anew, deaf for a moment, when its only client leaves: the one
                # that asked whether it answers.
                [
                    *("Xvfb", "-displayfd", str(write), "-noreset", "-nolisten", "tcp"),
                    *("-screen", "0", "1280x800x24"),
                ],
                pass_fds=[write],
                stderr=subprocess.DEVNULL,
            )
        finally:
            os.close(write)
        try:
            yield _environment(_answering(f":{announced.readline().strip()}"))
        finally:
            server.terminate()
            server.wait()


def _answering(name: str) -> str:
    """The display `name`, once it lets somebody in: a server tells its number before it does."""
    end = time.monotonic() + PATIENCE
    while not x11_answers(name):
        if time.monotonic() > end:
            raise SystemExit(f"The virtual display {name} does not answer.")
        time.sleep(0.02)
    return name


def _environment(name: str) -> dict[str, str]:
    """The environment of this process, with a window on the X display `name` and nowhere else."""
    elsewhere = {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}
    return {key: value for key, value in os.environ.items() if key not in elsewhere} | {"DISPLAY": name}
