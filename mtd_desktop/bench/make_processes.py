"""Believable processes and agreements for a made-up map; the people in them are the map's actors."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final, get_args

from mtd_desktop.model.actors import Actor
from mtd_desktop.model.base import Answer
from mtd_desktop.model.processes import (
    PROCESS_KINDS,
    Agreement,
    Aim,
    Category,
    Disclosure,
    Funding,
    Output,
    Participation,
    Phase,
    Process,
    Role,
)

_WHAT: Final = ("Dialogue of {}", "{} talks", "Workshops at {}", "{} round table", "Campaign in {}")
_WHERE: Final = ("Karsa", "Old Harbour", "Tell Amra", "Upper Vale", "Sel", "Kouva", "Drosh", "Mirak", "Quill")
_ROLES: Final[tuple[Role, ...]] = ("convener", "facilitator", "participant", "participant", "participant")


def make_processes(people: Sequence[Actor], count: int, seed: int) -> tuple[Process, ...]:
    """So many processes of three to twelve people each, begun between 1990 and 2025, half of them ended."""
    random = Random(f"processes {seed}")
    return tuple(_process(i, people, random) for i in range(count))


def make_agreements(
    people: Sequence[Actor], processes: Sequence[Process], seed: int
) -> tuple[Agreement, ...]:
    """One agreement for every fourth process, followed by one or two others."""
    random = Random(f"agreements {seed}")
    return tuple(
        Agreement(
            id=f"agreement-{i}",
            name=f"Agreement of {random.choice(_WHERE)} {i}",
            date=str(random.randint(1990, 2025)),
            signatories=tuple(actor.id for actor in random.sample(people, min(4, len(people)))),
            process=process.id,
            follow_ups=tuple(p.id for p in random.sample(processes, min(2, len(processes)))),
        )
        for i, process in enumerate(processes[::4])
    )


def _process(i: int, people: Sequence[Actor], random: Random) -> Process:
    begun = random.randint(1990, 2025)
    ended = None if random.random() < 0.5 else str(min(begun + random.randint(0, 9), 2026))
    members = random.sample(people, min(len(people), random.randint(3, 12)))
    return Process(
        id=f"process-{i}",
        name=f"{random.choice(_WHAT).format(random.choice(_WHERE))} {i}",
        phases=(Phase(kind=random.choice(PROCESS_KINDS), since=str(begun), until=ended),),
        participants=tuple(
            Participation(actor=actor.id, role=_ROLES[min(n, len(_ROLES) - 1)])
            for n, actor in enumerate(members)
        ),
        funding=(
            Funding(
                actor=random.choice(people).id,
                disclosure=random.choice(get_args(Disclosure)),
                conditions=random.choice(get_args(Answer)),
            ),
        )
        if members
        else (),
        sessions=random.choice((None, 1, 4, 20)),
        aims=(random.choice(get_args(Aim)),),
        categories=(random.choice(get_args(Category)),),
        outputs=(Output(text="A paper", delivered=random.choice(get_args(Answer))),),
        state=random.choice(("running", "running", "stalled")),
    )
