"""What it takes to ask a map all questions: `python -m mtd_desktop.bench.asking MAP` prints one JSON object.

Each time the map is read anew, so that nothing that was worked out before helps.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from mtd_desktop.rules import catalogue, findings
from mtd_desktop.storage.codec import decode

TIMES = 7


def asked(path: str) -> dict[str, float]:
    """Milliseconds (median) for all rules, how many findings, and milliseconds of the slowest rule."""
    data = Path(path).read_bytes()
    spent, found = [], 0
    for _ in range(TIMES):
        m = decode(data, where=path).map
        begin = time.perf_counter()
        found = len(findings(m))
        spent.append(time.perf_counter() - begin)
    m = decode(data, where=path).map
    slowest = 0.0
    for rule in catalogue():
        begin = time.perf_counter()
        findings(m, rules=[rule.id])
        slowest = max(slowest, time.perf_counter() - begin)
    return {"all": 1000 * median(spent), "findings": found, "slowest": 1000 * slowest}


def main(argv: Sequence[str]) -> int:
    """One map."""
    (path,) = argv
    print(json.dumps(asked(path)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
