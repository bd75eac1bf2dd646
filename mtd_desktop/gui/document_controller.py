"""The map of one window and the file it came from: new, open, save, and never losing either.

A map is read completely before the present one gives way, and a save that fails leaves it marked as changed.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mtd_desktop.errors import UserError
from mtd_desktop.gui.editor import Editor
from mtd_desktop.gui.questions import Questions, map_filters
from mtd_desktop.gui.settings import SettingsFile
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.paths import MAP_SUFFIX
from mtd_desktop.storage.files import ChangedOnDisk, Fingerprint, Opened, load, save

SUFFIXES = (MAP_SUFFIX, ".json")
_NAME_LENGTH = 60


class DocumentController(QObject):
    """`renamed`: the name, file or changed mark is another; `noticed`: sentences about the file just opened.

    `path` is None for a map that was never saved, among them copies of the samples.
    """

    renamed = Signal()
    noticed = Signal(list)

    def __init__(
        self, editor: Editor, settings: SettingsFile, questions: Questions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.questions = questions
        self.path: Path | None = None
        self.read_only = False
        self.is_open = False
        self._settings = settings
        self._fingerprint: Fingerprint | None = None
        editor.undo_stack.cleanChanged.connect(self._rename)
        editor.changed.connect(self._rename)

    @property
    def name(self) -> str:
        """The file's name, else the map's title."""
        if self.path is not None:
            return self.path.stem if self.path.suffix == MAP_SUFFIX else self.path.name
        return self.editor.map.meta.title or translate("Document", "Untitled map")

    @property
    def modified(self) -> bool:
        """Whether the map holds what its file does not."""
        return not self.editor.undo_stack.isClean()

    @property
    def vacant(self) -> bool:
        """Whether another map may take this one's place without anybody missing it."""
        return not self.is_open or (self.path is None and not self.editor.undo_stack.count())

    def new(self) -> None:
        """Start a blank map."""
        self._show(Map(meta=Meta(title=translate("Document", "Untitled map"))), None, None)

    def close(self) -> None:
        """Have no map at all. The caller has made sure that nothing is lost."""
        if not self.is_open:
            return
        self.path = None
        self._lock(read_only=False)
        self.is_open = False
        self._fingerprint = None
        self.editor.open(Map())
        self.renamed.emit()
        self.noticed.emit([])

    def open(self, path: Path) -> bool:
        """Show the map in the file `path`; False, and everything as before, if it cannot be read."""
        opened = self._read(path)
        if opened is None:
            return False
        self._show(opened.map, path, opened)
        self._settings.remember(path)
        return True

    def open_copy(self, path: Path) -> bool:
        """Show a copy of the map in `path` that belongs to no file, as for samples."""
        opened = self._read(path)
        if opened is None:
            return False
        self._show(opened.map, None, None)
        return True

    def _read(self, path: Path) -> Opened | None:
        try:
            return load(path)
        except UserError as error:
            if not exists(path):
                self._settings.forget(path)
            self.questions.tell(error)
            return None

    def _show(self, m: Map, path: Path | None, opened: Opened | None) -> None:
        self.path = path
        self._lock(read_only=opened is not None and opened.read_only)
        self.is_open = True
        self._fingerprint = opened.fingerprint if opened is not None else None
        self.editor.open(m)
        self.renamed.emit()
        self.noticed.emit(list(opened.notices) if opened is not None else [])

    def _lock(self, *, read_only: bool) -> None:
        self.read_only = read_only
        why = translate("Document", "This map is from a newer version and can only be read.")
        remedy = translate("Document", "Save it under another name to change the copy.")
        self.editor.locked = f"{why} {remedy}" if read_only else ""

    def save(self) -> bool:
        """Write the map to its file, or ask for one. False if it is not saved."""
        if self.path is None or self.read_only:
            return self.save_as()
        return self._write_or_ask(self.path, self._fingerprint)

    def _write_or_ask(self, path: Path, expected: Fingerprint | None) -> bool:
        try:
            return self._write(path, expected)
        except ChangedOnDisk:
            answer = self.questions.changed_on_disk(path)
        if answer == "overwrite":
            return self._write(path, None)
        return answer == "save as" and self.save_as()

    def save_as(self) -> bool:
        """Ask for a file and write the map to it. False if it is not saved."""
        title = translate("Document", "Save map as")
        path = self.questions.save_path(str(self._suggestion()), title, map_filters())
        if path is None:
            return False
        if path.suffix.lower() not in SUFFIXES:
            # The dialog has asked about the name as typed, not about the one with our suffix.
            path = path.with_name(path.name + MAP_SUFFIX)
            if exists(path) and not self.questions.replace(path):
                return False
        same = self.path is not None and same_file(path, self.path)
        if self.read_only and same:
            self.questions.tell(
                UserError(
                    translate("Document", "This file was written by a newer version."),
                    translate("Document", "Choose another name, so that nothing in it is lost."),
                    where=path.name,
                )
            )
            return False
        # Whoever chose the map's own name agreed to replace what it was, not what others made of it.
        return self._write_or_ask(path, self._fingerprint if same else None)

    def _suggestion(self) -> Path:
        if self.path is not None and not self.read_only:
            return self.path
        stem = file_stem(self.name)
        return (self.path.parent if self.path is not None else Path.home()) / f"{stem}{MAP_SUFFIX}"

    def _write(self, path: Path, expected: Fingerprint | None) -> bool:
        try:
            fingerprint = save(path, self.editor.map, expected=expected)
        except ChangedOnDisk:
            raise
        except UserError as error:
            self.questions.tell(error)
            return False
        self._fingerprint = fingerprint
        self.path = path
        self._lock(read_only=False)
        self.editor.undo_stack.setClean()
        self._settings.remember(path)
        self.renamed.emit()
        return True

    def may_go(self) -> bool:
        """Whether the map may leave the screen: nothing is unsaved, or the person has said what to do."""
        if not self.is_open or not self.modified:
            return True
        answer = self.questions.unsaved(self.name)
        return answer == "discard" or (answer == "save" and self.save())

    def _rename(self) -> None:
        self.renamed.emit()


def file_stem(name: str) -> str:
    """`name` as part of a file name on any system."""
    kept = "".join(c if c.isprintable() and c not in '\\/:*?"<>|' else " " for c in name)
    return " ".join(kept.split())[:_NAME_LENGTH].strip(" .") or translate("Document", "Untitled map")


def exists(path: Path) -> bool:
    """Whether a file of that name can be seen; a name that no system takes is none."""
    try:
        return path.exists()
    except OSError:
        return False


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by whatever way."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # ValueError: no system takes such a name
        return one.absolute() == other.absolute()
