"""After a crash: what survived, and what to do with each map. Closing the window decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mtd_desktop.gui import plain
from mtd_desktop.gui.recovered import Remains
from mtd_desktop.i18n import translate

WIDTH = 640
LEAST_ROW = 64
GAP = 8
LEAST_LIST, MOST_LIST, AROUND = 180, 360, 170
"""Heights in pixels: of a long list at least and at first, and of everything around it."""


class RecoveryDialog(QDialog):
    """A row for each map that survived.

    `restore` and `compare` are called with what was chosen; `restore` says whether the map is on the screen
    now. `discarded` carries what a person wants deleted, when the window closes: until then it can be taken
    back.
    """

    discarded = Signal(object)

    def __init__(
        self,
        remains: Sequence[Remains],
        restore: Callable[[Remains], bool],
        compare: Callable[[Remains], None],
        report: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Recovery", "Recovered Maps"))
        self.setModal(True)
        self._restore = restore
        self._report = report
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for text in _introduction(bool(remains), crashed=bool(report)):
            line = plain.label(text, self)
            line.setWordWrap(True)
            column.addWidget(line)
        self.rows = [Row(one, compare, self) for one in remains]
        self._list = _scrolled(self.rows, self)
        column.addWidget(self._list, 1)
        self._list.setVisible(bool(self.rows))
        for row in self.rows:
            row.restore.clicked.connect(lambda _=False, row=row: self._on_restore(row))
        column.addWidget(self._buttons(has_rows=bool(self.rows)))
        self.finished.connect(self._on_finished)
        self.setMinimumWidth(WIDTH)
        wanted = sum(row.sizeHint().height() + GAP for row in self.rows)
        self._list.setMinimumHeight(min(wanted, LEAST_LIST))
        self.resize(WIDTH, AROUND + min(wanted, MOST_LIST))
        (self.rows[0].restore if self.rows else self.later).setFocus()

    def _buttons(self, *, has_rows: bool) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        words = translate("Recovery", "&Keep for Later") if has_rows else translate("Recovery", "Close")
        self.later = buttons.addButton(words, QDialogButtonBox.ButtonRole.RejectRole)
        self.later.setAutoDefault(False)
        self.later.clicked.connect(self.reject)
        if self._report:
            self.copy = buttons.addButton(
                translate("Recovery", "Copy &Report"), QDialogButtonBox.ButtonRole.ActionRole
            )
            self.copy.setAutoDefault(False)
            self.copy.setToolTip(
                plain.tooltip(
                    translate("Recovery", "What the program was doing. It holds nothing from your maps.")
                )
            )
            self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report))
        return buttons

    def _on_restore(self, row: Row) -> None:
        if self._restore(row.remains):
            row.is_settled = True
            row.hide()
            if all(one.is_settled for one in self.rows):
                self.accept()

    def _on_finished(self) -> None:
        for row in self.rows:
            if row.is_discarded:
                self.discarded.emit(row.remains)


class Row(QFrame):
    """One map: its title, when it was written down, what it holds that its file does not; and its buttons."""

    def __init__(
        self, remains: Remains, compare: Callable[[Remains], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.remains = remains
        self.is_settled = False
        self.is_discarded = False
        self.setMinimumHeight(LEAST_ROW)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.title = _bold(plain.label(plain.one_line(_title(remains), 90), self))
        self.where = _quiet(plain.label(_where(remains), self))
        self.what = plain.label(_what(remains), self)
        for line in (self.title, self.where, self.what):
            line.setWordWrap(True)
        self.restore = QPushButton(translate("Recovery", "&Restore"), self)
        self.restore.setEnabled(not remains.problem)
        self.compare = QPushButton(translate("Recovery", "&Compare"), self)
        self.compare.setVisible(bool(remains.differs))
        self.discard = QPushButton(translate("Recovery", "&Discard"), self)
        for button in (self.restore, self.compare, self.discard):
            button.setAutoDefault(button is self.restore)
        self.compare.clicked.connect(lambda: compare(remains))
        self.discard.clicked.connect(self._on_discard)
        words = QVBoxLayout()
        words.setSpacing(2)
        for line in (self.title, self.where, self.what):
            words.addWidget(line)
        words.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(12, 10, 12, 10)
        across.addLayout(words, 1)
        for button in (self.restore, self.compare, self.discard):
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _on_discard(self) -> None:
        """Nothing is deleted before the window closes."""
        self.is_discarded = self.is_settled = not self.is_discarded
        self.restore.setEnabled(not self.is_discarded and not self.remains.problem)
        self.compare.setEnabled(not self.is_discarded)
        self.discard.setText(
            translate("Recovery", "Take &Back") if self.is_discarded else translate("Recovery", "&Discard")
        )
        deleted = translate("Recovery", "It will be deleted when this window closes.")
        self.what.setText(deleted if self.is_discarded else _what(self.remains))


def _introduction(has_maps: bool, *, crashed: bool) -> list[str]:
    lines = []
    if crashed:
        lines.append(translate("Recovery", "The program crashed the last time. We are sorry."))
    if has_maps:
        lines.append(
            translate(
                "Recovery",
                "The program ended before these maps were saved. This is what was kept of them; "
                "their files are as they were.",
            )
        )
    elif crashed:
        lines.append(translate("Recovery", "No map had unsaved changes then: nothing is lost."))
    return lines


def _title(remains: Remains) -> str:
    if remains.snapshot is None:
        if remains.problem:
            return translate("Recovery", "A map that cannot be read")
        return translate("Recovery", "A map with a passphrase")
    return remains.snapshot.map.meta.title or translate("Recovery", "A map without a title")


def _where(remains: Remains) -> str:
    time = shown_time(remains.snapshot.time if remains.snapshot is not None else remains.survivor.time)
    path = remains.path
    if path is not None:
        return translate("Recovery", "{time} · {file}").format(time=time, file=plain.one_line(path.name))
    if remains.snapshot is not None:
        return translate("Recovery", "{time} · never saved").format(time=time)
    return time


def _what(remains: Remains) -> str:
    if remains.snapshot is None:
        return remains.problem or translate("Recovery", "Restore asks for its passphrase.")
    number = remains.differs
    if number is not None:
        return _differing(number, changed=remains.file == "changed")
    states = {
        "gone": translate("Recovery", "Its file is gone: {path}"),
        "unknown": translate("Recovery", "Its file cannot be read: {path}"),
    }
    if remains.file in states:
        return states[remains.file].format(path=plain.one_line(str(remains.path), 120))
    m = remains.snapshot.map
    return translate("Recovery", "Actors: {actors} · links: {links}").format(
        actors=len(m.actors), links=len(m.links)
    )


def _differing(number: int, *, changed: bool) -> str:
    if not number:
        return translate("Recovery", "The file holds the same.")
    if changed:
        words = translate("Recovery", "Differences from the file, which somebody else changed since: {count}")
    else:
        words = translate("Recovery", "Changes that the file does not have: {count}")
    return words.format(count=number)


def shown_time(seconds: float) -> str:
    """A time as a person says it: the day only if it is not today."""
    moment = QDateTime.fromSecsSinceEpoch(int(seconds))
    locale = QLocale()
    clock = locale.toString(moment.time(), QLocale.FormatType.ShortFormat)
    if moment.date() == QDate.currentDate():
        return translate("Recovery", "today at {time}").format(time=clock)
    day = locale.toString(moment.date(), QLocale.FormatType.ShortFormat)
    return translate("Recovery", "{day} at {time}").format(day=day, time=clock)


def _scrolled(rows: Sequence[Row], parent: QWidget) -> QScrollArea:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    for row in rows:
        column.addWidget(row)
    column.addStretch(1)
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area


def _bold(label: QLabel) -> QLabel:
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def _quiet(label: QLabel) -> QLabel:
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label
