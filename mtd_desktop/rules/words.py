"""Names in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from mtd_desktop.i18n import translate

MOST: Final = 5
"""Names in a sentence before the rest is counted."""

LONGEST: Final = 60


def listing(names: Iterable[str], most: int = MOST) -> str:
    """As in "A", "A and B", "A, B and C"; of many the first ones and how many more."""
    found = [shortened(name) for name in names]
    if len(found) > most + 1:
        rest = translate("Rules", "{n} more").format(n=len(found) - most)
        found = [*found[:most], rest]
    return _joined(found)


def _joined(found: Sequence[str]) -> str:
    if len(found) < 2:
        return "".join(found)
    # Filled in one step: a name may hold braces.
    return translate("Rules", "{some} and {last}").format(some=", ".join(found[:-1]), last=found[-1])


def shortened(name: str) -> str:
    """A name on one line, cut where it is long."""
    line = " ".join(name[: 4 * LONGEST].split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def quoted(name: str) -> str:
    """The name of a process or an agreement, in quotation marks."""
    return translate("Rules", "“{name}”").format(name=shortened(name))


def percent(share: float) -> str:
    """A share in whole per cent: "27 %"."""
    return translate("Rules", "{n} %").format(n=round(100 * share))
