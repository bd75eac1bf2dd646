"""Names in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from mtd_desktop.i18n import translate
from mtd_desktop.model.wording import shortened

MOST: Final = 5
"""Names in a sentence before the rest is counted."""

LONGEST: Final = 60
"""Characters of a name before it is cut."""


def listing(names: Iterable[str], most: int = MOST) -> str:
    """As in "A", "A and B", "A, B and C"; of many the first ones and how many more."""
    found = [shortened(name, LONGEST) for name in names]
    if len(found) > most + 1:
        rest = translate("Rules", "{n} more").format(n=len(found) - most)
        found = [*found[:most], rest]
    return _joined(found)


def _joined(found: Sequence[str]) -> str:
    if len(found) < 2:
        return "".join(found)
    # Filled in one step: a name may hold braces.
    return translate("Rules", "{some} and {last}").format(some=", ".join(found[:-1]), last=found[-1])


def quoted(name: str) -> str:
    """The name of a process or an agreement, in quotation marks."""
    return translate("Rules", "“{name}”").format(name=shortened(name, LONGEST))


def percent(share: float) -> str:
    """A share in whole per cent: "27 %"."""
    return translate("Rules", "{n} %").format(n=round(100 * share))
