"""The one handler of defects: log, snapshots of what is open, one box, go on.

A log may be sent to strangers, and a map may name people whom that endangers. So no message of an exception
is written, only its kind and the lines of the program it went through, and Qt's own messages without
anything between quotation marks.
"""

from __future__ import annotations

import re
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from mtd_desktop import __version__, paths
from mtd_desktop.errors import UserError
from mtd_desktop.gui import crash
from mtd_desktop.gui.crash import CrashFile

LOG_NAME = "mtd-desktop.log"
LOG_LIMIT = 1_000_000
"""Bytes of the log before it is set aside; one older log is kept."""
LINE_LIMIT = 300
REPEAT_SECONDS = 60.0
"""The same words are written again only after so long: a repaint that fails does so many times a second."""

_QUOTED = re.compile("\"[^\"]*\"|'[^']*'|“[^”]*”|‘[^’]*’")
_PLACE = re.compile(r"\([^)]*\)|\S*[\\/]\S*")
_PLAIN_WORD = re.compile(r"[a-z]+[.,:;]?|Q[A-Z]\w*(::\w+)*:?|[a-z.]+:|-?\d+[.,]?|[=<>!-]+")
_LEVELS = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}

Tell = Callable[[UserError, str], None]


def described(kind: type[BaseException], trace: TracebackType | None) -> str:
    """A defect as lines for the log: kind and places, no words that may come from a map."""
    import traceback

    frames = traceback.extract_tb(trace)
    places = [f"  {crash.short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([kind.__name__, *places])


def nameless(text: str) -> str:
    """A message of Qt without what may come from a map or a machine.

    Gone is what stands in quotation marks or brackets, what may be a path, and every word that is not a small
    one or the name of a class of Qt.
    """
    bare = _PLACE.sub("…", _QUOTED.sub("…", text))
    return " ".join(word if _PLAIN_WORD.fullmatch(word) else "…" for word in bare.split())


class Log:
    """A log file, opened when there is something to say."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / LOG_NAME if folder else None
        self._written: dict[str, float] = {}

    def write(self, text: str) -> None:
        """Append `text` with the time, unless it was said just now; a log that cannot be written is done
        without.
        """
        if self._path is None or self._is_repeated(text):
            return
        stamp = time.strftime("%Y-%m-%d %H:%M:%S")
        try:
            if self._path.exists() and self._path.stat().st_size > LOG_LIMIT:
                self._path.replace(self._path.with_suffix(".old.log"))
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"{stamp} {__version__} {text}\n")
        except OSError:
            self._path = None

    def _is_repeated(self, text: str) -> bool:
        now = time.monotonic()
        self._written = {said: at for said, at in self._written.items() if now - at < REPEAT_SECONDS}
        if text in self._written:
            return True
        self._written[text] = now
        return False


class Guard(QObject):
    """Catches what nobody else does, in every thread.

    `keep` writes down what is not saved and says whether nothing would be lost; `tell` shows a box with a
    report to copy.
    """

    _elsewhere = Signal(str)

    def __init__(self, keep: Callable[[], bool], tell: Tell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keep = keep
        self._tell = tell
        self._telling = False
        self._known: set[str] = set()
        self._crash_file: CrashFile | None = None
        self._log = Log(_folder(paths.log_dir))
        self._elsewhere.connect(self._handle, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on nothing passes by."""
        sys.excepthook = self._main_thread
        threading.excepthook = self._other_thread
        qInstallMessageHandler(self._from_qt)
        self._crash_file = crash.watch()

    def remove(self) -> None:
        """Give everything back as it was."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._crash_file is not None:
            self._crash_file.close()
            self._crash_file = None

    def _main_thread(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._handle(described(kind, trace))

    def _other_thread(self, args: threading.ExceptHookArgs) -> None:
        self._elsewhere.emit(described(args.exc_type, args.exc_traceback))

    def _from_qt(self, level: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if level in _LEVELS:
            self._log.write(f"Qt {_LEVELS[level]}: {nameless(text)[:LINE_LIMIT]}")

    def _handle(self, report: str) -> None:
        self._log.write(report)
        kept = self._kept()
        if self._telling or report in self._known:
            return  # the person has heard of it; a box for every repaint would only be in the way
        self._known.add(report)
        self._telling = True
        try:
            self._tell(_sentence(kept=kept), f"{crash.surroundings()}\n\n{report}\n")
        finally:
            self._telling = False

    def _kept(self) -> bool:
        """Snapshots of the maps as they are now; the journal writes none twice."""
        try:
            return self._keep()
        except Exception as error:  # noqa: BLE001 - what broke may be this very map
            self._log.write(f"no snapshot could be written: {type(error).__name__}")
            return False


def _folder(find: Callable[[], Path]) -> Path | None:
    try:
        return find()
    except UserError:
        return None


def _sentence(*, kept: bool) -> UserError:
    from mtd_desktop.i18n import translate

    message = translate("Errors", "Something went wrong inside the program. Your map is still open.")
    if not kept:
        return UserError(message, translate("Errors", "Save it under a new name before you go on."))
    return UserError(
        message,
        translate(
            "Errors",
            "What you had not saved is kept: should the program end, the next start offers it. "
            "Save the map before you go on.",
        ),
    )
