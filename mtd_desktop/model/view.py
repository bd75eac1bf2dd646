"""How the page shows the map: layout, theme, what colour, size and distance mean, what is written."""

from typing import Annotated, Final, Literal, get_args

from pydantic import Field

from mtd_desktop.model.base import Entity, Flag, Ident, Many, Real, Text
from mtd_desktop.model.dates import PartialDate
from mtd_desktop.model.processes import ProcessKind
from mtd_desktop.model.tracks import Zone

LayoutName = Literal["hub", "equal"]
"""`hub`: eight sectors with Track 9 in the middle; `equal`: nine sectors of forty degrees."""

ThemeName = Literal["paper", "dark", "projector", "print"]
Distance = Literal["none", "influence", "level", "closeness"]
ColourBy = Literal["side", "track", "kind", "none"]
SizeBy = Literal["influence", "links", "none"]
LabelBy = Literal["short", "name", "none"]

LensName = Literal[
    "nine", "five", "two", "two-narrow", "kinds", "pyramid", "categories", "sides", "confidentiality"
]
"""Ways of grouping the actors: the nine tracks, fewer, or by what else is recorded about them."""

LENSES: Final[tuple[LensName, ...]] = get_args(LensName)
LAYOUTS: Final[tuple[LayoutName, ...]] = get_args(LayoutName)
THEMES: Final[tuple[ThemeName, ...]] = get_args(ThemeName)
DISTANCES: Final[tuple[Distance, ...]] = get_args(Distance)


class View(Entity):
    """The settings of the page. `rotation` turns the compass clockwise, in degrees.

    `process_kinds` are the kinds of processes that the page shows, with the agreements that came out of
    them; `show_agreements` shows the agreements that came out of none.
    """

    layout: LayoutName = "hub"
    theme: ThemeName = "paper"
    rotation: Annotated[Real, Field(ge=-360.0, le=360.0)] = 0.0
    distance: Distance = "none"
    colour_by: ColourBy = "side"
    size_by: SizeBy = "influence"
    label_by: LabelBy = "short"
    show_title: Flag = True
    show_question: Flag = True
    show_legend: Flag = True
    show_credit: Flag = True
    show_link_labels: Flag = False
    show_outside: Flag = True
    process_kinds: Many[ProcessKind] = ()
    show_agreements: Flag = False


class SavedView(Entity):
    """A named way of looking at the map, to come back to."""

    id: Ident
    name: Text
    view: View = View()
    date: PartialDate | None = None
    caption: Text = ""
    hidden_tracks: Many[Zone] = ()
