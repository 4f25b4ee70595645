"""The card of the chosen measure: its head, and one tab at a time below."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from fbdesk.models.measures import Measure
from fbdesk.models.plan_results import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measure_effects import MeasureEffects
from fbdesk.ui.pages.measures_about import MeasureAbout
from fbdesk.ui.pages.measures_agreement import MeasureAgreement
from fbdesk.ui.pages.measures_environment import MeasureEnvironment
from fbdesk.ui.pages.measures_head import MeasureHead
from fbdesk.ui.pages.measures_money import MeasureMoney
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import TabStrip


class MeasureCard(QWidget):
    """Reads like a page; what is out of sight is brought up to date when it is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._measure: Measure | None = None
        self.head = MeasureHead(desk)
        self.about = MeasureAbout(desk)
        self.effects = MeasureEffects(desk)
        self.money = MeasureMoney(desk)
        self.agreement = MeasureAgreement(desk)
        self.environment = MeasureEnvironment(desk)
        self._parts: dict[str, QWidget] = {
            "about": self.about,
            "effects": self.effects,
            "money": self.money,
            "agreement": self.agreement,
            "environment": self.environment,
        }
        self.tabs = TabStrip(
            (
                ("about", tr("About the measure")),
                ("effects", tr("Effect")),
                ("money", tr("Money")),
                ("agreement", tr("Agreement")),
                ("environment", tr("City environment")),
            )
        )
        self.tabs.chosen.connect(self._show_tab)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 14)
        column.addWidget(self.head)
        column.addWidget(self.tabs)
        for part in self._parts.values():
            column.addWidget(part)
        self._show_tab()

    @property
    def measure(self) -> Measure | None:
        """Return the measure that is shown."""
        return self._measure

    def show_measure(self, plan: Plan, key: str) -> None:
        """Show a measure of the plan; another one's half-typed texts are saved first."""
        if self._measure is not None and self._measure.key != key:
            self._leave_fields()
            plan = self._desk.plan
        self._measure = plan.find(Measure, key)
        self.setVisible(self._measure is not None)
        if self._measure is None:
            return
        self.head.show_measure(plan, self._measure)
        self._show_part(plan, self._measure)

    def show_results(self, results: PlanResults) -> None:
        """Show new results where the open tab tells of them."""
        if self._measure is None:
            return
        if self.tabs.value == "effects":
            self.effects.show_results(results)
        elif self.tabs.value == "money":
            self.money.show_results(results)

    def _leave_fields(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        self.head.leave()

    def _show_tab(self, _code: str = "") -> None:
        for code, part in self._parts.items():
            part.setVisible(code == self.tabs.value)
        if self._measure is None:
            return
        self._show_part(self._desk.plan, self._measure)
        results = self._desk.editor.results
        if results is not None:
            self.show_results(results)

    def _show_part(self, plan: Plan, measure: Measure) -> None:
        if self.tabs.value == "effects":
            self.effects.show_measure(plan, measure.key)
            if self._desk.editor.results is not None:
                self.effects.show_results(self._desk.editor.results)
            return
        shows = {
            "about": self.about.show_measure,
            "money": self.money.show_measure,
            "agreement": self.agreement.show_measure,
            "environment": self.environment.show_measure,
        }
        shows[self.tabs.value](plan, measure)
