"""R8: tracks that only one actor, or one link, holds together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mtd_desktop.i18n import translate
from mtd_desktop.rules.finding import Ask, Mend
from mtd_desktop.rules.network import Cut, Ties, cuts, ties
from mtd_desktop.rules.registry import Setting, rule
from mtd_desktop.rules.scene import Scene, pair
from mtd_desktop.rules.tracks import track_id
from mtd_desktop.rules.words import listing


@dataclass(frozen=True, slots=True)
class Crossing:
    """One pair of actors on two tracks who are tied, and by what."""

    a: str
    b: str
    by: str


@rule(
    id="R8",
    family="bridges",
    name=translate("Rules", "Fragile bridge"),
    level="warning",
    condition=translate(
        "Rules",
        "Without one actor, others lose every way to a track, or a track loses all others; or one link "
        "alone joins two tracks.",
    ),
    why=translate(
        "Rules",
        "What linked tracks and levels gain, they gain through their links; nobody should carry them alone.",
    ),
    sources=("beyond-the-tracks", "mcdonald-2003"),
    judgement=translate(
        "Rules",
        "The test of the single point is ours, and so is the reading that those who facilitate an unofficial "
        "process, or else convene it, hold it together. Links that divide do not count. Who stands outside "
        "the compass is not asked about, nor is a track with one actor only.",
    ),
    settings=(
        Setting("company", translate("Rules", "Actors on a track before it is asked"), 2, "actors", 1, 100),
        Setting(
            "apart",
            translate("Rules", "Actors that would be cut off before it is asked"),
            2,
            "actors",
            1,
            100,
        ),
    ),
)
def fragile_bridge(scene: Scene, *, apart: float, company: float) -> Iterator[Ask]:
    """One question for each such actor, then one for each single link between two tracks."""
    known = ties(scene)
    crossings = _crossings(scene, known)
    full = {track for track, people in scene.standing.items() if len(people) >= company}
    alone = _alone(crossings, full)
    cut_by = {
        cut.actor: cut for cut in cuts(scene, known) if len(cut.apart) >= apart and scene.zones[cut.actor]
    }
    for ident in scene.actors:
        if ident in cut_by:
            yield _about_cut(scene, cut_by[ident], alone.get(ident, ()))
        elif ident in alone:
            yield _about_tracks(scene, ident, alone[ident])
    asked = cut_by.keys() | alone.keys()
    for (one, other), pairs in sorted(crossings.items()):
        crossing = pairs[0]
        if len(pairs) > 1 or not {one, other} <= full or {crossing.a, crossing.b} & asked:
            continue
        if _parts(crossings, one, other):
            yield _about_link(scene, crossing, one, other)


def _crossings(scene: Scene, known: Ties) -> dict[tuple[int, int], list[Crossing]]:
    """The ties between each two tracks."""
    found: dict[tuple[int, int], list[Crossing]] = {}
    seen: set[str] = set()
    for a, others in known.items():
        seen.add(a)
        zone = scene.zones[a]
        for b, by in others.items():
            other = scene.zones[b]
            if b not in seen and zone and other and zone != other:
                found.setdefault(pair(zone, other), []).append(Crossing(a, b, by))
    return found


def _alone(crossings: Mapping[tuple[int, int], list[Crossing]], full: set[int]) -> dict[str, tuple[int, ...]]:
    """Actors through whom all ties of one of these tracks go, if it has several, and which tracks."""
    by_track: dict[int, list[set[str]]] = {}
    for couple, pairs in crossings.items():
        for track in couple:
            by_track.setdefault(track, []).extend({c.a, c.b} for c in pairs)
    found: dict[str, list[int]] = {}
    for track, ends in sorted(by_track.items()):
        if track in full and len(ends) > 1:
            for ident in set.intersection(*ends):
                found.setdefault(ident, []).append(track)
    return {ident: tuple(tracks) for ident, tracks in found.items()}


def _parts(crossings: Mapping[tuple[int, int], list[Crossing]], one: int, other: int) -> bool:
    """Whether two tracks lose each other when what joins them directly is taken away."""
    reached, waiting = {one}, [one]
    while waiting:
        track = waiting.pop()
        for couple in crossings:
            if track in couple and couple != (one, other):
                far = couple[0] + couple[1] - track
                if far not in reached:
                    reached.add(far)
                    waiting.append(far)
    return other not in reached


def _about_cut(scene: Scene, cut: Cut, alone: tuple[int, ...]) -> Ask:
    question = _who_else(scene, cut)
    if alone:
        further = translate("Rules", "{tracks} would have no link with other tracks.")
        question += " " + further.format(tracks=listing([scene.track(track) for track in alone]))
    return Ask(question, (cut.actor,), (cut.actor, *cut.apart), _second(scene, cut.actor, cut.apart[0]))


def _who_else(scene: Scene, cut: Cut) -> str:
    actor = listing([scene.name(cut.actor)])
    apart = listing([scene.name(ident) for ident in cut.apart], 3)
    if len(cut.parts) > 1:
        several = translate(
            "Rules",
            "If {actor} were gone, {apart} would each lose touch with other tracks. Who else could "
            "connect them?",
        )
        return several.format(actor=actor, apart=apart)
    one = translate("Rules", "If {actor} were gone, who else could carry messages from {apart} to {tracks}?")
    lost = listing([scene.track(track) for track in sorted(cut.parts[0][1])], 3)
    return one.format(actor=actor, apart=apart, tracks=lost)


def _about_tracks(scene: Scene, ident: str, tracks: tuple[int, ...]) -> Ask:
    words = translate(
        "Rules", "If {actor} were gone, who else could carry messages between {tracks} and the other tracks?"
    )
    named = listing([scene.track(track) for track in tracks])
    question = words.format(actor=listing([scene.name(ident)]), tracks=named)
    return Ask(question, (ident,), (ident, *map(track_id, tracks)), _second(scene, ident, ident))


def _about_link(scene: Scene, crossing: Crossing, one: int, other: int) -> Ask:
    words = translate(
        "Rules", "Only {a} and {b} join {one} with {other}. What would be left if they lost touch?"
    )
    question = words.format(
        a=listing([scene.name(crossing.a)]),
        b=listing([scene.name(crossing.b)]),
        one=scene.track(one),
        other=scene.track(other),
    )
    ends = (crossing.a, crossing.b)
    return Ask(question, ends, (*ends, crossing.by), _second(scene, crossing.a, crossing.a))


def _second(scene: Scene, beside: str, end: str) -> Mend:
    text = translate("Rules", "Add a second link beside {actor}").format(actor=listing([scene.name(beside)]))
    return Mend("add link", text, (end,))
