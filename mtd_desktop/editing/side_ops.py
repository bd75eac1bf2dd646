"""Operations on the sides of the conflict."""

from __future__ import annotations

from dataclasses import dataclass

from mtd_desktop.editing.field_ops import typing_key
from mtd_desktop.editing.idents import taken_ids
from mtd_desktop.editing.operation import Single
from mtd_desktop.editing.revise import proper, proper_name, replaced, require_free, revised, revised_map
from mtd_desktop.editing.wording import field_name, shortened
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.actors import Side
from mtd_desktop.model.document import Map


@dataclass(frozen=True, slots=True)
class AddSide(Single):
    """Name a further side."""

    side: Side

    def label(self, _m: Map, /) -> str:
        return translate("Editing", "Add side {what}").format(what=shortened(self.side.name))

    def apply(self, m: Map, /) -> Map:
        require_free(m, self.side.id, taken_ids(m))
        side = revised(self.side, self.side.name, name=proper_name(self.side.name))
        return revised_map(m, sides=(*m.sides, side))


@dataclass(frozen=True, slots=True)
class SetSideField:
    """Rename or recolour a side, or say anew whether it is a party."""

    id: str
    field: str
    value: object
    gesture: str | None = None

    @property
    def merge_key(self) -> str | None:
        """Typing merges; a choice from a list is a step of its own."""
        if self.field == "role":  # a choice here, a text with actors
            return None
        return typing_key("side", (self.id,), self.field, self.gesture)

    def label(self, m: Map, /) -> str:
        side = m.side_by_id.get(self.id)
        what = "" if side is None else shortened(side.name)
        if self.field == "name":
            return translate("Editing", "Rename side {what}").format(what=what)
        return translate("Editing", "Change {field} of side {what}").format(
            field=field_name(self.field), what=what
        )

    def apply(self, m: Map, /) -> Map:
        side = _side(m, self.id)
        changed = revised(side, side.name, **{self.field: proper(self.field, self.value)})
        return revised_map(m, sides=replaced(m.sides, {side.id: changed}))


@dataclass(frozen=True, slots=True)
class RemoveSide(Single):
    """Delete a side; its actors stay, without a side."""

    id: str

    def label(self, m: Map, /) -> str:
        side = m.side_by_id.get(self.id)
        return translate("Editing", "Delete side {what}").format(
            what="" if side is None else shortened(side.name)
        )

    def apply(self, m: Map, /) -> Map:
        side = _side(m, self.id)
        freed = {actor.id: actor.but(side=None) for actor in m.actors if actor.side == side.id}
        return revised_map(
            m, sides=tuple(s for s in m.sides if s is not side), actors=replaced(m.actors, freed)
        )


def _side(m: Map, ident: str) -> Side:
    side = m.side_by_id.get(ident)
    if side is None:
        raise UserError(translate("Editing", "The side is no longer on the map."))
    return side
