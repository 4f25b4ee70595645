"""The joint effect: what the measures do together, scenario by scenario."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from fbdesk.models.results.per_scenario import ScenarioResult
from fbdesk.models.results.plan import PlanResults, Series, TargetResult
from fbdesk.models.scenario_sets import ScenarioSet, scenario_sets
from fbdesk.models.scenarios import ADOPTED
from fbdesk.models.snapshot import Plan
from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.effects import effects_figure
from fbdesk.reports.figures.paths_words import inventory_source
from fbdesk.reports.figures.scenario_paths import scenarios_figure
from fbdesk.reports.figures.style import Style
from fbdesk.reports.wording import Wording, wording_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.locking import only_looks
from fbdesk.ui.page import Page
from fbdesk.ui.pages.effects.computing import ScenarioWork
from fbdesk.ui.pages.effects.scenarios import Scenarios, scenario_courses, scenario_name
from fbdesk.ui.pages.effects.tables import EffectTable, ceiling_table
from fbdesk.ui.pages.effects.words import (
    ceiling_lines,
    choices_words,
    effect_lines,
    findings_of_the_effect,
    outside_words,
    together_words,
)
from fbdesk.ui.pages.overview.scope import view_name, views
from fbdesk.ui.scale import heights, margins, spacing, widths, zoom
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.card import Card, EmptyState
from fbdesk.ui.widgets.chart_view import ChartView
from fbdesk.ui.widgets.choices import ChoiceField, FilterChips, TabStrip
from fbdesk.ui.widgets.finding_list import FindingList
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ScrolledColumn

CHART_SIZE = (300, 320)
LEAST_CARD_HEIGHT, MOST_CARD_HEIGHT, ABOVE_CARD = 400, 620, 380
AREAS, MEASURES, SCENARIOS = "areas", "measures", "scenarios"


class EffectsPage(Page):
    """The wedges of the joint effect, and below them the tables of what stands behind."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            tr("Effect"),
            tr("What the measures do together when overlap is counted once, and what remains."),
        )
        self._wording = wording_in(desk.language, desk.programme)
        self._results: PlanResults | None = None
        self._compared: tuple[ScenarioResult, ...] = ()
        self._sets: tuple[ScenarioSet, ...] = ()
        self._work = ScenarioWork(desk, self)
        self.targets = FilterChips()
        self.targets.setAccessibleName(tr("Target and sectors"))
        self.scenario = only_looks(ChoiceField())
        self.scenario.setAccessibleName(tr("Scenario"))
        self.split = FilterChips()
        self.split.setAccessibleName(tr("What the wedges show"))
        self.split.show_chips(
            (
                (AREAS, tr("Focus areas"), None),
                (MEASURES, tr("Largest measures"), None),
                (SCENARIOS, tr("Scenarios"), None),
            )
        )
        self.chart = ChartView(desk, tr("Chart of the joint effect"))
        self.chart.picture.set_least(*CHART_SIZE)
        self._chart_card = Card()
        self._together = label("", "strong", wrap=True)
        self._outside = label("", "muted", wrap=True)
        self._choices = label("", "caption", wrap=True)
        self.measures = EffectTable(self._wording.numbers)
        self.scenarios = Scenarios(desk, self._wording)
        self.ceiling = ceiling_table(self._wording.numbers)
        self.findings = FindingList(desk, tr("Every effect is placed in the inventory."))
        self.tabs = TabStrip(
            (
                ("measures", tr("Measures")),
                ("scenarios", tr("Scenarios")),
                ("ceiling", tr("Emission ceiling")),
                ("findings", tr("Remarks")),
            )
        )
        self._whole = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show the scenarios as the plan has them; the figures follow with the results."""
        del changed
        self._whole.setCurrentIndex(self._place_of(plan))
        self._sets = scenario_sets(plan, self.desk.programme)
        self.scenario.set_choices(tuple((each.key, scenario_name(each)) for each in self._sets))
        if self._scenario is None and self._sets:
            self.scenario.show_value(self._sets[0].key)
        self._show_scenarios()

    def show_results(self, results: PlanResults) -> None:
        """Show new results, and compute the scenarios anew."""
        del results
        self._work.compare(self._sets)
        self._show_scenario()

    def reveal(self, key: str) -> None:
        """Choose a measure in its table, or a scenario."""
        if self.measures.choose(key):
            self.tabs.choose("measures")
        elif any(each.key == key for each in self._sets):
            self.tabs.choose("scenarios")
            self._choose_scenario(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the chart take what the window shows, within bounds."""
        super().resizeEvent(event)
        room = round(self.height() / zoom()) - ABOVE_CARD
        height = min(max(LEAST_CARD_HEIGHT, room), MOST_CARD_HEIGHT)
        heights(self._chart_card, height, height)

    @property
    def view(self) -> TargetResult | None:
        """Return the target that is looked at, as the shown scenario leads to it."""
        if self._results is None:
            return None
        found = views(self._results)
        return next((each for each in found if each.target == self.targets.value), found[0])

    @property
    def _scenario(self) -> ScenarioSet | None:
        return next((each for each in self._sets if each.key == self.scenario.value), None)

    def _place_of(self, plan: Plan) -> int:
        if not plan.measures:
            return 1
        return 0 if plan.inventory_rows else 2

    def _choose_scenario(self, key: str) -> None:
        if key != self.scenario.value and any(each.key == key for each in self._sets):
            self.scenario.show_value(key)
            self._show_scenario()

    def _show_scenario(self, _key: object = None) -> None:
        """Show the chosen scenario: what has been decided is computed already."""
        scenario = self._scenario
        results = self.desk.editor.results
        if scenario is None or results is None:
            return
        if scenario.built_in and scenario.basis == ADOPTED:
            self._work.forget()
            self._take(results)
        else:
            self._work.compute(scenario)
        self._show_scenarios()

    def _take(self, results: PlanResults) -> None:
        self._results = results
        self.targets.show_chips(
            tuple((view.target, view_name(view, self._wording), None) for view in views(results))
        )
        self._show_view()

    def _take_compared(self, compared: tuple[ScenarioResult, ...]) -> None:
        self._compared = compared
        self._show_scenarios()
        if self.split.value == SCENARIOS:
            self._draw()

    def _show_scenarios(self) -> None:
        view = self.view
        if view is not None:
            self.scenarios.show_scenarios(self._sets, self._compared, view, self.scenario.value)

    def _show_view(self, _code: str = "") -> None:
        view, results = self.view, self._results
        if view is None or results is None:
            return
        lines = effect_lines(results, view)
        self.measures.show_rows(lines)
        self.ceiling.show_rows(ceiling_lines(view))
        self.findings.show_findings(findings_of_the_effect(results))
        self._together.setText(together_words(lines, view, self._wording))
        self._outside.setText(outside_words(results, view.year, self._wording))
        self._outside.setVisible(bool(self._outside.text()))
        self._choices.setText(" · ".join(choices_words(results, self._wording)))
        self._show_scenarios()
        self._draw()

    def _draw(self, _code: str = "") -> None:
        view = self.view
        if view is None or self._results is None:
            return
        publisher = inventory_source(self.desk.plan)
        if self.split.value == SCENARIOS:
            courses = scenario_courses(self._compared, view)
            draw = partial(_scenarios, courses, self._results, view, self._wording, publisher)
        else:
            by_measure = self.split.value == MEASURES
            draw = partial(_figure, self._results, view, self._wording, publisher, by_measure)
        self.chart.show_chart(draw)

    def _open_measure(self) -> None:
        if self.measures.chosen_key:
            self.desk.go_to("measures", self.measures.chosen_key)

    def _show_tab(self, code: str) -> None:
        for name, part in self._tables().items():
            part.setVisible(name == code)

    def _tables(self) -> dict[str, QWidget]:
        return {
            "measures": self.measures,
            "scenarios": self.scenarios,
            "ceiling": self.ceiling,
            "findings": self.findings,
        }

    def _connect(self) -> None:
        self.targets.chosen.connect(self._show_view)
        self.split.chosen.connect(self._draw)
        self.scenario.committed.connect(self._show_scenario)
        self.scenarios.chosen.connect(self._choose_scenario)
        self.measures.activated.connect(self._open_measure)
        self.tabs.chosen.connect(self._show_tab)
        self._work.computed.connect(self._take)
        self._work.compared.connect(self._take_compared)

    def _lay_out(self) -> None:
        scrolled = ScrolledColumn()
        column = scrolled.body
        column.addWidget(self.targets)
        column.addWidget(_switches(self.scenario, self.split))
        self._chart_card.body.addWidget(self.chart, 1)
        column.addWidget(self._chart_card)
        for words in (self._together, self._outside, self._choices):
            column.addWidget(words)
        column.addWidget(self.tabs)
        for part in self._tables().values():
            column.addWidget(part)
        column.addStretch(1)
        self._show_tab("measures")
        self._whole.addWidget(scrolled)
        for empty in _empty_states(self.desk):
            self._whole.addWidget(empty)
        self.body.addWidget(self._whole, 1)


def _switches(scenario: ChoiceField, split: FilterChips) -> QWidget:
    """Return the row in which the scenario and the wedges are chosen."""
    row, chooser = QWidget(), QWidget()
    flow = FlowLayout(row, gap=12)
    beside = QHBoxLayout(chooser)
    margins(beside, 0, 0, 0, 0)
    spacing(beside, 8)
    beside.addWidget(label(tr("Scenario"), "muted"))
    widths(scenario, 270, 420)
    beside.addWidget(scenario)
    flow.addWidget(chooser)
    flow.addWidget(split)
    return row


def _empty_states(desk: Desk) -> tuple[EmptyState, EmptyState]:
    """Return what stands here without measures, and without an inventory."""
    return (
        EmptyState(
            tr("No measures yet"),
            tr(
                "Here stands what the measures do together, under the reference path and "
                "against the target. Begin with a measure and what it cuts."
            ),
            step=(tr("Go to the measures"), partial(desk.go_to, "measures", "")),
        ),
        EmptyState(
            tr("No inventory yet"),
            tr(
                "The joint effect is taken from published emissions, so that no tonne is cut "
                "twice. Import the inventory, and the wedges are drawn here."
            ),
            step=(tr("Import the inventory …"), partial(desk.go_to, "inventory", "")),
        ),
    )


def _figure(
    results: PlanResults,
    view: TargetResult,
    wording: Wording,
    publisher: str,
    by_measure: bool,  # noqa: FBT001 a partial gives it by position
    style: Style,
) -> Drawn:
    """Draw the joint effect; runs in a thread."""
    return effects_figure(results, view, style, wording, publisher, by_measure=by_measure)


def _scenarios(
    courses: dict[str, Series],
    results: PlanResults,
    view: TargetResult,
    wording: Wording,
    publisher: str,
    style: Style,
) -> Drawn:
    """Draw the scenarios side by side; runs in a thread."""
    return scenarios_figure(courses, results, view, style, wording, publisher)
