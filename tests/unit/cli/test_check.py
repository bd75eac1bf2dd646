"""`mtd-desktop check`: for programs, for people, and wrong calls."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtd_desktop.cli.main import main
from mtd_desktop.model.document import Map
from mtd_desktop.model.notes import Dismissal
from mtd_desktop.storage.codec import encode
from tests.unit.rules.world import actor, link, trio, world

M = world(*trio(1, 2, 3), actor("dee", 4).but(name="\x1b[31mDee\n"), link("ann", "bob"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "a.mtdmap"
    file.write_bytes(
        encode(M.but(dismissals=(Dismissal(rule="R5", subjects=("cid",), reason="on purpose"),)))
    )
    return file


def test_json_has_these_keys_and_the_reason_of_what_is_dismissed(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(path), "--json", "--rules", "r5, R4"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert all(list(one) == ["rule", "level", "question", "subjects", "source", "dismissed"] for one in found)
    assert {(one["rule"], tuple(one["subjects"]), one["dismissed"]) for one in found} == {
        ("R4", ("track:3", "cid"), None),
        ("R4", ("track:4", "dee"), None),
        ("R5", ("cid",), "on purpose"),
        ("R5", ("dee",), None),
    }
    assert found[0]["source"].startswith("McDonald 2003")


def test_people_read_open_questions_grouped_by_level_and_rule(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(path), "--rules", "R4,R5", "--as-of", "1993"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "Questions for this map as of 1993: 3",
        "",
        "To look at first",
        "  R4 Isolated track [McDonald 2003; Articles on the nine tracks]",
        "    Who could connect Cid on 3 · Business with the other tracks?",
        "    Who could connect \ufffd[31mDee on 4 · Private citizens with the other tracks?",
        "",
        "To know",
        "  R5 Isolated actor [McDonald 2003]",
        "    Who works with \ufffd[31mDee? Really nobody, or is it only not mapped?",
        "",
        "Dismissed with a reason: 1",
    ]


def test_a_map_without_questions_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "new.mtdmap"
    file.write_bytes(encode(Map()))
    assert main(["check", str(file)]) == 0
    assert capsys.readouterr().out == "This map raises no questions.\n"
    assert main(["check", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--as-of", "1993-13"], "--as-of: “1993-13” is not a day that exists"),
        (["--as-of", "May"], "--as-of: “May” is not a date like 1993, 1993-05 or 1993-05-31"),
        (["--rules", "R1,R999"], "--rules: there is no rule “R999”; the rules are R1 to R35"),
        (["--rules", ","], "--rules: name at least one rule, such as R1"),
    ],
)
def test_a_wrong_call_is_told_and_asks_nothing(
    path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main(["check", str(path), *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[-1] == f"mtd-desktop check: {words}"


def test_a_file_that_is_no_map_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "none.mtdmap")]) == 1
    assert "none.mtdmap" in capsys.readouterr().err
