"""`mtd-desktop [MAP …]`: open the window."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from mtd_desktop.cli.command import Command
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "maps", nargs="*", type=Path, metavar="MAP", help=translate("CommandLine", "a map to open")
    )
    parser.add_argument(
        "--no-recent",
        action="store_true",
        help=translate("CommandLine", "do not remember what is opened in the list of recent maps"),
    )


def _run(args: Namespace) -> int:
    from mtd_desktop.gui.display import is_there

    if not is_there():
        raise UserError(
            translate("CommandLine", "There is no display to open a window on."),
            translate("CommandLine", "To make a picture without one: mtd-desktop export MAP OUT.png"),
        )
    from mtd_desktop.gui.app import run

    return run(args.maps, no_recent=args.no_recent)


COMMAND = Command(
    "", translate("CommandLine", "A compass for multi-track diplomacy: opens the window."), _arguments, _run
)
