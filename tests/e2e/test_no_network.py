"""The program runs where there is no network, opens none, and asks Python for none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mtd_desktop import paths
from tests.gui.window_stage import write_map

GUARD = """
import os, sys
ALLOWED = {1}  # AF_UNIX, for the display
def guard(event, args):
    if event == "socket.__new__" and int(args[1]) in ALLOWED:
        return
    if event.startswith(("socket.", "http.", "urllib.", "ftplib.", "smtplib.")):
        print("FORBIDDEN", event, args, flush=True)
        os._exit(77)
sys.addaudithook(guard)
"""

OPEN_SOCKETS = """
def open_sockets():
    mine = set()
    for name in os.listdir("/proc/self/fd"):
        try:
            target = os.readlink(f"/proc/self/fd/{name}")
        except OSError:
            continue
        if target.startswith("socket:["):
            mine.add(target[8:-1])
    found = []
    for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        with open(f"/proc/self/net/{kind}") as table:
            found += [kind for line in table.readlines()[1:] if line.split()[9] in mine]
    return found
"""

WINDOW = (
    GUARD
    + OPEN_SOCKETS
    + """
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from mtd_desktop.gui import app
from mtd_desktop.gui.canvas.view import CompassView
from mtd_desktop.gui.main_window import MainWindow

paint = CompassView.paintEvent
done = []

def work():
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    for row in ("window.toggle_outline", "window.toggle_inspector", "edit.select_all", "edit.copy",
                "edit.paste", "output.copy_picture", "privacy.hide_names", "privacy.hide_names",
                "files.save"):
        window.actions_.by_id[row].trigger()
    QApplication.clipboard().clear()
    print("sockets", open_sockets(), "QtNetwork" in " ".join(sys.modules), flush=True)
    QApplication.instance().quit()

def painted(view, event):
    paint(view, event)
    if view.page().spots and not done:
        done.append(1)
        QTimer.singleShot(300, work)

CompassView.paintEvent = painted
sys.exit(app.run([Path(sys.argv[1])], no_recent=True))
"""
)

LINE = (
    GUARD
    + OPEN_SOCKETS
    + """
from mtd_desktop.cli.main import main
status = main(sys.argv[1:])
print("sockets", open_sockets(), "QtNetwork" in " ".join(sys.modules), flush=True)
sys.exit(status)
"""
)


def alone() -> list[str]:
    """What starts a program without any network, where the system lets us."""
    for command in (["unshare", "-n"], ["unshare", "-rn"]):
        try:
            if subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0:
                return command
        except FileNotFoundError:
            break
    return []  # the guard inside is there all the same


def run(code: str, *arguments: str) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [*alone(), sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_guard_sees_a_socket() -> None:
    code = GUARD + "import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == 77
    opened = OPEN_SOCKETS + (
        "s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)\ns.bind(('127.0.0.1', 0))\ns.listen()\n"
        "assert open_sockets() == ['tcp'], open_sockets()"
    )
    subprocess.run([sys.executable, "-c", "import os, socket\n" + opened], check=True)


def test_a_window_needs_no_network_and_opens_none(tmp_path: Path) -> None:
    path = write_map(tmp_path / "map.mtdmap")
    assert "sockets [] False" in run(WINDOW, str(path))


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "{sample}", "{folder}/out.png"],
        ["export", "{sample}", "{folder}/out.pdf", "--mode", "pseudonym", "--everyone"],
        ["info", "{sample}"],
        ["validate", "{sample}"],
        ["schema"],
    ],
)
def test_the_command_line_needs_no_network_and_opens_none(arguments: list[str], tmp_path: Path) -> None:
    filled = [a.format(sample=paths.sample("oslo"), folder=tmp_path) for a in arguments]
    assert "sockets [] False" in run(LINE, *filled)
