"""Figures about tracks: who covers them, and which links join them."""

from __future__ import annotations

from mtd_desktop.analysis.coverage import By, coverage
from mtd_desktop.analysis.pairs import NO_LINKS, Pair, pairs
from mtd_desktop.analysis.present import Present
from mtd_desktop.charts.spec import Bars, Matrix, Series, Value
from mtd_desktop.charts.wording import listed, names
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.model.tracks import TRACK_NUMBERS
from mtd_desktop.model.wording import choices

UNKNOWN_COLOUR = "#94a4a2"
LEVEL_COLOURS = {"top": "#832db6", "middle": "#3f90da", "grassroots": "#b9ac70"}


def coverage_chart(there: Present, by: By) -> Bars:
    """How many actors each track has, stacked by side or by level."""
    m = there.map
    found = coverage(there, by)
    series = []
    for number, value in enumerate(found.values):
        name, colour = _group(m, by, value)
        cells = []
        for track in TRACK_NUMBERS:
            members = found.members.get((track, value), ())
            words = translate("Figures", "{track}, {group}: {actors}").format(
                track=m.framework.track(track).title, group=name, actors=listed(names(m, members))
            )
            cells.append(Value(len(members), words, members))
        series.append(Series(name, colour, tuple(cells), texture=number))
    title = {
        "side": translate("Figures", "Tracks by side"),
        "level": translate("Figures", "Tracks by level of society"),
    }[by]
    return Bars(
        title=title,
        says=translate(
            "Figures", "How many actors stand on each track. An empty track may be a gap in the map."
        ),
        source=_LEVEL_SOURCE if by == "level" else "",
        categories=tuple(m.framework.track(n).title for n in TRACK_NUMBERS),
        series=tuple(series),
        empty="" if series else translate("Figures", "No actor stands on a track here yet."),
    )


_LEVEL_SOURCE = "J. P. Lederach, Building Peace, 1997"


def _group(m: Map, by: By, value: str | None) -> tuple[str, str]:
    if value is None:
        return translate("Figures", "not recorded"), UNKNOWN_COLOUR
    if by == "side":
        side = m.side_by_id[value]
        return side.name, side.colour
    return choices("level")[value], LEVEL_COLOURS[value]


def matrix_chart(there: Present) -> Matrix:
    """How many links join each two tracks; the diagonal are links within one track."""
    m = there.map
    found = pairs(there)
    titles = tuple(m.framework.track(n).title for n in TRACK_NUMBERS)
    cells, tints = [], []
    for row in TRACK_NUMBERS:
        here = [found.get((column, row), NO_LINKS) for column in TRACK_NUMBERS if column <= row]
        blank = len(TRACK_NUMBERS) - len(here)
        cells.append((*(_cell(m, n, row, pair) for n, pair in enumerate(here, start=1)), *(None,) * blank))
        tints.append((*(_tint(pair) for pair in here), *(0.0,) * blank))
    return Matrix(
        title=translate("Figures", "Links between tracks"),
        says=translate(
            "Figures",
            "How many links join each two tracks; on the diagonal, links within one. With + more of them join"
            " people than part them, with − fewer.",
        ),
        source="",
        rows=titles,
        columns=titles,
        cells=tuple(cells),
        tints=tuple(tints),
        empty="" if found else translate("Figures", "No link joins actors on tracks here yet."),
    )


def _cell(m: Map, one: int, other: int, pair: Pair) -> Value:
    tracks = m.framework.track(one).title, m.framework.track(other).title
    if not pair.count:
        words = translate("Figures", "{one} – {other}: no links").format(one=tracks[0], other=tracks[1])
        return Value(0.0, words)
    template = translate(
        "Figures", "{one} – {other}: {count} links, strength {strength}, {joining} joining, {parting} parting"
    )
    words = template.format(
        one=tracks[0],
        other=tracks[1],
        count=pair.count,
        strength=pair.strength,
        joining=pair.positive,
        parting=pair.negative,
    )
    return Value(pair.count, words, pair.links)


def _tint(pair: Pair) -> float:
    return (pair.positive - pair.negative) / pair.count if pair.count else 0.0
