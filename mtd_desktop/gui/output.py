"""What leaves the window as a picture: export, clipboard and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from mtd_desktop.errors import UserError
from mtd_desktop.gui import plain
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from mtd_desktop.gui.main_window import MainWindow
    from mtd_desktop.layout.drawing import Drawing
    from mtd_desktop.model.document import Map
    from mtd_desktop.privacy.redact import Redacted
    from mtd_desktop.qtrender.picture import Cleared

CLIPBOARD_WIDTH = 2400
"""Pixels of a copied picture: sharp on a slide, small enough for a mail."""

PREVIEW_SHARE = 0.85
"""How much of the window the print preview covers."""


class Output(QObject):
    """The room "output" of the action table."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._editor = window.editor
        self._files = window.files
        self._settings = window.desk.settings
        self._window = window

    def export(self) -> None:
        """Ask how the picture shall be, and write it."""
        from mtd_desktop.gui.dialogs.export import ExportDialog

        dialog = ExportDialog(
            self._editor.map,
            self._files,
            self._settings,
            self._window,
            masked=self._masked,
            then=self._then,
            note=self._note,
        )
        dialog.exec()
        dialog.deleteLater()

    def copy_picture(self) -> None:
        """Put the page on the clipboard, as PNG and as SVG, as anybody may see it."""
        from mtd_desktop.privacy.wording import summary
        from mtd_desktop.qtrender.picture import Wish, composed, encoded

        redacted = for_anybody(self._editor.map, masked=self._masked)
        try:
            page = composed(redacted, Wish(**self._then))
            put_on_clipboard(encoded(page, Wish("png", width=CLIPBOARD_WIDTH)), encoded(page, Wish("svg")))
        except UserError as error:
            self._files.questions.tell(error)
            return
        said = [summary(redacted)] if redacted.left_out else []
        said += [self._note] if self._note else []
        if said:
            self._window.status.say(" ".join(said))

    def preview(self) -> None:
        """Show the printed sheet before it is printed."""
        from PySide6.QtPrintSupport import QPrintPreviewDialog

        page = self._page()
        if page is None:
            return
        printer = self._printer(page.drawing)
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.resize(self._window.size() * PREVIEW_SHARE)
        dialog.paintRequested.connect(lambda onto: self._paint(onto, page))
        dialog.exec()
        dialog.deleteLater()

    def print(self) -> None:
        """Choose a printer and print the page on one sheet."""
        from PySide6.QtPrintSupport import QPrintDialog

        page = self._page()
        if page is None:
            return
        printer = self._printer(page.drawing)
        dialog = QPrintDialog(printer, self._window)
        if dialog.exec():
            self._paint(printer, page)
        dialog.deleteLater()

    @property
    def _masked(self) -> bool:
        return self._editor.viewing.look.masked

    @property
    def _then(self) -> dict[str, Any]:
        """The date, the lens and the processes that are being looked at, as part of a wish: a picture shows
        what the screen shows.
        """
        look = self._editor.viewing.look
        wanted = look.processes or None
        return {"date": look.date, "ended": look.ended, "lens": look.lens, "processes": wanted}

    @property
    def _note(self) -> str:
        """What a person may not expect: a try-out is for the screen, and no picture says that it is one."""
        if not self._editor.viewing.look.without:
            return ""
        return translate("Export", "What is taken out for a try is in the picture all the same.")

    def _page(self) -> Cleared | None:
        """What is to be printed; `None` if nothing is."""
        from mtd_desktop.qtrender.picture import Wish, composed

        m = self._editor.map
        redacted = self._asked(m)
        if redacted is None:
            return None
        try:
            # Nobody wants a dark sheet out of a printer by accident.
            return composed(redacted, Wish(theme="print" if m.view.theme == "dark" else None, **self._then))
        except UserError as error:
            self._files.questions.tell(error)
            return None

    def _asked(self, m: Map) -> Redacted | None:
        """What of the map leaves: a person is asked where there is something to decide."""
        from mtd_desktop.privacy.audience import holds_confidential

        if not self._masked and not holds_confidential(m):
            return for_anybody(m, masked=False)
        from mtd_desktop.gui.dialogs.audience import AudienceDialog

        dialog = AudienceDialog(m, self._window, masked=self._masked)
        chosen = dialog.redacted() if dialog.exec() else None
        dialog.deleteLater()
        return chosen

    def _printer(self, drawing: Drawing) -> QPrinter:
        from PySide6.QtGui import QPageLayout
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        lying = drawing.width > drawing.height
        turned = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(turned)
        printer.setDocName(plain.one_line(drawing.title))  # what the queue and its log show
        return printer

    def _paint(self, printer: QPrinter, page: Cleared) -> None:
        from mtd_desktop.qtrender.picture import printed

        try:
            printed(printer, page)
        except UserError as error:
            self._files.questions.tell(error)


def for_anybody(m: Map, *, masked: bool) -> Redacted:
    """What leaves when nobody was asked: for the public, and without names where they are hidden."""
    from mtd_desktop.privacy.redact import redact

    return redact(m, "public", "pseudonym" if masked else "leave out", everyone=masked)


def put_on_clipboard(png: bytes, svg: bytes) -> None:
    """Offer both pictures, so that each program takes what it likes best."""
    from PySide6.QtGui import QImage

    data = QMimeData()
    data.setImageData(QImage.fromData(png))
    data.setData("image/png", QByteArray(png))
    data.setData("image/svg+xml", QByteArray(svg))
    QGuiApplication.clipboard().setMimeData(data)
