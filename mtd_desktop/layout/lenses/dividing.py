"""How a lens divides its drawing: how wide the sectors and how deep the levels are.

Each group gets room for those who are ever in it, in steps, so that one more actor seldom moves a border.
Parties to the conflict get the same room each, and so do the gaps between them: of two, each stands exactly
opposite the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import sqrt
from typing import Final

from mtd_desktop.layout.lenses.lens import Lens
from mtd_desktop.model.document import Map

_STEPS: Final = (4.0, 6.0, 8.0, 11.0, 15.0, 20.0, 27.0, 36.0, 48.0, 64.0)
_LEAST: Final = 0.11
"""Share of the circle that even an empty group has, for its name."""
_TIP: Final = 6.0
"""The top of a triangle is too narrow for labels, as if so many stood there already."""
_TOP: Final = (0.44, 0.6)
_MIDDLE: Final = (0.2, 0.8)
"""Least and greatest end of the top; least depth of the middle range and its greatest end."""


def divided(lens: Lens, zones: Iterable[int], m: Map) -> Lens:
    """The lens with its borders; `zones` are those in which somebody ever stands, with repeats."""
    if lens.by_tracks:
        return lens
    counts = Counter(zones)
    if lens.form == "pyramid":
        return lens._replace(cuts=_cuts([counts[n] for n in (1, 2, 3)]))
    if lens.rest == len(lens.groups) > 1 and not counts[lens.rest]:
        lens = lens._replace(groups=lens.groups[:-1])
    weights = [_step(counts[n]) for n in range(1, len(lens.groups) + 1)]
    if lens.name == "sides":
        weights = _opposite(weights, _gaps(lens, m))
        first = 270.0
    else:
        first = 0.0
    shares = _at_least(weights)
    begin = first - shares[0] * 180.0
    return lens._replace(turns=tuple(begin + 360.0 * sum_ for sum_ in accumulate(shares, initial=0.0)))


def _gaps(lens: Lens, m: Map) -> list[int]:
    """For each group the number of the gap between parties that it stands in, from 0; -1 for a party."""
    roles = dict(enumerate(_roles(m), 1))
    found: list[int] = []
    gap = -1
    for number in range(1, len(lens.groups) + 1):
        is_party = roles.get(number) == "party"
        gap += is_party
        found.append(-1 if is_party else max(gap, 0))
    return found


def _roles(m: Map) -> list[str]:
    from mtd_desktop.layout.lenses.making import round_the_circle

    return [side.role for side in round_the_circle(m.sides)]


def _opposite(weights: Sequence[float], gaps: Sequence[int]) -> list[float]:
    """Weights with which all parties are as wide as the widest, and all gaps that hold somebody alike."""
    parties = max((w for w, gap in zip(weights, gaps, strict=True) if gap < 0), default=0.0)
    totals = Counter[int]()
    for weight, gap in zip(weights, gaps, strict=True):
        totals[gap] += weight  # type: ignore[assignment]
    widest = max((total for gap, total in totals.items() if gap >= 0), default=0.0)
    return [
        parties if gap < 0 else weight * widest / totals[gap]
        for weight, gap in zip(weights, gaps, strict=True)
    ]


def _at_least(weights: Sequence[float]) -> list[float]:
    """Shares of the whole, none below the least."""
    least = min(_LEAST, 0.7 / len(weights))
    total = sum(weights)
    low = [weight / total < least for weight in weights]
    free = 1.0 - least * sum(low)
    rest = sum(weight for weight, is_low in zip(weights, low, strict=True) if not is_low)
    return [least if is_low else free * weight / rest for weight, is_low in zip(weights, low, strict=True)]


def _cuts(counts: Sequence[int]) -> tuple[float, ...]:
    """Where the top and the middle range end, as shares of the height."""
    top, middle, bottom = (_step(count) for count in counts)
    total = _TIP + top + middle + bottom
    first = min(max(sqrt((_TIP + top) / total), _TOP[0]), _TOP[1])
    second = min(max(sqrt((_TIP + top + middle) / total), first + _MIDDLE[0]), _MIDDLE[1])
    return first, second


def _step(count: int) -> float:
    return next((step for step in _STEPS if step >= count), float(count))
