"""The words within the frame, which actors do not stand on and links keep off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mtd_desktop.layout.bands import band_title, hub_title, rings
from mtd_desktop.layout.block import text_box
from mtd_desktop.layout.density import Scale
from mtd_desktop.layout.drawing import Box, Text
from mtd_desktop.layout.frame import CompassFrame
from mtd_desktop.layout.lenses.pyramid import PyramidFrame
from mtd_desktop.layout.page import Spot
from mtd_desktop.layout.regions import Ground
from mtd_desktop.layout.setting import Setting
from mtd_desktop.layout.wrap import Wrapper

_TIGHT: Final = "words-"
"""Beginning of the names under which words stand among the spots that links avoid; no id begins so."""


def reserved(setting: Setting, scale: Scale, frame: Ground, wrapper: Wrapper) -> list[Box]:
    """Words inside the compass that nobody may stand on."""
    taken: list[Box] = []
    if isinstance(frame, PyramidFrame):
        return taken
    if frame.layout == "hub":
        taken.append(hub_words(setting, scale, frame, wrapper)[1])
    for item in rings(frame, setting.view.distance, setting.cast.rings, setting.look, scale):
        if isinstance(item, Text):
            half = wrapper.width(item.text, item.size) / 2 + 2
            taken.append((item.x - half, item.y - item.size, item.x + half, item.y + item.size * 0.3))
    return taken


def hub_words(
    setting: Setting, scale: Scale, frame: CompassFrame, wrapper: Wrapper
) -> tuple[tuple[Text, ...], Box]:
    """The name in the middle, and its box."""
    return hub_title(frame, setting.lens.title(9), setting.look, scale, wrapper)


def avoided_words(
    setting: Setting, scale: Scale, frame: Ground, zone_names: Sequence[Text], wrapper: Wrapper
) -> dict[str, Spot]:
    """Words that links keep off, as spots without a circle."""
    boxes: list[Box] = []
    words = list(zone_names)
    if isinstance(frame, PyramidFrame):
        boxes += frame.edge_boxes()
    else:
        if frame.layout == "hub":
            boxes.append(hub_words(setting, scale, frame, wrapper)[1])
        if setting.cast.outside:
            # Only links that leave the compass come near the rim.
            for number in frame.sectors:
                words += band_title(frame, number, setting.lens.title(number), setting.look, scale, wrapper)
    boxes += [text_box(text) for text in words]
    return {
        name: Spot(
            name, (left + right) / 2, (top + bottom) / 2, 1.0, (left, top, right, bottom), 0, placed=True
        )
        for name, (left, top, right, bottom) in ((f"{_TIGHT}{i}", box) for i, box in enumerate(boxes))
    }
