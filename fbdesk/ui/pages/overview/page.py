"""Overview: where the city stands, what the measures give, and what is missing."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from fbdesk.models.checks.readiness import readiness
from fbdesk.models.results.plan import PlanResults, TargetResult
from fbdesk.models.snapshot import Plan
from fbdesk.reports.figures.drawn import Drawn
from fbdesk.reports.figures.paths import paths_figure
from fbdesk.reports.figures.paths_words import inventory_source
from fbdesk.reports.figures.style import Style
from fbdesk.reports.wording import Wording, wording_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.page import Page
from fbdesk.ui.pages.overview.deadlines import DeadlinesCard
from fbdesk.ui.pages.overview.figures import FigureWords, KeyFigureRow, figures_of
from fbdesk.ui.pages.overview.findings import AllFindings
from fbdesk.ui.pages.overview.scope import view_name, views
from fbdesk.ui.pages.overview.side import AreasCard, FindingsCard
from fbdesk.ui.scale import heights, zoom
from fbdesk.ui.today import local_today
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.card import Card, EmptyState
from fbdesk.ui.widgets.chart_view import ChartView
from fbdesk.ui.widgets.choices import FilterChips, TabStrip
from fbdesk.ui.widgets.columns import Columns
from fbdesk.ui.widgets.list_and_card import ScrolledColumn

CHART_SIZE = (400, 380)
LEAST_CARD_HEIGHT, ABOVE_CARD = 440, 350
MISSING = "missing"
"""The tab with every finding; other pages lead to it by this name."""


class OverviewPage(Page):
    """Chips of the targets, four key figures, the paths, and at the right what is missing."""

    def __init__(self, desk: Desk) -> None:
        purpose = tr("Where do we stand, what do the measures give, and what is missing?")
        super().__init__(desk, tr("Overview"), purpose)
        self._wording = wording_in(desk.language, desk.programme)
        self._results: PlanResults | None = None
        self.add_action(
            tr("Make a document …"),
            partial(desk.go_to, "documents", ""),
            primary=True,
            icon="file-text",
        )
        self.targets = FilterChips()
        self.targets.setAccessibleName(tr("What the overview looks at"))
        self.targets.chosen.connect(self._show_view)
        self.key_figures = KeyFigureRow()
        self.chart = ChartView(desk, tr("Chart of the paths"))
        self.chart.picture.set_least(*CHART_SIZE)
        self.findings = FindingsCard(desk)
        self.missing = AllFindings(desk)
        self.tabs = TabStrip((("overview", tr("Overview")), (MISSING, tr("What is missing"))))
        self.tabs.chosen.connect(self._show_tab)
        self._tabbed = QStackedWidget()
        self.deadlines = DeadlinesCard(desk, self._wording)
        self.areas = AreasCard(self._wording)
        self._picture = QStackedWidget()
        self._chart_card = Card()
        self._lay_out_parts()

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show what is missing; the figures follow with the results."""
        del changed
        self._show_findings(plan)
        self.deadlines.show_plan(plan)
        self._picture.setCurrentIndex(0 if plan.inventory_rows else 1)
        for part in (self.targets, self.areas):
            part.setVisible(bool(plan.inventory_rows))
        if self._results is None:
            self._show_waiting(plan)

    def show_results(self, results: PlanResults) -> None:
        """Show the figures of the chosen target."""
        self._results = results
        self._show_findings(self.desk.plan)
        self.targets.show_chips(
            tuple((view.target, view_name(view, self._wording), None) for view in views(results))
        )
        self._show_view()

    def reveal(self, key: str) -> None:
        """Show everything that is missing."""
        if key == MISSING:
            self.tabs.choose(MISSING)

    def start_search(self) -> None:
        """Search in what is missing."""
        if self.tabs.value == MISSING:
            self.missing.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the chart fill what the window shows, and not more."""
        super().resizeEvent(event)
        room = round(self.height() / zoom()) - ABOVE_CARD
        heights(self._chart_card, None, max(LEAST_CARD_HEIGHT, room))

    def _show_findings(self, plan: Plan) -> None:
        results, today = self.desk.editor.results, local_today()
        found = readiness(plan, self.desk.programme, results, today=today)
        self.findings.show_findings(found)
        self.missing.show_findings(found)

    def _show_tab(self, code: str) -> None:
        self._tabbed.setCurrentIndex(1 if code == MISSING else 0)

    def _show_waiting(self, plan: Plan) -> None:
        year = plan.settings.start_year
        captions = (
            tr("Emissions in {year}", year=year),
            tr("Target"),
            tr("The measures together cut"),
            tr("Remains to the target"),
        )
        waiting = tr("The figures come when the calculation is done.")
        self.key_figures.show_figures(tuple(FigureWords(text, "–", waiting) for text in captions))

    def _show_view(self, _code: str = "") -> None:
        if self._results is None:
            return
        chosen = self.targets.value
        view = next(view for view in views(self._results) if view.target == chosen)
        self.key_figures.show_figures(figures_of(self._results, view, self._wording))
        self.areas.show_view(view)
        publisher = inventory_source(self.desk.plan)
        self.chart.show_chart(partial(_paths, self._results, view, self._wording, publisher))

    def _lay_out_parts(self) -> None:
        self._picture.addWidget(self.chart)
        self._picture.addWidget(
            EmptyState(
                tr("No inventory yet"),
                tr(
                    "The paths begin with the published emissions of the municipalities. Import "
                    "them, and target, cut and what remains are shown here."
                ),
                step=(tr("Import the inventory …"), partial(self.desk.go_to, "inventory", "")),
            )
        )
        columns = Columns(7, 3)
        left, right = columns.columns
        self._chart_card.body.addWidget(self._picture, 1)
        left.addWidget(self._chart_card, 100)
        left.addStretch(1)
        for card in (self.findings, self.areas, self.deadlines):
            right.addWidget(card)
        right.addStretch(1)
        scrolled = ScrolledColumn()
        scrolled.body.addWidget(self.targets)
        scrolled.body.addWidget(self.key_figures)
        scrolled.body.addWidget(columns, 1)
        for part in (scrolled, self.missing):
            self._tabbed.addWidget(part)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._tabbed, 1)


def _paths(
    results: PlanResults, view: TargetResult, wording: Wording, publisher: str, style: Style
) -> Drawn:
    """Draw the paths of a view; runs in a thread."""
    return paths_figure(results, view, style, wording, publisher)
