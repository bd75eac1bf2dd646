"""What only the view draws, above the page: selection, focus, the lit zone, chips, hints. Never exported."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from mtd_desktop.gui.canvas.camera import Camera
from mtd_desktop.gui.canvas.composing import SMALL
from mtd_desktop.gui.plain import one_line
from mtd_desktop.i18n import translate
from mtd_desktop.layout.page import Page, Route, Spot
from mtd_desktop.model.document import Map
from mtd_desktop.qtrender.painter import painter_path

_ON_LIGHT: Final = "#0a63c9"
_ON_DARK: Final = "#7cb8ff"
_MANY: Final = 400
"""Selected things above which their marks are drawn plainly."""
_GLOW: Final = 0.38
_AWAY: Final = 4.0
"""Pixels between a circle's edge and the ring of the selection; on a small page less, to clear the name."""


def accent(paper: str) -> QColor:
    """The colour of the selection on a page: 4.5:1 on light and on dark paper."""
    return QColor(_ON_LIGHT if QColor(paper).lightnessF() > 0.5 else _ON_DARK)


def paint_marks(
    p: QPainter, page: Page, selected: Collection[str], focused: str | None, camera: Camera, seen: QRectF
) -> None:
    """What is selected, and where the keyboard is."""
    paint_selected(p, page, selected, camera, seen)
    ring = page.spot_of(focused)
    if ring is not None and ring.ident not in selected:
        paint_focus(p, page, ring, camera)


def paint_selected(p: QPainter, page: Page, idents: Collection[str], camera: Camera, seen: QRectF) -> None:
    """Rings round selected actors, a glow along selected links. Each is drawn by itself: a path of all of
    them would be stroked as one shape, which takes a second for some thousand.
    """
    colour = accent(page.drawing.background)
    many = len(idents) > _MANY
    p.setRenderHint(QPainter.RenderHint.Antialiasing, not many)
    p.setBrush(Qt.BrushStyle.NoBrush)
    glow = QColor(colour)
    glow.setAlphaF(1.0 if many else _GLOW)
    _paint_courses(p, page, idents, camera, _pen(glow, 1.0 if many else 7.0))
    rings = []
    for ident in idents:
        spot = page.spot_of(ident)
        if spot is not None:
            at, r = camera.to_view(spot.x, spot.y), spot.r * camera.scale + _away(camera)
            if seen.adjusted(-r, -r, r, r).contains(at):
                rings.append((at, r))
    pens = [_pen(colour, 2.0)] if many else [_pen(QColor(page.drawing.background), 4.5), _pen(colour, 2.5)]
    for pen in pens:
        p.setPen(pen)
        for at, r in rings:
            p.drawEllipse(at, r, r)


def _away(camera: Camera) -> float:
    return _AWAY * min(1.0, max(0.4, camera.scale))


def _paint_courses(p: QPainter, page: Page, idents: Iterable[str], camera: Camera, pen: QPen) -> None:
    routes = [page.routes[ident] for ident in idents if ident in page.routes]
    if not routes:
        return
    pen.setCosmetic(True)
    p.save()
    p.setWorldTransform(camera.transform(), combine=True)
    if len(routes) > _MANY:
        p.setPen(pen)
        for route in routes:
            p.drawPolyline([QPointF(x, y) for x, y in route.points])
    else:
        for route in routes:
            p.strokePath(painter_path(route.path), pen)
    p.restore()


def paint_course(p: QPainter, page: Page, route: Route, camera: Camera) -> None:
    """A glow along a link that is being drawn; `p` is set to page units."""
    glow = accent(page.drawing.background)
    glow.setAlphaF(_GLOW)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.strokePath(painter_path(route.path), _pen(glow, 7.0 / camera.scale))


def paint_focus(p: QPainter, page: Page, spot: Spot, camera: Camera) -> None:
    """A dashed ring: where the keyboard is."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = _pen(accent(page.drawing.background), 1.8)
    pen.setDashPattern([2.2, 2.2])
    p.setPen(pen)
    p.setBrush(Qt.BrushStyle.NoBrush)
    r = spot.r * camera.scale + _away(camera) + 4.0
    p.drawEllipse(camera.to_view(spot.x, spot.y), r, r)


def paint_target(p: QPainter, page: Page, spot: Spot, camera: Camera) -> None:
    """A filled glow: the link will end here."""
    colour = accent(page.drawing.background)
    glow = QColor(colour)
    glow.setAlphaF(0.22)
    r = spot.r * camera.scale + 9.0
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(_pen(colour, 2.5))
    p.setBrush(glow)
    p.drawEllipse(camera.to_view(spot.x, spot.y), r, r)


def paint_zone(p: QPainter, page: Page, zone: int, camera: Camera) -> None:
    """Light up the zone that something is dragged over."""
    colour = accent(page.drawing.background)
    fill = QColor(colour)
    fill.setAlphaF(0.10)
    path = camera.transform().map(painter_path(page.frame.outline(zone)))
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.fillPath(path, fill)
    colour.setAlphaF(0.75)
    p.strokePath(path, _pen(colour, 2.0))


def paint_band(p: QPainter, page: Page, band: QRectF) -> None:
    """The rubber band."""
    colour = accent(page.drawing.background)
    fill = QColor(colour)
    fill.setAlphaF(0.08)
    p.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt has no keyword for it
    p.setPen(_pen(colour, 1.0))
    p.setBrush(fill)
    p.drawRect(band)


def paint_chip(p: QPainter, page: Page, text: str, at: QPointF, seen: QRectF, font: QFont) -> None:
    """A few words beside the pointer."""
    font = QFont(font)
    font.setBold(True)
    words = one_line(text, 60)
    metrics = QFontMetricsF(font)
    size = metrics.size(Qt.TextFlag.TextSingleLine, words)
    chip = QRectF(at.x() + 18, at.y() + 18, size.width() + 20, size.height() + 10)
    chip.moveRight(min(chip.right(), seen.right() - 4))
    chip.moveBottom(min(chip.bottom(), seen.bottom() - 4))
    colour = accent(page.drawing.background)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QBrush(colour))
    p.drawRoundedRect(chip, 6, 6)
    p.setFont(font)
    p.setPen(QColor("#ffffff" if colour.lightnessF() < 0.5 else "#000000"))
    p.drawText(chip, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)


def hint(m: Map, page: Page, *, naming: bool) -> str:
    """What to do on a map without anybody on it, or what is being waited for."""
    if not page.drawing.groups:
        waits = translate("Canvas", "Arranging {count} actors …").format(count=len(m.actors))
        return waits if len(m.actors) > SMALL else ""
    if m.actors or naming:
        return ""
    return translate("Canvas", "Double-click in a sector and type a name,\nor press N.")


def paint_hint(p: QPainter, page: Page, text: str, camera: Camera, font: QFont) -> None:
    """A few quiet words in the upper half of the compass, in their own lines; smaller where it is small."""
    x, y = page.frame.centre
    middle = camera.to_view(x, y - page.frame.radius * 0.5)
    radius = page.frame.radius * camera.scale
    font = hint_font(font, text, 1.35 * radius)
    size = QFontMetricsF(font).size(0, text)
    room = QRectF(0.0, 0.0, size.width() + 2.0, size.height())
    room.moveCenter(middle)
    ink = QColor("#000000" if QColor(page.drawing.background).lightnessF() > 0.5 else "#ffffff")
    ink.setAlphaF(0.62)
    p.setFont(font)
    p.setPen(ink)
    p.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)


def hint_font(font: QFont, text: str, room: float) -> QFont:
    """A font in which the widest line of `text` finds `room` pixels, from 1.35 to 0.8 times as large."""
    large = QFont(font)
    large.setPointSizeF(font.pointSizeF() * 1.35)
    wide = QFontMetricsF(large).size(0, text).width()
    if wide > room:
        large.setPointSizeF(max(font.pointSizeF() * 0.8, large.pointSizeF() * room / wide))
    return large


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
