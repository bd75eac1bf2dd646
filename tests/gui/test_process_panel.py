"""Processes and agreements in the inspector: made of the selection, filled in row by row."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from mtd_desktop import paths
from mtd_desktop.gui.docks.choice import ChoiceEntry
from mtd_desktop.gui.docks.entry import TextEntry
from mtd_desktop.gui.docks.inspector import Inspector
from mtd_desktop.gui.docks.rows import ITSELF, RowsEntry
from mtd_desktop.gui.docks.ticks import TicksEntry
from mtd_desktop.model.processes import Process
from tests.gui.window_stage import Stage, write_map


@pytest.fixture
def oslo(scene: Stage) -> Stage:
    scene.desk.open_copy(next(p for p in paths.samples() if p.stem == "oslo"), scene.window)
    scene.window.resize(1600, 1000)
    return scene


def inspector(scene: Stage) -> Inspector:
    scene.window.panels.set_shown("inspector", shown=True)
    found = scene.window.panels.inspector
    assert found is not None
    return found


def rows_of(scene: Stage, field: str) -> RowsEntry:
    entry = inspector(scene).form.entries[field]
    assert isinstance(entry, RowsEntry)
    return entry


def pick(entry: object, value: object) -> None:
    assert isinstance(entry, ChoiceEntry)
    index = next(n for n, option in enumerate(entry._options) if option.value == value)
    entry.box.setCurrentIndex(index)
    entry.box.activated.emit(index)


def add(entry: RowsEntry, value: object) -> None:
    adder = entry.control
    index = adder.findData(value)  # type: ignore[attr-defined]
    assert index >= 0
    adder.activated.emit(index)  # type: ignore[attr-defined]


def test_a_process_begins_with_the_selected_actors_at_the_map_date(scene: Stage, tmp_path: Path) -> None:
    scene.open(write_map(tmp_path / "map.mtdmap"))
    editor = scene.window.editor
    editor.viewing.set(date="1993-05")
    editor.selection.set(["a1", "a2"])
    scene.do("processes.add")
    (process,) = editor.map.processes
    assert [p.actor for p in process.participants] == ["a1", "a2"]
    assert process.phases[0].since == "1993-05"
    assert editor.selection.ids == (process.id,)
    name = inspector(scene).form.entries["name"]
    assert isinstance(name, TextEntry)
    QTest.keyClicks(name.edit, "Kitchen talks")
    inspector(scene).commit()
    assert editor.map.processes[0].name.startswith("Kitchen talks")
    scene.do("processes.add_agreement")
    (agreement,) = editor.map.agreements
    assert (agreement.process, agreement.date) == (process.id, "1993-05")
    scene.do("edit.undo")
    scene.do("edit.undo")
    scene.do("edit.undo")
    assert (editor.map.processes, editor.map.agreements) == ((), ())


def test_participants_are_added_given_a_role_and_removed(oslo: Stage) -> None:
    editor = oslo.window.editor
    process = next(p for p in editor.map.processes if p.name == "Oslo channel")
    editor.selection.set([process.id])
    rows = rows_of(oslo, "participants")
    assert len([row for row in rows.rows if not row.isHidden()]) == len(process.participants)
    hamas = next(a.id for a in editor.map.actors if a.name == "Hamas")
    add(rows, hamas)
    now = editor.map.process_by_id[process.id].participants
    assert (now[-1].actor, now[-1].voice) == (hamas, "not recorded")
    pick(rows.rows[len(now) - 1].entries["role"], "observer")
    assert editor.map.process_by_id[process.id].participants[-1].role == "observer"
    rows.remove(len(now) - 1)
    assert editor.map.process_by_id[process.id].participants == process.participants
    for _ in range(3):
        oslo.do("edit.undo")
    assert editor.map.process_by_id[process.id] == process


def test_a_phase_that_would_end_before_it_begins_is_refused_in_words(oslo: Stage) -> None:
    editor = oslo.window.editor
    process = next(p for p in editor.map.processes if p.name == "Oslo channel")
    editor.selection.set([process.id])
    rows = rows_of(oslo, "phases")
    until = rows.rows[0].entries["until"]
    assert isinstance(until, TextEntry)
    reason = until.send("1801", "g")
    assert "end before the beginning" in reason
    assert editor.map.process_by_id[process.id] == process
    assert until.send("1994", "g") == ""
    assert editor.map.process_by_id[process.id].phases[0].until == "1994"


def test_the_last_phase_cannot_be_removed(oslo: Stage) -> None:
    editor = oslo.window.editor
    process = next(p for p in editor.map.processes if p.name.startswith("Stockholm"))
    editor.selection.set([process.id])
    rows_of(oslo, "phases").remove(0)
    assert editor.map.process_by_id[process.id] == process


def test_not_recorded_is_a_choice_of_its_own(oslo: Stage) -> None:
    editor = oslo.window.editor
    process = next(p for p in editor.map.processes if p.name.startswith("Stockholm"))
    editor.selection.set([process.id])
    rows = rows_of(oslo, "funding")
    count = len(process.funding)
    add_button = rows.control
    assert isinstance(add_button, QPushButton)
    add_button.click()
    row = rows.rows[count]
    conditions = row.entries["conditions"]
    assert isinstance(conditions, ChoiceEntry)
    assert [option.value for option in conditions._options] == ["not recorded", "yes", "no"]
    pick(conditions, "no")
    assert editor.map.process_by_id[process.id].funding[-1].conditions == "no"
    assert editor.map.process_by_id[process.id].funding[-1].approved == "not recorded"


def test_aims_and_fields_of_peace_building_are_ticked(oslo: Stage) -> None:
    editor = oslo.window.editor
    process = next(p for p in editor.map.processes if p.name.startswith("Builders"))
    editor.selection.set([process.id])
    ticks = inspector(oslo).form.entries["categories"]
    assert isinstance(ticks, TicksEntry)
    before = set(process.categories)
    ticks.boxes["social"].click()
    after = set(editor.map.process_by_id[process.id].categories)
    assert before ^ after == {"social"}


def test_who_signed_and_what_followed_are_lists_of_names(oslo: Stage) -> None:
    editor = oslo.window.editor
    agreement = next(a for a in editor.map.agreements if a.name == "Declaration of Principles")
    editor.selection.set([agreement.id])
    rows = rows_of(oslo, "signatories")
    adder = rows.control
    names = [adder.itemText(n) for n in range(adder.count())]  # type: ignore[attr-defined]
    assert names == sorted(names, key=str.casefold)
    other = next(a.id for a in editor.map.actors if a.id not in agreement.signatories)
    add(rows, other)
    assert editor.map.agreement_by_id[agreement.id].signatories == (*agreement.signatories, other)
    assert ITSELF in rows.rows[0].entries


def test_several_processes_share_what_can_be_shared(oslo: Stage) -> None:
    editor = oslo.window.editor
    ids = tuple(p.id for p in editor.map.processes[:2])
    editor.selection.set(ids)
    shown = inspector(oslo)
    assert shown.title.text() == "2 selected"
    pick(shown.form.entries["state"], "stalled")
    assert {editor.map.process_by_id[i].state for i in ids} == {"stalled"}


def test_a_selected_process_is_deleted_with_the_delete_key(oslo: Stage) -> None:
    editor = oslo.window.editor
    process: Process = editor.map.processes[0]
    editor.selection.set([process.id])
    oslo.do("edit.delete")
    assert process.id not in editor.map.process_by_id
    oslo.do("edit.undo")
    assert editor.map.process_by_id[process.id] == process


def test_the_dates_of_a_new_process_are_in_sight(scene: Stage, tmp_path: Path) -> None:
    scene.open(write_map(tmp_path / "map.mtdmap"))
    scene.do("processes.add")
    first = rows_of(scene, "phases").rows[0]
    assert all(first.entries[key].isVisible() for key in ("since", "until"))
    first.more.click()
    assert not first.entries["since"].isVisible()
