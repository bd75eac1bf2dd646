"""What tests of windows and panels begin with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

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
