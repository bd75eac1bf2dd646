"""What there is to choose from, in words. `None` is always "not recorded", never "no"."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale

from mtd_desktop.gui import plain
from mtd_desktop.gui.docks.choice import Option
from mtd_desktop.gui.docks.codecs import not_recorded
from mtd_desktop.gui.docks.icons import line_icon, swatch
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.model.tracks import OUTSIDE, TRACK_NUMBERS
from mtd_desktop.model.wording import choices

TRAY = "tray"
"""Stands for the tray among zones, where `None` would read as not recorded."""


_LANGUAGES: Final = tuple(
    "en fr es pt de ar he fa ru uk tr so am sw hi ur bn my id zh ja ko".split()  # noqa: SIM905 - a list to read
)


def _unknown() -> Option:
    return Option(None, not_recorded())


def _all(field: str) -> tuple[Option, ...]:
    return tuple(Option(value, text) for value, text in choices(field).items())


def kinds(_m: Map) -> tuple[Option, ...]:
    """Kinds of actors."""
    return _all("kind")


def sides(m: Map) -> tuple[Option, ...]:
    """The sides of the map, each with its colour."""
    return (
        Option(None, not_recorded(), swatch(None)),
        *(Option(side.id, plain.one_line(side.name), swatch(side.colour)) for side in m.sides),
    )


def influence(_m: Map) -> tuple[Option, ...]:
    """How much an actor can move, 1 to 5."""
    return (_unknown(), *_all("influence"))


def closeness(_m: Map) -> tuple[Option, ...]:
    """How close an actor is to officials, 0 to 3."""
    return (_unknown(), *_all("closeness"))


def levels(_m: Map) -> tuple[Option, ...]:
    """Lederach's three levels."""
    return (_unknown(), *_all("level"))


def stances(_m: Map) -> tuple[Option, ...]:
    """Towards the peace process."""
    return (_unknown(), *_all("stance"))


def origins(_m: Map) -> tuple[Option, ...]:
    """From here or from abroad."""
    return (_unknown(), *_all("origin"))


def yes_or_no(_m: Map) -> tuple[Option, ...]:
    """Three answers: nobody wrote it down is not the same as no."""
    return (_unknown(), Option(True, translate("Answer", "Yes")), Option(False, translate("Answer", "No")))  # noqa: FBT003


def confidentialities(_m: Map) -> tuple[Option, ...]:
    """Who may see it."""
    return _all("confidentiality")


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
    return _all("direction")


def strengths(_m: Map) -> tuple[Option, ...]:
    """How strong a relation is, 1 to 3."""
    return _all("strength")


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
    return _all("layout")


def themes(_m: Map) -> tuple[Option, ...]:
    """The looks of the page."""
    return _all("theme")


def distances(_m: Map) -> tuple[Option, ...]:
    """What distance from the centre means."""
    return _all("distance")


def colours(_m: Map) -> tuple[Option, ...]:
    """What an actor's colour means."""
    return _all("colour_by")


def sizes(_m: Map) -> tuple[Option, ...]:
    """What a circle's size means."""
    return _all("size_by")


def labels(_m: Map) -> tuple[Option, ...]:
    """What is written under the circles."""
    return _all("label_by")


def conventions(m: Map) -> tuple[Option, ...]:
    """The convention sets of the map."""
    return tuple(Option(s.id, plain.one_line(s.name)) for s in m.conventions)
