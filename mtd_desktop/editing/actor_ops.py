"""Operations on actors: adding them, what is known about them, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mtd_desktop.editing.field_ops import SetField
from mtd_desktop.editing.idents import new_id, taken_ids
from mtd_desktop.editing.operation import Single
from mtd_desktop.editing.revise import (
    actors_of,
    proper_name,
    replaced,
    require_free,
    revised,
    revised_map,
)
from mtd_desktop.editing.wording import shortened, things, zone_name
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.actors import Actor, Membership, Place
from mtd_desktop.model.dates import active
from mtd_desktop.model.document import Map


def new_actor(m: Map, name: str, zone: int | None, place: Place | None = None) -> Actor:
    """A fresh actor for `AddActor`, in a zone or (`None`) in the tray. A blank name is refused."""
    memberships = () if zone is None else (Membership(track=zone, primary=True),)
    return Actor(
        id=new_id("actor", taken_ids(m)), name=proper_name(name), memberships=memberships, place=place
    )


@dataclass(frozen=True, slots=True)
class AddActor(Single):
    """Put a new actor on the map."""

    actor: Actor

    def label(self, _m: Map, /) -> str:
        return translate("Editing", "Add {what}").format(what=shortened(self.actor.name))

    def apply(self, m: Map, /) -> Map:
        require_free(m, self.actor.id, taken_ids(m))
        actor = revised(self.actor, self.actor.name, name=proper_name(self.actor.name))
        return revised_map(m, actors=(*m.actors, actor))


class SetActorField(SetField):
    """Set one field of one actor or of many."""

    __slots__ = ()
    kind = "actor"

    def apply(self, m: Map, /) -> Map:
        return revised_map(m, actors=replaced(m.actors, self.revised(actors_of(m, self.ids))))


@dataclass(frozen=True, slots=True)
class PlaceActors:
    """Put actors where a hand dropped them: (id, zone, place). Another zone becomes their main track.

    `on` is the partial date that the page shows, if it shows one: at that date an actor may stand on another
    of its tracks, and moving it about there, or on to a track that is new to it, leaves its main one alone.
    """

    moves: tuple[tuple[str, int, Place | None], ...]
    gesture: str | None = None
    on: str | None = None

    @property
    def merge_key(self) -> str | None:
        if self.gesture is None:
            return None
        return f"place {self.gesture} {' '.join(ident for ident, _, _ in self.moves)}"

    def label(self, m: Map, /) -> str:
        return translate("Editing", "Move {what}").format(what=things(m, (move[0] for move in self.moves)))

    def apply(self, m: Map, /) -> Map:
        targets = {ident: (zone, place) for ident, zone, place in self.moves}

        def moved(actor: Actor) -> Actor:
            zone, place = targets[actor.id]
            return _put(actor, zone, place, self.on)

        return _changed(m, targets, moved)


@dataclass(frozen=True, slots=True)
class MoveToZone(Single):
    """Move actors to a track, outside the compass or (`None`) to the tray; the program places them there.

    An actor whose main track it is already stays exactly where it stands.
    """

    ids: tuple[str, ...]
    zone: int | None

    def label(self, m: Map, /) -> str:
        return translate("Editing", "Move {what} to {zone}").format(
            what=things(m, self.ids), zone=zone_name(m, self.zone)
        )

    def apply(self, m: Map, /) -> Map:
        zone = self.zone

        def moved(actor: Actor) -> Actor:
            if zone is None:
                return revised(actor, actor.name, memberships=(), place=None)
            primary = actor.primary
            if primary is not None and primary.track == zone:
                return actor
            return _put(actor, zone, None, None, back=True)

        return _changed(m, self.ids, moved)


@dataclass(frozen=True, slots=True)
class AddMembership(Single):
    """Let an actor work on a further track; one from the tray stands there from now on."""

    id: str
    track: int
    place: Place | None = None

    def label(self, m: Map, /) -> str:
        return translate("Editing", "Add {what} to {zone}").format(
            what=things(m, (self.id,)), zone=zone_name(m, self.track)
        )

    def apply(self, m: Map, /) -> Map:
        def joined(actor: Actor) -> Actor:
            if any(membership.track == self.track for membership in actor.memberships):
                raise UserError(
                    translate("Editing", "{what} is already on {zone}.").format(
                        what=shortened(actor.name), zone=zone_name(m, self.track)
                    )
                )
            first = not actor.memberships
            memberships = (*actor.memberships, Membership(track=self.track, primary=first))
            place = self.place if first else actor.place
            return revised(actor, actor.name, memberships=memberships, place=place)

        return _changed(m, (self.id,), joined)


@dataclass(frozen=True, slots=True)
class RemoveMembership(Single):
    """Take an actor off a track. Without any it goes to the tray."""

    id: str
    track: int

    def label(self, m: Map, /) -> str:
        return translate("Editing", "Take {what} off {zone}").format(
            what=things(m, (self.id,)), zone=zone_name(m, self.track)
        )

    def apply(self, m: Map, /) -> Map:
        def left(actor: Actor) -> Actor:
            kept = tuple(membership for membership in actor.memberships if membership.track != self.track)
            return _with_memberships(actor, kept)

        return _changed(m, (self.id,), left)


@dataclass(frozen=True, slots=True)
class SetMemberships:
    """Say anew on which tracks an actor works, since when and until when. The first is the main one if
    none is marked, and the first of those marked if several are.
    """

    id: str
    memberships: tuple[Membership, ...]
    gesture: str | None = None

    @property
    def merge_key(self) -> str | None:
        """Typing a date merges."""
        return f"memberships {self.id} {self.gesture}" if self.gesture else None

    def label(self, m: Map, /) -> str:
        return translate("Editing", "Change the tracks of {what}").format(what=things(m, (self.id,)))

    def apply(self, m: Map, /) -> Map:
        return _changed(m, (self.id,), lambda actor: _with_memberships(actor, self.memberships))


@dataclass(frozen=True, slots=True)
class FreePlaces(Single):
    """Let the program place actors that a person had put somewhere."""

    ids: tuple[str, ...]

    def label(self, m: Map, /) -> str:
        return translate("Editing", "Let the program place {what}").format(what=things(m, self.ids))

    def apply(self, m: Map, /) -> Map:
        return _changed(m, self.ids, _freed)


def _put(actor: Actor, zone: int, place: Place | None, on: str | None, *, back: bool = False) -> Actor:
    """An actor dropped in a zone on a page that shows the partial date `on`.

    In the zone where it stands only the place changes, that of the membership by which it stands there. Where
    it is a member too, that membership becomes the main one and the former main one stays beside it;
    otherwise the membership by which it stands moves there with its dates. `back`: where it had a place in
    that zone already it takes that.
    """
    there = actor.membership(on)
    if there is None:
        return revised(actor, actor.name, memberships=(Membership(track=zone, primary=True),), place=place)
    if there.track != zone:
        other = next((m for m in actor.memberships if m.track == zone and active(m.since, m.until, on)), None)
        if other is not None:
            place = other.place if back else place
            memberships, _ = _led_by(actor, actor.memberships, actor.memberships.index(other))
            return revised(actor, actor.name, memberships=memberships, place=place)
    own = None if there.primary else place
    moved = there.but(track=zone, place=own)
    memberships = tuple(moved if m is there else m for m in actor.memberships)
    return revised(actor, actor.name, memberships=memberships, place=place if there.primary else actor.place)


def _with_memberships(actor: Actor, memberships: tuple[Membership, ...]) -> Actor:
    place = None
    memberships = tuple(_at_home(actor, membership) for membership in memberships)
    if memberships:
        chosen = next((i for i, membership in enumerate(memberships) if membership.primary), 0)
        memberships, place = _led_by(actor, memberships, chosen)
    return revised(actor, actor.name, memberships=memberships, place=place)


def _at_home(actor: Actor, membership: Membership) -> Membership:
    """The membership without the place that was made for it on another track."""
    known = {
        old.track for old in actor.memberships if old.place is not None and old.place == membership.place
    }
    return membership.but(place=None) if known and membership.track not in known else membership


def _led_by(
    actor: Actor, memberships: tuple[Membership, ...], chosen: int
) -> tuple[tuple[Membership, ...], Place | None]:
    """The memberships with one of them as the main one, and the place that the actor then has.

    The place of the main membership is that of the actor, so both change their keeper when another one leads.
    """
    before, after = actor.primary, memberships[chosen]
    others = [i for i in range(len(memberships)) if i != chosen]
    places = {i: memberships[i].place for i in others}
    place = after.place
    if before is not None and before.track == after.track:
        place = actor.place
    elif before is not None:
        places |= {i: places[i] or actor.place for i in others if memberships[i].track == before.track}
    places[chosen] = None
    return tuple(
        m if (m.primary, m.place) == (i == chosen, places[i]) else m.but(primary=i == chosen, place=places[i])
        for i, m in enumerate(memberships)
    ), place


def _freed(actor: Actor) -> Actor:
    memberships = tuple(m if m.place is None else m.but(place=None) for m in actor.memberships)
    return revised(actor, actor.name, memberships=memberships, place=None)


def _changed(m: Map, ids: Iterable[str], change: Callable[[Actor], Actor]) -> Map:
    changed = {actor.id: change(actor) for actor in actors_of(m, ids)}
    return revised_map(m, actors=replaced(m.actors, changed))
