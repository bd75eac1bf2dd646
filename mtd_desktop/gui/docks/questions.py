"""The panel of questions: what the map should be asked, grouped by what it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSplitter,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mtd_desktop.editing.finding_ops import RevokeDismissal
from mtd_desktop.gui import icons, plain
from mtd_desktop.gui.asking import Answer
from mtd_desktop.gui.docks.question_card import QuestionCard
from mtd_desktop.gui.editor import Editor
from mtd_desktop.gui.question_groups import grouped, level_name, lit_by, title_of
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow
    from mtd_desktop.rules.finding import Finding

_FINDING: Final = Qt.ItemDataRole.UserRole
_EDGE: Final = 14
"""Pixels that a tree leaves beside icon and words."""
_LEADING: Final = 6
_TREE, _CARD = 440, 280
"""Heights that the list and the card begin with, in pixels."""
_ICONS: Final = {"warning": "warning", "question": "question", "information": "information"}


class Questions(QWidget):
    """Follows the answers of the window's `Asking`; a click lights what a question is about."""

    def __init__(self, editor: Editor, window: MainWindow) -> None:
        super().__init__(window)
        self._editor = editor
        self._window = window
        self._answer: Answer | None = None
        self._filling = False
        self.head = plain.label(parent=self)
        self.head.setWordWrap(True)
        self.dismissed = QCheckBox(translate("Questions", "Show dismissed"), self)
        self.try_out = QToolButton(self)
        self.try_out.setText(translate("Questions", "What if…"))
        self.try_out.setToolTip(plain.tooltip(translate("Questions", "Take something out for a moment")))
        self.try_out.setAutoRaise(True)
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setWordWrap(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.tree.setIndentation(14)
        self.tree.setIconSize(QSize(16, 16))
        self.tree.setAccessibleName(translate("Questions", "Questions"))
        self.card = QuestionCard(editor, window, self)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(self.tree)
        splitter.addWidget(self.card)
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([_TREE, _CARD])
        row = QHBoxLayout()
        row.addWidget(self.dismissed)
        row.addStretch(1)
        row.addWidget(self.try_out)
        column = QVBoxLayout(self)
        column.addWidget(self.head)
        column.addLayout(row)
        column.addWidget(splitter, 1)
        self.tree.currentItemChanged.connect(self._chosen)
        self.tree.itemClicked.connect(lambda *_: self._light())
        self.dismissed.toggled.connect(self._fill)
        self.try_out.clicked.connect(window.handler("questions.try_without"))
        self.card.revoked.connect(self._revoke)
        window.asking.answered.connect(self._answered)
        if window.asking.answer is not None:
            self._answered(window.asking.answer)
        else:
            self.head.setText(translate("Questions", "Asking…"))
            window.asking.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words are wrapped to the new width."""
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        """Give each question the height that its words need; a tree does not ask for it by itself."""
        room = (
            self.tree.viewport().width() - 2 * self.tree.indentation() - self.tree.iconSize().width() - _EDGE
        )
        metrics, flags = self.tree.fontMetrics(), Qt.TextFlag.TextWordWrap
        for item in self.items():
            box = metrics.boundingRect(QRect(0, 0, max(80, room), 2000), flags, item.text(0))
            item.setSizeHint(0, QSize(max(80, room), box.height() + _LEADING))
        self.tree.doItemsLayout()

    # --- showing

    def _answered(self, answer: Answer) -> None:
        self._answer = answer
        self._fill()

    def _fill(self) -> None:
        answer = self._answer
        if answer is None:
            return
        m = answer.map
        current = self._current()
        shown = answer.findings if self.dismissed.isChecked() else answer.open
        self._filling = True
        self.tree.clear()
        if answer.appearing:
            self._add(translate("Questions", "Would be asked as well"), answer.appearing)
        if answer.vanishing:
            self._add(translate("Questions", "Would no longer be asked"), answer.vanishing)
        for group in grouped(m, shown):
            self._add(group.title, group.findings)
        self.tree.expandAll()
        self._wrap()
        self._filling = False
        self._count(answer)
        self._take_up(current.key if current is not None else "")

    def _add(self, title: str, findings: Sequence[Finding]) -> None:
        heading = QTreeWidgetItem([plain.one_line(f"{title} ({len(findings)})", 120)])
        font = heading.font(0)
        font.setBold(True)
        heading.setFont(0, font)
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.tree.addTopLevelItem(heading)
        for finding in findings:
            heading.addChild(self._item(finding))

    def _item(self, finding: Finding) -> QTreeWidgetItem:
        item = QTreeWidgetItem([finding.question])
        item.setData(0, _FINDING, finding)
        item.setIcon(0, self._icon(finding))
        said = f"{level_name(finding.level)}: {finding.question}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        if finding.dismissed is not None:
            item.setForeground(0, self.palette().placeholderText())
        return item

    def _icon(self, finding: Finding) -> QIcon:
        return icons.icon(_ICONS[finding.level], self.palette(), self.devicePixelRatioF(), 16)

    def _count(self, answer: Answer) -> None:
        if answer.trial:
            names = ", ".join(
                title_of(answer.map, ident) for ident in sorted(self._editor.viewing.look.without)
            )
            text = translate("Questions", "Trying without {names}: {more} more, {fewer} fewer questions.")
            if not answer.appearing and not answer.vanishing:
                text = translate("Questions", "Trying without {names}: the questions stay the same.")
            self.head.setText(
                text.format(names=names, more=len(answer.appearing), fewer=len(answer.vanishing))
            )
        else:
            self.head.setText(_summary(len(answer.open), answer.date))

    # --- choosing

    def items(self) -> Iterable[QTreeWidgetItem]:
        """The lines that are questions, from above."""
        for n in range(self.tree.topLevelItemCount()):
            heading = self.tree.topLevelItem(n)
            for k in range(heading.childCount() if heading is not None else 0):
                child = heading.child(k) if heading is not None else None
                if child is not None:
                    yield child

    def _current(self) -> Finding | None:
        item = self.tree.currentItem()
        found: Finding | None = item.data(0, _FINDING) if item is not None else None
        return found

    def _take_up(self, key: str) -> None:
        """Stay at the question with this key, if it is still asked."""
        for item in self.items():
            if item.data(0, _FINDING).key == key:
                self.tree.setCurrentItem(item)
                return
        self.card.show_finding(None)
        if key:  # it was answered or dismissed: what it lit is no longer asked about
            self._editor.viewing.set(lit=frozenset())

    def _chosen(self, *_: object) -> None:
        if not self._filling:
            self.card.show_finding(self._current())
            self._light()

    def _light(self) -> None:
        finding = self._current()
        lit = lit_by(self._editor.map, finding) if finding is not None else frozenset()
        self._editor.viewing.set(lit=lit)

    def _revoke(self, finding: Finding) -> None:
        self._editor.execute(RevokeDismissal(finding.rule, finding.about))


def _summary(count: int, date: str | None) -> str:
    if date is None:
        none = translate("Questions", "This map raises no questions.")
        some = translate("Questions", "Questions for this map: {count}")
    else:
        none = translate("Questions", "This map raises no questions as of {date}.")
        some = translate("Questions", "Questions for this map as of {date}: {count}")
    return (some if count else none).format(date=date, count=count)
