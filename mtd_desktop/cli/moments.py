"""When a command looks at a map, and which processes it shows: the options that say so."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import Any, Final

from mtd_desktop.cli.command import UsageError
from mtd_desktop.i18n import translate

ENDED: Final = ("faint", "gone")
KINDS: Final = ("1", "1.5", "2", "3")
"""The words of the model, which is not imported only to say what help there is."""
MOST: Final = 24
"""Dates on one page or in one sequence."""


def add_options(parser: ArgumentParser) -> None:
    """Let the command take `--as-of`, `--ended`, `--processes` and `--sequence`."""
    parser.add_argument(
        "--as-of",
        type=_dates,
        default=(),
        metavar="DATE[,DATE…]",
        help=translate(
            "CommandLine", "show the map at a date such as 1998 or 1998-04-10; at several, side by side"
        ),
    )
    parser.add_argument(
        "--ended",
        choices=ENDED,
        help=translate("CommandLine", "how the picture shows what is over at the date (faint)"),
    )
    parser.add_argument(
        "--processes",
        type=_processes,
        metavar="none|all|KINDS",
        help=translate(
            "CommandLine", "processes and agreements to show, such as 1.5,2 (those that the map shows)"
        ),
    )
    parser.add_argument(
        "--sequence",
        action="store_true",
        help=translate("CommandLine", "a picture for each date, called OUT-DATE, instead of one page"),
    )


def refuse_senseless(args: Namespace) -> None:
    """Raise `UsageError` for options that mean nothing together."""
    if args.sequence and not args.as_of:
        raise UsageError(translate("CommandLine", "--sequence needs --as-of with its dates"))
    if args.ended and not args.as_of:
        raise UsageError(translate("CommandLine", "--ended is for --as-of"))


def wished(args: Namespace) -> dict[str, Any]:
    """The fields of a `Wish` that these options set."""
    found: dict[str, Any] = {}
    if len(args.as_of) == 1 and not args.sequence:
        found["date"] = args.as_of[0]
    if args.ended:
        found["ended"] = args.ended
    if isinstance(args.processes, tuple):
        found |= {"kinds": args.processes}
    elif args.processes:
        found["processes"] = args.processes
    return found


def named(out: Path, date: str) -> Path:
    """Where the picture of a date in a sequence goes: `peace.png` becomes `peace-1998.png`."""
    return out.with_name(f"{out.stem}-{date}{out.suffix}")


def _dates(text: str) -> tuple[str, ...]:
    from mtd_desktop.model.dates import checked

    dates = tuple(dict.fromkeys(part.strip() for part in text.split(",")))
    if len(dates) > MOST:
        raise ArgumentTypeError(
            translate("CommandLine", "at most {count} dates at a time").format(count=MOST)
        )
    try:
        return tuple(checked(date) for date in dates)
    except ValueError as wrong:
        raise ArgumentTypeError(str(wrong)) from None


def _processes(text: str) -> str | tuple[str, ...]:
    if text in ("none", "all"):
        return text
    kinds = tuple(dict.fromkeys(part.strip() for part in text.split(",")))
    if not all(kind in KINDS for kind in kinds):
        raise ArgumentTypeError(
            translate("CommandLine", "none, all, or kinds of {kinds} are needed").format(
                kinds=", ".join(KINDS)
            )
        )
    return kinds
