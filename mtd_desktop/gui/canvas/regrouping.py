"""What hands may do in a lens that does not go by tracks: move actors to another group, where that is
recorded about themselves, and nothing else. Nobody chooses a place there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtd_desktop.i18n import translate
from mtd_desktop.layout.lenses.meaning import BY_TRACKS, FIELDS, means
from mtd_desktop.layout.page import Page
from mtd_desktop.layout.words import zone_name
from mtd_desktop.model.document import Map

if TYPE_CHECKING:
    from mtd_desktop.editing.operation import Operation


def is_by_tracks(page: Page) -> bool:
    """Whether the zones of the page are tracks, where places hold and actors are added."""
    return page.lens in BY_TRACKS


def may_regroup(page: Page) -> bool:
    """Whether dropping an actor in another zone of the page says something."""
    return page.lens in BY_TRACKS or page.lens in FIELDS


def name_of(page: Page, m: Map, zone: int) -> str:
    """What a zone of the page is called."""
    return page.zones.get(zone) or zone_name(m, zone)


def regrouped(page: Page, m: Map, moves: Sequence[tuple[str, int]]) -> Operation | None:
    """The change by which each actor belongs to the group of a zone; nothing for those who do already."""
    from mtd_desktop.editing.actor_ops import SetActorField
    from mtd_desktop.editing.together import Together

    steps: list[Operation] = []
    for ident, zone in moves:
        meaning = means(page.lens, zone, m)
        if meaning is not None and zone != page.spots[ident].zone:
            field, value = meaning
            steps.append(SetActorField((ident,), field, value))
    if len(steps) > 1:
        return Together(tuple(steps))
    return steps[0] if steps else None


def why_not_here(page: Page) -> str:
    """Why a drag moves nobody in this lens, and what to do."""
    if page.lens in FIELDS:
        return translate("Canvas", "In this lens everybody finds a place; only another group can be chosen.")
    return translate(
        "Canvas",
        "Where somebody stands in this lens follows from the processes they take part in. Change those.",
    )


def why_nobody_new() -> str:
    """Why nobody is added in this lens, and what to do."""
    return translate("Canvas", "Actors are added on tracks. Go back to the nine tracks first (View, Lens).")
