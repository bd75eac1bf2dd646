"""The four panels of the inspector: the forms from the table, and the rows that are more than a field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mtd_desktop.editing.actor_ops import FreePlaces
from mtd_desktop.editing.link_ops import ReverseLinks
from mtd_desktop.editing.wording import counted, link_name, zone_name
from mtd_desktop.gui import plain
from mtd_desktop.gui.docks import options
from mtd_desktop.gui.docks.entry import TALL, wrapped_label
from mtd_desktop.gui.docks.fields import actor_parts, common_parts, link_parts, map_parts
from mtd_desktop.gui.docks.form import Form
from mtd_desktop.gui.docks.memberships import Memberships
from mtd_desktop.gui.docks.process_fields import agreement_parts, process_parts
from mtd_desktop.gui.editor import Editor
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map
from mtd_desktop.model.wording import choices

More: TypeAlias = Callable[[str], None]


class ActorPanel(Form):
    """One actor or several."""

    def __init__(self, editor: Editor, more: More) -> None:
        super().__init__(editor, actor_parts(), more)
        self.memberships = Memberships(editor, self)
        self.insert(0, 3, translate("Inspector", "Tracks"), self.memberships, shown="one", above=True)
        self._where = wrapped_label(parent=self)
        self._free = _button(translate("Inspector", "Place automatically"), self._let_free)
        place = QWidget(self)
        box = QVBoxLayout(place)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._where)
        box.addWidget(self._free, alignment=Qt.AlignmentFlag.AlignLeft)
        self.insert(1, 8, translate("Inspector", "Place"), place)

    def reload(self) -> None:
        """Also the tracks and the place."""
        super().reload()
        m = self.editor.map
        if len(self.ids) == 1:
            rows = self.memberships.show_actor(self.ids[0])
            if rows:
                self.chain()
        placed = sum(m.actor_by_id[ident].place is not None for ident in self.ids)
        self._free.setVisible(placed > 0)
        if placed == 0:
            self._where.setText(translate("Inspector", "chosen by the program"))
        elif len(self.ids) == 1:
            self._where.setText(translate("Inspector", "put there by hand"))
        else:
            text = translate("Inspector", "{placed} of {all} put there by hand")
            self._where.setText(text.format(placed=placed, all=len(self.ids)))

    def flush(self) -> None:
        """Also the dates of the tracks."""
        if self.is_current() and len(self.ids) == 1:
            self.memberships.flush()
        super().flush()

    def forget(self) -> None:
        """Also the dates of the tracks."""
        super().forget()
        self.memberships.forget()

    def _let_free(self) -> None:
        self.editor.execute(FreePlaces(self.ids))


class LinkPanel(Form):
    """One link or several."""

    def __init__(self, editor: Editor, more: More) -> None:
        super().__init__(editor, link_parts(), more)
        self.ends = (Elided(), Elided())
        self.ends[0].clicked.connect(lambda: self._go(0))
        self.ends[1].clicked.connect(lambda: self._go(1))
        self.insert(0, 0, translate("Inspector", "First"), self.ends[0], shown="one")
        self.insert(0, 1, translate("Inspector", "Second"), self.ends[1], shown="one")
        reverse = _button(translate("Inspector", "Reverse"), self._reverse)
        reverse.setToolTip(
            plain.tooltip(translate("Inspector", "Let the first and the second change places"))
        )
        self.insert(0, 4, "", _left(reverse, self))

    def reload(self) -> None:
        """Also the two ends."""
        super().reload()
        m = self.editor.map
        if len(self.ids) != 1:
            return
        link = m.link_by_id[self.ids[0]]
        for button, ident in zip(self.ends, (link.from_actor, link.to_actor), strict=True):
            name = plain.one_line(m.actor_by_id[ident].name, 200)
            button.show_text(name)
            button.setToolTip(plain.tooltip(translate("Inspector", "Show {name}").format(name=name)))

    def _go(self, end: int) -> None:
        link = self.editor.map.link_by_id.get(self.ids[0]) if self.ids else None
        if link is not None:
            self.editor.selection.set((link.from_actor, link.to_actor)[end : end + 1])

    def _reverse(self) -> None:
        self.editor.execute(ReverseLinks(self.ids))


class MapPanel(Form):
    """The map as a whole."""

    def __init__(self, editor: Editor, more: More) -> None:
        super().__init__(editor, map_parts(), more)
        row = QWidget(self)
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for text, kind in (
            (translate("Inspector", "Sides…"), "sides"),
            (translate("Inspector", "Relations…"), "conventions"),
            (translate("Inspector", "Names of the tracks…"), "tracks"),
        ):
            box.addWidget(_button(text, _opener(more, kind)))
        self.insert(3, 1, translate("Inspector", "Words"), row)


def common_panel(editor: Editor, more: More) -> Form:
    """Actors and links together: what both have."""
    return Form(editor, common_parts(), more)


def process_panel(editor: Editor, more: More) -> Form:
    """One process or several."""
    return Form(editor, process_parts(), more)


def agreement_panel(editor: Editor, more: More) -> Form:
    """One agreement or several."""
    return Form(editor, agreement_parts(), more)


def gathered(m: Map, ids: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The panel for what is selected beside actors and links: processes go before agreements."""
    for kind, known in (("processes", m.process_by_id), ("agreements", m.agreement_by_id)):
        found = tuple(ident for ident in ids if ident in known)
        if found:
            return kind, found
    return "map", ()


def gathering_heading(m: Map, ids: Sequence[str]) -> tuple[str, str]:
    """What the inspector is about when it is processes or agreements."""
    if len(ids) > 1:
        some = translate("Inspector", "{count} selected").format(count=len(ids))
        return some, translate("Inspector", "What you enter goes to all of them.")
    process = m.process_by_id.get(ids[0])
    if process is None:
        agreement = m.agreement_by_id[ids[0]]
        return agreement.name, translate("Inspector", "Agreement")
    return process.name, choices("process kind")[process.phase_near().kind]


def heading(m: Map, actors: Sequence[str], links: Sequence[str]) -> tuple[str, str]:
    """What the inspector is about, and a line beneath it."""
    if not actors and not links:
        nothing = translate("Inspector", "Untitled map")
        return m.meta.title or nothing, counted(len(m.actors), len(m.links))
    if len(actors) == 1 and not links:
        actor = m.actor_by_id[actors[0]]
        kind = next(option.text for option in options.kinds(m) if option.value == actor.kind)
        primary = actor.primary
        zone = translate("Inspector", "in the tray") if primary is None else zone_name(m, primary.track)
        return actor.name, f"{kind} · {zone}"
    if len(links) == 1 and not actors:
        link = m.link_by_id[links[0]]
        return link_name(m, link), m.relation(link.relation).name
    return counted(len(actors), len(links)), translate("Inspector", "What you enter goes to all of them.")


class Elided(QPushButton):
    """A button that shortens its text to the width it has instead of asking for more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = ""
        self.setMinimumHeight(TALL)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show as much of `text` as there is room for; those who listen hear all of it."""
        self._full = text
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room, more text."""
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        room = max(self.width() - 20, 0)
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


def _button(text: str, do: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setMinimumHeight(TALL)
    button.clicked.connect(do)
    return button


def _left(widget: QWidget, parent: QWidget) -> QWidget:
    row = QWidget(parent)
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(widget)
    box.addStretch(1)
    return row


def _opener(more: More, kind: str) -> Callable[[], None]:
    return lambda: more(kind)
