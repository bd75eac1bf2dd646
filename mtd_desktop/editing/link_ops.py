"""Operations on links: joining actors, and what is known about their relation."""

from __future__ import annotations

from dataclasses import dataclass

from mtd_desktop.editing.field_ops import SetField
from mtd_desktop.editing.idents import new_id, taken_ids
from mtd_desktop.editing.operation import Single
from mtd_desktop.editing.revise import (
    actors_of,
    links_of,
    proper,
    replaced,
    require_free,
    revised,
    revised_map,
)
from mtd_desktop.editing.wording import link_name, shortened, things
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import Link


def new_link(m: Map, from_actor: str, to_actor: str, relation: str) -> Link:
    """A fresh link for `AddLink`, with the arrow that its relation has. A link to itself is refused."""
    actors_of(m, (from_actor, to_actor))
    require_different(m, from_actor, to_actor)
    require_relation(m, relation)
    return Link(
        id=new_id("link", taken_ids(m)),
        from_actor=from_actor,
        to_actor=to_actor,
        relation=relation,
        direction=m.relation(relation).arrow,
    )


@dataclass(frozen=True, slots=True)
class AddLink(Single):
    """Join two actors."""

    link: Link

    def label(self, m: Map, /) -> str:
        return translate("Editing", "Link {what}").format(what=link_name(m, self.link))

    def apply(self, m: Map, /) -> Map:
        require_free(m, self.link.id, taken_ids(m))
        actors_of(m, (self.link.from_actor, self.link.to_actor))
        require_relation(m, self.link.relation)
        return revised_map(m, links=(*m.links, self.link))


class SetLinkField(SetField):
    """Set one field of one link or of many.

    With another relation a link takes that relation's arrow, unless a person had given it another one.
    """

    __slots__ = ()
    kind = "link"

    def apply(self, m: Map, /) -> Map:
        value = proper(self.field, self.value)
        if self.field == "relation":
            require_relation(m, value)
        if self.field in ("from_actor", "to_actor"):
            actors_of(m, (str(value),))
        changed = {link.id: self._changed(m, link, value) for link in links_of(m, self.ids)}
        return revised_map(m, links=replaced(m.links, changed))

    def _changed(self, m: Map, link: Link, value: object) -> Link:
        changes = {self.field: value}
        if self.field == "from_actor":
            require_different(m, str(value), link.to_actor)
        elif self.field == "to_actor":
            require_different(m, link.from_actor, str(value))
        elif self.field == "relation" and link.direction == m.relation(link.relation).arrow:
            changes["direction"] = m.relation(str(value)).arrow
        return revised(link, link_name(m, link), **changes)


@dataclass(frozen=True, slots=True)
class ReverseLinks(Single):
    """Let links run the other way."""

    ids: tuple[str, ...]

    def label(self, m: Map, /) -> str:
        return translate("Editing", "Reverse {what}").format(what=things(m, self.ids))

    def apply(self, m: Map, /) -> Map:
        changed = {
            link.id: revised(link, link_name(m, link), from_actor=link.to_actor, to_actor=link.from_actor)
            for link in links_of(m, self.ids)
        }
        return revised_map(m, links=replaced(m.links, changed))


def require_different(m: Map, from_actor: str, to_actor: str) -> None:
    """Refuse a link from an actor to itself."""
    if from_actor == to_actor:
        actor = m.actor_by_id.get(from_actor)
        raise UserError(
            translate("Editing", "A link joins two different actors."),
            where="" if actor is None else shortened(actor.name),
        )


def require_relation(m: Map, relation: object) -> None:
    """Refuse a relation that no convention set of the map knows."""
    if not isinstance(relation, str) or not any(s.relation(relation) for s in m.conventions):
        raise UserError(
            translate("Editing", "No convention set of this map knows the relation “{relation}”.").format(
                relation=shortened(str(relation))
            )
        )
