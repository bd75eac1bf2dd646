"""What already stands on the page, as boxes in a coarse grid: is there still room here?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from mtd_desktop.layout.drawing import Box

_CELL: Final = 96.0


class Obstacles:
    """Boxes that others must not overlap. Asking costs the same on a full page as on an empty one."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """From now on `box` is taken."""
        left, top, right, bottom = box
        cells = self._cells
        for i in range(int(left // _CELL), int(right // _CELL) + 1):
            for j in range(int(top // _CELL), int(bottom // _CELL) + 1):
                cells.setdefault((i, j), []).append(box)

    def remove(self, box: Box) -> None:
        """Take one `box` away again that was added."""
        for i in range(int(box[0] // _CELL), int(box[2] // _CELL) + 1):
            for j in range(int(box[1] // _CELL), int(box[3] // _CELL) + 1):
                self._cells[i, j].remove(box)

    def free(self, box: Box, gap: float) -> bool:
        """Whether everything keeps at least `gap` away from `box`."""
        left, top, right, bottom = box[0] - gap, box[1] - gap, box[2] + gap, box[3] + gap
        cells = self._cells
        for i in range(int(left // _CELL), int(right // _CELL) + 1):
            for j in range(int(top // _CELL), int(bottom // _CELL) + 1):
                for other in cells.get((i, j), ()):
                    if other[0] < right and other[2] > left and other[1] < bottom and other[3] > top:
                        return False
        return True

    def covered(self, box: Box) -> float:
        """How much of `box` is taken, in square units (what is taken twice counts twice)."""
        left, top, right, bottom = box
        seen: set[Box] = set()
        for i in range(int(left // _CELL), int(right // _CELL) + 1):
            for j in range(int(top // _CELL), int(bottom // _CELL) + 1):
                seen.update(self._cells.get((i, j), ()))
        total = 0.0
        for other in seen:
            across = min(right, other[2]) - max(left, other[0])
            down = min(bottom, other[3]) - max(top, other[1])
            if across > 0 and down > 0:
                total += across * down
        return total
