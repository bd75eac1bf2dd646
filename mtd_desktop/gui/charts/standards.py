"""The panel of the twelve standards: an assessment as a radar, and as rows to fill in."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mtd_desktop.charts.standards import (
    SOURCE,
    groups,
    score_name,
    standard_meaning,
    standard_name,
    standards_chart,
)
from mtd_desktop.editing.assessment_ops import (
    AddAssessment,
    DeleteAssessment,
    SetAssessmentField,
    SetScore,
    new_assessment,
)
from mtd_desktop.gui import plain
from mtd_desktop.gui.charts.ground import Ground
from mtd_desktop.gui.charts.plots import filled
from mtd_desktop.gui.docks.choice import Choice
from mtd_desktop.gui.editor import Editor
from mtd_desktop.gui.question_groups import title_of
from mtd_desktop.i18n import translate
from mtd_desktop.model.notes import STANDARDS, Assessment, Standard

if TYPE_CHECKING:
    from mtd_desktop.gui.main_window import MainWindow

_RADAR: Final = 300
"""Height of the radar in pixels."""
_stays = count(1)


class Standards(QWidget):
    """One assessment at a time; every entry is an operation."""

    def __init__(self, editor: Editor, window: MainWindow) -> None:
        super().__init__(window)
        self._editor = editor
        self._ident = ""
        self._shown: Assessment | None = None
        self._ground: Ground | None = None
        head = self._head()
        self._hint = plain.label(parent=self)
        self._hint.setWordWrap(True)
        self._radar = QVBoxLayout()
        self._page = QWidget(self)
        form = QVBoxLayout(self._page)
        form.setContentsMargins(0, 0, 0, 0)
        self.name = QLineEdit(self._page)
        self.name.setAccessibleName(translate("Standards", "Name of the assessment"))
        self.name.textEdited.connect(self._named)
        self._gesture = ""
        form.addWidget(self.name)
        form.addLayout(self._radar)
        self.rows: dict[Standard, ScoreRow] = {}
        form.addLayout(self._table())
        form.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._page)
        self._area = area
        self._nothing = QWidget(self)  # keeps the sentence at the top
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(area, 1)
        column.addWidget(self._nothing, 1)
        source = translate("Figures", "Source: {source}").format(source=SOURCE)
        ours = translate("Standards", "Which standard belongs to which group is our own judgement.")
        column.addWidget(_quiet(f"{source}. {ours}", self))
        editor.changed.connect(self._follow)
        editor.replaced.connect(self._follow)
        self._follow()

    def _head(self) -> QHBoxLayout:
        self.choice = Choice(self)
        self.choice.setAccessibleName(translate("Standards", "Assessment"))
        self.choice.activated.connect(lambda index: self._take(str(self.choice.itemData(index))))
        add = QPushButton(translate("Standards", "New"), self)
        add.setToolTip(plain.tooltip(translate("Standards", "Assess the selected process or actor")))
        add.clicked.connect(self.add)
        remove = QToolButton(self)
        remove.setText("✕")
        remove.setAutoRaise(True)
        remove.setAccessibleName(translate("Standards", "Delete this assessment"))
        remove.setToolTip(plain.tooltip(translate("Standards", "Delete this assessment")))
        remove.clicked.connect(lambda: self._editor.execute(DeleteAssessment(self._ident)))
        self._remove = remove
        head = QHBoxLayout()
        head.addWidget(self.choice, 1)
        head.addWidget(add)
        head.addWidget(remove)
        return head

    def _table(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        standards = iter(STANDARDS)
        for group, size in groups():
            heading = plain.label(group, self._page)
            font = heading.font()
            font.setBold(True)
            heading.setFont(font)
            form.addRow(heading)
            for _ in range(size):
                standard = next(standards)
                row = ScoreRow(standard, self, self._page)
                self.rows[standard] = row
                words = f"{standard_name(standard)}: {standard_meaning(standard)}"
                label = plain.label(words, self._page)
                label.setWordWrap(True)
                form.addRow(label, row)
        return form

    # --- following

    def showEvent(self, event: QShowEvent) -> None:
        """What was not drawn while hidden is drawn now."""
        super().showEvent(event)
        self._draw()

    def _follow(self, *_: object) -> None:
        m = self._editor.map
        known = [assessment.id for assessment in m.assessments]
        if self._ident not in known:
            self._ident = known[0] if known else ""
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for assessment in m.assessments:
                self.choice.addItem(plain.one_line(assessment.name, 60), assessment.id)
            self.choice.setCurrentIndex(known.index(self._ident) if self._ident else -1)
        self._take(self._ident)

    def _take(self, ident: str) -> None:
        self._ident = ident
        m = self._editor.map
        found = next((each for each in m.assessments if each.id == ident), None)
        self._page.setVisible(found is not None)
        self._remove.setEnabled(found is not None)
        self.choice.setEnabled(found is not None)
        self._area.setVisible(found is not None)
        self._nothing.setVisible(found is None)
        self._hint.setText(
            translate(
                "Standards",
                "Nothing is assessed yet. Select a process or an actor and press New to hold it against the"
                " twelve standards.",
            )
            if found is None
            else translate("Standards", "About {what}").format(what=title_of(m, found.subject))
            if found.subject
            else ""
        )
        self._hint.setVisible(bool(self._hint.text()))
        if found is None or found == self._shown:
            self._shown = found
            return
        self._shown = found
        if self.name.text() != found.name:
            self.name.setText(found.name)
        scores = {score.standard: score for score in found.scores}
        for standard, row in self.rows.items():
            score = scores.get(standard)
            row.show_score(score.score if score else None, score.evidence if score else "")
        self._draw()

    def _draw(self) -> None:
        if self._shown is None or not self.isVisible():
            return
        if self._ground is not None:
            self._radar.removeWidget(self._ground)
            self._ground.deleteLater()
        chart = standards_chart(self._shown)
        ground = Ground(f"{chart.title}. {chart.says}", self._page)
        ground.setFixedHeight(_RADAR)
        filled(chart, ground)
        self._radar.addWidget(ground)
        self._ground = ground

    # --- changing

    def add(self) -> None:
        """An assessment of the selected process or actor, else of nothing in particular."""
        m = self._editor.map
        ids = self._editor.selection.ids
        subject = next((i for i in ids if i in m.process_by_id or i in m.actor_by_id), None)
        name = title_of(m, subject) if subject else translate("Standards", "New assessment")
        made = new_assessment(m, name, subject)
        if self._editor.execute(AddAssessment(made)):
            self._ident = made.id
            self._follow()
            self.name.setFocus()

    def set_score(self, standard: Standard, score: int | None, evidence: str, gesture: str) -> None:
        """Send what a row says."""
        self._editor.execute(SetScore(self._ident, standard, score, evidence, gesture or None))

    def _named(self, text: str) -> None:
        if text.strip():
            self._gesture = self._gesture or f"name {next(_stays)}"
            self._editor.execute(SetAssessmentField(self._ident, "name", text, self._gesture))


class ScoreRow(QWidget):
    """How far one standard is met, and why one says so."""

    def __init__(self, standard: Standard, owner: Standards, parent: QWidget) -> None:
        super().__init__(parent)
        self._standard = standard
        self._owner = owner
        self._gesture = ""
        self.score: QComboBox = Choice(self)
        for value in (None, 0, 1, 2, 3, 4):
            text = score_name(value)
            self.score.addItem(text if value is None else f"{value} · {text}", value)
        self.score.setAccessibleName(standard_name(standard))
        self.evidence = QLineEdit(self)
        self.evidence.setPlaceholderText(translate("Standards", "evidence"))
        name = translate("Standards", "Evidence for {standard}").format(standard=standard_name(standard))
        self.evidence.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 8)
        row.addWidget(self.score, 2)
        row.addWidget(self.evidence, 3)
        self.score.activated.connect(lambda _: self._send(""))
        self.evidence.textEdited.connect(self._typed)
        self.evidence.editingFinished.connect(self._left)

    def show_score(self, score: int | None, evidence: str) -> None:
        """Show without sending."""
        with QSignalBlocker(self.score):
            self.score.setCurrentIndex(self.score.findData(score))
        if self.evidence.text().strip() != evidence:
            self.evidence.setText(evidence)

    def _typed(self) -> None:
        self._gesture = self._gesture or f"evidence {next(_stays)}"
        self._send(self._gesture)

    def _left(self) -> None:
        self._gesture = ""

    def _send(self, gesture: str) -> None:
        self._owner.set_score(self._standard, self.score.currentData(), self.evidence.text(), gesture)


def _quiet(text: str, parent: QWidget) -> QLabel:
    label = plain.label(text, parent)
    label.setWordWrap(True)
    return label
