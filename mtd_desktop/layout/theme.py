"""The four looks of the page. Colour carries meaning only together with a number, a glyph or a line form.

The rim has nine of the ten colours of M. A. Petroff, "Accessible color sequences for data visualization"
(2021), in an order in which neighbours differ in hue and in lightness, so that they stay apart for
colour-blind eyes and on a copier. What is read or followed by eye is shifted in lightness until it reaches
the contrast it needs on what lies behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import dist
from types import MappingProxyType
from typing import Final, NamedTuple

from mtd_desktop.layout.colour import (
    GRAPHIC_CONTRAST,
    TEXT_CONTRAST,
    channels,
    contrast,
    ink_on,
    legible,
    mix,
    shade,
)
from mtd_desktop.model.actors import ActorKind
from mtd_desktop.model.processes import ProcessKind
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import ThemeName

TRACK_COLOURS: Final = (
    "#832db6", "#92dadd", "#bd1f01", "#94a4a2", "#a96b59", "#b9ac70", "#717581", "#ffa90e", "#3f90da",
)  # fmt: skip
KIND_COLOURS: Final[Mapping[ActorKind, str]] = MappingProxyType(
    {
        "person": "#3f90da",
        "organisation": "#a96b59",
        "group": "#b9ac70",
        "state": "#832db6",
        "media": "#92dadd",
        "armed group": "#bd1f01",
        "fund": "#ffa90e",
        "other": "#94a4a2",
    }
)
PROCESS_COLOURS: Final[Mapping[ProcessKind, str]] = MappingProxyType(
    {"1": "#0a3f47", "1.5": "#0f6067", "2": "#1b8085", "3": "#55a899"}
)
"""One hue, the darker the more official, so that the kinds keep their order on a copier."""
_PROCESSES_ON_DARK: Final[Mapping[ProcessKind, str]] = MappingProxyType(
    {"1": "#d9f3ee", "1.5": "#97d6cf", "2": "#52aeac", "3": "#2f8086"}
)
"""The same on a dark page, the lighter the more official: pushed to 3:1 the dark ones fell together."""
SEAL_COLOUR: Final = "#a3541c"


class Theme(NamedTuple):
    """Colours and scales of one look; `text` and `stroke` scale type and lines."""

    name: ThemeName
    paper: str
    ink: str
    muted: str
    faint: str
    """Guides that carry no meaning of their own, such as the rings."""
    neutral: str
    """Actors without a side."""
    tracks: tuple[str, ...] = TRACK_COLOURS
    text: float = 1.0
    stroke: float = 1.0
    tint: float = 16.0
    """Strength of the sectors' tints: distance from the paper in channels of 255."""
    fill: float = 0.22
    """Share of its colour in an actor's fill."""
    steps: tuple[float, ...] = ()
    """Luminances of the fills of the sides in order, where colour may be lost; none: all are light."""

    def track(self, number: int) -> str:
        """The colour of a track's rim band; outside the compass that of actors without a side."""
        return self.neutral if number == OUTSIDE else self.tracks[number - 1]

    def track_ink(self, number: int) -> str:
        """Black or white, for words on the rim band."""
        return ink_on(self.track(number))

    def ground(self, number: int) -> str:
        """What lies behind actors in a zone: the paper with a breath of the track's colour.

        All tints are equally strong: about 7 % of most colours, more of pale ones.
        """
        return self.paper if number == OUTSIDE else _ground(self, number)

    def actor_fill(self, colour: str, rank: int | None = None) -> str:
        """The fill of a circle whose edge means `colour`: light, or a grey of its own for each `rank`."""
        if rank is None or not self.steps:
            return mix(colour, self.paper, self.fill)
        return shade(colour, self.steps[rank % len(self.steps)])

    def edge(self, colour: str) -> str:
        """`colour` as an outline or a glyph: 3:1 on its own fill, on the paper and on every tint."""
        shade = legible(colour, self.actor_fill(colour), GRAPHIC_CONTRAST)
        return legible(shade, self.hardest, GRAPHIC_CONTRAST)

    def line(self, colour: str) -> str:
        """`colour` as a line on the page: 3:1 on the paper and on every tint."""
        return legible(colour, self.hardest, GRAPHIC_CONTRAST)

    def words(self, colour: str) -> str:
        """`colour` as text on the page: 4.5:1 on the paper and on every tint."""
        return legible(colour, self.hardest, TEXT_CONTRAST)

    def process(self, kind: ProcessKind) -> str:
        """The colour of a kind of process: the more official, the further from the paper."""
        dark = contrast(self.paper, "#ffffff") > contrast(self.paper, "#000000")
        return self.line((_PROCESSES_ON_DARK if dark else PROCESS_COLOURS)[kind])

    @property
    def hardest(self) -> str:
        """Of the paper and the tints, the ground on which the ink has the least contrast."""
        return _hardest(self)


@lru_cache(maxsize=128)
def _ground(look: Theme, number: int) -> str:
    colour = look.track(number)
    apart = dist(channels(colour), channels(look.paper))
    return mix(colour, look.paper, min(1.0, look.tint / max(apart, 1.0)))


@lru_cache(maxsize=16)
def _hardest(look: Theme) -> str:
    grounds = (look.paper, *(look.ground(number) for number in range(1, len(look.tracks) + 1)))
    return min(grounds, key=lambda ground: contrast(look.ink, ground))


_STEPS: Final = (0.93, 0.2, 0.52, 0.06, 0.72, 0.34)
"""Six greys, those of the first sides furthest apart."""

_THEMES: Final = MappingProxyType(
    {
        "paper": Theme("paper", "#fdfcf8", "#22211f", "#63615b", "#b9b5aa", "#5f6168"),
        "dark": Theme("dark", "#1b1c1f", "#f1efe9", "#b3b0a8", "#55575d", "#a9acb5", tint=24.0, fill=0.3),
        "projector": Theme(
            "projector",
            "#ffffff",
            "#000000",
            "#3d3d3d",
            "#9a9a9a",
            "#4a4c52",
            text=1.3,
            stroke=1.45,
            tint=20.0,
        ),
        "print": Theme(
            "print", "#ffffff", "#000000", "#4a4a4a", "#a8a8a8", "#4f4f4f", tint=13.0, fill=0.14, steps=_STEPS
        ),
    }
)


def theme(name: ThemeName) -> Theme:
    """The theme with this name."""
    return _THEMES[name]
