"""The page about all rules is what the rules say today."""

from __future__ import annotations

from pathlib import Path

from mtd_desktop.rules import catalogue
from mtd_desktop.rules.engine import rule_by_id
from mtd_desktop.rules.manual import figure, page

DOCS = Path(__file__).parents[3] / "docs"


def test_the_page_is_up_to_date() -> None:
    """If this fails: `make docs`."""
    assert (DOCS / "rules.md").read_text(encoding="utf-8") == page()


def test_every_rule_stands_on_the_page_with_all_that_is_said_of_it() -> None:
    text = page()
    for rule in catalogue():
        assert f"### {rule.id} {rule.name} ({rule.level})" in text
        for part in (rule.condition, rule.why, rule.judgement, rule.source):
            assert part in text
        for setting in rule.settings:
            assert f"`{setting.name}`" in text
        for source in rule.cited:
            assert source.title in text


def test_figures_have_units_that_people_use() -> None:
    settings = {(rule.id, setting.name): setting for rule in catalogue() for setting in rule.settings}
    assert figure(settings["R6", "share"], 0.3) == "30 %"
    assert figure(settings["R23", "years"], 5) == "5 years"
    assert figure(settings["R27", "years"], 1) == "1 year"
    assert figure(settings["R32", "influence"], 4) == "mark 4"


def test_the_guide_shows_a_rule_that_is_there() -> None:
    guide = (DOCS / "adding-a-rule.md").read_text(encoding="utf-8")
    assert rule_by_id("R35").name in guide
    assert "mtd_desktop/rules/women.py" in guide
    assert (DOCS.parent / "mtd_desktop" / "rules" / "women.py").is_file()
