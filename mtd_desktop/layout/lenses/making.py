"""The lenses as a table: for each name a function from a map and a look to the lens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from mtd_desktop.i18n import translate
from mtd_desktop.layout.colour import mix
from mtd_desktop.layout.lenses.lens import Group, Lens, Part
from mtd_desktop.layout.theme import PROCESS_COLOURS, TRACK_COLOURS, Theme
from mtd_desktop.layout.wrap import shown
from mtd_desktop.model.actors import LEVELS, Side
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import PROCESS_KINDS
from mtd_desktop.model.tracks import NINE_TRACKS, OUTSIDE
from mtd_desktop.model.view import LensName
from mtd_desktop.model.wording import choices

IN_1989: Final = (1, 2, 3, 4, 9)
"""The tracks that McDonald counted in 1989; the others came in 1991."""
CATEGORIES: Final = ("political", "economic-institutional", "social")
CONFIDENTIALITY: Final = ("public", "restricted", "secret")
_TRACK_TWO: Final = TRACK_COLOURS[8]
_LEVEL_COLOURS: Final = ("#3d4f66", "#6b8096", "#9cb0c0")
_CATEGORY_COLOURS: Final = ("#5b6b8c", "#94763f", "#5d7f5a")
_GRADE_COLOURS: Final = ("#9fb0bd", "#6f8496", "#46596b")


def lens_of(name: LensName, m: Map, look: Theme) -> Lens:
    """The lens of that name on a map, in the colours that go with a look."""
    return _LENSES[name](m, look)


def _nine(m: Map, look: Theme) -> Lens:
    return Lens("nine", "compass", tuple(Group(t.title, look.track(t.number)) for t in m.framework.tracks))


def _five(m: Map, look: Theme) -> Lens:
    late = translate("Lens", "{track} – added 1991")
    media = m.framework.track(9) == NINE_TRACKS.track(9)
    groups = (
        # In 1989 the fifth was called so; what a map has called it itself stays.
        Group(translate("Lens", "Media") if n == 9 and media else _bare(m, n), look.track(n))
        if n in IN_1989
        else Group(late.format(track=_bare(m, n)), _pale(look), named=False)
        for n in range(1, 10)
    )
    return Lens("five", "compass", tuple(groups))


def _two(m: Map, look: Theme) -> Lens:
    rest = (Group(_of_two(m, n), _TRACK_TWO) for n in range(2, 10))
    return Lens("two", "compass", (Group(_of_two(m, 1), look.track(1)), *rest))


def _two_narrow(m: Map, look: Theme) -> Lens:
    named = Group(_of_two(m, 1), look.track(1)), Group(_of_two(m, 2), _TRACK_TWO)
    rest = (Group(_bare(m, n), _pale(look), named=False) for n in range(3, 10))
    return Lens("two-narrow", "compass", (*named, *rest))


def _pale(look: Theme) -> str:
    """What the lens has no word for stands back, also behind tracks whose own colour is a grey."""
    return mix(look.faint, look.paper, 0.6)


def _of_two(m: Map, number: int) -> str:
    words = translate("Lens", "Track One: {name}") if number == 1 else translate("Lens", "Track Two: {name}")
    return words.format(name=_bare(m, number))


def _bare(m: Map, number: int) -> str:
    """A track without its number, which it has in the count of nine alone."""
    track = m.framework.track(number)
    return track.short or track.name


def _kinds(m: Map, look: Theme) -> Lens:
    names = choices("process kind")
    groups = [Group(names[kind], PROCESS_COLOURS[kind]) for kind in PROCESS_KINDS]
    found: dict[str, list[Part]] = {}
    for process in m.processes:
        for part in process.participants:
            for phase in process.phases:
                times = ((part.since, part.until), (phase.since, phase.until))
                group = PROCESS_KINDS.index(phase.kind) + 1
                found.setdefault(part.actor, []).append(Part(group, times))
    return _sectors("kinds", (*groups, _none(look)), found)


def _categories(m: Map, look: Theme) -> Lens:
    names = choices("categories")
    groups = [Group(names[one], colour) for one, colour in zip(CATEGORIES, _CATEGORY_COLOURS, strict=True)]
    found: dict[str, list[Part]] = {}
    for process in m.processes:
        for part in process.participants:
            for phase in process.phases:
                times = ((part.since, part.until), (phase.since, phase.until))
                here = found.setdefault(part.actor, [])
                here += [Part(CATEGORIES.index(name) + 1, times) for name in process.categories]
    none = Group(translate("Lens", "In no process with a category"), look.faint)
    return _sectors("categories", (*groups, none), found)


def _sides(m: Map, look: Theme) -> Lens:
    order = round_the_circle(m.sides)
    groups = [Group(shown(side.name), side.colour) for side in order]
    ranks = {side.id: rank for rank, side in enumerate(order, 1)}
    found = {actor.id: [Part(ranks[actor.side])] for actor in m.actors if actor.side is not None}
    return _sectors("sides", (*groups, Group(translate("Lens", "No side recorded"), look.faint)), found)


def round_the_circle(sides: Sequence[Side]) -> tuple[Side, ...]:
    """The parties with the third parties between them: one gap after the other gets one in turn."""
    parties = [side for side in sides if side.role == "party"]
    others = [side for side in sides if side.role != "party"]
    if not parties:
        return tuple(sides)
    order: list[Side] = []
    for at, party in enumerate(parties):
        order += (party, *others[at :: len(parties)])
    return tuple(order)


def _confidentiality(m: Map, _look: Theme) -> Lens:
    names = choices("confidentiality")
    groups = [
        Group(names[grade], colour) for grade, colour in zip(CONFIDENTIALITY, _GRADE_COLOURS, strict=True)
    ]
    found = {actor.id: [Part(CONFIDENTIALITY.index(actor.confidentiality) + 1)] for actor in m.actors}
    parts = {actor: tuple(here) for actor, here in found.items()}
    return Lens("confidentiality", "sectors", tuple(groups), parts)


def _pyramid(m: Map, _look: Theme) -> Lens:
    names = choices("level")
    groups = tuple(Group(names[level], colour) for level, colour in zip(LEVELS, _LEVEL_COLOURS, strict=True))
    found = {
        actor.id: (Part(LEVELS.index(actor.level) + 1),) for actor in m.actors if actor.level is not None
    }
    beside = translate("Lens", "Level not recorded")
    return Lens("pyramid", "pyramid", groups, found, rest=OUTSIDE, beside=beside)


def _none(look: Theme) -> Group:
    return Group(translate("Lens", "In no process"), look.faint)


def _sectors(name: LensName, groups: Sequence[Group], found: Mapping[str, Iterable[Part]]) -> Lens:
    """A lens of sectors; who belongs to no group is in the last one."""
    parts = {actor: tuple(dict.fromkeys(here)) for actor, here in found.items()}
    return Lens(name, "sectors", tuple(groups), parts, rest=len(groups))


_LENSES: Final[Mapping[LensName, Callable[[Map, Theme], Lens]]] = MappingProxyType(
    {
        "nine": _nine,
        "five": _five,
        "two": _two,
        "two-narrow": _two_narrow,
        "kinds": _kinds,
        "pyramid": _pyramid,
        "categories": _categories,
        "sides": _sides,
        "confidentiality": _confidentiality,
    }
)
