"""`Quakers @7`, `Quakers >religion`, `Quakers @t`: a name and where it belongs, for those who only type."""

from __future__ import annotations

import re
from typing import Final

from mtd_desktop.i18n import translate
from mtd_desktop.layout.words import outside_name
from mtd_desktop.model.document import Map
from mtd_desktop.model.tracks import OUTSIDE

TRAY: Final = -1
"""What `named_zone` answers for the tray, which is no zone of the compass."""

_SUFFIX: Final = re.compile(r"^(?P<name>.*\S)\s+[@>]\s*(?P<zone>\S.*?)\s*$")


def split_zone(m: Map, text: str) -> tuple[str, int | None]:
    """The name and the zone, or `TRAY`, that is named behind it; the whole text and `None` if none is."""
    found = _SUFFIX.match(text)
    zone = None if found is None else named_zone(m, found["zone"])
    return (text.strip(), None) if found is None or zone is None else (found["name"].strip(), zone)


def named_zone(m: Map, words: str) -> int | None:
    """The zone with a number from 0 to 9, or a name or alias that begins like `words`; `TRAY` for "t"."""
    wanted = words.strip().casefold()
    if wanted.isdecimal():
        number = int(wanted) if len(wanted) < 3 else -1
        return number if OUTSIDE <= number <= 9 else None
    if wanted in ("t", translate("Tray", "tray").casefold()):
        return TRAY
    if len(wanted) < 2:
        return None
    for track in m.framework.tracks:
        names = (track.short, track.name, *track.aliases)
        if any(name.casefold().startswith(wanted) for name in names if name):
            return track.number
    outside = (outside_name(), "outside")
    return OUTSIDE if any(name.casefold().startswith(wanted) for name in outside) else None
