"""The panel of questions: asked aside, explained, answered, dismissed with a reason, tried what-if."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QPushButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from mtd_desktop import paths
from mtd_desktop.editing.entity_ops import Delete
from mtd_desktop.gui.docks.questions import Questions
from mtd_desktop.gui.question_groups import grouped
from mtd_desktop.rules.engine import findings
from mtd_desktop.rules.finding import Finding
from mtd_desktop.storage.files import load
from tests.gui.window_stage import Stage, write_map

FINDING = Qt.ItemDataRole.UserRole
SLOW = 20_000


def opened(scene: Stage, qtbot: QtBot, name: str, date: str | None = None) -> Questions:
    scene.desk.open_copy(next(p for p in paths.samples() if p.stem == name), scene.window)
    scene.window.resize(1500, 900)
    if date is not None:
        scene.window.editor.viewing.set(date=date)
    scene.do("window.toggle_panel:questions")
    panel = scene.window.panels.widget("questions")
    assert isinstance(panel, Questions)
    qtbot.waitUntil(lambda: panel._answer is not None and panel._answer.date == date, timeout=SLOW)
    return panel


def asked(panel: Questions) -> list[Finding]:
    return [item.data(0, FINDING) for item in panel.items()]


def item_of(panel: Questions, rule: str) -> QTreeWidgetItem:
    return next(item for item in panel.items() if item.data(0, FINDING).rule == rule)


def wait_for_rule(panel: Questions, qtbot: QtBot, rule: str, *, there: bool) -> None:
    qtbot.waitUntil(lambda: any(f.rule == rule for f in asked(panel)) == there, timeout=SLOW)


def test_the_questions_of_the_date_are_shown_in_groups(scene: Stage, qtbot: QtBot) -> None:
    panel = opened(scene, qtbot, "oslo", "1993-06")
    rules = {finding.rule for finding in asked(panel)}
    assert {"R1", "R25", "R32"} <= rules
    headings = [panel.tree.topLevelItem(n).text(0) for n in range(panel.tree.topLevelItemCount())]  # type: ignore[union-attr]
    assert any(heading.startswith("Oslo channel (") for heading in headings)
    assert any("9 · Public opinion" in heading for heading in headings)
    scene.window.editor.viewing.set(date="2001")
    wait_for_rule(panel, qtbot, "R29", there=True)


def test_choosing_a_question_lights_what_it_is_about_and_says_why(scene: Stage, qtbot: QtBot) -> None:
    panel = opened(scene, qtbot, "oslo", "1993-06")
    item = item_of(panel, "R25")
    panel.tree.setCurrentItem(item)
    lit = scene.window.editor.viewing.look.lit
    assert lit == {i for i in item.data(0, FINDING).subjects if not i.startswith("track:")}
    words = " ".join(label.text() for label in panel.card.findChildren(QLabel))
    assert "Source: " in words
    assert "McDonald" in words


def test_a_question_is_dismissed_with_a_reason_and_asked_again(scene: Stage, qtbot: QtBot) -> None:
    panel = opened(scene, qtbot, "oslo", "1993-06")
    finding = item_of(panel, "R32").data(0, FINDING)
    panel.tree.setCurrentItem(item_of(panel, "R32"))
    assert panel.card.reason is not None
    dismiss = next(b for b in panel.card.findChildren(QPushButton) if b.text() == "Dismiss")
    assert not dismiss.isEnabled()
    QTest.keyClicks(panel.card.reason, "They were heard elsewhere")
    dismiss.click()
    qtbot.waitUntil(lambda: finding.key not in {f.key for f in asked(panel)}, timeout=SLOW)
    (kept,) = scene.window.editor.map.dismissals
    assert kept.reason == "They were heard elsewhere"
    panel.dismissed.setChecked(True)
    item = next(i for i in panel.items() if i.data(0, FINDING).key == finding.key)
    panel.tree.setCurrentItem(item)
    assert any("They were heard elsewhere" in label.text() for label in panel.card.findChildren(QLabel))
    next(b for b in panel.card.findChildren(QPushButton) if b.text() == "Ask Again").click()
    assert scene.window.editor.map.dismissals == ()
    scene.do("edit.undo")
    assert len(scene.window.editor.map.dismissals) == 1


def test_a_threshold_is_set_for_this_map(scene: Stage, qtbot: QtBot) -> None:
    panel = opened(scene, qtbot, "oslo")
    wait_for_rule(panel, qtbot, "R7", there=True)
    panel.tree.setCurrentItem(item_of(panel, "R7"))
    spin = panel.card.findChildren(QDoubleSpinBox)[0]
    assert spin.value() == 60
    spin.setValue(95)
    (threshold,) = scene.window.editor.map.thresholds
    assert (threshold.rule, threshold.value) == ("R7", 0.95)
    wait_for_rule(panel, qtbot, "R7", there=False)


def test_what_if_shows_what_comes_and_goes_and_leaves_the_map_alone(scene: Stage, qtbot: QtBot) -> None:
    panel = opened(scene, qtbot, "northern-ireland", "1988")
    window = scene.window
    before = window.editor.map
    reid = next(a.id for a in before.actors if "Alec Reid" in a.name)
    window.editor.selection.set([reid])
    scene.do("questions.try_without")
    qtbot.waitUntil(lambda: panel._answer is not None and panel._answer.trial, timeout=SLOW)
    answer = panel._answer
    assert answer is not None
    assert answer.appearing
    assert window.editor.map is before
    assert not window.isWindowModified()
    assert "Fr Alec Reid" in panel.head.text()
    first = panel.tree.topLevelItem(0)
    assert first is not None
    assert first.text(0) == f"Would be asked as well ({len(answer.appearing)})"
    scene.do("questions.put_back")
    qtbot.waitUntil(lambda: panel._answer is not None and not panel._answer.trial, timeout=SLOW)


def test_the_map_is_asked_again_after_an_edit_and_silence_is_kept(scene: Stage, qtbot: QtBot) -> None:
    opened(scene, qtbot, "oslo")
    asking = scene.window.asking
    scene.do("window.toggle_panel:questions")
    qtbot.waitUntil(lambda: asking.answer is not None, timeout=SLOW)
    before = asking.answer
    scene.window.editor.execute(Delete((scene.window.editor.map.actors[0].id,)))
    qtbot.waitUntil(lambda: asking.answer is not before and asking.answer is not None, timeout=SLOW)
    assert not scene.window.status._questions.isHidden()
    scene.do("questions.toggle_aloud")
    assert scene.window.status._questions.isHidden()
    assert asking.answer is None
    scene.window.editor.execute(Delete((scene.window.editor.map.actors[0].id,)))
    assert not asking._soon.isActive()


def test_a_map_that_raises_none_says_so(scene: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    scene.open(write_map(tmp_path / "map.mtdmap"))
    scene.do("window.toggle_panel:questions")
    panel = scene.window.panels.widget("questions")
    assert isinstance(panel, Questions)
    qtbot.waitUntil(lambda: panel._answer is not None, timeout=SLOW)
    if not asked(panel):
        assert panel.head.text() == "This map raises no questions."


@pytest.mark.parametrize("rule", ["R1", "R5"])
def test_the_suggested_step_can_be_taken(scene: Stage, qtbot: QtBot, rule: str) -> None:
    panel = opened(scene, qtbot, "oslo", "1993-06")
    item = item_of(panel, rule)
    panel.tree.setCurrentItem(item)
    step = item.data(0, FINDING).mend
    button = next(b for b in panel.card.findChildren(QPushButton) if b.text() == step.text.replace("&", "&&"))
    button.click()
    assert scene.window.canvas.tool == {"R1": "actor", "R5": "link"}[rule]


def test_what_concerns_many_tracks_concerns_the_map() -> None:
    m = load(next(p for p in paths.samples() if p.stem == "northern-ireland")).map
    first = grouped(m, findings(m, "1988"))[0]
    assert first.ident == ""
    assert "R4" in {finding.rule for finding in first.findings}


def test_what_a_dismissed_question_lit_goes_out_with_it(scene: Stage, qtbot: QtBot) -> None:
    panel = opened(scene, qtbot, "oslo", "1993-06")
    panel.tree.setCurrentItem(item_of(panel, "R32"))
    key = item_of(panel, "R32").data(0, FINDING).key
    assert scene.window.editor.viewing.look.lit
    assert panel.card.reason is not None
    panel.card.reason.setText("They were heard elsewhere")
    panel.card._dismiss()
    qtbot.waitUntil(lambda: key not in {f.key for f in asked(panel)}, timeout=SLOW)
    assert scene.window.editor.viewing.look.lit == frozenset()
