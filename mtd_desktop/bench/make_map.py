"""Write a believable large map for measuring.

    python -m mtd_desktop.bench.make_map --actors 2000 --links 4000 --seed 1 big.mtdmap

The people, bodies and places are invented. The same numbers and seed give the same file. A few actors
have many links and most have few, as on real maps; about one in twenty stands outside the compass, one in
fifty waits in the tray, one in eight works on a second track, and one in ten was put in place by hand.
With `--processes` it has so many of them, and agreements.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final, get_args

from mtd_desktop.bench.make_processes import make_agreements, make_processes
from mtd_desktop.errors import UserError
from mtd_desktop.model.actors import Actor, ActorKind, Level, Membership, Place, Side, Stance
from mtd_desktop.model.conventions import MULTI_TRACK
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.model.links import Link
from mtd_desktop.model.tracks import OUTSIDE

_PLACES: Final = (
    "Karsa",
    "Old Harbour",
    "Tell Amra",
    "Upper Vale",
    "Nordhafen",
    "Sel",
    "Birch Hill",
    "Kouva",
    "Ramsar Street",
    "Lake District",
    "Drosh",
    "Santa Vera",
    "the Delta",
    "Mirak",
    "East Quay",
    "Tanabe",
    "the Highlands",
    "Quill",
)
_FAMILY: Final = (
    "Aral",
    "Benning",
    "Castellano",
    "Dovik",
    "Eluru",
    "Farrant",
    "Gessner",
    "Hadzi",
    "Ibarra",
    "Jonsdottir",
    "Kamara",
    "Lindqvist",
    "Mbeki-Orr",
    "Nassar",
    "Okoro",
    "Petrova",
    "Quintero",
    "Rahimi",
    "Solheim",
    "Tamm",
)
_GIVEN: Final = (
    "Amina",
    "Boris",
    "Carla",
    "Dawit",
    "Elena",
    "Farid",
    "Grace",
    "Hassan",
    "Ines",
    "Jonas",
    "Kofi",
    "Leila",
)

_PERSON: Final[tuple[ActorKind, str]] = ("person", "{given} {family}")
_BODIES: Final[dict[int, tuple[tuple[ActorKind, str], ...]]] = {
    OUTSIDE: (("armed group", "{place} Brigade"), ("armed group", "Front of {place}")),
    1: (("state", "Ministry of {place} Affairs"), ("state", "Envoy to {place}"), _PERSON),
    2: (("organisation", "{place} Mediation Centre"), ("organisation", "Dialogue {place}"), _PERSON),
    3: (("organisation", "{place} Chamber of Commerce"), ("organisation", "{family} & Sons"), _PERSON),
    4: (("group", "Elders of {place}"), ("group", "Neighbours of {place}"), _PERSON),
    5: (("organisation", "University of {place}"), ("organisation", "{family} Institute"), _PERSON),
    6: (("organisation", "Women of {place} for Peace"), ("group", "{place} Youth Campaign"), _PERSON),
    7: (("organisation", "{place} Interfaith Council"), ("group", "Diocese of {place}"), _PERSON),
    8: (("fund", "{family} Foundation"), ("fund", "{place} Peace Fund")),
    9: (("media", "Radio {place}"), ("media", "The {place} Courier"), ("media", "{place} Street Theatre")),
}

_SIDES: Final = (
    Side(id="side-north", name="Northern parties", colour="#3f90da"),
    Side(id="side-south", name="Southern parties", colour="#e76300"),
    Side(id="side-cross", name="Cross-community", colour="#717581", role="third party"),
    Side(id="side-abroad", name="From abroad", colour="#832db6", role="third party"),
)


def make_map(actors: int, links: int, seed: int, processes: int = 0) -> Map:
    """A map with exactly so many of each; now and then two links join the same two actors."""
    if links and actors < 2:
        raise ValueError("links need at least two actors")
    random = Random(seed)
    people = tuple(_actor(i, random) for i in range(actors))
    talks = make_processes(people, processes, seed)
    return Map(
        meta=Meta(
            title=f"A made-up map of {actors:,} actors",
            question="Who works on which track, and who is linked to whom?",
            seen_by="nobody: for measuring only",
            as_of="2026",
        ),
        sides=_SIDES,
        actors=people,
        links=tuple(_links(people, links, random)),
        processes=talks,
        agreements=make_agreements(people, talks, seed),
    )


def _actor(i: int, random: Random) -> Actor:
    zone = OUTSIDE if random.random() < 0.05 else random.randint(1, 9)
    kind, pattern = random.choice(_BODIES[zone])
    name = pattern.format(
        place=random.choice(_PLACES), given=random.choice(_GIVEN), family=random.choice(_FAMILY)
    )
    memberships = [Membership(track=zone, primary=True)]
    if random.random() < 0.125:
        other = random.randint(1, 9)
        if other != zone:
            memberships.append(Membership(track=other))
    return Actor(
        id=f"actor-{i}",
        name=f"{name} {i}",
        kind=kind,
        memberships=() if random.random() < 0.02 else tuple(memberships),
        level=random.choice((None, *get_args(Level))),
        side=random.choice((None, *(side.id for side in _SIDES))),
        influence=random.choice((None, 1, 1, 2, 2, 3, 3, 4, 5)),
        closeness=random.choice((None, 0, 1, 2, 3)),
        stance=random.choice((None, *get_args(Stance))),
        place=Place(angle=random.random(), radius=random.random()) if random.random() < 0.1 else None,
    )


def _links(people: Sequence[Actor], count: int, random: Random) -> list[Link]:
    relations = MULTI_TRACK.relations
    found: list[Link] = []
    while len(found) < count:
        # A power of the uniform draw makes the first actors the well-connected ones.
        a, b = (people[int(len(people) * random.random() ** power)] for power in (3, 1))
        if a is not b:
            relation = random.choice(relations)
            found.append(
                Link(
                    id=f"link-{len(found)}",
                    from_actor=a.id,
                    to_actor=b.id,
                    relation=relation.id,
                    direction=relation.arrow,
                    strength=random.randint(1, 3),
                )
            )
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """The command line; exit status as for `mtd-desktop`."""
    parser = argparse.ArgumentParser(prog="python -m mtd_desktop.bench.make_map", description=__doc__)
    parser.add_argument("--actors", type=int, required=True)
    parser.add_argument("--links", type=int, required=True)
    parser.add_argument("--processes", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("out", type=Path, metavar="OUT")
    args = parser.parse_args(argv)
    if not (0 <= args.actors <= 100_000 and 0 <= args.links <= 1_000_000) or (args.links and args.actors < 2):
        parser.error("between 0 and 100,000 actors and up to 1,000,000 links; links need at least two actors")
    if not 0 <= args.processes <= 10_000 or (args.processes and not args.actors):
        parser.error("up to 10,000 processes; they need at least one actor")
    from mtd_desktop.storage.codec import encode
    from mtd_desktop.storage.files import write_bytes

    try:
        write_bytes(args.out, encode(make_map(args.actors, args.links, args.seed, args.processes)))
    except UserError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{args.out}: {args.actors} actors, {args.links} links")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
