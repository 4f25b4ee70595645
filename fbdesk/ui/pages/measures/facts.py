"""What is read first of a measure below its title: who, when, money, effect, and how far it is."""

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from fbdesk.models.checks.progress import is_overdue
from fbdesk.models.followup import Milestone
from fbdesk.models.measures import Measure
from fbdesk.models.results.indicators import measure_completion
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measures.lines import cost_ore, granted_ore, main_year
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.today import local_today
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.labels import label, set_role

MOST_FACTS = 5


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: what it is about, what it says, and whether that is a warning."""

    caption: str
    words: str
    warns: bool = False


class FactLabel(QWidget):
    """A small caption with its words below it."""

    def __init__(self) -> None:
        super().__init__()
        self.caption = label("", "caption")
        self.words = label("", "strong")
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 0)
        column.addWidget(self.caption)
        column.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_fact(self, fact: Fact) -> None:
        """Show a fact."""
        self.caption.setText(fact.caption)
        self.words.setText(fact.words)
        set_role(self.words, role="warning" if fact.warns else "strong")
        self.words.setToolTip(fact.words)

    def sizeHint(self) -> QSize:
        """Return what the words take; a very long one is cut rather than widen the card."""
        hint = super().sizeHint()
        parent = self.parentWidget()
        most = parent.width() if parent is not None and parent.width() > 0 else hint.width()
        return QSize(min(hint.width(), most), hint.height())


class MeasureFacts(QWidget):
    """The facts in a row that wraps; each stands where it stood when it is refreshed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._numbers = numbers_in(desk.language)
        self._labels = [FactLabel() for _ in range(MOST_FACTS)]
        self._flow = FlowLayout(self, gap=18)
        for each in self._labels:
            self._flow.addWidget(each)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_measure(self, plan: Plan, measure: Measure, results: PlanResults | None) -> None:
        """Show a measure of the plan."""
        facts = (
            Fact(
                tr("Responsible"),
                measure.responsible or tr("missing"),
                warns=not measure.responsible,
            ),
            self._when(measure),
            self._money(plan, measure),
            self._effect(plan, measure, results),
            self._progress(plan, measure),
        )
        for shown, fact in zip(self._labels, facts, strict=True):
            shown.show_fact(fact)
        self._flow.invalidate()
        self.updateGeometry()

    def _when(self, measure: Measure) -> Fact:
        if measure.start_year is None:
            return Fact(tr("Period"), tr("missing"), warns=True)
        years = self._numbers.years(measure.start_year, measure.end_year)
        return Fact(tr("Period"), years)

    def _money(self, plan: Plan, measure: Measure) -> Fact:
        cost = cost_ore(plan, measure.key)
        if cost is None:
            return Fact(
                tr("Cost"), tr("missing"), warns=self._desk.programme.counts(measure.status)
            )
        gap = cost - (granted_ore(plan, measure.key) or 0)
        money = self._numbers.money
        if gap <= 0:
            return Fact(tr("Cost"), tr("{cost}, covered", cost=money(cost)))
        return Fact(tr("Cost"), tr("{cost}, {gap} not granted", cost=money(cost), gap=money(gap)))

    def _effect(self, plan: Plan, measure: Measure, results: PlanResults | None) -> Fact:
        year = main_year(plan, results)
        caption = tr("Effect in {year}", year=year)
        found = results.measures if results else ()
        result = next((each for each in found if each.measure == measure.key), None)
        if result is None:
            return Fact(caption, "…")
        effect_t = result.stand_alone_t.get(year)
        if effect_t is not None:
            return Fact(caption, self._numbers.cut(effect_t), warns=effect_t > 0)
        areas = {area.code: area.measured_in_tonnes for area in self._desk.programme.focus_areas}
        if not areas.get(measure.focus_area, True):
            return Fact(caption, tr("is told by indicators"))
        return Fact(caption, tr("missing"), warns=True)

    def _progress(self, plan: Plan, measure: Measure) -> Fact:
        today = local_today()
        milestones = plan.children(Milestone, "measure", measure.key)
        late = sum(1 for milestone in milestones if is_overdue(milestone, today))
        if late:
            words = counted(late, "{number} milestone overdue", "{number} milestones overdue")
            return Fact(tr("Progress"), words, warns=True)
        share = measure_completion(plan, measure.key)
        if share is not None:
            return Fact(tr("Progress"), self._numbers.percent(share))
        if milestones:
            reached = sum(1 for milestone in milestones if milestone.done is not None)
            words = tr("{reached} of {all} milestones", reached=reached, all=len(milestones))
            return Fact(tr("Progress"), words)
        return Fact(tr("Progress"), tr("not followed up yet"))
