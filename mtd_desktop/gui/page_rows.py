"""The rows of the action table that concern the page: how the map is laid out, coloured and labelled."""

from __future__ import annotations

from mtd_desktop.gui.actions import Action
from mtd_desktop.i18n import translate


def rows() -> tuple[Action, ...]:
    """The Page menu. Each row sets one field of the map's view and is one undo step."""
    return (*_frame(), *_look(), *_meaning(), *_shown())


def _choice(field: str, value: str, text: str, menu: str) -> Action:
    return Action("page.set", text, menu, (), "open", "view", f"{field}={value}")


def _frame() -> tuple[Action, ...]:
    layout, rotation = "page/layout", "page/rotation"
    return (
        _choice("layout", "hub", translate("Action", "&Eight Sectors and a Hub"), layout),
        _choice("layout", "equal", translate("Action", "&Nine Equal Sectors"), layout),
        Action(
            "page.rotate", translate("Action", "Turn &Right by a Sector"), rotation, ("Ctrl+]",), argument=1
        ),
        Action(
            "page.rotate", translate("Action", "Turn &Left by a Sector"), rotation, ("Ctrl+[",), argument=-1
        ),
        Action(
            "page.rotate", translate("Action", "First Track at the T&op"), rotation, argument=0, line=True
        ),
    )


def _look() -> tuple[Action, ...]:
    theme, names = "page/theme", "page/label"
    return (
        _choice("theme", "paper", translate("Action", "&Paper"), theme),
        _choice("theme", "projector", translate("Action", "Pro&jector"), theme),
        _choice("theme", "dark", translate("Action", "&Dark"), theme),
        _choice("theme", "print", translate("Action", "P&rint (white, safe in grey)"), theme),
        _choice("label_by", "short", translate("Action", "&Short Names"), names),
        _choice("label_by", "name", translate("Action", "&Full Names"), names),
        _choice("label_by", "none", translate("Action", "&No Names"), names),
    )


def _meaning() -> tuple[Action, ...]:
    distance, colour, size = "page/distance", "page/colour", "page/size"
    return (
        _choice("distance", "none", translate("Action", "Means &Nothing"), distance),
        _choice("distance", "influence", translate("Action", "Shows &Influence"), distance),
        _choice("distance", "level", translate("Action", "Shows the &Level"), distance),
        _choice("distance", "closeness", translate("Action", "Shows &Closeness to the Process"), distance),
        _choice("colour_by", "side", translate("Action", "Shows the &Side"), colour),
        _choice("colour_by", "track", translate("Action", "Shows the &Track"), colour),
        _choice("colour_by", "kind", translate("Action", "Shows the &Kind of Actor"), colour),
        _choice("colour_by", "none", translate("Action", "Means &Nothing"), colour),
        _choice("size_by", "influence", translate("Action", "Shows &Influence"), size),
        _choice("size_by", "links", translate("Action", "Shows the Number of &Links"), size),
        _choice("size_by", "none", translate("Action", "Means &Nothing"), size),
    )


def _shown() -> tuple[Action, ...]:
    names = (
        ("show_title", translate("Action", "&Title")),
        ("show_question", translate("Action", "&Question")),
        ("show_legend", translate("Action", "&Legend")),
        ("show_credit", translate("Action", "&Seen by, As of")),
        ("show_outside", translate("Action", "&Outside Zone")),
        ("show_link_labels", translate("Action", "Words on Lin&ks")),
    )
    return tuple(
        Action("page.toggle", text, "page/show", (), "open", "shown", field) for field, text in names
    )
