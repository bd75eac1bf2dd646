"""R1 to R5: empty tracks, and tracks and actors without links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mtd_desktop.i18n import translate
from mtd_desktop.model.tracks import TRACK_NUMBERS
from mtd_desktop.rules.finding import Ask, Mend
from mtd_desktop.rules.registry import Setting, rule
from mtd_desktop.rules.scene import GOVERNMENT, Scene
from mtd_desktop.rules.words import listing

MEDIA: Final = 9


def track_id(number: int) -> str:
    """How a finding names a track."""
    return f"track:{number}"


def fewest_actors() -> Setting:
    """The setting that keeps a map that has only begun from being asked."""
    label = translate("Rules", "Actors on the compass before it is asked")
    return Setting("actors", label, 3, "actors", 1, 100)


def _apart(label: str) -> Setting:
    return Setting("apart", label, 4, "tracks", 0, 9)


def onto(track: int, title: str) -> Mend:
    """The suggestion to add somebody to a track."""
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
        fewest_actors(),
        _apart(translate("Rules", "Empty tracks asked about one by one")),
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
            mend=onto(empty[0], scene.track(empty[0])),
        )
        return
    one = translate("Rules", "Who works for peace on {track}? Is the gap real, or only not mapped?")
    for track in empty:
        title = scene.track(track)
        yield Ask(one.format(track=title), (track_id(track),), mend=onto(track, title))


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
    settings=(fewest_actors(),),
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
        mend=onto(GOVERNMENT, scene.track(GOVERNMENT)),
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
        "Rules",
        "An actor counts where it stands; a shared process counts as a link. We wait for a link, and "
        "ask about "
        "many such tracks in one question.",
    ),
    settings=(_apart(translate("Rules", "Isolated tracks asked about one by one")),),
)
def isolated_track(scene: Scene, *, apart: float) -> Iterator[Ask]:
    """One question for each such track, or one for all if they are many."""
    if not scene.links:
        return
    reached = {track for couple in scene.joined for track in couple}
    reached |= {track for _link, a, b in scene.crossing() for track in (a, b)}
    alone = [track for track in TRACK_NUMBERS if scene.standing[track] and track not in reached]
    if len(alone) > apart:
        words = translate(
            "Rules", "Who could connect {tracks} with each other? No link between them is mapped."
        )
        named = listing([scene.track(track) for track in alone], 9)
        yield Ask(words.format(tracks=named), tuple(track_id(track) for track in alone))
        return
    words = translate("Rules", "Who could connect {actors} on {track} with the other tracks?")
    for track in alone:
        people = scene.standing[track]
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
    words = translate("Rules", "Who works with {actor}? Really nobody, or is it only not mapped?")
    for ident in scene.actors:
        if lonely(scene, ident):
            mend = Mend("add link", _link_text(scene, ident), (ident,))
            yield Ask(words.format(actor=listing([scene.name(ident)])), (ident,), mend=mend)
