"""The questions that the samples were made to raise, and those that they must not, as `check` answers.

What a rule says of a sample is part of both. Where the data made a rule say something that is not so, the
sample was mended. Oslo: the three who came in May 1993 are dated, so that the question about the first
phase names those who were there; Beilin's tie to Hirschfeld lasts to 1995, since he sponsored the team of
the Stockholm channel, so that nobody asks how its ideas could reach Israeli officials. Northern Ireland:
the talks of Hume and Adams are marked as work within one community, which they were.

Rules were mended too. R8 sees that who facilitates an unofficial process holds it together: in 1988 Duddy
alone joins London with the others, and Reid Dublin. R32 lets an opposition end with its last dated link, so
that the DUP is no longer called an outsider in 2008. R33 looks back at the earlier phases of what runs.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from mtd_desktop.cli.main import main

SAMPLES: Final = Path(__file__).parents[3] / "resources" / "samples"
NI, OSLO, SOMALILAND = "northern-ireland", "oslo", "somaliland"


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Any:
    """Ask a sample as of a date; the findings of a rule as `check --json` prints them."""

    def ask(sample: str, on: str, rule: str) -> list[dict[str, Any]]:
        path = SAMPLES / f"{sample}.mtdmap"
        assert main(["check", str(path), "--as-of", on, "--rules", rule, "--json"]) == 0
        found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
        assert all(finding["rule"] == rule and finding["dismissed"] is None for finding in found)
        return found

    return ask


EXPECTED = (
    # sample, date, rule, what it is about, words in the question
    (OSLO, "1993-06", "R1", ["track:9"], "9 · Public opinion"),
    (OSLO, "1993-06", "R9", ["track:9"], "is empty"),
    (OSLO, "1993-06", "R25", ["p-oslo"], "None is recorded at the table"),
    (OSLO, "1993-06", "R32", ["hamas"], "Hamas"),
    (OSLO, "1993-06", "R32", ["settlers"], "Settler movement"),
    (
        OSLO,
        "1993-06",
        "R33",
        ["p-oslo", "qurie", "asfour", "al-kurd"],
        "“First phase: scholars and PLO officials”, be better called kind 1.5? Abu Ala, Asfour and al-Kurd",
    ),
    (OSLO, "1994-12", "R30", ["g-gaza-jericho", "p-stockholm", "p-builders"], "No social process runs"),
    (
        OSLO,
        "2001",
        "R29",
        ["g-principles", "p-stockholm", "p-builders", "p-people"],
        "None of its follow-ups",
    ),
    (OSLO, "2001", "R29", ["g-oslo-2", "p-people"], "None of its follow-ups still runs"),
    (NI, "1988", "R8", ["duddy", "uk-gov", "oatley"], "If Duddy were gone, Oatley and UK Government"),
    (NI, "1988", "R8", ["reid", "haughey", "irish-gov"], "carry messages from Haughey and Irish Government"),
    (NI, "1988", "R16", ["p-duisburg"], "Duisburg"),
    (NI, "1998-04", "R32", ["dup"], "DUP"),
    (SOMALILAND, "1993-05", "R1", ["track:9"], "9 · Public opinion"),
    (SOMALILAND, "1993-05", "R9", ["track:9"], "is empty"),
    (SOMALILAND, "1993-05", "R25", ["p-borama", "sowda", "swo"], "are there without a vote"),
    (SOMALILAND, "1993-07", "R32", ["habr-yunis"], "Habr Yunis"),
)


@pytest.mark.parametrize(("sample", "on", "rule", "about", "words"), EXPECTED)
def test_a_sample_raises_its_question(
    check: Any, sample: str, on: str, rule: str, about: list[str], words: str
) -> None:
    found = [f for f in check(sample, on, rule) if set(f["subjects"]) == set(about)]
    assert len(found) == 1
    assert words in found[0]["question"]
    assert found[0]["source"]


MUST_NOT = (
    (NI, "2008", "R29", None),
    (SOMALILAND, "1993-05", "R24", "p-borama"),
    (SOMALILAND, "1993-05", "R21", "p-borama"),
    # true to the case, though not in the list: each would be a false alarm
    (NI, "2008", "R32", "dup"),
    (NI, "1988", "R15", "p-hume-adams"),
    (OSLO, "1995-02", "R30", None),
    (OSLO, "1993-08", "R1", "track:9"),
    (OSLO, "1994-12", "R14", "p-stockholm"),
    (SOMALILAND, "1993-05", "R32", None),
    (SOMALILAND, "1993-05", "R12", "p-borama"),
    (NI, "1997-12", "R25", "p-talks"),
    (NI, "1998-12", "R35", "g-good-friday"),
)


@pytest.mark.parametrize(("sample", "on", "rule", "subject"), MUST_NOT)
def test_a_sample_does_not_raise_this_one(
    check: Any, sample: str, on: str, rule: str, subject: str | None
) -> None:
    found = check(sample, on, rule)
    assert not [f for f in found if subject is None or subject in f["subjects"]]


@pytest.mark.parametrize("on", ["1972", "1985", "1992", "1993-06", "1994-12", "1995-02", "2001"])
def test_four_actors_of_oslo_are_alone_at_every_date_at_which_they_are_there(check: Any, on: str) -> None:
    alone = {subject for finding in check(OSLO, on, "R5") for subject in finding["subjects"]}
    there = {"kelman", "froman"} | ({"peace-now"} if on >= "1978" else set())
    there |= {"parents-circle"} if on >= "1995" else set()
    assert there <= alone
    assert not ({"parents-circle", "peace-now"} - there) & alone


def test_in_2001_every_agreement_of_oslo_has_lapsed(check: Any) -> None:
    agreements = {finding["subjects"][0] for finding in check(OSLO, "2001", "R29")}
    assert agreements == {"g-recognition", "g-principles", "g-paris", "g-gaza-jericho", "g-oslo-2"}


def test_at_the_end_of_1994_only_the_social_field_is_missing(check: Any) -> None:
    assert len(check(OSLO, "1994-12", "R30")) == 1


def test_in_1998_only_the_dup_is_left_outside(check: Any) -> None:
    assert [finding["subjects"] for finding in check(NI, "1998-04", "R32")] == [["dup"]]
