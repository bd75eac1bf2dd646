"""What every change to a map is: a named, pure step from one map to the next."""

from __future__ import annotations

from typing import Protocol

from mtd_desktop.model.document import Map


class Operation(Protocol):
    """A frozen dataclass that holds ids and arguments."""

    def label(self, m: Map, /) -> str:
        """The step's name in the Undo menu ("Move Sinn Féin").

        It is given the map before the step, because an operation knows ids and people know names.
        """
        ...

    @property
    def merge_key(self) -> str | None:
        """Steps in a row with an equal key become one (typing, nudging); `None` never merges."""
        ...

    def apply(self, m: Map, /) -> Map:
        """The next map; `m` itself if there is nothing to do. `UserError` if it cannot be."""
        ...


class Single:
    """An operation that is always a step of its own."""

    __slots__ = ()

    @property
    def merge_key(self) -> None:
        """See `Operation.merge_key`."""
        return None
