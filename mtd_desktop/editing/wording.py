"""The words in which steps are named: what was changed, and on what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.model.tracks import OUTSIDE

_LONGEST: Final = 40


def shortened(text: str, longest: int = _LONGEST) -> str:
    """One line of at most `longest` characters."""
    line = " ".join(text[: 4 * longest].split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def things(m: Map, ids: Iterable[str]) -> str:
    """One thing by its name, several by their number: "Sinn Féin", "3 actors", "2 actors and 1 link"."""
    known = [i for i in dict.fromkeys(ids) if i in m.actor_by_id or i in m.link_by_id]
    if len(known) == 1:
        actor = m.actor_by_id.get(known[0])
        return shortened(actor.name) if actor is not None else link_name(m, m.link_by_id[known[0]])
    actors = sum(i in m.actor_by_id for i in known)
    return counted(actors, len(known) - actors)


def counted(actors: int, links: int) -> str:
    """Numbers of actors and links in words."""
    one_actor, many_actors = translate("Editing", "1 actor"), translate("Editing", "{n} actors")
    one_link, many_links = translate("Editing", "1 link"), translate("Editing", "{n} links")
    some_actors = one_actor if actors == 1 else many_actors.format(n=actors)
    some_links = one_link if links == 1 else many_links.format(n=links)
    if not links:
        return some_actors
    if not actors:
        return some_links
    return translate("Editing", "{actors} and {links}").format(actors=some_actors, links=some_links)


def link_name(m: Map, link: Link) -> str:
    """A link by its two ends: "SDLP – Sinn Féin"."""
    ends = (m.actor_by_id.get(link.from_actor), m.actor_by_id.get(link.to_actor))
    return " – ".join("?" if end is None else shortened(end.label, 24) for end in ends)


def zone_name(m: Map, zone: int | None) -> str:
    """Where an actor stands: number and name of a track, outside the compass, or the tray."""
    if zone is None:
        return translate("Editing", "the tray")
    return translate("Editing", "outside the compass") if zone == OUTSIDE else m.framework.track(zone).title


def field_name(field: str) -> str:
    """What people call a field, in lower case, to stand inside a sentence."""
    return _fields().get(field, field.replace("_", " "))


def _fields() -> dict[str, str]:
    return {
        "name": translate("Fields", "name"),
        "short": translate("Fields", "short label"),
        "aliases": translate("Fields", "other names"),
        "kind": translate("Fields", "kind"),
        "memberships": translate("Fields", "tracks"),
        "level": translate("Fields", "level"),
        "side": translate("Fields", "side"),
        "influence": translate("Fields", "influence"),
        "closeness": translate("Fields", "closeness to officials"),
        "stance": translate("Fields", "stance"),
        "origin": translate("Fields", "origin"),
        "women_led": translate("Fields", "women-led"),
        "is_us": translate("Fields", "mark as us"),
        "confidentiality": translate("Fields", "confidentiality"),
        "since": translate("Fields", "start"),
        "until": translate("Fields", "end"),
        "role": translate("Fields", "role"),
        "description": translate("Fields", "description"),
        "positions": translate("Fields", "positions"),
        "interests": translate("Fields", "interests"),
        "needs": translate("Fields", "needs"),
        "tags": translate("Fields", "tags"),
        "sources": translate("Fields", "sources"),
        "place": translate("Fields", "place"),
        "from_actor": translate("Fields", "first actor"),
        "to_actor": translate("Fields", "second actor"),
        "relation": translate("Fields", "relation"),
        "direction": translate("Fields", "direction"),
        "strength": translate("Fields", "strength"),
        "label": translate("Fields", "label"),
        "colour": translate("Fields", "colour"),
        "title": translate("Fields", "title"),
        "question": translate("Fields", "question"),
        "seen_by": translate("Fields", "point of view"),
        "as_of": translate("Fields", "date"),
        "language": translate("Fields", "language"),
        "authors": translate("Fields", "authors"),
        "layout": translate("Fields", "layout"),
        "theme": translate("Fields", "theme"),
        "rotation": translate("Fields", "rotation"),
        "distance": translate("Fields", "meaning of distance"),
        "colour_by": translate("Fields", "meaning of colour"),
        "size_by": translate("Fields", "meaning of size"),
        "label_by": translate("Fields", "labels"),
        "show_title": translate("Fields", "title on the page"),
        "show_question": translate("Fields", "question on the page"),
        "show_legend": translate("Fields", "legend on the page"),
        "show_credit": translate("Fields", "credit on the page"),
        "show_link_labels": translate("Fields", "link labels on the page"),
        "show_outside": translate("Fields", "outside zone on the page"),
        "motto": translate("Fields", "motto"),
        "line": translate("Fields", "line"),
        "width": translate("Fields", "line width"),
        "arrow": translate("Fields", "arrow"),
        "sign": translate("Fields", "sign"),
        "covers": translate("Fields", "covered relations"),
    }
