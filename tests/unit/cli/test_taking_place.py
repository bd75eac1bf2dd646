"""Commands that write files: what is there is not lost, and nothing readable stays of the encrypted."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtd_desktop.cli.main import main
from mtd_desktop.model.actors import Actor
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.storage import recovery, versions
from mtd_desktop.storage.files import load, save
from mtd_desktop.storage.inplace import copy_of, save_in_place
from mtd_desktop.storage.vault import Key, is_sealed

WORDS = "maple robot valley"
MAP = Map(meta=Meta(title="Canary"), actors=(Actor(id="a", name="Canary one", confidentiality="secret"),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save(tmp_path / "map.mtdmap", MAP, expected=None)
    return tmp_path / "map.mtdmap"


@pytest.fixture
def words(tmp_path: Path) -> str:
    (tmp_path / "words.txt").write_text(WORDS, encoding="utf-8")
    return str(tmp_path / "words.txt")


@pytest.mark.parametrize("way", ["link", "other map", "earlier table"])
def test_a_key_table_takes_nobodys_place(
    way: str, path: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    there = path.with_name("there")
    if way == "link":
        there.symlink_to(path)
    else:
        there.write_bytes(path.read_bytes() if way == "other map" else b"mtdmap-encrypted 1\nearlier")
    before, out = there.read_bytes(), path.with_name("out.svg")
    wish = ["--mode", "pseudonym", "--key-table", str(there), "--passphrase-file", words]
    assert main(["export", str(path), str(out), *wish]) == 1
    assert "there already" in capsys.readouterr().err
    assert there.read_bytes() == before
    assert load(path).map == MAP


def test_encrypting_in_place_takes_along_what_older_saves_left(
    path: Path, words: str, personal_folder: Path
) -> None:
    opened = load(path)
    second = MAP.but(meta=Meta(title="Canary, the second"))
    print_ = save(path, second, expected=opened.fingerprint)
    versions.keep(path, second, "Canary checkpoint")
    save_in_place(path, MAP, expected=print_)
    trail = recovery.Trail()
    trail.write(MAP, recovery.Base(path, load(path).fingerprint))
    trail.leave()
    assert copy_of(path).exists()
    assert main(["encrypt", str(path), str(path), "--force", "--passphrase-file", words]) == 0
    folders = (path.parent, personal_folder)
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    assert [file for file in files if b"Canary" in file.read_bytes()] == []
    kept = [versions.read(version, WORDS).map.meta.title for version in versions.versions(path)]
    assert kept == ["Canary, the second", "Canary"]


def test_merging_in_something_encrypted_loses_no_readable_file(
    path: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    secret, out = path.with_name("secret.mtdmap"), path.with_name("out.mtdmap")
    save(secret, MAP.but(meta=Meta(title="Theirs")), expected=None, key=Key.create(WORDS))
    save(out, Map(meta=Meta(title="Somebody's work")), expected=None)
    before = out.read_bytes()
    command = ["merge", str(path), str(path), str(secret), str(out), "--passphrase-file", words]
    assert main(command) == 1
    assert "readable" in capsys.readouterr().err
    assert out.read_bytes() == before
    out.unlink()
    assert main(command) == 0
    assert is_sealed(out.read_bytes())
    assert load(out, WORDS).map.meta.title == "Theirs"
