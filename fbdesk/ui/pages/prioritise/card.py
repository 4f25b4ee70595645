"""The chosen measure's place, taken apart, and the weights that it rests on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.models.priorities import Rated
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.prioritise.table import part_table
from fbdesk.ui.pages.prioritise.weights import Weights
from fbdesk.ui.pages.prioritise.words import (
    environment_words,
    missing_words,
    part_lines,
    score_words,
)
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.labels import label, rule


class PriorityCard(QWidget):
    """Score, parts of the score, what is missing, risk; below it the weights."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk = desk
        self._wording = wording
        self._key = ""
        self.title = label("", "section", wrap=True)
        self.score = label("", "strong", wrap=True)
        self.parts = part_table(wording)
        self.facts = label("", "muted", wrap=True)
        self.missing = label("", "warning", wrap=True)
        self.open = button(tr("Open the measure"), self._open, kind="link", icon="arrow-right")
        self.weights = Weights(desk, wording)
        self._measure = QWidget()
        inside = QVBoxLayout(self._measure)
        margins(inside, 0, 0, 0, 0)
        spacing(inside, 8)
        for part in (self.title, self.score, self.parts, self.facts, self.missing):
            inside.addWidget(part)
        inside.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 16)
        column.addWidget(self._measure)
        column.addWidget(rule())
        column.addWidget(self.weights)

    def show_rated(self, rated: Rated | None) -> None:
        """Show a measure; without one only the weights stand here."""
        self._measure.setVisible(rated is not None)
        self._key = rated.key if rated else ""
        if rated is None:
            return
        self.title.setText(f"{rated.number}  {rated.title}")
        self.score.setText(score_words(rated, self._wording))
        self.parts.show_rows(part_lines(rated, self._wording))
        self.facts.setText("\n".join(self._facts(rated)))
        self.facts.setVisible(bool(self.facts.text()))
        missing = missing_words(rated, self._wording)
        self.missing.setText(tr("Missing: {what}.", what=missing) if missing else "")
        self.missing.setVisible(bool(missing))

    def _facts(self, rated: Rated) -> list[str]:
        """Return what the points do not tell: share of the joint cut, city environment, risk."""
        write = self._wording.numbers.tonnes
        facts = []
        if rated.joint_t:
            facts.append(tr("Share of the joint cut: {amount}.", amount=write(-rated.joint_t)))
        elif rated.in_tonnes and not rated.counts:
            facts.append(tr("Does not count towards the target yet."))
        parts = environment_words(rated, self._wording)
        if parts:
            facts.append(tr("City environment: {parts}.", parts=parts))
        if rated.risk.strip():
            facts.append(tr("Risk: {text}", text=rated.risk.strip()))
        return facts

    def _open(self) -> None:
        if self._key:
            self._desk.go_to("measures", self._key)
