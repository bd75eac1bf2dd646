"""Where the passphrase of an encrypted map comes from: a file, or a person at the terminal.

One place for all commands that read a map: `add_option` for the parser, `unlock` for `storage.files.load`.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.storage.vault import Key, Locked

LONGEST: Final = 4096
"""Bytes of a passphrase file that are looked at."""


def add_option(parser: ArgumentParser) -> None:
    """Let the command take `--passphrase-file FILE`."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=translate("CommandLine", "take the passphrase from the first line of FILE instead of asking"),
    )


def unlock(args: Namespace) -> Callable[[Locked], Key]:
    """What `load` asks when a map turns out to be encrypted. Nothing is read or asked before that."""
    return lambda locked: locked.key(known(args))


def known(args: Namespace) -> str:
    """The passphrase of a map that is there. Raises `UserError` where nobody can be asked."""
    if args.passphrase_file is not None:
        return _first_line(args.passphrase_file)
    return _asked(translate("CommandLine", "Passphrase: "))


def chosen(args: Namespace) -> str:
    """A new passphrase: asked twice, since nobody sees what is typed."""
    if args.passphrase_file is not None:
        return _first_line(args.passphrase_file)
    first = _asked(translate("CommandLine", "New passphrase: "))
    if not first:
        raise UserError(
            translate("CommandLine", "The passphrase is empty."),
            translate("CommandLine", "Nothing was written."),
        )
    if first != _asked(translate("CommandLine", "Once more: ")):
        raise UserError(
            translate("CommandLine", "The two passphrases differ."),
            translate("CommandLine", "Nothing was written; try again."),
        )
    return first


def _asked(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise UserError(
            translate("CommandLine", "The map needs a passphrase, and there is no terminal to ask on."),
            translate("CommandLine", "Give it with --passphrase-file FILE."),
        )
    from getpass import getpass

    try:
        return getpass(prompt, sys.stderr)
    except EOFError:
        raise KeyboardInterrupt from None


def _first_line(path: Path) -> str:
    from mtd_desktop.storage import failures

    try:
        with path.open("rb") as file:
            line = file.readline(LONGEST)
        text = line.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        if isinstance(error, OSError):
            raise failures.reading(path, error) from error
        raise UserError(
            translate("CommandLine", "The file of the passphrase is not text in UTF-8."), where=str(path)
        ) from None
    passphrase = text.rstrip("\r\n")
    if not passphrase:
        raise UserError(
            translate("CommandLine", "The first line of the file is empty; it should hold the passphrase."),
            where=str(path),
        )
    return passphrase
