"""The words in which steps are named: what was changed, and on what."""

from __future__ import annotations

from collections.abc import Iterable

from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.wording import field_name, shortened

__all__ = ["counted", "field_name", "link_name", "shortened", "things", "zone_name"]


def things(m: Map, ids: Iterable[str]) -> str:
    """One thing by its name, several by their number: "Sinn Féin", "3 actors", "2 actors and 1 link"."""
    named = (m.actor_by_id, m.process_by_id, m.agreement_by_id)
    known = [i for i in dict.fromkeys(ids) if i in m.link_by_id or any(i in kind for kind in named)]
    if len(known) == 1:
        names = [kind[known[0]].name for kind in named if known[0] in kind]
        return shortened(names[0]) if names else link_name(m, m.link_by_id[known[0]])
    actors, links = (sum(i in kind for i in known) for kind in (m.actor_by_id, m.link_by_id))
    if actors + links < len(known):
        return translate("Editing", "{n} things").format(n=len(known))
    return counted(actors, links)


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
