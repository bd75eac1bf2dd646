"""What tests/conftest.py and pyproject.toml forbid makes a test fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]

CARELESS = """
import os, threading, time, warnings
from PySide6.QtCore import QThread, QTimer, qWarning
from PySide6.QtWidgets import QWidget
from mtd_desktop.paths import config_dir

kept = []

def test_leaves_a_thread():
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()

def test_leaves_a_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(1000)

def test_leaves_a_qthread(qapp):
    kept.append(QThread())
    kept[-1].start()

def test_warns():
    warnings.warn("careless")

def test_warns_through_qt(qapp):
    qWarning("careless")

def test_is_careful(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.timer = QTimer(widget)
    widget.timer.start(1000)
    widget.show()
    thread = threading.Thread(target=time.sleep, args=(0.1,))
    thread.start()
    assert config_dir().is_relative_to(os.environ["HOME"])

def test_end():
    kept[1].quit()
    assert kept[1].wait(5000)
"""


def test_a_careless_test_fails_and_a_careful_one_does_not(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_bytes((CHECKOUT / "tests" / "conftest.py").read_bytes())
    (tmp_path / "test_careless.py").write_text(CARELESS, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-c",
        str(CHECKOUT / "pyproject.toml"),
        "--rootdir",
        str(tmp_path),
    ]
    answer = subprocess.run(
        [*command, "-p", "no:cacheprovider", str(tmp_path)], check=False, capture_output=True, text=True
    )
    unhappy = {line.partition("::")[2].split()[0] for line in answer.stdout.splitlines() if "::" in line}
    assert unhappy == {
        "test_leaves_a_thread",
        "test_leaves_a_timer",
        "test_leaves_a_qthread",
        "test_warns",
        "test_warns_through_qt",
    }
    assert "2 failed, 5 passed, 3 errors" in answer.stdout
