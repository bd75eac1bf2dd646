"""From an older file to the present one, a version at a time.

A step takes the envelope's `map` as it was written by that version and returns it as the next version
writes it; it may change the tree that it is given. There is one version so far, hence no step.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate

Tree: TypeAlias = dict[str, Any]
"""A map as JSON has it, before it is checked."""

Step: TypeAlias = Callable[[Tree], Tree]

CURRENT: Final = 1
"""The version that this program writes."""

STEPS: Final[Mapping[int, Step]] = {}
"""The step that leads from each older version to the next."""

_HEAD: Final = 65_536
_STATED: Final = re.compile(rb'"version"\s*:\s*(\d{1,6})\b')
_UNEXPECTED: Final = (KeyError, IndexError, TypeError, ValueError, AttributeError)
"""What a step meets in a tree that nobody has checked yet: it may expect what that version always wrote."""


def migrate(tree: Tree, version: int) -> Tree:
    """The map as the current version writes it; a map of this version or a later one as it is.

    Raises `UserError` for a map that is not even one of its own version.
    """
    for older in range(version, CURRENT):
        try:
            tree = STEPS[older](tree)
        except _UNEXPECTED:
            raise UserError(
                translate("Storage", "The map is not as version {version} of the format has it.").format(
                    version=older
                ),
                translate("Storage", "Open an older version of the file, ending in .bak."),
                where="map",
            ) from None
    return tree


def stated(start: bytes) -> int:
    """The version of the map file that begins so; a bare map is of the first, what is no map of none: 0."""
    head = start[:_HEAD]
    if b'"mtdmap"' in head and (found := _STATED.search(head)):
        return int(found[1])
    return 1 if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" else 0
