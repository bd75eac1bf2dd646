"""What leaves the window as a picture: export, clipboard and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from mtd_desktop.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from mtd_desktop.gui.main_window import MainWindow
    from mtd_desktop.layout.drawing import Drawing

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

        dialog = ExportDialog(self._editor.map, self._files, self._settings, self._window)
        dialog.exec()
        dialog.deleteLater()

    def copy_picture(self) -> None:
        """Put the page on the clipboard, as PNG and as SVG."""
        from mtd_desktop.qtrender.picture import Wish, composed, encoded

        try:
            drawing = composed(self._editor.map, Wish())
            put_on_clipboard(
                encoded(drawing, Wish("png", width=CLIPBOARD_WIDTH)), encoded(drawing, Wish("svg"))
            )
        except UserError as error:
            self._files.questions.tell(error)

    def preview(self) -> None:
        """Show the printed sheet before it is printed."""
        from PySide6.QtPrintSupport import QPrintPreviewDialog

        drawing = self._drawing()
        if drawing is None:
            return
        printer = self._printer(drawing)
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.resize(self._window.size() * PREVIEW_SHARE)
        dialog.paintRequested.connect(lambda onto: self._paint(onto, drawing))
        dialog.exec()
        dialog.deleteLater()

    def print(self) -> None:
        """Choose a printer and print the page on one sheet."""
        from PySide6.QtPrintSupport import QPrintDialog

        drawing = self._drawing()
        if drawing is None:
            return
        printer = self._printer(drawing)
        dialog = QPrintDialog(printer, self._window)
        if dialog.exec():
            self._paint(printer, drawing)
        dialog.deleteLater()

    def _drawing(self) -> Drawing | None:
        from mtd_desktop.qtrender.picture import Wish, composed

        m = self._editor.map
        try:
            # Nobody wants a dark sheet out of a printer by accident.
            return composed(m, Wish(theme="print" if m.view.theme == "dark" else None))
        except UserError as error:
            self._files.questions.tell(error)
            return None

    def _printer(self, drawing: Drawing) -> QPrinter:
        from PySide6.QtGui import QPageLayout
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        lying = drawing.width > drawing.height
        turned = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(turned)
        printer.setDocName(self._files.name)
        return printer

    def _paint(self, printer: QPrinter, drawing: Drawing) -> None:
        from mtd_desktop.qtrender.targets import print_to

        try:
            print_to(printer, drawing)
        except UserError as error:
            self._files.questions.tell(error)


def put_on_clipboard(png: bytes, svg: bytes) -> None:
    """Offer both pictures, so that each program takes what it likes best."""
    from PySide6.QtGui import QImage

    data = QMimeData()
    data.setImageData(QImage.fromData(png))
    data.setData("image/png", QByteArray(png))
    data.setData("image/svg+xml", QByteArray(svg))
    QGuiApplication.clipboard().setMimeData(data)
