"""The rows of the action table about passphrases and locking."""

from __future__ import annotations

from mtd_desktop.gui.actions import Action


def rows() -> tuple[Action, ...]:
    """None yet."""
    return ()
