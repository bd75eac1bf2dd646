"""A picture of a map as a person asks for it: one set of choices, one way from the map to the bytes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.layout.cast import Ended
from mtd_desktop.layout.compose import Composer, Options
from mtd_desktop.layout.drawing import Drawing
from mtd_desktop.layout.gatherings import Wanted
from mtd_desktop.model.processes import ProcessKind
from mtd_desktop.model.view import LayoutName, LensName, ThemeName
from mtd_desktop.qtrender.metrics import QtMeasurer

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from mtd_desktop.privacy.redact import Redacted

Format = Literal["png", "svg", "pdf"]
Background = Literal["theme", "white", "transparent"]

FORMATS: Final[tuple[Format, ...]] = get_args(Format)
BACKGROUNDS: Final[tuple[Background, ...]] = get_args(Background)
DPI: Final = 300
WHITE: Final = "#ffffff"


@dataclass(frozen=True)
class Wish:
    """What the picture shall be like. `None` for `theme` and `layout` keeps those of the map.

    PNG: `width` in pixels, or `paper` with `dpi`, or neither for the size of the page. PDF: `paper` (A4 if
    none is named), filled if `fit`, else at actual size.

    `date` is the partial date at which the map is shown, and what is over by then is `ended`. `processes`
    are those to show beside the map's own, or "all", or "none"; `kinds` those of processes instead of the
    map's own. `lens` is the way in which the actors are grouped.
    """

    form: Format = "png"
    width: int | None = None
    paper: str | None = None
    dpi: int = DPI
    fit: bool = True
    theme: ThemeName | None = None
    layout: LayoutName | None = None
    background: Background = "theme"
    date: str | None = None
    ended: Ended = "faint"
    processes: Wanted = None
    kinds: tuple[ProcessKind, ...] | None = None
    lens: LensName = "nine"


@dataclass(frozen=True)
class Cleared:
    """A drawing that may leave the program: made by `composed`, of what `redact` let through."""

    drawing: Drawing


def composed(redacted: Redacted, wish: Wish, composer: Composer | None = None) -> Cleared:
    """The page in the theme, layout and background of `wish`. Raises `UserError` if it could not be read."""
    chosen = composer or Composer(QtMeasurer())
    return _cleared(chosen.compose(redacted.map, _options(redacted, wish)).drawing, wish)


def side_by_side(redacted: Redacted, wish: Wish, dates: Sequence[str]) -> Cleared:
    """One page with the map at each of several dates. Raises `UserError` if it could not be read."""
    from mtd_desktop.layout.multiples import multiples

    return _cleared(multiples(redacted.map, dates, QtMeasurer(), _options(redacted, wish)), wish)


def one_by_one(redacted: Redacted, wish: Wish, dates: Sequence[str]) -> Iterator[tuple[str, Cleared]]:
    """Each of several dates with its page, all of one size. Raises `UserError` like `composed`."""
    composer = Composer(QtMeasurer())
    for date in dates:
        yield date, composed(redacted, dataclasses.replace(wish, date=date), composer)


def _options(redacted: Redacted, wish: Wish) -> Options:
    m = redacted.map
    changes = {"theme": wish.theme, "layout": wish.layout, "process_kinds": wish.kinds}
    view = m.view.but(**{name: value for name, value in changes.items() if value is not None})
    if wish.background == "white" and view.theme == "dark":
        raise UserError(
            translate("Export", "The dark theme cannot be read on white."),
            translate("Export", "Choose the print theme instead."),
        )
    processes = wish.processes
    if isinstance(processes, frozenset):
        processes = frozenset(redacted.gathered[i] for i in processes if i in redacted.gathered)
    return Options(
        view=view,
        date=wish.date,
        ended=wish.ended,
        processes=processes,
        lens=wish.lens,
        transparent=wish.background == "transparent",
        pixels=_pixels(wish),
    )


def _cleared(drawing: Drawing, wish: Wish) -> Cleared:
    if wish.background == "white":
        drawing = drawing._replace(background=WHITE)
    return Cleared(drawing)


def _pixels(wish: Wish) -> int | None:
    """How wide the page becomes in pixels; `None` where it may be looked at from near, as paper is."""
    return wish.width if wish.form == "png" and wish.paper is None else None


def encoded(page: Cleared, wish: Wish) -> bytes:
    """The bytes of the file. Raises `UserError` for a picture that is too large or an unknown paper."""
    return _WRITERS[wish.form](page.drawing, wish)


def printed(printer: QPrinter, page: Cleared) -> None:
    """Print the page on one sheet. Raises `UserError` when printing cannot start."""
    from mtd_desktop.qtrender.targets import print_to

    print_to(printer, page.drawing)


def _png(drawing: Drawing, wish: Wish) -> bytes:
    from mtd_desktop.qtrender.targets import png_bytes

    clear = wish.background == "transparent"
    if wish.paper is None:
        return png_bytes(drawing, width=wish.width, transparent=clear)
    return png_bytes(drawing, paper=wish.paper, dpi=wish.dpi, transparent=clear)


def _pdf(drawing: Drawing, wish: Wish) -> bytes:
    from mtd_desktop.qtrender.targets import pdf_bytes

    return pdf_bytes(drawing, paper=wish.paper or "A4", fit=wish.fit)


def _svg(drawing: Drawing, wish: Wish) -> bytes:
    from mtd_desktop.exchange.svg import svg_text

    return svg_text(drawing, transparent=wish.background == "transparent").encode()


_WRITERS: Final[Mapping[Format, Callable[[Drawing, Wish], bytes]]] = {"png": _png, "svg": _svg, "pdf": _pdf}
