"""The file that a command writes: whether it may take the place of another."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate


def add_force(parser: ArgumentParser) -> None:
    """Let the command take `--force`."""
    parser.add_argument(
        "--force", action="store_true", help=translate("CommandLine", "replace OUT if it is there")
    )


def refuse_taken(args: Namespace) -> None:
    """Raise `UserError` if OUT would take the place of a file and nobody said that it may."""
    if not args.force and is_there(args.out):
        raise UserError(
            translate("CommandLine", "This file is there already."),
            translate("CommandLine", "Name another one, or add --force to replace it."),
            where=str(args.out),
        )


def is_there(path: Path) -> bool:
    """Whether there is anything of that name, a link to nowhere included."""
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):  # a name that no system takes; writing will say so
        return False


def same(one: Path, other: Path) -> bool:
    """Whether two names are those of one file that is there."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False
