"""`mtd-desktop check MAP [--as-of DATE] [--json] [--rules R1,R8]`: the questions that a map raises."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from mtd_desktop.cli import passphrase
from mtd_desktop.cli.command import Command, UsageError, one_line, say
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtd_desktop.rules.finding import Finding, Level


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("map", type=Path, metavar="MAP", help=translate("CommandLine", "a map file"))
    passphrase.add_option(parser)
    parser.add_argument(
        "--as-of",
        metavar=translate("CommandLine", "DATE"),
        help=translate("CommandLine", "ask as of this date, such as 1993, 1993-05 or 1993-05-31"),
    )
    parser.add_argument("--json", action="store_true", help=translate("CommandLine", "print JSON"))
    parser.add_argument(
        "--rules",
        metavar=translate("CommandLine", "R1,R8"),
        help=translate("CommandLine", "ask only these, separated by commas"),
    )


def _run(args: Namespace) -> int:
    from mtd_desktop.rules.engine import findings
    from mtd_desktop.storage.files import load

    on, rules = _date(args.as_of), _rules(args.rules)
    m = load(args.map, passphrase.unlock(args)).map
    found = findings(m, on, rules)
    if args.json:
        say(json.dumps([as_json(finding) for finding in found], ensure_ascii=False, indent=2))
    else:
        _print(found, on or m.meta.as_of)
    return 0


def _date(text: str | None) -> str | None:
    from mtd_desktop.model.dates import checked

    try:
        return None if text is None else checked(text)
    except ValueError as error:
        raise UsageError(f"--as-of: {error}") from None


def _rules(text: str | None) -> list[str] | None:
    from mtd_desktop.rules.engine import catalogue

    if text is None:
        return None
    asked = [ident.strip().upper() for ident in text.split(",") if ident.strip()]
    known = [rule.id for rule in catalogue()]
    for ident in asked:
        if ident not in known:
            unknown = translate(
                "CommandLine", "--rules: there is no rule “{ident}”; the rules are {first} to {last}"
            )
            raise UsageError(unknown.format(ident=ident, first=known[0], last=known[-1]))
    if not asked:
        raise UsageError(translate("CommandLine", "--rules: name at least one rule, such as R1"))
    return asked


def as_json(finding: Finding) -> dict[str, object]:
    """A finding as `check --json` prints it. `dismissed` is the reason given, or null while it is open."""
    from mtd_desktop.rules.engine import rule_by_id

    return {
        "rule": finding.rule,
        "level": finding.level,
        "question": finding.question,
        "subjects": list(finding.subjects),
        "source": rule_by_id(finding.rule).source,
        "dismissed": finding.dismissed,
    }


def _print(found: Sequence[Finding], on: str | None) -> None:
    open_ones = [finding for finding in found if finding.dismissed is None]
    said = len(found) - len(open_ones)
    say(_head(len(open_ones), on))
    for level, title in _titles().items():
        those = [finding for finding in open_ones if finding.level == level]
        if those:
            say(f"\n{title}")
        for ident, group in groupby(those, key=lambda finding: finding.rule):
            _print_rule(ident, list(group))
    if said:
        say("\n" + translate("CommandLine", "Dismissed with a reason: {n}").format(n=said))


def _head(count: int, on: str | None) -> str:
    if on is None:
        none = translate("CommandLine", "This map raises no questions.")
        return translate("CommandLine", "Questions for this map: {n}").format(n=count) if count else none
    none = translate("CommandLine", "This map raises no questions as of {date}.").format(date=on)
    some = translate("CommandLine", "Questions for this map as of {date}: {n}")
    return some.format(date=on, n=count) if count else none


def _titles() -> dict[Level, str]:
    return {
        "warning": translate("CommandLine", "To look at first"),
        "question": translate("CommandLine", "To ask"),
        "information": translate("CommandLine", "To know"),
    }


def _print_rule(ident: str, group: Sequence[Finding]) -> None:
    from mtd_desktop.rules.engine import rule_by_id

    rule = rule_by_id(ident)
    say(one_line(f"  {rule.id} {rule.name} [{rule.source}]"))
    for finding in group:
        say(one_line(f"    {finding.question}"))


COMMAND = Command("check", translate("CommandLine", "list the questions that a map raises"), _arguments, _run)
