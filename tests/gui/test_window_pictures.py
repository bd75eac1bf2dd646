"""What leaves the window as a picture is what the command line writes, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mtd_desktop import paths
from mtd_desktop.cli.main import main
from mtd_desktop.errors import UserError
from mtd_desktop.gui.dialogs.export import ExportDialog
from mtd_desktop.gui.settings import SettingsFile
from mtd_desktop.model.document import Map
from mtd_desktop.privacy.redact import redact
from mtd_desktop.qtrender.picture import Wish, composed
from tests.gui.window_stage import Stage, write_map


@pytest.fixture
def dialog(scene: Stage, tmp_path: Path) -> Iterator[ExportDialog]:
    window = scene.open(write_map(tmp_path / "map.mtdmap", "Tést & <b>"))
    made = ExportDialog(window.editor.map, window.files, scene.desk.settings, window)
    yield made
    made._timer.stop()
    made.deleteLater()


def choose(dialog: ExportDialog, form: str, **values: object) -> None:
    for button in dialog.formats.buttons():
        if button.property("form") == form:
            button.click()
    for name, value in values.items():
        combo = dialog._combos()[name]
        index = combo.findData(value)
        assert index >= 0, f"{name} offers no {value}"
        combo.setCurrentIndex(index)


@pytest.mark.parametrize(
    ("form", "values", "arguments"),
    [
        ("png", {"size": "width"}, ["--width", "3000"]),
        ("png", {"size": "paper", "paper": "A5", "dpi": 96}, ["--paper", "A5", "--dpi", "96"]),
        (
            "png",
            {"background": "transparent", "theme": "dark", "layout": "equal"},
            ["--width", "3000", "--background", "transparent", "--theme", "dark", "--layout", "equal"],
        ),
        ("svg", {}, []),
        ("svg", {"background": "white", "theme": "print"}, ["--background", "white", "--theme", "print"]),
        ("pdf", {"paper": "A3"}, ["--paper", "A3"]),
    ],
)
def test_the_dialog_writes_what_the_command_line_writes(
    form: str,
    values: dict[str, object],
    arguments: list[str],
    dialog: ExportDialog,
    scene: Stage,
    tmp_path: Path,
) -> None:
    choose(dialog, form, **values)
    ours, theirs = tmp_path / f"window.{form}", tmp_path / f"line.{form}"
    scene.answers.to_save = ours
    dialog.export()
    assert scene.answers.told == []
    assert main(["export", str(tmp_path / "map.mtdmap"), str(theirs), *arguments]) == 0
    assert ours.read_bytes() == theirs.read_bytes()


def test_choices_are_remembered(dialog: ExportDialog, scene: Stage, tmp_path: Path) -> None:
    choose(dialog, "png", size="paper", paper="A3", dpi=150, theme="projector", background="white")
    scene.answers.to_save = tmp_path / "out.png"
    dialog.export()
    window = scene.window
    again = ExportDialog(window.editor.map, window.files, SettingsFile(), window)
    assert again.wish() == dialog.wish()
    again.deleteLater()


def test_a_map_without_a_file_is_offered_the_folder_of_the_last_picture(
    dialog: ExportDialog, scene: Stage, tmp_path: Path
) -> None:
    folder = tmp_path / "report"
    folder.mkdir()
    scene.answers.to_save = folder / "out.png"
    dialog.export()
    scene.do("desk.new")
    window = scene.window
    again = ExportDialog(window.editor.map, window.files, SettingsFile(), window)
    again.copy()
    scene.answers.to_save = None
    again.export()
    again.deleteLater()
    assert scene.answers.asked[-1] == f"save in {folder} as Untitled map.png"


def test_damaged_choices_are_forgotten(dialog: ExportDialog, scene: Stage) -> None:
    settings = SettingsFile()
    settings.values.export = {"form": "exe", "paper": "A99", "width": "wide", "dpi": -1, "theme": 7}
    window = scene.window
    other = ExportDialog(window.editor.map, window.files, settings, window)
    assert other.wish() == dialog.wish()
    other.deleteLater()


def test_the_preview_is_the_picture(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.show()
    qtbot.waitExposed(dialog)
    before = dialog.preview.grab().toImage()
    choose(dialog, "png", theme="dark")
    qtbot.waitUntil(lambda: dialog.preview.grab().toImage() != before)
    middle = dialog.preview.grab().toImage().pixelColor(dialog.preview.rect().center())
    assert middle.lightness() < 128
    dialog.reject()


def test_a_dark_page_is_not_put_on_white(dialog: ExportDialog) -> None:
    choose(dialog, "png", theme="dark", background="white")
    dialog.refresh()
    assert not dialog.save_button.isEnabled()
    assert "white" in dialog.facts.text()
    choose(dialog, "png", background="theme")
    dialog.refresh()
    assert dialog.save_button.isEnabled()
    with pytest.raises(UserError):
        composed(redact(Map(), "public"), Wish(theme="dark", background="white"))


def test_a_picture_that_cannot_be_written_is_told(dialog: ExportDialog, scene: Stage, tmp_path: Path) -> None:
    scene.answers.to_save = tmp_path / "no such folder" / "out.png"
    dialog.export()
    assert len(scene.answers.told) == 1
    assert not dialog.result()


def test_a_picture_does_not_take_the_place_of_its_map(
    dialog: ExportDialog, scene: Stage, tmp_path: Path
) -> None:
    taken = write_map(tmp_path / "map.svg")
    before = taken.read_bytes()
    assert scene.window.files.open(taken)
    choose(dialog, "svg")
    scene.answers.to_save = taken
    dialog.export()
    assert taken.read_bytes() == before
    assert len(scene.answers.told) == 1


def test_the_suffix_is_added_and_nothing_replaced_unasked(
    dialog: ExportDialog, scene: Stage, tmp_path: Path
) -> None:
    taken = tmp_path / "out.svg"
    taken.write_text("mine", encoding="utf-8")
    choose(dialog, "svg")
    scene.answers.to_save = tmp_path / "out"
    dialog.export()
    assert scene.answers.asked[-1] == "replace out.svg"
    assert taken.read_text(encoding="utf-8") == "mine"
    scene.answers.on_replace = True
    dialog.export()
    assert taken.read_text(encoding="utf-8").startswith("<?xml")


def test_the_clipboard_gets_png_and_svg(scene: Stage) -> None:
    scene.desk.open_copy(paths.sample("oslo"), scene.window)
    scene.do("output.copy_picture")
    data = QApplication.clipboard().mimeData()
    picture = QImage.fromData(data.data("image/png").data())
    assert picture.width() == 2400
    svg = bytes(data.data("image/svg+xml").data()).decode()
    assert "Norway" in svg or "Oslo" in svg
    QApplication.clipboard().clear()


def test_a_copied_picture_shows_the_date_that_is_being_looked_at(scene: Stage) -> None:
    scene.desk.open_copy(paths.sample("oslo"), scene.window)
    scene.window.editor.viewing.set(date="1992-06", ended="gone")
    scene.do("output.copy_picture")
    svg = bytes(QApplication.clipboard().mimeData().data("image/svg+xml").data()).decode()
    assert "as of 1992-06" in svg
    assert "International press" not in svg.replace("</text>", "")
    QApplication.clipboard().clear()
