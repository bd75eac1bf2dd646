"""The timeline panel: bars, marks, the map date as a line to drag, and a table of the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from mtd_desktop import paths
from mtd_desktop.gui.charts.legend import Legend
from mtd_desktop.gui.charts.timeline import Timeline
from mtd_desktop.model.document import Map
from mtd_desktop.model.processes import PROCESS_KINDS, Phase, Process
from mtd_desktop.storage.files import content
from tests.gui.window_stage import Stage, write_map


@pytest.fixture
def timeline(scene: Stage) -> Timeline:
    scene.desk.open_copy(next(p for p in paths.samples() if p.stem == "oslo"), scene.window)
    scene.window.resize(1500, 900)
    scene.do("window.toggle_panel:timeline")
    found = scene.window.panels.widget("timeline")
    assert isinstance(found, Timeline)
    return found


class Click:
    """What pyqtgraph passes on of a click."""

    def __init__(self, at: QPointF) -> None:
        self._at = at

    def scenePos(self) -> QPointF:
        return self._at


def click(timeline: Timeline, words: str) -> str:
    ground = timeline.ground
    assert ground is not None
    target = next(t for t in ground.targets if words in t.value.words)
    middle = QPointF((target.left + target.right) / 2, (target.low + target.high) / 2)
    ground._clicked(Click(ground.getViewBox().mapViewToScene(middle)))
    return target.value.idents[0]


def test_the_line_follows_the_map_date_and_the_date_follows_the_line(
    scene: Stage, timeline: Timeline
) -> None:
    viewing = scene.window.editor.viewing
    line = timeline._now
    assert not line.isVisible()
    viewing.set(date="1993-09")
    assert line.isVisible()
    assert abs(line.value() - (1993 + 8 / 12)) < 0.01
    line.setValue(1995 + 0.5 / 12)
    assert viewing.look.date in {"1995-01", "1995-02"}
    line.setValue(1)
    assert viewing.look.date is not None
    assert viewing.look.date.startswith("1971")


def test_a_click_focuses_a_process_or_agreement(scene: Stage, timeline: Timeline) -> None:
    editor = scene.window.editor
    ident = click(timeline, "Stockholm channel: ")
    assert editor.selection.ids == (ident,)
    assert editor.viewing.look.lit == {ident}
    assert editor.viewing.look.date is None
    editor.viewing.set(date="1992-01")
    seal = click(timeline, "Declaration of Principles")
    assert editor.viewing.look.lit == {seal}
    assert editor.viewing.look.date == "1993-09"


def test_the_table_has_the_same_and_lights_too(scene: Stage, timeline: Timeline) -> None:
    m = scene.window.editor.map
    timeline.as_table.setChecked(True)
    assert timeline._stack.currentWidget() is timeline.table
    assert timeline.table.rowCount() == sum(len(p.phases) for p in m.processes) + len(m.agreements)
    timeline.table.selectRow(0)
    first = timeline.table.item(0, 0)
    assert first is not None
    (ident,) = scene.window.editor.viewing.look.lit
    assert m.process_by_id[ident].name == first.text()


def test_it_follows_edits(scene: Stage, timeline: Timeline) -> None:
    scene.do("processes.add")
    timeline.make()
    assert timeline._chart is not None
    assert "New process" in [name for name, _ in timeline._chart.rows]


def test_a_map_without_processes_says_so(scene: Stage, tmp_path: Path) -> None:
    scene.open(write_map(tmp_path / "map.mtdmap"))
    scene.do("window.toggle_panel:timeline")
    found = scene.window.panels.widget("timeline")
    assert isinstance(found, Timeline)
    assert found._empty.text() == "This map has no processes and no agreements yet."
    assert found._stack.currentWidget() is found._empty


def test_many_processes_have_a_line_each_and_nothing_lies_on_the_bars(
    scene: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    names = tuple(f"Round table at the old harbour {n}" for n in range(30))
    busy = Map(
        processes=tuple(
            Process(id=f"p{n}", name=name, phases=(Phase(kind=PROCESS_KINDS[n % 4], since=str(1990 + n)),))
            for n, name in enumerate(names)
        )
    )
    path = tmp_path / "busy.mtdmap"
    path.write_bytes(content(busy))
    scene.open(path)
    scene.window.resize(1280, 720)
    scene.do("window.toggle_panel:timeline")
    found = scene.window.panels.widget("timeline")
    assert isinstance(found, Timeline)
    ground = found.ground
    assert ground is not None
    qtbot.waitUntil(lambda: ground.height() > 200)
    box = ground.getViewBox()
    apart = box.mapViewToScene(QPointF(2000, 0)).y() - box.mapViewToScene(QPointF(2000, 1)).y()
    assert apart >= ground.fontMetrics().height()
    legend = found.findChild(Legend)
    assert legend is not None
    assert legend.accessibleName().count("(") == 4
    assert ground.plotItem.legend is None
    page = found.findChild(QScrollArea)
    assert page is not None
    assert not legend.geometry().intersects(page.geometry())
