"""The bar of the map date: a line from the first dated month to the last, a handle, and what happens then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QDate, QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPolygonF,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QToolButton, QToolTip, QVBoxLayout, QWidget

from mtd_desktop.analysis.events import Span, month_text
from mtd_desktop.gui import icons, plain
from mtd_desktop.i18n import translate

_MARGIN: Final = 14.0
_LINE: Final = 15.0
"""Where the line runs, from the top."""
_HEIGHT: Final = 44
_SEAL: Final = 5.0
_HANDLE: Final = 7.0
_LABEL_ROOM: Final = 46.0
"""Pixels that a year's number needs."""
_YEAR_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


class TimeLine(QSlider):
    """A slider over months. `seals` are the agreements' months with their names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setPageStep(12)
        self.setSingleStep(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("Time", "Map date"))
        self._seals: tuple[tuple[int, str], ...] = ()
        self._spans: tuple[Span, ...] = ()

    def sizeHint(self) -> QSize:
        """Flat and wide."""
        return QSize(400, _HEIGHT)

    def show_life(
        self, life: tuple[int, int], seals: Sequence[tuple[int, str]], spans: Sequence[Span]
    ) -> None:
        """Show the months from `life[0]` to `life[1]` with what is dated in them."""
        self._seals, self._spans = tuple(seals), tuple(spans)
        self.setRange(*life)
        self.update()

    def x_of(self, month: float) -> float:
        """Where a month lies on the line."""
        low, high = self.minimum(), self.maximum()
        share = (month - low) / (high - low) if high > low else 0.5
        return _MARGIN + share * (self.width() - 2 * _MARGIN)

    def month_at(self, x: float) -> int:
        """The month under a point of the line."""
        share = (x - _MARGIN) / max(1.0, self.width() - 2 * _MARGIN)
        low, high = self.minimum(), self.maximum()
        return round(low + min(1.0, max(0.0, share)) * (high - low))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The handle comes to the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setSliderPosition(self._near(event.position().x()))
            event.accept()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It follows."""
        if self.isSliderDown():
            self.setSliderPosition(self.month_at(event.position().x()))
            event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It stays."""
        self.setSliderDown(False)
        event.accept()

    def _near(self, x: float) -> int:
        """The month of an agreement under the mouse, else the month there."""
        close = [month for month, _ in self._seals if abs(self.x_of(month) - x) <= _SEAL]
        return min(close, key=lambda month: abs(self.x_of(month) - x)) if close else self.month_at(x)

    def event(self, event: QEvent) -> bool:
        """The names of agreements as tooltips."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            x = event.pos().x()
            names = [name for month, name in self._seals if abs(self.x_of(month) - x) <= _SEAL + 1]
            text = "\n".join(names) if names else shown_month(self.month_at(x))
            QToolTip.showText(event.globalPos(), plain.tooltip(text), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line, the years below it, processes as a band of different depth, seals, the handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        ink = palette.color(QPalette.ColorRole.WindowText)
        accent = palette.color(QPalette.ColorRole.Highlight)
        left, right = self.x_of(self.minimum()), self.x_of(self.maximum())
        faint = QColor(ink)
        faint.setAlphaF(0.16)
        painter.fillRect(QRectF(left, _LINE - 1, right - left, 2), faint)
        band = QColor(accent)
        band.setAlphaF(0.20)
        for span in self._spans:
            x = self.x_of(span.first)
            painter.fillRect(QRectF(x, _LINE - 4, max(3.0, self.x_of(span.last + 1) - x), 8), band)
        self._paint_years(painter, ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for month, _ in self._seals:
            painter.drawPolygon(_diamond(self.x_of(month), _LINE, _SEAL))
        if self.isEnabled():
            at = QPointF(self.x_of(self.sliderPosition()), _LINE)
            painter.setBrush(accent)
            painter.setPen(palette.color(QPalette.ColorRole.Base))
            painter.drawEllipse(at, _HANDLE, _HANDLE)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(accent)
                painter.drawEllipse(at, _HANDLE + 2.5, _HANDLE + 2.5)

    def _paint_years(self, painter: QPainter, ink: QColor) -> None:
        first, last = -(-self.minimum() // 12), self.maximum() // 12
        room = (self.x_of(12) - self.x_of(0)) / _LABEL_ROOM
        step = next((step for step in _YEAR_STEPS if step * room >= 1), _YEAR_STEPS[-1])
        quiet = QColor(ink)
        quiet.setAlphaF(0.75)
        painter.setPen(quiet)
        font = self.font()
        font.setPointSizeF(max(7.0, font.pointSizeF() * 0.85))
        painter.setFont(font)
        for year in range(-(-first // step) * step, last + 1, step):
            x = self.x_of(year * 12)
            painter.drawLine(QPointF(x, _LINE + 5), QPointF(x, _LINE + 8))
            box = QRectF(x - _LABEL_ROOM / 2, _LINE + 8, _LABEL_ROOM, _HEIGHT - _LINE - 8)
            box.moveLeft(min(max(0.0, box.left()), self.width() - _LABEL_ROOM))
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(year))


class TimeBar(QWidget):
    """The line with its buttons. `chosen` carries the month, or -1 for all times at once.

    `played` and `stepped` tell what the buttons ask for; stepping by +1 or -1 goes to the next change.
    """

    chosen = Signal(int)
    played = Signal()
    stepped = Signal(int)
    ended_toggled = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Time", "Time"))
        self.line = TimeLine(self)
        self._play = self._button("play", translate("Time", "Play"), self.played.emit)
        back = self._button(
            "back", translate("Time", "To the change before (,)"), lambda: self.stepped.emit(-1)
        )
        on = self._button("on", translate("Time", "To the next change (.)"), lambda: self.stepped.emit(1))
        self.all_times = QToolButton(self)
        self.all_times.setText(translate("Time", "All times"))
        self.all_times.setCheckable(True)
        self.all_times.setAutoRaise(True)
        self.all_times.setToolTip(plain.tooltip(translate("Time", "Show everything, whenever it was")))
        self.all_times.clicked.connect(self._all_times)
        self.ended = QToolButton(self)
        self.ended.setText(translate("Time", "Keep what ended"))
        self.ended.setCheckable(True)
        self.ended.setAutoRaise(True)
        self.ended.setToolTip(plain.tooltip(translate("Time", "Show faintly what is over by the map date")))
        self.ended.clicked.connect(self.ended_toggled)
        close = self._button("close", translate("Time", "Put the time away"), self.closed.emit)
        self._date = plain.label(parent=self)
        bold = self._date.font()
        bold.setBold(True)
        self._date.setFont(bold)
        self._date.setMinimumWidth(self._date.fontMetrics().horizontalAdvance("September 0000") + 8)
        self._says = plain.label(parent=self)
        self._says.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        upper = QHBoxLayout()
        upper.setSpacing(4)
        for button in (back, self._play, on):
            upper.addWidget(button)
        upper.addSpacing(6)
        upper.addWidget(self._date)
        upper.addWidget(self._says, 1)
        for widget in (self.all_times, self.ended, close):
            upper.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 2)
        column.setSpacing(0)
        column.addLayout(upper)
        column.addWidget(self.line)
        self.line.valueChanged.connect(self._moved)
        self._silent = False

    def _button(self, icon: str, name: str, call: object) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIcon(icons.icon(icon, self.palette(), self.devicePixelRatioF(), 16))
        button.setIconSize(QSize(16, 16))
        button.setAccessibleName(name)
        button.setToolTip(plain.tooltip(name))
        button.clicked.connect(call)
        return button

    def _moved(self, month: int) -> None:
        if not self._silent:
            self.chosen.emit(month)

    def _all_times(self, checked: bool) -> None:
        self.chosen.emit(-1 if checked else self.line.value())

    def show_date(self, month: int | None, says: str, *, faint: bool) -> None:
        """Show a month, or all times, and the sentence about it."""
        self._silent = True
        self.all_times.setChecked(month is None)
        self.ended.setChecked(faint)
        self.ended.setEnabled(month is not None)
        if month is not None:
            self.line.setValue(month)
        self._silent = False
        text = translate("Time", "All times") if month is None else shown_month(month)
        self._date.setText(text)
        self._says.setText(plain.one_line(says, 200))
        self._says.setToolTip(plain.tooltip(says) if says else "")
        self.line.setAccessibleDescription(f"{text}. {says}")

    def show_playing(self, *, playing: bool) -> None:
        """Show whether time runs."""
        name = translate("Time", "Pause") if playing else translate("Time", "Play")
        self._play.setIcon(
            icons.icon("pause" if playing else "play", self.palette(), self.devicePixelRatioF(), 16)
        )
        self._play.setAccessibleName(name)
        self._play.setToolTip(plain.tooltip(name))

    @property
    def says(self) -> str:
        """The date and the sentence that stand in the bar."""
        return f"{self._date.text()} {self._says.text()}".strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space plays and pauses; comma and full stop step, as they do on the page."""
        steps = {Qt.Key.Key_Comma: -1, Qt.Key.Key_Period: 1}
        if event.key() == Qt.Key.Key_Space:
            self.played.emit()
        elif event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def shown_month(month: int) -> str:
    """A month as people write it."""
    text = month_text(month)
    return QLocale().toString(QDate(int(text[:4]), int(text[5:7]), 1), "MMMM yyyy")


def _diamond(x: float, y: float, r: float) -> QPolygonF:
    return QPolygonF([QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)])
