"""`mtd-desktop diff A B [--json]`: what differs between two maps."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable
from pathlib import Path

from mtd_desktop.cli import passphrase
from mtd_desktop.cli.command import Command, one_line, say
from mtd_desktop.i18n import translate


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("a", type=Path, metavar="A", help=translate("CommandLine", "a map file"))
    parser.add_argument("b", type=Path, metavar="B", help=translate("CommandLine", "another version of it"))
    parser.add_argument("--json", action="store_true", help=translate("CommandLine", "print JSON"))
    passphrase.add_option(parser)
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = translate(
        "CommandLine",
        "The JSON is a list with an object for every thing that differs:\n"
        '  "kind"    the key of the map that holds it, "map" for the rest of the map\n'
        '  "id"      its id, or what else tells it from others of its kind\n'
        '  "name"    what people call it\n'
        '  "change"  "added", "removed", "moved" (an actor), "changed", "reordered" (a whole kind)\n'
        '  "fields"  for what is moved or changed, a list of objects: "path" (keys; for an element of\n'
        '            a list, a list with what it is about), "old" and "new" (missing: not there)\n'
        "The exit status is 0 whether the maps differ or not.",
    )


def _run(args: Namespace) -> int:
    from mtd_desktop.comparing.differences import differences
    from mtd_desktop.comparing.words import as_json, described
    from mtd_desktop.storage.files import load

    a, b = (load(path, passphrase.unlock(args)).map for path in (args.a, args.b))
    found = differences(a, b)
    if args.json:
        say(json.dumps(as_json(found, a, b), ensure_ascii=False, indent=2))
        return 0
    if not found:
        say(translate("CommandLine", "no differences"))
    for difference in found:
        line = described(difference, a, b)
        what = f"{line.sort} “{line.name}”" if line.name else line.sort
        say(plain(f"{what}: {line.change}"))
        say_each(line.details)
    return 0


def say_each(details: Iterable[str]) -> None:
    """Print details beneath what they are about."""
    for detail in details:
        say(f"  {plain(detail)}")


def plain(text: str) -> str:
    """`text` as one line for a terminal, which turns the directions of words by itself."""
    return one_line(text.replace("\u2068", "").replace("\u2069", ""))


COMMAND = Command("diff", translate("CommandLine", "say what differs between two maps"), _arguments, _run)
