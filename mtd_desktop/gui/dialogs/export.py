"""The export dialog: on the left the picture as it will be, on the right how it shall be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from mtd_desktop.errors import UserError
from mtd_desktop.gui import plain
from mtd_desktop.gui.audience import AudienceChoice
from mtd_desktop.gui.dialogs import sequence
from mtd_desktop.gui.dialogs.export_words import background_names, facts, layout_names, theme_names
from mtd_desktop.gui.dialogs.preview import Preview
from mtd_desktop.gui.dialogs.scrolled import Scrolled, aligned
from mtd_desktop.gui.dialogs.when import WhenChoice
from mtd_desktop.gui.document_controller import DocumentController
from mtd_desktop.gui.filenames import exists, file_stem, same_file
from mtd_desktop.gui.key_button import KeyButton
from mtd_desktop.gui.settings import SettingsFile
from mtd_desktop.i18n import translate
from mtd_desktop.layout.compose import Composer
from mtd_desktop.model.document import Map
from mtd_desktop.model.view import LAYOUTS, THEMES
from mtd_desktop.qtrender.metrics import QtMeasurer
from mtd_desktop.qtrender.picture import (
    BACKGROUNDS,
    FORMATS,
    Cleared,
    Format,
    Wish,
    composed,
    encoded,
    side_by_side,
)
from mtd_desktop.qtrender.targets import PAPERS

PREVIEW_DELAY_MS = 60
_SIZE = QSize(1080, 720)
"""What the dialog would like to have; on a small screen it takes what there is."""
_SIDE, _EDGE, _FRAME = 340, 14, 40
"""Pixels: width of the choices, room for their scroll bar, and what the window's own frame takes."""
_NAMED = 3
"""Files that are named when several would be replaced."""
WIDTH, DPI_CHOICES = 3000, (96, 150, 300, 600)


class ExportDialog(QDialog):
    """Choices are remembered for the next time; nothing is written before a file has been chosen."""

    def __init__(
        self,
        m: Map,
        files: DocumentController,
        settings: SettingsFile,
        parent: QWidget | None = None,
        *,
        masked: bool = False,
        then: Mapping[str, Any] = MappingProxyType({}),
        note: str = "",
    ) -> None:
        """`then` are the fields of a wish that say how the map is being looked at; `note` says more of it."""
        super().__init__(parent)
        self.setWindowTitle(translate("Export", "Export Picture"))
        self._map = m
        self._files = files
        self._settings = settings
        self._composer = Composer(QtMeasurer())
        self.preview = Preview(self)
        self.audience = AudienceChoice(m, masked=masked, parent=self)
        self._note = note
        self.when = WhenChoice(then, lambda: self.audience.redacted().map, self)
        self._build()
        self._restore(settings.values.export)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PREVIEW_DELAY_MS)
        self._timer.timeout.connect(self.refresh)
        self._watch()
        self.refresh()

    # --- the form

    def _build(self) -> None:
        self.formats = QButtonGroup(self)
        row = QHBoxLayout()
        for form in FORMATS:
            button = QRadioButton(form.upper(), self)
            button.setProperty("form", form)
            self.formats.addButton(button)
            row.addWidget(button)
        self.sized_by = _combo(
            (translate("Export", "Width in pixels"), "width"), (translate("Export", "Paper size"), "paper")
        )
        self.width_ = QSpinBox(self)
        self.width_.setRange(200, 20_000)
        self.width_.setSingleStep(100)
        self.width_.setSuffix(translate("Export", " px"))
        self.width_.setValue(WIDTH)
        self.paper = _combo(*((name, name) for name in PAPERS))
        self.paper.setCurrentText("A4")
        self.dpi = _combo(
            *((translate("Export", "{dpi} dots per inch").format(dpi=n), n) for n in DPI_CHOICES)
        )
        self.dpi.setCurrentIndex(DPI_CHOICES.index(300))
        self.fit = QCheckBox(translate("Export", "Fill the paper"), self)
        self.fit.setChecked(True)
        as_is = translate("Export", "As on the map")
        self.theme = _combo((as_is, None), *zip(theme_names(), THEMES, strict=True))
        self.layout_ = _combo((as_is, None), *zip(layout_names(), LAYOUTS, strict=True))
        self.background = _combo(*zip(background_names(), BACKGROUNDS, strict=True))
        self.facts = plain.label(parent=self)
        self.facts.setWordWrap(True)
        self.warning = plain.label(translate("Export", "The map is protected, its picture is not."), self)
        self.warning.setWordWrap(True)
        self.warning.setVisible(self._files.key is not None)
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.addRow(translate("Export", "Format"), row)
        for text, field in (
            (translate("Export", "&Size"), self.sized_by),
            (translate("Export", "&Width"), self.width_),
            (translate("Export", "&Paper"), self.paper),
            (translate("Export", "&Resolution"), self.dpi),
            ("", self.fit),
            (translate("Export", "&Theme"), self.theme),
            (translate("Export", "&Layout"), self.layout_),
            (translate("Export", "&Background"), self.background),
        ):
            self.form.addRow(text, field)
        self.buttons = QDialogButtonBox(self)
        self.save_button = QPushButton(translate("Export", "&Export…"), self)
        self.save_button.setDefault(True)
        self.copy_button = QPushButton(translate("Export", "&Copy"), self)
        self.copy_button.setToolTip(plain.tooltip(translate("Export", "Put the picture on the clipboard")))
        self.buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.save_button.clicked.connect(self.export)
        self.copy_button.clicked.connect(self.copy)
        self.buttons.rejected.connect(self.reject)
        self._arrange()

    def _arrange(self) -> None:
        choices = QWidget()
        side = QVBoxLayout(choices)
        side.setContentsMargins(0, 0, _EDGE, 0)
        side.addLayout(self.form)
        side.addSpacing(8)
        side.addWidget(self.when)
        side.addSpacing(4)
        side.addWidget(self.facts)
        side.addWidget(self.warning)
        side.addSpacing(12)
        side.addWidget(self.audience)
        side.addWidget(KeyButton(self._map, self._files, self.audience, self))
        side.addStretch(1)
        aligned(self.form, self.when.form, self.audience.form)
        scroll = Scrolled(choices, _SIDE, self)
        column = QVBoxLayout()
        column.addWidget(scroll, 1)
        column.addWidget(self.buttons)
        whole = QHBoxLayout(self)
        whole.addWidget(self.preview, 1)
        whole.addLayout(column)
        room = self.screen().availableSize()
        self.resize(QSize(min(_SIZE.width(), room.width()), min(_SIZE.height(), room.height() - _FRAME)))

    def _watch(self) -> None:
        self.formats.buttonClicked.connect(self._changed)
        for combo in (self.sized_by, self.paper, self.dpi, self.theme, self.layout_, self.background):
            combo.currentIndexChanged.connect(self._changed)
        self.width_.valueChanged.connect(self._changed)
        self.fit.toggled.connect(self._changed)
        self.audience.changed.connect(self._changed)
        self.when.changed.connect(self._changed)

    def _changed(self, *_: object) -> None:
        self._show_rows()
        self._timer.start()

    def _show_rows(self) -> None:
        wish = self.wish()
        png, pdf = wish.form == "png", wish.form == "pdf"
        by_paper = self.sized_by.currentData() == "paper"
        for field, shown in (
            (self.sized_by, png),
            (self.width_, png and not by_paper),
            (self.paper, pdf or (png and by_paper)),
            (self.dpi, png and by_paper),
            (self.fit, pdf),
            (self.background, not pdf),
        ):
            self.form.setRowVisible(field, shown)

    # --- what is chosen

    def wish(self) -> Wish:
        """The choices as they stand."""
        form = self._form()
        by_paper = self.sized_by.currentData() == "paper"
        png, pdf = form == "png", form == "pdf"
        return Wish(
            form=form,
            width=self.width_.value() if png and not by_paper else None,
            paper=self.paper.currentData() if pdf or (png and by_paper) else None,
            dpi=self.dpi.currentData() or 300,
            fit=self.fit.isChecked(),
            theme=self.theme.currentData(),
            layout=self.layout_.currentData(),
            background="theme" if pdf else self.background.currentData(),
            **self.when.fields(),
        )

    def _form(self) -> Format:
        checked = self.formats.checkedButton()
        return next(form for form in FORMATS if checked is None or form == checked.property("form"))

    def _restore(self, kept: dict[str, Any]) -> None:
        buttons = {button.property("form"): button for button in self.formats.buttons()}
        buttons[kept.get("form") if kept.get("form") in buttons else "png"].setChecked(True)
        width = kept.get("width")
        if isinstance(width, int):
            self.width_.setValue(width)
        self.fit.setChecked(bool(kept.get("fit", True)))
        for name, combo in self._combos().items():
            index = combo.findData(kept[name]) if name in kept else -1
            if index >= 0:
                combo.setCurrentIndex(index)
        self.when.restore(kept)
        self._show_rows()

    def _combos(self) -> dict[str, QComboBox]:
        return {
            "size": self.sized_by,
            "paper": self.paper,
            "dpi": self.dpi,
            "theme": self.theme,
            "layout": self.layout_,
            "background": self.background,
        }

    def _remember(self) -> None:
        kept = {name: combo.currentData() for name, combo in self._combos().items()}
        kept |= {"form": self.wish().form, "width": self.width_.value(), "fit": self.fit.isChecked()}
        kept |= self.when.kept()
        kept["folder"] = self._settings.values.export.get("folder")
        self._settings.values.export = {name: value for name, value in kept.items() if value is not None}
        self._settings.save()

    # --- what comes of it

    def refresh(self) -> None:
        """Draw the preview as the choices stand, and say what the file will be."""
        wish = self.wish()
        if self.when.problem:  # said under the field; the last picture stays
            self.facts.clear()
            self._allow(allowed=False)
            return
        try:
            drawing = self._page(wish).drawing
        except UserError as error:
            self.facts.setText(str(error))
            self._allow(allowed=False)
            return
        self._allow(allowed=True)
        self.preview.show_drawing(drawing, clear=wish.background == "transparent")
        said = facts(drawing, wish)
        if self.when.each:
            words = translate("Export", "{count} pictures, one for each date; this is {date}.")
            said += "\n" + words.format(count=len(self.when.dates), date=wish.date)
        if self._note:
            said += "\n" + self._note
        self.facts.setText(said)

    def _page(self, wish: Wish) -> Cleared:
        """The picture as the choices stand; of one each, the first. Raises `UserError` if it cannot be."""
        redacted, dates = self.audience.redacted(), self.when.dates
        if len(dates) > 1 and not self.when.each:
            return side_by_side(redacted, wish, dates)
        return composed(redacted, wish, self._composer)

    def _allow(self, *, allowed: bool) -> None:
        self.save_button.setEnabled(allowed)
        self.copy_button.setEnabled(allowed)

    def export(self) -> None:
        """Ask for a file, write it, and close; stay open if that fails."""
        wish, dates = self.wish(), self.when.dates
        path = self._ask_path(wish.form)
        if path is None:
            return
        each = self.when.each
        own = self._files.path
        paths = [sequence.named(path, date) for date in dates] if each else [path]
        if own is not None and any(same_file(one, own) for one in paths):
            self._files.questions.tell(
                UserError(
                    translate("Export", "The picture would take the place of the map."),
                    translate("Export", "Choose another name."),
                )
            )
            return
        if each and not self._may_replace([one for one in paths if exists(one)]):
            return
        try:
            redacted = self.audience.redacted()
            pictures = (
                sequence.made(redacted, wish, dates, path, self)
                if each
                else [(path, encoded(self._page(wish), wish))]
            )
            if pictures is None:
                return
            sequence.written(pictures)
        except UserError as error:
            self._files.questions.tell(error)
            return
        if self._files.key is None and not self._settings.no_recent:
            self._settings.values.export["folder"] = str(path.parent)
        self._remember()
        self.accept()

    def _may_replace(self, there: list[Path]) -> bool:
        """Whether the pictures of a sequence may take the place of files; none was chosen by name."""
        if not there:
            return True
        text = translate("Export", "Some of these pictures exist already: {count}.").format(count=len(there))
        names = ", ".join(path.name for path in there[:_NAMED])
        more = translate("Export", "{names} and what else has such a name would be replaced.").format(
            names=names
        )
        return self._files.questions.sure(text, more, translate("Export", "Replace"))

    def _ask_path(self, form: Format) -> Path | None:
        kept = self._settings.values.export.get("folder")
        here = self._files.path.parent if self._files.path is not None else None
        folder = here or (Path(kept) if isinstance(kept, str) else Path.home())
        suggestion = folder / f"{file_stem(self._name())}.{form}"
        title, filters = translate("Export", "Export picture"), f"{form.upper()} (*.{form})"
        path = self._files.questions.save_path(str(suggestion), title, filters)
        if path is not None and path.suffix.lower() != f".{form}":
            path = path.with_name(f"{path.name}.{form}")
            if exists(path) and not self._files.questions.replace(path):
                return None
        return path

    def _name(self) -> str:
        """A name for the file that says no more than its picture does."""
        redacted = self.audience.redacted()
        return redacted.map.meta.title if redacted.left_out else self._files.name

    def copy(self) -> None:
        """Put the picture on the clipboard, as PNG and SVG."""
        from mtd_desktop.gui.output import CLIPBOARD_WIDTH, put_on_clipboard

        wish = self.wish()
        picture = replace(wish, form="png", width=wish.width or CLIPBOARD_WIDTH, paper=None)
        vector = replace(picture, form="svg")  # composed anew: a PNG may have less detail
        try:
            put_on_clipboard(encoded(self._page(picture), picture), encoded(self._page(vector), vector))
        except UserError as error:
            self._files.questions.tell(error)
            return
        self._remember()
        self.facts.setText(translate("Export", "The picture is on the clipboard."))


def _combo(*entries: tuple[str, object]) -> QComboBox:
    combo = QComboBox()
    for text, value in entries:
        combo.addItem(text, value)
    return combo
