"""The rows of the action table about comparing and merging maps."""

from __future__ import annotations

from mtd_desktop.gui.actions import Action


def rows() -> tuple[Action, ...]:
    """None yet."""
    return ()
