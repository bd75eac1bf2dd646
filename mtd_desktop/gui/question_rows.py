"""The rows of the action table about questions, lenses and figures."""

from __future__ import annotations

from mtd_desktop.gui.actions import Action


def rows() -> tuple[Action, ...]:
    """None yet."""
    return ()
