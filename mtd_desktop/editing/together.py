"""Several operations as one step: what a dialog collected, or what touches actors and links at once."""

from __future__ import annotations

from dataclasses import dataclass

from mtd_desktop.editing.operation import Operation
from mtd_desktop.model.document import Map


@dataclass(frozen=True, slots=True)
class Together:
    """One after the other, or none at all. Merges as the first of them does."""

    steps: tuple[Operation, ...]
    name: str = ""

    @property
    def merge_key(self) -> str | None:
        """See `Operation.merge_key`."""
        keys = [step.merge_key for step in self.steps]
        return None if not keys or None in keys else " | ".join(str(key) for key in keys)

    def label(self, m: Map, /) -> str:
        return self.name or (self.steps[0].label(m) if self.steps else "")

    def apply(self, m: Map, /) -> Map:
        for step in self.steps:
            m = step.apply(m)
        return m
