"""A figure of what may leave the program, drawn in the theme of its map."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mtd_desktop.charts.draw import drawn
from mtd_desktop.layout.theme import theme
from mtd_desktop.qtrender.metrics import QtMeasurer
from mtd_desktop.qtrender.picture import Cleared

if TYPE_CHECKING:
    from mtd_desktop.charts.spec import Chart
    from mtd_desktop.model.document import Map
    from mtd_desktop.privacy.redact import Redacted


def charted(redacted: Redacted, make: Callable[[Map], Chart], date: str | None = None) -> Cleared:
    """The figure that `make` makes of the redacted map; `date` is the map date it was counted at."""
    m = redacted.map
    of = " · ".join(part for part in (m.meta.title, date or "") if part)
    return Cleared(drawn(make(m), theme(m.view.theme), QtMeasurer(), of=of, language=m.meta.language or "en"))
