"""Several windows at once: none takes anything from another, and what must be hidden is hidden in all."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from mtd_desktop.gui.dialogs.versions import VersionsDialog
from mtd_desktop.model.document import Map
from mtd_desktop.storage import atomic, recovery
from mtd_desktop.storage.files import load, save
from mtd_desktop.storage.vault import Key
from tests.gui.window_stage import Retitle, Stage, write_map

WORDS = "maple robot valley"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.mtdmap"
    m = load(write_map(tmp_path / "x.mtdmap", "Canary", names=("Canary one", "Two"))).map
    (tmp_path / "x.mtdmap").unlink()
    save(path, m, expected=None, key=Key.create(WORDS))
    return path


def test_a_version_opened_as_a_copy_is_locked_with_the_map_and_comes_back(
    scene: Stage, secret: Path, tmp_path: Path
) -> None:
    scene.answers.passphrases = [WORDS]
    first = scene.open(secret)
    assert first.handler("keeping.keep")("before the break")
    dialog = VersionsDialog(first)
    dialog.open_copy()
    second = scene.window
    assert second is not first
    second.editor.execute(Retitle("Canary copy"))
    first.handler("vault.lock")()
    assert [window.editor.map for window in (first, second)] == [Map(), Map()]
    second.handler("vault.unlock")(WORDS)
    assert second.editor.map.meta.title == "Canary copy"
    scene.answers.to_save = tmp_path / "copy.mtdmap"
    assert second.files.save()
    assert load(tmp_path / "copy.mtdmap", WORDS).map.meta.title == "Canary copy"


def test_a_file_that_another_window_shows_is_not_replaced_unasked(scene: Stage, tmp_path: Path) -> None:
    first = scene.open(write_map(tmp_path / "first.mtdmap", "First"))
    second = scene.open(write_map(tmp_path / "second.mtdmap", "Second"))
    assert first is not second
    scene.answers.to_save = tmp_path / "first.mtdmap"
    assert not second.files.save_as()
    assert scene.answers.asked[-1].startswith("replace held first.mtdmap")
    assert load(tmp_path / "first.mtdmap").map.meta.title == "First"
    scene.answers.on_replace = True
    assert second.files.save_as()
    first.editor.execute(Retitle("Mine"))
    assert not first.files.save()
    assert scene.answers.asked[-1] == "changed first.mtdmap"


def test_what_others_protected_meanwhile_is_not_made_readable_in_silence(
    scene: Stage, tmp_path: Path
) -> None:
    path = write_map(tmp_path / "map.mtdmap", "Canary")
    window = scene.open(path)
    window.editor.execute(Retitle("Canary two"))
    save(path, load(path).map, expected=None, key=Key.create(WORDS))
    sealed = path.read_bytes()
    scene.answers.on_disk = "overwrite"
    assert not window.files.save()
    assert scene.answers.asked[-1] == "sure Overwrite All the Same"
    assert path.read_bytes() == sealed
    scene.answers.on_sure = True
    assert window.files.save()
    assert load(path).map.meta.title == "Canary two"


def test_a_copy_that_the_disk_does_not_confirm_says_nothing_of_the_maps_own_file(
    scene: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = write_map(tmp_path / "own.mtdmap", "Own")
    window = scene.open(own)
    window.editor.execute(Retitle("Changed"))
    scene.answers.to_save = tmp_path / "copy.mtdmap"
    with monkeypatch.context() as broken:
        broken.setattr(atomic, "sync_folder", _no_word)
        assert not window.files.save_as()
    assert window.files.saved is not None
    assert window.files.saved.meta.title == "Own"
    assert window.files.save()
    assert load(own).map.meta.title == "Changed"
    assert not [asked for asked in scene.answers.asked if asked.startswith("changed")]


def _no_word(_folder: Path) -> None:
    raise OSError(errno.EIO, "the disk says nothing")


def test_a_folder_of_snapshots_that_was_emptied_is_filled_again(scene: Stage, tmp_path: Path) -> None:
    window = scene.open(write_map(tmp_path / "map.mtdmap", "Before"))
    window.editor.execute(Retitle("Not saved"))
    assert window.files.journal.keep_now()
    shutil.rmtree(recovery.folder())
    assert window.files.journal.keep_now()
    assert recovery.survivors() == (), "this window lives"
    window.files.leave()
    (survivor,) = recovery.survivors()
    assert recovery.read(survivor).map.meta.title == "Not saved"


def test_a_backup_is_not_worked_on_in_its_place(scene: Stage, tmp_path: Path) -> None:
    path = write_map(tmp_path / "map.mtdmap", "First")
    save(path, load(path).map.but(meta=load(path).map.meta.but(title="Second")), expected=None)
    backup = path.with_name("map.mtdmap.bak")
    window = scene.open(backup)
    assert not window.editor.execute(Retitle("An hour of work")), "the next save of the map would take it"
    scene.answers.to_save = tmp_path / "mine.mtdmap"
    assert window.files.save()
    assert window.editor.execute(Retitle("An hour of work"))
    assert window.files.save()
    assert load(tmp_path / "mine.mtdmap").map.meta.title == "An hour of work"
    assert load(backup).map.meta.title == "First"


def test_the_name_of_a_file_is_not_said_while_names_are_hidden(scene: Stage, tmp_path: Path) -> None:
    window = scene.open(write_map(tmp_path / "meeting with Canary.mtdmap", "First"))
    window.editor.execute(Retitle("Changed"))
    window.handler("privacy.hide_names")()
    assert not window.close()
    assert scene.answers.asked[-1] == "unsaved this map"
