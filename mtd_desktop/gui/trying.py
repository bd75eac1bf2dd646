"""A quiet strip at the foot of the page while something is taken out for a try, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from mtd_desktop.gui import plain
from mtd_desktop.gui.question_groups import title_of
from mtd_desktop.i18n import translate
from mtd_desktop.model.document import Map

if TYPE_CHECKING:
    from mtd_desktop.gui.editor import Editor

GAP: Final = 8
"""Pixels between the strip and the edge of the page."""
OVER_SIGN: Final = 44
"""How far from the foot it stands while the sign of hidden names is below it."""
NAMED: Final = 3
"""So many are named, the others counted."""
_LONGEST: Final = 48


class Trying(QFrame):
    """Over `page`, and only while `editor.viewing.look.without` holds something."""

    def __init__(self, editor: Editor, page: QWidget) -> None:
        super().__init__(page)
        self._editor = editor
        self._page = page
        self.setObjectName("trying")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.words = plain.label(parent=self)
        self.back = self._button(
            translate("Questions", "Put Back"), translate("Questions", "Everything is there again (Esc)")
        )
        self.keep = self._button(
            translate("Questions", "Keep…"), translate("Questions", "Write this try-out down in the map")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 4, 3)
        row.setSpacing(4)
        row.addWidget(self.words)
        row.addSpacing(6)
        row.addWidget(self.back)
        row.addWidget(self.keep)
        self.hide()
        page.installEventFilter(self)
        editor.viewing.changed.connect(self.follow)
        editor.changed.connect(self.follow)

    def _button(self, text: str, tip: str) -> QToolButton:
        made = QToolButton(self)
        made.setText(text)
        made.setToolTip(plain.tooltip(tip))
        made.setAutoRaise(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def follow(self, *_: object) -> None:
        """Say what is taken out now, or go away."""
        m, look = self._editor.shown, self._editor.viewing.look
        there = frozenset(ident for ident in look.without if _is_on(m, ident))
        if there != look.without:  # what has been deleted cannot be put back
            self._editor.viewing.set(without=there)
            return
        if not there:
            if any(button.hasFocus() for button in (self.back, self.keep)):
                self._page.setFocus()
            self.hide()
            return
        names = names_of(m, there)
        self.words.setText(words(names))
        self.words.setToolTip(plain.tooltip(", ".join(names)) if len(names) > NAMED else "")
        kept = any(frozenset(kept.without) == there for kept in m.tryouts)
        self.keep.setHidden(kept or look.masked)
        self.show()
        self._stand()
        self.raise_()

    def _stand(self) -> None:
        page = self._page
        self.adjustSize()
        self.resize(min(self.width(), page.width() - 2 * GAP), self.height())
        below = OVER_SIGN if self._editor.viewing.look.masked else GAP
        self.move((page.width() - self.width()) // 2, page.height() - self.height() - below)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the page changes its size."""
        if event.type() == QEvent.Type.Resize and watched is self._page and not self.isHidden():
            self._stand()
        return False


def words(names: list[str]) -> str:
    """The sentence on the strip."""
    if len(names) > NAMED:
        text = translate("Questions", "Trying without {names} and {count} more")
        named = names[: NAMED - 1]
        return text.format(names=", ".join(named), count=len(names) - len(named))
    return translate("Questions", "Trying without {names}").format(names=", ".join(names))


def names_of(m: Map, idents: frozenset[str]) -> list[str]:
    """What is taken out, as it is called on the page, in the order of the map."""
    order = [thing.id for things in (m.actors, m.links, m.processes, m.agreements) for thing in things]
    return [_name(m, ident) for ident in order if ident in idents]


def _name(m: Map, ident: str) -> str:
    known = m.actor_by_id.get(ident)
    return plain.one_line(title_of(m, ident) if known is None else known.label, _LONGEST)


def _is_on(m: Map, ident: str) -> bool:
    kinds = (m.actor_by_id, m.link_by_id, m.process_by_id, m.agreement_by_id)
    return any(ident in known for known in kinds)
