"""What people do to a map, drawn by a seeded hand: every field of actors, links, sides, words and page."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from random import Random
from typing import Any, TypeAlias

from mtd_desktop.editing import actor_ops, clipboard, entity_ops, finding_ops, link_ops, page_ops, side_ops
from mtd_desktop.editing.operation import Operation
from mtd_desktop.errors import UserError
from mtd_desktop.model.actors import ACTOR_KINDS, LEVELS, Place, Side
from mtd_desktop.model.document import Map
from mtd_desktop.model.links import DIRECTIONS, LINE_FORMS
from mtd_desktop.model.view import DISTANCES, LAYOUTS, THEMES

Deed: TypeAlias = Callable[[Random, Map], Operation]

NAMES = ("New", "A long name of a body that wraps", "سلام", "🕊 Doves", "<b>Bold</b>", "x" * 60, "A-B", "  ")
TEXTS = ("", "Talks", "A title that is long enough to need a second line on every page " * 2)
DATES = (None, "1990", "1993-05", "1998-04-10", "2005")
ON_ACTORS: dict[str, Sequence[object]] = {
    "name": NAMES,
    "short": ("", "S", "Shorter"),
    "kind": ACTOR_KINDS,
    "influence": (None, 1, 2, 3, 4, 5),
    "level": (None, *LEVELS),
    "closeness": (None, 0, 1, 2, 3),
    "confidentiality": ("public", "restricted", "secret"),
    "women_led": (None, True, False),
    "is_us": (True, False),
    "since": DATES,
    "until": DATES,
}
ON_LINKS: dict[str, Sequence[object]] = {
    "direction": DIRECTIONS,
    "strength": (1, 2, 3),
    "label": TEXTS,
    "since": DATES,
    "until": DATES,
}
ON_PAGE: dict[str, Sequence[object]] = {
    "layout": LAYOUTS,
    "theme": THEMES,
    "rotation": (0.0, 45.0, -90.0, 13.0),
    "distance": DISTANCES,
    "colour_by": ("side", "track", "kind", "none"),
    "size_by": ("influence", "links", "none"),
    "label_by": ("short", "name", "none"),
    "show_title": (True, False),
    "show_question": (True, False),
    "show_legend": (True, True, False),
    "show_credit": (True, False),
    "show_link_labels": (True, False),
    "show_outside": (True, False),
}


def _actors(hand: Random, m: Map) -> tuple[str, ...]:
    known = [actor.id for actor in m.actors]
    return tuple(hand.sample(known, min(len(known), hand.randint(1, 3)))) or ("nobody",)


def _link(hand: Random, m: Map) -> tuple[str, ...]:
    return (hand.choice([link.id for link in m.links] or ["nothing"]),)


def _side(hand: Random, m: Map) -> str:
    return hand.choice([side.id for side in m.sides] or ["no-side"])


def _relation(hand: Random, m: Map) -> str:
    return hand.choice([relation.id for s in m.conventions for relation in s.relations])


def _place(hand: Random) -> Place | None:
    return hand.choice((None, Place(angle=hand.random(), radius=hand.random())))


def _zone(hand: Random) -> int:
    return hand.randint(0, 9)


def _field(hand: Random, of: dict[str, Sequence[object]]) -> tuple[str, object]:
    name = hand.choice(list(of))
    return name, hand.choice(of[name])


def _relation_field(hand: Random, m: Map) -> Operation:
    chosen = hand.choice(m.conventions)
    fields: dict[str, Sequence[object]] = {
        "name": ("Renamed relation", "Another word for it"),
        "line": LINE_FORMS,
        "colour": ("#123456", "#654321"),
        "width": (1.0, 3.0),
    }
    return page_ops.SetRelationField(chosen.id, hand.choice(chosen.relations).id, *_field(hand, fields))


DEEDS: tuple[Deed, ...] = (
    lambda h, _: finding_ops.Dismiss(f"R{h.randint(1, 9)}", h.choice(((), ("track:9",))), h.choice(NAMES)),
    lambda h, _: finding_ops.RevokeDismissal(f"R{h.randint(1, 9)}", h.choice(((), ("track:9",)))),
    lambda h, _: finding_ops.SetThreshold(f"R{h.randint(1, 9)}", "share", h.choice((None, 0.2, 0.5))),
    lambda h, m: actor_ops.AddActor(
        actor_ops.new_actor(m, h.choice(NAMES), h.choice((None, _zone(h))), _place(h))
    ),
    lambda h, m: actor_ops.SetActorField(_actors(h, m), *_field(h, ON_ACTORS)),
    lambda h, m: actor_ops.SetActorField(_actors(h, m), *_field(h, ON_ACTORS)),
    lambda h, m: actor_ops.SetActorField(_actors(h, m), "side", h.choice((None, _side(h, m)))),
    lambda h, m: actor_ops.PlaceActors(tuple((i, _zone(h), _place(h)) for i in _actors(h, m))),
    lambda h, m: actor_ops.PlaceActors(tuple((i, _zone(h), _place(h)) for i in _actors(h, m))),
    lambda h, m: actor_ops.MoveToZone(_actors(h, m), h.choice((None, _zone(h)))),
    lambda h, m: actor_ops.AddMembership(_actors(h, m)[0], _zone(h)),
    lambda h, m: actor_ops.RemoveMembership(_actors(h, m)[0], _zone(h)),
    lambda h, m: actor_ops.FreePlaces(_actors(h, m)),
    lambda h, m: link_ops.AddLink(link_ops.new_link(m, _actors(h, m)[0], _actors(h, m)[-1], _relation(h, m))),
    lambda h, m: link_ops.SetLinkField(_link(h, m), *_field(h, ON_LINKS)),
    lambda h, m: link_ops.SetLinkField(_link(h, m), "relation", _relation(h, m)),
    lambda h, m: link_ops.SetLinkField(_link(h, m), h.choice(("from_actor", "to_actor")), _actors(h, m)[0]),
    lambda h, m: link_ops.ReverseLinks(_link(h, m)),
    lambda h, m: entity_ops.Delete(h.choice((_link(h, m), _actors(h, m)[:1]))),
    lambda h, m: clipboard.duplicate(m, _actors(h, m)),
    lambda h, m: side_ops.SetSideField(
        _side(h, m), *_field(h, {"name": ("Green side", "Blue side"), "colour": ("#00aa00", "#0000aa")})
    ),
    lambda h, _: side_ops.AddSide(Side(id=f"side-{h.randrange(9)}", name="New side", colour="#778899")),
    lambda h, m: side_ops.RemoveSide(_side(h, m)),
    lambda h, _: page_ops.SetView(*_field(h, ON_PAGE)),
    lambda h, _: page_ops.SetView(*_field(h, ON_PAGE)),
    lambda h, _: page_ops.SetMeta(h.choice(("title", "question", "seen_by")), h.choice(TEXTS)),
    lambda h, _: page_ops.SetTrackField(
        h.randint(1, 9), h.choice(("name", "short")), h.choice(("Trade", "Faith and reason"))
    ),
    lambda h, m: page_ops.UseConvention(h.choice(m.conventions).id),
    _relation_field,
)


def done(hand: Random, m: Map) -> tuple[Map, Any]:
    """The map after one more deed, and what it was; refusals are tried again."""
    random.seed(hand.getrandbits(32))  # new ids come from there
    while True:
        try:
            deed = hand.choice(DEEDS)(hand, m)
            return deed.apply(m), deed
        except UserError:
            continue
