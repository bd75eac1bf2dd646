"""`python -m mtd_desktop.rules`: write docs/rules.md to standard output."""

from __future__ import annotations

import sys

from mtd_desktop.rules.manual import page

if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(page())
