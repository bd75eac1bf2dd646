"""Actors in a hand, on their way from the tray or the outline to the compass or to another track."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QMimeData

MIME: Final = "application/x-mtd-actors"
"""Ids of actors of this window's map, one a line."""


def carried(idents: tuple[str, ...]) -> QMimeData:
    """Ids in the form in which they are dropped."""
    data = QMimeData()
    data.setData(MIME, QByteArray("\n".join(idents).encode()))
    return data


def idents_in(data: QMimeData) -> tuple[str, ...]:
    """The ids that are carried; none if it is something else."""
    if not data.hasFormat(MIME):
        return ()
    text = bytes(data.data(MIME).data()).decode(errors="replace")
    return tuple(line for line in text.splitlines() if line)
