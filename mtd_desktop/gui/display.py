"""What the window needs of a system besides Python, checked before Qt would end the program."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from mtd_desktop.i18n import translate

XCB_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""Libraries that Qt's window plugin for X11 loads, and the Debian package of each."""


def wants_x11(environment: Mapping[str, str], system: str) -> bool:
    """Whether Qt is going to load its X11 plugin."""
    if not system.startswith("linux"):
        return False
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if chosen:
        return chosen.split(":")[0].split(";")[0] == "xcb"
    return bool(environment.get("DISPLAY")) and not environment.get("WAYLAND_DISPLAY")


def is_there(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> bool:
    """Whether Qt will find a place for windows; on Linux it would end the program if not."""
    if (
        system in {"win32", "darwin"}
        or environment.get("QT_QPA_PLATFORM")
        or environment.get("WAYLAND_DISPLAY")
    ):
        return True
    return x11_answers(environment.get("DISPLAY", ""))


def x11_answers(name: str) -> bool:
    """Whether the X display called `name`, such as ":0", is there and lets us in (1 ms)."""
    if not name:
        return False
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:  # `obstacle` knows which package to name
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(os.fsencode(name), None))
    try:
        return bool(xcb.xcb_connection_has_error(connection) == 0)
    finally:
        xcb.xcb_disconnect(connection)


def _loads(library: str) -> bool:
    # Looking is quicker than loading, and nearly always enough.
    multiarch = getattr(sys.implementation, "_multiarch", "")
    if any(Path(folder, library).exists() for folder in (f"/usr/lib/{multiarch}", "/usr/lib64")):
        return True
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(
    libraries: Mapping[str, str] = XCB_LIBRARIES, loads: Callable[[str], bool] = _loads
) -> tuple[str, ...]:
    """The packages whose libraries cannot be loaded."""
    return tuple(package for library, package in libraries.items() if not loads(library))


def complaint(packages: Iterable[str]) -> str:
    """One line that says what to do."""
    return translate("Start", "The window needs system libraries. Install them with: {command}").format(
        command="sudo apt-get install -y " + " ".join(packages)
    )


def obstacle(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> str:
    """Why no window can be opened on this machine, in one line with the remedy; empty if one can."""
    if wants_x11(environment, system):
        packages = missing_packages()
        if packages:
            return complaint(packages)
    return ""
