"""Operations on the map as a whole: what it is, how its page looks, its words for tracks and relations."""

from __future__ import annotations

from dataclasses import dataclass

from mtd_desktop.editing.field_ops import typing_key
from mtd_desktop.editing.operation import Single
from mtd_desktop.editing.revise import proper, proper_name, replaced, revised, revised_map
from mtd_desktop.editing.wording import field_name, shortened
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import ConventionSet
from mtd_desktop.model.tracks import TRACK_NUMBERS


@dataclass(frozen=True, slots=True)
class SetMeta:
    """Set one field of what is said about the map: title, question, point of view, date."""

    field: str
    value: object
    gesture: str | None = None

    @property
    def merge_key(self) -> str | None:
        """Typing merges."""
        return typing_key("meta", (), self.field, self.gesture)

    def label(self, _m: Map, /) -> str:
        return translate("Editing", "Change {field} of the map").format(field=field_name(self.field))

    def apply(self, m: Map, /) -> Map:
        meta = revised(m.meta, _the_map(), **{self.field: proper(self.field, self.value)})
        return revised_map(m, meta=meta)


@dataclass(frozen=True, slots=True)
class SetView:
    """Set one field of how the page looks. Turning the compass by and by is one step."""

    field: str
    value: object
    gesture: str | None = None

    @property
    def merge_key(self) -> str | None:
        """Turning merges; a choice from a list is a step of its own."""
        return f"view rotation {self.gesture or ''}" if self.field == "rotation" else None

    def label(self, _m: Map, /) -> str:
        return translate("Editing", "Change {field}").format(field=field_name(self.field))

    def apply(self, m: Map, /) -> Map:
        return revised_map(m, view=revised(m.view, _the_map(), **{self.field: self.value}))


@dataclass(frozen=True, slots=True)
class SetTrackField:
    """Reword one field of a track; its number stays."""

    number: int
    field: str
    value: object
    gesture: str | None = None

    @property
    def merge_key(self) -> str | None:
        """Typing merges."""
        return typing_key("track", (str(self.number),), self.field, self.gesture)

    def label(self, m: Map, /) -> str:
        what = m.framework.track(self.number).title if self.number in TRACK_NUMBERS else str(self.number)
        return translate("Editing", "Change {field} of {what}").format(
            field=field_name(self.field), what=what
        )

    def apply(self, m: Map, /) -> Map:
        if self.number not in TRACK_NUMBERS or self.field == "number":
            raise UserError(translate("Editing", "The tracks are numbered 1 to 9."))
        old = m.framework.track(self.number)
        new = revised(old, old.title, **{self.field: proper(self.field, self.value)})
        if new is old:
            return m
        tracks = tuple(new if track is old else track for track in m.framework.tracks)
        return revised_map(m, framework=revised(m.framework, m.framework.name, tracks=tracks))


@dataclass(frozen=True, slots=True)
class UseConvention(Single):
    """Draw the map by another convention set."""

    id: str

    def label(self, m: Map, /) -> str:
        chosen = next((s for s in m.conventions if s.id == self.id), None)
        return translate("Editing", "Use the conventions {what}").format(
            what=self.id if chosen is None else shortened(chosen.name)
        )

    def apply(self, m: Map, /) -> Map:
        chosen = _set(m, self.id)
        return m if m.convention == chosen.id else revised_map(m, convention=chosen.id)


@dataclass(frozen=True, slots=True)
class PutConventionSet(Single):
    """Add a convention set, or put it in the place of the one with its id."""

    set: ConventionSet

    def label(self, m: Map, /) -> str:
        what = shortened(self.set.name)
        if any(s.id == self.set.id for s in m.conventions):
            return translate("Editing", "Change the conventions {what}").format(what=what)
        return translate("Editing", "Add the conventions {what}").format(what=what)

    def apply(self, m: Map, /) -> Map:
        new = revised(self.set, self.set.name, name=proper_name(self.set.name))
        old = next((s for s in m.conventions if s.id == new.id), None)
        if old is None:
            return revised_map(m, conventions=(*m.conventions, new))
        if old == new:
            return m
        after = replaced(m.conventions, {new.id: new})
        _require_words_for_links(m, after)
        return revised_map(m, conventions=after)


@dataclass(frozen=True, slots=True)
class RemoveConventionSet(Single):
    """Delete a convention set that the map is not drawn by."""

    id: str

    def label(self, m: Map, /) -> str:
        chosen = next((s for s in m.conventions if s.id == self.id), None)
        return translate("Editing", "Delete the conventions {what}").format(
            what=self.id if chosen is None else shortened(chosen.name)
        )

    def apply(self, m: Map, /) -> Map:
        gone = _set(m, self.id)
        if gone.id == m.convention:
            raise UserError(
                translate("Editing", "The map is drawn by the conventions “{name}”.").format(
                    name=shortened(gone.name)
                ),
                translate("Editing", "Choose another set first."),
            )
        after = tuple(s for s in m.conventions if s is not gone)
        _require_words_for_links(m, after)
        return revised_map(m, conventions=after)


@dataclass(frozen=True, slots=True)
class SetRelationField:
    """Set one field of how a convention set names and draws a relation."""

    set_id: str
    relation_id: str
    field: str
    value: object
    gesture: str | None = None

    @property
    def merge_key(self) -> str | None:
        """Typing merges; a choice from a list is a step of its own."""
        return typing_key("relation", (self.set_id, self.relation_id), self.field, self.gesture)

    def label(self, m: Map, /) -> str:
        chosen = next((s for s in m.conventions if s.id == self.set_id), None)
        relation = None if chosen is None else chosen.relation(self.relation_id)
        return translate("Editing", "Change {field} of the relation {what}").format(
            field=field_name(self.field),
            what=self.relation_id if relation is None else shortened(relation.name),
        )

    def apply(self, m: Map, /) -> Map:
        owner = _set(m, self.set_id)
        old = next((r for r in owner.relations if r.id == self.relation_id), None)
        if old is None:
            raise UserError(
                translate("Editing", "The conventions “{name}” no longer have this relation.").format(
                    name=shortened(owner.name)
                )
            )
        new = revised(old, old.name, **{self.field: proper(self.field, self.value)})
        if new is old:
            return m
        relations = replaced(owner.relations, {new.id: new})
        after = replaced(m.conventions, {owner.id: revised(owner, owner.name, relations=relations)})
        if self.field == "covers":
            _require_words_for_links(m, after)
        return revised_map(m, conventions=after)


def _the_map() -> str:
    return translate("Editing", "The map")


def _set(m: Map, ident: str) -> ConventionSet:
    found = next((s for s in m.conventions if s.id == ident), None)
    if found is None:
        raise UserError(translate("Editing", "The map has no such convention set."))
    return found


def _require_words_for_links(m: Map, sets: tuple[ConventionSet, ...]) -> None:
    """Refuse what would leave a link without a relation."""
    for relation in {link.relation for link in m.links}:
        if not any(s.relation(relation) for s in sets):
            raise UserError(
                translate("Editing", "Links of this map have the relation “{name}”.").format(
                    name=shortened(m.relation(relation).name)
                ),
                translate("Editing", "Give those links another relation first."),
            )
