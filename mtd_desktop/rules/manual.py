"""The page of the manual about all rules, written from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from mtd_desktop.i18n import translate
from mtd_desktop.rules.engine import catalogue
from mtd_desktop.rules.finding import Level
from mtd_desktop.rules.registry import Family, Rule, Setting, Unit
from mtd_desktop.rules.sources import SOURCES

HEAD: Final = """# The questions a map should raise

<!-- Written by `make docs` from mtd_desktop/rules. Change the rule, not this page. -->

A map that only shows who is there is a poster. MTD Desktop asks what practitioners ask. It asks; it never
judges. Each question comes from the literature of the field, named with it; what in a rule is our own
judgement is said too. A question can be dismissed with a reason, which stays in the map, and a figure can be
set otherwise for a map.

* Rules look at the map at a date. Partial dates count generously ("1993" is the whole year), and what has no
  date is always there. Without a date everything counts as present.
* What nobody wrote down is *not recorded*. It is asked about one level more quietly, and held against nobody.
* Levels: **warning** (to look at first), **question**, **information**.

On the command line: `mtd-desktop check MAP --as-of 1993-06`. To add a rule, see
[adding-a-rule.md](adding-a-rule.md).
"""


def family_name(family: Family) -> str:
    """What a family of rules is called where they are grouped."""
    return {
        "tracks": translate("Rules", "Tracks and links"),
        "bridges": translate("Rules", "Bridges"),
        "transfer": translate("Rules", "Transfer and autonomy"),
        "sides": translate("Rules", "Sides"),
        "funding": translate("Rules", "Funding"),
        "standards": translate("Rules", "Standards for those who come from outside"),
        "agreements": translate("Rules", "Agreements"),
        "pyramid": translate("Rules", "Levels"),
        "kind": translate("Rules", "Kinds of processes"),
    }[family]


def level_title(level: Level) -> str:
    """A level in words."""
    return {
        "warning": translate("Rules", "warning"),
        "question": translate("Rules", "question"),
        "information": translate("Rules", "information"),
    }[level]


def figure(setting: Setting, value: float) -> str:
    """A figure of a setting with its unit: "60 %", "5 years", "mark 4"."""
    one: dict[Unit, str] = {
        "actors": translate("Rules", "1 actor"),
        "tracks": translate("Rules", "1 track"),
        "links": translate("Rules", "1 link"),
        "processes": translate("Rules", "1 process"),
        "months": translate("Rules", "1 month"),
        "years": translate("Rules", "1 year"),
        "sessions": translate("Rules", "1 session"),
    }
    many: dict[Unit, str] = {
        "share": translate("Rules", "{n} %"),
        "actors": translate("Rules", "{n} actors"),
        "tracks": translate("Rules", "{n} tracks"),
        "links": translate("Rules", "{n} links"),
        "processes": translate("Rules", "{n} processes"),
        "months": translate("Rules", "{n} months"),
        "years": translate("Rules", "{n} years"),
        "sessions": translate("Rules", "{n} sessions"),
        "step": translate("Rules", "mark {n}"),
    }
    if value == 1 and setting.unit in one:
        return one[setting.unit]
    return many[setting.unit].format(n=f"{100 * value if setting.unit == 'share' else value:g}")


def page() -> str:
    """The whole page, as Markdown."""
    lines = [HEAD]
    rules = sorted(catalogue(), key=lambda rule: _FAMILIES.index(rule.family))
    for family, members in groupby(rules, key=lambda rule: rule.family):
        lines.append(f"## {family_name(family)}\n")
        lines += [line for rule in members for line in _entry(rule)]
    lines += ["## Sources\n", *_sources()]
    return "\n".join(lines) + "\n"


_FAMILIES: Final[tuple[Family, ...]] = (
    "tracks", "bridges", "transfer", "sides", "funding", "standards", "agreements", "pyramid", "kind",
)  # fmt: skip


def _entry(rule: Rule) -> Iterator[str]:
    yield f"### {rule.id} {rule.name} ({level_title(rule.level)})\n"
    yield f"**When.** {rule.condition}  "
    yield f"**Why.** {rule.why}  "
    if rule.settings:
        settings = "; ".join(
            f"{s.label}: {figure(s, s.default)} (`{s.name}`, {figure(s, s.low)} to {figure(s, s.high)})"
            for s in rule.settings
        )
        yield f"**Figures.** {settings}.  "
    if rule.judgement:
        yield f"**Our own judgement.** {rule.judgement}  "
    yield f"**Source.** {rule.source}.\n"


def _sources() -> Iterator[str]:
    used = {key for rule in catalogue() for key in rule.sources}
    for key, source in SOURCES.items():
        if key in used:
            note = f" {source.note}" if source.note else ""
            where = f" {source.where}." if source.where else ""
            yield f"* **{source.short}**: {source.title}.{where}{note}"
