"""The rows of the action table about questions, lenses and figures."""

from __future__ import annotations

from mtd_desktop.gui.actions import Action
from mtd_desktop.i18n import translate


def rows() -> tuple[Action, ...]:
    """Panels of the View menu, after the outline."""
    return (
        Action(
            "window.toggle_panel",
            translate("Action", "Fi&gures"),
            "view",
            ("Ctrl+G",),
            "open",
            "panel",
            "figures",
            after="window.toggle_outline",
            tip=translate("Action", "Who covers which track, what joins them, who stands between others"),
        ),
    )
