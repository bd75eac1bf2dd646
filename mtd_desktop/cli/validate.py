"""`mtd-desktop validate MAP`: is this a map, and is everything in it understood?"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from mtd_desktop.cli import passphrase
from mtd_desktop.cli.command import Command, one_line, say
from mtd_desktop.i18n import translate


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("map", type=Path, metavar="MAP", help=translate("CommandLine", "a map file"))
    passphrase.add_option(parser)


def _run(args: Namespace) -> int:
    from mtd_desktop.storage.codec import unknown_keys
    from mtd_desktop.storage.files import load

    opened = load(args.map, passphrase.unlock(args))
    fine = translate("CommandLine", "{file}: OK (actors: {actors}, links: {links})")
    say(one_line(fine.format(file=args.map, actors=len(opened.map.actors), links=len(opened.map.links))))
    for notice in opened.notices:
        say(one_line(translate("CommandLine", "notice: {text}").format(text=notice)))
    for key in unknown_keys(opened.map):
        say(one_line(translate("CommandLine", "unknown key, kept: {key}").format(key=key)))
    return 0


COMMAND = Command("validate", translate("CommandLine", "check that a file is a map"), _arguments, _run)
