"""The rows of the action table about the map date."""

from __future__ import annotations

from mtd_desktop.gui.actions import Action
from mtd_desktop.i18n import translate


def rows() -> tuple[Action, ...]:
    """View → Time."""
    m = "view/time"
    return (
        Action(
            "time.toggle",
            translate("Action", "&Map Date"),
            m,
            ("Ctrl+Shift+T",),
            "open",
            "time",
            tip=translate("Action", "Show the map as it was at a date"),
            icon="time",
        ),
        Action("time.forward", translate("Action", "&Next Change"), m, (".",), line=True, scope="map"),
        Action("time.back", translate("Action", "Change &Before"), m, (",",), scope="map"),
        Action("time.play", translate("Action", "&Play"), m, (), "open", "playing"),
        Action(
            "time.set_ended",
            translate("Action", "Keep What Ended, &Faintly"),
            m,
            (),
            "open",
            "ended",
            "faint",
            line=True,
        ),
        Action("time.set_ended", translate("Action", "&Hide What Ended"), m, (), "open", "ended", "gone"),
    )
