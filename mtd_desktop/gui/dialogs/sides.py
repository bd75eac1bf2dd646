"""The sides of the conflict: who is a party, who a third party, and the colour each is drawn in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from mtd_desktop.editing.idents import new_id, taken_ids
from mtd_desktop.editing.side_ops import AddSide, RemoveSide, SetSideField
from mtd_desktop.gui import plain
from mtd_desktop.gui.dialogs.draft import Draft, DraftDialog
from mtd_desktop.gui.dialogs.palette import PETROFF, ColourButton
from mtd_desktop.gui.docks import codecs
from mtd_desktop.gui.docks.choice import ChoiceEntry, Option
from mtd_desktop.gui.docks.entry import TALL, TextEntry, quiet, wrapped_label
from mtd_desktop.gui.editor import Editor
from mtd_desktop.i18n import translate
from mtd_desktop.model.actors import Side


class SidesDialog(DraftDialog):
    """Add, name, colour and delete sides."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(editor, translate("Sides", "Sides"), parent)
        self.rows: list[SideRow] = []
        intro = wrapped_label(
            translate("Sides", "Sides give actors their colour. Third parties help without being a side."),
            self,
        )
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)
        inside = self._inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.addLayout(self._list)
        self._empty = quiet(wrapped_label(translate("Sides", "No sides yet. Add the first one."), inside))
        column.addWidget(self._empty)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self.add = QPushButton(translate("Sides", "Add a side"), self)
        self.add.setMinimumHeight(TALL)
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self.add_side)
        box = QVBoxLayout(self)
        box.setSpacing(10)
        box.addWidget(intro)
        box.addWidget(area, 1)
        box.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.problem)
        box.addWidget(self.buttons)
        self.draft.changed.connect(self._show)
        self.flush = self._flush
        self.resize(560, 460)
        self._show()
        self.chain()
        (self.rows[0].name.edit if self.rows else self.add).setFocus()

    def tab_order(self) -> list[QWidget]:
        """See `DraftDialog`."""
        return [*(control for row in self.rows for control in row.tab_order()), self.add]

    def step_name(self) -> str:
        """See `DraftDialog`."""
        steps, many = self.draft.steps, translate("Sides", "Change the sides")
        return steps[0].label(self.editor.map) if len(steps) == 1 else many

    def add_side(self) -> None:
        """A further side, in a colour that none has yet, its name ready to be typed."""
        m = self.draft.map
        used = {side.colour.lower() for side in m.sides}
        colour = next((c for c in PETROFF if c not in used), PETROFF[len(m.sides) % len(PETROFF)])
        taken = {side.name for side in m.sides}
        numbered = (translate("Sides", "Side {n}").format(n=n) for n in range(1, len(taken) + 2))
        name = next(name for name in numbered if name not in taken)
        self.draft.execute(AddSide(Side(id=new_id("side", taken_ids(m)), name=name, colour=colour)))
        edit = self.rows[-1].name.edit
        edit.setFocus()
        edit.selectAll()

    def _show(self) -> None:
        m = self.draft.map
        counts: dict[str | None, int] = {}
        for actor in m.actors:
            counts[actor.side] = counts.get(actor.side, 0) + 1
        if [row.ident for row in self.rows] != [side.id for side in m.sides]:
            for row in self.rows:
                self._list.removeWidget(row)
                row.hide()
                row.deleteLater()
            self.rows = [SideRow(side.id, self.draft, self._inside) for side in m.sides]
            for row in self.rows:
                self._list.addWidget(row)
                row.show()  # now, so that it can take the keyboard at once
            self.chain()
        for row, side in zip(self.rows, m.sides, strict=True):
            row.show_side(side, counts.get(side.id, 0))
        self._empty.setVisible(not self.rows)

    def _flush(self) -> None:
        for row in self.rows:
            row.name.flush()


class SideRow(QWidget):
    """One side."""

    def __init__(self, ident: str, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ident = ident
        self._draft = draft
        self.colour = ColourButton(translate("Sides", "Colour of the side"), parent=self)
        self.colour.chosen.connect(lambda colour: draft.execute(SetSideField(ident, "colour", colour)))
        self.name = TextEntry(codecs.name(), self)
        self.name.set_title(translate("Sides", "Name of the side"))
        self.name.send = self._rename
        self.role = ChoiceEntry(self)
        self.role.set_title(translate("Sides", "Part in the conflict"))
        self.role.set_options(
            (
                Option("party", translate("Sides", "Party to the conflict")),
                Option("third party", translate("Sides", "Third party")),
            )
        )
        self.role.send = self._set_role
        self.count = quiet(plain.label(parent=self))
        self.count.setFixedHeight(TALL)
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance(_actors(888)))
        self.delete = QToolButton(self)
        self.delete.setText("✕")
        self.delete.setMinimumSize(TALL, TALL)
        self.delete.setAutoRaise(True)
        self.delete.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.delete.clicked.connect(lambda: draft.execute(RemoveSide(ident)))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in (
            (self.colour, 0),
            (self.name, 3),
            (self.role, 2),
            (self.count, 0),
            (self.delete, 0),
        ):
            box.addWidget(widget, stretch, Qt.AlignmentFlag.AlignTop)

    def tab_order(self) -> tuple[QWidget, ...]:
        """The controls in the order in which Tab visits them."""
        return (self.colour, self.name.control, self.role.control, self.delete)

    def show_side(self, side: Side, actors: int) -> None:
        """Show it without sending anything."""
        self.colour.show_colour(side.colour)
        self.name.show_value(side.name)
        self.role.show_value(side.role)
        self.count.setText(_actors(actors))
        words = translate("Sides", "Delete {name}; its actors stay").format(name=plain.one_line(side.name))
        self.delete.setToolTip(plain.tooltip(words))
        self.delete.setAccessibleName(words)

    def _rename(self, name: object, gesture: str) -> str:
        self._draft.execute(SetSideField(self.ident, "name", name, gesture))
        return ""

    def _set_role(self, role: object, _gesture: str) -> str:
        self._draft.execute(SetSideField(self.ident, "role", role))
        return ""


def _actors(count: int) -> str:
    one, many = translate("Sides", "1 actor"), translate("Sides", "{n} actors")
    return one if count == 1 else many.format(n=count)
