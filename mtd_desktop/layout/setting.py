"""What all steps of one page need to know."""

from __future__ import annotations

from typing import NamedTuple

from mtd_desktop.layout.cast import Cast, Moment
from mtd_desktop.layout.gatherings import Gatherings
from mtd_desktop.layout.theme import Theme
from mtd_desktop.model.document import Map
from mtd_desktop.model.view import View


class Setting(NamedTuple):
    """A map, how it is to look, when, and who is there then."""

    map: Map
    view: View
    look: Theme
    moment: Moment
    cast: Cast
    gatherings: Gatherings
    transparent: bool

    @property
    def date(self) -> str | None:
        """The partial date of the page."""
        return self.moment.date
