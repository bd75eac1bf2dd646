"""What it takes to count the figures of a map: `python -m mtd_desktop.bench.counting MAP` prints JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from mtd_desktop.gui.charts.shelf import MAKERS, made
from mtd_desktop.storage.codec import decode

TIMES = 5


def counted(path: str) -> dict[str, float]:
    """Milliseconds (median) for each figure, without what its libraries take to load."""
    m = decode(Path(path).read_bytes(), where=path).map
    spent = {}
    for name in MAKERS:
        made(name, m, None)
        takes = []
        for _ in range(TIMES):
            begin = time.perf_counter()
            made(name, m, None)
            takes.append(time.perf_counter() - begin)
        spent[name] = 1000 * median(takes)
    return spent


def main(argv: Sequence[str]) -> int:
    """One map."""
    (path,) = argv
    print(json.dumps(counted(path)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
