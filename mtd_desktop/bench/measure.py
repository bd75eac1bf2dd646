"""Run child processes and say what they took: seconds, peak memory, and what they print of themselves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Run:
    """What one child process took: wall seconds, peak resident memory in MB, and its JSON."""

    seconds: float
    megabytes: float
    said: dict[str, float]


def run(command: Sequence[str], env: dict[str, str] | None = None) -> Run:
    """Run a command to its end; a failing one ends the bench with its own words.

    Python may keep its compiled modules, as it does for everybody who has installed the program: without
    them each start would compile all of ours again, and nothing of PySide6's own.
    """
    env = dict(os.environ if env is None else env)
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    begin = time.perf_counter()
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as child:
        out = child.stdout.read() if child.stdout is not None else ""
        _pid, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begin
    if child.returncode != 0:
        raise SystemExit(f"bench: {' '.join(command)} ended with {child.returncode}")
    last = out.strip().splitlines()[-1:] or [""]
    said = json.loads(last[0]) if last[0].startswith("{") else {}
    return Run(seconds, usage.ru_maxrss / 1024, said)


def own(module: str, *args: str) -> list[str]:
    """The command that runs one of our modules with this Python."""
    return [sys.executable, "-m", module, *args]


def medians(count: int, *makers: Callable[[], Run]) -> list[Run]:
    """Each thing run `count` times in turn (so that a busy moment hits all), after one warm-up; medians."""
    runs: list[list[Run]] = [[] for _ in makers]
    for i in range(count + 1):
        for made, maker in zip(runs, makers, strict=True):
            result = maker()
            if i:
                made.append(result)
    return [_middle(made) for made in runs]


def _middle(runs: Sequence[Run]) -> Run:
    keys = runs[0].said.keys()
    return Run(
        median(run.seconds for run in runs),
        median(run.megabytes for run in runs),
        {key: median(run.said[key] for run in runs) for key in keys},
    )
