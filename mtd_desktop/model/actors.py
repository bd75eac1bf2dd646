"""Who is on the map: actors, their memberships in tracks, and the sides they belong to."""

from typing import Annotated, Final, Literal, Self, TypeVar, get_args

from pydantic import Field, Strict, model_validator

from mtd_desktop.i18n import translate
from mtd_desktop.model.base import Colour, Confidentiality, Entity, Flag, Ident, Many, Real, Text
from mtd_desktop.model.dates import PartialDate, Presence, active, in_order, last_day, state_at
from mtd_desktop.model.tracks import OUTSIDE, Zone

E = TypeVar("E")

ActorKind = Literal["person", "organisation", "group", "state", "media", "armed group", "fund", "other"]
"""`state` includes intergovernmental bodies, `media` includes the arts."""

Level = Literal["top", "middle", "grassroots"]
"""Lederach's pyramid of actors (Building Peace, 1997)."""

Stance = Literal["supports", "undecided", "opposes"]
"""Towards the peace process."""

Origin = Literal["local", "external"]
SideRole = Literal["party", "third party"]

ACTOR_KINDS: Final[tuple[ActorKind, ...]] = get_args(ActorKind)
LEVELS: Final[tuple[Level, ...]] = get_args(Level)


class Side(Entity):
    """A side of the conflict, or a group of third parties, with the colour it is drawn in."""

    id: Ident
    name: Text
    colour: Colour
    role: SideRole = "party"
    description: Text = ""


class Place(Entity):
    """Where a person put an actor inside its sector, so that it survives another layout.

    `angle` runs clockwise across the sector (or once round the hub or the outside zone) from 0 to 1,
    `radius` from the sector's inner edge to its outer edge from 0 to 1.
    """

    angle: Annotated[Real, Field(ge=0.0, le=1.0)]
    radius: Annotated[Real, Field(ge=0.0, le=1.0)]


class Membership(Entity):
    """That an actor works on a track (or stands outside the compass), for a time or always.

    `place` is where a person put the actor for the time it stands here; that of the primary membership is the
    actor's own `place`.
    """

    track: Zone
    primary: Flag = False
    since: PartialDate | None = None
    until: PartialDate | None = None
    note: Text = ""
    place: Place | None = None

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        return checked_span(self, self.since, self.until)


class Actor(Entity):
    """A person, body or group that matters for the conflict. Without memberships it waits in the tray."""

    id: Ident
    name: Text
    short: Text = ""
    aliases: Many[Text] = ()
    kind: ActorKind = "organisation"
    memberships: Many[Membership] = ()
    level: Level | None = None
    side: Ident | None = None
    influence: Annotated[int, Strict(), Field(ge=1, le=5)] | None = None
    closeness: Annotated[int, Strict(), Field(ge=0, le=3)] | None = None
    stance: Stance | None = None
    origin: Origin | None = None
    women_led: Flag | None = None
    is_us: Flag = False
    confidentiality: Confidentiality = "public"
    since: PartialDate | None = None
    until: PartialDate | None = None
    role: Text = ""
    description: Text = ""
    positions: Text = ""
    interests: Text = ""
    needs: Text = ""
    tags: Many[Text] = ()
    sources: Many[Text] = ()
    place: Place | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.memberships:
            primaries = sum(membership.primary for membership in self.memberships)
            if primaries != 1:
                message = translate("Map", "exactly one track is the primary one, not {count}")
                raise ValueError(message.format(count=primaries))
            zones = [(m.track, m.since, m.until) for m in self.memberships]
            if len(set(zones)) != len(zones):
                raise ValueError(translate("Map", "the same membership stands twice"))
        return checked_span(self, self.since, self.until)

    @property
    def label(self) -> str:
        """What is written under the circle: the short label if there is one, else the name."""
        return self.short or self.name

    @property
    def primary(self) -> Membership | None:
        """The main membership, or `None` in the tray."""
        return next((m for m in self.memberships if m.primary), None)

    def membership(self, on: str | None = None) -> Membership | None:
        """The membership by which the actor stands where it stands at a partial date; `None` in the tray.

        The primary one if it is active then, else the first active one. Where none is: the one that ended
        last, else the primary one.
        """
        primary = self.primary
        if primary is None or active(primary.since, primary.until, on):
            return primary
        ended: list[Membership] = []
        for membership in self.memberships:
            state = state_at(membership.since, membership.until, on)
            if state == "active":
                return membership
            if state == "ended":
                ended.append(membership)
        return max(ended, key=lambda m: last_day(m.until or "9999"), default=primary)

    def standing(self, on: str | None = None) -> int | None:
        """The zone the actor stands in at a partial date: 1 to 9, `OUTSIDE`, or `None` in the tray."""
        membership = self.membership(on)
        return None if membership is None else membership.track

    def place_on(self, on: str | None = None) -> Place | None:
        """Where a person put the actor for the membership by which it stands at a partial date."""
        membership = self.membership(on)
        if membership is None or membership.primary:
            return self.place
        return membership.place

    def state_on(self, on: str | None = None) -> Presence:
        """Whether the actor plays its part at a partial date: it is there itself, and a member somewhere."""
        state = state_at(self.since, self.until, on)
        if state != "active" or not self.memberships:
            return state
        states = {state_at(m.since, m.until, on) for m in self.memberships}
        if "active" in states:
            return "active"
        return "ended" if "ended" in states else "to come"

    def other_tracks(self, on: str | None = None) -> tuple[int, ...]:
        """The further tracks of the actor at a date, without the one it stands on, in order, each once."""
        return self._further(on, "active")

    def former_tracks(self, on: str | None = None) -> tuple[int, ...]:
        """The tracks on which the actor worked before a date and does not any more, in order, each once."""
        active_now = self.other_tracks(on)
        return tuple(track for track in self._further(on, "ended") if track not in active_now)

    def _further(self, on: str | None, state: Presence) -> tuple[int, ...]:
        standing = self.standing(on)
        seen = {
            m.track
            for m in self.memberships
            if m.track not in (standing, OUTSIDE) and state_at(m.since, m.until, on) == state
        }
        return tuple(sorted(seen))


def checked_span(entity: E, since: str | None, until: str | None) -> E:
    """`entity` itself; `ValueError` if the span ends before it begins."""
    if not in_order(since, until):
        message = translate("Map", "it ends ({until}) before it begins ({since})")
        raise ValueError(message.format(until=until, since=since))
    return entity
