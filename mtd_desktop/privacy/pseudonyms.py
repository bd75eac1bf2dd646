"""What an actor is called where its name may not be read.

A pseudonym is a letter for the kind and a number, "Actor G3" for the third group. Numbers follow the order in
which the actors stand in the map and count all of them, whatever the audience: the same actor is G3 in every
export and on the canvas, as long as nobody of its kind that stands before it is deleted. What a pseudonym
does not hide is the kind, the track and the links; see `risk`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from mtd_desktop.i18n import translate
from mtd_desktop.model.actors import Actor, ActorKind, Level
from mtd_desktop.model.document import Map
from mtd_desktop.model.tracks import OUTSIDE

LETTERS: Final[Mapping[ActorKind, str]] = {
    "person": "P",
    "organisation": "O",
    "group": "G",
    "state": "S",
    "media": "M",
    "armed group": "A",
    "fund": "F",
    "other": "X",
}


def codes(m: Map, *others: Map) -> dict[str, str]:
    """The code of every actor by its id, such as "G3"; those who are on other maps only are counted after."""
    counted: Counter[str] = Counter()
    made: dict[str, str] = {}
    for actor in (actor for one in (m, *others) for actor in one.actors if actor.id not in made):
        letter = LETTERS[actor.kind]
        counted[letter] += 1
        made[actor.id] = f"{letter}{counted[letter]}"
    return made


def pseudonym(code: str) -> str:
    """The name that a code stands for on a page."""
    return translate("Privacy", "Actor {code}").format(code=code)


def side_name(number: int) -> str:
    """What a side is called whose actors are all confidential."""
    return translate("Privacy", "Side {number}").format(number=number)


def general_names(m: Map) -> dict[str, tuple[str, str]]:
    """Name and short label of every actor by its id: kind, level, track; numbered where several are alike."""
    alike = {actor.id: (actor.kind, actor.level, _track(m, actor)) for actor in m.actors}
    many = Counter(alike.values())
    seen: Counter[tuple[ActorKind, Level | None, str]] = Counter()
    made = {}
    for ident, key in alike.items():
        kind, level, track = key
        seen[key] += 1
        first = kind_words()[kind] if many[key] == 1 else f"{kind_words()[kind]} {seen[key]}"
        short = ", ".join((first, level_words()[level])) if level else first
        made[ident] = (f"{short}, {track}" if track else short, short)
    return made


def _track(m: Map, actor: Actor) -> str:
    zone = actor.standing()
    if zone is None or zone == OUTSIDE:
        return ""
    return m.framework.track(zone).title


def kind_words() -> Mapping[ActorKind, str]:
    """The kinds as words that stand for a name."""
    return {
        "person": translate("Privacy", "Person"),
        "organisation": translate("Privacy", "Organisation"),
        "group": translate("Privacy", "Group"),
        "state": translate("Privacy", "State body"),
        "media": translate("Privacy", "Media"),
        "armed group": translate("Privacy", "Armed group"),
        "fund": translate("Privacy", "Fund"),
        "other": translate("Privacy", "Actor"),
    }


def level_words() -> Mapping[Level, str]:
    """The levels as they follow a kind."""
    return {
        "top": translate("Privacy", "top level"),
        "middle": translate("Privacy", "middle range"),
        "grassroots": translate("Privacy", "grassroots"),
    }
