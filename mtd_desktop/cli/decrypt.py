"""`mtd-desktop decrypt MAP OUT`: an encrypted map as a file that anybody can read."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from mtd_desktop.cli import passphrase
from mtd_desktop.cli.command import Command
from mtd_desktop.cli.outfile import add_force, refuse_taken
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("map", type=Path, metavar="MAP", help=translate("CommandLine", "an encrypted map"))
    parser.add_argument(
        "out", type=Path, metavar="OUT", help=translate("CommandLine", "the readable map, a new file")
    )
    add_force(parser)
    passphrase.add_option(parser)


def _run(args: Namespace) -> int:
    from mtd_desktop.storage.files import unsealed, write_bytes

    refuse_taken(args)
    plain, key = unsealed(args.map, passphrase.unlock(args))
    if key is None:
        raise UserError(translate("CommandLine", "This file is not encrypted."), where=str(args.map))
    write_bytes(args.out, plain)
    return 0


COMMAND = Command(
    "decrypt", translate("CommandLine", "take the passphrase off a map, into a new file"), _arguments, _run
)
