"""Figures about actors: influence against stance, and who stands between others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mtd_desktop.analysis.bridges import Bridges, Broker, Isthmus, tracks_of
from mtd_desktop.analysis.present import Present
from mtd_desktop.charts.spec import Bars, Dot, MarkForm, Points, Series, Value
from mtd_desktop.charts.tracks import UNKNOWN_COLOUR
from mtd_desktop.charts.wording import listed, names
from mtd_desktop.i18n import translate
from mtd_desktop.model.actors import Actor, ActorKind
from mtd_desktop.model.document import Map

SHOWN_BROKERS: Final = 12
SHOWN_ISTHMUSES: Final = 2
STANCES: Final = {"opposes": -1.0, "undecided": 0.0, "supports": 1.0}
_FORMS: Final[dict[ActorKind, MarkForm]] = {
    "person": "disc",
    "group": "triangle",
    "armed group": "triangle",
    "state": "square",
    "organisation": "square",
    "media": "diamond",
    "fund": "diamond",
    "other": "disc",
}


def stance_chart(there: Present) -> Points:
    """Influence against stance towards the process; who lacks either is counted in `says`."""
    known = [a for a in there.actors.values() if a.stance is not None and a.influence is not None]
    missing = len(there.actors) - len(known)
    says = translate(
        "Figures",
        "Who is for the process, and how much they can move. Round is a person, square an organisation or a"
        " state, a triangle a group, a diamond media or a fund.",
    )
    if missing and known:
        left = translate("Figures", "{count} actors are not shown: influence or stance is not recorded.")
        says = f"{says} {left.format(count=missing)}"
    return Points(
        title=translate("Figures", "Influence and stance"),
        says=says,
        source="",
        x_name=translate("Figures", "Stance towards the process"),
        x_places=(
            (-1.0, translate("Figures", "opposes")),
            (0.0, translate("Figures", "undecided")),
            (1.0, translate("Figures", "supports")),
        ),
        y_name=translate("Figures", "Influence"),
        y_places=tuple((float(n), str(n)) for n in range(1, 6)),
        dots=tuple(_dot(there.map, actor) for actor in known),
        empty="" if known else translate("Figures", "Influence and stance are not recorded for anyone here."),
        signs=_signs(there.map, known),
    )


def _signs(m: Map, known: Sequence[Actor]) -> tuple[tuple[str, str], ...]:
    """The sides of those actors with their colours, in the order of the map."""
    there = {actor.side for actor in known}
    signs = [(side.name, side.colour) for side in m.sides if side.id in there]
    if None in there:
        signs.append((translate("Figures", "not recorded"), UNKNOWN_COLOUR))
    return tuple(signs)


def _dot(m: Map, actor: Actor) -> Dot:
    stance, influence = actor.stance or "undecided", actor.influence or 1
    words = translate("Figures", "{name}: {stance}, influence {influence}").format(
        name=actor.name, stance=translate_stance(stance), influence=influence
    )
    return Dot(
        x=STANCES[stance],
        y=float(influence),
        name=actor.label,
        value=Value(influence, words, (actor.id,)),
        colour=m.side_by_id[actor.side].colour if actor.side is not None else UNKNOWN_COLOUR,
        form=_FORMS[actor.kind],
    )


def translate_stance(stance: str) -> str:
    """A stance in the reader's language."""
    return {
        "opposes": translate("Figures", "opposes"),
        "undecided": translate("Figures", "undecided"),
        "supports": translate("Figures", "supports"),
    }[stance]


def brokers_chart(there: Present, found: Bridges) -> Bars:
    """The actors on most ways between others, with what falls apart without them in words."""
    shown = found.brokers[:SHOWN_BROKERS]
    values = tuple(
        Value(broker.share * 100, broker_words(there, broker), (broker.ident,)) for broker in shown
    )
    says = translate(
        "Figures", "The share of shortest ways between others that run through an actor, in per cent."
    )
    if found.estimated:
        estimate = translate("Figures", "In a map of this size it is an estimate.")
        says = f"{says} {estimate}"
    single = [isthmus_words(there, isthmus) for isthmus in found.isthmuses[:SHOWN_ISTHMUSES]]
    says = " ".join((says, *single))
    return Bars(
        title=translate("Figures", "Bridges and brokers"),
        says=says,
        source="L. C. Freeman, Sociometry 40, 1977",
        categories=tuple(there.actors[broker.ident].label for broker in shown),
        series=(Series(translate("Figures", "betweenness"), "#3f90da", values),) if shown else (),
        empty="" if shown else translate("Figures", "Nobody stands between others here yet."),
    )


def broker_words(there: Present, broker: Broker) -> str:
    """What an actor joins, as a sentence."""
    m, name = there.map, there.actors[broker.ident].name
    share = translate("Figures", "{name}: on {share} % of the shortest ways between others.").format(
        name=name, share=f"{broker.share * 100:.0f}"
    )
    if not broker.parts:
        return share
    joined = translate("Figures", "Only {name} joins {parts}.").format(
        name=name,
        parts=translate("Figures", " with ").join(_part(there, part) for part in broker.parts[:3]),
    )
    return f"{joined} {share}" if len(m.actors) > 1 else joined


def isthmus_words(there: Present, isthmus: Isthmus) -> str:
    """What a single link joins, as a sentence."""
    link = there.map.link_by_id[isthmus.link]
    ends = names(there.map, (link.from_actor, link.to_actor))
    return translate("Figures", "Only the link of {one} and {other} joins {here} with {there}.").format(
        one=ends[0],
        other=ends[1],
        here=_part(there, isthmus.parts[0]),
        there=_part(there, isthmus.parts[1]),
    )


def _part(there: Present, part: tuple[str, ...]) -> str:
    if len(part) <= 2:
        return listed(names(there.map, part))
    tracks = tracks_of(there, part)
    title = there.map.framework.track(tracks[0]).title if len(tracks) == 1 else ""
    if title:
        return translate("Figures", "{count} actors of {track}").format(count=len(part), track=title)
    return translate("Figures", "a group of {count} ({names})").format(
        count=len(part), names=listed(names(there.map, part[:3]))
    )
