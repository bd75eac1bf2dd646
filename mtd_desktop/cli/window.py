"""`mtd-desktop [MAP …]`: open the window."""

from __future__ import annotations

import os
import sys
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
    if not has_display():
        raise UserError(
            translate("CommandLine", "There is no display to open a window on."),
            translate("CommandLine", "To make a picture without one: mtd-desktop export MAP OUT.png"),
        )
    from mtd_desktop.gui.app import run

    return run(args.maps, no_recent=args.no_recent)


def has_display() -> bool:
    """Whether Qt will find a place for windows; on Linux it would end the program if not."""
    needed = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in {"win32", "darwin"} or any(os.environ.get(name) for name in needed)


COMMAND = Command(
    "", translate("CommandLine", "A compass for multi-track diplomacy: opens the window."), _arguments, _run
)
