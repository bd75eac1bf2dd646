"""For whom a command makes its file, and what it says about what it left out."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtd_desktop.cli import passphrase
from mtd_desktop.cli.command import UsageError, one_line
from mtd_desktop.cli.outfile import is_there
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.model.document import Map
    from mtd_desktop.privacy.redact import Redacted
    from mtd_desktop.storage.files import Opened

AUDIENCES: Final = ("public", "workshop", "private")
MODES: Final = ("leave-out", "pseudonym", "generalise")
"""The words of the room "privacy", which is not imported only to say what help there is."""


def add_options(parser: ArgumentParser) -> None:
    """Let the command take `--audience`, `--mode`, `--everyone` and `--key-table`."""
    parser.add_argument(
        "--audience",
        choices=AUDIENCES,
        default="public",
        help=translate(
            "CommandLine", "whom it is for: workshop adds what is restricted, private all (public)"
        ),
    )
    parser.add_argument(
        "--mode",
        choices=MODES,
        default="leave-out",
        help=translate("CommandLine", "what becomes of actors that are not for the audience (leave-out)"),
    )
    parser.add_argument(
        "--everyone",
        action="store_true",
        help=translate("CommandLine", "treat every actor so, not only the confidential ones"),
    )
    parser.add_argument(
        "--key-table",
        type=Path,
        metavar="FILE",
        help=translate("CommandLine", "write which pseudonym stands for whom into FILE, encrypted"),
    )


def refuse_senseless(args: Namespace) -> None:
    """Raise `UsageError` for options that contradict each other."""
    senseless = (
        (
            args.everyone and args.mode == "leave-out",
            translate("CommandLine", "--everyone is for --mode pseudonym and --mode generalise"),
        ),
        (
            args.key_table and args.mode != "pseudonym",
            translate("CommandLine", "--key-table is for --mode pseudonym"),
        ),
        (
            args.key_table and args.key_table in (args.out, args.map),
            translate("CommandLine", "the key table needs a file of its own"),
        ),
    )
    for wrong, why in senseless:
        if wrong:
            raise UsageError(why)


def redacted(m: Map, args: Namespace) -> Redacted:
    """What of the map the file may show."""
    from mtd_desktop.privacy.audience import MODES as MEANINGS
    from mtd_desktop.privacy.redact import redact

    mode = MEANINGS[MODES.index(args.mode)]
    return redact(m, args.audience, mode, everyone=args.everyone)


def tell(made: Redacted) -> None:
    """Say on standard error what was left out, and who can still be recognised under another name.

    Nothing is said where nothing was left out: the file then shows the map as it is.
    """
    from mtd_desktop.privacy.risk import risk, sentence
    from mtd_desktop.privacy.wording import summary

    if made.left_out:
        print(one_line(summary(made)), file=sys.stderr)
    if made.left_out.disguised:
        print(one_line(sentence(risk(made))), file=sys.stderr)


def write_key_table(opened: Opened, args: Namespace) -> None:
    """Write the key table that was asked for, under the passphrase of the map, else under a new one.

    Nothing that is there gives way to it: neither a map, nor the table of an earlier picture.
    """
    if args.key_table is None:
        return
    if is_there(args.key_table):
        raise UserError(
            translate("CommandLine", "The file for the key table is there already."),
            translate("CommandLine", "Name another one, or delete it first."),
            where=str(args.key_table),
        )
    from mtd_desktop.privacy.key_table import key_table
    from mtd_desktop.storage.files import write_bytes
    from mtd_desktop.storage.vault import Key

    key = opened.key or Key.create(passphrase.chosen(args))
    write_bytes(args.key_table, key.sealed(key_table(opened.map)))
