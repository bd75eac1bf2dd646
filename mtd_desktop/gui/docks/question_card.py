"""One question in full: why it is asked, who says so, what is our own judgement, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mtd_desktop.editing.finding_ops import Dismiss, SetThreshold
from mtd_desktop.gui import plain
from mtd_desktop.gui.editor import Editor
from mtd_desktop.gui.mending import mend
from mtd_desktop.gui.question_groups import level_name
from mtd_desktop.i18n import translate

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow
    from mtd_desktop.rules.finding import Finding
    from mtd_desktop.rules.registry import Rule, Setting


class QuestionCard(QScrollArea):
    """Empty until a question is chosen. `revoked` carries a dismissed finding that is to be asked again."""

    revoked = Signal(object)

    def __init__(self, editor: Editor, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._window = window
        self._finding: Finding | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reason: QLineEdit | None = None
        self.show_finding(None)

    @property
    def finding(self) -> Finding | None:
        """The question that is shown."""
        return self._finding

    def show_finding(self, finding: Finding | None) -> None:
        """Show a question, or a hint how to choose one."""
        if (
            finding is not None
            and finding == self._finding
            and self.reason is not None
            and self.reason.text()
        ):
            return  # somebody is typing the reason
        self._finding = finding
        self.reason = None
        page = QWidget(self)
        column = QVBoxLayout(page)
        if finding is None:
            hint = translate("Questions", "Choose a question to see why it is asked, and what can be done.")
            column.addWidget(_words(hint, page))
        else:
            self._fill(page, column, finding)
        column.addStretch(1)
        self.setWidget(page)

    def _fill(self, page: QWidget, column: QVBoxLayout, finding: Finding) -> None:
        from mtd_desktop.rules.engine import rule_by_id

        rule = rule_by_id(finding.rule)
        title = _words(f"{rule.id} · {rule.name} · {level_name(finding.level)}", page)
        bold = title.font()
        bold.setBold(True)
        title.setFont(bold)
        column.addWidget(title)
        for heading, text in (
            (translate("Questions", "Why"), rule.why),
            (translate("Questions", "Asked when"), rule.condition),
            (translate("Questions", "Source"), rule.source),
            (translate("Questions", "Our own judgement"), rule.judgement),
        ):
            if text:
                column.addWidget(_words(f"{heading}: {text}", page))
        if rule.settings:
            column.addLayout(self._settings(page, rule))
        if finding.dismissed is None:
            self._steps(page, column, finding)
        else:
            said = translate("Questions", "Dismissed: {reason}").format(reason=finding.dismissed)
            column.addWidget(_words(said, page))
            again = QPushButton(translate("Questions", "Ask Again"), page)
            again.clicked.connect(lambda: self.revoked.emit(finding))
            column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)

    def _steps(self, page: QWidget, column: QVBoxLayout, finding: Finding) -> None:
        step = finding.mend
        if step is not None:
            button = QPushButton(plain.menu_text(step.text), page)
            button.clicked.connect(lambda: mend(self._window, step))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        reason = QLineEdit(page)
        reason.setPlaceholderText(translate("Questions", "Why it does not matter here"))
        reason.setAccessibleName(translate("Questions", "Reason for dismissing the question"))
        button = QPushButton(translate("Questions", "Dismiss"), page)
        button.setEnabled(False)
        reason.textChanged.connect(lambda text: button.setEnabled(bool(text.strip())))
        reason.returnPressed.connect(self._dismiss)
        button.clicked.connect(self._dismiss)
        row = QHBoxLayout()
        row.addWidget(reason, 1)
        row.addWidget(button)
        column.addLayout(row)
        self.reason = reason

    def _dismiss(self) -> None:
        finding, reason = self._finding, self.reason
        if finding is not None and reason is not None and reason.text().strip():
            text = reason.text()
            reason.clear()
            self._editor.execute(Dismiss(finding.rule, finding.about, text))

    def _settings(self, page: QWidget, rule: Rule) -> QFormLayout:
        own = {(t.rule, t.name): t.value for t in self._editor.map.thresholds}
        values = rule.values(own)
        form = QFormLayout()
        for setting in rule.settings:
            form.addRow(_words(setting.label, page), self._spin(page, rule, setting, values[setting.name]))
        return form

    def _spin(self, page: QWidget, rule: Rule, setting: Setting, value: float) -> QDoubleSpinBox:
        percent = setting.unit == "share"
        scale = 100 if percent else 1
        spin = QDoubleSpinBox(page)
        spin.setDecimals(0)
        spin.setRange(setting.low * scale, setting.high * scale)
        spin.setSuffix(translate("Questions", " %") if percent else "")
        spin.setValue(value * scale)
        spin.setKeyboardTracking(False)
        spin.setAccessibleName(setting.label)
        spin.valueChanged.connect(
            lambda new: self._editor.execute(
                SetThreshold(
                    rule.id,
                    setting.name,
                    None if new == setting.default * scale else new / scale,
                    gesture=f"{id(spin)}",
                )
            )
        )
        return spin


def _words(text: str, parent: QWidget) -> QLabel:
    label = plain.label(text, parent)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
