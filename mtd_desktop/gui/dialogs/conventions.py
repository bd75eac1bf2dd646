"""The convention sets: which one draws the map, and how each of its relations is named and drawn."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mtd_desktop.editing.idents import new_id
from mtd_desktop.editing.page_ops import PutConventionSet, RemoveConventionSet, UseConvention
from mtd_desktop.editing.wording import shortened
from mtd_desktop.gui import plain
from mtd_desktop.gui.dialogs.draft import DraftDialog
from mtd_desktop.gui.dialogs.relation_form import RelationForm
from mtd_desktop.gui.docks import codecs
from mtd_desktop.gui.docks.choice import ChoiceEntry, Option
from mtd_desktop.gui.docks.entry import TALL, TextEntry, quiet, wrapped_label
from mtd_desktop.gui.docks.icons import LINE, line_icon
from mtd_desktop.gui.editor import Editor
from mtd_desktop.i18n import translate
from mtd_desktop.model.links import ConventionSet, RelationType


class ConventionsDialog(DraftDialog):
    """Choose a set, copy it, and edit the relations of the chosen one."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(editor, translate("Conventions", "Relations"), parent)
        self.chosen = ChoiceEntry()
        self.chosen.set_title(translate("Conventions", "Set in use"))
        self.chosen.send = self._use
        self.copy = _button(translate("Conventions", "Copy the set"), self._copy)
        self.remove = _button(translate("Conventions", "Delete the set"), self._remove_set)
        self.set_name = TextEntry(codecs.name())
        self.set_name.set_title(translate("Conventions", "Name of the set"))
        self.set_name.send = self._rename_set
        self.source = quiet(wrapped_label(parent=self))
        self.list = QListWidget(self)
        self.list.setAccessibleName(translate("Conventions", "Relations of the set"))
        self.list.setIconSize(LINE)
        self.list.setMinimumWidth(270)
        self.list.currentRowChanged.connect(self._choose)
        self.add = _button(translate("Conventions", "Add a relation"), self._add)
        self.delete = _button(translate("Conventions", "Delete it"), self._delete)
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addWidget(self.delete)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(below)
        self.form = RelationForm(self.draft, self)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left)
        columns.addWidget(self.form, 1)
        box = QVBoxLayout(self)
        box.setSpacing(10)
        box.addLayout(self._set_rows())
        box.addLayout(columns, 1)
        box.addWidget(self.problem)
        box.addWidget(self.buttons)
        self.draft.changed.connect(self._show)
        self.flush = self._flush
        self.resize(820, 600)
        self._show()
        self.list.setCurrentRow(0)
        self.chain()
        self.list.setFocus()

    def _set_rows(self) -> QVBoxLayout:
        """Which set, and what it is called."""
        top = QHBoxLayout()
        top.addWidget(_label(translate("Conventions", "The map is drawn by"), self.chosen.control))
        top.addWidget(self.chosen, 1)
        top.addWidget(self.copy)
        top.addWidget(self.remove)
        name = QHBoxLayout()
        name.addWidget(_label(translate("Conventions", "Its name"), self.set_name.control))
        name.addWidget(self.set_name, 1)
        rows = QVBoxLayout()
        rows.setSpacing(10)
        rows.addLayout(top)
        rows.addLayout(name)
        rows.addWidget(self.source)
        return rows

    def tab_order(self) -> list[QWidget]:
        """See `DraftDialog`."""
        above = (self.chosen.control, self.copy, self.remove, self.set_name.control)
        return [*above, self.list, self.add, self.delete, *self.form.tab_order()]

    def step_name(self) -> str:
        """See `DraftDialog`."""
        steps = self.draft.steps
        many = translate("Conventions", "Change the relations")
        return steps[0].label(self.editor.map) if len(steps) == 1 else many

    @property
    def set(self) -> ConventionSet:
        """The set in use."""
        return self.draft.map.convention_set

    def relation(self) -> RelationType | None:
        """The relation chosen in the list."""
        row = self.list.currentRow()
        return self.set.relations[row] if 0 <= row < len(self.set.relations) else None

    def _show(self) -> None:
        m = self.draft.map
        self.chosen.set_options([Option(s.id, plain.one_line(s.name)) for s in m.conventions])
        self.chosen.show_value(m.convention)
        self.set_name.show_value(self.set.name)
        self.source.setText(self.set.source)
        self.source.setVisible(bool(self.set.source))
        self.remove.setEnabled(len(m.conventions) > 1)
        row = max(self.list.currentRow(), 0)
        with QSignalBlocker(self.list):
            relations = self.set.relations
            while self.list.count() > len(relations):
                self.list.takeItem(self.list.count() - 1)
            while self.list.count() < len(relations):
                item = QListWidgetItem()
                item.setSizeHint(QSize(0, TALL + 4))
                self.list.addItem(item)
            for i, relation in enumerate(relations):
                self.list.item(i).setText(plain.one_line(relation.name))
                self.list.item(i).setIcon(line_icon(relation))
            self.list.setCurrentRow(min(row, len(relations) - 1))
        self.form.show_relation(self.set.id, self.relation())
        self.delete.setEnabled(len(self.set.relations) > 1)

    def _choose(self, _row: int) -> None:
        self.form.flush()
        self.form.show_relation(self.set.id, self.relation())

    def _use(self, ident: object, _gesture: str) -> str:
        self._flush()
        self.set_name.forget()
        self.form.forget()
        self.draft.execute(UseConvention(str(ident)))
        return ""

    def _rename_set(self, name: object, _gesture: str) -> str:
        self.draft.execute(PutConventionSet(self.set.but(name=name)))
        return ""

    def _copy(self) -> None:
        self._flush()
        m = self.draft.map
        name = translate("Conventions", "{name}, our own").format(name=shortened(self.set.name, 60))
        twin = self.set.but(id=new_id("set", {s.id for s in m.conventions}), name=name)
        self.draft.execute(PutConventionSet(twin))
        self._use(twin.id, "")
        self.set_name.edit.setFocus()
        self.set_name.edit.selectAll()

    def _remove_set(self) -> None:
        m = self.draft.map
        gone = m.convention
        other = next(s.id for s in m.conventions if s.id != gone)
        before, steps = m, list(self.draft.steps)
        self.form.forget()
        self.set_name.forget()
        if not (self.draft.execute(UseConvention(other)) and self.draft.execute(RemoveConventionSet(gone))):
            reason = self.problem.text()
            self.draft.map, self.draft.steps = before, steps  # half a step is none
            self._show()
            self.draft.refused.emit(reason)

    def _add(self) -> None:
        self.form.flush()
        taken = {r.id for s in self.draft.map.conventions for r in s.relations}
        relation = RelationType(id=new_id("relation", taken), name=translate("Conventions", "New relation"))
        self.draft.execute(PutConventionSet(self.set.but(relations=(*self.set.relations, relation))))
        self.list.setCurrentRow(self.list.count() - 1)
        self.form.focus_name()

    def _delete(self) -> None:
        gone = self.relation()
        self.form.forget()
        if gone is not None:
            kept = tuple(r for r in self.set.relations if r is not gone)
            self.draft.execute(PutConventionSet(self.set.but(relations=kept)))

    def _flush(self) -> None:
        self.set_name.flush()
        self.form.flush()


def _button(text: str, do: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setMinimumHeight(TALL)
    button.setAutoDefault(False)
    button.clicked.connect(do)
    return button


def _label(text: str, buddy: QWidget) -> QLabel:
    label = plain.label(text)
    label.setBuddy(buddy)
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return label
