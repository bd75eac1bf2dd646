"""What happens in a month, as one line beside the date."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from mtd_desktop.analysis.events import Event, month_text
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.wording import choices

_WEIGHT: Final = ("signed", "begins", "moves", "ends", "arrives", "leaves")
"""What is told first."""
LIMIT: Final = 4


def happened(m: Map, events: Iterable[Event], month: int) -> str:
    """The weightiest events of a month; links are only counted, as they are many."""
    here = [event for event in events if event.month == month]
    told = sorted(
        (event for event in here if event.kind != "links"), key=lambda event: _WEIGHT.index(event.what)
    )
    words = [_said(m, event) for event in told[:LIMIT]]
    if len(told) > LIMIT:
        words.append(translate("Time", "and {count} more").format(count=len(told) - LIMIT))
    begun = sum(event.kind == "links" and event.what == "begins" for event in here)
    ended = sum(event.kind == "links" and event.what == "ends" for event in here)
    if begun:
        words.append(translate("Time", "links begin: {count}").format(count=begun))
    if ended:
        words.append(translate("Time", "links end: {count}").format(count=ended))
    return " · ".join(words)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _said(m: Map, event: Event) -> str:
    if event.kind == "agreements":
        return m.agreement_by_id[event.ident].name
    if event.kind == "processes":
        process = m.process_by_id[event.ident]
        name = process.short or process.name
        if event.what == "ends":
            return translate("Time", "{name} ends").format(name=name)
        kind = choices("process kind")[process.phase_near(month_text(event.month)).kind]
        return translate("Time", "{name} begins, {kind}").format(name=name, kind=_lowered(kind))
    actor = m.actor_by_id[event.ident]
    if event.what == "moves":
        zone = actor.standing(month_text(event.month))
        if zone is None or zone == OUTSIDE:
            return translate("Time", "{name} moves outside the compass").format(name=actor.label)
        track = m.framework.track(zone).title
        return translate("Time", "{name} moves to {track}").format(name=actor.label, track=track)
    if event.what == "leaves":
        return translate("Time", "{name} leaves").format(name=actor.label)
    return translate("Time", "{name} arrives").format(name=actor.label)
