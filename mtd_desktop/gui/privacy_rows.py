"""The rows of the action table about hiding names and the screen."""

from __future__ import annotations

from mtd_desktop.gui.actions import Action


def rows() -> tuple[Action, ...]:
    """None yet."""
    return ()
