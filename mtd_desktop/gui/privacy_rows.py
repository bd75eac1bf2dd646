"""The rows of the action table about hiding names and the screen."""

from __future__ import annotations

from mtd_desktop.gui.actions import Action
from mtd_desktop.i18n import translate


def rows() -> tuple[Action, ...]:
    """They stand in the View menu, where one looks for what is on the screen."""
    m = "view"
    return (
        Action(
            "privacy.hide_names",
            translate("Action", "&Hide Names"),
            m,
            ("H",),
            "open",
            "masked",
            line=True,
            scope="untyped",
            tip=translate("Action", "Show pseudonyms instead of names, everywhere in the program"),
            after="window.toggle_full",
        ),
        Action(
            "privacy.blank",
            translate("Action", "&Black Screen"),
            m,
            ("B",),
            "always",
            scope="untyped",
            tip=translate(
                "Action", "Black out all windows of the program at once; in a text field or dialog Ctrl+B"
            ),
            after="privacy.hide_names",
        ),
    )
