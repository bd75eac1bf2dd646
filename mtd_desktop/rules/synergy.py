"""R6, R7 and R9: how far the tracks work together, with whom, and whether the public is reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from mtd_desktop.i18n import translate
from mtd_desktop.model.tracks import TRACK_NUMBERS
from mtd_desktop.rules.finding import Ask
from mtd_desktop.rules.registry import Setting, rule
from mtd_desktop.rules.scene import GOVERNMENT, Scene
from mtd_desktop.rules.tracks import fewest_actors, onto, track_id
from mtd_desktop.rules.words import listing, percent

MEDIA: Final = 9


@rule(
    id="R6",
    family="tracks",
    name=translate("Rules", "Low synergy"),
    level="question",
    condition=translate(
        "Rules", "Of the pairs of tracks that have actors, less than a share are joined by a link or process."
    ),
    why=translate("Rules", "That tracks have more effect together than apart is the point of the compass."),
    sources=("mcdonald-2003",),
    judgement=translate("Rules", "The share of 30 %. Links that divide do not count."),
    settings=(
        Setting("share", translate("Rules", "Share of joined pairs"), 0.3, "share", 0.0, 1.0),
        Setting("tracks", translate("Rules", "Tracks with actors before it is asked"), 3, "tracks", 2, 9),
    ),
)
def low_synergy(scene: Scene, *, share: float, tracks: float) -> Iterator[Ask]:
    """One question for the whole map."""
    filled = [track for track in TRACK_NUMBERS if scene.standing[track]]
    if len(filled) < tracks or not scene.links:
        return
    pairs = list(combinations(filled, 2))
    joined = sum(couple in scene.joined for couple in pairs)
    if joined / len(pairs) < share:
        words = translate(
            "Rules",
            "{joined} of {pairs} possible pairs of tracks work together ({share}). Which two could gain most "
            "from each other?",
        )
        yield Ask(
            words.format(joined=joined, pairs=len(pairs), share=percent(joined / len(pairs))),
            subjects=tuple(track_id(track) for track in filled),
        )


@rule(
    id="R7",
    family="tracks",
    name=translate("Rules", "Hierarchy creeping back"),
    level="information",
    condition=translate("Rules", "More than a share of the links between tracks begin or end at government."),
    why=translate(
        "Rules", "The compass took the place of a picture in which all other tracks only served Track One."
    ),
    sources=("circle",),
    judgement=translate("Rules", "The share of 60 %, and that a few links say nothing yet."),
    settings=(
        Setting("share", translate("Rules", "Share of links with government"), 0.6, "share", 0.0, 1.0),
        Setting("links", translate("Rules", "Links between tracks before it is asked"), 5, "links", 1, 1000),
    ),
)
def hierarchy(scene: Scene, *, share: float, links: float) -> Iterator[Ask]:
    """One question for the whole map."""
    touching = Counter(GOVERNMENT in (a, b) for _link, a, b in scene.crossing())
    count = touching.total()
    if count >= links and touching[True] > share * count:
        words = translate(
            "Rules",
            "{share} of the links between tracks touch {track}. Which other tracks could work "
            "with each other directly?",
        )
        yield Ask(
            words.format(share=percent(touching[True] / count), track=scene.track(GOVERNMENT)),
            subjects=(track_id(GOVERNMENT),),
        )


@rule(
    id="R9",
    family="tracks",
    name=translate("Rules", "Thin communication"),
    level="question",
    condition=translate(
        "Rules", "The track of communication and media is empty, or joined with fewer than three others."
    ),
    why=translate(
        "Rules", "Public opinion is half of what track two can move; communication serves all tracks."
    ),
    sources=("expanded-history", "montville", "strategies"),
    judgement=translate("Rules", "The number three. Who works there as a second track counts."),
    settings=(
        Setting("tracks", translate("Rules", "Tracks that it reaches"), 3, "tracks", 0, 8),
        fewest_actors(),
    ),
)
def thin_communication(scene: Scene, *, tracks: float, actors: float) -> Iterator[Ask]:
    """One question for the whole map."""
    people = scene.working[MEDIA]
    title = scene.track(MEDIA)
    if scene.placed < actors:
        return
    if not people:
        words = translate("Rules", "How does the public hear of this, and have a say? {track} is empty.")
        yield Ask(words.format(track=title), (track_id(MEDIA),), mend=onto(MEDIA, title))
        return
    reached = _reached_by(scene, people)
    if len(reached) < tracks:
        words = translate(
            "Rules", "How do the other tracks reach the public? {track} is joined with {tracks} so far."
        )
        none = translate("Rules", "none of them")
        named = listing([scene.track(track) for track in sorted(reached)]) or none
        yield Ask(words.format(track=title, tracks=named), (track_id(MEDIA),), (track_id(MEDIA), *people))


def _reached_by(scene: Scene, people: tuple[str, ...]) -> set[int]:
    """The other tracks that those who work on track 9 stand on, are linked with, or meet in a process."""
    others = set(people)
    for ident in people:
        others |= scene.neighbours.get(ident, frozenset())
        for process in scene.processes_of.get(ident, ()):
            others.update(process.people)
    return {zone for ident in others if (zone := scene.zones[ident]) and zone != MEDIA}
