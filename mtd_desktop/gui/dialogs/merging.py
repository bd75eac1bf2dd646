"""Bringing another version in: what is the same thing under two ids, and what both changed differently."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mtd_desktop.comparing.differences import differences
from mtd_desktop.comparing.merging import Merged, merge
from mtd_desktop.comparing.naming import kind_name
from mtd_desktop.comparing.pairs import Pair, joined, matched
from mtd_desktop.comparing.parts import Path
from mtd_desktop.comparing.threeway import Choice
from mtd_desktop.comparing.words import Question, asked, isolated
from mtd_desktop.gui import plain
from mtd_desktop.gui.docks.entry import TALL, quiet, wrapped_label
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map

MINE, THEIRS = 1, 2
_CHOICES: dict[int, Choice] = {MINE: "a", THEIRS: "b"}
_PAIRS_HEIGHT = 150
_NAME_LENGTH = 60


@dataclass(frozen=True)
class Versions:
    """What is merged: the open map, another one with its name, and what both came from, if it is known."""

    mine: Map
    theirs: Map
    name: str
    base: Map | None = None
    base_name: str = ""


class MergingDialog(QDialog):
    """Every conflict is decided by a person; `result_map` is there when all are.

    `wants_next` says that another file shall follow.
    """

    def __init__(self, versions: Versions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.versions = versions
        self.wants_next = False
        self.setWindowTitle(translate("Comparing", "Merge"))
        self.pairs = matched(versions.mine, versions.theirs, versions.base)
        self.decisions: dict[Path, Choice] = {}
        self.merged: Merged
        self._paths: list[Path] = []
        self._build()
        self.refresh()
        self.resize(1020, 660) if self.table.rowCount() or self.pairs else self.resize(720, 240)
        (self.table if self.table.rowCount() else self.go).setFocus()

    # --- the form

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addWidget(wrapped_label(self._introduction(), self))
        self.pair_list = QListWidget(self)
        self._build_pairs(box)
        self.count = wrapped_label("", self)
        box.addWidget(self.count)
        self.table = self._build_table()
        box.addWidget(self.table, 1)
        across = QHBoxLayout()
        self._deciding: list[QWidget] = [self.table]
        for text, choice, everything in (
            (translate("Comparing", "Take &Mine"), "a", False),
            (translate("Comparing", "Take &Theirs"), "b", False),
            (translate("Comparing", "&All Mine"), "a", True),
            (translate("Comparing", "All T&heirs"), "b", True),
        ):
            button = self._button(text)
            button.clicked.connect(
                lambda _=False, choice=choice, everything=everything: self.take(choice, everything=everything)
            )
            across.addWidget(button)
            self._deciding.append(button)
        across.addStretch(1)
        box.addLayout(across)
        self.outcome = quiet(wrapped_label("", self))
        box.addWidget(self.outcome)
        self._rest = QWidget(self)  # takes the room of the table where there is nothing to decide
        box.addWidget(self._rest, 1)
        box.addLayout(self._build_foot())

    def _build_pairs(self, box: QVBoxLayout) -> None:
        title = wrapped_label(
            translate(
                "Comparing",
                "Drawn in both, under the same name. What is ticked is taken for one and the same:",
            ),
            self,
        )
        box.addWidget(title)
        box.addWidget(self.pair_list)
        title.setVisible(bool(self.pairs))
        self.pair_list.setVisible(bool(self.pairs))
        self.pair_list.setAccessibleName(translate("Comparing", "The same under two ids"))
        self.pair_list.setMaximumHeight(_PAIRS_HEIGHT)
        for pair in self.pairs:
            item = QListWidgetItem(self._pair_words(pair))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.pair_list.addItem(item)
        self.pair_list.itemChanged.connect(self._paired)

    def _paired(self) -> None:
        self._paths = []  # one path may now be about another thing of theirs
        self.refresh()

    def _pair_words(self, pair: Pair) -> str:
        kind: object = pair.kind
        words = f"{kind_name(kind)} “{isolated(plain.one_line(pair.name))}”"  # type: ignore[arg-type]
        theirs = next(e for e in getattr(self.versions.theirs, pair.kind) if e.id == pair.b)
        other = plain.one_line(getattr(theirs, "name", "") or getattr(theirs, "title", ""))
        if other == plain.one_line(pair.name):
            return words
        return translate("Comparing", "{mine}, there called “{theirs}”").format(
            mine=words, theirs=isolated(other)
        )

    def _build_table(self) -> QTableWidget:
        table = QTableWidget(0, 3, self)
        there = isolated(plain.one_line(self.versions.name, _NAME_LENGTH))
        table.setHorizontalHeaderLabels(
            [
                translate("Comparing", "What both changed")
                if self.versions.base is not None
                else translate("Comparing", "What differs"),
                translate("Comparing", "Mine"),
                translate("Comparing", "Theirs (“{name}”)").format(name=there),
            ]
        )
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(translate("Comparing", "Conflicts"))
        table.itemChanged.connect(self._ticked)
        table.cellDoubleClicked.connect(self._double_clicked)
        return table

    def _build_foot(self) -> QHBoxLayout:
        self.look = self._button(translate("Comparing", "&See What Changes…"))
        self.look.clicked.connect(self.show_changes)
        self.buttons = QDialogButtonBox(self)
        roles = QDialogButtonBox.ButtonRole
        self.next = self.buttons.addButton(
            translate("Comparing", "Merge, Then A&nother File…"), roles.ActionRole
        )
        self.go = self.buttons.addButton(translate("Comparing", "Merge No&w"), roles.AcceptRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.go.setDefault(True)
        self.next.setAutoDefault(False)
        self.next.clicked.connect(self._accept_and_next)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.look)
        foot.addStretch(1)
        foot.addWidget(self.buttons)
        return foot

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setMinimumHeight(TALL)
        button.setAutoDefault(False)
        return button

    def _introduction(self) -> str:
        name = isolated(plain.one_line(self.versions.name, _NAME_LENGTH))
        if self.versions.base is None:
            return translate(
                "Comparing",
                "“{name}” is brought into this map. No common version is known: what either has stays.",
            ).format(name=name)
        return translate("Comparing", "“{name}” is brought into this map. Both came from {base}.").format(
            name=name, base=isolated(plain.one_line(self.versions.base_name, 2 * _NAME_LENGTH))
        )

    # --- deciding

    @property
    def theirs(self) -> Map:
        """The other map, with the ids of this one for what is taken for the same."""
        ticked = (
            pair
            for row, pair in enumerate(self.pairs)
            if self.pair_list.item(row).checkState() == Qt.CheckState.Checked
        )
        return joined(self.versions.mine, self.versions.theirs, ticked)

    @property
    def result_map(self) -> Map | None:
        """The map of both; `None` while something is undecided."""
        return self.merged.map

    def refresh(self, *_: object) -> None:
        """Merge anew with what is ticked and decided."""
        versions, theirs = self.versions, self.theirs
        self.merged = merge(versions.base, versions.mine, theirs, self.decisions)
        conflicts = self.merged.conflicts
        self._fill(theirs)
        left = len(self.merged.undecided)
        self.count.setText(_counted(len(conflicts), left))
        for widget in self._deciding:
            widget.setVisible(bool(conflicts))
        self._rest.setVisible(not conflicts)
        for button in (self.go, self.next):
            button.setEnabled(self.merged.map is not None)
        changes = len(differences(versions.mine, self.merged.draft))
        one, many = translate("Comparing", "1 thing changes"), translate("Comparing", "{n} things change")
        so_far = one if changes == 1 else many.format(n=changes)
        nothing = translate("Comparing", "Nothing changes in this map.")
        words = translate("Comparing", "{changes} in this map. It is one step, which Undo takes back.")
        self.outcome.setText(words.format(changes=so_far) if changes else nothing)
        self.look.setEnabled(changes > 0)

    def take(self, choice: Choice, *, everything: bool = False) -> None:
        """Decide the selected conflicts, or all, for a side."""
        rows = range(len(self._paths)) if everything else {i.row() for i in self.table.selectedIndexes()}
        self.decisions |= {self._paths[row]: choice for row in rows}
        self.refresh()
        while everything and self.merged.undecided:  # what came up only now
            self.decisions |= {conflict.path: choice for conflict in self.merged.undecided}
            self.refresh()

    def _fill(self, theirs: Map) -> None:
        paths = [conflict.path for conflict in self.merged.conflicts]
        with QSignalBlocker(self.table):
            if paths != self._paths:
                at = self.table.currentRow(), self.table.currentColumn()
                self._paths = paths
                self.table.setRowCount(len(paths))
                for row, conflict in enumerate(self.merged.conflicts):
                    self._fill_row(row, asked(conflict, self.versions.base, self.versions.mine, theirs))
                if paths:
                    self.table.setCurrentCell(min(max(at[0], 0), len(paths) - 1), max(at[1], 1))
            for row, conflict in enumerate(self.merged.conflicts):
                for column, choice in _CHOICES.items():
                    cell = self.table.item(row, column)
                    if cell is not None:
                        ticked = conflict.choice == choice
                        cell.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _fill_row(self, row: int, question: Question) -> None:
        what = f"{question.sort} “{isolated(question.name)}”" if question.name else question.sort
        lines = [f"{what}: {question.field}" if question.field else what]
        if question.base:
            lines.append(translate("Comparing", "before: {value}").format(value=isolated(question.base)))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        for column, text in enumerate(("\n".join(lines), question.a, question.b)):
            item = QTableWidgetItem(text)
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if column else flags)
            self.table.setItem(row, column, item)

    def _ticked(self, item: QTableWidgetItem) -> None:
        """A tick is a choice; taking it away makes the conflict undecided again."""
        choice = _CHOICES.get(item.column())
        if choice is None:
            return
        path = self._paths[item.row()]
        if item.checkState() == Qt.CheckState.Checked:
            self.decisions[path] = choice
        elif self.decisions.get(path) == choice:
            del self.decisions[path]
        self.refresh()

    def _double_clicked(self, row: int, column: int) -> None:
        if column in _CHOICES:
            self.decisions[self._paths[row]] = _CHOICES[column]
            self.refresh()

    # --- ending

    def show_changes(self) -> None:
        """Show what this map would become."""
        from mtd_desktop.gui.dialogs.comparing import ComparingDialog

        names = (translate("Comparing", "before"), translate("Comparing", "after merging"))
        dialog = ComparingDialog(self.versions.mine, self.merged.draft, names, self)
        dialog.exec()
        dialog.deleteLater()

    def _accept_and_next(self) -> None:
        self.wants_next = True
        self.accept()


def _counted(conflicts: int, left: int) -> str:
    if not conflicts:
        return translate("Comparing", "No conflicts: there is nothing to decide.")
    if not left:
        return translate("Comparing", "All {n} conflicts are decided.").format(n=conflicts)
    return translate("Comparing", "{left} of {n} conflicts to decide. Tick what shall hold.").format(
        left=left, n=conflicts
    )
