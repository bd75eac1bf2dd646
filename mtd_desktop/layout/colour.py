"""Colours as `#rrggbb`: contrast after WCAG 2.2, mixtures, and the nearest colour that can be told apart."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache
from typing import Final

BLACK: Final = "#000000"
WHITE: Final = "#ffffff"
TEXT_CONTRAST: Final = 4.5
"""WCAG 2.2, 1.4.3: text against what lies behind it."""
GRAPHIC_CONTRAST: Final = 3.0
"""WCAG 2.2, 1.4.11: lines and shapes that carry meaning."""


@lru_cache(maxsize=4096)
def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def hexadecimal(red: float, green: float, blue: float) -> str:
    """The colour with these channels, 0 to 255, rounded."""
    return f"#{round(red):02x}{round(green):02x}{round(blue):02x}"


@lru_cache(maxsize=4096)
def luminance(colour: str) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (channel / 255 for channel in channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio, 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=4096)
def mix(one: str, other: str, share: float) -> str:
    """`share` (0 to 1) of `one` in `other`."""
    a, b = channels(one), channels(other)
    return hexadecimal(*(b[i] + (a[i] - b[i]) * share for i in range(3)))


def ink_on(fill: str) -> str:
    """Black or white, whichever is read better on `fill`: never below 4.58 (the root of 21)."""
    return max((BLACK, WHITE), key=lambda ink: contrast(ink, fill))


@lru_cache(maxsize=4096)
def legible(colour: str, paper: str, ratio: float = GRAPHIC_CONTRAST) -> str:
    """`colour` itself if it reaches `ratio` on `paper`, else the nearest lightness of its hue that does.

    Where no lightness reaches it (a ratio too high for this paper), black or white, whichever is better.
    """
    if contrast(colour, paper) >= ratio:
        return colour
    hue, lightness, saturation = rgb_to_hls(*(c / 255 for c in channels(colour)))
    step = -0.01 if ink_on(paper) == BLACK else 0.01
    while 0.0 <= lightness <= 1.0:
        found = hexadecimal(*(255 * c for c in hls_to_rgb(hue, lightness, saturation)))
        if contrast(found, paper) >= ratio:
            return found
        lightness += step
    return ink_on(paper)


@lru_cache(maxsize=4096)
def shade(colour: str, target: float) -> str:
    """The hue of `colour` as light or as dark as the luminance `target`, 0 to 1."""
    hue, _, saturation = rgb_to_hls(*(c / 255 for c in channels(colour)))
    low, high = 0.0, 1.0
    found = colour
    for _ in range(12):
        middle = (low + high) / 2
        found = hexadecimal(*(255 * c for c in hls_to_rgb(hue, middle, saturation)))
        low, high = (middle, high) if luminance(found) < target else (low, middle)
    return found
