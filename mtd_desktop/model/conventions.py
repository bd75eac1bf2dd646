"""The convention sets that a new map starts with.

*Responding to Conflict*: the signs of the conflict-mapping handout of the trainers of that name (circle,
straight line = fairly close, double = alliance, dotted = informal or intermittent, arrow = main direction
of influence or activity, zigzag = discord); the crossed line for a broken relation is common in practice.
*Multi-track*: our own, in which the same forms keep their meaning and the words of multi-track work are
told apart; relations that look the same share one row of the legend.

Colours are those of Petroff's ten that reach 3:1 on white, or ink; the form says what the colour says.
"""

from __future__ import annotations

from typing import Final

from mtd_desktop.model.links import ConventionSet, Direction, LineForm, RelationType, Sign

_INK: Final = "#4a4a4a"
_BLUE: Final = "#2f7fc9"
_AMBER: Final = "#a6701a"
_RED: Final = "#bd1f01"
_VIOLET: Final = "#832db6"
_GREEN: Final = "#3f7d5a"


def _relation(
    ident: str,
    name: str,
    look: tuple[LineForm, float, str, Direction],
    sign: Sign = "neutral",
    covers: tuple[str, ...] = (),
    description: str = "",
) -> RelationType:
    line, width, colour, arrow = look
    return RelationType(
        id=ident,
        name=name,
        line=line,
        width=width,
        colour=colour,
        arrow=arrow,
        sign=sign,
        covers=covers,
        description=description,
    )


_CLOSE: Final[tuple[LineForm, float, str, Direction]] = ("solid", 1.4, _INK, "none")
_ALLIANCE: Final[tuple[LineForm, float, str, Direction]] = ("double", 1.2, _GREEN, "none")
_QUIET: Final[tuple[LineForm, float, str, Direction]] = ("dotted", 1.8, _INK, "both")
_INFLUENCE: Final[tuple[LineForm, float, str, Direction]] = ("solid", 1.4, _INK, "forward")
_THIRD: Final[tuple[LineForm, float, str, Direction]] = ("solid", 2.0, _BLUE, "both")
_HOSTING: Final[tuple[LineForm, float, str, Direction]] = ("solid", 2.0, _BLUE, "forward")
_MONEY: Final[tuple[LineForm, float, str, Direction]] = ("dashed", 1.8, _AMBER, "forward")
_DISCORD: Final[tuple[LineForm, float, str, Direction]] = ("zigzag", 1.5, _RED, "none")
_BROKEN: Final[tuple[LineForm, float, str, Direction]] = ("crossed", 1.4, _INK, "none")
_NEGOTIATION: Final[tuple[LineForm, float, str, Direction]] = ("solid", 2.2, _VIOLET, "both")

RESPONDING_TO_CONFLICT: Final = ConventionSet(
    id="responding-to-conflict",
    name="Responding to Conflict",
    source="Responding to Conflict, handout (act4transformation.net); crossed line: common practice",
    relations=(
        _relation(
            "close",
            "Fairly close",
            _CLOSE,
            "positive",
            ("works-with", "member-of", "supports", "represents", "campaigns", "negotiates"),
        ),
        _relation("alliance", "Alliance", _ALLIANCE, "positive", ("partners",)),
        _relation("informal", "Informal or intermittent", _QUIET, "neutral", ("contacts",)),
        _relation(
            "influence",
            "Direction of influence or activity",
            _INFLUENCE,
            "neutral",
            (
                "mediates",
                "convenes",
                "hosts",
                "funds",
                "lobbies",
                "informs",
                "advises",
                "directs",
                "establishes",
                "researches",
                "reports",
                "trains",
            ),
        ),
        _relation("discord", "Discord", _DISCORD, "negative", ("opposes",)),
        _relation("broken", "Broken relation", _BROKEN, "negative", ("withholds",)),
    ),
)

MULTI_TRACK: Final = ConventionSet(
    id="multi-track",
    name="Multi-track",
    source="MTD Desktop, our own; line forms after Responding to Conflict",
    relations=(
        _relation("works-with", "Works with", _CLOSE, "positive", ("close",)),
        _relation("member-of", "Member of", _CLOSE, "positive"),
        _relation("supports", "Supports", _INFLUENCE, "positive"),
        _relation("represents", "Represents", _INFLUENCE, "positive"),
        _relation("partners", "Alliance", _ALLIANCE, "positive", ("alliance",)),
        _relation("negotiates", "Negotiates with", _NEGOTIATION, "neutral"),
        _relation("contacts", "Quiet or informal contact", _QUIET, "neutral", ("informal",)),
        _relation("mediates", "Mediates", _THIRD, "positive"),
        _relation("convenes", "Convenes", _HOSTING, "positive"),
        _relation("hosts", "Hosts", _HOSTING, "positive"),
        _relation("trains", "Trains", _HOSTING, "positive"),
        _relation("funds", "Funds", _MONEY, "positive"),
        _relation("establishes", "Establishes", _INFLUENCE, "positive"),
        _relation("directs", "Directs", _INFLUENCE, "neutral"),
        _relation("lobbies", "Lobbies", _INFLUENCE, "neutral", ("influence",)),
        _relation("campaigns", "Campaigns with", _CLOSE, "positive"),
        _relation("advises", "Advises", _INFLUENCE, "positive"),
        _relation("informs", "Informs", _INFLUENCE, "neutral"),
        _relation("researches", "Researches for", _INFLUENCE, "neutral"),
        _relation("reports", "Reports on", _INFLUENCE, "neutral"),
        _relation("opposes", "Opposes", _DISCORD, "negative", ("discord",)),
        _relation("broken", "Broken relation", _BROKEN, "negative"),
        _relation("withholds", "Withholds support", _BROKEN, "negative"),
    ),
)

SHIPPED_SETS: Final = (MULTI_TRACK, RESPONDING_TO_CONFLICT)
