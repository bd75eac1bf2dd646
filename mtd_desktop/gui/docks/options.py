"""What there is to choose from, in words. `None` is always "not recorded", never "no"."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale

from mtd_desktop.gui import plain
from mtd_desktop.gui.docks.choice import Option
from mtd_desktop.gui.docks.entry import not_recorded
from mtd_desktop.gui.docks.icons import line_icon, swatch
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.model.tracks import OUTSIDE, TRACK_NUMBERS

TRAY = "tray"
"""Stands for the tray among zones, where `None` would read as not recorded."""


_LANGUAGES: Final = tuple(
    "en fr es pt de ar he fa ru uk tr so am sw hi ur bn my id zh ja ko".split()  # noqa: SIM905 - a list to read
)


def _unknown() -> Option:
    return Option(None, not_recorded())


def kinds(_m: Map) -> tuple[Option, ...]:
    """Kinds of actors."""
    return (
        Option("person", translate("Kind", "Person")),
        Option("organisation", translate("Kind", "Organisation")),
        Option("group", translate("Kind", "Group")),
        Option("state", translate("Kind", "State or intergovernmental body")),
        Option("media", translate("Kind", "Media or arts")),
        Option("armed group", translate("Kind", "Armed group")),
        Option("fund", translate("Kind", "Fund")),
        Option("other", translate("Kind", "Other")),
    )


def sides(m: Map) -> tuple[Option, ...]:
    """The sides of the map, each with its colour."""
    return (
        Option(None, not_recorded(), swatch(None)),
        *(Option(side.id, plain.one_line(side.name), swatch(side.colour)) for side in m.sides),
    )


def influence(_m: Map) -> tuple[Option, ...]:
    """How much an actor can move, 1 to 5."""
    return (
        _unknown(),
        Option(1, translate("Influence", "1 · little")),
        Option(2, translate("Influence", "2 · some")),
        Option(3, translate("Influence", "3 · considerable")),
        Option(4, translate("Influence", "4 · great")),
        Option(5, translate("Influence", "5 · decisive")),
    )


def closeness(_m: Map) -> tuple[Option, ...]:
    """How close an actor is to officials, 0 to 3."""
    return (
        _unknown(),
        Option(0, translate("Closeness", "0 · no contact")),
        Option(1, translate("Closeness", "1 · distant")),
        Option(2, translate("Closeness", "2 · is listened to")),
        Option(3, translate("Closeness", "3 · in office or beside it")),
    )


def levels(_m: Map) -> tuple[Option, ...]:
    """Lederach's three levels."""
    return (
        _unknown(),
        Option("top", translate("Level", "Top leadership")),
        Option("middle", translate("Level", "Middle range")),
        Option("grassroots", translate("Level", "Grassroots")),
    )


def stances(_m: Map) -> tuple[Option, ...]:
    """Towards the peace process."""
    return (
        _unknown(),
        Option("supports", translate("Stance", "Supports the process")),
        Option("undecided", translate("Stance", "Undecided")),
        Option("opposes", translate("Stance", "Opposes the process")),
    )


def origins(_m: Map) -> tuple[Option, ...]:
    """From here or from abroad."""
    return (
        _unknown(),
        Option("local", translate("Origin", "Local")),
        Option("external", translate("Origin", "External")),
    )


def yes_or_no(_m: Map) -> tuple[Option, ...]:
    """Three answers: nobody wrote it down is not the same as no."""
    return (_unknown(), Option(True, translate("Answer", "Yes")), Option(False, translate("Answer", "No")))  # noqa: FBT003


def confidentialities(_m: Map) -> tuple[Option, ...]:
    """Who may see it."""
    return (
        Option("public", translate("Confidentiality", "Public")),
        Option("restricted", translate("Confidentiality", "Restricted")),
        Option("secret", translate("Confidentiality", "Secret")),
    )


def zones(m: Map) -> tuple[Option, ...]:
    """Where an actor can stand; number and name together."""
    return (
        *tracks(m),
        Option(TRAY, translate("Zone", "In the tray")),
    )


def tracks(m: Map) -> tuple[Option, ...]:
    """The nine tracks, and outside the compass."""
    return (
        *(Option(n, plain.one_line(m.framework.track(n).title)) for n in TRACK_NUMBERS),
        Option(OUTSIDE, translate("Zone", "Outside the compass")),
    )


def relations(m: Map) -> tuple[Option, ...]:
    """The relations of the active set, each with its line, then those other sets have and links use."""
    own = m.convention_set.relations
    known = {relation.id for relation in own}
    used = dict.fromkeys(link.relation for link in m.links if link.relation not in known)
    foreign = {r.id: r for s in m.conventions for r in s.relations if r.id in used}
    return (
        *(Option(r.id, plain.one_line(r.name), line_icon(r)) for r in own),
        *(
            Option(
                ident,
                plain.one_line(foreign[ident].name if ident in foreign else ident),
                line_icon(m.relation(ident)),
            )
            for ident in used
        ),
    )


def directions(_m: Map) -> tuple[Option, ...]:
    """Which way a link points."""
    return (
        Option("none", translate("Direction", "No direction")),
        Option("forward", translate("Direction", "From the first to the second")),
        Option("both", translate("Direction", "Both ways")),
    )


def strengths(_m: Map) -> tuple[Option, ...]:
    """How strong a relation is, 1 to 3."""
    return (
        Option(1, translate("Strength", "1 · weak")),
        Option(2, translate("Strength", "2 · medium")),
        Option(3, translate("Strength", "3 · strong")),
    )


def languages(m: Map) -> tuple[Option, ...]:
    """Languages in their own names, and the one the map has if it is another."""
    codes = _LANGUAGES if m.meta.language in _LANGUAGES else (*_LANGUAGES, m.meta.language)
    return tuple(Option(code, _language(code)) for code in codes)


def _language(code: str) -> str:
    own = QLocale(code).nativeLanguageName() if QLocale(code).language() != QLocale.Language.C else ""
    own = translate("Language", "English") if code == "en" else own
    return f"{own[:1].upper()}{own[1:]} ({code})" if own else plain.one_line(code)


def layouts(_m: Map) -> tuple[Option, ...]:
    """How the nine tracks share the compass."""
    return (
        Option("hub", translate("Layout", "Eight sectors and a hub")),
        Option("equal", translate("Layout", "Nine equal sectors")),
    )


def themes(_m: Map) -> tuple[Option, ...]:
    """The looks of the page."""
    return (
        Option("paper", translate("Theme", "Paper")),
        Option("projector", translate("Theme", "Projector")),
        Option("dark", translate("Theme", "Dark")),
        Option("print", translate("Theme", "Print")),
    )


def distances(_m: Map) -> tuple[Option, ...]:
    """What distance from the centre means."""
    return (
        Option("none", translate("Distance", "Nothing")),
        Option("influence", translate("Distance", "Influence")),
        Option("level", translate("Distance", "Level (Lederach)")),
        Option("closeness", translate("Distance", "Closeness to officials")),
    )


def colours(_m: Map) -> tuple[Option, ...]:
    """What an actor's colour means."""
    return (
        Option("side", translate("Colour", "Side")),
        Option("track", translate("Colour", "Track")),
        Option("kind", translate("Colour", "Kind of actor")),
        Option("none", translate("Colour", "Nothing")),
    )


def sizes(_m: Map) -> tuple[Option, ...]:
    """What a circle's size means."""
    return (
        Option("influence", translate("Size", "Influence")),
        Option("links", translate("Size", "Number of links")),
        Option("none", translate("Size", "Nothing")),
    )


def labels(_m: Map) -> tuple[Option, ...]:
    """What is written under the circles."""
    return (
        Option("short", translate("Label", "Short label")),
        Option("name", translate("Label", "Full name")),
        Option("none", translate("Label", "Nothing")),
    )


def conventions(m: Map) -> tuple[Option, ...]:
    """The convention sets of the map."""
    return tuple(Option(s.id, plain.one_line(s.name)) for s in m.conventions)
