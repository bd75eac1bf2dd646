"""The room "comparing" of the action table: looking at another version of the map, and bringing it in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mtd_desktop.errors import UserError
from mtd_desktop.gui.plain import one_line
from mtd_desktop.gui.questions import Unanswered, unlocking
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.storage.files import Opened, load

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from mtd_desktop.gui.ancestors import Ancestor
    from mtd_desktop.gui.main_window import MainWindow
    from mtd_desktop.storage.files import Fingerprint


class Comparing(QObject):
    """Other versions of the map of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._editor = window.editor
        self._files = window.files
        self._met: tuple[int, Fingerprint, Fingerprint | None, Map | None] | None = None
        """The step that brought in what others wrote, its fingerprint, what was known of the file before."""
        self._editor.undo_stack.indexChanged.connect(self._stepped)
        self._editor.leaving.connect(self._forget)

    # --- comparing

    def compare(self) -> None:
        """Ask for a file and show what became of it in this map."""
        path = self._ask()
        opened = self._read(path) if path is not None else None
        if path is not None and opened is not None:
            self.compare_maps(opened.map, self._editor.map, (path.stem, _here()))

    def compare_with_disk(self) -> None:
        """Show what differs between the map and what others wrote to its file."""
        path = self._files.path
        opened = self._read(path) if path is not None else None
        if opened is not None:
            names = (translate("Comparing", "the file on disk"), _here())
            self.compare_maps(opened.map, self._editor.map, names)

    def compare_maps(self, a: Map, b: Map, names: tuple[str, str] | None = None) -> None:
        """Show what became of `a` in `b`. Hidden names stay hidden."""
        from mtd_desktop.gui.dialogs.comparing import ComparingDialog

        if self._editor.viewing.look.masked:
            from mtd_desktop.privacy.mask import masked_together

            a, b = masked_together(a, b)
            names = (translate("Comparing", "the other version"), _here())  # files are called after people
        standard = (
            translate("Comparing", "the saved version"),
            translate("Comparing", "the unsaved version"),
        )
        self._run(ComparingDialog(a, b, names or standard, self._window))

    # --- merging

    def merge(self) -> None:
        """Ask for a file and bring it in; then for the next, as long as a person wants."""
        while self._may_change() and (path := self._ask()) is not None:
            if not self._merge(path):
                return

    def merge_with_disk(self) -> None:
        """Bring in what others wrote to the map's file since it was opened or last saved here."""
        from mtd_desktop.gui.ancestors import Ancestor

        path, saved = self._files.path, self._files.saved
        opened = self._read(path) if path is not None and self._may_change() else None
        if path is None or opened is None or not self._fit(opened, path):
            return
        words = translate("Comparing", "the version that was opened or last saved here")
        base = None if saved is None else Ancestor(words, saved)
        if self._decide(opened.map, translate("Comparing", "the file on disk"), base) is not None:
            before = self._files.met(opened.fingerprint)
            self._met = (self._editor.undo_stack.index(), opened.fingerprint, before, saved)
            self._files.saved = opened.map

    def _stepped(self, index: int) -> None:
        """Who takes the merging back has not met what others wrote: the next save asks about it again."""
        if self._met is None or index >= self._met[0]:
            return
        _, theirs, before, saved = self._met
        self._met = None
        now = self._files.met(theirs)
        if now == theirs:  # not saved since
            now, self._files.saved = before, saved
        if now is not None:
            self._files.met(now)

    def _forget(self) -> None:
        self._met = None

    def _merge(self, path: Path) -> bool:
        """Bring in one file; whether the person wants to go on with another."""
        from mtd_desktop.gui import ancestors

        opened = self._read(path)
        if opened is None or not self._fit(opened, path):
            return False
        here = ancestors.known_here(self._files)
        there = ancestors.known_there(path, opened.map, opened.key)
        base = ancestors.common(here, there)
        if base is None and _share_ids(self._editor.map, opened.map):
            chosen = self._ask_for_common(path, [*here, *there[1:]])
            if chosen is None:
                return False
            base = chosen[0]
        return self._decide(opened.map, path.stem, base) is True

    def _ask_for_common(self, path: Path, known: list[Ancestor]) -> tuple[Ancestor | None] | None:
        """The common version as a person says, perhaps none; nothing at all if they gave up."""
        from mtd_desktop.gui.dialogs.ancestor import AncestorDialog

        dialog = AncestorDialog(path.stem, known, self._read_common, self._window)
        chosen = (dialog.chosen,) if self._run(dialog, keep=True) else None
        dialog.deleteLater()
        return chosen

    def _read_common(self) -> Ancestor | None:
        from mtd_desktop.gui.ancestors import Ancestor

        path = self._ask()
        opened = self._read(path) if path is not None else None
        return None if path is None or opened is None else Ancestor(one_line(path.name), opened.map)

    def _decide(self, theirs: Map, name: str, base: Ancestor | None) -> bool | None:
        """Let the person decide and make it one step; whether another shall follow, `None` if given up."""
        from mtd_desktop.editing.replace_map import ReplaceMap
        from mtd_desktop.gui.dialogs.merging import MergingDialog, Versions

        versions = Versions(
            self._editor.map,
            theirs,
            name,
            None if base is None else base.map,
            "" if base is None else base.name,
        )
        dialog = MergingDialog(versions, self._window)
        accepted = bool(self._run(dialog, keep=True))
        after, wants_next = dialog.result_map, dialog.wants_next
        dialog.deleteLater()
        if not accepted or after is None:
            return None
        label = translate("Comparing", "Merge with “{name}”").format(name=one_line(name))
        if not self._editor.execute(ReplaceMap(after, label)):
            return None
        said = translate(
            "Comparing", "“{name}” is merged in. File > Merge With File… brings in the next one."
        )
        self._window.status.say(said.format(name=one_line(name)))
        return wants_next

    # --- files

    def _ask(self) -> Path | None:
        folder = self._files.path.parent if self._files.path is not None else Path.home()
        return self._files.questions.open_path(str(folder))

    def _read(self, path: Path) -> Opened | None:
        try:
            return load(path, unlocking(self._files.questions, path.name))
        except Unanswered:
            return None
        except UserError as error:
            self._files.questions.tell(error)
            return None

    def _may_change(self) -> bool:
        """Merging asks about names, so they must not be hidden, and it changes the map."""
        if self._editor.locked:
            self._window.status.say(self._editor.locked)
            return False
        if self._editor.viewing.look.masked:
            self._files.questions.tell(
                UserError(
                    translate("Comparing", "Names are hidden, and merging asks about them."),
                    translate("Comparing", "Show the names first."),
                )
            )
            return False
        return True

    def _fit(self, opened: Opened, path: Path) -> bool:
        """Whether a file may be brought in: this program must know all of it, and keep its secrets."""
        if opened.read_only:
            self._files.questions.tell(
                UserError(
                    translate(
                        "Comparing", "This map was written by a newer program, which knows more of it."
                    ),
                    translate("Comparing", "Merge it with that program."),
                    where=path.name,
                )
            )
            return False
        if opened.key is None or self._files.key is not None:
            return True
        return self._files.questions.sure(
            translate("Comparing", "“{name}” is protected by a passphrase, this map is not.").format(
                name=one_line(path.name)
            ),
            translate("Comparing", "What is merged in can be read by anybody once this map is saved."),
            translate("Comparing", "Merge All the Same"),
        )

    def _run(self, dialog: QDialog, *, keep: bool = False) -> int:
        result = dialog.exec()
        if not keep:
            dialog.deleteLater()
        return result


def _here() -> str:
    return translate("Comparing", "this map")


def _share_ids(one: Map, other: Map) -> bool:
    """Whether two maps have things in common, so that one may have come from the other."""
    ids = {entity.id for kind in (one.actors, one.links, one.processes) for entity in kind}
    return any(entity.id in ids for kind in (other.actors, other.links, other.processes) for entity in kind)
