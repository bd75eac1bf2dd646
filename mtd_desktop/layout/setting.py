"""What all steps of one page need to know."""

from __future__ import annotations

from typing import NamedTuple

from mtd_desktop.layout.cast import Cast, Moment
from mtd_desktop.layout.gatherings import Gatherings
from mtd_desktop.layout.lenses.lens import Lens
from mtd_desktop.layout.lenses.naming import zone_name
from mtd_desktop.layout.theme import Theme
from mtd_desktop.model.document import Map
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import View


class Setting(NamedTuple):
    """A map, how it is to look, when, and who is there then.

    `look` has the colours of the lens for the zones; `view` only says what means something in the lens.
    """

    map: Map
    view: View
    look: Theme
    moment: Moment
    cast: Cast
    gatherings: Gatherings
    transparent: bool
    lens: Lens
    unnamed: frozenset[str] = frozenset()

    @property
    def date(self) -> str | None:
        """The partial date of the page."""
        return self.moment.date

    def zone_of(self, actor: str) -> int:
        """The zone of the lens in which an actor of the page stands."""
        if not self.lens.by_tracks:
            return self.lens.groups_of(actor, self.date)[0]
        return self.map.actor_by_id[actor].standing(self.date) or OUTSIDE

    def further(self, actor: str) -> tuple[int, ...]:
        """The other groups of the lens to which an actor belongs."""
        return self.lens.groups_of(actor, self.date)[1:]

    def group_name(self, actor: str) -> str:
        """The name of the group of a lens that does not go by tracks; else nothing."""
        zone = self.zone_of(actor)
        return "" if self.lens.by_tracks else zone_name(self.lens, zone, "")


def unnamed(m: Map, cast: Cast, lens: Lens, date: str | None) -> frozenset[str]:
    """Actors for whom the lens has no word, and their links."""
    if all(group.named for group in lens.groups):
        return frozenset()
    known = m.actor_by_id
    actors = {ident for ident in cast.actors if not lens.is_named(known[ident].standing(date) or OUTSIDE)}
    links = (link.id for link in cast.links if {link.from_actor, link.to_actor} & actors)
    return frozenset((*actors, *links))
