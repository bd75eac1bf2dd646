"""A picture for each of several dates: all are made first and then written, so that nothing half remains."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from mtd_desktop.i18n import translate
from mtd_desktop.privacy.redact import Redacted
from mtd_desktop.qtrender.picture import Wish, encoded, one_by_one

SOON_MS = 300
"""Milliseconds of work after which the progress is shown."""


def named(out: Path, date: str) -> Path:
    """Where the picture of a date goes: `peace.png` becomes `peace-1998.png`, as on the command line."""
    return out.with_name(f"{out.stem}-{date}{out.suffix}")


def made(
    redacted: Redacted, wish: Wish, dates: Sequence[str], out: Path, parent: QWidget
) -> list[tuple[Path, bytes]] | None:
    """The pictures and where they go; `None` if a person cancelled, and then nothing was written.

    Raises `UserError` if one of them cannot be.
    """
    progress = QProgressDialog(parent)
    progress.setWindowTitle(translate("Export", "Export Picture"))
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(SOON_MS)
    progress.setMinimumWidth(360)
    progress.setAutoClose(False)
    progress.setAutoReset(False)
    progress.setRange(0, len(dates))
    text = translate("Export", "Drawing {date}: picture {n} of {count}")
    found: list[tuple[Path, bytes]] = []
    try:
        pages = one_by_one(redacted, wish, dates)
        for n, date in enumerate(dates, start=1):
            progress.setLabelText(text.format(date=date, n=n, count=len(dates)))
            progress.setValue(n - 1)  # lets the window live, and Cancel be heard
            if progress.wasCanceled():
                return None
            found.append((named(out, date), encoded(next(pages)[1], wish)))
        progress.setValue(len(dates))
        return None if progress.wasCanceled() else found
    finally:
        progress.close()
        progress.deleteLater()


def written(pictures: Iterable[tuple[Path, bytes]]) -> None:
    """Write them, each wholly or not at all. Raises `UserError` at the first that cannot be."""
    from mtd_desktop.storage.files import write_bytes

    for path, data in pictures:
        write_bytes(path, data, for_others=True)
