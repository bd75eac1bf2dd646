"""The rows of the action table about questions, lenses and figures."""

from __future__ import annotations

from mtd_desktop.gui.actions import Action
from mtd_desktop.i18n import translate


def rows() -> tuple[Action, ...]:
    """Panels of the View menu, after the outline, and what the questions need."""
    ask = "view/questions"
    return (
        Action(
            "window.toggle_panel",
            translate("Action", "&Questions"),
            "view",
            ("Ctrl+Shift+Q",),
            "open",
            "panel",
            "questions",
            after="window.toggle_outline",
            tip=translate("Action", "What practitioners would ask of this map"),
            icon="question",
        ),
        Action(
            "questions.toggle_aloud",
            translate("Action", "&Count Them While I Work"),
            ask,
            (),
            "always",
            "aloud",
        ),
        Action(
            "questions.try_without",
            translate("Action", "&What If: Without the Selected"),
            ask,
            ("Ctrl+Shift+W",),
            "open",
            line=True,
            tip=translate("Action", "See which questions come and go without them; the map stays as it is"),
        ),
        Action("questions.put_back", translate("Action", "Put Everything &Back"), ask, (), "trying"),
        Action("questions.keep_tryout", translate("Action", "&Keep This Try-out…"), ask, (), "trying"),
        Action(
            "window.toggle_panel",
            translate("Action", "&Standards"),
            "view",
            (),
            "open",
            "panel",
            "standards",
            after="window.toggle_panel:figures",
            tip=translate("Action", "Hold one intervention against the twelve standards"),
        ),
        Action(
            "window.toggle_panel",
            translate("Action", "T&imeline"),
            "view",
            ("Ctrl+Shift+Y",),
            "open",
            "panel",
            "timeline",
            after="window.toggle_panel:figures",
            tip=translate("Action", "Processes and agreements by date"),
        ),
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
