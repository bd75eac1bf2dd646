"""`mtd-desktop encrypt MAP OUT`: the same map, for nobody without the passphrase."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from mtd_desktop.cli import passphrase
from mtd_desktop.cli.command import Command, one_line, say
from mtd_desktop.cli.outfile import add_force, refuse_taken, same
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.storage.vault import Key


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("map", type=Path, metavar="MAP", help=translate("CommandLine", "a map file"))
    parser.add_argument(
        "out", type=Path, metavar="OUT", help=translate("CommandLine", "the encrypted map, a new file")
    )
    add_force(parser)
    passphrase.add_option(parser)


def _run(args: Namespace) -> int:
    from mtd_desktop.storage.codec import decode
    from mtd_desktop.storage.files import unsealed, write_bytes
    from mtd_desktop.storage.vault import Key, NeedsPassphrase

    refuse_taken(args)
    try:
        plain, _ = unsealed(args.map)
    except NeedsPassphrase:
        raise UserError(
            translate("CommandLine", "This map is encrypted already."),
            translate("CommandLine", "Its passphrase can be changed in the window."),
            where=str(args.map),
        ) from None
    decode(plain, where=str(args.map))  # better known now than after the readable file is gone
    key = Key.create(passphrase.chosen(args))
    in_place = same(args.map, args.out)
    write_bytes(args.out, key.sealed(plain))
    if in_place:
        _encrypt_copies(args.out, key)
    else:
        note = translate("CommandLine", "{file} is still there and can be read by anybody who has it.")
        say(one_line(note.format(file=args.map)))
    return 0


def _encrypt_copies(path: Path, key: Key) -> None:
    """Let what older saves left of a map follow it, as in the window. Raises `UserError` for what cannot."""
    from mtd_desktop.storage.inplace import forget_copy
    from mtd_desktop.storage.sealing import rekey_copies

    forget_copy(path)
    failed = rekey_copies(path, key, None)
    if failed:
        raise UserError(
            translate("CommandLine", "The map is encrypted, but older copies of it are not: {names}.").format(
                names=one_line(", ".join(str(copy) for copy in failed))
            ),
            translate("CommandLine", "Delete them yourself."),
        )


COMMAND = Command("encrypt", translate("CommandLine", "protect a map with a passphrase"), _arguments, _run)
