"""R31: whether the levels of society are joined."""

from __future__ import annotations

from collections.abc import Iterator

from mtd_desktop.i18n import translate
from mtd_desktop.model.actors import LEVELS, Level
from mtd_desktop.rules.finding import Ask, Mend
from mtd_desktop.rules.naming import level_name
from mtd_desktop.rules.network import ties
from mtd_desktop.rules.registry import Setting, rule
from mtd_desktop.rules.scene import Scene
from mtd_desktop.rules.words import listing


@rule(
    id="R31",
    family="pyramid",
    name=translate("Rules", "Broken pyramid"),
    level="question",
    condition=translate(
        "Rules",
        "Nobody is on one of the three levels, or no chain of links leads from the grassroots through the "
        "middle range to the top.",
    ),
    why=translate("Rules", "The middle range connects both ends."),
    sources=("lederach-1997",),
    judgement=translate(
        "Rules", "We wait for the first actors with a level. Links that divide are no chain."
    ),
    settings=(
        Setting("actors", translate("Rules", "Actors with a level before it is asked"), 3, "actors", 1, 100),
    ),
)
def broken_pyramid(scene: Scene, *, actors: float) -> Iterator[Ask]:
    """One question for each empty level; if none is empty, one for a missing chain."""
    people: dict[Level, list[str]] = {level: [] for level in LEVELS}
    for ident, actor in scene.actors.items():
        if actor.level is not None:
            people[actor.level].append(ident)
    if sum(map(len, people.values())) < actors:
        return
    empty = [level for level in LEVELS if not people[level]]
    words = translate("Rules", "Who is there from the {level}? Nobody on the map is recorded on that level.")
    for level in empty:
        mend = Mend("add actor", translate("Rules", "Add an actor"))
        yield Ask(words.format(level=level_name(level)), (f"level:{level}",), mend=mend)
    if not empty and not _chained(scene, people):
        words = translate(
            "Rules",
            "Through whom do the grassroots ({grassroots}) reach the top? No chain of links leads there "
            "by way "
            "of the middle range.",
        )
        grassroots = listing([scene.name(ident) for ident in people["grassroots"]], 3)
        yield Ask(words.format(grassroots=grassroots), ("level:middle",), tuple(people["middle"]))


def _chained(scene: Scene, people: dict[Level, list[str]]) -> bool:
    """Whether some way from the grassroots to the top leads through the middle range only."""
    known = ties(scene)
    top, middle = set(people["top"]), set(people["middle"])
    waiting = list({other for ident in people["grassroots"] for other in known[ident]} & middle)
    seen = set(waiting)
    while waiting:
        near = known[waiting.pop()]
        if not top.isdisjoint(near):
            return True
        for other in near:
            if other in middle and other not in seen:
                seen.add(other)
                waiting.append(other)
    return False
