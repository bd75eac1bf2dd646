"""`mtd-desktop info MAP [--json]`: what is in a map."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from mtd_desktop.cli import passphrase
from mtd_desktop.cli.command import Command, one_line, say
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.model.document import Map


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("map", type=Path, metavar="MAP", help=translate("CommandLine", "a map file"))
    parser.add_argument("--json", action="store_true", help=translate("CommandLine", "print JSON"))
    passphrase.add_option(parser)


def _run(args: Namespace) -> int:
    from mtd_desktop.storage.files import load

    m = load(args.map, passphrase.unlock(args)).map
    if args.json:
        say(
            json.dumps(
                {"title": m.meta.title, **counts(m), "by_track": by_track(m)}, ensure_ascii=False, indent=2
            )
        )
    else:
        _print(m)
    return 0


def counts(m: Map) -> dict[str, int]:
    """How many of each kind the map holds."""
    return {
        "actors": len(m.actors),
        "links": len(m.links),
        "processes": len(m.processes),
        "agreements": len(m.agreements),
    }


def by_track(m: Map) -> dict[str, int]:
    """How many actors stand on each track (their primary one), outside the compass, and in the tray."""
    found = dict.fromkeys((*(str(track.number) for track in m.framework.tracks), "outside", "unplaced"), 0)
    for actor in m.actors:
        zone = actor.standing()
        found["unplaced" if zone is None else str(zone) if zone else "outside"] += 1
    return found


def _print(m: Map) -> None:
    words = {
        "actors": translate("CommandLine", "actors"),
        "links": translate("CommandLine", "links"),
        "processes": translate("CommandLine", "processes"),
        "agreements": translate("CommandLine", "agreements"),
        "outside": translate("CommandLine", "Outside the compass"),
        "unplaced": translate("CommandLine", "Not placed yet"),
    }
    say(one_line(m.meta.title) or translate("CommandLine", "(no title)"))
    for kind, count in counts(m).items():
        say(f"{count:8}  {words[kind]}")
    say(translate("CommandLine", "Actors by track:"))
    for key, count in by_track(m).items():
        say(f"{count:8}  {words[key] if key in words else one_line(m.framework.track(int(key)).title)}")


COMMAND = Command("info", translate("CommandLine", "say what is in a map"), _arguments, _run)
