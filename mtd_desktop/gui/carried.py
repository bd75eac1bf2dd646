"""Actors in a hand, on their way from the tray or the outline to the compass or to another track.

They are carried as ids, which mean something only in the map that they come from. A window on another map
may have actors with the same ids, above all where both show the same sample; so the editor signs the load.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData

from mtd_desktop.gui.editor import Editor

MIME: Final = "application/x-mtd-actors"
"""The signature of the editor, then ids of actors of its map, one a line."""


def carried(idents: Iterable[str], editor: Editor) -> QMimeData:
    """Actors of the map of `editor` in the form in which they are dropped."""
    data = QMimeData()
    data.setData(MIME, QByteArray("\n".join((_signature(editor), *idents)).encode()))
    return data


def idents_in(data: QMimeData, editor: Editor) -> tuple[str, ...]:
    """The actors that are carried, if they come from the map of `editor` and are still on it; else none."""
    if not data.hasFormat(MIME):
        return ()
    signature, *idents = bytes(data.data(MIME).data()).decode(errors="replace").split("\n")
    if signature != _signature(editor):
        return ()
    return tuple(ident for ident in idents if ident in editor.map.actor_by_id)


def _signature(editor: Editor) -> str:
    return f"{os.getpid()}-{id(editor)}"
