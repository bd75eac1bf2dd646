"""What a map says about itself: title, question, point of view, date, authors, language, description."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mtd_desktop.gui.dialogs.draft import DraftDialog
from mtd_desktop.gui.docks.fields import about_parts
from mtd_desktop.gui.docks.form import Form
from mtd_desktop.gui.editor import Editor
from mtd_desktop.i18n import translate


class MapPropertiesDialog(DraftDialog):
    """The same fields as in the inspector, to be filled in at leisure."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(editor, translate("MapProperties", "About this map"), parent)
        self.form = Form(self.draft, about_parts(), lambda _kind: None, self)
        box = QVBoxLayout(self)
        box.addWidget(self.form, 1)
        box.addWidget(self.problem)
        box.addWidget(self.buttons)
        self.flush = self.form.flush
        self.draft.changed.connect(self.form.reload)
        self.form.bind(())
        self.chain()
        self.form.entries["title"].control.setFocus()
        self.resize(560, 480)

    def accept(self) -> None:
        """A date that cannot be read keeps the dialog open, its text and hint in sight."""
        self.flush()
        unread = next((e for e in self.form.entries.values() if e.draft() is not None), None)
        if unread is None:
            super().accept()
        else:
            unread.control.setFocus()

    def tab_order(self) -> list[QWidget]:
        """See `DraftDialog`."""
        return [control for control in self.form.tab_order() if not control.isHidden()]

    def step_name(self) -> str:
        """See `DraftDialog`."""
        steps, many = self.draft.steps, translate("MapProperties", "Change what the map says about itself")
        return steps[0].label(self.editor.map) if len(steps) == 1 else many
