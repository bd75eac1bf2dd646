"""What all operations have in common that set one field of actors, links, processes or agreements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from mtd_desktop.editing.revise import TYPED, proper, revised
from mtd_desktop.editing.wording import field_name, things
from mtd_desktop.i18n import translate
from mtd_desktop.model.actors import Actor
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import Agreement, Process

Named = TypeVar("Named", Actor, Process, Agreement)


@dataclass(frozen=True, slots=True)
class SetField:
    """Set one field of one thing or of many. `gesture` keeps two stretches of typing apart.

    A kind of thing has a subclass of its own, with its `kind` for the merge key and its `apply`.
    """

    ids: tuple[str, ...]
    field: str
    value: object
    gesture: str | None = None

    kind: ClassVar[str]

    @property
    def merge_key(self) -> str | None:
        """Typing merges; a choice from a list is a step of its own."""
        return typing_key(self.kind, self.ids, self.field, self.gesture)

    def label(self, m: Map, /) -> str:
        what = things(m, self.ids)
        if self.field == "name":
            return translate("Editing", "Rename {what}").format(what=what)
        return translate("Editing", "Change {field} of {what}").format(
            field=field_name(self.field), what=what
        )

    def revised(self, named: Iterable[Named]) -> dict[str, Named]:
        """Each of the things with the field set, by id."""
        value = proper(self.field, self.value)
        return {each.id: revised(each, each.name, **{self.field: value}) for each in named}


def typing_key(kind: str, ids: Iterable[str], field: str, gesture: str | None = None) -> str | None:
    """The key under which typing in one field of the same things merges; `None` for choices.

    `gesture` names a stretch of typing, so that two of them stay two steps.
    """
    return f"{kind} {field} {' '.join(ids)} {gesture or ''}" if gesture or field in TYPED else None
