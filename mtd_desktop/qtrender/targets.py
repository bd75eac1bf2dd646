"""Where a page is painted to: a picture in memory, a PNG file, a PDF file, a printer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QHashSeed, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate
from mtd_desktop.layout.drawing import Drawing
from mtd_desktop.qtrender.fonts import load
from mtd_desktop.qtrender.painter import EXPORT_DETAIL, paint_page
from mtd_desktop.qtrender.png import png

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

UNITS_PER_INCH: Final = 96.0
INCH: Final = 25.4
PDF_DPI: Final = 1200
MARGIN: Final = 10.0
"""Millimetres left free around a page that is fitted to paper."""

MAX_SIDE: Final = 20_000
MAX_PIXELS: Final = 400_000_000

PAPERS: Final = {
    "A5": (148.0, 210.0),
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
    "A2": (420.0, 594.0),
    "A1": (594.0, 841.0),
    "A0": (841.0, 1189.0),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
    "Tabloid": (279.4, 431.8),
}
"""Width and height in millimetres, upright (ISO 216 and ANSI)."""


def image(drawing: Drawing, width: int, transparent: bool = False) -> QImage:
    """The page as a picture `width` pixels wide. Raises `UserError` when that is too large to hold."""
    height = max(1, round(width * drawing.height / drawing.width))
    made = _blank(width, height, drawing, transparent)
    # Not the rounded height: unequal scales, be it by a hair, are painted half as fast.
    _fill(made, drawing, transparent, QRectF(0, 0, width, width * drawing.height / drawing.width))
    return made


def png_bytes(
    drawing: Drawing,
    *,
    width: int | None = None,
    paper: str | None = None,
    dpi: int = 150,
    transparent: bool = False,
) -> bytes:
    """The page as a PNG file: `width` pixels wide, or on `paper` at `dpi`, or at 100 % at `dpi`.

    On paper the page is fitted into it with a margin. The file says its resolution and nothing about when
    or by whom it was made. Raises `UserError` for an unknown paper or a picture too large.
    """
    if not 10 <= dpi <= 2400:
        raise UserError(
            translate(
                "Export", "The resolution must lie between 10 and 2400 dots an inch, not {dpi}."
            ).format(dpi=dpi)
        )
    if paper is not None:
        wide, high = _paper(paper, drawing)
        size = round(wide / INCH * dpi), round(high / INCH * dpi)
        made = _blank(*size, drawing, transparent)
        room = QRectF(0, 0, *size).marginsRemoved(_margins(MARGIN / INCH * dpi))
        _fill(made, drawing, transparent, _fitted(drawing, room))
    else:
        made = image(
            drawing, round(drawing.width / UNITS_PER_INCH * dpi) if width is None else width, transparent
        )
    made.setDotsPerMeterX(round(dpi / INCH * 1000))
    made.setDotsPerMeterY(round(dpi / INCH * 1000))
    return png(made)


def pdf_bytes(drawing: Drawing, *, paper: str = "A4", fit: bool = True) -> bytes:
    """The page as a PDF of one sheet: lines stay lines, text stays text, fonts are embedded.

    Upright or lying, as the drawing is shaped. `fit` scales it into the margins; without it one page unit
    is 1/96 inch and what does not fit is cut. The file names the map's title and no person, program or
    moment. Raises `UserError` for an unknown paper.
    """
    load()
    wide, high = _paper(paper, drawing)
    QHashSeed.setDeterministicGlobalSeed()  # Qt writes fonts in the order of a hash: the same every time
    try:
        return _pdf(drawing, paper, wide, high, fit=fit)
    finally:
        QHashSeed.resetRandomGlobalSeed()


def _pdf(drawing: Drawing, paper: str, wide: float, high: float, *, fit: bool) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(PDF_DPI)
    writer.setTitle(drawing.title)
    writer.setCreator("")
    upright = QPageSize(QSizeF(min(wide, high), max(wide, high)), QPageSize.Unit.Millimeter, paper)
    _set_page(writer, upright, lying=wide > high)
    p = QPainter(writer)
    try:
        _onto_paper(p, drawing, wide / INCH * PDF_DPI, high / INCH * PDF_DPI, PDF_DPI, fit)
    finally:
        p.end()
    return _without_traces(bytes(buffer.data().data()))


def print_to(printer: QPrinter, drawing: Drawing, *, fit: bool = True) -> None:
    """Print the page on one sheet of the printer's paper. Raises `UserError` when printing cannot start."""
    load()
    p = QPainter()
    if not p.begin(printer):
        raise UserError(translate("Export", "The printer did not take the page."))
    try:
        sheet = printer.pageLayout().fullRectPixels(printer.resolution())
        offset = printer.pageLayout().paintRectPixels(printer.resolution()).topLeft()
        p.translate(-offset.x(), -offset.y())
        _onto_paper(p, drawing, sheet.width(), sheet.height(), printer.resolution(), fit)
    finally:
        p.end()


def _blank(width: int, height: int, drawing: Drawing, transparent: bool) -> QImage:
    load()
    if width < 1 or height < 1 or max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise UserError(
            translate("Export", "A picture of {width} × {height} pixels is too large.").format(
                width=width, height=height
            ),
            translate("Export", "Choose a smaller width or fewer dots an inch, or export as PDF or SVG."),
        )
    opaque = QImage.Format.Format_RGB32
    made = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied if transparent else opaque)
    if made.isNull():
        raise UserError(
            translate("Export", "There is not enough memory for a picture of that size."),
            translate("Export", "Choose a smaller width or fewer dots an inch, or export as PDF or SVG."),
        )
    made.fill("transparent" if transparent else drawing.background)
    return made


def _fill(made: QImage, drawing: Drawing, transparent: bool, place: QRectF) -> None:
    p = QPainter(made)
    try:
        p.translate(place.topLeft())
        p.scale(place.width() / drawing.width, place.height() / drawing.height)
        paint_page(p, drawing, transparent=transparent, detail=EXPORT_DETAIL)
    finally:
        p.end()


def _onto_paper(p: QPainter, drawing: Drawing, wide: float, high: float, dpi: float, fit: bool) -> None:
    """Paint on a sheet of so many dots; the paper itself stays as it is where the theme's paper is white."""
    sheet = QRectF(0, 0, wide, high)
    if fit:
        place = _fitted(drawing, sheet.marginsRemoved(_margins(MARGIN / INCH * dpi)))
    else:
        unit = dpi / UNITS_PER_INCH
        place = QRectF(0, 0, drawing.width * unit, drawing.height * unit)
        place.moveCenter(sheet.center())
    p.fillRect(sheet, drawing.background)
    p.translate(place.topLeft())
    p.scale(place.width() / drawing.width, place.height() / drawing.height)
    paint_page(p, drawing, transparent=True)


def _fitted(drawing: Drawing, room: QRectF) -> QRectF:
    size = QSizeF(drawing.width, drawing.height)
    k = min(room.width() / size.width(), room.height() / size.height())
    place = QRectF(0, 0, size.width() * k, size.height() * k)
    place.moveCenter(room.center())
    return place


def _margins(size: float) -> QMarginsF:
    return QMarginsF(size, size, size, size)


def _paper(name: str, drawing: Drawing) -> tuple[float, float]:
    """Width and height in millimetres, turned as the drawing is shaped."""
    found = {paper.casefold(): size for paper, size in PAPERS.items()}.get(name.casefold())
    if found is None:
        raise UserError(
            translate("Export", "There is no paper size called “{name}”.").format(name=name),
            translate("Export", "The sizes are: {names}.").format(names=", ".join(PAPERS)),
        )
    short, long = found
    return (long, short) if drawing.width > drawing.height else (short, long)


def _set_page(device: QPagedPaintDevice, size: QPageSize, *, lying: bool) -> None:
    turned = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, turned, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)


_TRACES: Final = re.compile(
    rb"/(?:CreationDate|ModDate) \(D:[^)]*\)"
    rb'|xmp:(?:CreateDate|ModifyDate|MetadataDate)="[^"]*"'
    rb'|xmpMM:DocumentID="[^"]*"'
    rb"|/ID \[ <[0-9a-f]*> <[0-9a-f]*> \]"
)


def _without_traces(pdf: bytes) -> bytes:
    """The file with its dates and random ids blanked; every byte keeps its place, as its index says."""
    return _TRACES.sub(lambda found: b" " * len(found.group(0)), pdf)
