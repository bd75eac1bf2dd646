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
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("WAYLAND_DISPLAY")) or (bool(os.environ.get("DISPLAY")) and _x11_answers())


def _x11_answers() -> bool:
    """Whether the display that the environment names is there and lets us in (1 ms)."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:  # the window knows which package to name
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    try:
        return bool(xcb.xcb_connection_has_error(connection) == 0)
    finally:
        xcb.xcb_disconnect(connection)


COMMAND = Command(
    "", translate("CommandLine", "A compass for multi-track diplomacy: opens the window."), _arguments, _run
)
