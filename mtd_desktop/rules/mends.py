"""Mending steps that several rules suggest, in words for a button."""

from __future__ import annotations

from mtd_desktop.i18n import translate
from mtd_desktop.rules.finding import Mend


def record(ident: str, field: str) -> Mend:
    """Open the entity where the field `field` is filled in."""
    return Mend("record", translate("Rules", "Fill it in"), (ident,), field)


def participant(process: str, role: str = "participant") -> Mend:
    """Add somebody to a process in the role `value`."""
    text = {
        "facilitator": translate("Rules", "Add a facilitator"),
        "local partner": translate("Rules", "Add a local partner"),
    }.get(role, translate("Rules", "Add somebody who takes part"))
    return Mend("add participant", text, (process,), value=role)


def link(*ids: str) -> Mend:
    """Add a link from an actor, to another one or to whom the person chooses."""
    return Mend("add link", translate("Rules", "Add a link"), ids)
