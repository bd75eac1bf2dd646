"""From an older file to the present one, a version at a time.

A step takes the envelope's `map` as it was written by that version and returns it as the next version
writes it. There is one version so far, hence no step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

Tree: TypeAlias = dict[str, Any]
"""A map as JSON has it, before it is checked."""

Step: TypeAlias = Callable[[Tree], Tree]

CURRENT: Final = 1
"""The version that this program writes."""

STEPS: Final[Mapping[int, Step]] = {}
"""The step that leads from each older version to the next."""


def migrate(tree: Tree, version: int, *, steps: Mapping[int, Step] = STEPS, current: int = CURRENT) -> Tree:
    """The map as the current version writes it; a map of this version or a later one as it is."""
    for older in range(version, current):
        tree = steps[older](tree)
    return tree
