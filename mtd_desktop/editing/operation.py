"""What every change to a map is: a named, pure step from one map to the next."""

from __future__ import annotations

from typing import Protocol

from mtd_desktop.model.document import Map


class Operation(Protocol):
    """A frozen dataclass that holds ids and arguments.

    `label` names the step in the Undo menu ("Move Sinn Féin"). Steps with an equal `merge_key` that follow
    each other become one (typing in a field, nudging with the arrows); `None` never merges.
    `apply` raises `UserError` when a person asked for something that cannot be.
    """

    @property
    def label(self) -> str:
        """The step's name in the menu."""
        ...

    @property
    def merge_key(self) -> str | None:
        """Equal keys in a row make one step."""
        ...

    def apply(self, m: Map, /) -> Map:
        """The next map; `m` itself if there is nothing to do."""
        ...
