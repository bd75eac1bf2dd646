"""A form made from the table of fields: it shows what the selected things have in common, and sends edits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mtd_desktop.gui import plain
from mtd_desktop.gui.docks.choice import ChoiceEntry
from mtd_desktop.gui.docks.entry import SEVERAL, TALL, Entry
from mtd_desktop.gui.docks.memberships import Memberships
from mtd_desktop.gui.docks.parts import Field, Part, Shown
from mtd_desktop.gui.docks.section import Section
from mtd_desktop.gui.editor import Editor
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map


class Form(QWidget):
    """Rows for the things that `bind` names; edits go to all of them."""

    def __init__(
        self,
        editor: Editor,
        parts: Sequence[Part],
        more: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.entries: dict[str, Entry] = {}
        self.sections: list[Section] = []
        self._fields: dict[str, Field] = {}
        self._ids: tuple[str, ...] = ()
        self._bound = False
        self._map: Map | None = None
        self._drafts: dict[tuple[tuple[str, ...], str], tuple[str, str]] = {}
        self._more = more
        self._reason = ""
        editor.refused.connect(self._on_refused)
        self._labels: list[QLabel] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 12)
        box.setSpacing(6)
        for part in parts:
            section = Section(part.title, unfolded=part.unfolded, parent=self)
            self.sections.append(section)
            box.addWidget(section)
            for field in part.fields:
                self._add(section, field)
        box.addStretch(1)
        self._align()
        self.chain()

    @property
    def ids(self) -> tuple[str, ...]:
        """What the form is about."""
        return self._ids

    def bind(self, ids: Iterable[str]) -> None:
        """Show these; what was typed for others goes to the map first."""
        wanted = tuple(ids)
        if not self._bound or wanted != self._ids:
            self.flush()
            self._keep_drafts()
            for entry in self.entries.values():
                entry.forget()
            self._ids, self._bound = wanted, True
            self.show_rows()
        self.reload()

    def reload(self) -> None:
        """Show the map as it is now."""
        m = self._map = self.editor.map
        for key, entry in self.entries.items():
            field = self._fields[key]
            if isinstance(entry, ChoiceEntry) and field.options is not None:
                entry.set_options(field.options(m))
            entry.meet(m)
            entry.show_value(common_value(m, field, self._ids))
            draft = self._drafts.pop((self._ids, key), None)
            if draft is not None:
                entry.show_draft(*draft)

    def flush(self) -> None:
        """Send what was typed; if the map was replaced meanwhile, drop it."""
        if self.is_current():
            for entry in self.entries.values():
                entry.flush()
        elif self._bound:
            self.forget()

    def is_current(self) -> bool:
        """Whether what stands in the form belongs to the map that is open."""
        return self._bound and self.editor.map is self._map

    def forget(self) -> None:
        """Drop everything that was typed: another map was opened."""
        self._drafts.clear()
        for entry in self.entries.values():
            entry.forget()
        self._bound = False

    def show_rows(self) -> None:
        """Hide the rows that do not suit the number of things."""
        hidden = "many" if len(self._ids) == 1 else "one"
        for section in self.sections:
            for row in range(section.form.rowCount()):
                widget = _row_widget(section.form, row)
                if widget is not None:
                    section.form.setRowVisible(row, widget.property("shown") != hidden)

    def insert(
        self,
        section: int,
        row: int,
        title: str,
        widget: QWidget,
        *,
        shown: Shown = "always",
        above: bool = False,
    ) -> None:
        """Put a row of another making into the form."""
        label = self._label(title, widget)
        self._put(self.sections[section], row, label, widget, shown=shown, above=above)
        self._align()
        self.chain()

    def unfold(self, entry: Entry) -> None:
        """Open the heading under which a field lies."""
        for section in self.sections:
            if section.isAncestorOf(entry):
                section.unfold()

    def tab_order(self) -> list[QWidget]:
        """The controls in the order in which they are seen."""
        order: list[QWidget] = []
        for section in self.sections:
            order.append(section.heading)
            for row in range(section.form.rowCount()):
                order += [w for w in _controls(_row_widget(section.form, row)) if w not in order]
        return order

    def chain(self) -> None:
        """Let Tab visit the controls from top to bottom."""
        for before, after in pairwise(self.tab_order()):
            QWidget.setTabOrder(before, after)

    def _add(self, section: Section, field: Field) -> None:
        entry = field.make()
        entry.send = lambda value, gesture: self._send(field, value, gesture)
        entry.set_title(field.title)
        self.entries[field.key] = entry
        self._fields[field.key] = field
        if isinstance(entry, ChoiceEntry) and field.more:
            entry.offer(_more_words(field.more) + "…", lambda: self._more(field.more))
        widget: QWidget = entry if not field.more else self._with_button(entry, field.more)
        label = self._label(field.title, entry.control)
        self._put(section, section.form.rowCount(), label, widget, shown=field.shown, above=field.above)

    def _put(
        self, section: Section, row: int, label: QLabel, widget: QWidget, *, shown: Shown, above: bool
    ) -> None:
        for part in (widget, label):
            part.setProperty("shown", shown)
        if above:
            self._labels.remove(label)
            section.form.insertRow(row, label)
            section.form.insertRow(row + 1, widget)
        else:
            section.form.insertRow(row, label, widget)

    def _label(self, title: str, buddy: QWidget) -> QLabel:
        label = plain.label(title, self)
        label.setBuddy(buddy)
        label.setFixedHeight(max(TALL, label.sizeHint().height()))
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._labels.append(label)
        return label

    def _align(self) -> None:
        """One column for all labels, also across headings."""
        width = max((label.sizeHint().width() for label in self._labels), default=0)
        for label in self._labels:
            label.setFixedWidth(width)

    def _with_button(self, entry: Entry, dialog: str) -> QWidget:
        row = QWidget(self)
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        button = QToolButton(row)
        button.setText("…")
        button.setMinimumSize(TALL, TALL)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tip = _more_words(dialog)
        button.setToolTip(plain.tooltip(tip))
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: self._more(dialog))
        box.addWidget(entry, 1)
        box.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        return row

    def _send(self, field: Field, value: object, gesture: str) -> str:
        m = self.editor.map
        kinds = (m.actor_by_id, m.link_by_id, m.process_by_id, m.agreement_by_id)
        ids = tuple(i for i in self._ids if any(i in kind for kind in kinds))
        if self._ids and not ids:
            return ""
        self._reason = ""
        done = self.editor.execute(field.put(m, ids, value, gesture))
        if not done:
            entry = self.entries[field.key]
            if entry.draft() is None:
                entry.show_value(common_value(self.editor.map, field, self._ids))
        return "" if done else self._reason

    def _on_refused(self, reason: str) -> None:
        self._reason = reason

    def _keep_drafts(self) -> None:
        for key, entry in self.entries.items():
            text = entry.draft() if self._bound else None
            if text is not None:
                self._drafts[self._ids, key] = (text, entry.hint.text())


def _more_words(dialog: str) -> str:
    return {
        "sides": translate("Inspector", "Edit the sides"),
        "conventions": translate("Inspector", "Edit the relations and their lines"),
    }[dialog]


def _row_widget(form: QFormLayout, row: int) -> QWidget | None:
    roles = QFormLayout.ItemRole
    item = form.itemAt(row, roles.FieldRole) or form.itemAt(row, roles.SpanningRole)
    return None if item is None else item.widget()


def _controls(widget: QWidget | None) -> list[QWidget]:
    """What of a row takes the keyboard."""
    if widget is None or isinstance(widget, QLabel):
        return []
    if isinstance(widget, Entry):
        return [widget.control]
    if isinstance(widget, Memberships):
        return widget.tab_order()
    if isinstance(widget, QAbstractButton):
        return [widget]
    return [
        control for child in widget.children() if isinstance(child, QWidget) for control in _controls(child)
    ]


def common_value(m: Map, field: Field, ids: Sequence[str]) -> object:
    """The value that all have, or `SEVERAL`. Without ids the field belongs to the map itself."""
    if not ids:
        return field.get(m, "")
    first = field.get(m, ids[0])
    return first if all(field.get(m, ident) == first for ident in ids[1:]) else SEVERAL
