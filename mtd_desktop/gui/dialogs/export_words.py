"""What the choices of the export dialog are called, and what it says about the file to come."""

from __future__ import annotations

from mtd_desktop.i18n import translate
from mtd_desktop.layout.drawing import Drawing
from mtd_desktop.qtrender.picture import Wish
from mtd_desktop.qtrender.targets import PAPERS


def theme_names() -> tuple[str, ...]:
    """In the order of `THEMES`."""
    return (
        translate("Export", "Paper"),
        translate("Export", "Dark"),
        translate("Export", "Projector"),
        translate("Export", "Print (white, safe in grey)"),
    )


def layout_names() -> tuple[str, ...]:
    """In the order of `LAYOUTS`."""
    return translate("Export", "Eight sectors and a hub"), translate("Export", "Nine equal sectors")


def background_names() -> tuple[str, ...]:
    """In the order of `BACKGROUNDS`."""
    return (
        translate("Export", "That of the theme"),
        translate("Export", "White"),
        translate("Export", "Transparent"),
    )


def facts(drawing: Drawing, wish: Wish) -> str:
    """Format and size of the file, in one sentence."""
    if wish.form == "svg":
        return translate(
            "Export", "Vector, for word processors, web pages and drawing programs. Text stays text."
        )
    if wish.form == "pdf":
        text = translate("Export", "Vector, one sheet of {paper}. Fonts are embedded, text can be searched.")
        return text.format(paper=wish.paper)
    if wish.width:
        height = round(wish.width * drawing.height / drawing.width)
        return translate("Export", "{width} × {height} pixels").format(width=wish.width, height=height)
    short, long = (round(side / 25.4 * wish.dpi) for side in PAPERS[wish.paper or "A4"])
    width, height = (long, short) if drawing.width > drawing.height else (short, long)
    return translate("Export", "{width} × {height} pixels").format(width=width, height=height)
