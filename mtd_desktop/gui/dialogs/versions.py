"""Earlier states of a map: a picture of each, what changed since, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
)

from mtd_desktop.editing.replace_map import ReplaceMap
from mtd_desktop.errors import UserError
from mtd_desktop.gui import plain
from mtd_desktop.gui.dialogs.preview import Preview
from mtd_desktop.gui.docks.entry import TALL, quiet, wrapped_label
from mtd_desktop.gui.settings import BACKUPS_MOST
from mtd_desktop.gui.since import changes_in_words
from mtd_desktop.i18n import translate
from mtd_desktop.layout.compose import Composer, Options
from mtd_desktop.layout.drawing import Drawing
from mtd_desktop.model.changes import difference
from mtd_desktop.model.document import Map
from mtd_desktop.qtrender.metrics import QtMeasurer
from mtd_desktop.qtrender.targets import image
from mtd_desktop.storage import versions
from mtd_desktop.storage.versions import Kept, Version

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow

THUMB: Final = QSize(84, 63)
LIST_WIDTH: Final = 330
NAME_SHOWN: Final = 44
_WHICH = Qt.ItemDataRole.UserRole


class VersionsDialog(QDialog):
    """On the left the versions, on the right what the chosen one looked like.

    Nothing is written to the map's file here: a version that is restored is one step that can be undone.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._editor = window.editor
        self._files = window.files
        self._settings = window.desk.settings
        self._read: dict[Version, Kept | UserError] = {}
        self._drawn: dict[Version, Drawing] = {}
        self._composer = Composer(QtMeasurer())
        self._next = 0
        self.setWindowTitle(translate("Versions", "Versions"))
        self._build()
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._draw_next)
        self.refresh()
        self.resize(960, 600)

    # --- the form

    def _build(self) -> None:
        self.list = QListWidget(self)
        self.list.setIconSize(THUMB)
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setSpacing(1)
        self.list.setAccessibleName(translate("Versions", "Versions"))
        self.list.currentItemChanged.connect(self._show)
        self.list.itemActivated.connect(lambda _item: self.restore())
        self.preview = Preview(self)
        self.title = wrapped_label("", self)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.when = quiet(plain.label("", self))
        self.since = wrapped_label("", self)
        self.empty = quiet(wrapped_label(_nothing_yet(), self))
        self.restore_button = self._button(translate("Versions", "Restore"), self.restore)
        self.copy_button = self._button(translate("Versions", "Open as Copy"), self.open_copy)
        self.delete_button = self._button(translate("Versions", "Delete…"), self.delete)
        self.backups = QSpinBox(self)
        self.backups.setRange(0, BACKUPS_MOST)
        self.backups.setValue(self._settings.values.backups)
        self.backups.valueChanged.connect(self._set_backups)
        label = plain.label(translate("Versions", "Earlier saves kept beside the file:"), self)
        label.setBuddy(self.backups)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        acts = QHBoxLayout()
        for button in (self.restore_button, self.copy_button):
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(self.delete_button)
        right = QVBoxLayout()
        right.addWidget(self.preview, 1)
        right.addWidget(self.empty)
        for words in (self.title, self.when, self.since):
            right.addWidget(words)
        right.addLayout(acts)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(self.list)
        columns.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addWidget(label)
        foot.addWidget(self.backups)
        foot.addStretch(1)
        foot.addWidget(buttons)
        box = QVBoxLayout(self)
        box.setSpacing(12)
        box.addLayout(columns, 1)
        box.addLayout(foot)

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setMinimumHeight(TALL)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    # --- the list

    def refresh(self) -> None:
        """Show the versions that there are now; the first one is chosen."""
        path = self._files.path
        found = versions.versions(path) if path is not None else ()
        self.list.clear()
        for title, kinds in _sections():
            part = [one for one in found if one.kind in kinds]
            if part:
                self.list.addItem(_heading(title, self.palette().text().color()))
            for version in part:
                item = QListWidgetItem(self._words(version), self.list)
                item.setData(_WHICH, version)
                item.setIcon(_blank())
                item.setSizeHint(QSize(0, THUMB.height() + 10))
        first = next((row for row in range(self.list.count()) if self.version(row) is not None), -1)
        self.empty.setVisible(first < 0)
        for part_ in (self.preview, self.title, self.when, self.since):
            part_.setVisible(first >= 0)
        self.list.setCurrentRow(first)
        self._show()
        self._next = 0
        self._later.start()

    def version(self, row: int | None = None) -> Version | None:
        """The version in a row, or the chosen one; `None` for a heading."""
        row = self.list.currentRow() if row is None else row
        found = self.list.item(row).data(_WHICH) if row >= 0 else None
        return found if isinstance(found, Version) else None

    def kept(self, version: Version) -> Kept | UserError:
        """What a version holds, read once."""
        if version not in self._read:
            try:
                self._read[version] = versions.read(version, self._files.key)
            except UserError as error:
                self._read[version] = error
        return self._read[version]

    def _words(self, version: Version) -> str:
        kept = self.kept(version)
        name = plain.one_line(self.name(version), NAME_SHOWN)
        broken = translate("Versions", "cannot be opened")
        return f"{name}\n{broken if isinstance(kept, UserError) else _moment(version)}"

    def name(self, version: Version) -> str:
        """What a person calls a version."""
        kept = self.kept(version)
        if isinstance(kept, Kept) and kept.name:
            return self._editor.veiled(kept.name)
        if version.kind == "checkpoint":
            return translate("Versions", "Checkpoint")
        if version.kind == "outgrown":
            return translate("Versions", "As it was in version {n} of the format").format(n=version.number)
        if version.number == 1:
            return translate("Versions", "Before the last save")
        return translate("Versions", "{n} saves ago").format(n=version.number)

    # --- pictures

    def _draw_next(self) -> None:
        """Draw the picture of one more row, while the person is looking already."""
        row = self._next
        self._next += 1
        if row >= self.list.count():
            self._later.stop()
            return
        version = self.version(row)
        if version is not None and (drawing := self._drawing(version)) is not None:
            self.list.item(row).setIcon(_icon(drawing, self.devicePixelRatioF()))

    def _drawing(self, version: Version) -> Drawing | None:
        kept = self.kept(version)
        if isinstance(kept, UserError):
            return None
        if version not in self._drawn:
            view = kept.map.view.but(show_legend=False, show_credit=False, show_question=False)
            self._drawn[version] = self._composer.compose(self._shown(kept.map), Options(view=view)).drawing
        return self._drawn[version]

    def _shown(self, m: Map) -> Map:
        """The map of a version as it may be read on the screen: hidden names are hidden in it as well."""
        if not self._editor.viewing.look.masked:
            return m
        from mtd_desktop.privacy.mask import masked

        return masked(m)

    # --- the chosen one

    def _show(self, *_: object) -> None:
        version = self.version()
        kept = self.kept(version) if version is not None else None
        readable = isinstance(kept, Kept)
        can_restore = readable and not self._editor.locked
        self.restore_button.setEnabled(can_restore)
        self.restore_button.setToolTip("" if can_restore else plain.tooltip(self._editor.locked))
        self.copy_button.setEnabled(readable)
        self.delete_button.setEnabled(version is not None)
        if version is None or kept is None:
            return
        self.title.setText(plain.one_line(self.name(version), versions.NAME_LIMIT))
        self.when.setText(f"{_moment(version)} · {_size(version.size)}")
        if isinstance(kept, UserError):
            self.preview.hide()
            self.since.setText(str(kept.message))
            return
        self.preview.show()
        drawing = self._drawing(version)
        if drawing is not None:
            self.preview.show_drawing(drawing, clear=False)
        words = changes_in_words(difference(kept.map, self._editor.map))
        since = translate("Versions", "Since then: {words}.").format(words=words)
        self.since.setText(since if words else translate("Versions", "Nothing has changed since then."))

    def restore(self) -> None:
        """Show the chosen version in the window, as one step that Undo takes back."""
        version = self.version()
        if version is None or not self.restore_button.isEnabled():
            return
        kept = self.kept(version)
        name = plain.one_line(self.name(version), NAME_SHOWN)
        step = translate("Versions", "Restore “{name}”").format(name=name)
        if isinstance(kept, Kept) and self._editor.execute(ReplaceMap(kept.map, step)):
            said = translate("Versions", "This is “{name}”. Undo goes back; the file changes when you save.")
            self._window.status.say(said.format(name=name))
            self.accept()

    def open_copy(self) -> None:
        """Show the chosen version in a window of its own, as a map that belongs to no file."""
        version = self.version()
        kept = self.kept(version) if version is not None else None
        if isinstance(kept, Kept):
            self._window.desk.new_window().files.show_copy(kept.map, self._files.key)
            self.accept()

    def delete(self) -> None:
        """Delete the chosen version, after asking."""
        version = self.version()
        if version is None:
            return
        name = plain.one_line(self.name(version), NAME_SHOWN)
        if not self._files.questions.delete_version(name):
            return
        try:
            versions.remove(version)
        except UserError as error:
            self._files.questions.tell(error)
        self.refresh()

    def _set_backups(self, count: int) -> None:
        self._settings.values.backups = count
        self._settings.save()


def _sections() -> tuple[tuple[str, frozenset[str]], ...]:
    return (
        (translate("Versions", "Checkpoints"), frozenset({"checkpoint"})),
        (translate("Versions", "Kept by saving"), frozenset({"backup", "outgrown"})),
    )


def _nothing_yet() -> str:
    return translate(
        "Versions",
        "There are no earlier states of this map yet. Saving keeps the one before, and"
        " File > Keep a Checkpoint keeps one by name.",
    )


def _heading(title: str, colour: QColor) -> QListWidgetItem:
    item = QListWidgetItem(title)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setForeground(colour)  # it cannot be chosen, but it is to be read
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    item.setSizeHint(QSize(0, TALL))
    return item


def _moment(version: Version) -> str:
    """Day and time, as people here write them."""
    local = QDateTime.fromSecsSinceEpoch(int(version.when.timestamp()))
    locale = QLocale()
    day = locale.toString(local.date(), QLocale.FormatType.LongFormat)
    return f"{day}, {locale.toString(local.time(), QLocale.FormatType.ShortFormat)}"


def _size(size: int) -> str:
    return QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def _icon(drawing: Drawing, ratio: float) -> QIcon:
    """The page small, in the middle of a picture that is as large for every version."""
    size = QSize(round(drawing.width), round(drawing.height)).scaled(
        THUMB * ratio, Qt.AspectRatioMode.KeepAspectRatio
    )
    page = image(drawing, 2 * size.width()).scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    whole = QPixmap(THUMB * ratio)
    whole.fill(Qt.GlobalColor.transparent)
    with QPainter(whole) as p:
        p.drawImage((whole.width() - size.width()) // 2, (whole.height() - size.height()) // 2, page)
    whole.setDevicePixelRatio(ratio)
    icon = QIcon(whole)
    icon.addPixmap(whole, QIcon.Mode.Selected)  # as it is: tinted pictures tell nothing
    return icon


def _blank() -> QIcon:
    empty = QPixmap(THUMB)
    empty.fill(Qt.GlobalColor.transparent)
    return QIcon(empty)
