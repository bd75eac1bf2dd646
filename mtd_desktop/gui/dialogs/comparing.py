"""Two versions beside each other: a picture of what differs, and a list in words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from mtd_desktop.comparing.differences import Change, Difference, differences
from mtd_desktop.comparing.words import change_name, described, isolated
from mtd_desktop.gui import plain
from mtd_desktop.gui.comparing_picture import ComparedPicture, compared_page
from mtd_desktop.gui.docks.entry import TALL, quiet, wrapped_label
from mtd_desktop.i18n import translate
from mtd_desktop.layout.compose import Composer
from mtd_desktop.model.document import Map
from mtd_desktop.qtrender.metrics import QtMeasurer

NAME_LENGTH = 60
SIGNS: dict[Change, str] = {"added": "+", "removed": "−", "moved": "→", "changed": "~", "reordered": "↕"}
SIZE = QSize(1000, 600)
SHARE = 0.94
HALVES = (720, 440)
"""Widths of the picture and of the list, to begin with."""
_DIFFERENCE = Qt.ItemDataRole.UserRole


class ComparingDialog(QDialog):
    """What became of `a` in `b`. `names` are what the two are called."""

    def __init__(self, a: Map, b: Map, names: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Comparing", "Compare"))
        self._composer = Composer(QtMeasurer())
        self._maps, self._names = (a, b), names
        self.found: tuple[Difference, ...] = ()
        self.heading = wrapped_label("", self)
        font = self.heading.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.heading.setFont(font)
        self.summary = quiet(wrapped_label("", self))
        self.picture = ComparedPicture(self)
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAlternatingRowColors(True)
        self.list.setAccessibleName(translate("Comparing", "Differences"))
        self.list.currentItemChanged.connect(self._light)
        self.elsewhere = quiet(plain.label("", self))
        self.swap = QPushButton(translate("Comparing", "&Read the Other Way"), self)
        self.swap.setMinimumHeight(TALL)
        self.swap.setAutoDefault(False)
        self.swap.clicked.connect(self.turn)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.heading)
        column.addWidget(self.summary)
        column.addWidget(self.list, 1)
        column.addWidget(self.elsewhere)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.addWidget(self.picture)
        halves.addWidget(right)
        halves.setSizes(list(HALVES))
        halves.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.addWidget(self.swap)
        foot.addStretch(1)
        foot.addWidget(buttons)
        box = QVBoxLayout(self)
        box.addWidget(halves, 1)
        box.addLayout(foot)
        self.resize(fitting(parent))
        self._show()
        self.list.setFocus()

    def turn(self) -> None:
        """Show what became of the second in the first."""
        self._maps, self._names = (self._maps[1], self._maps[0]), (self._names[1], self._names[0])
        self._show()

    def _show(self) -> None:
        a, b = self._maps
        self.found = differences(a, b)
        old, new = (isolated(plain.one_line(name, NAME_LENGTH)) for name in self._names)
        caption = translate("Comparing", "From “{old}” to “{new}”").format(old=old, new=new)
        self.heading.setText(caption)
        self.summary.setText(summed_up(self.found))
        self.picture.show_page(compared_page(a, b, self.found, caption, self._composer))
        self.elsewhere.clear()
        self.list.clear()
        for difference in self.found:
            self.list.addItem(self._item(difference))
        self.list.setEnabled(bool(self.found))

    def _item(self, difference: Difference) -> QListWidgetItem:
        line = described(difference, *self._maps)
        what = f"{line.sort} “{isolated(line.name)}”" if line.name else line.sort
        first = f"{SIGNS[difference.change]}  {what}: {line.change}"
        item = QListWidgetItem("\n".join([first, *(f"      {detail}" for detail in line.details)]))
        item.setData(_DIFFERENCE, difference.ident)
        return item

    def _light(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        on_page = self.picture.light(str(item.data(_DIFFERENCE)))
        self.elsewhere.setText("" if on_page else translate("Comparing", "This is not seen on the page."))


def fitting(parent: QWidget | None) -> QSize:
    """As large as the window behind allows: pictures have small print."""
    return SIZE if parent is None else SIZE.expandedTo(parent.window().size() * SHARE)


def summed_up(found: tuple[Difference, ...]) -> str:
    """How many differences there are, and of what sort."""
    if not found:
        return translate("Comparing", "No differences: both say the same.")
    changes: tuple[Change, ...] = ("added", "removed", "moved", "changed", "reordered")
    counts = {change: sum(one.change == change for one in found) for change in changes}
    parts = [f"{count} {change_name(change)}" for change, count in counts.items() if count]
    one, many = translate("Comparing", "1 difference"), translate("Comparing", "{n} differences")
    total = one if len(found) == 1 else many.format(n=len(found))
    return f"{total}: {', '.join(parts)}"
