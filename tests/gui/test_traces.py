"""What the program remembers and logs holds no names that a person did not want kept."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType, qWarning
from PySide6.QtWidgets import QApplication

from mtd_desktop import paths
from mtd_desktop.gui import plain
from mtd_desktop.gui.desk import Desk
from mtd_desktop.gui.dialogs.export import ExportDialog
from mtd_desktop.gui.errors import LOG_NAME, Guard, nameless
from mtd_desktop.gui.settings import SettingsFile
from mtd_desktop.storage.files import load, save
from mtd_desktop.storage.vault import Key
from tests.gui.window_stage import Answers, Stage, write_map

CANARY = "qzrahimi0001z"


def home_holding(word: str) -> list[str]:
    """The files and folders of the person's home that hold a word, in their name or inside."""
    home = Path(os.environ["HOME"])
    found = [str(path) for path in home.rglob("*") if word in path.name]
    found += [str(p) for p in home.rglob("*") if p.is_file() and word.encode() in p.read_bytes()]
    return found


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder outside the home, called after a person, with a map about her."""
    folder = tmp_path / f"{CANARY}-folder"
    folder.mkdir()
    return write_map(folder / f"{CANARY}.mtdmap", CANARY, names=(CANARY, "Two"))


def opened(path: Path, *, no_recent: bool = False, passphrase: str = "") -> None:
    """Start the program, open a map, and end it."""
    answers = Answers(passphrases=[passphrase] if passphrase else [])
    desk = Desk(SettingsFile(no_recent=no_recent), ask=lambda _window: answers)
    desk.start([path])
    stage = Stage(desk, answers)
    assert stage.window.files.is_open
    stage.close()
    QApplication.processEvents()


def test_a_map_is_remembered_until_the_list_is_cleared(scene: Stage, elsewhere: Path) -> None:
    scene.open(elsewhere)
    assert home_holding(CANARY), "the test sees nothing"
    scene.window.menus["file/recent"].aboutToShow.emit()
    scene.do("desk.forget_recent")
    scene.close()
    assert home_holding(CANARY) == []


@pytest.mark.parametrize("how", ["cleared", "one forgotten", "file deleted"])
def test_what_was_forgotten_elsewhere_does_not_come_back(how: str, elsewhere: Path) -> None:
    """Two programs run; the list is cleared in one of them, and the other one is closed later."""
    first, second = SettingsFile(), SettingsFile()
    first.remember(elsewhere)
    second.remember(elsewhere.with_name("second.mtdmap"))
    assert len(SettingsFile().recent()) == 2
    if how == "file deleted":
        (paths.config_dir() / "settings.json").unlink()
    else:
        first.forget(elsewhere if how == "one forgotten" else None)
    second.values.lock_minutes = 5
    second.save()
    assert elsewhere not in SettingsFile().recent()
    assert len(SettingsFile().recent()) == (1 if how == "one forgotten" else 0)
    second.remember(Path("third.mtdmap"))
    assert SettingsFile().values.lock_minutes == 5
    assert elsewhere not in SettingsFile().recent()


_DIALOGS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from mtd_desktop.gui.questions import Boxes
app = QApplication([])
window = QWidget()
window.show()
def answer():
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.accept()
QTimer.singleShot(500, answer)
path = Boxes(window).save_path(sys.argv[1], "Save", "Maps (*.mtdmap)")
assert path == Path(sys.argv[1]), path
"""


def test_the_file_dialog_leaves_no_folder_behind(tmp_path: Path) -> None:
    """Qt's own dialog keeps the last folders in a file of all programs that use it."""
    home, folder = tmp_path / "home", tmp_path / CANARY
    home.mkdir()
    folder.mkdir()
    environment = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("XDG_CONFIG_HOME", None)
    command = [sys.executable, "-c", _DIALOGS, str(folder / "map.mtdmap")]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert [p for p in home.rglob("*") if p.is_file() and CANARY.encode() in p.read_bytes()] == []


def test_nothing_is_remembered_with_no_recent(qapp: QApplication, elsewhere: Path) -> None:
    assert qapp is not None
    opened(elsewhere, no_recent=True)
    assert home_holding(CANARY) == []


@pytest.mark.parametrize("no_recent", [True, False])
def test_the_folder_of_an_export_is_a_trace_too(no_recent: bool, qapp: QApplication, elsewhere: Path) -> None:
    answers = Answers(to_save=elsewhere.with_name("out.png"))
    desk = Desk(SettingsFile(no_recent=no_recent), ask=lambda _window: answers)
    desk.start([elsewhere])
    window = desk.windows[-1]
    dialog = ExportDialog(window.editor.map, window.files, desk.settings, window)
    dialog.export()
    assert elsewhere.with_name("out.png").exists()
    if not no_recent:
        assert home_holding(CANARY), "the test sees nothing"
        window.handler("desk.forget_recent")()
    Stage(desk, answers).close()
    qapp.processEvents()
    assert home_holding(CANARY) == []


def test_an_encrypted_map_is_not_remembered(qapp: QApplication, elsewhere: Path) -> None:
    assert qapp is not None
    save(elsewhere, load(elsewhere).map, expected=None, key=Key.create("word"))
    elsewhere.with_name(f"{elsewhere.name}.bak").unlink(missing_ok=True)
    opened(elsewhere, passphrase="word")
    assert home_holding(CANARY) == []


# --- logs


@pytest.fixture
def guard(qapp: QApplication) -> Iterator[Guard]:
    assert qapp is not None
    made = Guard(lambda: True, lambda *_: None)
    made.install()
    yield made
    made.remove()


def log() -> str:
    return (paths.log_dir() / LOG_NAME).read_text(encoding="utf-8")


class Cannot(Exception):
    """A defect whose message names somebody."""


def test_no_defect_writes_a_name_into_the_log(guard: Guard) -> None:
    assert guard is not None

    def fail() -> None:
        name = CANARY
        raise Cannot(f"cannot show {name}") from ValueError(name)

    with pytest.raises(Cannot) as caught:
        fail()
    import sys

    sys.excepthook(Cannot, caught.value, caught.value.__traceback__)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    QApplication.processEvents()
    assert "Cannot" in log()
    assert CANARY not in log()


@pytest.mark.parametrize(
    "words",
    [
        f'QFont: no font called "{CANARY}"',
        f"QFile::open: File (/home/{CANARY}/map.mtdmap) not open",
        f"cannot read /home/{CANARY}/x.mtdmap",
        f"Cannot show {CANARY.title()} and {CANARY}",
        f"QObject::connect: “{CANARY}” has no such slot",
        f"C:\\Users\\{CANARY}\\map is gone",
    ],
)
def test_no_warning_of_qt_writes_a_name_into_the_log(words: str, guard: Guard) -> None:
    guard._from_qt(QtMsgType.QtWarningMsg, None, words)  # type: ignore[arg-type]
    assert "Qt warning" in log()
    assert CANARY not in log().casefold()


def test_a_warning_of_qt_goes_through_the_guard(guard: Guard) -> None:
    assert guard is not None
    qWarning(f"cannot show {CANARY} now")
    assert "cannot show … now" in log()


def test_what_is_left_of_a_warning_still_tells_a_developer_where_it_came_from() -> None:
    words = "QPainter::begin: Paint device returned engine == 0, type: 1"
    assert nameless(words) == "QPainter::begin: … device returned engine == 0, type: 1"


def test_a_name_does_not_turn_the_words_of_the_program_around() -> None:
    assert plain.one_line("a\u202egnp.exe\u202c b") == "agnp.exe b"
