"""A page as SVG: real text, one group for each track, link and actor, with an id and a title.

What was tried in Chromium, Inkscape, librsvg and LibreOffice, and what follows from it:

* `paint-order` is unknown to LibreOffice, which then paints a halo over its text. So a halo is an element
  of its own below the text: the same words, stroked, hidden from screen readers, of the class `halo`.
  Whoever reads the words of a page out of the file leaves that class out.
* LibreOffice ignores `direction`. A line that begins in a right-to-left script therefore stands between
  isolates (U+2067, U+2069), has `direction` for the others, and is anchored in its middle, which is the
  one anchor that all four understand alike in both directions.
* `textPath` is not understood by all. `xml:space` is, but only on the text itself.
* Words along a band are cut into lines of their own, each turned. Where our font is missing and another is
  wider, they would run into each other, so they carry the width they had as `textLength`; librsvg ignores
  it, which is no loss. Inkscape drops right-to-left words that have it, so those never do.

The same drawing gives the same bytes. The file names no person, program, path or moment.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from mtd_desktop.layout.drawing import Anchor, Circle, Drawing, Group, Item, Path, Shape, Stroke, Text

FONTS: Final = "Noto Sans, Noto Sans Arabic, Segoe UI, Helvetica Neue, Arial, sans-serif"

_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DIRECTING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SPECIAL: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_NOT_IN_ID: Final = re.compile(r"[^A-Za-z0-9._-]")
_SHIFTS: Final[dict[Anchor, float]] = {"start": 0.5, "middle": 0.0, "end": -0.5}
_ISOLATE, _END_OF_ISOLATE = "\u2067", "\u2069"


def svg_text(drawing: Drawing, *, transparent: bool = False) -> str:
    """The page as the text of an SVG file; without its paper if `transparent`."""
    return "\n".join(
        (*_head(drawing, transparent=transparent), *map(_group, drawing.groups), "</g>", "</svg>", "")
    )


def _head(drawing: Drawing, *, transparent: bool) -> Iterator[str]:
    width, height = number(drawing.width), number(drawing.height)
    language = attribute(drawing.language or "en")
    # The names of the page's own parts must not meet those of groups: there is a group "title".
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    spoken = 'role="graphics-document" aria-labelledby="page-title" aria-describedby="page-description"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} lang="{language}" xml:lang="{language}" {spoken}>'
    yield f'<title id="page-title">{content(drawing.title)}</title>'
    yield f'<desc id="page-description">{content(drawing.description)}</desc>'
    if not transparent:
        yield f'<rect width="{width}" height="{height}" fill="{attribute(drawing.background)}"/>'
    yield f'<g font-family="{FONTS}" fill="none" fill-rule="evenodd">'


def _group(group: Group) -> str:
    titled = f' role="graphics-symbol"><title>{content(group.title)}</title>' if group.title else ">"
    inside = "".join(f"\n{line}" for line in _items(group.items))
    return f'<g id="{_NOT_IN_ID.sub("-", group.ident)}" class="{group.role}"{titled}{inside}\n</g>'


def _items(items: Iterable[Item]) -> Iterator[str]:
    """Elements in painting order; in lines of text that follow each other no halo covers the line above."""
    for are_lines, run in groupby(items, key=lambda item: isinstance(item, Text)):
        together = list(run)
        if are_lines:
            lines = [item for item in together if isinstance(item, Text)]
            yield from (_halo(line) for line in lines if line.halo and line.halo_width > 0)
        yield from map(_item, together)


def _item(item: Item) -> str:
    match item:
        case Circle():
            place = f'cx="{number(item.x)}" cy="{number(item.y)}" r="{number(item.r)}"'
            return f"<circle {place}{_paint(item)}/>"
        case Shape():
            return f'<path d="{path_data(item.path)}"{_paint(item)}/>'
        case Text():
            return _text(item, f' fill="{attribute(item.colour)}"')


def _paint(item: Circle | Shape) -> str:
    fill = f' fill="{attribute(item.fill)}"{_opacity("fill", item.opacity)}' if item.fill else ""
    stroke = item.stroke
    return fill if stroke is None or stroke.width <= 0 else fill + _stroke(stroke, item.opacity)


def _stroke(stroke: Stroke, opacity: float) -> str:
    dash = f' stroke-dasharray="{" ".join(map(number, stroke.dash))}"' if stroke.dash else ""
    ends = ' stroke-linecap="round" stroke-linejoin="round"' if stroke.round else ""
    line = f' stroke="{attribute(stroke.colour)}" stroke-width="{number(stroke.width)}"'
    return f"{line}{dash}{ends}{_opacity('stroke', stroke.opacity * opacity)}"


def _opacity(what: str, value: float) -> str:
    return "" if value >= 1 else f' {what}-opacity="{number(max(value, 0.0))}"'


def _halo(text: Text) -> str:
    stroke = Stroke(text.halo or "", 2 * text.halo_width, round=True)
    return _text(text, f'{_stroke(stroke, 1.0)} class="halo" aria-hidden="true"')


def _text(text: Text, paint: str) -> str:
    x, anchor, words, direction = text.x, text.anchor, content(text.text), ""
    if right_to_left(text.text):
        # Along the line, which may be turned; the turn is about the old point either way.
        x, anchor, direction = text.x + _SHIFTS[anchor] * text.width, "middle", ' direction="rtl"'
        words = f"{_ISOLATE}{words}{_END_OF_ISOLATE}"
    place = f'x="{number(x)}" y="{number(text.y)}" font-size="{number(text.size)}"'
    if anchor != "start":
        place += f' text-anchor="{anchor}"'
    if text.bold:
        place += ' font-weight="bold"'
    if "  " in words or words != words.strip():
        place += ' xml:space="preserve"'
    if text.italic:
        place += ' font-style="italic"'
    if text.angle:
        if text.width > 0 and not _has_right_to_left(text.text):
            place += f' textLength="{number(text.width)}" lengthAdjust="spacingAndGlyphs"'
        place += f' transform="rotate({number(text.angle)} {number(text.x)} {number(text.y)})"'
    return f"<text {place}{direction}{paint}>{words}</text>"


def right_to_left(text: str) -> bool:
    """Whether a line of text runs from the right: whether the first letter that has a direction does."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def _has_right_to_left(text: str) -> bool:
    """Whether any letter of a line runs from the right."""
    return any(unicodedata.bidirectional(letter) in {"R", "AL", "AN"} for letter in text)


def path_data(path: Path) -> str:
    """A path in the shortest usual spelling."""
    return "".join(segment[0] + " ".join(map(number, segment[1:])) for segment in path)


def number(value: float) -> str:
    """A number with at most two decimals, in the same spelling on every machine."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def content(text: str) -> str:
    """Words as XML: one line, without what XML forbids and without marks that turn the reading direction."""
    plain = _DIRECTING.sub("", _FORBIDDEN.sub("", text))
    return re.sub(r"[\t\n\r]", " ", plain).translate(_SPECIAL)


attribute = content
"""The same holds inside double quotes."""
