"""The inspector: what is selected, and everything that can be said about it; without a selection, the map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from mtd_desktop.gui import plain
from mtd_desktop.gui.docks import panels
from mtd_desktop.gui.docks.entry import TextEntry, quiet, rule, wrapped_label
from mtd_desktop.gui.docks.form import Form
from mtd_desktop.gui.editor import Editor
from mtd_desktop.i18n import translate
from mtd_desktop.model.changes import ChangeSet

_PANELS: Final[dict[str, Callable[[Editor, Callable[[str], None]], Form]]] = {
    "actors": panels.ActorPanel,
    "links": panels.LinkPanel,
    "both": panels.common_panel,
    "processes": panels.process_panel,
    "agreements": panels.agreement_panel,
    "map": panels.MapPanel,
}
_FIRST: Final = {
    "actors": "name",
    "links": "relation",
    "both": "tags",
    "processes": "name",
    "agreements": "name",
    "map": "title",
}
"""The field that `focus_name` goes to."""


class Inspector(QWidget):
    """Shows the selection of an editor and edits it. Panels are made when they are first needed."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._forms: dict[str, Form] = {}
        self._pages: dict[str, QScrollArea] = {}
        self._current = ""
        self._stale = True
        self.title = wrapped_label(parent=self)
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self.title.setFont(font)
        self.subtitle = quiet(wrapped_label(parent=self))
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 12, 8)
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.subtitle)
        self._stack = QStackedWidget(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(rule(self))
        box.addWidget(self._stack, 1)
        self.setAccessibleName(translate("Inspector", "Inspector"))
        editor.changed.connect(self._on_changed)
        editor.replaced.connect(self._on_replaced)
        editor.selection.changed.connect(self._refresh)

    def sizeHint(self) -> QSize:
        """Wide enough for a track's name beside its label."""
        return QSize(340, 640)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small screen."""
        return QSize(280, 200)

    def focus_field(self, field: str) -> None:
        """Put the keyboard into one field of what is selected, if it has such a field."""
        self._refresh(even_hidden=True)
        form = self._forms[self._current]
        entry = form.entries.get(field)
        if entry is None:
            return
        form.unfold(entry)
        entry.control.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pages[self._current].ensureWidgetVisible(entry)
        if isinstance(entry, TextEntry):
            entry.edit.selectAll()

    def focus_name(self) -> None:
        """Put the keyboard into the first field of what is selected, its text ready to be replaced."""
        self._refresh(even_hidden=True)
        form = self._forms[self._current]
        key = _FIRST[self._current]
        entry = form.entries[key]
        if self._current == "actors" and len(form.ids) > 1:
            entry = form.entries["kind"]
        entry.control.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(entry, TextEntry):
            entry.edit.selectAll()

    def commit(self) -> None:
        """Send what is being typed to the map now: before saving, exporting or undoing."""
        if self._current:
            self._forms[self._current].flush()

    @property
    def form(self) -> Form:
        """The form that is shown."""
        self._refresh(even_hidden=True)
        return self._forms[self._current]

    def open_dialog(self, kind: str) -> None:
        """Open "sides", "conventions" or "tracks" over the window."""
        from mtd_desktop.gui.dialogs.opening import open_for_map

        open_for_map(kind, self.editor, self.window())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while hidden."""
        if self._stale:
            self._refresh(even_hidden=True)
        super().showEvent(event)

    def _on_changed(self, _changes: ChangeSet) -> None:
        self._refresh()

    def _on_replaced(self) -> None:
        for form in self._forms.values():
            form.forget()
        self._refresh()

    def _refresh(self, *, even_hidden: bool = False) -> None:
        if not (self.isVisible() or even_hidden):
            self._stale = True
            return
        self._stale = False
        m, selection = self.editor.map, self.editor.selection
        actors, links = selection.actors(m), selection.links(m)
        kind = ("both" if links else "actors") if actors else ("links" if links else "map")
        gatherings: tuple[str, ...] = ()
        if kind == "map":
            kind, gatherings = panels.gathered(m, selection.ids)
        if kind != self._current and self._current:
            self._forms[self._current].flush()
        form = self._form(kind)
        self._current = kind
        form.bind((*actors, *links, *gatherings))
        title, subtitle = (
            panels.gathering_heading(m, gatherings) if gatherings else panels.heading(m, actors, links)
        )
        _show(self.title, title)
        _show(self.subtitle, subtitle)
        self._stack.setCurrentWidget(self._pages[kind])

    def _form(self, kind: str) -> Form:
        if kind not in self._forms:
            form = self._forms[kind] = _PANELS[kind](self.editor, self.open_dialog)
            area = self._pages[kind] = QScrollArea(self._stack)
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(form)
            self._stack.addWidget(area)
        return self._forms[kind]


def _show(label: QLabel, text: str) -> None:
    label.setText(plain.one_line(text, 120))
    label.setVisible(bool(text))
