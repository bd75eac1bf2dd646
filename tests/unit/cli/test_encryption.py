"""The command line and passphrases: from a file, from a person, or a sentence that says what is missing."""

from __future__ import annotations

import getpass
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from mtd_desktop.cli.main import main
from mtd_desktop.model.actors import Actor
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.storage.files import load, save
from mtd_desktop.storage.vault import is_sealed

WORDS = "maple robot välley"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "plain.mtdmap"
    save(path, Map(meta=Meta(title="Canary"), actors=(Actor(id="a", name="Ann"),)), expected=None)
    return path


@pytest.fixture
def words(tmp_path: Path) -> str:
    path = tmp_path / "words.txt"
    path.write_text(f"{WORDS}\nanother line\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def secret(plain: Path, words: str, capsys: pytest.CaptureFixture[str]) -> Path:
    path = plain.with_name("secret.mtdmap")
    assert main(["encrypt", str(plain), str(path), "--passphrase-file", words]) == 0
    capsys.readouterr()
    return path


def test_there_and_back_is_the_same_file(plain: Path, secret: Path, words: str) -> None:
    again = plain.with_name("again.mtdmap")
    assert is_sealed(secret.read_bytes())
    assert main(["decrypt", str(secret), str(again), "--passphrase-file", words]) == 0
    assert again.read_bytes() == plain.read_bytes()
    assert load(secret, WORDS).map == load(plain).map


def test_encrypting_says_that_the_readable_file_is_still_there(
    plain: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = plain.with_name("out.mtdmap")
    assert main(["encrypt", str(plain), str(out), "--passphrase-file", words]) == 0
    assert f"{plain} is still there" in capsys.readouterr().out


def test_a_map_can_be_encrypted_in_its_place_without_a_readable_backup(plain: Path, words: str) -> None:
    assert main(["encrypt", str(plain), str(plain), "--passphrase-file", words, "--force"]) == 0
    assert is_sealed(plain.read_bytes())
    assert b"Canary" not in b"".join(path.read_bytes() for path in plain.parent.iterdir() if path != plain)


@pytest.mark.parametrize("word", ["encrypt", "decrypt"])
def test_nothing_is_replaced_unasked(
    word: str, plain: Path, secret: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source = plain if word == "encrypt" else secret
    out = plain.with_name("there.mtdmap")
    out.write_text("mine")
    command = [word, str(source), str(out), "--passphrase-file", words]
    assert main(command) == 1
    assert "--force" in capsys.readouterr().err
    assert out.read_text() == "mine"
    assert main([*command, "--force"]) == 0
    assert out.read_text(errors="replace") != "mine"


@pytest.mark.parametrize(
    "command",
    [["info"], ["info", "--json"], ["validate"], ["check"], ["check", "--json"]],
    ids=" ".join,
)
def test_whatever_reads_a_map_reads_an_encrypted_one(
    command: list[str], plain: Path, secret: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, str(plain)]) == 0
    expected = capsys.readouterr().out
    assert main([*command, str(secret), "--passphrase-file", words]) == 0
    assert capsys.readouterr().out.replace("secret", "plain") == expected


def test_a_picture_of_an_encrypted_map(plain: Path, secret: Path, words: str) -> None:
    pictures = [plain.with_name(f"{path.stem}.svg") for path in (plain, secret)]
    for path, picture in zip((plain, secret), pictures, strict=True):
        assert run("export", str(path), str(picture), "--passphrase-file", words).returncode == 0
    assert pictures[0].read_bytes() == pictures[1].read_bytes()


@pytest.mark.parametrize("word", ["info", "validate", "export", "decrypt"])
def test_without_a_terminal_one_line_says_what_is_missing(word: str, secret: Path) -> None:
    out = [str(secret.with_name("out.svg"))] if word in {"export", "decrypt"} else []
    answer = run(word, str(secret), *out)
    assert answer.returncode == 1
    assert answer.stdout == ""
    (line,) = answer.stderr.splitlines()
    assert "passphrase" in line
    assert "--passphrase-file" in line
    assert not secret.with_name("out.svg").exists()


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mtd_desktop", *command],
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )


def test_a_person_is_asked_on_the_terminal_and_nothing_typed_is_shown(secret: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "mtd_desktop", "info", str(secret)],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        shown = b""
        while b": " not in shown:
            shown += os.read(ours, 1000)
        os.write(ours, f"{WORDS}\n".encode())
        out, _ = process.communicate()
        while more := _rest(ours):
            shown += more
    os.close(ours)
    assert process.returncode == 0
    assert out.startswith(b"Canary")
    assert b"maple" not in shown


def _rest(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1000)
    except OSError:  # the other end is closed: that is how Linux says that all was read
        return b""


class Terminal:
    """A standard input where a person sits."""

    @staticmethod
    def isatty() -> bool:
        return True


def answering(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    given = iter(answers)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda *_: next(given))


def test_a_new_passphrase_is_asked_twice(
    plain: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = plain.with_name("out.mtdmap")
    answering(monkeypatch, "one", "two")
    assert main(["encrypt", str(plain), str(out)]) == 1
    assert "differ" in capsys.readouterr().err
    answering(monkeypatch, "")
    assert main(["encrypt", str(plain), str(out)]) == 1
    assert not out.exists()
    answering(monkeypatch, "one", "one")
    assert main(["encrypt", str(plain), str(out)]) == 0
    assert load(out, "one").map == load(plain).map


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "first line"), (b"\nwords", "first line"), (b"\xff\xfe\n", "UTF-8"), (b"wrong\n", "is wrong")],
)
def test_a_passphrase_file_that_does_not_help(
    content: bytes, said: str, secret: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    assert main(["info", str(secret), "--passphrase-file", str(path)]) == 1
    assert said in capsys.readouterr().err
    assert main(["info", str(secret), "--passphrase-file", str(tmp_path / "none")]) == 1
    assert "no such file" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"{}", b"no map", b""])
def test_what_is_no_map_is_not_encrypted(
    content: bytes, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "x.mtdmap", tmp_path / "out.mtdmap"
    path.write_bytes(content)
    assert main(["encrypt", str(path), str(out), "--passphrase-file", words]) == 1
    assert not out.exists()
    assert capsys.readouterr().err.count("\n") == 1


def test_twice_is_refused(secret: Path, plain: Path, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = plain.with_name("out.mtdmap")
    assert main(["encrypt", str(secret), str(out), "--passphrase-file", words]) == 1
    assert "encrypted already" in capsys.readouterr().err
    assert main(["decrypt", str(plain), str(out), "--passphrase-file", words]) == 1
    assert "not encrypted" in capsys.readouterr().err
    assert not out.exists()
