"""No name above the audience in any file that the command line writes, in any format, at any audience."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from mtd_desktop.cli.main import main
from mtd_desktop.model.document import Map
from mtd_desktop.storage import vault
from mtd_desktop.storage.files import save
from tests.canaries import CANARY, LEVELS, MARKS, Mint, marked_map, names_of
from tests.e2e.test_exports_agree import call, plain, tool

ABOVE = {"public": ("restricted", "secret", "never"), "workshop": ("secret", "never"), "private": ("never",)}
"""An unknown key is on no page, whoever looks at it."""

MODES = ("leave-out", "pseudonym", "generalise")
PERSON, PLACE = "Qzkarla Rahimi", "qzrahimi-folder"


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Map, Mint]:
    """A map whose file lies in a folder that is called after a person."""
    m, mint = marked_map()
    view = m.view.but(label_by="name", show_link_labels=True)
    m = m.but(view=view, conventions=m.conventions[:-1])
    folder = tmp_path_factory.mktemp(PLACE)
    save(folder / "Rahimi.mtdmap", m, expected=None)
    return folder / "Rahimi.mtdmap", m, mint


def opened_up(data: bytes) -> bytes:
    """Everything in a file, packed or not: streams of a PDF, chunks of a PNG."""
    unpacked = [data]
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            unpacked.append(zlib.decompressobj().decompress(found.group(1)))
        except zlib.error:
            continue
    for kind in (b"zTXt", b"iTXt", b"tEXt", b"eXIf", b"iCCP"):
        assert b"\x89PNG" not in data[:8] or kind not in data, f"the picture carries {kind!r}"
    # PDF may write its title in two bytes a letter.
    return b"\n".join((*unpacked, data.replace(b"\x00", b"")))


def words_in(path: Path) -> str:
    """Everything that can be read in a picture or out of its file."""
    text = opened_up(path.read_bytes()).decode("utf-8", errors="replace")
    if path.suffix == ".pdf":
        text += call(tool("pdftotext"), path, "-")
        text += call(tool("pdfinfo"), path)
    return plain(text).casefold()


@pytest.mark.parametrize("form", ["svg", "pdf", "png"])
@pytest.mark.parametrize("audience", ["public", "workshop", "private"])
@pytest.mark.parametrize("mode", MODES)
def test_no_canary_above_the_audience_is_in_the_file(
    form: str, audience: str, mode: str, marked: tuple[Path, Map, Mint], tmp_path: Path
) -> None:
    path, _, mint = marked
    out = tmp_path / f"out.{form}"
    assert main(["export", str(path), str(out), "--audience", audience, "--mode", mode]) == 0
    words = words_in(out)
    marks = tuple(MARKS[level] for level in ABOVE[audience])
    escaped = {mint.made.get(word, word) for word in CANARY.findall(words) if word.startswith(marks)}
    assert escaped == set()
    assert "rahimi" not in words
    if form != "png":
        assert MARKS["public"] in words, "the test cannot see names at all"


@pytest.mark.parametrize("form", ["svg", "pdf"])
def test_no_name_is_left_when_everyone_is_hidden(
    form: str, marked: tuple[Path, Map, Mint], tmp_path: Path
) -> None:
    path, m, _ = marked
    for mode in ("pseudonym", "generalise"):
        out = tmp_path / f"{mode}.{form}"
        arguments = ["--audience", "private", "--mode", mode, "--everyone"]
        assert main(["export", str(path), str(out), *arguments]) == 0
        words = words_in(out)
        assert not [name for name in names_of(m, *LEVELS) if name in words]


def test_it_is_said_what_was_left_out(
    marked: tuple[Path, Map, Mint], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, m, _ = marked
    assert main(["export", str(path), str(tmp_path / "a.svg")]) == 0
    told = capsys.readouterr().err
    assert "4 actors" in told
    assert main(["export", str(path), str(tmp_path / "a.svg"), "--mode", "pseudonym"]) == 0
    told = capsys.readouterr().err
    assert "can be told apart by kind, track and links alone" in told
    assert not [name for name in names_of(m, "restricted", "secret") if name in told]
    assert main(["export", str(path), str(tmp_path / "a.svg"), "--audience", "private"]) == 0
    assert capsys.readouterr().err == ""


def test_the_key_table_is_encrypted_and_says_who_is_who(
    marked: tuple[Path, Map, Mint], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, m, _ = marked
    word = tmp_path / "word"
    word.write_text("correct horse battery", encoding="utf-8")
    out, keys, table = tmp_path / "out.svg", tmp_path / "who.key", tmp_path / "who.json"
    wanted = ["--mode", "pseudonym", "--key-table", str(keys), "--passphrase-file", str(word)]
    assert main(["export", str(path), str(out), *wanted]) == 0
    data = keys.read_bytes()
    assert vault.is_sealed(data)
    assert not CANARY.findall(data.decode("latin-1"))
    assert main(["decrypt", str(keys), str(table), "--passphrase-file", str(word)]) == 0
    who = {row["pseudonym"]: row["name"] for row in json.loads(table.read_bytes())["actors"]}
    secret = [a for a in m.actors if a.confidentiality == "secret"]
    names = {who[words] for words in re.findall(r"Actor [A-Z]\d+", out.read_text(encoding="utf-8"))}
    assert {actor.name for actor in secret} <= names
    capsys.readouterr()


def test_options_that_contradict_each_other_are_refused(
    marked: tuple[Path, Map, Mint], tmp_path: Path
) -> None:
    path, _, _ = marked
    out = str(tmp_path / "out.svg")
    for senseless in (
        ["--everyone"],
        ["--key-table", str(tmp_path / "k")],
        ["--mode", "pseudonym", "--key-table", str(path)],
        ["--audience", "friends"],
    ):
        assert main(["export", str(path), out, *senseless]) == 2
    assert not Path(out).exists()


@pytest.mark.parametrize("form", ["svg", "pdf", "png"])
def test_files_carry_no_person_program_path_or_time(form: str, tmp_path: Path) -> None:
    """Made by a person, on a machine and in a folder with telling names; twice, at different times."""
    home = tmp_path / PLACE
    home.mkdir()
    m, _ = marked_map()
    save(home / "in.mtdmap", m.but(meta=m.meta.but(title="A title", authors=(PERSON,))), expected=None)
    environment = {
        "HOME": str(home),
        "USER": "qzuser",
        "LOGNAME": "qzuser",
        "HOSTNAME": "qzhost",
        "PATH": "/usr/bin:/bin",
        "QT_QPA_PLATFORM": "offscreen",
    }
    made = []
    for number in range(2):
        out = home / f"out{number}.{form}"
        command = [sys.executable, "-m", "mtd_desktop", "export", str(home / "in.mtdmap"), str(out)]
        subprocess.run(command, env=environment, check=True, capture_output=True)
        made.append(out.read_bytes())
    assert made[0] == made[1], "the file depends on when it was made"
    words = words_in(home / f"out0.{form}")
    for trace in (PERSON, PLACE, "qzuser", "qzhost", str(tmp_path)):
        assert trace.casefold() not in words
    assert not re.search(r"d:20\d\d|20\d\d-\d\d-\d\dt\d\d:", words)
