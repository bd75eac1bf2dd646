"""`mtd-desktop export MAP OUT`: a picture of a map, without a display."""

from __future__ import annotations

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtd_desktop.cli import for_whom, moments, passphrase
from mtd_desktop.cli.command import Command, UsageError
from mtd_desktop.cli.outfile import same
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.privacy.redact import Redacted
    from mtd_desktop.qtrender.picture import Wish

PAPERS: Final = ("A5", "A4", "A3", "A2", "A1", "A0", "Letter", "Legal", "Tabloid")
LAYOUTS: Final = ("hub", "equal")
THEMES: Final = ("paper", "dark", "projector", "print")
LENSES: Final = (
    "nine",
    "five",
    "two",
    "two-narrow",
    "kinds",
    "pyramid",
    "categories",
    "sides",
    "confidentiality",
)
"""The words of the model, which is not imported only to say what help there is."""

SUFFIXES: Final = (".png", ".svg", ".pdf")

WIDTH: Final = 2000
"""Pixels: across the text of an A4 page, that is 300 dots an inch."""
MOST_ACROSS: Final = 3
"""Dates side by side up to which the picture becomes wider with each."""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("map", type=Path, metavar="MAP", help=translate("CommandLine", "a map file"))
    parser.add_argument(
        "out",
        type=Path,
        metavar="OUT",
        help=translate("CommandLine", "the picture, ending in .png, .svg or .pdf"),
    )
    parser.add_argument(
        "--width",
        type=_between(16, 30_000),
        metavar="PX",
        help=translate("CommandLine", "PNG: width in pixels (2000)"),
    )
    parser.add_argument(
        "--paper",
        type=str.title,
        choices=PAPERS,
        help=translate("CommandLine", "PNG and PDF: the size of the paper to fill (PDF: A4)"),
    )
    parser.add_argument(
        "--dpi",
        type=_between(10, 1200),
        metavar="N",
        help=translate("CommandLine", "PNG on paper: dots per inch (300)"),
    )
    parser.add_argument(
        "--actual-size",
        action="store_true",
        help=translate("CommandLine", "PDF: 100 %% instead of as large as the paper allows"),
    )
    parser.add_argument(
        "--theme", choices=THEMES, help=translate("CommandLine", "colours of the page (that of the map)")
    )
    parser.add_argument(
        "--layout",
        choices=LAYOUTS,
        help=translate("CommandLine", "eight sectors and a hub, or nine equal sectors (that of the map)"),
    )
    parser.add_argument(
        "--lens",
        choices=LENSES,
        help=translate("CommandLine", "how the actors are grouped (by the nine tracks)"),
    )
    parser.add_argument(
        "--background",
        choices=("white", "transparent"),
        help=translate("CommandLine", "pure white or nothing behind the map (the paper of the theme)"),
    )
    moments.add_options(parser)
    for_whom.add_options(parser)
    passphrase.add_option(parser)


def _between(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text[:9]) <= most):
            raise ArgumentTypeError(
                translate("CommandLine", "a whole number from {least} to {most} is needed").format(
                    least=least, most=most
                )
            )
        return int(text)

    return number


def _run(args: Namespace) -> int:
    if args.out.suffix.lower() not in SUFFIXES:
        raise UsageError(translate("CommandLine", "the picture must end in .png, .svg or .pdf"))
    _refuse_senseless(args)
    from mtd_desktop.collector import undisturbed
    from mtd_desktop.storage.files import load, write_bytes

    with undisturbed():
        opened = load(args.map, passphrase.unlock(args))
    if same(args.out, args.map):
        raise UsageError(translate("CommandLine", "the picture would take the place of the map"))
    redacted = for_whom.redacted(opened.map, args)
    for_whom.tell(redacted)
    for_whom.write_key_table(opened, args)
    with _qt(), undisturbed():
        pictures = list(_pictures(args, redacted))
    for path, data in pictures:
        write_bytes(path, data, for_others=True)
    return 0


def _pictures(args: Namespace, redacted: Redacted) -> Iterator[tuple[Path, bytes]]:
    """What is to be written where: a page, a page of several dates, or a page for each date."""
    from mtd_desktop.qtrender.picture import composed, encoded, one_by_one, side_by_side

    wish = _wish(args)
    if args.sequence:
        for date, page in one_by_one(redacted, wish, args.as_of):
            path = moments.named(args.out, date)
            if same(path, args.map):
                raise UsageError(translate("CommandLine", "the picture would take the place of the map"))
            yield path, encoded(page, wish)
    elif len(args.as_of) > 1:
        yield args.out, encoded(side_by_side(redacted, wish, args.as_of), wish)
    else:
        yield args.out, encoded(composed(redacted, wish), wish)


def _wish(args: Namespace) -> Wish:
    from mtd_desktop.qtrender.picture import Wish

    form = args.out.suffix.lower().removeprefix(".")
    wanted = {name: getattr(args, name) for name in ("theme", "layout", "lens", "background", "dpi")}
    across = 1 if args.sequence else min(max(len(args.as_of), 1), MOST_ACROSS)
    return Wish(
        form=form,
        width=None if args.paper else args.width or WIDTH * across,
        paper=args.paper,
        fit=not args.actual_size,
        **{name: value for name, value in wanted.items() if value},
        **moments.wished(args),
    )


@contextmanager
def _qt() -> Iterator[None]:
    """Qt without a screen and without widgets, for as long as something is measured and painted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    # Held by this variable; without one Qt would end at once.
    application = QGuiApplication.instance() or QGuiApplication(["mtd-desktop"])
    yield
    del application


def _refuse_senseless(args: Namespace) -> None:
    suffix = args.out.suffix.lower()
    senseless = (
        (args.width and args.paper, translate("CommandLine", "--width and --paper exclude each other")),
        (args.width and suffix != ".png", translate("CommandLine", "--width is for PNG")),
        (args.paper and suffix == ".svg", translate("CommandLine", "--paper is for PNG and PDF")),
        (
            args.dpi and not (suffix == ".png" and args.paper),
            translate("CommandLine", "--dpi is for PNG, together with --paper"),
        ),
        (args.actual_size and suffix != ".pdf", translate("CommandLine", "--actual-size is for PDF")),
        (
            args.background == "transparent" and suffix == ".pdf",
            translate("CommandLine", "--background transparent is for PNG and SVG"),
        ),
        (
            args.background == "white" and args.theme == "dark",
            translate("CommandLine", "the dark theme cannot be read on white; --theme print can"),
        ),
    )
    for wrong, why in senseless:
        if wrong:
            raise UsageError(why)
    moments.refuse_senseless(args)
    for_whom.refuse_senseless(args)


COMMAND = Command("export", translate("CommandLine", "make a picture of a map"), _arguments, _run)
