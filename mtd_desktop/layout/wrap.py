"""Breaking what people wrote into lines, in any script, and making it safe to show on one line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from mtd_desktop.layout.metrics import TextMeasurer

ELLIPSIS: Final = "…"
_LIMIT: Final = 400
"""Characters of a text that are looked at at all; no label has room for more."""
_STRETCH: Final = 1.4
"""How much wider than the room a single word may be before it is broken."""
_SOFT: Final = "\u00ad"
_JOINERS: Final = "\u200c\u200d"
_RIGHT_TO_LEFT_ISOLATE: Final = "\u2067"
_LEFT_TO_RIGHT_ISOLATE: Final = "\u2066"
_POP: Final = "\u2069"
_BREAKS: Final = re.compile(r"(?<=[/\-–—])(?=\w)")
_UNSPACED: Final = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u2e80", "\u9fff"),
    ("\uac00", "\ud7af"),
    ("\uf900", "\ufaff"),
)
"""Scripts written without spaces between words, or that may break between any two signs."""

Piece = tuple[str, bool]
"""A piece that stays in one line, and whether a space stands before it."""


class Wrapper:
    """Wraps texts for one measurer and remembers what it measured."""

    def __init__(self, measurer: TextMeasurer) -> None:
        self._measurer = measurer
        self._widths: dict[tuple[str, float, bool], float] = {}
        self._lines: dict[tuple[str, float, float, int, bool], tuple[str, ...]] = {}

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """The width of a line, remembered."""
        key = (text, size, bold)
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) > 60_000:
                self._widths.clear()
            found = self._widths[key] = self._measurer.width(text, size, bold=bold)
        return found

    def lines(
        self, text: str, size: float, room: float, most: int = 3, *, bold: bool = False
    ) -> tuple[str, ...]:
        """`text` in the fewest lines of at most `room` units, balanced; at most `most`, then an ellipsis.

        A single word wider than `room` is broken where its script allows it, else cut with an ellipsis.
        """
        key = (text, size, room, most, bold)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) > 30_000:
                self._lines.clear()
            found = self._lines[key] = self._broken(shown(text), size, room, most, bold)
        return found

    def widest(self, text: str, size: float) -> float:
        """The width of the widest piece of `text`."""
        return max((self.width(piece, size) for piece in text.split()), default=0.0)

    def fitted(self, text: str, size: float, room: float, *, bold: bool = False) -> str:
        """`text` in one line, cut with an ellipsis where it is wider than `room`."""
        if self.width(text, size, bold=bold) <= room:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle].rstrip() + ELLIPSIS, size, bold=bold) <= room:
                low = middle
            else:
                high = middle - 1
        return text[: _whole(text, low)].rstrip() + ELLIPSIS

    def _broken(self, text: str, size: float, room: float, most: int, bold: bool) -> tuple[str, ...]:
        if not text:
            return ()
        if self.width(text, size, bold=bold) <= room:
            return (text,)
        whole = pieces(text)
        widest = max(self.width(word, size, bold=bold) for word, _ in whole)
        if room < widest <= room * _STRETCH:
            # Better a label a little too wide than a word taken apart.
            room = widest
        parts = [part for piece in whole for part in self._cut(piece, size, room, bold)]
        widths = [self.width(part, size, bold=bold) for part, _ in parts]
        space = self.width(" ", size, bold=bold)
        breaks = _filled(parts, widths, space, room)
        count = len(breaks)
        if count <= most:
            breaks = _balanced(parts, widths, space, room, count)
            lines = [_joined(parts[a:b]) for a, b in zip(breaks, (*breaks[1:], len(parts)), strict=True)]
        else:
            lines = [_joined(parts[breaks[i] : breaks[i + 1]]) for i in range(most - 1)]
            rest = _joined(parts[breaks[most - 1] : breaks[most] + 1])
            lines.append(self.fitted(rest, size, room, bold=bold))
        base = is_right_to_left(text)
        return tuple(_turned(line, base) for line in lines)

    def _cut(self, piece: Piece, size: float, room: float, bold: bool) -> list[Piece]:
        """A piece that is wider than a line in several; cursive scripts are shortened instead."""
        word, spaced = piece
        if self.width(word, size, bold=bold) <= room + 0.01:
            return [piece]
        if is_right_to_left(word):
            return [(self.fitted(word, size, room, bold=bold), spaced)]
        parts: list[Piece] = []
        while word:
            end = len(word)
            while end > 1 and self.width(word[:end] + "-", size, bold=bold) > room:
                end = min(end - 1, max(1, int(end * room / self.width(word[:end], size, bold=bold)) + 1))
            end = max(1, _whole(word, end)) if end < len(word) else end
            if 0 < len(word) - end < 3 and end > 5:
                end -= 3
            hyphen = _SOFT if end < len(word) and word[end - 1].isalpha() and word[end].isalpha() else ""
            parts.append((word[:end] + ("" if _is_unspaced(word) else hyphen), spaced))
            word, spaced = word[end:], False
        return parts


def shown(text: str) -> str:
    """`text` as one line that can be shown: without control and direction characters, spaces made single."""
    if text.isascii() and text.isprintable() and "  " not in text and text == text.strip():
        return text[:_LIMIT]
    return _shown(text[: 2 * _LIMIT])


def _is_unspaced(word: str) -> bool:
    if max(word, default="") < _UNSPACED[0][0]:
        return False
    return any(first <= sign <= last for sign in word for first, last in _UNSPACED)


@lru_cache(maxsize=20_000)
def _shown(text: str) -> str:
    kept = "".join(
        character
        if (category := unicodedata.category(character)) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
        or character in _JOINERS
        else (" " if category in ("Cc", "Zl", "Zp") else "")
        for character in text
    )
    return " ".join(kept.split())[:_LIMIT]


def pieces(text: str) -> list[Piece]:
    """The pieces between which a line may end: at spaces, after / and -, between signs without spaces."""
    found: list[Piece] = []
    for word in text.split():
        spaced = True
        for part in _BREAKS.split(word):
            for small in _signs(part) if _is_unspaced(part) else (part,):
                found.append((small, spaced))
                spaced = False
    return found


@lru_cache(maxsize=20_000)
def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs to the left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def isolated(text: str) -> str:
    """`text` to stand among others in one line without disturbing their order."""
    return f"{_RIGHT_TO_LEFT_ISOLATE}{text}{_POP}" if is_right_to_left(text) else text


def _turned(line: str, right_to_left: bool) -> str:
    """A line that would run in another direction than the text it is part of, isolated."""
    if line.isascii() and not right_to_left:
        return line
    if is_right_to_left(line) == right_to_left or not any(
        unicodedata.bidirectional(c) in ("R", "AL", "L") for c in line
    ):
        return line
    if not right_to_left or any(unicodedata.bidirectional(c) in ("R", "AL") for c in line):
        mark = _RIGHT_TO_LEFT_ISOLATE if right_to_left else _LEFT_TO_RIGHT_ISOLATE
        return f"{mark}{line}{_POP}"
    return line


def _signs(text: str) -> list[str]:
    """Single signs, marks kept with what they mark."""
    signs: list[str] = []
    for character in text:
        if signs and (unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Mc")):
            signs[-1] += character
        else:
            signs.append(character)
    return signs


def _whole(text: str, end: int) -> int:
    """The last place up to `end` that does not part a letter from its marks or joiners."""
    while 0 < end < len(text) and (
        unicodedata.category(text[end]) in ("Mn", "Mc", "Me", "Cf", "Sk") or text[end - 1] in _JOINERS
    ):
        end -= 1
    return end


def _joined(parts: Sequence[Piece]) -> str:
    line = "".join(f" {part}" if spaced else part for part, spaced in parts).strip()
    # Where a word was taken apart, the hyphen shows at the end of a line only.
    return line[:-1].replace(_SOFT, "") + line[-1:].replace(_SOFT, "-")


def _filled(parts: Sequence[Piece], widths: Sequence[float], space: float, room: float) -> list[int]:
    """The first piece of every line when each line takes as much as it can."""
    breaks, used = [0], widths[0]
    for i in range(1, len(parts)):
        wider = used + widths[i] + (space if parts[i][1] else 0.0)
        if wider > room + 0.01:
            breaks.append(i)
            used = widths[i]
        else:
            used = wider
    return breaks


def _balanced(
    parts: Sequence[Piece], widths: Sequence[float], space: float, room: float, count: int
) -> list[int]:
    """The breaks of the narrowest block of `count` lines."""
    low, high = max(widths), room
    best = _filled(parts, widths, space, room)
    for _ in range(7):
        middle = (low + high) / 2
        breaks = _filled(parts, widths, space, middle)
        if len(breaks) <= count:
            best, high = breaks, middle
        else:
            low = middle
    return best
