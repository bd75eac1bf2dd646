"""What if: a map without some of its people, links or processes, for a moment or kept as a try-out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from mtd_desktop.editing.entity_ops import Delete
from mtd_desktop.editing.idents import new_id, taken_ids
from mtd_desktop.editing.operation import Single
from mtd_desktop.editing.revise import is_blank, revised_map
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.model.notes import TryOut


def without(m: Map, ids: Collection[str]) -> Map:
    """The map as it would be without these actors, links and processes; unknown ids mean nothing.

    Links go with their actors; an agreement stays when the process it came from is taken out.
    """
    known = (m.actor_by_id, m.link_by_id, m.process_by_id)
    things = tuple(ident for ident in ids if any(ident in kind for kind in known))
    return Delete(things).apply(m) if things else m


@dataclass(frozen=True, slots=True)
class KeepTryOut(Single):
    """Write down which things a try-out leaves out, under a name."""

    name: str
    without: tuple[str, ...]
    note: str = ""

    def label(self, _m: Map, /) -> str:
        return translate("Editing", "Keep try-out “{name}”").format(name=self.name)

    def apply(self, m: Map, /) -> Map:
        if is_blank(self.name):
            raise UserError(
                translate("Editing", "A try-out needs a name."),
                translate("Editing", "Type a few words, such as “without the go-between”."),
            )
        if not self.without:
            raise UserError(translate("Editing", "The try-out takes nothing out."))
        kept = TryOut(
            id=new_id("tryout", taken_ids(m)), name=self.name.strip(), without=self.without, note=self.note
        )
        return revised_map(m, tryouts=(*m.tryouts, kept))


@dataclass(frozen=True, slots=True)
class ForgetTryOut(Single):
    """Remove a kept try-out; nothing else of the map changes."""

    id: str

    def label(self, m: Map, /) -> str:
        name = next((kept.name for kept in m.tryouts if kept.id == self.id), self.id)
        return translate("Editing", "Forget try-out “{name}”").format(name=name)

    def apply(self, m: Map, /) -> Map:
        left = tuple(kept for kept in m.tryouts if kept.id != self.id)
        if len(left) == len(m.tryouts):
            raise UserError(translate("Editing", "The try-out is no longer on the map."))
        return revised_map(m, tryouts=left)
