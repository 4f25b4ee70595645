"""The chosen indicator as a card: how far it has come, its chart, its figures, what it is."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.models.checks.progress import asked_day
from fbdesk.models.followup import Indicator
from fbdesk.models.measures import Measure
from fbdesk.models.results.indicators import BETTER, IndicatorResult, indicator_result
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Goal
from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.indicators import indicators_figure
from fbdesk.reports.figures.style import Style
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.pages.indicators.figures import Observations, Targets
from fbdesk.ui.pages.indicators.words import (
    completion_words,
    directions,
    indicator_kinds,
    latest_words,
    pace_words,
    trend_words,
    warning_words,
    way_words,
)
from fbdesk.ui.pages.uses import Use, Uses
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.today import local_today
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import IconButton
from fbdesk.ui.widgets.chart_view import ChartView
from fbdesk.ui.widgets.labels import chip, label, set_role

CHART_SIZE = (240, 260)


class IndicatorCard(QWidget):
    """Shows one indicator as it is read, and lets every part of it be changed."""

    delete_wanted = Signal(str)
    """The user deletes the indicator with this key."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk, self._wording = desk, wording
        self._indicator: Indicator | None = None
        self._drawn: IndicatorResult | None = None
        self.title = label("", "section", wrap=True)
        self.figure = label("", "figure")
        self.trend = chip("")
        self.way = label("", wrap=True)
        self.latest = label("", "muted", wrap=True)
        self.pace = label("", "muted", wrap=True)
        self.warning = label("", "warning", wrap=True)
        self.chart = ChartView(desk, tr("Chart of the indicator"))
        self.chart.picture.set_least(*CHART_SIZE)
        self.observations = Observations(desk)
        self.targets = Targets(desk)
        self.uses = Uses(desk, tr("Belongs to"))
        self.form = RowForm(desk, Indicator, self._fields(), naming=_title)
        self._lay_out()

    def show_indicator(self, plan: Plan, key: str) -> None:
        """Show an indicator of the plan; nothing where there is none."""
        if self._indicator is not None and self._indicator.key != key:
            self.form.leave()
            plan = self._desk.plan
        indicator = plan.find(Indicator, key)
        self._indicator = indicator
        self.setVisible(indicator is not None)
        if indicator is None:
            self.form.show_row(None)
            return
        self._offer(plan)
        self.form.show_row(indicator)
        self.observations.show_indicator(plan, indicator)
        self.targets.show_indicator(plan, indicator)
        self.uses.show_uses(uses_of_indicator(plan, indicator))
        self._show_result(indicator_result(plan, indicator))

    def start_writing(self) -> None:
        """Select the title, so that it can be typed."""
        title: Any = self.form.field("title")
        title.setFocus()
        title.selectAll()

    def _show_result(self, result: IndicatorResult) -> None:
        numbers = self._wording.numbers
        self.title.setText(result.indicator.title)
        self.figure.setVisible(result.completion is not None)
        self.figure.setText(completion_words(result.completion, numbers))
        trend = trend_words(result.trend)
        self.trend.setVisible(bool(trend))
        self.trend.setText(trend)
        set_role(self.trend, tone="accent" if result.trend == BETTER else "warning")
        self.way.setText(way_words(result, numbers))
        self.latest.setText(latest_words(result, numbers))
        for part, words in (
            (self.pace, pace_words(result, numbers)),
            (self.warning, warning_words(result, asked_day(self._desk.plan, local_today()))),
        ):
            part.setText(words)
            part.setVisible(bool(words))
        self.chart.setVisible(bool(result.observations or result.targets))
        if result != self._drawn:
            self._drawn = result
            self.chart.show_chart(partial(_draw, result, self._wording))

    def _offer(self, plan: Plan) -> None:
        """Offer the measures and goals of the plan."""
        measures = tuple((m.key, f"{m.number}  {m.title}") for m in plan.measures)
        goals = tuple((goal.key, goal.title) for goal in plan.goals)
        for name, choices in (("measure", measures), ("goal", goals)):
            field: Any = self.form.field(name)
            field.set_choices((("", tr("None chosen")), *choices))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        spacing(head, 6)
        head.addWidget(self.title, 1)
        delete = IconButton("trash-2", tr("Delete the indicator"))
        delete.clicked.connect(self._delete)
        head.addWidget(delete)
        told = QHBoxLayout()
        spacing(told, 10)
        told.addWidget(self.figure)
        told.addWidget(self.trend)
        told.addStretch(1)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 4)
        column.addLayout(head)
        column.addLayout(told)
        for words in (self.way, self.latest, self.pace, self.warning):
            column.addWidget(words)
        for part in (self.chart, self.observations, self.targets, self.uses):
            column.addSpacing(12)
            column.addWidget(part)
        column.addSpacing(12)
        column.addWidget(label(tr("About the indicator"), "section"))
        column.addWidget(self.form)

    def _delete(self, _checked: object = None) -> None:
        if self._indicator is not None:
            self.delete_wanted.emit(self._indicator.key)

    def _fields(self) -> tuple[FormField, ...]:
        desk = self._desk
        nothing = (("", tr("None chosen")),)
        return (
            FormField(name="title", text=tr("Indicator"), wide=True),
            FormField(
                name="definition",
                text=tr("Definition"),
                placeholder=tr("What is counted, where and how"),
                lines=2,
            ),
            FormField(name="unit", text=tr("Unit"), placeholder=tr("%, km, kg …")),
            FormField(name="direction", text=tr("Which way is better"), choices=directions()),
            FormField(name="baseline", text=tr("Baseline")),
            FormField(name="baseline_year", text=tr("Baseline year")),
            FormField(
                name="kind",
                text=tr("Kind"),
                choices=indicator_kinds(),
                help=tr("A result indicator with a target tells how far its measure has come."),
            ),
            FormField(name="focus_area", text=tr("Focus area"), choices=desk.choices("focus_area")),
            FormField(name="measure", text=tr("Measure"), choices=nothing),
            FormField(name="goal", text=tr("Goal"), choices=nothing),
            FormField(name="source", text=tr("Source")),
            FormField(name="responsible", text=tr("Responsible")),
        )


def uses_of_indicator(plan: Plan, indicator: Indicator) -> tuple[Use, ...]:
    """Return the measure and the goal that an indicator belongs to."""
    measure, goal = plan.find(Measure, indicator.measure), plan.find(Goal, indicator.goal)
    uses = []
    if measure is not None:
        title = f"{measure.number}  {measure.title}"
        uses.append(Use(tr("Measure"), title, "measures", measure.key))
    if goal is not None:
        uses.append(Use(tr("Goal"), goal.title, "goals", goal.key))
    return tuple(uses)


def _draw(result: IndicatorResult, wording: Wording, style: Style) -> Drawn:
    """Draw the indicator; runs in a thread."""
    return indicators_figure((result,), style, wording)


def _title(indicator: Row) -> str:
    return indicator.title if isinstance(indicator, Indicator) else ""
