"""The nine tracks in the words of this map: renamed, shortened, translated; their numbers stay."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from mtd_desktop.editing.page_ops import SetTrackField
from mtd_desktop.gui import plain
from mtd_desktop.gui.dialogs.draft import DraftDialog
from mtd_desktop.gui.docks import codecs
from mtd_desktop.gui.docks.entry import TALL, Send, TextEntry, quiet, wrapped_label
from mtd_desktop.gui.docks.section import Section
from mtd_desktop.gui.editor import Editor
from mtd_desktop.i18n import translate
from mtd_desktop.model.tracks import NINE_TRACKS, TRACK_NUMBERS

_FIELDS: Final = ("name", "short", "motto", "aliases", "description")


class TracksDialog(DraftDialog):
    """A list of the nine tracks, and the words of the chosen one."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(editor, translate("Tracks", "Names of the tracks"), parent)
        self.number = 1
        self.list = QListWidget(self)
        self.list.setAccessibleName(translate("Tracks", "Tracks"))
        self.list.addItems([""] * len(TRACK_NUMBERS))
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(0, TALL + 2))
        self.list.setMinimumWidth(230)
        self.list.currentRowChanged.connect(self._choose)
        self.entries = {
            "name": TextEntry(codecs.name()),
            "short": TextEntry(codecs.line(translate("Tracks", "as on the rim"))),
            "motto": TextEntry(codecs.line()),
            "aliases": TextEntry(codecs.several(";", translate("Tracks", "separated by semicolons"))),
            "description": TextEntry(codecs.prose(4)),
        }
        titles = {
            "name": translate("Tracks", "Name"),
            "short": translate("Tracks", "Short name"),
            "motto": translate("Tracks", "Peacemaking through"),
            "aliases": translate("Tracks", "Other names"),
            "description": translate("Tracks", "Description"),
        }
        form = Section("", unfolded=True, parent=self)
        for field in _FIELDS:
            entry = self.entries[field]
            entry.set_title(titles[field])
            entry.send = _sender(self, field)
            label = plain.label(titles[field])
            label.setBuddy(entry.control)
            label.setFixedHeight(TALL)
            form.form.addRow(label, entry)
        self.source = quiet(wrapped_label(parent=self))
        self.reset_one = _button(translate("Tracks", "Reset this track"), self)
        self.reset_one.clicked.connect(lambda: self._reset((self.number,)))
        self.reset_all = _button(translate("Tracks", "Reset all nine"), self)
        self.reset_all.clicked.connect(lambda: self._reset(TRACK_NUMBERS))
        resets = QHBoxLayout()
        resets.addWidget(self.reset_one)
        resets.addWidget(self.reset_all)
        resets.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(form)
        right.addWidget(self.source)
        right.addLayout(resets)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self.list)
        columns.addLayout(right, 1)
        intro = wrapped_label(
            translate(
                "Tracks",
                "Reword or translate the tracks for this map. The program always shows a number with "
                "its name, because the same numbers mean other things elsewhere.",
            ),
            self,
        )
        box = QVBoxLayout(self)
        box.setSpacing(10)
        box.addWidget(intro)
        box.addLayout(columns, 1)
        box.addWidget(self.problem)
        box.addWidget(self.buttons)
        self.flush = self._flush
        self.resize(760, 500)
        self.draft.changed.connect(self._show)
        self.list.setCurrentRow(0)
        self._show()
        self.chain()
        self.list.setFocus()

    def tab_order(self) -> list[QWidget]:
        """See `DraftDialog`."""
        return [self.list, *(self.entries[f].control for f in _FIELDS), self.reset_one, self.reset_all]

    def step_name(self) -> str:
        """See `DraftDialog`."""
        return translate("Tracks", "Change the names of the tracks")

    def _choose(self, row: int) -> None:
        self._flush()
        for entry in self.entries.values():
            entry.forget()
        self.number = row + 1
        self._show()

    def _show(self) -> None:
        framework = self.draft.map.framework
        for row, track in enumerate(framework.tracks):
            self.list.item(row).setText(plain.one_line(track.title))
        track = framework.track(self.number)
        for field, entry in self.entries.items():
            entry.show_value(getattr(track, field))
        self.source.setText(
            translate("Tracks", "After: {source}").format(source=track.source) if track.source else ""
        )
        self.reset_one.setEnabled(track != NINE_TRACKS.track(self.number))
        self.reset_all.setEnabled(framework.tracks != NINE_TRACKS.tracks)

    def _reset(self, numbers: tuple[int, ...]) -> None:
        for entry in self.entries.values():
            entry.forget()
        for number in numbers:
            track = NINE_TRACKS.track(number)
            for field in (*_FIELDS, "source"):
                self.draft.execute(SetTrackField(number, field, getattr(track, field)))
        self._show()

    def _flush(self) -> None:
        for entry in self.entries.values():
            entry.flush()

    def rename(self, field: str, value: object, gesture: str) -> str:
        """Try a field of the chosen track."""
        self.draft.execute(SetTrackField(self.number, field, value, gesture))
        return ""


def _sender(dialog: TracksDialog, field: str) -> Send:
    return lambda value, gesture: dialog.rename(field, value, gesture)


def _button(text: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setMinimumHeight(TALL)
    button.setAutoDefault(False)
    return button
