"""What a lens is: groups with names and colours, and who belongs to which of them when.

A lens by tracks ("compass") leaves everybody in the zone of their track and only paints the zones otherwise.
In the others a zone is a group of the lens: sectors of a circle as wide as their groups need, or the levels
of a pyramid. What an actor's groups are is data here, so that one and the same code asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import MAXYEAR, timedelta
from itertools import chain
from typing import Literal, NamedTuple, TypeAlias

from mtd_desktop.layout.theme import Theme
from mtd_desktop.model.dates import active, first_day, last_day
from mtd_desktop.model.tracks import TRACK_NUMBERS
from mtd_desktop.model.view import LensName

Form: TypeAlias = Literal["compass", "sectors", "pyramid"]
Time: TypeAlias = tuple[str | None, str | None]
"""From a partial date to a partial date; `None` is open."""


class Group(NamedTuple):
    """A zone of a lens. `named` is false for those that the lens has no word for: they are drawn faintly."""

    title: str
    colour: str
    named: bool = True


class Part(NamedTuple):
    """That an actor belongs to a group, at all times or while all of `times` hold."""

    group: int
    times: tuple[Time, ...] = ()

    def holds(self, date: str | None) -> bool:
        """Whether it does at a partial date."""
        return all(active(since, until, date) for since, until in self.times)


class Lens(NamedTuple):
    """One lens on one map. Zone `n` is `groups[n - 1]`.

    `parts` say by actor to which groups it belongs, `None` in a lens by tracks; who belongs to none at a date
    is in the zone `rest`, which is `OUTSIDE` where they stand beside the drawing under the name `beside`.
    `turns` are the borders of the sectors, as in `CompassFrame`, and `cuts` those of the levels.
    """

    name: LensName
    form: Form
    groups: tuple[Group, ...]
    parts: Mapping[str, tuple[Part, ...]] | None = None
    rest: int = 0
    beside: str = ""
    turns: tuple[float, ...] = ()
    cuts: tuple[float, ...] = ()

    @property
    def by_tracks(self) -> bool:
        """Whether zones are tracks, so that the places that a person chose hold."""
        return self.parts is None

    @property
    def key(self) -> tuple[object, ...]:
        """All that a drawing without its actors depends on."""
        return self.name, self.groups, self.turns, self.cuts

    def title(self, zone: int) -> str:
        """The name of a zone inside."""
        return self.groups[zone - 1].title

    def is_named(self, zone: int) -> bool:
        """Whether the lens has a word for those in the zone."""
        return zone == 0 or self.groups[zone - 1].named

    def groups_of(self, actor: str, date: str | None) -> tuple[int, ...]:
        """The groups of an actor at a date: the one where it stands, then the others."""
        parts = (self.parts or {}).get(actor, ())
        return tuple(sorted({part.group for part in parts if part.holds(date)})) or (self.rest,)

    def zones_of(self, actor: str, *, dated: bool) -> tuple[int, ...]:
        """Every zone where the actor stands: at any date, or, if not `dated`, on the page of all times."""
        first = self.groups_of(actor, None)[0]
        if not dated:
            return (first,)
        days = _turns((self.parts or {}).get(actor, ()))
        return tuple(dict.fromkeys((first, *(self.groups_of(actor, day)[0] for day in days))))

    def painted(self, look: Theme) -> Theme:
        """The look with the colours of the groups in place of those of the tracks."""
        if self.name == "nine":
            return look
        colours = [group.colour for group in self.groups]
        return look._replace(tracks=(*colours, *[look.neutral] * (len(TRACK_NUMBERS) - len(colours))))


def _turns(parts: tuple[Part, ...]) -> Iterator[str]:
    """The days on which something begins, those after which something has ended, and one before all."""
    times = list(chain.from_iterable(part.times for part in parts))
    for since, until in times:
        if since is not None:
            yield first_day(since).isoformat()
        if until is not None:
            last = last_day(until)
            if last.year < MAXYEAR:
                yield (last + timedelta(days=1)).isoformat()
    earliest = min((first_day(since) for since, _ in times if since is not None), default=None)
    if earliest is not None and earliest.year > 1:
        yield (earliest - timedelta(days=1)).isoformat()
