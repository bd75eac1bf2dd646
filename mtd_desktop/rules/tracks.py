"""R1 to R7 and R9: empty tracks, tracks and actors without links, and how far the tracks work together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from mtd_desktop.i18n import translate
from mtd_desktop.model.tracks import TRACK_NUMBERS
from mtd_desktop.rules.finding import Ask, Mend
from mtd_desktop.rules.registry import Setting, rule
from mtd_desktop.rules.scene import GOVERNMENT, Scene
from mtd_desktop.rules.words import listing, percent

MEDIA: Final = 9


def track_id(number: int) -> str:
    """How a finding names a track."""
    return f"track:{number}"


def _fewest_actors(name: str = "actors") -> Setting:
    label = translate("Rules", "Actors on the compass before it is asked")
    return Setting(name, label, 3, "actors", 1, 100)


def _onto(track: int, title: str) -> Mend:
    text = translate("Rules", "Add an actor to {track}").format(track=title)
    return Mend("add actor", text, (track_id(track),))


@rule(
    id="R1",
    family="tracks",
    name=translate("Rules", "Empty track"),
    level="question",
    condition=translate("Rules", "Nobody works on a track, not even as a second track."),
    why=translate("Rules", "No track is enough by itself; where one is missing, its resources are missing."),
    sources=("mcdonald-2003",),
    judgement=translate(
        "Rules",
        "The gap may be real, or only not mapped. We wait for the first actors, and ask about many "
        "empty tracks in one question.",
    ),
    settings=(
        _fewest_actors(),
        Setting("apart", translate("Rules", "Empty tracks asked about one by one"), 4, "tracks", 0, 9),
    ),
)
def empty_track(scene: Scene, *, actors: float, apart: float) -> Iterator[Ask]:
    """One question for each empty track, or one for all if they are many."""
    empty = [track for track in TRACK_NUMBERS if not scene.working[track]]
    if not empty or scene.placed < actors:
        return
    if len(empty) > apart:
        words = translate("Rules", "Nobody on the map works on {tracks} yet. Is that so, or not mapped?")
        yield Ask(
            words.format(tracks=listing([scene.track(track) for track in empty], 9)),
            tuple(track_id(track) for track in empty),
            mend=_onto(empty[0], scene.track(empty[0])),
        )
        return
    one = translate("Rules", "Who works for peace on {track}? Is the gap real, or only not mapped?")
    for track in empty:
        title = scene.track(track)
        yield Ask(one.format(track=title), (track_id(track),), mend=_onto(track, title))


@rule(
    id="R2",
    family="tracks",
    name=translate("Rules", "Track One alone"),
    level="warning",
    condition=translate("Rules", "All processes of the date are official talks (kind 1)."),
    why=translate("Rules", "Official processes alone tend to miss the causes of a conflict."),
    sources=("expanded-history", "mcdonald-2003", "mcdonald-1991"),
)
def track_one_alone(scene: Scene) -> Iterator[Ask]:
    """One question for the whole map."""
    running = scene.processes
    if running and all(process.kind == "1" for process in running):
        words = translate(
            "Rules",
            "Only official talks are going on ({processes}). Who works on the causes of the conflict, and "
            "with the people, beside them?",
        )
        yield Ask(
            words.format(processes=listing([process.name for process in running])),
            subjects=tuple(process.id for process in running),
            mend=Mend("add process", translate("Rules", "Add an unofficial process")),
        )


@rule(
    id="R3",
    family="tracks",
    name=translate("Rules", "No Track One"),
    level="question",
    condition=translate("Rules", "Nobody on the government track has a link or a process with anybody."),
    why=translate("Rules", "Unofficial work cannot take the place of official work."),
    sources=("expanded-history",),
    judgement=translate("Rules", "We wait until the map has some actors and a first link or process."),
    settings=(_fewest_actors(),),
)
def no_track_one(scene: Scene, *, actors: float) -> Iterator[Ask]:
    """One question for the whole map."""
    if scene.placed < actors or not (scene.links or scene.processes):
        return
    if any(not lonely(scene, ident) for ident in scene.officials):
        return
    words = translate("Rules", "How does what is on this map reach {track}? No link goes there yet.")
    yield Ask(
        words.format(track=scene.track(GOVERNMENT)),
        subjects=(track_id(GOVERNMENT), *scene.working[GOVERNMENT]),
        mend=_onto(GOVERNMENT, scene.track(GOVERNMENT)),
    )


def lonely(scene: Scene, ident: str) -> bool:
    """Whether an actor has no link, and no process that anybody else takes part in."""
    if ident in scene.links_of:
        return False
    return all(len(process.people) == 1 for process in scene.processes_of.get(ident, ()))


@rule(
    id="R4",
    family="tracks",
    name=translate("Rules", "Isolated track"),
    level="warning",
    condition=translate(
        "Rules", "A track has actors, and neither a link nor a process joins any of them with another track."
    ),
    why=translate("Rules", "The tracks are one system; linked they gain in force."),
    sources=("mcdonald-2003", "circle"),
    judgement=translate(
        "Rules", "An actor counts where it stands; a shared process counts as a link. We wait for a link."
    ),
)
def isolated_track(scene: Scene) -> Iterator[Ask]:
    """One question for each such track."""
    if not scene.links:
        return
    reached = {track for couple in scene.joined for track in couple}
    reached |= {track for _link, a, b in scene.crossing() for track in (a, b)}
    words = translate("Rules", "Who could connect {actors} on {track} with the other tracks?")
    for track in TRACK_NUMBERS:
        people = scene.standing[track]
        if people and track not in reached:
            named = listing([scene.name(ident) for ident in people])
            yield Ask(
                words.format(actors=named, track=scene.track(track)),
                (track_id(track),),
                (track_id(track), *people),
                Mend("add link", _link_text(scene, people[0]), (people[0],)),
            )


def _link_text(scene: Scene, ident: str) -> str:
    return translate("Rules", "Add a link from {actor}").format(actor=listing([scene.name(ident)]))


@rule(
    id="R5",
    family="tracks",
    name=translate("Rules", "Isolated actor"),
    level="information",
    condition=translate("Rules", "An actor has no link, and no process together with anybody."),
    why=translate("Rules", "What works apart adds less than what works together."),
    sources=("mcdonald-2003",),
    judgement=translate(
        "Rules",
        "A process in which nobody else is recorded does not count. We wait for a first link or process.",
    ),
)
def isolated_actor(scene: Scene) -> Iterator[Ask]:
    """One question for each such actor."""
    if not (scene.links or scene.processes):
        return
    words = translate("Rules", "With whom does {actor} work? Really with nobody, or only not mapped?")
    for ident in scene.actors:
        if lonely(scene, ident):
            mend = Mend("add link", _link_text(scene, ident), (ident,))
            yield Ask(words.format(actor=listing([scene.name(ident)])), (ident,), mend=mend)


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
        _fewest_actors(),
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
        yield Ask(words.format(track=title), (track_id(MEDIA),), mend=_onto(MEDIA, title))
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
