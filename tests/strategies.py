"""Hypothesis strategies for maps and everything on them: every field, every kind of text, unknown keys too.

@given(maps())
def test_…(m: Map) -> None: …
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from mtd_desktop.model.actors import (
    ACTOR_KINDS,
    LEVELS,
    Actor,
    Membership,
    Origin,
    Place,
    Side,
    SideRole,
    Stance,
)
from mtd_desktop.model.base import Answer, Confidentiality, Entity
from mtd_desktop.model.conventions import SHIPPED_SETS
from mtd_desktop.model.dates import in_order
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.model.links import DIRECTIONS, LINE_FORMS, ConventionSet, Link, RelationType, Sign
from mtd_desktop.model.notes import STANDARDS, Assessment, Dismissal, Reference, Score, TrackNote
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
    State,
    Voice,
)
from mtd_desktop.model.tracks import NINE_TRACKS, OUTSIDE, TRACK_NUMBERS, Framework, Track
from mtd_desktop.model.view import DISTANCES, LAYOUTS, THEMES, ColourBy, LabelBy, SavedView, SizeBy, View

E = TypeVar("E", bound=Entity)

ODD_TEXTS = (
    "", " ", "Sinn Féin",
    "مجلس السلام", "שלום", "🕊️👩‍👩‍👧", "<img src=x onerror=alert(1)>", "=cmd()", "a\nb\tc", "\u202egnp",
    '"quoted" \\ back', "\x00\x1f\x7f\u2028\ufeff", "x" * 300, "𝔘𝔫𝔦", "null", "1e999", "</script>", "e\u0301",
)  # fmt: skip
"""Names that have broken programs."""

texts = st.one_of(st.sampled_from(ODD_TEXTS), st.text(max_size=12))
names = texts
colours = st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True)
flags = st.booleans()
shares = st.floats(0, 1)

_IDENT_START = "abcdefgXYZ0189"
idents = st.builds(
    str.__add__, st.sampled_from(_IDENT_START), st.text(alphabet=f"{_IDENT_START}._-", max_size=12)
)

json_values: SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.none(),
        flags,
        st.integers(-(10**30), 10**30),
        st.floats(allow_nan=False, allow_infinity=False),
        texts,
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=6,
)


@st.composite
def partial_dates(draw: st.DrawFn) -> str:
    """A year, a month or a day that exists."""
    date = draw(st.dates()).isoformat()
    return date[: draw(st.sampled_from((4, 7, 10)))]


@st.composite
def spans(draw: st.DrawFn) -> dict[str, str | None]:
    """`since` and `until`, each perhaps open, in order."""
    since, until = draw(st.none() | partial_dates()), draw(st.none() | partial_dates())
    if not in_order(since, until):
        since, until = until, since
    return {"since": since, "until": until}


def wordy(*fields: str) -> dict[str, SearchStrategy[str]]:
    """Fields that hold any text."""
    return dict.fromkeys(fields, texts)


def of(words: object) -> SearchStrategy[str]:
    """One of the words of a `Literal`."""
    return st.sampled_from(get_args(words))


def some(strategy: SearchStrategy[Any], most: int = 3) -> SearchStrategy[tuple[Any, ...]]:
    """A short tuple."""
    return st.lists(strategy, max_size=most).map(tuple)


def subset(things: Sequence[str]) -> SearchStrategy[tuple[str, ...]]:
    """Some of the things there are, perhaps none."""
    return some(st.sampled_from(things)) if things else st.just(())


def one_or_none(things: Sequence[str]) -> SearchStrategy[str | None]:
    return st.none() | st.sampled_from(things) if things else st.none()


@st.composite
def entities(
    draw: st.DrawFn,
    kind: type[E],
    required: Mapping[str, SearchStrategy[Any]],
    optional: Mapping[str, SearchStrategy[Any]],
    *,
    span: bool = False,
) -> E:
    """An entity with the required fields, any of the optional ones, and now and then unknown keys."""
    fields: dict[str, Any] = draw(st.fixed_dictionaries(dict(required), optional=dict(optional)))
    if span:
        fields |= draw(spans())
    if draw(st.integers(0, 7)) == 0:
        unknown = texts.filter(lambda key: key not in kind.model_fields and key != "$envelope")
        odd_keys = st.sampled_from(("but", "model_config", "links_of", "__class__", "id_", "x-later"))
        fields |= draw(st.dictionaries(unknown | odd_keys, json_values, max_size=3))
    return kind.model_validate(fields)


@st.composite
def memberships(draw: st.DrawFn) -> tuple[Membership, ...]:
    """None, or several of which exactly one is primary."""
    zones = draw(st.lists(st.sampled_from((OUTSIDE, *TRACK_NUMBERS)), unique=True, max_size=3))
    if not zones:
        return ()
    primary = draw(st.sampled_from(zones))
    return tuple(
        draw(
            entities(
                Membership,
                {"track": st.just(zone), "primary": st.just(zone == primary)},
                {"note": texts},
                span=True,
            )
        )
        for zone in zones
    )


places = entities(Place, {"angle": shares, "radius": shares}, {})


def actors(ident: str, sides: Sequence[str] = ()) -> SearchStrategy[Actor]:
    """An actor with this id, perhaps of one of `sides`."""
    return entities(
        Actor,
        {"id": st.just(ident), "name": names},
        {
            **wordy("short", "role", "description", "positions", "interests", "needs"),
            "aliases": some(texts),
            "kind": st.sampled_from(ACTOR_KINDS),
            "memberships": memberships(),
            "level": st.sampled_from(LEVELS),
            "side": one_or_none(sides),
            "influence": st.integers(1, 5),
            "closeness": st.integers(0, 3),
            "stance": of(Stance),
            "origin": of(Origin),
            "women_led": flags,
            "is_us": flags,
            "confidentiality": of(Confidentiality),
            "tags": some(texts),
            "sources": some(texts),
            "place": st.none() | places,
        },
        span=True,
    )


def sides(ident: str) -> SearchStrategy[Side]:
    return entities(
        Side,
        {"id": st.just(ident), "name": names, "colour": colours},
        {"role": of(SideRole), "description": texts},
    )


@st.composite
def links(draw: st.DrawFn, ident: str, ends: Sequence[str], relations: Sequence[str]) -> Link:
    """A link between two of `ends`, which are at least two."""
    start, end = draw(st.lists(st.sampled_from(ends), min_size=2, max_size=2, unique=True))
    return draw(
        entities(
            Link,
            {
                "id": st.just(ident),
                "from_actor": st.just(start),
                "to_actor": st.just(end),
                "relation": st.sampled_from(relations),
            },
            {
                "direction": st.sampled_from(DIRECTIONS),
                "strength": st.integers(1, 3),
                "label": texts,
                "confidentiality": of(Confidentiality),
                "description": texts,
                "tags": some(texts),
                "sources": some(texts),
            },
            span=True,
        )
    )


def processes(ident: str, people: Sequence[str], others: Sequence[str]) -> SearchStrategy[Process]:
    phases = entities(
        Phase, {"kind": st.sampled_from(PROCESS_KINDS)}, {"name": texts, "note": texts}, span=True
    )
    parts = (
        some(
            entities(
                Participation,
                {"actor": st.sampled_from(people)},
                {"role": of(Role), "voice": of(Voice), "note": texts},
                span=True,
            )
        )
        if people
        else st.just(())
    )
    funding = entities(
        Funding,
        {},
        {
            "actor": one_or_none(people),
            "name": texts,
            "disclosure": of(Disclosure),
            "conditions": of(Answer),
            "approved": of(Answer),
            "note": texts,
            "sources": some(texts),
        },
    )
    outputs = entities(Output, {"text": texts}, {"delivered": of(Answer), "date": partial_dates()})
    return entities(
        Process,
        {"id": st.just(ident), "name": names, "phases": st.lists(phases, min_size=1, max_size=3).map(tuple)},
        {
            **wordy("short", "place", "purpose", "outcome", "invitation", "evaluation", "description"),
            "participants": parts,
            "funding": some(funding, 2),
            "sessions": st.integers(0, 10**6),
            "aims": some(of(Aim)),
            "categories": some(of(Category)),
            "outputs": some(outputs, 2),
            "invited_by": subset(people),
            "methods": some(texts),
            "planned_until": partial_dates(),
            "single_community": flags,
            "state": of(State),
            "follows": subset(others),
            "confidentiality": of(Confidentiality),
            "tags": some(texts),
            "sources": some(texts),
        },
    )


def agreements(ident: str, people: Sequence[str], talks: Sequence[str]) -> SearchStrategy[Agreement]:
    return entities(
        Agreement,
        {"id": st.just(ident), "name": names},
        {
            "short": texts,
            "date": partial_dates(),
            "signatories": subset(people),
            "process": one_or_none(talks),
            "follow_ups": subset(talks),
            "issues": some(texts),
            "description": texts,
            "confidentiality": of(Confidentiality),
            "tags": some(texts),
            "sources": some(texts),
        },
    )


views = entities(
    View,
    {},
    {
        "layout": st.sampled_from(LAYOUTS),
        "theme": st.sampled_from(THEMES),
        "rotation": st.floats(-360, 360),
        "distance": st.sampled_from(DISTANCES),
        "colour_by": of(ColourBy),
        "size_by": of(SizeBy),
        "label_by": of(LabelBy),
        "show_title": flags,
        "show_question": flags,
        "show_legend": flags,
        "show_credit": flags,
        "show_link_labels": flags,
        "show_outside": flags,
    },
)

metas = entities(
    Meta,
    {},
    {
        **wordy("title", "question", "seen_by", "description"),
        "as_of": partial_dates(),
        "language": st.sampled_from(("en", "ar", "fr", "uk")),
        "authors": some(texts),
        "created": partial_dates(),
        "changed": partial_dates(),
    },
)


def frameworks() -> SearchStrategy[Framework]:
    """The nine tracks as they are, or in other words."""
    optional = {"motto": texts, "aliases": some(texts), "description": texts, "source": texts}
    tracks = st.tuples(
        *(
            entities(Track, {"number": st.just(n), "name": names, "short": texts}, optional)
            for n in TRACK_NUMBERS
        )
    )
    own = entities(Framework, {"tracks": tracks}, {"name": texts, "source": texts})
    return st.just(NINE_TRACKS) | own


def convention_sets(ident: str) -> SearchStrategy[ConventionSet]:
    relations = st.lists(idents, max_size=3, unique=True).flatmap(
        lambda ids: st.tuples(
            *(
                entities(
                    RelationType,
                    {"id": st.just(i), "name": names},
                    {
                        "line": st.sampled_from(LINE_FORMS),
                        "width": st.floats(0.5, 8),
                        "colour": colours,
                        "arrow": st.sampled_from(DIRECTIONS),
                        "sign": of(Sign),
                        "covers": some(idents),
                        "description": texts,
                    },
                )
                for i in ids
            )
        )
    )
    return entities(
        ConventionSet, {"id": st.just(ident), "name": names, "relations": relations}, {"source": texts}
    )


@st.composite
def maps(draw: st.DrawFn, most_actors: int = 6, most_links: int = 6) -> Map:
    """A whole map that keeps all promises: anything from an empty one to one that uses every field."""
    stem = draw(idents)
    taken = itertools.count()

    def ids(most: int) -> list[str]:
        return [f"{stem}{next(taken)}" for _ in range(draw(st.integers(0, most)))]

    camps, people, talks = ids(3), ids(most_actors), ids(2)
    own = [draw(convention_sets(f"own-{i}")) for i in range(draw(st.integers(0, 1)))]
    sets = (*SHIPPED_SETS, *own)
    words = [relation.id for one in sets for relation in one.relations]
    subjects = one_or_none([*people, *talks])
    scores = st.lists(st.sampled_from(STANDARDS), unique=True, max_size=3).flatmap(
        lambda standards: st.tuples(
            *(
                entities(
                    Score,
                    {"standard": st.just(s)},
                    {"score": st.none() | st.integers(0, 4), "evidence": texts},
                )
                for s in standards
            )
        )
    )
    noted = draw(st.lists(st.sampled_from(TRACK_NUMBERS), unique=True, max_size=2))
    fields: dict[str, SearchStrategy[Any]] = {
        "meta": metas,
        "framework": frameworks(),
        "conventions": st.just(sets),
        "convention": st.sampled_from([one.id for one in sets]),
        "view": views,
        "sides": st.tuples(*(sides(i) for i in camps)),
        "actors": st.tuples(*(actors(i, camps) for i in people)),
        "links": st.tuples(*(links(i, people, words) for i in (ids(most_links) if len(people) > 1 else ()))),
        "processes": st.tuples(*(processes(i, people, talks) for i in talks)),
        "agreements": st.tuples(*(agreements(i, people, talks) for i in ids(2))),
        "track_notes": st.tuples(
            *(
                entities(
                    TrackNote,
                    {"track": st.just(n)},
                    {"resources": texts, "values": texts, "approach": texts, "note": texts},
                )
                for n in noted
            )
        ),
        "assessments": st.tuples(
            *(
                entities(
                    Assessment,
                    {"id": st.just(i), "name": names},
                    {
                        "subject": subjects,
                        "assessor": texts,
                        "date": partial_dates(),
                        "scores": scores,
                        "note": texts,
                    },
                )
                for i in ids(1)
            )
        ),
        "saved_views": st.tuples(
            *(
                entities(
                    SavedView,
                    {"id": st.just(i), "name": names},
                    {
                        "view": views,
                        "date": partial_dates(),
                        "caption": texts,
                        "hidden_tracks": some(st.integers(0, 9)),
                    },
                )
                for i in ids(1)
            )
        ),
        "references": st.tuples(
            *(
                entities(Reference, {"id": st.just(i), "title": texts}, {"url": texts, "note": texts})
                for i in ids(1)
            )
        ),
        "dismissals": some(
            entities(
                Dismissal,
                {"rule": idents},
                {"subjects": some(idents), "reason": texts, "by": texts, "date": partial_dates()},
            ),
            1,
        ),
    }
    return draw(entities(Map, fields, {}))
