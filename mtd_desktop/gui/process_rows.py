"""The rows of the action table about processes and agreements."""

from __future__ import annotations

from mtd_desktop.gui.actions import Action
from mtd_desktop.i18n import translate
from mtd_desktop.model.wording import choices


def rows() -> tuple[Action, ...]:
    """The Process menu."""
    m, shown = "process", "process/show"
    return (
        Action(
            "processes.add",
            translate("Action", "&New Process"),
            m,
            ("P",),
            "open",
            scope="map",
            tip=translate("Action", "A process of the selected actors; it begins at the map date"),
        ),
        Action(
            "processes.add_agreement",
            translate("Action", "New &Agreement"),
            m,
            ("G",),
            "open",
            scope="map",
            tip=translate("Action", "What the selected process came to, or the selected actors signed"),
        ),
        *(
            Action("page.toggle_kind", text.replace("&", "&&"), shown, (), "open", "kind", str(kind))
            for kind, text in choices("process kind").items()
        ),
        Action(
            "page.toggle", translate("Action", "A&greements"), shown, (), "open", "shown", "show_agreements"
        ),
        Action("page.show_processes", translate("Action", "&All"), shown, (), argument="all", line=True),
        Action("page.show_processes", translate("Action", "&None"), shown, (), argument="none"),
    )
