"""How one relation is named and drawn, with a live sample of its line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QWidget

from mtd_desktop.editing.page_ops import SetRelationField
from mtd_desktop.gui import plain
from mtd_desktop.gui.dialogs.draft import Draft
from mtd_desktop.gui.dialogs.palette import INKS, ColourButton
from mtd_desktop.gui.docks import codecs, options
from mtd_desktop.gui.docks.choice import ChoiceEntry, Option
from mtd_desktop.gui.docks.entry import TALL, Entry, TextEntry
from mtd_desktop.gui.docks.icons import line_icon, line_picture
from mtd_desktop.gui.docks.section import Section
from mtd_desktop.i18n import translate
from mtd_desktop.model.links import LINE_FORMS, RelationType

_SAMPLE: Final = QSize(300, 44)


class RelationForm(Section):
    """Shows one relation of a set of the draft; every change goes to the draft."""

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__("", unfolded=True, parent=parent)
        self._draft = draft
        self._set_id = ""
        self._relation: RelationType | None = None
        self.sample = QLabel(self)
        self.sample.setMinimumHeight(_SAMPLE.height())
        self.entries: dict[str, Entry] = {
            "name": TextEntry(codecs.name()),
            "line": ChoiceEntry(),
            "arrow": ChoiceEntry(),
            "sign": ChoiceEntry(),
            "description": TextEntry(codecs.prose(3)),
        }
        self.colour = ColourButton(translate("Conventions", "Colour of the line"), INKS, self)
        self.colour.chosen.connect(lambda colour: self._send("colour", colour, ""))
        self.width_box = QDoubleSpinBox(self)
        self.width_box.setRange(0.5, 8.0)
        self.width_box.setSingleStep(0.2)
        self.width_box.setDecimals(1)
        self.width_box.setKeyboardTracking(False)
        self.width_box.setMinimumHeight(TALL)
        self.width_box.setAccessibleName(translate("Conventions", "Width of the line"))
        self.width_box.valueChanged.connect(lambda width: self._send("width", width, ""))
        self._row(translate("Conventions", "Sample"), self.sample, self.sample)
        for title, field in (
            (translate("Conventions", "Name"), "name"),
            (translate("Conventions", "Line"), "line"),
        ):
            self._entry_row(title, field)
        self._row(translate("Conventions", "Width"), self.width_box, self.width_box)
        self._row(translate("Conventions", "Colour"), self.colour, self.colour)
        for title, field in (
            (translate("Conventions", "Arrow of a new link"), "arrow"),
            (translate("Conventions", "Sign"), "sign"),
            (translate("Conventions", "Description"), "description"),
        ):
            self._entry_row(title, field)

    def show_relation(self, set_id: str, relation: RelationType | None) -> None:
        """Show a relation without sending anything; `None` empties and disables the form."""
        same = self._relation is not None and relation is not None and self._relation.id == relation.id
        if not (same and self._set_id == set_id):
            self.forget()
        self._set_id, self._relation = set_id, relation
        self.setEnabled(relation is not None)
        if relation is None:
            return
        forms = [relation.but(line=form, arrow="none", name="") for form in LINE_FORMS]
        for field, choices in (
            ("line", [Option(r.line, _form_name(r.line), line_icon(r)) for r in forms]),
            ("arrow", list(options.directions(self._draft.map))),
            ("sign", _signs()),
        ):
            entry = self.entries[field]
            if isinstance(entry, ChoiceEntry):
                entry.set_options(choices)
        for field, entry in self.entries.items():
            entry.show_value(getattr(relation, field))
        with QSignalBlocker(self.width_box):
            self.width_box.setValue(relation.width)
        self.colour.show_colour(relation.colour)
        self.sample.setPixmap(line_picture(relation, _SAMPLE))
        self.sample.setAccessibleName(_form_name(relation.line))

    def tab_order(self) -> list[QWidget]:
        """The controls in the order in which Tab visits them."""
        controls = {field: entry.control for field, entry in self.entries.items()}
        first, last = ("name", "line"), ("arrow", "sign", "description")
        return [*(controls[f] for f in first), self.width_box, self.colour, *(controls[f] for f in last)]

    def flush(self) -> None:
        """Send what is being typed."""
        for entry in self.entries.values():
            entry.flush()
        self.width_box.interpretText()

    def forget(self) -> None:
        """Drop what is being typed."""
        for entry in self.entries.values():
            entry.forget()

    def focus_name(self) -> None:
        """Ready to be named."""
        entry = self.entries["name"]
        if isinstance(entry, TextEntry):
            entry.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            entry.edit.selectAll()

    def _entry_row(self, title: str, field: str) -> None:
        entry = self.entries[field]
        entry.set_title(title)
        entry.send = _sender(self._send, field)
        self._row(title, entry, entry.control)

    def _row(self, title: str, widget: QWidget, buddy: QWidget) -> None:
        label = plain.label(title)
        label.setBuddy(buddy)
        label.setFixedHeight(max(TALL, label.sizeHint().height()))
        self.form.addRow(label, widget)

    def _send(self, field: str, value: object, gesture: str) -> str:
        if self._relation is not None:
            self._draft.execute(SetRelationField(self._set_id, self._relation.id, field, value, gesture))
        return ""


def _sender(send: Callable[[str, object, str], str], field: str) -> Callable[[object, str], str]:
    return lambda value, gesture: send(field, value, gesture)


def _form_name(form: str) -> str:
    return {
        "solid": translate("Conventions", "Solid"),
        "dashed": translate("Conventions", "Dashed"),
        "dotted": translate("Conventions", "Dotted"),
        "double": translate("Conventions", "Double"),
        "zigzag": translate("Conventions", "Zigzag"),
        "crossed": translate("Conventions", "Crossed"),
    }[form]


def _signs() -> list[Option]:
    return [
        Option("positive", translate("Conventions", "Positive: brings together")),
        Option("neutral", translate("Conventions", "Neutral")),
        Option("negative", translate("Conventions", "Negative: divides")),
    ]
