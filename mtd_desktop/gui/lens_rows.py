"""The rows of the action table about lenses."""

from __future__ import annotations

from mtd_desktop.gui.actions import Action
from mtd_desktop.i18n import translate
from mtd_desktop.layout.lenses.naming import lens_meanings
from mtd_desktop.model.view import LENSES


def rows() -> tuple[Action, ...]:
    """View → Lens: one row for each, in the order in which trainers compare them."""
    texts = {
        "nine": translate("Action", "&Nine Tracks"),
        "five": translate("Action", "&Five Tracks (1989)"),
        "two": translate("Action", "&Two Tracks, Broad"),
        "two-narrow": translate("Action", "Two Tracks, N&arrow"),
        "kinds": translate("Action", "Tracks 1, 1.5, 2 and &3"),
        "pyramid": translate("Action", "&Pyramid of Leadership"),
        "categories": translate("Action", "F&ields of Peace Building"),
        "sides": translate("Action", "&Sides"),
        "confidentiality": translate("Action", "&Confidentiality"),
    }
    meanings = lens_meanings()
    return tuple(
        Action(
            "lens.show",
            texts[name],
            "view/lens",
            (f"Alt+{number}",),
            "open",
            "lens",
            name,
            line=name in ("kinds", "sides"),
            tip=meanings[name],
        )
        for number, name in enumerate(LENSES, 1)
    )
