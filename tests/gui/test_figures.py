"""The panel of figures: it shows the map at its date, lights what is clicked, and saves what may be seen."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from mtd_desktop import paths
from mtd_desktop.charts.spec import Bars
from mtd_desktop.charts.table import table_of
from mtd_desktop.editing.actor_ops import MoveToZone
from mtd_desktop.gui.charts import shelf
from mtd_desktop.gui.charts.dock import Figures
from mtd_desktop.gui.charts.saving import save_figure
from mtd_desktop.gui.dialogs.audience import AudienceDialog
from mtd_desktop.storage.files import save
from tests.gui.window_stage import Stage


@pytest.fixture
def figures(scene: Stage, qtbot: QtBot) -> Figures:
    scene.desk.open_copy(next(p for p in paths.samples() if p.stem == "oslo"), scene.window)
    scene.window.resize(1500, 900)
    scene.do("window.toggle_panel:figures")
    found = scene.window.panels.widget("figures")
    assert isinstance(found, Figures)
    qtbot.waitUntil(lambda: found._chart is not None, timeout=20_000)
    return found


def lit(scene: Stage) -> frozenset[str]:
    return scene.window.editor.viewing.look.lit


@pytest.mark.parametrize("name", shelf.MAKERS)
def test_every_figure_is_shown_with_the_table_behind_it(figures: Figures, qtbot: QtBot, name: str) -> None:
    figures.show_figure(name)
    qtbot.waitUntil(lambda: figures._shown == name, timeout=30_000)
    assert figures._chart is not None
    assert figures._ground is not None
    assert figures._ground.targets
    table = table_of(figures._chart)
    figures.as_table.setChecked(True)
    assert figures._stack.currentWidget() is figures.table
    assert figures.table.rowCount() == len(table.rows)
    cell = figures.table.item(0, 1)
    assert cell is not None
    assert cell.text() == table.rows[0][1]


def test_a_click_on_a_cell_lights_its_links_and_one_beside_it_puts_them_out(
    scene: Stage, figures: Figures
) -> None:
    figures.show_figure("matrix")
    ground = figures._ground
    assert ground is not None
    target = next(t for t in ground.targets if t.value.number > 1)
    middle = (target.left + target.right) / 2, (target.low + target.high) / 2
    ground._clicked(_Click(ground.getViewBox().mapViewToScene(QPointF(*middle))))
    assert lit(scene) == set(target.value.idents)
    assert lit(scene) <= scene.window.editor.map.link_by_id.keys()
    ground._clicked(_Click(QPointF(-5, -5)))
    assert lit(scene) == frozenset()


def test_a_row_of_the_table_lights_too(scene: Stage, figures: Figures) -> None:
    figures.show_figure("sides")
    figures.as_table.setChecked(True)
    figures.table.selectRow(0)
    m = scene.window.editor.map
    assert lit(scene) == {a.id for a in m.actors if a.standing() == 1}


def test_the_figure_follows_the_date_and_the_edits(scene: Stage, figures: Figures, qtbot: QtBot) -> None:
    figures.show_figure("sides")

    def media() -> float:
        chart = figures._chart
        assert isinstance(chart, Bars)
        return sum(series.values[8].number for series in chart.series)

    scene.window.editor.viewing.set(date="1993-06")
    qtbot.waitUntil(lambda: media() == 0, timeout=5_000)
    scene.window.editor.viewing.set(date="1993-10")
    qtbot.waitUntil(lambda: media() == 1, timeout=5_000)
    reporters = [a.id for a in scene.window.editor.map.actors if a.standing("1993-10") == 9]
    scene.window.editor.execute(MoveToZone(tuple(reporters), None))
    qtbot.waitUntil(lambda: media() == 0, timeout=5_000)


@pytest.mark.usefixtures("figures")
def test_a_map_without_data_has_a_sentence_in_place_of_a_figure(scene: Stage) -> None:
    scene.desk.new_map(scene.window)
    scene.window.panels.set_shown("figures", shown=True)
    shown = scene.window.panels.widget("figures")
    assert isinstance(shown, Figures)
    shown._make()
    assert shown._ground is None
    assert shown._empty.text() == "No actor stands on a track here yet."


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_a_figure_is_saved_as_a_picture(scene: Stage, figures: Figures, tmp_path: Path, form: str) -> None:
    figures.show_figure("matrix")
    scene.answers.to_save = tmp_path / f"figure.{form}"
    figures.save()
    data = scene.answers.to_save.read_bytes()
    assert data[:5] in {b"\x89PNG\r", b"%PDF-", b"<?xml", b"<svg "}
    if form == "svg":
        words = " ".join(ET.fromstring(data.decode()).itertext())
        assert "Links between tracks" in words
        assert "7 · Religion" in words


def test_saving_a_figure_replaces_nothing_unasked_and_offers_no_name(
    scene: Stage, figures: Figures, tmp_path: Path
) -> None:
    there = tmp_path / "figure.png"
    there.write_text("mine")
    scene.answers.to_save = tmp_path / "figure"
    figures.save()
    assert scene.answers.asked[-1] == "replace figure.png"
    assert there.read_text() == "mine"
    scene.answers.on_replace = True
    figures.save()
    assert there.read_bytes()[:4] == b"\x89PNG"
    m = scene.window.editor.map
    secret = m.actors[0].but(name="Canary", confidentiality="secret")
    path = tmp_path / "Meeting with Canary.mtdmap"
    save(path, m.but(actors=(secret, *m.actors[1:])), expected=None)
    scene.open(path)
    scene.answers.to_save = tmp_path / "other.png"
    with pytest.MonkeyPatch.context() as agreed:
        agreed.setattr(AudienceDialog, "exec", lambda _dialog: 1)
        save_figure(scene.window, "matrix")
    assert scene.answers.asked[-1].startswith("save in ")
    assert "Canary" not in scene.answers.asked[-1]


class _Click:
    """What pyqtgraph passes on of a click."""

    def __init__(self, at: QPointF) -> None:
        self._at = at

    def scenePos(self) -> QPointF:
        return self._at
