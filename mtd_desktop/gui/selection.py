"""What is selected and what the pointer rests on, shared by the canvas, the outline and the inspector.

None of it is part of the document. Ids that vanish from the map leave the selection by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from mtd_desktop.model.document import Map


class Selection(QObject):
    """Selected actors, links, processes and agreements by id, in the order in which they were selected."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: dict[str, None] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """Everything selected, of whatever kind."""
        return tuple(self._ids)

    def actors(self, m: Map) -> tuple[str, ...]:
        """The selected ids that are actors of `m`."""
        return tuple(i for i in self._ids if i in m.actor_by_id)

    def links(self, m: Map) -> tuple[str, ...]:
        """The selected ids that are links of `m`."""
        return tuple(i for i in self._ids if i in m.link_by_id)

    def __contains__(self, ident: str) -> bool:
        return ident in self._ids

    def set(self, idents: Iterable[str]) -> None:
        """Select exactly these."""
        wanted = dict.fromkeys(idents)
        if list(wanted) != list(self._ids):
            self._ids = wanted
            self.changed.emit()

    def add(self, idents: Iterable[str]) -> None:
        """Select these too."""
        self.set((*self._ids, *idents))

    def toggle(self, ident: str) -> None:
        """Select it, or deselect it if it was selected."""
        self.set(i for i in (*self._ids, ident) if not (i == ident and ident in self._ids))

    def clear(self) -> None:
        """Select nothing."""
        self.set(())

    def keep_existing(self, m: Map) -> None:
        """Drop what is no longer on the map."""
        known = (m.actor_by_id, m.link_by_id, m.process_by_id, m.agreement_by_id)
        self.set(i for i in self._ids if any(i in kind for kind in known))
