"""`mtd-desktop export --as-of`: one date, several side by side, or a picture for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtd_desktop.cli.main import main

SAMPLE = str(Path(__file__).parents[3] / "resources" / "samples" / "somaliland.mtdmap")


def export(tmp_path: Path, *options: str, name: str = "out.svg") -> str:
    out = tmp_path / name
    assert main(["export", SAMPLE, str(out), *options]) == 0
    return out.read_text(encoding="utf-8") if out.exists() else ""


def test_the_picture_shows_the_map_at_its_date(qapp: object, tmp_path: Path) -> None:
    assert qapp
    whole = export(tmp_path)
    then = export(tmp_path, "--as-of", "1994")
    assert "as of" not in whole
    assert "as of 1994 · faint: over by then" in then
    assert "<title>SNM Central Committee and first government" in whole
    assert "<title>SNM Central Committee and first government" in then
    gone = export(tmp_path, "--as-of", "1994", "--ended", "gone")
    assert "<title>SNM Central Committee and first government" not in gone
    assert "<title>Academy for Peace and Development" in whole
    assert "<title>Academy for Peace and Development" not in then  # founded later


def test_processes_are_chosen_by_kind_or_all(qapp: object, tmp_path: Path) -> None:
    assert qapp
    assert 'class="process"' not in export(tmp_path)
    every = export(tmp_path, "--processes", "all")
    assert "<title>Sanaag grand peace conference" in every
    assert "<title>Borama Grand Conference" in every
    some = export(tmp_path, "--processes", "3")
    assert "<title>Sanaag grand peace conference" in some
    assert "<title>Borama Grand Conference" not in some


def test_several_dates_stand_side_by_side_or_one_by_one(qapp: object, tmp_path: Path) -> None:
    assert qapp
    together = export(tmp_path, "--as-of", "1991,1993-06")
    assert ">1991</text>" in together
    assert ">1993-06</text>" in together
    assert export(tmp_path, "--as-of", "1991,1993-06", "--sequence", name="seq.svg") == ""
    heads = []
    for date in ("1991", "1993-06"):
        text = (tmp_path / f"seq-{date}.svg").read_text(encoding="utf-8")
        assert f"as of {date}" in text
        heads.append(text.split("viewBox")[1].split(">")[0])
    assert heads[0] == heads[1]


@pytest.mark.parametrize(
    "wrong",
    [
        ("--as-of", "19x"),
        ("--as-of", "1998,"),
        ("--sequence",),
        ("--ended", "gone"),
        ("--processes", "4"),
        ("--as-of", ",".join(str(year) for year in range(1900, 1950))),
    ],
)
def test_what_makes_no_sense_is_refused(
    wrong: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", SAMPLE, str(tmp_path / "out.svg"), *wrong]) == 2
    assert "mtd-desktop export: " in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_lens_groups_the_actors_in_pictures_too(qapp: object, tmp_path: Path) -> None:
    assert qapp
    pyramid = export(tmp_path, "--lens", "pyramid")
    assert "Lederach 1997" in pyramid
    assert "Lederach 1997" not in export(tmp_path, "--lens", "nine")
    together = export(tmp_path, "--lens", "sides", "--as-of", "1991,1993-06")
    assert together.count('id="date-1-group-1"') == together.count('id="date-2-group-1"') == 1
