"""Asking a map all its questions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from mtd_desktop.model.document import Map
from mtd_desktop.rules import families  # noqa: F401 - it enters the rules
from mtd_desktop.rules.finding import Finding
from mtd_desktop.rules.registry import REGISTER, Rule
from mtd_desktop.rules.scene import Scene


@cache
def catalogue() -> tuple[Rule, ...]:
    """Every rule, in the order of their numbers."""
    return tuple(sorted(REGISTER.values(), key=lambda rule: _number(rule.id)))


def rule_by_id(ident: str) -> Rule:
    """The rule with this id; `KeyError` if there is none."""
    return REGISTER[ident]


def findings(m: Map, on: str | None = None, rules: Iterable[str] | None = None) -> tuple[Finding, ...]:
    """What the map should be asked at a partial date, dismissed ones included, in the order of the rules.

    Without `on` it is the date of the map itself; if that has none, everything counts as present. `rules`
    are the ids of those to ask; `KeyError` if one is unknown. The order is the same for the same map.
    """
    scene = Scene(m, m.meta.as_of if on is None else on)
    wanted = None if rules is None else {rule_by_id(ident).id for ident in rules}
    answers = {(d.rule, frozenset(d.subjects)): d.reason for d in m.dismissals}
    return tuple(
        replace(finding, dismissed=answers.get((finding.rule, frozenset(finding.about))))
        for rule in catalogue()
        if wanted is None or rule.id in wanted
        for finding in rule.evaluate(scene)
    )


def _number(ident: str) -> tuple[int, str]:
    digits = re.search(r"[0-9]+", ident)
    return (int(digits.group()) if digits else 0, ident)
