"""What tests of windows and panels begin with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mtd_desktop.gui.docks.outline import Outline
from mtd_desktop.gui.editor import Editor
from tests.gui.window_stage import Stage, stage
from tests.unit.editing.small_map import small_map


@pytest.fixture
def scene(qapp: QApplication) -> Iterator[Stage]:
    """The program, just started without a file; in the end everything is closed without saving."""
    assert qapp is QApplication.instance()
    made = stage()
    yield made
    made.close()


@pytest.fixture
def editor(qapp: QApplication) -> Editor:
    """An editor with a small map."""
    assert qapp is QApplication.instance()
    return Editor(small_map())


@pytest.fixture
def outline(editor: Editor, qtbot: QtBot) -> Iterator[Outline]:
    """The outline of that editor, on the screen and in front."""
    shown = Outline(editor)
    qtbot.addWidget(shown)
    shown.resize(300, 700)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    yield shown
    shown.close()
