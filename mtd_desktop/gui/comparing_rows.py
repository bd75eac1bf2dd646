"""The rows of the action table about comparing and merging maps."""

from __future__ import annotations

from mtd_desktop.gui.actions import Action
from mtd_desktop.i18n import translate


def rows() -> tuple[Action, ...]:
    """Looking at another version of the map, and bringing it in."""
    return (
        Action(
            "comparing.compare",
            translate("Action", "Compare With &File…"),
            "file",
            after="keeping.versions",
            tip=translate("Action", "See what differs between this map and another file"),
        ),
        Action(
            "comparing.merge",
            translate("Action", "Mer&ge With File…"),
            "file",
            after="comparing.compare",
            tip=translate("Action", "Bring what others drew in another file into this map"),
        ),
    )
