"""`mtd-desktop merge BASE A B OUT [--prefer a|b]`: two versions of a map become one."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from mtd_desktop.cli import passphrase
from mtd_desktop.cli.command import Command, say
from mtd_desktop.cli.diff import plain, say_each
from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.comparing.words import Question
    from mtd_desktop.storage.files import Fingerprint, Opened
    from mtd_desktop.storage.vault import Key


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "base", type=Path, metavar="BASE", help=translate("CommandLine", "the map that both came from")
    )
    parser.add_argument("a", type=Path, metavar="A", help=translate("CommandLine", "one version of it"))
    parser.add_argument("b", type=Path, metavar="B", help=translate("CommandLine", "the other version"))
    parser.add_argument(
        "out",
        type=Path,
        metavar="OUT",
        help=translate("CommandLine", "the file to write; what it held stays beside it, ending in .bak"),
    )
    parser.add_argument(
        "--prefer",
        choices=("a", "b"),
        help=translate("CommandLine", "whose word counts where both changed the same"),
    )
    passphrase.add_option(parser)
    parser.epilog = translate(
        "CommandLine",
        "Exit status 1 and a list if both changed the same differently and nobody is preferred; OUT is not"
        " touched then.",
    )


def _run(args: Namespace) -> int:
    from mtd_desktop.comparing.merging import merge
    from mtd_desktop.comparing.words import asked
    from mtd_desktop.storage.files import load, save

    opened = {path: load(path, passphrase.unlock(args)) for path in (args.base, args.a, args.b)}
    for path, found in opened.items():
        _refuse_newer(path, found)
    base, a, b = (opened[path].map for path in (args.base, args.a, args.b))
    merged = merge(base, a, b, prefer=args.prefer)
    if merged.map is None:
        for conflict in merged.undecided:
            _tell(asked(conflict, base, a, b))
        one = translate("CommandLine", "1 conflict; nothing was written.")
        many = translate("CommandLine", "{count} conflicts; nothing was written.")
        count = len(merged.undecided)
        raise UserError(
            one if count == 1 else many.format(count=count),
            translate("CommandLine", "Merge the maps in the window, or say --prefer a or --prefer b."),
        )
    # What was encrypted in one version must not become readable in the map of both.
    key = next((opened[path].key for path in (args.a, args.b, args.base) if opened[path].key), None)
    _refuse_readable(args.out, key)
    save(args.out, merged.map, expected=_known(args.out, opened), key=key)
    return 0


def _refuse_newer(path: Path, opened: Opened) -> None:
    if opened.read_only:
        raise UserError(
            translate("CommandLine", "This map was written by a newer program, which knows more of it."),
            translate("CommandLine", "Merge it with that program."),
            where=str(path),
        )


def _refuse_readable(out: Path, key: Key | None) -> None:
    """A readable OUT would be gone for good: beside an encrypted map it may not stay as a backup."""
    from mtd_desktop.storage.vault import is_sealed

    if key is None or not out.exists():
        return
    try:
        found = out.read_bytes()
    except OSError:
        return  # saving says why
    if not is_sealed(found):
        raise UserError(
            translate("CommandLine", "This file is there already and readable; the merged map is encrypted."),
            translate("CommandLine", "Name a new file for it."),
            where=str(out),
        )


def _known(out: Path, opened: dict[Path, Opened]) -> Fingerprint | None:
    """What `out` held when it was read, if it is one of the versions: nobody's save in between is lost."""
    for path, one in opened.items():
        if os.path.realpath(path) == os.path.realpath(out):
            return one.fingerprint
    return None


def _tell(question: Question) -> None:
    what = f"{question.sort} “{question.name}”" if question.name else question.sort
    say(plain(f"{what}, {question.field}" if question.field else what))
    versions = (
        (translate("CommandLine", "base: {value}"), question.base),
        (translate("CommandLine", "A: {value}"), question.a),
        (translate("CommandLine", "B: {value}"), question.b),
    )
    say_each(words.format(value=value) for words, value in versions if value)


COMMAND = Command("merge", translate("CommandLine", "make one map of two versions"), _arguments, _run)
