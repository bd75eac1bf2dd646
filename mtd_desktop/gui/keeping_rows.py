"""The rows of the action table about versions and checkpoints."""

from __future__ import annotations

from mtd_desktop.gui.actions import Action
from mtd_desktop.i18n import translate


def rows() -> tuple[Action, ...]:
    """Keeping a state of the map, and going back to one."""
    return (
        Action(
            "keeping.checkpoint",
            translate("Action", "&Keep a Checkpoint…"),
            "file",
            ("Ctrl+Shift+K",),
            after="files.save_as",
            tip=translate("Action", "Keep the map as it is now, under a name such as “before the break”"),
        ),
        Action(
            "keeping.versions",
            translate("Action", "Vers&ions…"),
            "file",
            ("Ctrl+Shift+V",),
            after="keeping.checkpoint",
            tip=translate("Action", "See earlier states of the map and go back to one"),
        ),
    )
