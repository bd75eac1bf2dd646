"""The map of one window and the file it came from: new, open, save, and never losing either.

A map is read completely before the present one gives way, and a save that fails leaves it marked as changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mtd_desktop.errors import UserError
from mtd_desktop.gui.editor import Editor
from mtd_desktop.gui.filenames import exists, file_stem, is_backup, same_file
from mtd_desktop.gui.holding import Holding
from mtd_desktop.gui.journal import Journal
from mtd_desktop.gui.questions import Questions, Unanswered, map_filters, unlocking
from mtd_desktop.gui.settings import SettingsFile
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.paths import MAP_SUFFIX
from mtd_desktop.storage.files import ChangedOnDisk, Fingerprint, OnlyInPlace, Opened, Unconfirmed, load, save

if TYPE_CHECKING:
    from mtd_desktop.gui.away import Away
    from mtd_desktop.storage.recovery import Base, Snapshot, Trail
    from mtd_desktop.storage.vault import Key

SUFFIXES = (MAP_SUFFIX, ".json")


class DocumentController(QObject):
    """`renamed`: the name, file or changed mark is another; `noticed`: sentences about the file just opened;
    `wanted` names a handler of the window that a person asked for in a box of ours.

    `path` is None for a map that was never saved, among them copies of the samples.
    """

    renamed = Signal()
    noticed = Signal(list)
    wanted = Signal(str)

    def __init__(
        self, editor: Editor, settings: SettingsFile, questions: Questions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.questions = questions
        self.path: Path | None = None
        self.read_only = False
        self._why = ""
        self.is_open = False
        self.key: Key | None = None
        """What the map's file is encrypted with; `None` for one that anybody can read."""
        self.away: Away | None = None
        """The map while it is locked. Its file is still this window's, but nothing can be read."""
        self.saved: Map | None = None
        """What its file held when it was opened or last saved here, to merge with what others wrote since."""
        self.settings = settings
        self.fingerprint: Fingerprint | None = None
        """What the file held when this window last read or wrote it."""
        self._holding = Holding()
        self.journal = Journal(self._unsaved, self)
        self.journal.failed.connect(self._autosave_failed)
        editor.undo_stack.cleanChanged.connect(self._rename)
        editor.changed.connect(self._changed)

    @property
    def name(self) -> str:
        """The file's name, else the map's title."""
        if self.path is not None:
            return self.path.stem if self.path.suffix == MAP_SUFFIX else self.path.name
        return self.editor.map.meta.title or translate("Document", "Untitled map")

    @property
    def modified(self) -> bool:
        """Whether the map holds what its file does not."""
        if self.away is not None:
            return self.away.modified
        return not self.editor.undo_stack.isClean()

    @property
    def vacant(self) -> bool:
        """Whether another map may take this one's place without anybody missing it."""
        untouched = not self.modified and not self.editor.undo_stack.count()
        return self.away is None and (not self.is_open or (self.path is None and untouched))

    def new(self) -> None:
        """Start a blank map."""
        self._show(Map(meta=Meta(title=translate("Document", "Untitled map"))), None, None)

    def close(self) -> None:
        """Have no map at all. The caller has made sure that nothing is lost."""
        if not self.is_open:
            return
        self._let_go()
        self.path = None
        self._lock("")
        self.is_open = False
        self.fingerprint = None
        self.saved = None
        self.key = None
        self.editor.open(Map())
        self.renamed.emit()
        self.noticed.emit([])

    def open(self, path: Path) -> bool:
        """Show the map in the file `path`; False, and everything as before, if it cannot be read."""
        opened = self._read(path)
        if opened is None:
            return False
        holding = Holding()
        held = holding.take(path)
        answer = "anyway" if held is None else self.questions.held(path, held)
        if answer == "cancel":
            return False
        if answer == "copy":
            self.show_copy(opened.map, opened.key)
            return True
        self._show(opened.map, path, opened)
        if is_backup(path):
            self._lock(translate("Document", "This is a backup; the next save of its map replaces it."))
        elif answer == "read only":
            self._lock(translate("Document", "This map is open elsewhere and can only be read here."))
        elif held is not None:
            holding.take(path, by_force=True)
        self._holding = holding
        self._remember(path)
        self.renamed.emit()
        return True

    def open_copy(self, path: Path) -> bool:
        """Show a copy of the map in `path` that belongs to no file, as for samples."""
        opened = self._read(path)
        if opened is None:
            return False
        self.show_copy(opened.map, opened.key)
        return True

    def show_copy(self, m: Map, key: Key | None = None) -> None:
        """Show `m` as a map that belongs to no file yet, to be encrypted with `key` when it gets one."""
        self._show(m, None, None)
        self.key = key.twin() if key is not None else None
        self.renamed.emit()

    def _remember(self, path: Path) -> None:
        """A list of protected maps would tell whoever takes the computer where to look."""
        if self.key is None:
            self.settings.remember(path)
        else:
            self.settings.forget(path)

    def _read(self, path: Path) -> Opened | None:
        try:
            return load(path, unlocking(self.questions, path.name))
        except Unanswered:
            return None
        except UserError as error:
            if not exists(path):
                self.settings.forget(path)
            self.questions.tell(error)
            return None

    def restore(self, snapshot: Snapshot, trail: Trail, path: Path | None) -> None:
        """Show a map that survived a crash as one with unsaved changes to `path`, in the place of this one.

        Its snapshots stay until it is saved or given up.
        """
        self._show(snapshot.map, path, None, trail)
        if path is not None:
            self._holding.take(path)
        self.fingerprint = snapshot.base.fingerprint if path is not None else None
        self.key = snapshot.key
        self.editor.undo_stack.resetClean()
        self._lock(_newer() if snapshot.read_only else "")
        self.journal.keep_now()
        self.renamed.emit()

    def _unsaved(self) -> tuple[Map, Base, Key | None] | None:
        """What a crash would take, for the journal."""
        if not self.is_open or not self.modified:
            return None
        from mtd_desktop.storage.recovery import Base

        return self.editor.map, Base(self.path, self.fingerprint), self.key

    def _let_go(self) -> None:
        """The map leaves this window, and nobody will miss it."""
        self._holding.release()
        if self.modified:
            self.journal.discard()
        else:
            self.journal.settle()

    def _show(self, m: Map, path: Path | None, opened: Opened | None, trail: Trail | None = None) -> None:
        self._let_go()
        self.away = None
        self.journal.begin(trail)
        self.path = path
        self._lock(_newer() if opened is not None and opened.read_only else "")
        self.is_open = True
        self.fingerprint = opened.fingerprint if opened is not None else None
        self.saved = opened.map if opened is not None else None
        self.key = opened.key if opened is not None else None
        self.editor.open(m)
        self.renamed.emit()
        self.noticed.emit(list(opened.notices) if opened is not None else [])

    def _lock(self, why: str) -> None:
        self.read_only = bool(why)
        remedy = translate("Document", "Save it under another name to change the copy.")
        self.editor.locked = f"{why} {remedy}" if why else ""
        self._why = why

    def save(self) -> bool:
        """Write the map to its file, or ask for one. False if it is not saved."""
        if self.path is None or self.read_only:
            return self.save_as()
        return self._write_or_ask(self.path, self.fingerprint)

    def _write_or_ask(self, path: Path, expected: Fingerprint | None) -> bool:
        try:
            return self._write(path, expected)
        except ChangedOnDisk:
            answer = self.questions.changed_on_disk(path)
        if answer == "overwrite":
            return self._may_uncover(path) and self._write(path, None)
        if answer in {"compare", "merge"}:
            self.wanted.emit(f"comparing.{answer}_with_disk")
        return answer == "save as" and self.save_as()

    def _may_uncover(self, path: Path) -> bool:
        """A file that others protected meanwhile does not become readable again in silence."""
        from mtd_desktop.storage.files import is_protected

        if self.key is not None or not is_protected(path):
            return True
        return self.questions.sure(
            translate("Document", "“{name}” is protected with a passphrase by now.").format(name=path.name),
            translate("Document", "What you write over it can be read by anybody who gets the file."),
            translate("Document", "Overwrite All the Same"),
        )

    def met(self, fingerprint: Fingerprint) -> Fingerprint | None:
        """The map now holds what others wrote to its file as well: the next save has nothing to ask.

        Gives what was known of the file before.
        """
        before, self.fingerprint = self.fingerprint, fingerprint
        return before

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
                    self._why,
                    translate("Document", "Choose another name, so that nothing in it is lost."),
                    where=path.name,
                )
            )
            return False
        if not same and not self._may_replace_open(path):
            return False
        if self.key is not None and self.path is not None and not same:
            return self._write_elsewhere(path)
        # Whoever chose the map's own name agreed to replace what it was, not what others made of it.
        return self._write_or_ask(path, self.fingerprint if same else None)

    def _may_replace_open(self, path: Path) -> bool:
        """Somebody else may be at work on the file that is going to be replaced."""
        from mtd_desktop.storage.lock import holder

        held = holder(path, ours=True)
        return held is None or self.questions.replace_held(path, held)

    def _write_elsewhere(self, path: Path) -> bool:
        """Write a protected map to another file, protected or, if a person says so, for anybody to read."""
        answer, before = self.questions.keep_protected(path.name), self.key
        if answer == "cancel":
            return False
        if answer == "plain":
            self.key = None
        done = self._write_or_ask(path, None)
        if not done:
            self.key = before
        return done

    def _suggestion(self) -> Path:
        if self.path is not None and not self.read_only:
            return self.path
        stem = file_stem(self.name)
        return (self.path.parent if self.path is not None else Path.home()) / f"{stem}{MAP_SUFFIX}"

    def _write(self, path: Path, expected: Fingerprint | None) -> bool:
        try:
            fingerprint = save(
                path, self.editor.map, expected=expected, key=self.key, backups=self.settings.values.backups
            )
        except ChangedOnDisk:
            raise
        except Unconfirmed as error:
            if self.path is not None and same_file(path, self.path):
                self.fingerprint = error.fingerprint  # our own map: the next save finds nothing strange
                self.saved = self.editor.map
            self.questions.tell(error)
            return False
        except UserError as error:
            return self._not_saved(path, expected, error)
        self._saved(path, fingerprint)
        return True

    def _not_saved(self, path: Path, expected: Fingerprint | None, error: UserError) -> bool:
        """The map stays changed and its snapshot stays too; what a person can do about it is at hand."""
        self.journal.keep_now()
        answer = self.questions.not_saved(error, in_place=isinstance(error, OnlyInPlace))
        if answer == "save as":
            return self.save_as()
        return answer == "in place" and self._write_in_place(path, expected)

    def _write_in_place(self, path: Path, expected: Fingerprint | None) -> bool:
        from mtd_desktop.storage.inplace import save_in_place

        try:
            fingerprint = save_in_place(path, self.editor.map, expected=expected, key=self.key)
        except UserError as error:
            return self.questions.not_saved(error, in_place=False) == "save as" and self.save_as()
        self._saved(path, fingerprint)
        return True

    def _saved(self, path: Path, fingerprint: Fingerprint) -> None:
        from mtd_desktop.storage.versions import follow

        self.fingerprint = fingerprint
        self.saved = self.editor.map
        if self.path is None or not same_file(path, self.path) or self.read_only:
            self._holding.take(path, by_force=True)
        self.path = path
        self._lock("")
        self.editor.undo_stack.setClean()
        self.journal.settle()
        follow(path)  # so that its checkpoints are found again if it is moved by hand
        self._remember(path)
        self.renamed.emit()

    def may_go(self) -> bool:
        """Whether the map may leave the screen: nothing is unsaved, or the person has said what to do."""
        if self.away is not None:
            from mtd_desktop.gui import away

            return away.may_go(self, self.away)
        if not self.is_open or not self.modified:
            self.journal.settle()
            return True
        hidden = self.editor.viewing.look.masked  # a file may be called after people
        answer = self.questions.unsaved(translate("Document", "this map") if hidden else self.name)
        if answer == "discard":
            self.journal.discard()
            return True
        return answer == "save" and self.save()

    def leave(self) -> None:
        """The program ends without asking: the next start finds what was not saved."""
        if self.modified:
            self.journal.keep_now()
            self.journal.leave()
        else:
            self.journal.settle()
        self._holding.release()

    def gone(self) -> None:
        """The window is closing; what was to be saved is saved."""
        self._holding.release()

    def _changed(self) -> None:
        self.journal.touch()
        self.renamed.emit()

    def _autosave_failed(self, why: str) -> None:
        sentence = translate("Document", "What you change now is not kept safe until you save: {why}")
        self.noticed.emit([sentence.format(why=why)])

    def _rename(self) -> None:
        self.renamed.emit()


def _newer() -> str:
    return translate("Document", "This map is from a newer version and can only be read.")
