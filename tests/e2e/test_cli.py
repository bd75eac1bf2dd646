"""The command line as people call it: a process, its exit status, its two streams."""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from mtd_desktop import __version__
from mtd_desktop.cli import export
from mtd_desktop.model.document import Map
from mtd_desktop.model.view import LAYOUTS, THEMES
from mtd_desktop.qtrender import targets
from mtd_desktop.storage.codec import LIMIT, encode

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "northern-ireland.mtdmap"
SVG = "{http://www.w3.org/2000/svg}"


def run(
    *arguments: object, environment: Mapping[str, str | None] | None = None
) -> subprocess.CompletedProcess[str]:
    """Call the program without a display."""
    env: dict[str, str | None] = {
        **os.environ, "DISPLAY": None, "WAYLAND_DISPLAY": None, "QT_QPA_PLATFORM": None, **(environment or {})
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-m", "mtd_desktop", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
        env={name: value for name, value in env.items() if value is not None},
    )


def done(*arguments: object) -> str:
    """What a call that goes well prints; it says nothing on standard error."""
    ended = run(*arguments)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


def complaint(*arguments: object) -> str:
    """The one line that a call with a bad input prints."""
    ended = run(*arguments)
    assert (ended.returncode, ended.stdout) == (1, ""), ended.stderr
    assert re.fullmatch(r"[^\n]+\n", ended.stderr), ended.stderr
    assert len(ended.stderr) < 1000
    return ended.stderr


def misuse(*arguments: object) -> str:
    """The last line that a wrong call prints, after the usage."""
    ended = run(*arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("usage: mtd-desktop")
    assert "Traceback" not in ended.stderr
    return ended.stderr.splitlines()[-1]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A map with three actors and a link, as somebody might write it by hand."""
    path = tmp_path / "small.mtdmap"
    people = [
        {"id": "a", "name": "Ann", "memberships": [{"track": 1, "primary": True}, {"track": 7}]},
        {"id": "b", "name": "Brigade", "memberships": [{"track": 0, "primary": True}]},
        {"id": "c", "name": "Cem"},
    ]
    links = [{"id": "l", "from_actor": "a", "to_actor": "b", "relation": "mediates"}]
    content = {"meta": {"title": "Small"}, "actors": people, "links": links}
    path.write_text(json.dumps({"format": "mtdmap", "version": 1, "map": content}), encoding="utf-8")
    return path


# What there is


def test_version_and_help() -> None:
    assert done("--version") == f"mtd-desktop {__version__}\n"
    text = done("--help")
    for command in ("export", "info", "validate", "check", "schema"):
        assert f"  {command}  " in text
        assert done(command, "--help").startswith(f"usage: mtd-desktop {command}")


def test_info_counts(small: Path) -> None:
    found = json.loads(done("info", small, "--json"))
    assert list(found) == ["title", "actors", "links", "processes", "agreements", "by_track"]
    assert {name: found[name] for name in found if name != "by_track"} == {
        "title": "Small", "actors": 3, "links": 1, "processes": 0, "agreements": 0,
    }  # fmt: skip
    expected = {**dict.fromkeys("123456789", 0), "1": 1, "outside": 1, "unplaced": 1}
    assert list(found["by_track"]) == [*"123456789", "outside", "unplaced"]
    assert found["by_track"] == expected


def test_info_for_people(small: Path) -> None:
    lines = done("info", small).splitlines()
    assert lines[0] == "Small"
    assert "       1  1 · Government" in lines
    assert "       1  Outside the compass" in lines


def test_info_of_the_sample() -> None:
    found = json.loads(done("info", SAMPLE, "--json"))
    assert sum(found["by_track"].values()) == found["actors"] > 20


def test_validate_says_ok_and_what_it_does_not_know(small: Path) -> None:
    assert done("validate", small) == f"{small}: OK (actors: 3, links: 1)\n"
    text = (
        small.read_text()
        .replace('"name": "Cem"', '"name": "Cem", "nmae": 1')
        .replace('"map"', '"x": 1, "map"')
    )
    small.write_text(text, encoding="utf-8")
    assert done("validate", small).splitlines()[1:] == [
        "unknown key, kept: x (outside “map”)",
        "unknown key, kept: actors[2].nmae",
    ]


def test_validate_says_when_a_file_was_edited(tmp_path: Path) -> None:
    path = tmp_path / "map.mtdmap"
    path.write_bytes(encode(Map()).replace(b"Multi-track", b"Many-track"))
    assert "notice: The file was changed outside MTD Desktop" in done("validate", path)


def test_a_large_map_can_be_made_for_measuring(tmp_path: Path) -> None:
    def make(out: Path, seed: int) -> subprocess.CompletedProcess[str]:
        numbers = ["--actors", "30", "--links", "60", "--seed", str(seed)]
        command = [sys.executable, "-m", "mtd_desktop.bench.make_map", *numbers, str(out)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    one, same, other = (tmp_path / f"{name}.mtdmap" for name in ("one", "same", "other"))
    assert [make(one, 1).returncode, make(same, 1).returncode, make(other, 2).returncode] == [0, 0, 0]
    assert one.read_bytes() == same.read_bytes() != other.read_bytes()
    told = json.loads(done("info", one, "--json"))
    assert (told["actors"], told["links"]) == (30, 60)
    refused = make(tmp_path / "nowhere" / "map.mtdmap", 1)
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert "nowhere" in refused.stderr


def test_the_schema_is_one() -> None:
    schema = json.loads(done("schema"))
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["$id"] == "urn:mtdmap:schema:1"
    assert "description" in schema
    assert schema["$defs"]["Map"]["properties"]["actors"]["items"] == {"$ref": "#/$defs/Actor"}
    references = re.findall(r'"\$ref": "#/\$defs/(\w+)"', json.dumps(schema))
    assert set(references) <= set(schema["$defs"])


# Pictures


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf", "PNG"])
def test_export_writes_a_picture(small: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"out.{suffix}"
    assert done("export", small, out) == ""
    starts = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}
    assert out.read_bytes().startswith(starts[suffix.lower()])
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([small.name, out.name])


def test_export_gives_the_same_bytes_again(small: Path, tmp_path: Path) -> None:
    for suffix in ("png", "svg"):
        outs = [tmp_path / f"{i}.{suffix}" for i in range(2)]
        for out in outs:
            done("export", small, out)
        assert outs[0].read_bytes() == outs[1].read_bytes(), suffix


def png_size(path: Path) -> tuple[int, int]:
    return struct.unpack(">II", path.read_bytes()[16:24])


def test_export_in_pixels_and_on_paper(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    done("export", small, out, "--width", 640)
    assert png_size(out)[0] == 640
    done("export", small, out, "--paper", "a4", "--dpi", 72)
    assert sorted(png_size(out)) == [595, 842]


def paper_of(path: Path) -> str:
    rectangle = ET.fromstring(path.read_text(encoding="utf-8")).find(f"{SVG}rect")
    return "" if rectangle is None else rectangle.get("fill", "")


def test_export_background(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.svg"
    done("export", small, out)
    assert paper_of(out) not in {"", "#ffffff"}
    done("export", small, out, "--background", "white")
    assert paper_of(out) == "#ffffff"
    done("export", small, out, "--background", "transparent")
    assert paper_of(out) == ""
    picture = tmp_path / "out.png"
    done("export", small, picture, "--background", "transparent", "--width", 100)
    assert picture.read_bytes()[25] == 6, "with an alpha channel"


@pytest.mark.parametrize("theme", THEMES)
def test_export_in_every_theme_and_layout(small: Path, tmp_path: Path, theme: str) -> None:
    seen = set()
    for layout in LAYOUTS:
        out = tmp_path / f"{layout}.svg"
        done("export", small, out, "--theme", theme, "--layout", layout)
        seen.add(out.read_bytes())
    assert len(seen) == len(LAYOUTS)


def test_export_overwrites_an_older_picture_and_nothing_else(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.svg"
    out.write_text("old")
    done("export", small, out)
    assert out.read_text(encoding="utf-8").startswith("<?xml")
    before = small.read_bytes()
    twin = tmp_path / "twin.svg"
    twin.symlink_to(small)
    assert "would take the place of the map" in misuse("export", small, twin)
    assert small.read_bytes() == before


def test_the_words_of_the_options_are_those_of_the_program() -> None:
    assert export.THEMES == THEMES
    assert export.LAYOUTS == LAYOUTS
    assert tuple(targets.PAPERS) == export.PAPERS


# Wrong usage


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["info"], "required: MAP"),
        (["info", "a", "b"], "unrecognized arguments: b"),
        (["info", "--xml", "a"], "unrecognized arguments"),
        (["schema", "x"], "unrecognized arguments"),
        (["export", "a"], "required: OUT"),
        (["export", "a", "b"], "must end in .png, .svg or .pdf"),
        (["export", "a", "b.jpeg"], "must end in .png, .svg or .pdf"),
        (["export", "a", "b.png", "--width", "0"], "from 16 to"),
        (["export", "a", "b.png", "--width", "wide"], "from 16 to"),
        (["export", "a", "b.png", "--width", "1e3"], "from 16 to"),
        (["export", "a", "b.png", "--width", "9" * 5000], "from 16 to"),
        (["export", "a", "b.png", "--width", "-5"], "from 16 to"),
        (["export", "a", "b.png", "--paper", "A9"], "invalid choice"),
        (["export", "a", "b.png", "--dpi", "5"], "from 10 to"),
        (["export", "a", "b.png", "--width", "100", "--paper", "A4"], "exclude each other"),
        (["export", "a", "b.svg", "--width", "100"], "--width is for PNG"),
        (["export", "a", "b.svg", "--paper", "A4"], "--paper is for PNG and PDF"),
        (["export", "a", "b.pdf", "--dpi", "100"], "--dpi is for PNG"),
        (["export", "a", "b.png", "--actual-size"], "--actual-size is for PDF"),
        (["export", "a", "b.pdf", "--background", "transparent"], "is for PNG and SVG"),
        (["export", "a", "b.png", "--theme", "neon"], "invalid choice"),
        (["export", "a", "b.png", "--background", "red"], "invalid choice"),
        (["--frobnicate"], "unrecognized arguments"),
    ],
)
def test_wrong_usage_is_told(arguments: Sequence[str], said: str) -> None:
    assert said in misuse(*arguments)


def test_the_dark_theme_does_not_go_on_white(small: Path, tmp_path: Path) -> None:
    said = misuse("export", small, tmp_path / "out.png", "--theme", "dark", "--background", "white")
    assert "--theme print" in said
    assert not (tmp_path / "out.png").exists()


# Bad input

ACTOR = '{"id": "a", "name": "Ann"}'
LINK = '{"id": "l", "from_actor": "a", "to_actor": "x", "relation": "close"}'
BAD = {
    "empty": ("", "is empty"),
    "plain text": ("hello", "This is plain text, not a map."),
    "no JSON": ("{hello}", "line 1, column 2"),
    "truncated": (
        '{"format": "mtdmap", "version": 1,\n "map": {"act',
        "line 2, column 13: The text ends too early",
    ),
    "NaN": ('{"view": {"rotation": NaN}}', "line 1, column 23"),
    "doubled key": ('{"actors": [], "actors": []}', "line 1, column 16: The key “actors” stands twice"),
    "wrong type": (
        '{"actors": [{"id": "a", "name": "Ann", "tags": 3}]}',
        "actors[0] “Ann”, tags: should be a list",
    ),
    "future": ('{"format": "mtdmap", "version": 9, "map": {"actors": 9}}', "version 9"),
    "version as text": (
        '{"format": "mtdmap", "version": "1", "map": {}}',
        "version: should be a whole number",
    ),
    "dangling": (
        f'{{"actors": [{ACTOR}], "links": [{LINK}]}}',
        "links[0] “l”: there is no actor “x”",
    ),
    "same id": (f'{{"actors": [{ACTOR}, {ACTOR}]}}', "actors[1]: the id “a” is already"),
    "deep": ("[" * 100_000, "Too many brackets"),
    "hostile name": (
        '{"actors": [{"id": "a", "name": "\\u001b[31m<img src=x>\\n\\u202eevil", "kind": "x"}]}',
        "<img src=x>",
    ),
    "long name": (
        f'{{"actors": [{{"id": "a", "name": "{"n" * 10_000}", "kind": "x"}}]}}',
        "kind: should be one of",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_one_line_that_names_the_place(case: str, tmp_path: Path) -> None:
    content, said = BAD[case]
    path = tmp_path / "bad.mtdmap"
    path.write_text(content, encoding="utf-8")
    for arguments in (["validate", path], ["export", path, tmp_path / "out.png"]):
        line = complaint(*arguments)
        assert line.startswith(f"{path}: ")
        assert said in line
        assert line.strip().isprintable()
    assert [one.name for one in tmp_path.iterdir()] == ["bad.mtdmap"]
    assert path.read_text(encoding="utf-8") == content


def test_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    for path, said in (
        (tmp_path / "none.mtdmap", "no such file"),
        (tmp_path, "folder"),
        (Path("/dev/null"), "device or a pipe"),
        (tmp_path / ("n" * 300), "too long"),
    ):
        assert said in complaint("info", path)
    big = tmp_path / "big.mtdmap"
    with big.open("wb") as file:
        file.truncate(LIMIT + 1)
    assert "more than 200 MB" in complaint("info", big)


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "secret.mtdmap"
    path.write_bytes(encode(Map()))
    path.chmod(0)
    if os.access(path, os.R_OK):  # the administrator may read everything; the message is tested elsewhere
        assert done("validate", path).startswith(f"{path}: OK")
    else:
        assert "no permission" in complaint("validate", path)


def test_a_hundred_megabytes_are_answered(tmp_path: Path) -> None:
    path = tmp_path / "large.mtdmap"
    path.write_bytes(b'{"meta": {"title": "' + b"x" * 100_000_000 + b'"}}')
    assert "meta, title: this text is longer than 100000 characters" in complaint("info", path)


@pytest.mark.parametrize(
    "name",
    [
        "n" * 10_000,
        "<img src=x onerror=alert(1)>",
        "=cmd()",
        "مجلس السلام (1998)",
        "🕊️👩‍👩‍👧",
        "a\nb\x00\x1b[31m",
        "",
    ],
)
def test_odd_names_go_through_everything(name: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.mtdmap"
    people = [
        {"id": "a", "name": name, "memberships": [{"track": 1, "primary": True}]},
        {"id": "b", "name": name},
    ]
    path.write_text(json.dumps({"meta": {"title": name}, "actors": people}), encoding="utf-8")
    assert json.loads(done("info", path, "--json"))["title"] == name
    done("validate", path)
    done("info", path)
    for suffix in ("png", "svg", "pdf"):
        done("export", path, tmp_path / f"out.{suffix}")
    ET.fromstring((tmp_path / "out.svg").read_text(encoding="utf-8"))


def test_places_that_cannot_be_written_are_told(small: Path, tmp_path: Path) -> None:
    assert "no such file or folder" in complaint("export", small, tmp_path / "no" / "out.png")
    (tmp_path / "folder.png").mkdir()
    assert "folder" in complaint("export", small, tmp_path / "folder.png")


def test_file_names_of_any_bytes_can_be_told(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9\n.mtdmap")
    assert "no such file" in complaint("info", tmp_path / name)


def test_a_terminal_without_unicode_gets_escapes(small: Path) -> None:
    small.write_text(small.read_text().replace("Small", "Peace 🕊"), encoding="utf-8")
    ended = run("info", small, environment={"PYTHONIOENCODING": "ascii"})
    assert ended.returncode == 0
    assert ended.stdout.startswith("Peace \\U0001f54a\n")


# Streams and windows


def test_a_reader_that_goes_away_is_no_fault() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "mtd_desktop", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        said = child.stderr.read()
    assert said == b""
    assert child.returncode == 141


def test_a_full_disk_behind_the_output_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "mtd_desktop", "schema"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 1
    assert b"Traceback" not in ended.stderr
    assert ended.stderr.count(b"\n") == 1


def test_without_a_display_no_window_is_tried(small: Path) -> None:
    for arguments in ([], [small], ["--no-recent", small]):
        assert "mtd-desktop export MAP OUT.png" in complaint(*arguments)


IMPORTED = """
import sys
from mtd_desktop.cli.main import main
status = main(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(status)
"""


def test_a_display_that_does_not_answer_is_told(small: Path) -> None:
    ended = run(small, environment={"DISPLAY": ":31999"})
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.count("\n") == 1
    assert "There is no display" in ended.stderr


@pytest.mark.parametrize("command", ["info", "validate", "schema"])
def test_no_qt_to_read_a_map(command: str, small: Path) -> None:
    arguments = [command] if command == "schema" else [command, str(small)]
    ended = subprocess.run(
        [sys.executable, "-c", IMPORTED, *arguments], capture_output=True, text=True, check=True
    )
    modules = set(ended.stderr.split())
    assert "mtd_desktop" in modules
    assert not modules & {"PySide6", "shiboken6", "pyqtgraph", "numpy", "platformdirs"}
