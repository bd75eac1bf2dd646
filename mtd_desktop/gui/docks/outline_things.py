"""Processes and agreements as rows of the outline: what is written, drawn and spoken there."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette

from mtd_desktop.editing.process_ops import SetAgreementField, SetProcessField
from mtd_desktop.gui import plain
from mtd_desktop.gui.docks.icons import item_icon
from mtd_desktop.gui.docks.outline_tree import Kind, begins
from mtd_desktop.i18n import translate
from mtd_desktop.layout.joints import seal, sign
from mtd_desktop.layout.theme import theme
from mtd_desktop.model.dates import Presence, last_day
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import Agreement, Process, ProcessKind
from mtd_desktop.model.wording import choices

DATES: Final = Qt.ItemDataRole.UserRole + 1
"""The role of the dates that stand beside a name."""
_LONGEST: Final = 200
_SIDE: Final = 18
_DARK: Final = 128
"""Lightness below which a list counts as dark, of 255."""


def heading(kind: Kind) -> str:
    """What stands above them."""
    if kind == "processes":
        return translate("Outline", "Processes")
    return translate("Outline", "Agreements")


def data(m: Map, ident: str, role: int, date: str | None) -> object:
    """What Qt asks about a row, at a map date or at none."""
    thing = m.process_by_id.get(ident) or m.agreement_by_id.get(ident)
    if thing is None:
        return None
    if role == Qt.ItemDataRole.DisplayRole:
        return plain.one_line(thing.name, _LONGEST)
    if role == Qt.ItemDataRole.EditRole:
        return thing.name
    if role == DATES:
        return years(thing)
    away = presence(thing.state_on(date))
    if role == Qt.ItemDataRole.ForegroundRole:
        return quiet() if away else None
    if role == Qt.ItemDataRole.DecorationRole:
        dark = QGuiApplication.palette().color(QPalette.ColorRole.Base).lightness() < _DARK
        return _icon(None if isinstance(thing, Agreement) else thing.phase_near(date).kind, dark=dark)
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        kind = (
            translate("Outline", "Agreement")
            if isinstance(thing, Agreement)
            else choices("process kind")[thing.phase_near(date).kind]
        )
        parts = (thing.name, kind, dates(thing), away)
        text = ", ".join(plain.one_line(part, _LONGEST) for part in parts if part)
        return plain.tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else text
    return None


def rename(m: Map, ident: str, name: str) -> SetProcessField | SetAgreementField:
    """The operation that gives it another name."""
    made = SetProcessField if ident in m.process_by_id else SetAgreementField
    return made((ident,), "name", name)


def years(thing: Process | Agreement) -> str:
    """When it was, as short as can be: "1990–1993", "1990–" while nobody wrote down an end, "1998"."""
    begin, end = _span(thing)
    if begin and end and begin[:4] != end[:4]:
        return f"{begin[:4]}–{end[:4]}"
    if begin and end:
        return begin[:4]
    return f"{begin[:4]}–" if begin else f"–{end[:4]}" if end else ""


def dates(thing: Process | Agreement) -> str:
    """When it was, as exactly as the map knows, in words that can be spoken."""
    begin, end = _span(thing)
    if begin and end:
        text = "{since}" if begin == end else translate("Outline", "{since} to {until}")
    elif begin:
        text = translate("Outline", "since {since}")
    else:
        text = translate("Outline", "until {until}") if end else ""
    return text.format(since=begin, until=end)


def _span(thing: Process | Agreement) -> tuple[str, str]:
    """First and last partial date, each empty where it is open."""
    if isinstance(thing, Agreement):
        return thing.date or "", thing.date or ""
    ends = [phase.until for phase in thing.phases]
    last = "" if None in ends else max((e for e in ends if e), key=last_day)
    return begins(thing) or "", last


def presence(state: Presence) -> str:
    """Why something is quiet at the map date, in words; empty while it is there."""
    return {
        "active": "",
        "ended": translate("Outline", "over at this date"),
        "to come": translate("Outline", "not yet at this date"),
    }[state]


def quiet() -> QColor:
    """The colour of what is said in passing."""
    return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)


@lru_cache(maxsize=16)
def _icon(kind: ProcessKind | None, *, dark: bool) -> QIcon:
    """The sign of a kind of process, or the seal of an agreement, as on the page."""
    middle, look = _SIDE / 2, theme("dark" if dark else "paper")
    items = seal(middle, middle - 2, 5.5, look) if kind is None else sign(kind, middle, middle, 7.0, look)
    return item_icon(items, QSize(_SIDE, _SIDE))
