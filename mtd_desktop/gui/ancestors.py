"""The version that two files both came from: found where both still have it, else for a person to say.

A wrong one would be worse than none: what was changed between it and the true one would seem to have been
taken back by whoever did not take part. So a version counts as common only if both files can show it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale

from mtd_desktop.errors import UserError
from mtd_desktop.gui.filenames import same_file
from mtd_desktop.gui.plain import one_line
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.storage import recovery, versions
from mtd_desktop.storage.vault import Key

if TYPE_CHECKING:
    from mtd_desktop.gui.document_controller import DocumentController


@dataclass(frozen=True)
class Ancestor:
    """A version that may be the common one, and what a person knows it by."""

    name: str
    map: Map


def known_here(files: DocumentController) -> list[Ancestor]:
    """Earlier versions of the map in a window, the latest first."""
    found = []
    if files.saved is not None:
        found.append(Ancestor(translate("Comparing", "this map as it was last opened or saved"), files.saved))
    return found + (list(_history(files.path, files.key)) if files.path is not None else [])


def known_there(path: Path, m: Map, key: Key | None) -> list[Ancestor]:
    """The map in another file, and its earlier versions."""
    return [Ancestor(one_line(path.name), m), *_history(path, key)]


def common(here: list[Ancestor], there: list[Ancestor]) -> Ancestor | None:
    """The latest version that both have."""
    return next((mine for mine in here if any(mine.map == theirs.map for theirs in there)), None)


def _history(path: Path, key: Key | None) -> Iterator[Ancestor]:
    """Checkpoints and earlier saves of a file, and what a crash left of it, as far as they can be read."""
    for version in versions.versions(path):
        try:
            kept = versions.read(version, key)
        except UserError:
            continue
        when = QLocale().toString(
            QDateTime.fromSecsSinceEpoch(int(version.when.timestamp())), QLocale.FormatType.ShortFormat
        )
        words = translate("Comparing", "“{name}”, checkpoint of {when}")
        if not kept.name:
            words = translate("Comparing", "{file}, as saved before {when}")
        yield Ancestor(words.format(name=one_line(kept.name), file=one_line(path.name), when=when), kept.map)
    for survivor in recovery.survivors():
        try:
            snapshot = recovery.read(survivor, key)
        except UserError:
            continue
        if snapshot.base.path is not None and same_file(snapshot.base.path, path):
            words = translate("Comparing", "{file}, as it was when the program ended unexpectedly")
            yield Ancestor(words.format(file=one_line(path.name)), snapshot.map)
