"""The compass as it is drawn: rim bands with their names, tinted sectors, the hub, quiet rings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, cos, degrees, radians, sqrt
from typing import Final

from mtd_desktop.layout.arcs import band, circle, polar, polygon
from mtd_desktop.layout.density import Scale
from mtd_desktop.layout.drawing import Box, Circle, Item, Path, Shape, Stroke, Text
from mtd_desktop.layout.frame import CompassFrame
from mtd_desktop.layout.metrics import LINE_HEIGHT
from mtd_desktop.layout.page import Point
from mtd_desktop.layout.placing import ring_reach
from mtd_desktop.layout.theme import Theme
from mtd_desktop.layout.words import ring_names
from mtd_desktop.layout.wrap import ELLIPSIS, Wrapper, is_right_to_left, pieces, shown
from mtd_desktop.model.view import Distance

_SIZE: Final = 15.0
_SAG: Final = 0.1
"""How far the ends of a straight word may stand out from its arc, as a share of the band."""
_NOTE: Final = 11.5
_LEAST: Final = 0.56
"""Type on the rim shrinks to this share before a name is cut."""
_HEADROOM: Final = 1.25
"""Distance of the hub's title from the top of the disc, in sizes of its type."""
_CAP: Final = 0.714
"""Height of capital letters as a share of the size."""


def sector_items(frame: CompassFrame, number: int, look: Theme) -> tuple[Item, ...]:
    """The tint and the rim band of a sector."""
    angles, centre, gap = frame.angles(number), frame.centre, frame.gap
    seam = frame.gap * 0.6
    return (
        Shape(band(centre, frame.inner + gap, frame.rim - seam, angles, gap), fill=look.ground(number)),
        Shape(band(centre, frame.rim + seam, frame.radius, angles, gap), fill=look.track(number)),
    )


def hub_items(frame: CompassFrame, look: Theme) -> tuple[Item, ...]:
    """The disc in the middle with a point towards each sector: Track 9 touches all."""
    colour, centre = look.track(9), frame.centre
    width = frame.radius * 0.0075
    edge = frame.inner - frame.gap
    points = [
        _point(centre, edge - width, sum(frame.angles(sector)) / 2, frame.radius * 0.026)
        for sector in frame.sectors
    ]
    return (
        *(Shape(point, fill=colour) for point in points),
        Circle(*centre, edge - width / 2, look.ground(9), Stroke(colour, width)),
    )


def _point(centre: Point, radius: float, turn: float, size: float) -> Path:
    half = degrees(size * 0.8 / radius)
    return polygon(
        polar(centre, radius, turn - half),
        polar(centre, radius + size, turn),
        polar(centre, radius, turn + half),
    )


def rings(
    frame: CompassFrame, distance: Distance, borders: Sequence[float], look: Theme, scale: Scale
) -> tuple[Item, ...]:
    """Two faint dotted circles; or the borders of the rings that mean something, each with its name."""
    names = ring_names(distance)
    reach = [ring_reach(frame, ring) for ring in pairwise(borders)]
    size = _NOTE * look.text * max(1.0, scale.furniture * 0.8)
    width = 1.1 * look.stroke * max(1.0, scale.furniture * 0.8)
    stroke = Stroke(look.faint, width, (0.01, width * 4.2), round=True)
    items: list[Item] = [Shape(circle(frame.centre, high), stroke=stroke) for _, high in reach[:-1]]
    turn = frame.angles(frame.sectors[-1])[1]
    colour = look.words(look.muted)
    for (low, high), name in zip(reach, names, strict=False):
        x, y = polar(frame.centre, (low + high) / 2, turn)
        items.append(Text(x, y + size * 0.35, name, size, colour, halo=look.paper, halo_width=3.0))
    return tuple(items)


def hub_title(
    frame: CompassFrame, title: str, look: Theme, scale: Scale, wrapper: Wrapper
) -> tuple[tuple[Text, ...], Box]:
    """The name of the track in the middle, straight, at the top within the disc, and its box."""
    edge = frame.inner - frame.gap - frame.radius * 0.0075
    size = 12.5 * scale.furniture
    lines = _disc_lines(title, size, edge, wrapper)
    while len(lines) > 3 and size > 5.0 * scale.furniture:
        size *= 0.93
        lines = _disc_lines(title, size, edge, wrapper)
    cx, cy = frame.centre
    top = cy - edge + _HEADROOM * size
    texts: list[Text] = []
    widest = 0.0
    for i, full in enumerate(lines[:3]):
        line = wrapper.fitted(full, size, _chord(edge, i, size), bold=True)
        width = wrapper.width(line, size, bold=True)
        widest = max(widest, width)
        baseline = top + (i + 0.79) * size * LINE_HEIGHT
        texts.append(
            Text(
                cx,
                baseline,
                line,
                size,
                look.words(look.track(9)),
                bold=True,
                width=width,
                halo=look.ground(9),
                halo_width=size * 0.22,
            )
        )
    bottom = top + len(texts) * size * LINE_HEIGHT
    return tuple(texts), (cx - widest / 2, top, cx + widest / 2, bottom)


def _chord(edge: float, line: int, size: float) -> float:
    """The room in a line of the hub's title: as wide as the disc is at the line's upper corners."""
    y = max(edge - (_HEADROOM + line * LINE_HEIGHT) * size, 0.0)
    return max(2 * sqrt(max(edge * edge - y * y, 0.0)) - size * 0.7, size)


def _disc_lines(title: str, size: float, edge: float, wrapper: Wrapper) -> list[str]:
    """The title in lines that grow with the disc; more than three when the type must shrink."""
    lines: list[str] = []
    current = ""
    for part, spaced in pieces(shown(title)):
        longer = f"{current} {part}" if spaced and current else current + part
        if current and wrapper.width(longer, size, bold=True) > _chord(edge, len(lines), size):
            lines.append(current)
            current = part
        else:
            current = longer
    lines.append(current)
    if any(wrapper.width(line, size, bold=True) > _chord(edge, i, size) for i, line in enumerate(lines)):
        return [*lines, "", "", ""]
    return lines


def band_title(
    frame: CompassFrame, number: int, title: str, look: Theme, scale: Scale, wrapper: Wrapper
) -> tuple[Text, ...]:
    """Number and name on a rim band, word by word along the arc, upright, in one or two lines."""
    start, end = frame.angles(number)
    middle = (start + end) / 2
    flipped = cos(radians(middle)) < -1e-6
    radius = (frame.rim + frame.radius) / 2
    thick = frame.radius - frame.rim
    size = min(_SIZE * scale.furniture, thick * 0.46)
    room = radians(end - start) * radius - 2 * frame.gap - size * 1.6
    words = pieces(shown(title))
    lines, size = _set(words, size, room, thick, wrapper)
    lines = [_bent(line, size, sqrt(8 * radius * thick * _SAG), wrapper) for line in lines]
    colour = look.track_ink(number)
    texts: list[Text] = []
    for i, line in enumerate(lines):
        shift = ((len(lines) - 1) / 2 - i) * size * 1.12
        away = radius + (-shift if flipped else shift)
        texts += _along(frame.centre, away, middle, line, size, colour, wrapper, flipped=flipped)
    return tuple(texts)


def _set(
    words: list[tuple[str, bool]], size: float, room: float, thick: float, wrapper: Wrapper
) -> tuple[list[list[tuple[str, bool]]], float]:
    """Words in one line or two, and the size at which they fit; cut where even that is not enough."""
    full = _length(words, size, wrapper)
    if full <= room / 0.86:
        return [words], size * min(1.0, room / full if full else 1.0)
    two = min(size * 0.84, thick * 0.37)
    best = min(range(1, len(words) + 1), key=lambda i: _longer(words, i, two, wrapper))
    lines = [line for line in (words[:best], words[best:]) if line]
    longest = max(_length(line, two, wrapper) for line in lines)
    if longest <= room:
        return lines, two
    if len(lines) == 1 or longest * _LEAST > room:
        shrunk = max(size * _LEAST, two * room / longest)
        return [_cut(line, shrunk, room, wrapper) for line in lines], shrunk
    return lines, two * room / longest


def _longer(words: Sequence[tuple[str, bool]], at: int, size: float, wrapper: Wrapper) -> float:
    """The length of the longer line when the second one begins at a word."""
    return max(_length(words[:at], size, wrapper), _length(words[at:], size, wrapper))


def _cut(words: list[tuple[str, bool]], size: float, room: float, wrapper: Wrapper) -> list[tuple[str, bool]]:
    """As many words as fit, the last one shortened."""
    kept = list(words)
    while len(kept) > 1 and _length(kept, size, wrapper) > room:
        kept.pop()
    if len(kept) < len(words):
        kept[-1] = (kept[-1][0] + ELLIPSIS, kept[-1][1])
    last, spaced = kept[-1]
    others = _length(kept[:-1], size, wrapper)
    if others + wrapper.width(last, size, bold=True) > room:
        kept[-1] = (wrapper.fitted(last, size, max(room - others - size, size), bold=True), spaced)
    return kept


def _bent(
    words: Sequence[tuple[str, bool]], size: float, longest: float, wrapper: Wrapper
) -> list[tuple[str, bool]]:
    """Words so long that they would leave the band if set straight, in parts; cursive scripts stay whole."""
    found: list[tuple[str, bool]] = []
    for word, spaced in words:
        count = ceil(wrapper.width(word, size, bold=True) / longest)
        if count < 2 or is_right_to_left(word):
            found.append((word, spaced))
            continue
        length = ceil(len(word) / count)
        found += [(word[at : at + length], spaced and at == 0) for at in range(0, len(word), length)]
    return found


def _length(words: Sequence[tuple[str, bool]], size: float, wrapper: Wrapper) -> float:
    total = sum(wrapper.width(word, size, bold=True) for word, _ in words)
    return total + sum(_space(size) for _, spaced in words[1:] if spaced)


def _space(size: float) -> float:
    return size * 0.3


def _along(
    centre: Point,
    away: float,
    middle: float,
    words: Sequence[tuple[str, bool]],
    size: float,
    colour: str,
    wrapper: Wrapper,
    *,
    flipped: bool,
) -> list[Text]:
    """Words on a circle, each straight on its own tangent, in reading order to the eye."""
    shown_words = in_sight(words)
    total = _length(shown_words, size, wrapper)
    sign = -1.0 if flipped else 1.0
    baseline = away - sign * size * _CAP / 2
    texts: list[Text] = []
    done = -total / 2
    for i, (word, spaced) in enumerate(shown_words):
        width = wrapper.width(word, size, bold=True)
        if i and spaced:
            done += _space(size)
        turn = middle + sign * degrees((done + width / 2) / away)
        # The ends of a straight word stand further out than its middle: let it bulge to both sides.
        x, y = polar(centre, baseline - width * width / (24 * away), turn)
        angle = (turn + (180.0 if flipped else 0.0) + 180.0) % 360.0 - 180.0
        texts.append(Text(x, y, word, size, colour, bold=True, angle=angle, width=width))
        done += width
    return texts


def in_sight(words: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Words in the order in which they stand from left to right.

    In a title that runs to the left the order is turned round, but runs of words that run to the right,
    and the numbers in them, keep theirs.
    """
    # The number before the name has no direction of its own; the first letter decides.
    if not is_right_to_left("".join(word for word, _ in words)):
        return list(words)
    runs: list[list[str]] = []
    for word, _ in words:
        if runs and _is_latin(word) and _is_latin(runs[-1][-1]):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [(word, True) for run in reversed(runs) for word in run]


def _is_latin(word: str) -> bool:
    return not is_right_to_left(word) and any(c.isalpha() for c in word)


def rim_notes(frame: CompassFrame, look: Theme) -> tuple[Item, ...]:
    """A quiet ring in the empty middle of nine equal sectors."""
    if frame.layout == "hub":
        return ()
    return (Circle(*frame.centre, frame.inner * 0.5, None, Stroke(look.faint, 1.2 * look.stroke)),)
