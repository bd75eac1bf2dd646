"""The tracks of one actor: which is its main one, since when and until when it works on each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mtd_desktop.editing.actor_ops import AddMembership, RemoveMembership, SetMemberships
from mtd_desktop.editing.operation import Operation
from mtd_desktop.gui import plain
from mtd_desktop.gui.docks import codecs, options
from mtd_desktop.gui.docks.choice import Choice, Option
from mtd_desktop.gui.docks.entry import TALL, TextEntry, quiet, wrapped_label
from mtd_desktop.gui.editor import Editor
from mtd_desktop.i18n import translate
from mtd_desktop.model.actors import Membership


class Memberships(QWidget):
    """The tracks of the one actor that `show_actor` names; every change is an operation."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._ident = ""
        self._shown: tuple[object, ...] = ()
        self._rows: list[_Row] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._make_main)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._add = QPushButton(translate("Inspector", "Add a track"), self)
        self._add.setMinimumHeight(TALL)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._add.setMenu(self._menu)
        self._empty = quiet(
            wrapped_label(translate("Inspector", "On no track yet: waits in the tray."), self)
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(self._list)
        box.addWidget(self._empty)
        box.addWidget(self._add, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(translate("Inspector", "Tracks"))

    def show_actor(self, ident: str) -> bool:
        """Show the tracks of an actor as they are now; true if there are new controls for Tab to visit."""
        m = self._editor.map
        actor = m.actor_by_id[ident]
        titles = tuple(track.title for track in m.framework.tracks)
        state = (ident, actor.memberships, titles)
        if state == self._shown:
            return False
        known = len(self._rows)
        if ident != self._ident:
            for row in self._rows:
                row.forget()
        self._ident, self._shown = ident, state
        while len(self._rows) < len(actor.memberships):
            self._add_row()
        for row in self._rows[len(actor.memberships) :]:
            row.forget()
            row.hide()
        zones = options.tracks(m)
        for row, membership in zip(self._rows, actor.memberships, strict=False):
            row.show_membership(membership, zones)
            row.show()
        self._empty.setVisible(not actor.memberships)
        return len(self._rows) > known

    def tab_order(self) -> list[QWidget]:
        """The controls in the order in which Tab visits them."""
        return [*(widget for row in self._rows for widget in row.tab_order()), self._add]

    def forget(self) -> None:
        """Drop what was typed: another map was opened."""
        self._ident, self._shown = "", ()
        for row in self._rows:
            row.forget()

    def flush(self) -> None:
        """Send dates that were typed but have not been sent."""
        for row in self._rows[: len(self.memberships())]:
            row.flush()

    def _add_row(self) -> None:
        row = _Row(len(self._rows), self)
        self._group.addButton(row.main, len(self._rows))
        self._list.addWidget(row)
        self._rows.append(row)

    def memberships(self) -> tuple[Membership, ...]:
        """What the actor's memberships are now."""
        actor = self._editor.map.actor_by_id.get(self._ident)
        return () if actor is None else actor.memberships

    def alter(self, number: int, gesture: str = "", **changes: object) -> str:
        """Change one membership; the reason if it cannot be."""
        try:
            altered = tuple(
                membership.but(**changes) if i == number else membership
                for i, membership in enumerate(self.memberships())
            )
        except ValueError:
            return translate("Inspector", "It would end before it begins. Nothing is changed.")
        return self._do(SetMemberships(self._ident, altered, gesture or None))

    def remove(self, number: int) -> None:
        """Take the actor off that track, or for that time only if it was there at several times."""
        present = self.memberships()
        track = present[number].track
        if sum(membership.track == track for membership in present) == 1:
            self._do(RemoveMembership(self._ident, track))
        else:
            self._do(SetMemberships(self._ident, present[:number] + present[number + 1 :]))

    def _make_main(self, number: int) -> None:
        self._do(
            SetMemberships(
                self._ident,
                tuple(m.but(primary=i == number) for i, m in enumerate(self.memberships())),
            )
        )

    def _fill_menu(self) -> None:
        self._menu.clear()
        taken = {membership.track for membership in self.memberships()}
        for option in options.tracks(self._editor.map):
            if isinstance(option.value, int) and option.value not in taken:
                action = self._menu.addAction(plain.menu_text(option.text))
                action.triggered.connect(_later(self._add_track, option.value))

    def _add_track(self, track: int) -> None:
        self._do(AddMembership(self._ident, track))

    def _do(self, operation: Operation) -> str:
        if self._ident not in self._editor.map.actor_by_id:
            return ""
        if self._editor.execute(operation):
            return ""
        zones = options.tracks(self._editor.map)
        for row, membership in zip(self._rows, self.memberships(), strict=False):
            row.show_membership(membership, zones)
        return translate("Inspector", "That cannot be. Nothing is changed.")


class _Row(QWidget):
    """One membership: main or not, which track, and on a second line its dates."""

    def __init__(self, number: int, owner: Memberships) -> None:
        super().__init__(owner)
        self._number = number
        self._owner = owner
        self.main = QRadioButton(self)
        self.main.setMinimumHeight(TALL)
        self.main.setToolTip(plain.tooltip(translate("Inspector", "The main track: where the actor stands")))
        self.track = Choice(self)
        self.track.setMinimumHeight(TALL)
        self.track.setAccessibleName(translate("Inspector", "Track"))
        self._zones: tuple[Option, ...] = ()
        self.track.activated.connect(self._on_track)
        self.dates = _button(
            translate("Inspector", "Dates"), translate("Inspector", "Since when, until when")
        )
        self.dates.setCheckable(True)
        self.remove = _button("✕", translate("Inspector", "Take off this track"))
        self.remove.clicked.connect(lambda: owner.remove(number))
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self.main)
        first.addWidget(self.track, 1)
        first.addWidget(self.dates)
        first.addWidget(self.remove)
        self.since = self._date(translate("Inspector", "On this track from"), "since")
        self.until = self._date(translate("Inspector", "On this track to"), "until")
        self._span = QWidget(self)
        second = QHBoxLayout(self._span)
        second.setContentsMargins(28, 0, 0, 4)
        second.setSpacing(6)
        for word, entry in (
            (translate("Inspector", "from"), self.since),
            (translate("Inspector", "to"), self.until),
        ):
            label = plain.label(word, self._span)
            label.setFixedHeight(TALL)
            second.addWidget(label, alignment=Qt.AlignmentFlag.AlignTop)
            second.addWidget(entry, 1)
        self._span.hide()
        self.dates.toggled.connect(self._span.setVisible)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(first)
        box.addWidget(self._span)

    def tab_order(self) -> tuple[QWidget, ...]:
        """The controls in the order in which Tab visits them."""
        return (self.main, self.track, self.dates, self.remove, self.since.control, self.until.control)

    def show_membership(self, membership: Membership, zones: tuple[Option, ...]) -> None:
        """Show it without sending anything."""
        if zones != self._zones:
            self._zones = zones
            with QSignalBlocker(self.track):
                self.track.clear()
                self.track.addItems([option.text for option in zones])
        title = next((o.text for o in self._zones if o.value == membership.track), "")
        with QSignalBlocker(self.track), QSignalBlocker(self.main):
            self.track.setCurrentIndex(
                next(i for i, o in enumerate(self._zones) if o.value == membership.track)
            )
            self.main.setChecked(membership.primary)
        self.main.setAccessibleName(translate("Inspector", "{track} is the main track").format(track=title))
        self.remove.setAccessibleName(translate("Inspector", "Take off {track}").format(track=title))
        self.since.show_value(membership.since)
        self.until.show_value(membership.until)
        if membership.since or membership.until:
            self.dates.setChecked(True)

    def forget(self) -> None:
        """Ready for another membership: nothing typed, the dates folded away."""
        self.since.forget()
        self.until.forget()
        self.dates.setChecked(False)

    def flush(self) -> None:
        """Send dates that were typed."""
        self.since.flush()
        self.until.flush()

    def _date(self, title: str, field: str) -> TextEntry:
        entry = TextEntry(codecs.date(), self)
        entry.set_title(title)
        entry.send = lambda value, gesture: self._owner.alter(self._number, gesture, **{field: value})
        return entry

    def _on_track(self, index: int) -> None:
        self._owner.alter(self._number, track=self._zones[index].value)


def _button(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(plain.tooltip(tip))
    button.setAccessibleName(tip)
    button.setAutoRaise(True)
    button.setMinimumSize(TALL, TALL)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _later(do: Callable[[int], None], track: int) -> Callable[[], None]:
    return lambda: do(track)
