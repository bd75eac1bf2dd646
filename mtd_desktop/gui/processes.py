"""The room "processes" of the action table: adding processes and agreements, and opening one to edit it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mtd_desktop.editing.process_ops import (
    AddAgreement,
    AddProcess,
    SetProcessField,
    new_agreement,
    new_process,
)
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow


class Processes(QObject):
    """What the process menu does to one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._editor = window.editor

    def add(self) -> None:
        """A new process of the selected actors, ready to be named; it begins at the map date."""
        m, look = self._editor.map, self._editor.viewing.look
        actors = self._editor.selection.actors(m)
        process = new_process(m, translate("Process", "New process"), actors=actors, since=look.date)
        if self._editor.execute(AddProcess(process)):
            self.open(process.id, "name")

    def add_for(self, ident: str) -> None:
        """A new process that carries out the agreement `ident`, or follows on the process `ident`."""
        m = self._editor.map
        process = new_process(m, translate("Process", "New process"), since=self._editor.viewing.look.date)
        if ident in m.process_by_id:
            process = process.but(follows=(ident,))
        after = ident if ident in m.agreement_by_id else None
        if self._editor.execute(AddProcess(process, after)):
            self.open(process.id, "name")

    def add_agreement(self) -> None:
        """A new agreement: of the selected process, or signed by the selected actors."""
        m, selection = self._editor.map, self._editor.selection
        process = next((ident for ident in selection.ids if ident in m.process_by_id), None)
        agreement = new_agreement(
            m,
            translate("Process", "New agreement"),
            process=process,
            signatories=selection.actors(m),
            date=self._editor.viewing.look.date,
        )
        if self._editor.execute(AddAgreement(agreement)):
            self.open(agreement.id, "name")

    def open(self, ident: str, field: str = "name") -> None:
        """Select a process or agreement, show it on the page, and put the keyboard into one of its fields."""
        self._editor.selection.set([ident])
        self._editor.viewing.set(lit=frozenset({ident}))
        panels = self._window.panels
        panels.set_shown("inspector", shown=True)
        if panels.inspector is not None:
            panels.inspector.focus_field(field)

    def set_kind(self, ident: str, phase: int, kind: str) -> None:
        """Let one phase of a process have another kind."""
        process = self._editor.map.process_by_id[ident]
        phases = tuple(p.but(kind=kind) if n == phase else p for n, p in enumerate(process.phases))
        self._editor.execute(SetProcessField((ident,), "phases", phases))
