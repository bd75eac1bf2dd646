"""Which relation new links get: the relations of the map's convention set, each with its line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from mtd_desktop.gui.editor import Editor
from mtd_desktop.gui.plain import one_line, tooltip
from mtd_desktop.i18n import translate
from mtd_desktop.model.links import RelationType

SAMPLE = QSize(44, 16)
"""Pixels of the line beside each name."""


class RelationChooser(QComboBox):
    """`chosen` carries the id of the relation."""

    chosen = Signal(str)

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._shown: tuple[RelationType, ...] = ()
        self._with_lines = False
        self.setIconSize(SAMPLE)
        self.setMinimumHeight(32)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
        name = translate("Relations", "Relation of new links")
        self.setAccessibleName(name)
        self.setToolTip(tooltip(name))
        self.activated.connect(self._activated)
        editor.replaced.connect(self.refresh)
        editor.changed.connect(self.refresh)

    @property
    def relation(self) -> str:
        """The id of the relation that new links get."""
        found = self.currentData()
        return found if isinstance(found, str) else ""

    def refresh(self) -> None:
        """Show the relations of the map as they are now, and keep the choice if it still exists."""
        relations = self._editor.shown.convention_set.relations
        if relations is self._shown:
            return
        before = self.relation
        self._shown = relations
        self.blockSignals(True)  # noqa: FBT003 - Qt has no keyword for it
        self.clear()
        for relation in relations:
            self.addItem(one_line(relation.name, 40), relation.id)
        self.setCurrentIndex(max(0, self.findData(before)))
        self.blockSignals(False)  # noqa: FBT003 - Qt has no keyword for it
        if self._with_lines:
            self.draw_lines()
        self.chosen.emit(self.relation)

    def draw_lines(self) -> None:
        """Draw the lines beside the names. It takes the page's painter, so not before the first paint."""
        self._with_lines = True
        dark = self.palette().base().color().lightness() < 128
        for index, relation in enumerate(self._shown):
            self.setItemIcon(index, line_icon(relation, self.devicePixelRatioF(), dark=dark))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the lines again in the new colours of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_with_lines", False):
            self.draw_lines()

    def choose(self, ident: str) -> None:
        """Choose a relation by its id, if the set has it."""
        index = self.findData(ident)
        if index >= 0:
            self.setCurrentIndex(index)
            self._activated()

    def _activated(self) -> None:
        self.chosen.emit(self.relation)


def line_icon(relation: RelationType, ratio: float, *, dark: bool) -> QIcon:
    """A piece of the line of `relation`, as the legend of a page in that brightness draws it."""
    from mtd_desktop.layout.drawing import Group
    from mtd_desktop.layout.lines import line_sample
    from mtd_desktop.layout.theme import theme
    from mtd_desktop.qtrender.painter import paint

    picture = QPixmap(SAMPLE * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    items = line_sample(
        2.0, SAMPLE.width() - 2.0, SAMPLE.height() / 2, relation, theme("dark" if dark else "paper")
    )
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, [Group(ident="sample", role="legend", items=tuple(items))])
    painter.end()
    return QIcon(picture)
