"""The tab on how a measure comes along: indicators, milestones, notes, decisions, links, uses."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.models.measures import Measure
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measures.indicators import MeasureIndicators
from fbdesk.ui.pages.measures.milestones import MeasureDecisions, MeasureMilestones
from fbdesk.ui.pages.measures.notes import MeasureNotes
from fbdesk.ui.pages.measures.references import MeasureReferences
from fbdesk.ui.pages.uses import Uses, uses_of_measure
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr


class MeasureFollowUp(QWidget):
    """What has happened and what comes next, in reading order."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._numbers = numbers_in(desk.language)
        self.notes = MeasureNotes(desk)
        self.milestones = MeasureMilestones(desk)
        self.indicators = MeasureIndicators(desk)
        self.decisions = MeasureDecisions(desk)
        self.references = MeasureReferences(desk)
        self.uses = Uses(desk, tr("Used in"))
        self._parts: tuple[Any, ...] = (
            *(self.notes, self.milestones, self.indicators, self.decisions, self.references),
        )
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 22)
        for part in (*self._parts, self.uses):
            column.addWidget(part)

    def show_measure(self, plan: Plan, measure: Measure) -> None:
        """Show a measure of the plan."""
        for part in self._parts:
            part.show_measure(plan, measure)
        self.uses.show_uses(uses_of_measure(plan, measure.key, self._numbers))
