"""A map that is locked: off the screen, encrypted in memory, its key forgotten; and how a key is changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map

if TYPE_CHECKING:
    from mtd_desktop.gui.document_controller import DocumentController
    from mtd_desktop.storage.vault import Key


@dataclass(frozen=True, slots=True)
class Away:
    """The bytes of an encrypted file with the map as it was, and whether its file on disk lacks something."""

    data: bytes
    modified: bool


def lock_away(files: DocumentController) -> None:
    """Encrypt the map as it is, let go of it and forget its key. The last snapshot is on the disk then."""
    from mtd_desktop.storage.files import content

    key = files.key
    if key is None or not files.is_open:
        return
    modified = files.modified
    files.journal.keep_now()
    files.journal.hold()
    files.away = Away(content(files.editor.map, key), modified)
    key.forget()
    files.key = None
    files.saved = None
    files.is_open = False
    files.editor.open(Map())
    files.renamed.emit()
    files.noticed.emit([])


def bring_back(files: DocumentController, passphrase: str) -> None:
    """Show the locked map again, with its unsaved changes. Raises `UserError` if the passphrase is wrong."""
    from mtd_desktop.storage import vault
    from mtd_desktop.storage.codec import decode

    away = files.away
    if away is None:
        return
    plain, key = vault.opened(away.data, passphrase)
    m = decode(plain, where=files.name).map
    files.away = None
    files.key = key
    files.is_open = True
    files.editor.open(m)
    if away.modified:
        files.editor.undo_stack.resetClean()
        files.journal.touch()
    files.renamed.emit()


def may_go(files: DocumentController, away: Away) -> bool:
    """Whether a locked map may leave. It can be saved without being read: it is encrypted as its file is."""
    if not away.modified:
        files.journal.settle()
        return True
    answer = files.questions.unsaved(translate("Document", "the locked map"))
    if answer == "discard":
        files.journal.discard()
        return True
    return answer == "save" and _save(files, away)


def _save(files: DocumentController, away: Away) -> bool:
    from mtd_desktop.storage.writing import put

    if files.path is None:
        files.questions.tell(
            UserError(
                translate("Document", "The locked map has no file yet."),
                translate("Document", "Unlock it first, then save it."),
            )
        )
        return False
    try:
        put(files.path, away.data, expected=files.fingerprint, backups=files.settings.values.backups)
    except UserError as error:
        files.questions.tell(error)
        return False
    files.journal.settle()
    files.away = Away(away.data, modified=False)
    return True


def rekey(files: DocumentController, key: Key | None) -> bool:
    """Save the map with another key, or with none; whether that was done. If not, all is as it was."""
    from mtd_desktop.storage.sealing import seal

    before = files.key
    if key is not None and files.path is not None and not files.read_only:
        # First the file as it is, so that the version before this save may stay as an encrypted backup.
        try:
            now = seal(files.path, key, before, files.fingerprint)
        except UserError as error:
            files.questions.tell(error)
            return False
        if now is not None:
            files.fingerprint = now
            before = key
    files.key = key
    if files.save():
        return True
    files.key = before
    files.renamed.emit()
    return False
