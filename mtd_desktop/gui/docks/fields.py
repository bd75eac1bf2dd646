"""The table of what can be said about actors, links and the map: field, words, control."""

from __future__ import annotations

from mtd_desktop.editing.actor_ops import MoveToZone, SetActorField
from mtd_desktop.editing.link_ops import SetLinkField
from mtd_desktop.editing.operation import Operation
from mtd_desktop.editing.page_ops import SetMeta, SetView, UseConvention
from mtd_desktop.editing.together import Together
from mtd_desktop.gui.docks import codecs, options
from mtd_desktop.gui.docks.choice import ChoiceEntry, TurnEntry
from mtd_desktop.gui.docks.parts import Field, Ids, Part, builder, evidence, flag, typed
from mtd_desktop.i18n import translate
from mtd_desktop.model.actors import Actor
from mtd_desktop.model.document import Map


def actor_parts() -> tuple[Part, ...]:
    """What can be said about actors, the essentials first."""
    return (
        _about_the_actor(),
        _more_about_the_actor(),
        _positions(),
        Part(translate("Inspector", "Tags, sources, confidentiality"), evidence(_actor)),
    )


def _about_the_actor() -> Part:
    c = options
    return Part(
        "",
        (
            _actor("name", translate("Inspector", "Name"), typed(codecs.name()), shown="one"),
            _actor(
                "short",
                translate("Inspector", "Short label"),
                typed(codecs.line(translate("Inspector", "as on the compass"))),
                shown="one",
            ),
            _actor("kind", translate("Inspector", "Kind"), ChoiceEntry, c.kinds),
            Field("zone", translate("Inspector", "Main track"), ChoiceEntry, _zone, _move, c.zones, "many"),
            _actor("side", translate("Inspector", "Side"), ChoiceEntry, c.sides, more="sides"),
            _actor("influence", translate("Inspector", "Influence"), ChoiceEntry, c.influence),
            _actor("stance", translate("Inspector", "Stance"), ChoiceEntry, c.stances),
            _actor("is_us", "", flag(translate("Inspector", "This is us"))),
        ),
    )


def _more_about_the_actor() -> Part:
    c = options
    return Part(
        translate("Inspector", "More about the actor"),
        (
            _actor("role", translate("Inspector", "Role"), typed(codecs.line())),
            _actor("level", translate("Inspector", "Level"), ChoiceEntry, c.levels),
            _actor("closeness", translate("Inspector", "Officials"), ChoiceEntry, c.closeness),
            _actor("origin", translate("Inspector", "Origin"), ChoiceEntry, c.origins),
            _actor("women_led", translate("Inspector", "Women-led"), ChoiceEntry, c.yes_or_no),
            _actor("since", translate("Inspector", "From"), typed(codecs.date())),
            _actor("until", translate("Inspector", "To"), typed(codecs.date())),
            _actor(
                "aliases",
                translate("Inspector", "Other names"),
                typed(codecs.several(";", translate("Inspector", "separated by semicolons"))),
                shown="one",
            ),
            _actor("description", translate("Inspector", "Description"), typed(codecs.prose(4)), above=True),
        ),
    )


def _positions() -> Part:
    return Part(
        translate("Inspector", "Positions, interests, needs"),
        (
            _actor(
                "positions",
                translate("Inspector", "What it says it wants"),
                typed(codecs.prose()),
                above=True,
            ),
            _actor(
                "interests",
                translate("Inspector", "Why it wants that"),
                typed(codecs.prose()),
                above=True,
            ),
            _actor(
                "needs",
                translate("Inspector", "What it cannot do without"),
                typed(codecs.prose()),
                above=True,
            ),
        ),
    )


def link_parts() -> tuple[Part, ...]:
    """What can be said about links."""
    c = options
    return (
        Part(
            "",
            (
                _link(
                    "relation",
                    translate("Inspector", "Relation"),
                    ChoiceEntry,
                    c.relations,
                    more="conventions",
                ),
                _link("direction", translate("Inspector", "Direction"), ChoiceEntry, c.directions),
                _link("strength", translate("Inspector", "Strength"), ChoiceEntry, c.strengths),
                _link("label", translate("Inspector", "Label"), typed(codecs.line())),
                _link("since", translate("Inspector", "From"), typed(codecs.date())),
                _link("until", translate("Inspector", "To"), typed(codecs.date())),
                _link(
                    "description", translate("Inspector", "Description"), typed(codecs.prose(4)), above=True
                ),
            ),
        ),
        Part(translate("Inspector", "Tags, sources, confidentiality"), evidence(_link)),
    )


def common_parts() -> tuple[Part, ...]:
    """What can be said about actors and links at once."""
    since, until = translate("Inspector", "From"), translate("Inspector", "To")
    dates = (_both("since", since, typed(codecs.date())), _both("until", until, typed(codecs.date())))
    return (Part("", (*dates, *evidence(_both))),)


def map_parts() -> tuple[Part, ...]:
    """What can be said about the map, and how its page looks."""
    return (
        _about_the_map(),
        _page(),
        _shown_on_the_page(),
        _lines(),
        _description(),
    )


def _about_the_map() -> Part:
    c = options
    return Part(
        "",
        (
            _meta("title", translate("Inspector", "Title"), typed(codecs.line(lines=2))),
            _meta(
                "question",
                translate("Inspector", "Question"),
                typed(codecs.line(translate("Inspector", "what this map answers"), 3)),
            ),
            _meta("seen_by", translate("Inspector", "As seen by"), typed(codecs.line())),
            _meta("as_of", translate("Inspector", "As of"), typed(codecs.date())),
            _meta(
                "authors",
                translate("Inspector", "Authors"),
                typed(codecs.several(";", translate("Inspector", "separated by semicolons"))),
            ),
            _meta("language", translate("Inspector", "Language"), ChoiceEntry, c.languages),
        ),
    )


def _page() -> Part:
    c = options
    return Part(
        translate("Inspector", "Page"),
        (
            _view("theme", translate("Inspector", "Look"), ChoiceEntry, c.themes),
            _view("layout", translate("Inspector", "Compass"), ChoiceEntry, c.layouts),
            _view("rotation", translate("Inspector", "Turned by"), TurnEntry),
            _view("colour_by", translate("Inspector", "Colour is"), ChoiceEntry, c.colours),
            _view("size_by", translate("Inspector", "Size is"), ChoiceEntry, c.sizes),
            _view("distance", translate("Inspector", "Distance is"), ChoiceEntry, c.distances),
            _view("label_by", translate("Inspector", "Label is"), ChoiceEntry, c.labels),
        ),
        unfolded=True,
    )


def _shown_on_the_page() -> Part:
    return Part(
        translate("Inspector", "Shown on the page"),
        (
            _view("show_title", "", flag(translate("Inspector", "Title"))),
            _view("show_question", "", flag(translate("Inspector", "Question"))),
            _view("show_legend", "", flag(translate("Inspector", "Legend"))),
            _view("show_credit", "", flag(translate("Inspector", "Point of view and date"))),
            _view("show_outside", "", flag(translate("Inspector", "Those outside the compass"))),
            _view("show_link_labels", "", flag(translate("Inspector", "Labels of links"))),
        ),
        unfolded=True,
    )


def _lines() -> Part:
    c = options
    return Part(
        translate("Inspector", "Conventions"),
        (
            Field(
                "convention",
                translate("Inspector", "Lines after"),
                ChoiceEntry,
                lambda m, _: m.convention,
                lambda _m, _ids, value, _gesture: UseConvention(str(value)),
                c.conventions,
                more="conventions",
            ),
        ),
        unfolded=True,
    )


def _description() -> Part:
    return Part(
        translate("Inspector", "About this map"),
        (_meta("description", translate("Inspector", "Description"), typed(codecs.prose(5)), above=True),),
    )


def _set_both(m: Map, ids: Ids, key: str, value: object, gesture: str) -> Operation:
    actors = tuple(i for i in ids if i in m.actor_by_id)
    links = tuple(i for i in ids if i in m.link_by_id)
    return Together((SetActorField(actors, key, value, gesture), SetLinkField(links, key, value, gesture)))


_actor = builder(lambda m, i: m.actor_by_id[i], lambda _m, ids, key, v, g: SetActorField(ids, key, v, g))
_link = builder(lambda m, i: m.link_by_id[i], lambda _m, ids, key, v, g: SetLinkField(ids, key, v, g))
_both = builder(lambda m, i: m.actor_by_id.get(i) or m.link_by_id[i], _set_both)
_meta = builder(lambda m, _: m.meta, lambda _m, _ids, key, v, g: SetMeta(key, v, g))
_view = builder(lambda m, _: m.view, lambda _m, _ids, key, v, g: SetView(key, v, g))


def _zone(m: Map, ident: str) -> object:
    actor: Actor = m.actor_by_id[ident]
    return options.TRAY if actor.primary is None else actor.primary.track


def _move(_m: Map, ids: Ids, value: object, _gesture: str) -> Operation:
    return MoveToZone(ids, value if isinstance(value, int) else None)
