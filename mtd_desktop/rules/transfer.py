"""R10, R14 and R34: whether results reach officials, of all sides, and at the right moment."""

from __future__ import annotations

from collections.abc import Iterator

from mtd_desktop.i18n import translate
from mtd_desktop.model.dates import active
from mtd_desktop.model.processes import Output
from mtd_desktop.rules import mends
from mtd_desktop.rules.finding import Ask
from mtd_desktop.rules.naming import names, side_name
from mtd_desktop.rules.registry import Setting, rule
from mtd_desktop.rules.running import Running, dialogues
from mtd_desktop.rules.scene import GOVERNMENT, Scene
from mtd_desktop.rules.words import listing, quoted


def reaches_officials(scene: Scene, ident: str, hops: int = 1) -> bool:
    """Whether an actor works on track 1, or is so many links or fewer away from somebody who does."""
    seen = frontier = frozenset({ident})
    for _ in range(hops):
        if seen & scene.officials:
            return True
        found = frozenset().union(*(scene.neighbours.get(i, frozenset()) for i in frontier))
        frontier, seen = found - seen, seen | found
    return bool(seen & scene.officials)


@rule(
    id="R10",
    family="transfer",
    name=translate("Rules", "No transfer path"),
    level="warning",
    condition=translate(
        "Rules",
        "A process of kind 2 has nobody who works on the government track or is linked with somebody "
        "there. Not "
        "asked of a "
        "process that aims at society only.",
    ),
    why=translate("Rules", "Results that nobody carries to officials do not become policy."),
    sources=("jones-2013", "strategies"),
    judgement=translate("Rules", "That one link is near enough."),
    settings=(Setting("hops", translate("Rules", "Links to an official"), 1, "links", 0, 5),),
)
def no_transfer_path(scene: Scene, *, hops: float) -> Iterator[Ask]:
    """One question for each such process."""
    for process in scene.processes:
        if process.kind != "2" or process.for_society:
            continue
        people = process.people
        if any(reaches_officials(scene, ident, int(hops)) for ident in people):
            continue
        if process.table or process.hubs:
            words = translate(
                "Rules",
                "Who carries the results of {process} to officials? Nobody in it is linked with {track}.",
            )
        else:
            words = translate(
                "Rules",
                "Who carries the results of {process} to officials? It is not recorded who takes part.",
            )
        yield Ask(
            words.format(process=quoted(process.name), track=scene.track(GOVERNMENT)),
            (process.id,),
            (process.id, *people),
            mends.link(people[0]) if people else mends.participant(process.id),
            unrecorded=not people,
        )


@rule(
    id="R14",
    family="transfer",
    name=translate("Rules", "Lopsided transfer"),
    level="warning",
    condition=translate(
        "Rules",
        "In a process of kind 1.5 or 2, participants of one side work on the government track or are "
        "linked with it, and "
        "those of another side do not.",
    ),
    why=translate("Rules", "When the ideas of one side only get through, that is a barrier to transfer."),
    sources=("cuhadar-2009",),
    judgement=translate("Rules", "That one link is near enough."),
    settings=(Setting("hops", translate("Rules", "Links to an official"), 1, "links", 0, 5),),
)
def lopsided_transfer(scene: Scene, *, hops: float) -> Iterator[Ask]:
    """One question for each side left behind in such a process."""
    words = translate(
        "Rules",
        "In {process}, {ahead} can reach officials. Who could carry the ideas of {behind} ({actors}) to "
        "theirs?",
    )
    for process in dialogues(scene.processes):
        sides: dict[str, list[str]] = {}
        for ident in process.table:
            party = scene.party(ident)
            if party is not None:
                sides.setdefault(party, []).append(ident)
        through = {
            side
            for side, people in sides.items()
            if any(reaches_officials(scene, ident, int(hops)) for ident in people)
        }
        if not through:
            continue
        ahead = listing([side_name(scene, side) for side in sides if side in through])
        for side, people in sides.items():
            if side not in through:
                question = words.format(
                    process=quoted(process.name),
                    ahead=ahead,
                    behind=side_name(scene, side),
                    actors=names(scene, people),
                )
                yield Ask(question, (process.id, side), (process.id, *people), mends.link(people[0]))


@rule(
    id="R34",
    family="transfer",
    name=translate("Rules", "Ripe moment"),
    level="question",
    condition=translate(
        "Rules",
        "Official talks are marked as stalled or reopening, and a process of kind 2 has results that "
        "were not "
        "delivered.",
    ),
    why=translate("Rules", "Ideas travel at the rare moments when officials look for something new."),
    sources=("jones-2013",),
    judgement=translate("Rules", "Whether talks are stalled is what the map’s people say."),
)
def ripe_moment(scene: Scene) -> Iterator[Ask]:
    """One question for each process of kind 2 with such results."""
    waiting = [p for p in scene.processes if p.kind == "1" and p.process.state in ("stalled", "reopening")]
    if not waiting:
        return
    for process in scene.processes:
        held = list(_undelivered(scene, process)) if process.kind == "2" else []
        if not held:
            continue
        known = any(output.delivered == "no" for output in held)
        if known:
            words = translate(
                "Rules", "{talks} may look for something new. Could it use what {process} found ({results})?"
            )
        else:
            words = translate(
                "Rules",
                "{talks} may look for something new. Could it use what {process} found ({results})? "
                "Whether it "
                "was delivered is not recorded.",
            )
        question = words.format(
            talks=listing([quoted(p.name) for p in waiting]),
            process=quoted(process.name),
            results=listing([output.text for output in held], 3),
        )
        subjects = (process.id, *(p.id for p in waiting))
        mend = mends.record(process.id, "outputs")
        yield Ask(question, (process.id,), subjects, mend, unrecorded=not known)


def _undelivered(scene: Scene, process: Running) -> Iterator[Output]:
    for output in process.process.outputs:
        if output.delivered != "yes" and active(output.date, None, scene.on):
            yield output
