"""Labels of circles that stand already: each on the side where it is free, and where that is not
possible for all, the choice that leaves the least overlap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from mtd_desktop.layout.drawing import Box
from mtd_desktop.layout.labels import SIDES, Label, Side, label_box
from mtd_desktop.layout.obstacles import Obstacles
from mtd_desktop.layout.regions import Region

_ROUNDS: Final = 6
_THOROUGH: Final = 300
"""With more labels than this the first choice stands."""
_PATIENCE: Final = 0.35
"""How much a choice later in the order counts, in square units a place: the calm of "below" is worth some."""


class Body(NamedTuple):
    """A circle with the ways to set its label, best first."""

    x: float
    y: float
    r: float
    labels: tuple[Label, ...]
    area: Region


class Choice(NamedTuple):
    """A label on a side; `cost` is what it covers of circles and borders."""

    label: Label
    side: Side
    box: Box
    cost: float


def settled(bodies: Sequence[Body], obstacles: Obstacles, gap: float) -> list[tuple[Choice, bool]]:
    """A choice for every body, in their order, and whether it is free; the boxes become obstacles."""
    options = [_choices(body, obstacles, gap) for body in bodies]
    labels = Obstacles()
    chosen: list[Choice] = [found[0] for found in options]
    # Those with the fewest free sides choose first.
    order = sorted(range(len(bodies)), key=lambda i: sum(choice.cost == 0.0 for choice in options[i]))
    for i in order:
        chosen[i] = _best(options[i], labels.free, gap) or _least(options[i], labels)
        labels.add(chosen[i].box)
    if len(bodies) <= _THOROUGH:
        _repair(options, chosen, labels)
    result = []
    for choice in chosen:
        labels.remove(choice.box)
        free = choice.cost == 0.0 and labels.free(choice.box, 0.0)
        labels.add(choice.box)
        result.append((choice, free))
    for choice in chosen:
        if choice.label.lines:
            obstacles.add(choice.box)
    return result


def _choices(body: Body, obstacles: Obstacles, gap: float) -> list[Choice]:
    found = []
    for label in body.labels:
        if not label.lines:
            return [Choice(label, "below", (body.x, body.y + body.r) * 2, 0.0)]
        for side in SIDES:
            box = label_box(label, body.x, body.y, body.r, side)
            cost = 0.0 if obstacles.free(box, gap) else 1.0 + obstacles.covered(box)
            if not body.area.holds(box, -label.width / 2):
                # Cut by the rim or over the hub's edge is worse than near another label.
                cost += label.width * label.height * 0.6
            found.append(Choice(label, side, box, cost))
    return found


def _best(options: Sequence[Choice], free: Callable[[Box, float], bool], gap: float) -> Choice | None:
    return next((choice for choice in options if choice.cost == 0.0 and free(choice.box, gap)), None)


def _least(options: Sequence[Choice], labels: Obstacles) -> Choice:
    """The choice that covers least; of two that are as good, the earlier one."""
    return min(
        enumerate(options),
        key=lambda pair: pair[1].cost + labels.covered(pair[1].box) + pair[0] * _PATIENCE,
    )[1]


def _repair(options: Sequence[Sequence[Choice]], chosen: list[Choice], labels: Obstacles) -> None:
    """Let those in conflict, and those they are in conflict with, choose again until nothing improves."""
    for _ in range(_ROUNDS):
        improved = False
        for i, choice in enumerate(chosen):
            labels.remove(choice.box)
            if choice.cost or labels.covered(choice.box):
                other = _least(options[i], labels)
                improved = improved or other is not choice
                chosen[i] = other
            labels.add(chosen[i].box)
        if not improved:
            return
