"""`mtd-desktop schema`: the JSON Schema of a map file."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from mtd_desktop.cli.command import Command, say
from mtd_desktop.i18n import translate


def _arguments(_parser: ArgumentParser) -> None:
    """It takes none."""


def _run(_args: Namespace) -> int:
    from mtd_desktop.storage.schema import file_schema

    say(json.dumps(file_schema(), ensure_ascii=False, indent=2))
    return 0


COMMAND = Command(
    "schema", translate("CommandLine", "print the JSON Schema of the file format"), _arguments, _run
)
