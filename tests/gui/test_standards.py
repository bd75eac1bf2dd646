"""The panel of standards: made for what is selected, filled in row by row, drawn as a radar."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from mtd_desktop import paths
from mtd_desktop.gui.charts.standards import Standards
from mtd_desktop.model.notes import STANDARDS
from tests.gui.window_stage import Stage


@pytest.fixture
def panel(scene: Stage) -> Standards:
    scene.desk.open_copy(next(p for p in paths.samples() if p.stem == "northern-ireland"), scene.window)
    scene.window.resize(1500, 900)
    scene.do("window.toggle_panel:standards")
    found = scene.window.panels.widget("standards")
    assert isinstance(found, Standards)
    return found


def test_an_intervention_is_held_against_the_twelve(scene: Stage, panel: Standards) -> None:
    editor = scene.window.editor
    assert "Nothing is assessed yet" in panel._hint.text()
    assert not panel._page.isVisible()
    process = next(p for p in editor.map.processes if p.name.startswith("Duisburg"))
    editor.selection.set([process.id])
    panel.add()
    (assessment,) = editor.map.assessments
    assert (assessment.name, assessment.subject) == (process.name, process.id)
    assert set(panel.rows) == set(STANDARDS)
    row = panel.rows["trust"]
    row.score.setCurrentIndex(row.score.findData(3))
    row.score.activated.emit(row.score.currentIndex())
    QTest.keyClicks(row.evidence, "Papers of 1988")
    (score,) = editor.map.assessments[0].scores
    assert (score.standard, score.score, score.evidence) == ("trust", 3, "Papers of 1988")
    assert panel._ground is not None
    assert len(panel._ground.targets) == 1
    assert editor.undo_stack.count() == 3


def test_undo_shows_what_was_before(scene: Stage, panel: Standards) -> None:
    panel.add()
    row = panel.rows["empowerment"]
    row.score.setCurrentIndex(row.score.findData(0))
    row.score.activated.emit(row.score.currentIndex())
    assert scene.window.editor.map.assessments[0].scores[0].score == 0
    scene.do("edit.undo")
    assert row.score.currentData() is None
    scene.do("edit.undo")
    assert not panel._page.isVisible()


def test_a_name_is_typed_and_one_of_several_is_deleted(scene: Stage, panel: Standards) -> None:
    panel.add()
    panel.name.selectAll()
    QTest.keyClicks(panel.name, "First look")
    panel.add()
    assert [a.name for a in scene.window.editor.map.assessments] == ["First look", "New assessment"]
    panel._remove.click()
    assert [a.name for a in scene.window.editor.map.assessments] == ["First look"]
    assert panel.name.text() == "First look"
