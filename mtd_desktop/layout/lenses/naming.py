"""What the lenses are called, and what each says about itself on the page: what it shows, after whom.

Sources are named as the manual of the questions names them. What is our own judgement says so.
"""

from __future__ import annotations

from collections.abc import Mapping

from mtd_desktop.i18n import translate
from mtd_desktop.layout.cast import Cast
from mtd_desktop.layout.lenses.lens import Lens
from mtd_desktop.layout.wrap import shown
from mtd_desktop.model.tracks import OUTSIDE
from mtd_desktop.model.view import LensName


def lens_names() -> Mapping[LensName, str]:
    """The lenses in the reader's language, in the order of the menus."""
    return {
        "nine": translate("Lens", "Nine tracks"),
        "five": translate("Lens", "Five tracks (1989)"),
        "two": translate("Lens", "Two tracks, broad"),
        "two-narrow": translate("Lens", "Two tracks, narrow"),
        "kinds": translate("Lens", "Tracks 1, 1.5, 2 and 3"),
        "pyramid": translate("Lens", "Pyramid of leadership"),
        "categories": translate("Lens", "Fields of peace building"),
        "sides": translate("Lens", "Sides"),
        "confidentiality": translate("Lens", "Confidentiality"),
    }


def lens_meanings() -> Mapping[LensName, str]:
    """What each lens shows, with its source, and what in it is our own judgement."""
    return {
        "nine": translate(
            "Lens", "Everybody by the track of peace making they work on (Diamond and McDonald 1991–96)."
        ),
        "five": translate(
            "Lens",
            "The five tracks that McDonald counted in 1989; the other four came in 1991 (McDonald 2003).",
        ),
        "two": translate(
            "Lens",
            "Track One is government, Track Two all that is unofficial: the broad reading of the pair of "
            "1981–82 (Multi-track history). To begin with this one is our choice.",
        ),
        "two-narrow": translate(
            "Lens",
            "Track Two in the narrow sense of 1981–82: professional conflict resolution only "
            "(Multi-track history).",
        ),
        "kinds": translate(
            "Lens",
            "Everybody by the processes they take part in (USIP 2019). Who is in several stands with the "
            "most official one, with a notch for the others: our judgement.",
        ),
        "pyramid": translate(
            "Lens",
            "Everybody by their level of society: few at the top, many at the grassroots (Lederach 1997). "
            "Who stands on which level is this map’s judgement.",
        ),
        "categories": translate(
            "Lens",
            "Everybody by the field of the processes they take part in (McDonald 2003). Who is in several "
            "stands with the first, with a notch for the others: our judgement.",
        ),
        "sides": translate(
            "Lens",
            "The parties opposite each other, third parties between them. The sides are as this map records "
            "them; the arrangement is ours.",
        ),
        "confidentiality": translate(
            "Lens", "How far each entry may travel, as this map records it. The three grades are our own."
        ),
    }


def note(lens: Lens, cast: Cast, *, ever: bool) -> tuple[str, str]:
    """The name of the lens and its line on the page: for the date, or for all times."""
    if lens.name == "nine":
        return "", ""
    actors = cast.ever if ever else cast.actors
    line = " ".join((lens_meanings()[lens.name], _count(lens, cast, len(actors), ever=ever))).strip()
    return lens_names()[lens.name], line


def _count(lens: Lens, cast: Cast, total: int, *, ever: bool) -> str:
    """How many the lens has no word for."""
    figures = {figure.ident: figure.zone for figure in (*cast.inside, *cast.outside)}
    idents = cast.ever if ever else cast.actors
    zones = [figures[cast.figures.get(ident, ident)] for ident in idents]
    if lens.by_tracks:
        unnamed = sum(not lens.is_named(zone) for zone in zones)
        if all(group.named for group in lens.groups):
            return ""
        return translate(
            "Lens", "{count} of {all} actors stand on tracks that this lens does not name."
        ).format(count=unnamed, all=total)
    none = sum(zone in (OUTSIDE, lens.rest) for zone in zones)
    if not none:
        return ""
    words = {
        "kinds": translate("Lens", "{count} of {all} actors are in none."),
        "categories": translate("Lens", "{count} of {all} actors are in none."),
        "sides": translate("Lens", "The side of {count} of {all} actors is not recorded."),
        "pyramid": translate("Lens", "The level of {count} of {all} actors is not recorded."),
    }
    return words[lens.name].format(count=none, all=total)


def zone_name(lens: Lens, zone: int, outside: str) -> str:
    """The name of a zone of the lens; `outside` is that of the one beyond the rim."""
    if zone != OUTSIDE:
        return shown(lens.groups[zone - 1].title)
    return lens.beside or outside
