"""Files under attack: the old one or the new one stands there, and the map is marked until it is saved."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mtd_desktop import paths
from mtd_desktop.gui.desk import is_sample
from mtd_desktop.storage.files import load
from tests.gui.window_stage import Retitle, Stage, write_map


def title(path: Path) -> str:
    return load(path).map.meta.title


# --- what is overwritten


def test_a_sample_opened_by_its_path_is_a_copy_too(scene: Stage, tmp_path: Path) -> None:
    sample = paths.sample("oslo")
    way = tmp_path / "way.mtdmap"
    way.symlink_to(sample)
    for path in (sample, way):
        assert is_sample(path)
        assert scene.desk.open(path, scene.window)
        assert scene.window.files.path is None
    assert scene.desk.settings.recent() == ()
    own = tmp_path / "oslo.mtdmap"
    shutil.copy(sample, own)
    assert scene.open(own).files.path == own, "a person's own copy is a file like any other"


def test_one_file_is_shown_once_by_whatever_way_it_comes(scene: Stage, tmp_path: Path) -> None:
    path = write_map(tmp_path / "map.mtdmap")
    link = tmp_path / "link.mtdmap"
    link.symlink_to(path)
    (tmp_path / "folder").mkdir()
    scene.open(path)
    for other in (link, tmp_path / "folder" / ".." / "map.mtdmap"):
        assert scene.desk.open(other, scene.window)
        assert len(scene.desk.windows) == 1


def test_saving_as_the_same_name_does_not_overwrite_what_others_wrote(scene: Stage, tmp_path: Path) -> None:
    path = write_map(tmp_path / "map.mtdmap")
    window = scene.open(path)
    window.editor.execute(Retitle("Mine"))
    write_map(path, "Theirs")
    scene.answers.to_save = path
    scene.answers.on_disk = "cancel"
    assert not window.files.save_as()
    assert scene.answers.asked[-1] == "changed map.mtdmap"
    assert title(path) == "Theirs"
    assert window.files.modified
    scene.answers.on_disk = "overwrite"
    assert window.files.save_as()
    assert title(path) == "Mine"
    assert title(tmp_path / "map.mtdmap.bak") == "Theirs"


def test_a_map_saved_over_one_that_another_window_shows(scene: Stage, tmp_path: Path) -> None:
    one, two = write_map(tmp_path / "one.mtdmap", "One"), write_map(tmp_path / "two.mtdmap", "Two")
    first = scene.open(one)
    second = scene.open(two)
    second.editor.execute(Retitle("Two changed"))
    first.editor.execute(Retitle("One changed"))
    scene.answers.to_save = two
    scene.answers.on_replace = True
    assert first.files.save_as()
    scene.answers.on_disk = "cancel"
    assert not second.files.save(), "the second window would overwrite what the first one saved"
    assert title(two) == "One changed"
    assert title(tmp_path / "two.mtdmap.bak") == "Two"
    assert second.files.modified


def test_saving_twice_keeps_the_version_before(scene: Stage, tmp_path: Path) -> None:
    path = write_map(tmp_path / "map.mtdmap", "Before")
    window = scene.open(path)
    window.editor.execute(Retitle("After"))
    for _ in range(3):
        scene.do("files.save")
    assert title(path) == "After"
    assert title(tmp_path / "map.mtdmap.bak") == "Before"


# --- saves that cannot be


IMPOSSIBLE = {
    "a folder that vanished": "gone/map.mtdmap",
    "a name without room for the suffix": "x" * 252,
    "a name that is far too long": "y" * 4000,
    "a name with an end in it": "a\0b.mtdmap",
    "a folder": "folder.mtdmap",
    "a pipe": "pipe.mtdmap",
    "a link that leads round": "round.mtdmap",
    "a file as a folder": "map.mtdmap/inside.mtdmap",
}


@pytest.mark.parametrize("where", IMPOSSIBLE)
def test_a_save_that_cannot_be_keeps_everything(where: str, scene: Stage, tmp_path: Path) -> None:
    path = write_map(tmp_path / "map.mtdmap", "Before")
    window = scene.open(path)
    window.editor.execute(Retitle("After"))
    (tmp_path / "folder.mtdmap").mkdir()
    (tmp_path / "round.mtdmap").symlink_to(tmp_path / "round.mtdmap")
    os.mkfifo(tmp_path / "pipe.mtdmap")
    names = sorted(tmp_path.iterdir())
    scene.answers.to_save = tmp_path / IMPOSSIBLE[where]
    scene.answers.on_replace = True
    assert not window.files.save_as()
    [error] = scene.answers.told
    assert str(error).strip()
    assert window.files.modified
    assert window.isWindowModified()
    assert window.files.path == path
    assert sorted(tmp_path.iterdir()) == names, "something was left behind"
    assert title(path) == "Before"
    scene.do("files.save")
    assert title(path) == "After"


def test_a_folder_that_vanishes_while_the_map_is_open(scene: Stage, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    window = scene.open(write_map(folder / "map.mtdmap"))
    window.editor.execute(Retitle("After"))
    shutil.rmtree(folder)
    assert not window.files.save()
    assert window.files.modified
    assert len(scene.answers.told) == 1
    folder.mkdir()
    assert window.files.save(), "the stick is back"
    assert title(folder / "map.mtdmap") == "After"


LIMITED = """
import os, resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tests.gui.window_stage import Retitle, stage
scene = stage()
scene.desk.settings.no_recent = True
window = scene.open(path)
window.editor.execute(Retitle("After " * 2000))
before = path.read_bytes()
for size in (0, 1, 100, 4096, len(before), len(before) + 5000):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    saved = window.files.save()
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert not saved, size
    assert window.files.modified and path.read_bytes() == before, size
    assert sorted(os.listdir(path.parent)) == [".map.mtdmap.lock~", "map.mtdmap"], os.listdir(path.parent)
assert len(scene.answers.told) == 6
print(scene.answers.told[-1])
assert window.files.save() and not window.files.modified
"""


def test_a_disk_that_is_full_at_any_byte(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    write_map(folder / "map.mtdmap")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(folder / "map.mtdmap")],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "larger than this disk allows" in done.stdout


# --- the changed mark


def test_typing_after_a_save_is_a_change_and_typing_back_is_none(scene: Stage, tmp_path: Path) -> None:
    path = write_map(tmp_path / "map.mtdmap")
    window = scene.open(path)
    for text in ("a", "ab", "abc"):
        window.editor.execute(Retitle(text, "typing"))
    assert window.files.save()
    window.editor.execute(Retitle("abcd", "typing"))
    assert window.isWindowModified(), "the letter was merged into the step that is saved"
    window.editor.execute(Retitle("abc", "typing"))
    assert not window.isWindowModified()
    assert load(path).map == window.editor.map


def test_the_mark_is_never_missing_whatever_is_undone(scene: Stage, tmp_path: Path) -> None:
    path = write_map(tmp_path / "map.mtdmap")
    window = scene.open(path)
    stack = window.editor.undo_stack
    window.editor.execute(Retitle("1"))
    window.editor.execute(Retitle("2", "typing"))
    window.editor.execute(Retitle("3"))
    assert window.files.save()
    stack.undo()
    window.editor.execute(Retitle("1", "typing"))  # takes the second step away; the saved state is gone
    for text in ("x", "y", "z"):
        assert window.files.modified
        window.editor.execute(Retitle(text))
    while stack.canUndo():
        assert window.files.modified
        stack.undo()


def test_more_steps_than_are_kept(scene: Stage, tmp_path: Path) -> None:
    path = write_map(tmp_path / "map.mtdmap")
    window = scene.open(path)
    for number in range(2100):
        window.editor.execute(Retitle(str(number)))
    steps = 0
    while window.editor.undo_stack.canUndo():
        assert window.files.modified
        window.editor.undo_stack.undo()
        steps += 1
    assert steps == 2000
    assert window.editor.map.meta.title == "99"
    assert window.files.modified, "the file holds what can no longer be reached"
