"""The pages of the window in their order, and when each has something to tell."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from fbdesk.models.checks.findings import Finding
    from fbdesk.models.snapshot import Plan
    from fbdesk.ui.desk import Desk
    from fbdesk.ui.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """One page: where it stands in the navigation and where its class is found.

    `count` gives the small number behind its name. Findings about rows of `tables` give it a
    warning dot. The class is imported when the page is first visited: start-up is a feature.
    """

    code: str
    group: str
    title: str
    icon: str
    place: str
    count: Callable[[Plan], int] | None = None
    tables: frozenset[str] = frozenset()

    def make(self, desk: Desk) -> Page:
        """Return a new page for the open plan."""
        module, _, name = self.place.partition(":")
        page: Page = getattr(import_module(module), name)(desk)
        return page

    def needs_attention(self, findings: tuple[Finding, ...]) -> bool:
        """Return whether a finding concerns a row that is mended on this page."""
        return any(finding.table in self.tables for finding in findings)


def _number_of_measures(plan: Plan) -> int:
    return len(plan.measures)


PAGES = (
    PageSpec(
        code="overview",
        group="Plan",
        title="Overview",
        icon="layout-dashboard",
        place="fbdesk.ui.pages.overview.page:OverviewPage",
    ),
    PageSpec(
        code="city",
        group="Plan",
        title="City and region",
        icon="map",
        place="fbdesk.ui.pages.city:CityPage",
        tables=frozenset({"plan", "municipality", "party"}),
    ),
    PageSpec(
        code="goals",
        group="Plan",
        title="Goals and challenges",
        icon="target",
        place="fbdesk.ui.pages.goals.page:GoalsPage",
        tables=frozenset({"goal", "target", "challenge", "reference_assumption"}),
    ),
    PageSpec(
        code="strategy",
        group="Plan",
        title="Strategy",
        icon="route",
        place="fbdesk.ui.pages.strategy:StrategyPage",
        tables=frozenset({"strategy"}),
    ),
    PageSpec(
        code="measures",
        group="Measures",
        title="Measures",
        icon="list-todo",
        place="fbdesk.ui.pages.measures.page:MeasuresPage",
        count=_number_of_measures,
        tables=frozenset({"measure", "effect", "milestone"}),
    ),
    PageSpec(
        code="instruments",
        group="Measures",
        title="Instruments",
        icon="landmark",
        place="fbdesk.ui.pages.instruments:InstrumentsPage",
        tables=frozenset({"instrument"}),
    ),
    PageSpec(
        code="timeline",
        group="Measures",
        title="Progress",
        icon="calendar",
        place="fbdesk.ui.pages.timeline.page:TimelinePage",
    ),
    PageSpec(
        code="effects",
        group="Measures",
        title="Effect",
        icon="chart-line",
        place="fbdesk.ui.pages.effects.page:EffectsPage",
        tables=frozenset({"scenario", "scenario_measure"}),
    ),
    PageSpec(
        code="prioritise",
        group="Measures",
        title="Prioritisation",
        icon="arrow-up-down",
        place="fbdesk.ui.pages.prioritise.page:PrioritisePage",
        tables=frozenset({"criterion_weight"}),
    ),
    PageSpec(
        code="economy",
        group="Measures",
        title="Economy",
        icon="wallet",
        place="fbdesk.ui.pages.economy.page:EconomyPage",
        tables=frozenset({"cost_line", "funding_line"}),
    ),
    PageSpec(
        code="factors",
        group="Measures",
        title="Emission factors",
        icon="scale",
        place="fbdesk.ui.pages.factors.page:FactorsPage",
        tables=frozenset({"factor_override"}),
    ),
    PageSpec(
        code="agreement",
        group="Cooperation",
        title="Agreement",
        icon="handshake",
        place="fbdesk.ui.pages.agreement.page:AgreementPage",
        tables=frozenset({"agreement", "commitment", "condition", "joint_project", "signatory"}),
    ),
    PageSpec(
        code="organisation",
        group="Cooperation",
        title="Organisation",
        icon="network",
        place="fbdesk.ui.pages.organisation.page:OrganisationPage",
        tables=frozenset({"body"}),
    ),
    PageSpec(
        code="meetings",
        group="Cooperation",
        title="Meetings",
        icon="presentation",
        place="fbdesk.ui.pages.meetings.page:MeetingsPage",
        tables=frozenset({"meeting", "meeting_series", "action_item"}),
    ),
    PageSpec(
        code="inventory",
        group="Follow-up",
        title="Emission inventory",
        icon="factory",
        place="fbdesk.ui.pages.inventory.page:InventoryPage",
        tables=frozenset({"inventory_edition", "inventory_row"}),
    ),
    PageSpec(
        code="indicators",
        group="Follow-up",
        title="Indicators",
        icon="gauge",
        place="fbdesk.ui.pages.indicators.page:IndicatorsPage",
        tables=frozenset({"indicator"}),
    ),
    PageSpec(
        code="reporting",
        group="Follow-up",
        title="Reporting",
        icon="clipboard-list",
        place="fbdesk.ui.pages.reporting.page:ReportingPage",
        tables=frozenset({"report_period"}),
    ),
    PageSpec(
        code="deadlines",
        group="Follow-up",
        title="Deadlines",
        icon="calendar-clock",
        place="fbdesk.ui.pages.deadlines.page:DeadlinesPage",
        tables=frozenset({"deadline"}),
    ),
    PageSpec(
        code="information",
        group="Follow-up",
        title="Information",
        icon="megaphone",
        place="fbdesk.ui.pages.information:InformationPage",
        tables=frozenset({"communication"}),
    ),
    PageSpec(
        code="documents",
        group="Output",
        title="Documents",
        icon="file-text",
        place="fbdesk.ui.pages.documents.page:DocumentsPage",
    ),
)
