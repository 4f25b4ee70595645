"""Priorities: the measures in order by criteria that the city weighs, and what a tonne costs."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fbdesk.errors import PlanError
from fbdesk.models.priorities import Rated, rated_measures, reweighted, weights_of
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.results.measure_economy import CarbonPrice, carbon_price
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import wording_in
from fbdesk.ui.background import Progress, Task
from fbdesk.ui.desk import Desk
from fbdesk.ui.page import Page
from fbdesk.ui.pages.prioritise.card import PriorityCard
from fbdesk.ui.pages.prioritise.charts import CostCurve, CostMap, ScoreBars
from fbdesk.ui.pages.prioritise.table import PriorityTable
from fbdesk.ui.pages.prioritise.tools import PriorityFilter
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.choices import TabStrip
from fbdesk.ui.widgets.list_and_card import ListAndCard

RatedPlan = tuple[tuple[Rated, ...], CarbonPrice | None, int]
"""The measures in order, the carbon price to hold them against, and the telling year."""


class PrioritisePage(Page):
    """The order as table and as bars, the abatement cost curve, and cost against cut."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            tr("Prioritisation"),
            tr("Which measures come first? The city sets the weights, and each score is open."),
        )
        self._wording = wording_in(desk.language, desk.programme)
        self._rated: tuple[Rated, ...] = ()
        self._carbon: CarbonPrice | None = None
        self._year = desk.plan.settings.period_to
        self._task: Task[RatedPlan] | None = None
        self.filter = PriorityFilter(desk)
        self.table = PriorityTable(self._wording)
        self.card = PriorityCard(desk, self._wording)
        self.bars = ScoreBars(desk, self._wording)
        self.curve = CostCurve(desk, self._wording)
        self.map = CostMap(desk, self._wording)
        self.tabs = TabStrip(
            (
                ("order", tr("Order")),
                ("bars", tr("Scores as bars")),
                ("curve", tr("Abatement cost curve")),
                ("map", tr("Cost and cut")),
            )
        )
        self._stack = QStackedWidget()
        self._whole = QStackedWidget()
        self._lay_out()
        self.filter.changed.connect(self._show_filtered)
        self.tabs.chosen.connect(self._show_tab)
        self.table.chosen.connect(self._show_chosen)
        self.table.activated.connect(self._open_measure)

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show the weights at once; other edits follow with the results."""
        self._whole.setCurrentIndex(0 if plan.measures else 1)
        self.filter.show_plan(plan)
        self.card.weights.show_plan(plan)
        if not changed or "criterion_weight" in changed:
            self._take_order(reweighted(self._rated, weights_of(plan)))

    def show_results(self, results: PlanResults) -> None:
        """Rate the measures anew."""
        if self._task is not None:
            self._task.cancel()
        work = partial(_rate, self.desk.plan, self.desk.programme, results)
        self._task = self.desk.background.start("", work, self._take, self._tell)

    def reveal(self, key: str) -> None:
        """Choose a measure in the order."""
        self.tabs.choose("order")
        if not self.table.choose(key):
            self.filter.show_everything()
            self.table.choose(key)

    def _take(self, found: RatedPlan) -> None:
        rated, self._carbon, self._year = found
        self._take_order(reweighted(rated, weights_of(self.desk.plan)))

    def _take_order(self, rated: tuple[Rated, ...]) -> None:
        self._rated = rated
        self._show_filtered()

    def _show_filtered(self) -> None:
        shown = self.filter.kept(self._rated)
        self.table.show_rows(shown)
        self._show_chosen()
        self._draw(shown)

    def _show_chosen(self, _key: str = "") -> None:
        self.card.show_rated(self.table.chosen_row)

    def _show_tab(self, code: str) -> None:
        self._stack.setCurrentIndex(self.tabs.codes.index(code))
        self._draw(self.filter.kept(self._rated))

    def _draw(self, shown: Sequence[Rated]) -> None:
        """Draw the chart of the open tab only; the others are drawn when they are turned to."""
        if self.tabs.value == "bars":
            self.bars.show_rated(shown)
        elif self.tabs.value == "curve":
            self.curve.show_rated(shown, self._year, self._carbon)
        elif self.tabs.value == "map":
            self.map.show_rated(shown, self._year, self._carbon)

    def _open_measure(self) -> None:
        if self.table.chosen_key:
            self.desk.go_to("measures", self.table.chosen_key)

    def _tell(self, error: PlanError) -> None:
        self.desk.messages.tell_error(error)

    def _lay_out(self) -> None:
        split = ListAndCard(self.table, left_share=60)
        split.hold(self.card)
        for part in (split, self.bars, self.curve, self.map):
            self._stack.addWidget(part)
        full = QWidget()
        column = QVBoxLayout(full)
        margins(column, 0, 0, 0, 0)
        spacing(column, 12)
        column.addWidget(self.filter)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self._whole.addWidget(full)
        self._whole.addWidget(
            EmptyState(
                tr("No measures yet"),
                tr(
                    "Here the measures are put in order by cut, cost, city environment and what "
                    "they depend on. Begin with a measure."
                ),
                step=(tr("Go to the measures"), partial(self.desk.go_to, "measures", "")),
            )
        )
        self.body.addWidget(self._whole, 1)


def _rate(plan: Plan, programme: Programme, results: PlanResults, progress: Progress) -> RatedPlan:
    """Rate every measure of a plan; runs in a thread."""
    from fbdesk.models.results.computing import edition_of
    from fbdesk.models.results.effect_draft import telling_year
    from fbdesk.models.results.effects_in_plan import own_factors

    year = telling_year(plan)
    edition, _ = own_factors(plan, edition_of(plan))
    progress.check()
    rated = rated_measures(plan, programme, results, edition, year, weights_of(plan))
    return rated, carbon_price(edition, year), year
