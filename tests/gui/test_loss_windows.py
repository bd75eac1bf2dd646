"""Several windows at once: none takes anything from another, and what must be hidden is hidden in all."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtd_desktop.gui.dialogs.versions import VersionsDialog
from mtd_desktop.model.document import Map
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
