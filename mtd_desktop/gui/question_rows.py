"""The rows of the action table about questions, figures and the other panels that look at the map."""

from __future__ import annotations

from mtd_desktop.gui.actions import Action
from mtd_desktop.i18n import translate


def rows() -> tuple[Action, ...]:
    """Panels of the View menu, after the outline, and what the questions need."""
    return (*_panels(), *_of_questions())


def _panels() -> tuple[Action, ...]:
    outline, figures = "window.toggle_outline", "window.toggle_panel:figures"
    return (
        _panel(
            "questions",
            translate("Action", "&Questions"),
            translate("Action", "What practitioners would ask of this map"),
            outline,
            ("Ctrl+Shift+Q",),
            icon="question",
        ),
        _panel(
            "standards",
            translate("Action", "&Standards"),
            translate("Action", "Hold one intervention against the twelve standards"),
            figures,
        ),
        _panel(
            "timeline",
            translate("Action", "T&imeline"),
            translate("Action", "Processes and agreements by date"),
            figures,
            ("Ctrl+Shift+Y",),
        ),
        _panel(
            "figures",
            translate("Action", "Fi&gures"),
            translate("Action", "Who covers which track, what joins them, who stands between others"),
            outline,
            ("Ctrl+G",),
        ),
    )


def _panel(
    name: str, text: str, tip: str, after: str, keys: tuple[str, ...] = (), *, icon: str = ""
) -> Action:
    return Action(
        "window.toggle_panel", text, "view", keys, "open", "panel", name, after=after, tip=tip, icon=icon
    )


def _of_questions() -> tuple[Action, ...]:
    ask = "view/questions"
    return (
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
    )
