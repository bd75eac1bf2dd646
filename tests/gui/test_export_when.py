"""Pictures of dates from the window: as the command line writes them, in one or one each, nothing half."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QProgressDialog
from pytestqt.qtbot import QtBot

from mtd_desktop import paths
from mtd_desktop.cli.main import main
from mtd_desktop.gui.dialogs.export import ExportDialog
from mtd_desktop.gui.output import Output
from mtd_desktop.gui.settings import SettingsFile
from mtd_desktop.layout.drawing import Text
from tests.gui.window_stage import Stage


@pytest.fixture
def oslo(scene: Stage, tmp_path: Path) -> Path:
    path = tmp_path / "oslo.mtdmap"
    shutil.copy(paths.sample("oslo"), path)
    scene.open(path)
    return path


@pytest.fixture
def dialog(scene: Stage, oslo: Path) -> Iterator[ExportDialog]:
    assert oslo.exists()
    made = opened(scene)
    yield made
    made._timer.stop()
    made.deleteLater()


def opened(scene: Stage, **look: object) -> ExportDialog:
    window = scene.window
    window.editor.viewing.set(**look)
    output = window.handler("output.export").__self__  # type: ignore[attr-defined]
    assert isinstance(output, Output)
    made = ExportDialog(window.editor.map, window.files, scene.desk.settings, window, then=output._then)
    made.audience.audience.setCurrentIndex(0)
    return made


def choose(dialog: ExportDialog, form: str, dates: str = "", **values: str) -> None:
    next(b for b in dialog.formats.buttons() if b.property("form") == form).click()
    when = dialog.when
    if dates:
        when.when.setCurrentIndex(when.when.findData("dates"))
        when.dates_.setText(dates)
    for name, value in values.items():
        combo = getattr(when, name)
        assert combo.findData(value) >= 0, name
        combo.setCurrentIndex(combo.findData(value))
    dialog.refresh()


@pytest.mark.parametrize(
    ("dates", "values", "arguments"),
    [
        ("1993-06", {}, ["--as-of", "1993-06"]),
        ("1993-06, 2000", {"ended": "gone"}, ["--as-of", "1993-06,2000", "--ended", "gone"]),
        ("1993 ; 1995", {"processes": "all"}, ["--as-of", "1993,1995", "--processes", "all"]),
        ("", {"processes": "none"}, ["--processes", "none"]),
    ],
)
def test_dates_are_drawn_as_the_command_line_draws_them(
    dates: str,
    values: dict[str, str],
    arguments: list[str],
    dialog: ExportDialog,
    oslo: Path,
    scene: Stage,
    tmp_path: Path,
) -> None:
    choose(dialog, "svg", dates, **values)
    ours, theirs = tmp_path / "window.svg", tmp_path / "line.svg"
    scene.answers.to_save = ours
    dialog.export()
    assert scene.answers.told == []
    assert main(["export", str(oslo), str(theirs), *arguments]) == 0
    assert ours.read_bytes() == theirs.read_bytes()


def test_one_picture_each_is_the_sequence_of_the_command_line(
    dialog: ExportDialog, oslo: Path, scene: Stage, tmp_path: Path
) -> None:
    choose(dialog, "svg", "1992, 1993-06, 1995", arranged="each")
    assert "3 pictures" in dialog.facts.text()
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    theirs.mkdir()
    scene.answers.to_save = ours / "map.svg"
    dialog.export()
    assert (
        main(["export", str(oslo), str(theirs / "map.svg"), "--as-of", "1992,1993-06,1995", "--sequence"])
        == 0
    )
    names = ["map-1992.svg", "map-1993-06.svg", "map-1995.svg"]
    assert sorted(path.name for path in ours.iterdir()) == names
    assert [(ours / n).read_bytes() for n in names] == [(theirs / n).read_bytes() for n in names]


def test_a_sequence_that_is_cancelled_leaves_no_file(
    dialog: ExportDialog, scene: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(dialog, "png", "1992, 1993, 1995", arranged="each")
    folder = tmp_path / "pictures"
    folder.mkdir()
    scene.answers.to_save = folder / "map.png"
    seen: list[int] = []
    real = QProgressDialog.setValue

    def cancel_at_the_second(progress: QProgressDialog, value: int) -> None:
        seen.append(value)
        real(progress, value)
        if value == 1:
            progress.cancel()

    monkeypatch.setattr(QProgressDialog, "setValue", cancel_at_the_second)
    dialog.export()
    assert seen == [0, 1]
    assert list(folder.iterdir()) == []
    assert not dialog.result()
    assert scene.answers.told == []


def test_a_sequence_replaces_nothing_unasked(dialog: ExportDialog, scene: Stage, tmp_path: Path) -> None:
    choose(dialog, "svg", "1992, 1993", arranged="each")
    taken = tmp_path / "map-1993.svg"
    taken.write_text("mine", encoding="utf-8")
    scene.answers.to_save = tmp_path / "map.svg"
    dialog.export()
    assert scene.answers.asked[-1] == "sure Replace"
    assert taken.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "map-1992.svg").exists()
    scene.answers.on_sure = True
    dialog.export()
    assert taken.read_text(encoding="utf-8").startswith("<?xml")


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (" , ", "Write one date"),
        ("1993, soon", "“soon” is not a date"),
        ("1993-02-31", "not a day that exists"),
        (", ".join(str(1900 + n) for n in range(25)), "At most 24"),
    ],
)
def test_bad_dates_are_said_below_the_field(dates: str, said: str, dialog: ExportDialog) -> None:
    choose(dialog, "png", dates)
    assert said in dialog.when.trouble.text()
    assert dialog.when.trouble.text().count("\n") == 0
    assert not dialog.save_button.isEnabled()
    assert not dialog.copy_button.isEnabled()
    choose(dialog, "png", "1993")
    assert dialog.when.trouble.text() == ""
    assert dialog.save_button.isEnabled()


def test_the_dates_of_agreements_are_taken_in_their_order(dialog: ExportDialog, scene: Stage) -> None:
    choose(dialog, "png", "1900")
    dialog.when.from_agreements.click()
    dated = [a.date for a in scene.window.editor.map.agreements if a.date]
    assert dialog.when.dates == tuple(sorted(set(dated)))
    assert not dialog.when.problem


def test_it_begins_with_the_date_that_is_being_looked_at(scene: Stage, oslo: Path) -> None:
    assert oslo.exists()
    shown = frozenset({scene.window.editor.map.processes[0].id})
    dialog = opened(scene, date="1993-06", ended="gone", processes=shown)
    wish = dialog.wish()
    assert (wish.date, wish.ended, wish.processes) == ("1993-06", "gone", shown)
    assert dialog.when.when.currentText() == "As shown now (1993-06)"
    choose(dialog, "svg")
    dialog.when.when.setCurrentIndex(dialog.when.when.findData("all"))
    assert dialog.wish().date is None
    dialog._timer.stop()
    dialog.deleteLater()


def test_the_arrangement_is_remembered_and_the_dates_are_not(
    dialog: ExportDialog, scene: Stage, tmp_path: Path
) -> None:
    choose(dialog, "svg", "1992, 1993", arranged="each", processes="none")
    scene.answers.to_save = tmp_path / "map.svg"
    dialog.export()
    window = scene.window
    again = ExportDialog(window.editor.map, window.files, SettingsFile(), window)
    assert again.when.kept() == {"arranged": "each", "processes": "none"}
    assert again.when.when.currentData() == "all"
    again._timer.stop()
    again.deleteLater()


def test_the_preview_follows_the_dates(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.show()
    qtbot.waitExposed(dialog)
    before = dialog.preview.grab().toImage()
    dialog.when.when.setCurrentIndex(dialog.when.when.findData("dates"))
    dialog.when.dates_.setText("1992, 1995")
    qtbot.waitUntil(lambda: dialog.preview.grab().toImage() != before)
    dialog.reject()


def test_what_is_printed_shows_the_date_that_is_being_looked_at(scene: Stage, oslo: Path) -> None:
    assert oslo.exists()
    scene.window.editor.viewing.set(date="1992-06")
    output = scene.window.handler("output.print").__self__  # type: ignore[attr-defined]
    page = output._page()
    words = [item.text for group in page.drawing.groups for item in group.items if isinstance(item, Text)]
    assert any("1992-06" in text for text in words)
