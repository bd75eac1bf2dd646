"""The list of the outline as a widget: rows that a finger hits, with dates beside names."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from mtd_desktop.gui.docks.entry import NO_LIMIT, TALL
from mtd_desktop.gui.docks.icons import LINE, SWATCH
from mtd_desktop.gui.docks.outline_things import DATES
from mtd_desktop.i18n import translate

_GAP: Final = 6
"""Pixels between a name and its dates, and between these and the edge."""


class Rows(QStyledItemDelegate):
    """Rows that a finger hits."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """See Qt."""
        size = super().sizeHint(option, index)
        return size.expandedTo(QSize(0, TALL - 2))

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A name leaves room for the dates beside it."""
        super().initStyleOption(option, index)
        words = index.data(DATES)
        if words and option.rect.width() > 0:
            metrics = option.fontMetrics
            taken = metrics.horizontalAdvance(words) + option.decorationSize.width() + 4 * _GAP
            room = max(_GAP, option.rect.width() - taken)
            option.text = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row, and quietly its dates."""
        super().paint(painter, option, index)
        words = index.data(DATES)
        if not words:
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.PlaceholderText
        place: QRect = option.rect.adjusted(0, 0, -_GAP, 0)
        painter.save()
        painter.setPen(option.palette.color(role))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """A field that cuts nothing off."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.setMaxLength(NO_LIMIT)
        return editor

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Only what a person has changed: a name with a line break looks different in the field."""
        if not isinstance(editor, QLineEdit) or editor.isModified():
            super().setModelData(editor, model, index)


def tree_view(parent: QWidget) -> QTreeView:
    """The list, still without what it shows."""
    view = QTreeView(parent)
    view.setAccessibleName(translate("Outline", "Tracks, actors, links, processes and agreements"))
    view.setHeaderHidden(True)
    view.setUniformRowHeights(True)
    view.setIconSize(QSize(LINE.width() // 2, SWATCH.height()))
    view.setItemDelegate(Rows(view))
    view.setIndentation(16)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
    view.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
    view.setDefaultDropAction(Qt.DropAction.MoveAction)
    view.setDropIndicatorShown(True)
    view.setExpandsOnDoubleClick(False)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view
