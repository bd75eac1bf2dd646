"""A map with a canary in every string field at every level of confidentiality.

It is built from the types of the fields, so that a field that is added tomorrow gets a canary without a word;
an id field that refers to something new stops the test until it says what it refers to. A canary is one word
that stands nowhere else: "qzsec0017z" belongs to something secret.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, get_args, get_origin

from mtd_desktop.model.actors import Actor, Side
from mtd_desktop.model.base import Colour, Confidentiality, Entity, Text
from mtd_desktop.model.conventions import SHIPPED_SETS
from mtd_desktop.model.dates import PartialDate
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.model.links import ConventionSet, Link
from mtd_desktop.model.notes import Assessment, Dismissal, Reference, Threshold, TrackNote, TryOut
from mtd_desktop.model.processes import Agreement, Process
from mtd_desktop.model.tracks import NINE_TRACKS
from mtd_desktop.model.view import SavedView
from mtd_desktop.privacy.fields import kind

LEVELS: tuple[Confidentiality, ...] = ("public", "restricted", "secret")
MARKS: dict[str, str] = {"public": "qzpub", "restricted": "qzres", "secret": "qzsec", "never": "qznev"}
"""What a canary begins with; `never` leaves for nobody but ourselves: unknown keys."""
CANARY = re.compile(r"qz(?:pub|res|sec|nev)\d{4}z", re.IGNORECASE)

MARKED = (Actor, Link, Process, Agreement)
"""What has a confidentiality of its own."""


@dataclass
class Mint:
    """Makes canaries and remembers for each whose it is; `gossip` are names that every text mentions."""

    gossip: tuple[str, ...] = ()
    made: dict[str, str] = field(default_factory=dict)

    def canary(self, level: str, what: str) -> str:
        word = f"{MARKS[level]}{len(self.made):04d}z"
        self.made[word] = f"{level} {what}"
        return word

    def text(self, level: str, what: str) -> str:
        word = self.canary(level, what)
        return f"{word} knows {', '.join(self.gossip)}." if self.gossip and level == "public" else word


def build(cls: type[Entity], level: str, mint: Mint, refs: dict[str, Any], **fixed: Any) -> dict[str, Any]:
    """An entity as JSON with every field filled; `refs` says what fields with ids refer to, by name."""
    hints = typing.get_type_hints(cls, include_extras=True)
    made: dict[str, Any] = {mint.canary("never", f"{cls.__name__} key"): mint.canary("never", cls.__name__)}
    for name, info in cls.model_fields.items():
        what = f"{cls.__name__}.{name}"
        if name in fixed:
            made[name] = fixed[name]
        elif kind(hints[name]) == "ident":
            if name == "id":
                made[name] = mint.canary(level, what)
                continue
            if name not in refs:
                raise AssertionError(f"{what} holds ids: say in tests/canaries.py what they refer to")
            many = _is_many(hints[name])
            value = refs[name]
            made[name] = list(value) if many else value
        else:
            value = _value(hints[name], level, mint, refs, what)
            if value is not None or info.is_required():
                made[name] = value
    return made


def _is_many(hint: Any) -> bool:
    args = get_args(hint)
    return get_origin(args[0] if get_origin(hint) is Annotated else hint) is tuple


def _value(hint: Any, level: str, mint: Mint, refs: dict[str, Any], what: str) -> Any:
    if hint in (Text, str):
        return mint.text(level, what)
    if hint == PartialDate:
        return "1993-05-31"
    if hint == Colour:
        return "#123456"
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return args[0]
    if origin is Annotated:
        return _value(args[0], level, mint, refs, what)
    if origin is tuple:
        return [_value(args[0], level, mint, refs, what)]
    if origin in (typing.Union, types.UnionType):
        return _value(args[0], level, mint, refs, what)
    if isinstance(hint, type) and issubclass(hint, Entity):
        return build(hint, level, mint, refs)
    if hint is bool:
        return True
    if hint in (int, float):
        return hint(1)
    raise AssertionError(f"{what}: no value for {hint}")


def marked_map(gossip: tuple[str, ...] = ()) -> tuple[Map, Mint]:
    """The map, and the mint with every canary that is in it."""
    mint = Mint(gossip)
    people = {level: [mint.canary(level, "Actor.id") for _ in range(2)] for level in LEVELS}
    sides = {level: mint.canary(level, "Side.id") for level in LEVELS}
    sources = {level: mint.canary(level, "Reference.id") for level in LEVELS}
    relation = SHIPPED_SETS[0].relations[0].id
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in Map.model_fields}
    for level in LEVELS:
        rows["sides"].append(build(Side, level, mint, {}, id=sides[level]))
        for ident in people[level]:
            actor = build(Actor, level, mint, {"side": sides[level]}, id=ident, confidentiality=level)
            actor["sources"].append(sources[level])
            rows["actors"].append(actor)
        rows["references"].append(build(Reference, level, mint, {}, id=sources[level]))
    for level in LEVELS:
        own = {"from_actor": people[level][0], "to_actor": people[level][1], "relation": relation}
        across = {**own, "from_actor": people["public"][0]}
        quiet = {**own, "from_actor": people["public"][0], "to_actor": people["public"][1]}
        for ends in (own, across, quiet)[: 1 if level == "public" else 3]:
            # A link that is public by itself vanishes with its end, and so do its words.
            for marked in {level, "public"} if ends is not quiet else {level}:
                words = level
                rows["links"].append(build(Link, words, mint, ends, confidentiality=marked))
    talks = {level: mint.canary(level, "Process.id") for level in LEVELS}
    for level in LEVELS:
        refs = {
            "actor": people[level][0],
            "invited_by": people[level],
            "follows": [],
            "process": talks[level],
        }
        process = build(Process, level, mint, refs, id=talks[level], confidentiality=level)
        if level == "public":
            for other in ("restricted", "secret"):
                inner = {"actor": people[other][0]}
                for row, kind in (("participants", "Participation"), ("funding", "Funding")):
                    entity = {c.__name__: c for c in Entity.__subclasses__()}[kind]
                    process[row].append(build(entity, other, mint, inner))
                process["invited_by"] += people[other]
            process["follows"] = [talks["restricted"], talks["secret"]]
        rows["processes"].append(process)
    for level in LEVELS:
        refs = {"signatories": people[level], "process": talks[level], "follow_ups": list(talks.values())}
        agreement = build(Agreement, level, mint, refs, confidentiality=level)
        if level == "public":
            agreement["signatories"] = [ident for some in people.values() for ident in some]
        rows["agreements"].append(agreement)
        rows["assessments"].append(build(Assessment, level, mint, {"subject": people[level][0]}))
        rows["assessments"].append(build(Assessment, level, mint, {"subject": talks[level]}))
        rows["dismissals"].append(build(Dismissal, level, mint, {"rule": "R1", "subjects": people[level]}))
        rows["tryouts"].append(build(TryOut, level, mint, {"without": people[level]}))
    own_set = build(ConventionSet, "public", mint, {"covers": [mint.canary("public", "covers")]})
    framework = NINE_TRACKS.model_dump()
    framework["tracks"][0]["name"] = mint.text("public", "Track.name")
    whole = {
        **{name: value for name, value in rows.items() if value},
        "meta": build(Meta, "public", mint, {}, language="en"),
        "framework": framework,
        "conventions": [*(s.model_dump() for s in SHIPPED_SETS), own_set],
        "track_notes": [build(TrackNote, "public", mint, {})],
        "saved_views": [build(SavedView, "public", mint, {})],
        "thresholds": [build(Threshold, "public", mint, {"rule": "R1", "name": "limit"})],
        mint.canary("never", "Map key"): mint.canary("never", "Map"),
    }
    return Map.model_validate(whole), mint


def names_of(m: Map, *levels: str) -> Iterator[str]:
    """Every name by which an actor of these levels could be known."""
    for actor in m.actors:
        if actor.confidentiality in levels:
            yield from (actor.name, actor.short, *actor.aliases)
