"""Putting another map in the place of this one as a single step: a merge, a version that is restored."""

from __future__ import annotations

from dataclasses import dataclass

from mtd_desktop.editing.operation import Single
from mtd_desktop.model.document import Map


@dataclass(frozen=True, slots=True)
class ReplaceMap(Single):
    """Show `after` from now on. `name` is what the Undo menu says, "Merge with “Belfast”"."""

    after: Map
    name: str

    def label(self, _m: Map, /) -> str:
        return self.name

    def apply(self, m: Map, /) -> Map:
        return m if self.after == m else self.after
