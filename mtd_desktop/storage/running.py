"""Which programs of this machine still run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_STARTED: int = 19
"""The field of Linux's `/proc/PID/stat` that holds the start, counted from the one after the name."""


def birth(process: int) -> str:
    """What tells this process from a later one with the same number; empty where the system does not say.

    On Linux the start in clock ticks since boot, and the boot: neither follows the clock on the wall.
    """
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot[:8]}.{fields.rpartition(')')[2].split()[_STARTED]}"
    except (OSError, IndexError, ValueError):
        return ""


def runs(process: int, born: str = "") -> bool:
    """Whether `process` may still run. With `born`, a later process of the same number does not count."""
    if process == os.getpid():
        return not born or born == birth(process)
    if not _exists(process):
        return False
    now = birth(process)
    return not born or not now or born == now


def _exists(process: int) -> bool:
    if process <= 0:
        return False
    if sys.platform == "win32":
        return _exists_on_windows(process)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _exists_on_windows(process: int) -> bool:
    """There, `os.kill` would end the process that it is asked about."""
    import ctypes

    limited_information, still_active = 0x1000, 259
    kernel = vars(ctypes)["windll"].kernel32  # known on that system only
    handle = kernel.OpenProcess(limited_information, 0, process)
    if not handle:
        return bool(kernel.GetLastError() == 5)  # it is there, but somebody else's
    try:
        code = ctypes.c_ulong()
        return bool(kernel.GetExitCodeProcess(handle, ctypes.byref(code))) and code.value == still_active
    finally:
        kernel.CloseHandle(handle)
